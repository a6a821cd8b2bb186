"""How rows behave at the end of a page: which may break, which stay together, and how the stamps keep company."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.exporting.measure import cell_height, row_height, widths
from assistant.exporting.parting import part_paragraphs
from assistant.exporting.rows import Cell, Row
from assistant.form import Form

_LEAST_END = 1.0
"""Least height of the end of a parted row, mm: its text makes it higher."""


@dataclass(frozen=True)
class Laid:
    """A row as it is laid out on pages."""

    row: Row
    """What stands in it."""
    whole: bool
    """It does not break."""
    with_next: bool
    """It goes to the page of the row below."""
    parted: bool = False
    """It is the end of the printed row above: the line between them is not seen."""


def lay_out(rows: tuple[Row, ...], form: Form) -> tuple[Laid, ...]:
    """Return the rows of the table: long text may break, short rows may not, stamps never stand alone.

    The rows above the stamps stay with them until they are as high as the form asks for. One too high for that is
    parted: its end is a row of its own. Neither Word nor LibreOffice can hold the end of a breaking row to the next
    row, and one that must neither break nor part and does not fit loses its text in LibreOffice.
    """
    laid = [part for row, below in zip(rows, (*rows[1:], None), strict=True) for part in _laid(row, below, form)]
    at = len(laid) - 1
    while at > 0 and laid[at].row.whole:
        at -= 1
    height = 0.0
    while at > 0 and laid[at].whole and (height := height + row_height(laid[at].row, form)) < form.table.closing_end:
        at -= 1
        laid[at] = replace(laid[at], with_next=laid[at].whole)
    return tuple(laid)


def _laid(row: Row, below: Row | None, form: Form) -> Iterator[Laid]:
    closes = below is not None and below.whole
    height = row_height(row, form)
    if row.whole or height <= (form.table.closing_breaks_from if closes else form.table.breaks_from):
        # The last row takes the paragraph after the table along, which must not open a page of its own.
        yield Laid(row, whole=True, with_next=closes or below is None)
    elif closes:
        upper, end = _part(row, form)
        yield Laid(upper, whole=False, with_next=False)
        yield Laid(end, whole=True, with_next=True, parted=True)
    else:
        yield Laid(row, whole=False, with_next=False)


def _part(row: Row, form: Form) -> tuple[Row, Row]:
    """Return a row as two: all but its end, and the end; what is short is merged over both."""
    upper: list[Cell] = []
    end: list[Cell] = []
    for cell, width in zip(row.cells, widths(row, form), strict=True):
        if not cell.merge and cell_height(cell, width, form) > form.table.closing_end:
            first, rest = part_paragraphs(cell.paragraphs, width, form)
            upper.append(replace(cell, paragraphs=first))
            end.append(replace(cell, paragraphs=rest))
        else:
            upper.append(replace(cell, merge=cell.merge or "restart"))
            end.append(replace(cell, merge="continue", paragraphs=()))
    return replace(row, cells=tuple(upper)), replace(row, cells=tuple(end), height=_LEAST_END)
