"""The status line on top and the key line at the bottom, one row each."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from assistant.tui.widgets.wrap import cut_cells, fit_words, pad_cells

Keys = tuple[tuple[str, ...], tuple[str, ...]]
"""Words for a wide and for a narrow screen."""
WIDE = 70
"""Screens with fewer columns get fewer words."""
LOW = 16
"""Screens with fewer rows give the input less room below."""


class StatusBar(Widget):
    """Whose form, which part, how far; repaints only when one of them changes."""

    can_focus = False

    def __init__(self, left: tuple[str, ...] = (), right: str = "", *, id: str | None = None):
        super().__init__(id=id)
        self._shown = (left, right)

    def show(self, left: tuple[str, ...], right: str) -> None:
        """Show other words; of `left` the later ones matter more where room is short."""
        if (left, right) != self._shown:
            self._shown = (left, right)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the row."""
        left, right = self._shown
        width = self.size.width
        room = max(0, width - cell_len(right) - 4)
        words = list(left)
        while len(words) > 1 and cell_len("  ".join(words)) > room:
            words.pop(0)
        text = cut_cells("  ".join(words), room)
        row = f" {pad_cells(text, room)}  {right} "
        return Strip([Segment(row, self.rich_style)]).adjust_cell_length(width, self.rich_style)


class KeyBar(Widget):
    """The keys that work now."""

    can_focus = False

    def __init__(self, keys: Keys = ((), ()), *, id: str | None = None):
        super().__init__(id=id)
        self._keys = keys

    def show(self, keys: Keys) -> None:
        """Show other keys."""
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the row."""
        width = self.size.width
        narrow = width < WIDE
        row = " " + fit_words(self._keys[narrow], width - 2, " " if narrow else "  ")
        return Strip([Segment(row, self.rich_style)]).adjust_cell_length(width, self.rich_style)
