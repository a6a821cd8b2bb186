"""The conversation so far; scrolls, but never takes the focus."""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import VerticalScroll

from assistant.tui.widgets.prose import Prose
from assistant.wording.tui import Part

_CARDS_KEPT = 120


class Card(Prose):
    """Something that was said; one with an origin, whatever that is to its maker, can be gone back to."""

    def __init__(self, parts: Sequence[Part], origin: object = None):
        super().__init__(parts)
        self.origin = origin
        self._folded = tuple(parts)

    @property
    def is_unfolded(self) -> bool:
        """Whether it shows more than what was said."""
        return self.parts != self._folded

    def unfold(self, more: Sequence[Part]) -> None:
        """Show more below what was said; nothing more folds it again."""
        self.show((*self._folded, *more))


class Transcript(VerticalScroll, can_focus=False):
    """Cards from top to bottom, the newest always in sight."""

    def add(self, card: Card) -> None:
        """Put a card at the end; a screen that is closing shows nothing more."""
        if not self.is_attached or not self.is_running:
            return
        cards = list(self.query(Card))
        for old in cards[: max(0, len(cards) + 1 - _CARDS_KEPT)]:
            old.remove()
        self.mount(card)
        self.call_after_refresh(self.scroll_end, animate=False)

    @property
    def picked(self) -> Card | None:
        """The answer that is picked."""
        return next((card for card in self.query(Card) if card.has_class("picked")), None)

    def pick(self, step: int) -> bool:
        """Pick the answer before (-1) or behind (1) the picked one, from the newest on; returns whether there is one.

        0 picks none.
        """
        answers, picked = [card for card in self.query(Card) if card.origin is not None], self.picked
        index = answers.index(picked) + step if picked is not None else len(answers) + step
        if picked is not None:
            picked.remove_class("picked")
        if step == 0 or index >= len(answers) or not answers:
            self.call_after_refresh(self.scroll_end, animate=False)
            return False
        card = answers[max(0, index)]
        card.add_class("picked")
        self.call_after_refresh(self.scroll_to_widget, card, animate=False)
        return True

    def unfold(self, more: Sequence[Part]) -> None:
        """Show more of the picked card."""
        card = self.picked
        if card is not None:
            card.unfold(more)
            self.call_after_refresh(self.scroll_to_widget, card, animate=False)

    def page(self, pages: int) -> None:
        """Scroll by screenfuls, up with a negative number, with one row kept in sight."""
        self.scroll_relative(y=pages * max(1, self.size.height - 1), animate=False)
