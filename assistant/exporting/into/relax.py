"""Loosens what would cut off, squeeze or lose on paper the text that was written into a blank's tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from docx.oxml.ns import qn

from assistant.exporting.into.sheet import ancestor, rows_of
from assistant.exporting.into.texts import Element, make
from assistant.importing.visible import plain_text
from assistant.wording import into as say

_LONG: Final = 600
"""Characters from which a table may go over a page's end; about half a page in the widest column."""
_LINE: Final = 40
"""Characters whose room a row takes at least."""
_SQUEEZES: Final = ("w:noWrap", "w:tcFitText")
_SIDES: Final = {"center": "center", "right": "right", "outside": "right"}


@dataclass(frozen=True)
class Texts:
    """What every cell of a document held at one time."""

    cells: dict[Element, str]
    """Its text, by the w:tc."""

    @staticmethod
    def of(root: Element) -> Texts:
        """Return the texts of `root` as they are now."""
        return Texts({cell: plain_text(cell) for cell in root.iter(qn("w:tc"))})

    def changed(self, root: Element) -> Iterator[Element]:
        """Yield the cells of `root` that hold other text now, added ones included."""
        return (cell for cell in root.iter(qn("w:tc")) if self.cells.get(cell, "") != plain_text(cell))


def relax(root: Element, before: Texts) -> list[str]:
    """Let rows grow and tables go over pages where text came in since `before`; return what is to be said of it."""
    grown = flowing = False
    for cell in list(before.changed(root)):
        for name in _SQUEEZES:
            for mark in cell.findall(f"{qn('w:tcPr')}/{qn(name)}"):
                mark.getparent().remove(mark)
        row = ancestor(cell, "w:tr")
        for height in row.findall(f"{qn('w:trPr')}/{qn('w:trHeight')}"):
            if height.get(qn("w:hRule")) == "exact":
                height.set(qn("w:hRule"), "atLeast")
                grown = True
        flowing = _let_flow(ancestor(row, "w:tbl")) or flowing
    return [*([say.ROWS_GROW] if grown else []), *([say.TABLE_FLOWS] if flowing else [])]


def _let_flow(table: Element) -> bool:
    """Put a long floating table into the flow of the text where it floats; False where there was nothing to do."""
    properties = table.find(qn("w:tblPr"))
    place = None if properties is None else properties.find(qn("w:tblpPr"))
    if place is None or len(plain_text(table)) + _LINE * len(rows_of(table)) < _LONG:
        return False
    for name in ("w:tblpPr", "w:tblOverlap", "w:jc", "w:tblInd"):
        for part in properties.findall(qn(name)):
            properties.remove(part)
    width = properties.find(qn("w:tblW"))
    side = _SIDES.get(place.get(qn("w:tblpXSpec"), ""))
    start = 0 if place.get(qn("w:tblpXSpec")) else _twips(place, "w:tblpX")
    if start and place.get(qn("w:horzAnchor")) == "page":
        start -= _twips(next(ancestor(table, "w:body").iter(qn("w:pgMar")), None), "w:left")
    new = make("w:jc", val=side) if side else make("w:tblInd", w=str(start), type="dxa")
    if width is not None:
        width.addnext(new)
    return True


def _twips(element: Element | None, name: str) -> int:
    value = "" if element is None else element.get(qn(name), "")
    return int(value) if value.removeprefix("-").isdecimal() else 0
