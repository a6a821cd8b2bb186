"""On how many pages a declaration will come out, where they end, and which cells take the most of them.

An estimate: only Word knows. It counts lines as `measure` does and lets rows break as the file asks Word to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from assistant.exporting.measure import cell_height, line_count, line_height, paragraph_height, row_height, widths
from assistant.exporting.paging import Laid, lay_out
from assistant.exporting.rows import Paragraph, Printed
from assistant.form import Form
from assistant.text import squeeze

_POINT: Final = 25.4 / 72
_LEAST_LINES: Final = 2
"""Of a paragraph that Word leaves on a page or takes to the next."""


@dataclass(frozen=True)
class CellSize:
    """How much of the paper what stands in a member takes."""

    member: str
    """JSON Pointer."""
    characters: int
    """Without white space."""
    pages: float
    """1.0 is a whole page."""


@dataclass(frozen=True)
class Break:
    """The end of a page."""

    row: int
    """Index of the laid row that goes on, or begins, on the next page."""
    share: float
    """How much of that row stands above the end, 0 to 1."""


@dataclass(frozen=True)
class Paged:
    """A declaration on paper."""

    rows: tuple[Laid, ...]
    """The table as it is laid out."""
    breaks: tuple[Break, ...]
    """Where a page ends, from the first to the last but one."""
    cells: tuple[CellSize, ...]
    """Of every member, the largest first."""

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.breaks) + 1


def estimate_pages(printed: Printed, form: Form) -> Paged:
    """Return how the printed rows fall on pages."""
    rows = lay_out(printed.rows, form)
    return Paged(rows, _breaks(rows, form, _head_height(printed, form)), _sizes(printed, form))


def _room(form: Form) -> float:
    return form.page.height - form.page.top - form.page.bottom


def _head_height(printed: Printed, form: Form) -> float:
    """Return the height of what stands above the table, mm."""
    width = form.page.width - form.page.left - form.page.right + 2 * form.table.padding
    above = {
        "attachment": printed.attachment,
        "title": printed.title,
        "year": printed.year_line,
        "filer": printed.filer_line,
    }
    return sum(paragraph_height(Paragraph(text, role, "label"), width, form) for role, text in above.items())


def _breaks(rows: Sequence[Laid], form: Form, above: float) -> tuple[Break, ...]:
    found: list[Break] = []
    room = _room(form)
    left = room - above
    start = 0
    while start < len(rows):
        end = start + 1
        while end < len(rows) and rows[end - 1].with_next:
            end += 1
        height = sum(_height(laid, form) for laid in rows[start:end])
        if height <= left:
            left -= height
        elif end - start == 1 and not rows[start].whole:
            left = _broken(rows[start], start, left, form, found)
        else:
            found.append(Break(start, 0.0))
            left = max(0.0, room - height)
        start = end
    return tuple(found)


def _height(laid: Laid, form: Form) -> float:
    return row_height(laid.row, form) + form.table.border * _POINT


def _broken(laid: Laid, number: int, left: float, form: Form, found: list[Break]) -> float:
    """Break a row over as many pages as it takes, and return what is left of the last one, mm."""
    room, whole = _room(form), _height(laid, form)
    ends = _line_ends(laid, form)
    done = 0.0
    while whole - done > left:
        fits = [end for end in ends if done < end <= done + left]
        if not fits and left >= room:  # a piece higher than a page: Word cuts it off there
            fits = [done + room]
        done = fits[-1] if fits else done
        found.append(Break(number, done / whole))
        left = room
    return left - (whole - done)


def _line_ends(laid: Laid, form: Form) -> list[float]:
    """Return where a row may break: the heights of its highest cell's lines from its top, mm."""
    cells = [
        (cell_height(cell, width, form), cell, width)
        for cell, width in zip(laid.row.cells, widths(laid.row, form), strict=True)
        if not cell.merge
    ]
    _, cell, width = max(cells, key=lambda part: part[0])
    ends: list[float] = []
    done = form.table.padding_vertical
    for part in cell.paragraphs:
        role, lines = form.roles[part.role], line_count(part, width, form)
        inside = [done + role.before * _POINT + count * line_height(part.role, form) for count in range(1, lines)]
        ends += inside[_LEAST_LINES - 1 : lines - _LEAST_LINES]
        done += paragraph_height(part, width, form)
        if not role.keep_next:
            ends.append(done)
    return ends[:-1]


def _sizes(printed: Printed, form: Form) -> tuple[CellSize, ...]:
    characters: dict[str, int] = {}
    heights: dict[str, float] = {}
    for row in printed.rows:
        for cell, width in zip(row.cells, widths(row, form), strict=True):
            if cell.member and cell.paragraphs:
                count = sum(len(squeeze(part.text)) for part in cell.paragraphs)
                characters[cell.member] = characters.get(cell.member, 0) + count
                heights[cell.member] = heights.get(cell.member, 0.0) + cell_height(cell, width, form)
    sizes = (CellSize(key, characters[key], heights[key] / _room(form)) for key in heights)
    return tuple(sorted(sizes, key=lambda size: -size.pages))
