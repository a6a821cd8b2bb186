"""A list to choose from by number or with the arrow keys."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from assistant.tui.messages import Chosen, Left, Spelled, Unknown, until_done
from assistant.tui.widgets.wrap import cut_cells
from assistant.wording.shelf import NUMBERED_WORDS


class Menu(Widget, can_focus=True):
    """Numbered entries, one row each; a number that can only mean one entry chooses at once."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"menu--chosen"}

    def __init__(self, entries: Sequence[str] = (), *, can_leave: bool = False, id: str | None = None):
        super().__init__(id=id)
        self._can_leave = can_leave
        self.entries = tuple(entries)
        self.index = 0
        self._digits = ""
        self._words = ""
        """Typed and no number: Enter behind it chooses nothing."""
        self._go_on = asyncio.Event()

    def go_on(self) -> None:
        """Take the next key: the screen has done what was chosen."""
        self._go_on.set()

    def show(self, entries: Sequence[str]) -> None:
        """Show other entries."""
        self._digits = self._words = ""
        if tuple(entries) != self.entries:
            self.entries = tuple(entries)
            self.index = max(0, min(self.index, len(self.entries) - 1))
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return one row an entry."""
        return len(self.entries)

    def render_line(self, y: int) -> Strip:
        """Return the row of one entry; the chosen one stays in sight."""
        first = max(0, min(self.index - self.size.height // 2, len(self.entries) - self.size.height))
        index = first + y
        width = self.size.width
        if index >= len(self.entries):
            return Strip.blank(width, self.rich_style)
        mark = ">" if index == self.index else " "
        row = cut_cells(f" {mark} {index + 1:>2}  {self.entries[index]}", width - 1)
        style = self.rich_style
        if index == self.index:
            style += self.get_component_rich_style("menu--chosen", partial=True)
        return Strip([Segment(row, style)]).adjust_cell_length(width, self.rich_style)

    async def _on_key(self, event: events.Key) -> None:
        moves = {"up": self.index - 1, "down": self.index + 1, "home": 0, "end": len(self.entries) - 1}
        if event.key in moves:
            self._go(moves[event.key])
        elif event.key == "enter" and self._words:
            words, self._words = self._words, ""
            await self._hand_in(Unknown(words))
        elif event.key == "backspace" and self._words:
            self._spell(self._words[:-1])
        elif event.key == "escape" and self._words:
            self._spell("")
        elif event.key == "escape" and self._can_leave:
            await self._hand_in(Left())
        elif event.key == "enter":
            await self._choose()
        elif event.character and event.character in "0123456789０１２３４５６７８９":
            await self._digit(str(int(event.character)))
        elif event.is_printable and event.character:
            self._spell(self._words + event.character)
        else:
            return
        event.stop()

    async def _choose(self) -> None:
        await self._hand_in(Chosen(self.index))

    async def _hand_in(self, message: Chosen | Left | Unknown) -> None:
        # What is typed ahead is meant for what comes next.
        self._go_on.clear()
        self.screen.post_message(message)
        await until_done(self._go_on, self)

    def _spell(self, words: str) -> None:
        self._words = words
        self.screen.post_message(Spelled(words))

    async def _digit(self, digit: str) -> None:
        if self._words.strip().startswith(NUMBERED_WORDS):
            self._spell(self._words + digit)
            return
        for digits in (self._digits + digit, digit):
            number = int(digits)
            if 1 <= number <= len(self.entries):
                self._go(number - 1)
                self._digits = digits
                if number * 10 > len(self.entries):
                    await self._choose()
                return
        self._spell(self._words + digit)

    def _go(self, index: int) -> None:
        if self._words:
            self._spell("")
        self._digits = ""
        self.index = max(0, min(index, len(self.entries) - 1))
        self.refresh()
