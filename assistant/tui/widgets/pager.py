"""A long text that fills the screen and scrolls by keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.strip import Strip
from textual.widget import Widget

from assistant.tui.widgets.prose import LOOKS, Row, row_strip, rows_of
from assistant.wording.tui import Part

_ALL = 1_000_000
"""Rows; no text has so many."""


class Pager(Widget):
    """Shows the rows from `top` on."""

    can_focus = False
    COMPONENT_CLASSES: ClassVar[set[str]] = set(LOOKS)

    def __init__(self, parts: Sequence[Part], *, id: str | None = None):
        super().__init__(id=id)
        self._parts = tuple(parts)
        self._rows: tuple[int, list[Row]] | None = None
        self.top = 0

    def rows(self) -> list[Row]:
        """Return all rows at the present width."""
        width = self.size.width
        if self._rows is None or self._rows[0] != width:
            self._rows = (width, rows_of(self._parts, width))
        return self._rows[1]

    @property
    def window(self) -> tuple[int, int, int]:
        """(first, last, total) of the rows in sight, from 1 on."""
        total = len(self.rows())
        return self.top + 1, min(self.top + self.size.height, total), total

    def move(self, rows: int) -> None:
        """Scroll down by that many rows, up by negative ones."""
        last = max(0, len(self.rows()) - self.size.height)
        top = max(0, min(self.top + rows, last))
        if top != self.top:
            self.top = top
            self.refresh()

    def rows_for(self, key: str) -> int | None:
        """Return by how many rows a key scrolls; None for a key that does something else."""
        page = max(1, self.size.height - 1)
        moves = {"down": 1, "up": -1, "pagedown": page, "space": page, "pageup": -page, "home": -_ALL, "end": _ALL}
        return moves.get(key)

    def render_line(self, y: int) -> Strip:
        """Return one row of the window."""
        rows, number = self.rows(), self.top + y
        return row_strip(self, rows[number] if number < len(rows) else None, self.size.width)
