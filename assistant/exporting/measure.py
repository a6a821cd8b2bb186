"""How high a row will come out, roughly: enough to tell a row that may break from one that should not."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from assistant.exporting.rows import Cell, Row
from assistant.form import Form

_SINGLE = 1.3
"""Height of a single-spaced line of Chinese, as a multiple of the font size."""
_POINTS = 72 / 25.4


@dataclass(frozen=True)
class Hold:
    """How a row behaves at the end of a page."""

    whole: bool
    """It does not break."""
    with_next: bool
    """It goes to the page of the row below."""


def holds(rows: tuple[Row, ...], form: Form) -> tuple[Hold, ...]:
    """Return how each row holds together: long text may break, short rows may not, stamps never stand alone.

    A row that is to stay with the stamps stays whole too; one too high for that breaks and lets go of them, since a
    row that must neither break nor part and does not fit loses its text in LibreOffice.
    """
    return tuple(_hold(row, below, form) for row, below in zip(rows, (*rows[1:], None), strict=True))


def _hold(row: Row, following: Row | None, form: Form) -> Hold:
    before_whole = following is not None and following.whole
    limit = form.table.closing_breaks_from if before_whole else form.table.breaks_from
    whole = row.whole or row_height(row, form) <= limit
    # The last row takes the paragraph after the table along, which must not open a page of its own.
    return Hold(whole, whole and (before_whole or following is None))


def row_height(row: Row, form: Form) -> float:
    """Return the estimated height of a row, mm; a cell that goes on with a merge above needs none."""
    ends = accumulate(cell.span for cell in row.cells)
    columns = form.table.columns
    heights = [
        _cell_height(cell, sum(columns[end - cell.span : end]), form)
        for cell, end in zip(row.cells, ends, strict=True)
        if not cell.merge
    ]
    return max([row.height, *heights])


def _cell_height(cell: Cell, width: float, form: Form) -> float:
    room = (width - 2 * form.table.padding) * _POINTS
    height = 0.0
    for paragraph in cell.paragraphs:
        role = form.roles[paragraph.role]
        lines = max(1, ceil(_ems(paragraph.text) * role.size / room))
        height += lines * role.size * role.line * _SINGLE + role.before + role.after
    return height / _POINTS + 2 * form.table.padding_vertical


def _ems(text: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(ch) in "WFA" else 0.5 for ch in text)
