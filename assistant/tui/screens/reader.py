"""A long text on the whole screen: help, changes, a finding in full."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from assistant.tui.messages import hand_on
from assistant.tui.widgets.bars import KeyBar, StatusBar
from assistant.tui.widgets.pager import Pager
from assistant.wording import tui as say
from assistant.wording.tui import Part

_BACK = frozenset(
    {"escape", "enter", "q", "ctrl+q", "ctrl+c", "ctrl+o", "ctrl+r", "ctrl+f", "ctrl+g", "ctrl+t", "ctrl+l"}
)


class ReaderScreen(Screen[None]):
    """Typing goes to the input below it."""

    def __init__(self, title: str, parts: Sequence[Part]):
        super().__init__()
        self._heading = title
        self._parts = parts

    def compose(self) -> ComposeResult:
        """Lay out title, text and keys."""
        yield StatusBar((self._heading,), id="status")
        yield Pager(self._parts, id="pager")
        yield KeyBar(say.KEYS_READER, id="keys")

    def on_resize(self) -> None:
        """Count the rows anew."""
        self.call_after_refresh(self._move, 0)

    async def on_key(self, event: events.Key) -> None:
        """Scroll, or go back."""
        event.stop()
        if (rows := self.query_one(Pager).rows_for(event.key)) is not None:
            self._move(rows)
        elif event.key in _BACK:
            self.dismiss(None)
        elif event.is_printable and event.character:
            self.dismiss(None)
            hand_on(self.app, event)

    def on_paste(self, event: events.Paste) -> None:
        """Hand a paste on to the input."""
        event.stop()
        self.dismiss(None)
        hand_on(self.app, event)

    def _move(self, rows: int) -> None:
        if not self.is_current:  # the key that closes it may have come before its first row was drawn
            return
        pager = self.query_one(Pager)
        pager.move(rows)
        self.query_one(StatusBar).show((self._heading,), say.rows_shown(*pager.window))
        first, last, total = pager.window
        self.query_one(KeyBar).show(say.KEYS_WHOLE if first == 1 and last == total else say.KEYS_READER)
