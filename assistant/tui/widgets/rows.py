"""Rows that repaint only the cells that change: moving a mark over a slow line costs a mark, not a screen."""

from __future__ import annotations

import unicodedata
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from assistant.tui.widgets.prose import LOOKS

Line = tuple[tuple[str, str], ...]
"""One row as stretches of (text, look)."""


class Rows(Widget):
    """A block of rows that its maker lays out for the size that it has."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*LOOKS, "look--chosen"}

    def __init__(self, *, id: str | None = None):
        super().__init__(id=id)
        self._lines: tuple[Line, ...] = ()
        self._made: Size | None = None
        """The size that the rows were laid out for."""

    def make_lines(self, width: int, height: int) -> list[Line]:
        """Lay the rows out; a block that says nothing has none."""
        return []

    def redraw(self) -> None:
        """Lay the rows out anew and repaint what is different."""
        if self._made is None or self._made != self.size:
            self._made = None
            self.refresh()
            return
        before, self._lines = self._lines, self._laid_out()
        for y in range(self.size.height):
            old = before[y] if y < len(before) else ()
            new = self._lines[y] if y < len(self._lines) else ()
            if old != new:
                self.refresh(_changed(old, new, y, self.size.width))

    def _laid_out(self) -> tuple[Line, ...]:
        return tuple(self.make_lines(self.size.width, self.size.height))

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        if self._made != self.size:
            self._made, self._lines = self.size, self._laid_out()
        width = self.size.width
        if y >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        looks = {look: self.get_component_rich_style(f"look--{look}", partial=True) for _, look in self._lines[y]}
        texts = [text for text, _ in self._lines[y]]
        # What wipes the rest of the row goes with the last stretch: a style of its own would cost more than it.
        texts[-1:] = [part + " " * (width - sum(map(cell_len, texts))) for part in texts[-1:]]
        segments = [
            Segment(text, self.rich_style + looks[look]) for text, (_, look) in zip(texts, self._lines[y], strict=True)
        ]
        return Strip(segments).adjust_cell_length(width, self.rich_style)


def _changed(old: Line, new: Line, y: int, width: int) -> Region:
    """Return the part of a row, from its beginning on, behind which two lines are the same.

    What stands behind a character that some terminals draw wider is never where it is thought to be: a row with such a
    character in what changes is repainted whole, and what is wiped reaches as far as it may have.
    """
    before, after = _cells(old), _cells(new)
    end = max(_reach(before), _reach(after))
    if _width(before) == _width(after):
        tail = 0
        while tail < min(len(before), len(after)) and before[-1 - tail] == after[-1 - tail]:
            tail += 1
        middle = (*before[: len(before) - tail], *after[: len(after) - tail])
        if not any(_is_ambiguous(ch) for ch, _ in middle):
            end = _width(after[: len(after) - tail])
    return Region(0, y, max(1, min(end, width)), 1)


_Cells = list[tuple[str, str]]


def _cells(line: Line) -> _Cells:
    return [(ch, look) for text, look in line for ch in text]


def _width(cells: _Cells) -> int:
    return sum(cell_len(ch) for ch, _ in cells)


def _reach(cells: _Cells) -> int:
    return sum(2 if _is_ambiguous(ch) else cell_len(ch) for ch, _ in cells)


def _is_ambiguous(ch: str) -> bool:
    return unicodedata.east_asian_width(ch) == "A"
