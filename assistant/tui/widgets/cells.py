"""Cells of several rows each: the mark moves from cell to cell, and the whole of it is brought in sight."""

from __future__ import annotations

from assistant.tui.widgets.problems import ProblemList
from assistant.wording.contrast_list import CellRow


class CellList(ProblemList):
    """Rows of which some only go on with the one above them."""

    def _height(self, number: int) -> int:
        row = self._rows[number]
        return row.height if isinstance(row, CellRow) else 1

    def go_to(self, index: int) -> None:
        """Move the mark to the next cell at or behind a row, seen from where it stands, or as far as there are any."""
        stops = [number for number in range(len(self._rows)) if self._height(number)]
        ahead = [number for number in stops if number >= index] or stops[-1:]
        behind = [number for number in stops if number <= index] or stops[:1]
        found = ahead[:1] if index >= self.index else behind[-1:]
        super().go_to(found[0] if found else 0)

    def _top(self, height: int) -> int:
        first = super()._top(height)
        if height > 0 and self._rows and self.index + self._height(self.index) > first + height:
            above = 1 if self._height(self.index) < height else 0
            self._first = max(0, min(self.index - above, len(self._rows) - height))
        return self._first
