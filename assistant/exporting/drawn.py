"""The printed form drawn in characters: columns in the ratio of the paper's, frames of + - |, and where pages end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

from assistant.exporting.pages import Paged
from assistant.exporting.paging import Laid
from assistant.exporting.rows import Cell, Printed
from assistant.form import Form
from assistant.text import make_harmless, wrap

Length = Callable[[str], int]
"""Columns that a text takes where it is shown."""
NARROW: Final = 60
"""Columns below which cells stand below each other."""


@dataclass(frozen=True)
class DrawnLine:
    """One line of the drawing."""

    text: str
    member: str = ""
    """JSON Pointer of what stands there, "" where it is the form's own."""
    page: int = 0
    """The page that begins here, where the line stands for its beginning and has no text; else 0."""
    item: int = 0
    """Number of the line of a list that stands there, from 1; 0 for none."""


@dataclass
class _Block:
    """A cell, or cells that are merged down a column."""

    lines: list[str]
    items: list[int]
    """Of each of them: the line of a list that it belongs to, 0 for none."""
    center: bool
    """Across and down, as its role says of each."""
    middle: bool
    top: int = 0
    bottom: int = 0
    """Lines of the drawing that it covers, [top, bottom)."""

    def line(self, y: int, length: Length, width: int) -> str:
        """Return what stands at a line of the drawing, `width` columns wide."""
        at = self._at(y)
        text = "" if at is None else self.lines[at]
        left = max(0, width - length(text)) // 2 if self.center else 0
        return " " * left + text + " " * max(0, width - length(text) - left)

    def item(self, y: int) -> int:
        """Return the line of a list that stands at a line of the drawing, 0 for none."""
        at = self._at(y)
        return 0 if at is None else self.items[at]

    def _at(self, y: int) -> int | None:
        """Return which of its lines stands at a line of the drawing."""
        first = self.top + (max(0, self.bottom - self.top - len(self.lines)) // 2 if self.middle else 0)
        return y - first if 0 <= y - first < len(self.lines) else None


@dataclass
class _Placed:
    """A row of the table in the drawing."""

    blocks: list[_Block]
    edges: list[int]
    """Columns of the upright lines: one more than there are blocks."""
    joined: list[bool]
    """Of each block: whether it goes on from the row above."""
    members: list[str]
    parted: bool
    top: int = 0
    height: int = field(default=1)


def draw(paged: Paged, printed: Printed, form: Form, width: int, length: Length) -> tuple[DrawnLine, ...]:
    """Return the form as on paper at `width` columns; below NARROW of them its cells stand below each other."""
    lines = [DrawnLine(text) for text in wrap(make_harmless(printed.attachment), width, length)]
    for text in (printed.title, printed.year_line):
        lines += [DrawnLine(_centered(part, width, length)) for part in wrap(make_harmless(text), width, length)]
    lines += [DrawnLine(text, "/filer") for text in wrap(make_harmless(printed.filer_line), width, length)]
    table = _stacked(paged, width, length) if width < NARROW else _framed(paged, form, width, length)
    return (*lines, *table)


def _centered(text: str, width: int, length: Length) -> str:
    return " " * (max(0, width - length(text)) // 2) + text


def _text(cell: Cell, width: int, length: Length) -> list[tuple[str, int]]:
    """Return the lines of a cell, each with the line of a list that it belongs to."""
    return [
        (line, part.item) for part in cell.paragraphs for line in wrap(make_harmless(part.text), max(2, width), length)
    ]


# Cells below each other


def _stacked(paged: Paged, width: int, length: Length) -> Iterator[DrawnLine]:
    for number, laid in enumerate(paged.rows):
        shown = [
            DrawnLine(line, cell.member, item=item)
            for cell in laid.row.cells
            if cell.merge != "continue"
            for line, item in _text(cell, width, length)
        ]
        if not shown:
            continue
        rule = [] if laid.parted else [DrawnLine("-" * width, shown[0].member)]
        yield from _with_pages([*rule, *shown], number, paged)


def _with_pages(lines: list[DrawnLine], number: int, paged: Paged) -> Iterator[DrawnLine]:
    """Yield the lines of a row and the pages that begin in it; one begins behind as many of them as stand above it."""
    begin = [(round(part.share * len(lines)), page) for page, part in enumerate(paged.breaks, 2) if part.row == number]
    for at, line in enumerate(lines):
        yield from (DrawnLine("", line.member, page) for place, page in begin if place == at)
        yield line
    yield from (DrawnLine("", lines[-1].member, page) for place, page in begin if place >= len(lines))


# In frames


def _framed(paged: Paged, form: Form, width: int, length: Length) -> Iterator[DrawnLine]:
    rows = _placed(paged.rows, form, width, length)
    for number, row in enumerate(rows):
        lines = [] if row.parted else [_rule(row, rows[number - 1] if number else None, length)]
        lines += [_line(row, y, length) for y in range(row.top, row.top + row.height)]
        yield from _with_pages(lines, number, paged)
    if rows:
        yield DrawnLine(_dashes(rows[-1].edges, rows[-1].edges), rows[-1].members[-1])


def _placed(laid: tuple[Laid, ...], form: Form, width: int, length: Length) -> list[_Placed]:
    ends = [0.0, *accumulate(form.table.columns)]
    at = [round(end / ends[-1] * (width - 1)) for end in ends]
    rows: list[_Placed] = []
    y = 0
    for part in laid:
        row = _row(part, rows[-1] if rows else None, at, form, length)
        y += not part.parted
        row.top = y
        own = [len(block.lines) for block, cell in zip(row.blocks, part.row.cells, strict=True) if not cell.merge]
        row.height = max([1, *own])
        y += row.height
        rows.append(row)
        for block, joined in zip(row.blocks, row.joined, strict=True):
            block.top = block.top if joined else row.top
            block.bottom = y
        below = laid[len(rows)].row.cells if len(rows) < len(laid) else ()
        y = _stretch(row, part.row.cells, below, y)
    return rows


def _stretch(row: _Placed, cells: tuple[Cell, ...], below: tuple[Cell, ...], y: int) -> int:
    """Make the last row of merged cells high enough for what stands in them, and return the line below it."""
    goes_on = {start for start, cell in _starts(below) if cell.merge == "continue"}
    ending = [block for block, (start, _) in zip(row.blocks, _starts(cells), strict=True) if start not in goes_on]
    lacking = max([0, *(len(block.lines) - (block.bottom - block.top) for block in ending)])
    row.height += lacking
    for block in row.blocks:
        block.bottom += lacking
    return y + lacking


def _starts(cells: tuple[Cell, ...]) -> list[tuple[int, Cell]]:
    starts = accumulate((cell.span for cell in cells), initial=0)
    return list(zip(starts, cells, strict=False))


def _row(laid: Laid, above: _Placed | None, at: list[int], form: Form, length: Length) -> _Placed:
    row = _Placed([], [0], [], [], laid.parted)
    column = 0
    for cell in laid.row.cells:
        left, right = at[column], at[column + cell.span]
        joins = cell.merge == "continue" and above is not None and left in above.edges[:-1]
        if joins and above is not None:
            index = above.edges.index(left)
            row.blocks.append(above.blocks[index])
            row.members.append(above.members[index])
        else:
            role = form.roles[cell.role]
            text = _text(cell, right - left - 1, length)
            lines, items = [line for line, _ in text], [item for _, item in text]
            row.blocks.append(_Block(lines, items, role.align == "center", role.vertical == "center"))
            row.members.append(cell.member)
        row.joined.append(joins)
        row.edges.append(right)
        column += cell.span
    return row


def _line(row: _Placed, y: int, length: Length) -> DrawnLine:
    inside = [
        block.line(y, length, right - left - 1)
        for block, left, right in zip(row.blocks, row.edges, row.edges[1:], strict=False)
    ]
    member, item = _stands(row, y)
    return DrawnLine(f"|{'|'.join(inside)}|", member, item=item)


def _stands(row: _Placed, y: int) -> tuple[str, int]:
    """Return (member, item) of the last cell that has something at a line, else of the last one with a member."""
    held = [(member, block) for block, member in zip(row.blocks, row.members, strict=True) if member]
    filled = [(member, block.item(y)) for member, block in held if block.line(y, len, 0)]
    return (filled or [(member, 0) for member, _ in held] or [("", 0)])[-1]


def _rule(row: _Placed, above: _Placed | None, length: Length) -> DrawnLine:
    """Return the line above a row; a cell that goes on from the row above keeps its text in it."""
    upper = above.edges if above else row.edges
    plain = _dashes(row.edges, upper)
    parts: list[str] = []
    for block, joined, left, right in zip(row.blocks, row.joined, row.edges, row.edges[1:], strict=False):
        corner = "|" if joined and (left == 0 or (parts and not parts[-1].endswith("-"))) else "+"
        inside = block.line(row.top - 1, length, right - left - 1) if joined else plain[left + 1 : right]
        parts.append(corner + inside)
    return DrawnLine("".join(parts) + ("|" if row.joined[-1] else "+"), _stands(row, row.top)[0])


def _dashes(*edges: list[int]) -> str:
    corners = {edge for part in edges for edge in part}
    return "".join("+" if x in corners else "-" for x in range(max(corners) + 1))
