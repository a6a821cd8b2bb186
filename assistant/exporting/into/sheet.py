"""A blank as a grid: which cell a label stands in, what stands beside it, and where there is room to write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from docx.oxml.ns import qn

from assistant.exporting.into.texts import Element, text_of
from assistant.importing.anchors import Anchor

# What a blank prints where text is to be written: gaps, lines to write on, numbers of items, crosses, dots.
_ROOM: Final = re.compile(
    r"(?:[\s\u200b_＿﹍—…\.．。；;，·xX×＊*/]"
    r"|[（(]\s?[0-9０-９一二三四五六七八九十]{1,3}\s?[）)]|[0-9０-９一二三四五六七八九十]{1,3}\s?[、.．）)]|[①-⑳])*"
)
_HINT: Final = re.compile(
    r"\s*(?:[（(【\[](?!\s*(?:[盖公签]\s*[章字名]|盖\s*公\s*章|(?:万\s*)?元)\s*[）)])[^（）()]{2,80}[）)】\]]"
    r"|(?:请(?![示假求款愿教])|此处|在此)[^；;]{0,60}(?:填写|填报|填列|列出|列明|列示|说明|概述|概括|描述)[^；;]{0,40}"
    r"|(?:单击|点击|单击或点击)(?:此处|这里)?[^；;]{0,10}(?:输入|填写|选择)[^；;]{0,10})\s*"
)
"""A prompt in brackets, as （简要概述）, or worded as one: 请分条填写; no seal's place and no unit."""


@dataclass(frozen=True)
class Spot:
    """A label of the blank and the paragraph that it ends in."""

    anchor: Anchor
    """Which label, and where in the paragraph."""
    paragraph: Element
    """The lxml element."""

    @property
    def cell(self) -> Element | None:
        """Return the table cell that it stands in."""
        return ancestor(self.paragraph, "w:tc")


def ancestor(element: Element, name: str) -> Element:
    """Return the nearest element of that name around `element`; None where there is none."""
    tag = qn(name)
    element = element.getparent()
    while element is not None and element.tag != tag:
        element = element.getparent()
    return element


def cells_of(row: Element) -> list[Element]:
    """Return the cells of a row, through content controls."""
    return [cell for cell in row.iter(qn("w:tc")) if ancestor(cell, "w:tr") is row]


def rows_of(table: Element) -> list[Element]:
    """Return the rows of a table, through content controls."""
    return [row for row in table.iter(qn("w:tr")) if ancestor(row, "w:tbl") is table]


def paragraphs_of(cell: Element) -> list[Element]:
    """Return a cell's own paragraphs, not those of a table in it."""
    return [part for part in cell.iter(qn("w:p")) if ancestor(part, "w:tc") is cell]


def merge_of(cell: Element) -> str:
    """Return how a cell joins the one above it: restart, continue or nothing."""
    mark = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return "" if mark is None else mark.get(qn("w:val"), "continue")


def columns_of(cell: Element) -> tuple[int, int]:
    """Return the first column of the grid that a cell covers, and the one behind its last."""
    row = ancestor(cell, "w:tr")
    before = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
    start = 0 if before is None else int(before.get(qn("w:val"), "0"))
    for other in cells_of(row):
        span = other.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        end = start + (1 if span is None else int(span.get(qn("w:val"), "1")))
        if other is cell:
            return start, end
        start = end
    raise ValueError("the cell is not in its row")


def width_of(cell: Element) -> int:
    """Return a cell's width in twips as the grid has it, else as the cell says; 0 where neither tells."""
    grid = ancestor(cell, "w:tbl").find(qn("w:tblGrid"))
    columns = () if grid is None else grid.findall(qn("w:gridCol"))
    widths: list[int] = [int(part.get(qn("w:w"), "0") or 0) for part in columns]
    start, end = columns_of(cell)
    width = sum(widths[start:end])
    if end <= len(widths) and width:
        return width
    own = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
    return 0 if own is None or own.get(qn("w:type")) == "pct" else int(float(own.get(qn("w:w"), "0") or 0))


def right_of(cell: Element) -> Element | None:
    """Return the next cell of the row."""
    cells = cells_of(ancestor(cell, "w:tr"))
    place = cells.index(cell)
    return cells[place + 1] if place + 1 < len(cells) else None


def below_of(cell: Element) -> Element | None:
    """Return the cell of the next row that covers the same columns."""
    rows = rows_of(ancestor(cell, "w:tbl"))
    place = rows.index(ancestor(cell, "w:tr"))
    columns = columns_of(cell)
    return next(
        (part for row in rows[place + 1 : place + 2] for part in cells_of(row) if columns_of(part) == columns), None
    )


def merged_below(cell: Element) -> list[Element]:
    """Return the cells that a vertical merge joins to `cell`, from the top, itself first."""
    columns = columns_of(cell)
    rows = rows_of(ancestor(cell, "w:tbl"))
    result = [cell]
    for row in rows[rows.index(ancestor(cell, "w:tr")) + 1 :]:
        below = next((part for part in cells_of(row) if columns_of(part) == columns), None)
        if below is None or merge_of(below) != "continue":
            break
        result.append(below)
    return result


def is_room(text: str) -> bool:
    """Tell whether `text` is what a blank prints where something is to be written."""
    return _ROOM.fullmatch(text) is not None


def is_hint(text: str) -> bool:
    """Tell whether `text` is a prompt."""
    return _HINT.fullmatch(text) is not None


def is_free(cell: Element, taken: Iterable[Element]) -> bool:
    """Tell whether a whole cell is there to be written into; `taken` are the paragraphs in which labels stand."""
    if merge_of(cell) == "continue" or cell.find(f".//{qn('w:tbl')}") is not None:
        return False
    parts = paragraphs_of(cell)
    labels = set(map(id, taken))
    return not any(id(part) in labels for part in parts) and all(is_writable(text_of(part)) for part in parts)


def is_writable(text: str) -> bool:
    """Tell whether text on a blank may give way to an answer."""
    return is_room(text) or is_hint(text)


def spots_in(spots: Iterable[Spot], cell: Element) -> Iterator[Spot]:
    """Yield the spots that stand in `cell` itself."""
    return (spot for spot in spots if spot.cell is cell)
