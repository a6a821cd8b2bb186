"""One blank while it is filled: what is known of it, and what is to be said about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from docx.oxml.ns import qn

from assistant.exporting.into.sheet import Spot, is_free, is_room, is_writable, paragraphs_of, right_of, width_of
from assistant.exporting.into.styles import CENTRED
from assistant.exporting.into.texts import Element, make, paragraph_like, text_of
from assistant.form import Form
from assistant.model import Declaration
from assistant.wording import into as say

_AFTER_ALIGNMENT: Final = tuple(
    qn(f"w:{name}")
    for name in (
        *("textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr"),
        *("sectPr", "pPrChange"),
    )
)
_OF_PROMPTS: Final = ("w:rStyle", "w:i", "w:iCs", "w:color", "w:highlight", "w:shd")
_WIDE: Final = 240
"""Twips of a Chinese character in the sizes that lines above a table are set in."""
_BEFORE_NUMBER: Final = tuple(
    qn(f"w:{name}") for name in ("keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
)


@dataclass
class Work:
    """What filling needs everywhere."""

    declaration: Declaration
    form: Form
    spots: list[Spot]
    """Every label of the blank, in reading order; labels of added rows at the end."""
    above: list[Element]
    """The paragraphs above the form's first field."""
    mark: bool
    """Open blanks are to be seen."""
    continued: Callable[[Element], str | None]
    """Returns the id of the style for paragraphs that continue one set as the given one, None where there is none."""
    usual: str = ""
    """Id of the style of paragraphs that name none."""
    numbered: frozenset[str] = frozenset()
    """Ids of the styles that number paragraphs by themselves."""
    centred: frozenset[str] = frozenset()
    """Ids of the styles that centre paragraphs or set them to the right."""
    tab: int = 720
    """Twips from one of the page's tab stops to the next."""
    unplaced: list[str] = field(default_factory=list)
    """What the blank has no place for, a Chinese line each."""
    notes: list[str] = field(default_factory=list)
    """What was done that a person should look at, a Chinese line each."""

    def find(self, kind: str, path: str = "") -> Spot | None:
        """Return the first label of `kind` that opens `path`."""
        return next((s for s in self.spots if s.anchor.kind == kind and s.anchor.path == path), None)

    def labels(self) -> list[Element]:
        """Return the paragraphs in which labels stand."""
        return [spot.paragraph for spot in self.spots]

    def tabs_left(self, gap: str, value: str) -> int:
        """Return how many characters at the end of a gap of tabs stay when `value` comes in: at least the last tab."""
        tabs = [place for place, char in enumerate(gap) if char == "\t"]
        covered = len(value) * _WIDE // self.tab
        return len(gap) - tabs[min(covered, len(tabs) - 1)]

    def cell_beside(self, spot: Spot) -> Element | None:
        """Return the cell right of a label when it is there to be written into, and no narrow margin."""
        cell = spot.cell
        beside = None if cell is None else right_of(cell)
        if beside is None or not is_free(beside, self.labels()):
            return None
        return beside if width_of(beside) * 5 >= width_of(cell) * 4 else None

    def answer_beside(self, spot: Spot) -> str | None:
        """Return the text in the cell right of a label when it is nothing of the form's: somebody filled it."""
        cell = spot.cell
        beside = None if cell is None else right_of(cell)
        if beside is None or text_of(spot.paragraph)[spot.anchor.end :].strip():
            return None
        labels = {id(label) for label in self.labels()}
        parts = paragraphs_of(beside)
        text = "\n".join(map(text_of, parts)).strip()
        return text if not is_writable(text) and not any(id(part) in labels for part in parts) else None


def fill_cell(work: Work, cell: Element, items: Sequence[Sequence[str]], listed: bool = False) -> None:
    """Write `items`, each a first line and the lines that continue it, into a cell that holds nothing else.

    `listed` items are sentences, which are never centred.
    """
    parts = paragraphs_of(cell)
    _say_hints(work, parts)
    model = without_prompt(parts[0])
    put_paragraphs(work, as_item(work, model) if listed else model, parts[0], items)
    for part in parts:
        part.getparent().remove(part)


def put_paragraphs(work: Work, model: Element, after: Element, items: Sequence[Sequence[str]]) -> None:
    """Put paragraphs for `items` behind the element `after`, set as `model`."""
    for first, *rest in items:
        lines = [paragraph_like(model, first, work.mark)]
        lines += [paragraph_like(model, line, work.mark, work.continued(model)) for line in rest]
        for line in lines:
            _stop_numbering(work, line)
            after.addnext(line)
            after = line


def as_item(work: Work, model: Element) -> Element:
    """Return a copy of `model` to set sentences by: neither centred nor set to the right."""
    result = deepcopy(model)
    properties = result.find(qn("w:pPr"))
    if properties is None:
        properties = make("w:pPr")
        result.insert(0, properties)
    own, style = properties.find(qn("w:jc")), properties.find(qn("w:pStyle"))
    if own is not None and own.get(qn("w:val")) not in CENTRED:
        return result
    if own is not None:
        properties.remove(own)
    if (work.usual if style is None else style.get(qn("w:val"))) in work.centred:
        behind = [part for part in properties if part.tag in _AFTER_ALIGNMENT]
        new = make("w:jc", val="both")
        behind[0].addprevious(new) if behind else properties.append(new)
    return result


def without_prompt(model: Element) -> Element:
    """Return a copy of `model` without what makes a prompt look like one, where it holds a prompt."""
    result = deepcopy(model)
    if not is_room(text_of(model)):
        for name in _OF_PROMPTS:
            for part in list(result.iter(qn(name))):
                part.getparent().remove(part)
    return result


def _stop_numbering(work: Work, paragraph: Element) -> None:
    """Keep a style from numbering a paragraph whose number stands in its text."""
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    if style is None or style.get(qn("w:val")) not in work.numbered:
        return
    stop = make("w:numPr")
    stop.append(make("w:numId", val="0"))
    behind = [part for part in style.itersiblings() if part.tag in _BEFORE_NUMBER]
    (behind[-1] if behind else style).addnext(stop)


def _say_hints(work: Work, parts: Sequence[Element]) -> None:
    for text in map(text_of, parts):
        if not is_room(text):
            work.notes.append(say.hint_replaced(text))


def clear(work: Work, parts: Sequence[Element]) -> None:
    """Take paragraphs away that only kept room, telling of prompts among them."""
    _say_hints(work, parts)
    for part in parts:
        part.getparent().remove(part)
