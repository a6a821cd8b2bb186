"""A long text on the whole screen: outline, review, findings, help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from assistant.tui.widgets.bars import KeyBar, StatusBar
from assistant.tui.widgets.pager import Pager
from assistant.wording import tui as say
from assistant.wording.tui import Part


class ReaderScreen(Screen[int | None]):
    """Ends with the number typed where `numbers` are asked for, else with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,ctrl+q,ctrl+o,ctrl+r,ctrl+f,ctrl+g", "close"),
        Binding("enter", "choose"),
        Binding("down", "scroll(1)"),
        Binding("up", "scroll(-1)"),
        Binding("pagedown,space", "page(1)"),
        Binding("pageup", "page(-1)"),
        Binding("home", "scroll(-100000)"),
        Binding("end", "scroll(100000)"),
        Binding("backspace", "rub_out"),
        Binding("ctrl+c", "close"),
    ]

    def __init__(self, title: str, parts: Sequence[Part], numbers: bool = False):
        super().__init__()
        self._heading = title
        self._parts = parts
        self._numbers = numbers
        self._digits = ""

    def compose(self) -> ComposeResult:
        """Lay out title, text and keys."""
        yield StatusBar((self._heading,), id="status")
        yield Pager(self._parts, id="pager")
        yield KeyBar(say.KEYS_OUTLINE if self._numbers else say.KEYS_READER, id="keys")

    def on_resize(self) -> None:
        """Count the rows anew."""
        self.call_after_refresh(self.action_scroll, 0)

    def action_scroll(self, rows: int) -> None:
        """Scroll by rows and say where it stands."""
        pager = self.query_one(Pager)
        pager.move(rows)
        chosen = say.chosen_number(self._digits)
        left = (self._heading, chosen) if chosen else (self._heading,)
        self.query_one(StatusBar).show(left, say.rows_shown(*pager.window))

    def action_page(self, pages: int) -> None:
        """Scroll by screenfuls, with one row kept in sight."""
        self.action_scroll(pages * max(1, self.query_one(Pager).size.height - 1))

    def on_key(self, event: events.Key) -> None:
        """Gather the digits of a number."""
        if self._numbers and event.character and event.character.isdecimal() and len(self._digits) < 3:
            self._digits += str(int(event.character))
            event.stop()
            self.action_scroll(0)

    def action_rub_out(self) -> None:
        """Take the last digit back."""
        self._digits = self._digits[:-1]
        self.action_scroll(0)

    def action_choose(self) -> None:
        """Go where the number says, back without one."""
        self.dismiss(int(self._digits) if self._digits else None)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
