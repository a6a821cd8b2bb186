"""The styles of a blank: which of them centre text, and the one kind that is added, for continuing paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from docx.oxml.ns import qn

from assistant.exporting.into.texts import Element, make
from assistant.importing.paper import CONTINUED_STYLE

CENTRED: Final = ("center", "right", "end", "distribute")
"""Alignments in which numbered sentences cannot be read."""
_MOST_BASES: Final = 20


def centred_styles(styles: Element) -> frozenset[str]:
    """Return the ids of the paragraph styles that centre their text or set it to the right, own or inherited."""
    if styles is None:
        return frozenset()
    named = {style.get(qn("w:styleId"), ""): style for style in styles.iterchildren(qn("w:style"))}
    return frozenset(key for key in named if _alignment(named, key) in CENTRED)


def _alignment(named: Mapping[str, Element], key: str) -> str:
    for _ in range(_MOST_BASES):
        style = named.get(key)
        if style is None:
            break
        own = style.find(f"{qn('w:pPr')}/{qn('w:jc')}")
        if own is not None:
            return str(own.get(qn("w:val"), ""))
        base = style.find(qn("w:basedOn"))
        key = "" if base is None else base.get(qn("w:val"), "")
    return ""


class ContinuedStyles:
    """Gives the styles by which import knows a continuing paragraph, one for each style it may be set in."""

    def __init__(self, styles: Element) -> None:
        self._styles = styles
        self._made: dict[str, str] = {}

    def id_for(self, model: Element) -> str | None:
        """Return the id of the style for a paragraph that looks like `model`; None where the blank has no styles."""
        if self._styles is None:
            return None
        named = model.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        base = self._default() if named is None else named.get(qn("w:val"), "")
        if base not in self._made:
            self._made[base] = self._make(base)
        return self._made[base]

    def _default(self) -> str:
        for style in self._styles.iterchildren(qn("w:style")):
            if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true", "on"):
                return str(style.get(qn("w:styleId"), ""))
        return ""

    def _make(self, base: str) -> str:
        styles = self._styles
        ids = {style.get(qn("w:styleId"), "") for style in styles.iterchildren(qn("w:style"))}
        names = {part.get(qn("w:val"), "") for part in styles.iterfind(f"{qn('w:style')}/{qn('w:name')}")}
        count = 1
        while f"FormContinued{count}" in ids or _name(count) in names:
            count += 1
        style = make("w:style", type="paragraph", customStyle="1", styleId=f"FormContinued{count}")
        style.append(make("w:name", val=_name(count)))
        if base:
            style.append(make("w:basedOn", val=base))
        style.append(make("w:qFormat"))
        styles.append(style)
        return f"FormContinued{count}"


def _name(count: int) -> str:
    return CONTINUED_STYLE + (str(count) if count > 1 else "")
