"""What a Word file's styles say about their paragraphs and runs, as far as reading needs it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from docx.oxml.ns import qn

from assistant.importing.package import Element
from assistant.importing.paper import CONTINUED_STYLE, RUN_ON_STYLE

# A blank in which continuing paragraphs look different has a style for each look.
_CONTINUED: Final = re.compile(f"{CONTINUED_STYLE}[0-9]*")
_VALUE: Final = qn("w:val")
_PROPERTIES: Final = qn("w:rPr")
_VANISH: Final = qn("w:vanish")
_STYLE: Final = qn("w:rStyle")
_NUMBERING: Final = qn("w:numPr")
_OFF: Final = ("0", "false", "off")
_MOST_BASES: Final = 20
"""Styles that one style may be based on, one on another; Word allows eleven."""


@dataclass(frozen=True)
class Styles:
    """Ids of styles by what they say, own or inherited."""

    continued: frozenset[str] = frozenset()
    """Named CONTINUED_STYLE."""
    run_on: frozenset[str] = frozenset()
    """Named RUN_ON_STYLE."""
    roles: Mapping[str, str] = field(default_factory=dict)
    """What our own writer sets in a style."""
    numbered: frozenset[str] = frozenset()
    """Number their paragraphs at the list's first level."""
    hidden: frozenset[str] = frozenset()
    """Keep their text from the page."""
    prompts: frozenset[str] = frozenset()
    """Word's own style of what a content control shows while it is empty."""
    usual: str = ""
    """The paragraph style of a paragraph that names none."""
    all_hidden: bool = False
    """The document's defaults keep text from the page."""

    def hide(self, paragraph: str, run: Element) -> bool:
        """Tell whether `run`, in a paragraph of that style, is kept from the page."""
        properties = run.find(_PROPERTIES)
        own = style = None
        if properties is not None:
            own, style = is_on(properties.find(_VANISH)), properties.find(_STYLE)
        if own is not None:
            return own
        # Two styles that both hide cancel each other, as two that both make bold do.
        by_run = style is not None and style.get(_VALUE) in self.hidden
        return self.all_hidden or (paragraph in self.hidden) != by_run


def read_styles(root: Element, roles: Mapping[str, str]) -> Styles:
    """Return what the styles part `root` says; `roles` tells by name what our own writer sets in a style."""
    folded = {name.casefold(): role for name, role in roles.items()}
    styles = {style.get(qn("w:styleId"), ""): style for style in root.iterchildren(qn("w:style"))}
    names = {key: _named(style, "w:name").casefold() for key, style in styles.items()}
    usual = (key for key, style in styles.items() if _is_usual(style))
    defaults = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")
    return Styles(
        frozenset(key for key, name in names.items() if _CONTINUED.fullmatch(name)),
        frozenset(key for key, name in names.items() if name == RUN_ON_STYLE),
        {key: folded[name] for key, name in names.items() if name in folded},
        _inheriting(styles, _numbers),
        _inheriting(styles, _hides),
        frozenset(key for key, name in names.items() if name == "placeholder text"),
        next(usual, ""),
        defaults is not None and bool(_hides(defaults)),
    )


def is_on(mark: Element | None) -> bool | None:
    """Return what an on-off element says; None where it is missing."""
    return None if mark is None else mark.get(_VALUE, "1") not in _OFF


def is_numbered(properties: Element, inherited: bool = False) -> bool:
    """Tell whether paragraph properties number the paragraph at the list's first level."""
    numbering = properties.find(_NUMBERING)
    if numbering is None:
        return inherited
    level, number = numbering.find(qn("w:ilvl")), numbering.find(qn("w:numId"))
    if number is None or number.get(_VALUE) == "0":
        return False
    return level is None or level.get(_VALUE) == "0"


def _named(style: Element, child: str) -> str:
    found = style.find(qn(child))
    return "" if found is None else str(found.get(_VALUE, ""))


def _is_usual(style: Element) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default"), "0") not in _OFF


def _hides(style: Element) -> bool | None:
    properties = style.find(_PROPERTIES)
    return None if properties is None else is_on(properties.find(_VANISH))


def _numbers(style: Element) -> bool | None:
    properties = style.find(qn("w:pPr"))
    return None if properties is None or properties.find(_NUMBERING) is None else is_numbered(properties)


def _inheriting(styles: dict[str, Element], says: Callable[[Element], bool | None]) -> frozenset[str]:
    """Return the styles that say so, or whose nearest base that says anything does."""
    said = {key: says(style) for key, style in styles.items()}
    bases = {key: _named(style, "w:basedOn") for key, style in styles.items()}
    found = set()
    for key in styles:
        nearest = key
        for _ in range(_MOST_BASES):
            if said.get(nearest) is not None or nearest not in bases:
                break
            nearest = bases[nearest]
        if said.get(nearest):
            found.add(key)
    return frozenset(found)
