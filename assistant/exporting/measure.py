"""How high paragraphs, cells and rows will come out, roughly: enough to tell a row that may break from one that not."""

from __future__ import annotations

import unicodedata
from itertools import accumulate
from math import ceil

from assistant.exporting.rows import Cell, Paragraph, Row
from assistant.form import Form

_SINGLE = 1.3
"""Height of a single-spaced line of Chinese, as a multiple of the font size."""
_POINTS = 72 / 25.4


def row_height(row: Row, form: Form) -> float:
    """Return the estimated height of a row, mm; a cell that is merged with others above or below counts for none."""
    heights = [
        cell_height(cell, width, form)
        for cell, width in zip(row.cells, widths(row, form), strict=True)
        if not cell.merge
    ]
    return max([row.height, *heights])


def widths(row: Row, form: Form) -> list[float]:
    """Return the widths of a row's cells, mm."""
    ends = accumulate(cell.span for cell in row.cells)
    return [sum(form.table.columns[end - cell.span : end]) for cell, end in zip(row.cells, ends, strict=True)]


def cell_height(cell: Cell, width: float, form: Form) -> float:
    """Return the estimated height of a cell of the given width, mm."""
    paragraphs = sum(paragraph_height(part, width, form) for part in cell.paragraphs)
    return paragraphs + 2 * form.table.padding_vertical


def paragraph_height(paragraph: Paragraph, width: float, form: Form) -> float:
    """Return the estimated height of a paragraph in a cell of the given width, mm."""
    role = form.roles[paragraph.role]
    lines = line_count(paragraph, width, form)
    return lines * line_height(paragraph.role, form) + (role.before + role.after) / _POINTS


def line_count(paragraph: Paragraph, width: float, form: Form) -> int:
    """Return in how many lines a paragraph is set in a cell of the given width, mm."""
    return max(1, ceil(ems(paragraph.text) / ems_in(width, paragraph.role, form)))


def line_height(role: str, form: Form) -> float:
    """Return the estimated height of a line set in a role, mm."""
    return form.roles[role].size * form.roles[role].line * _SINGLE / _POINTS


def ems_in(width: float, role: str, form: Form) -> float:
    """Return how many Chinese characters of a role a line holds in a cell of the given width, mm."""
    return (width - 2 * form.table.padding) * _POINTS / form.roles[role].size


def ems(text: str) -> float:
    """Return the length of `text` in Chinese characters; a Latin one is half."""
    return sum(1.0 if unicodedata.east_asian_width(ch) in "WFA" else 0.5 for ch in text)
