"""The conversation so far; scrolls, but never takes the focus."""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import VerticalScroll

from assistant.tui.widgets.prose import Prose
from assistant.wording.tui import Part

_CARDS_KEPT = 120


class Transcript(VerticalScroll, can_focus=False):
    """Cards from top to bottom, the newest always in sight."""

    def add(self, parts: Sequence[Part]) -> None:
        """Put a card at the end; a screen that is closing shows nothing more."""
        if not self.is_attached or not self.is_running:
            return
        cards = list(self.query(Prose))
        for old in cards[: max(0, len(cards) + 1 - _CARDS_KEPT)]:
            old.remove()
        self.mount(Prose(parts))
        self.call_after_refresh(self.scroll_end, animate=False)

    def page(self, pages: int) -> None:
        """Scroll by screenfuls, up with a negative number, with one row kept in sight."""
        self.scroll_relative(y=pages * max(1, self.size.height - 1), animate=False)
