"""The findings, one row each, and the one that is chosen in full."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import Sequence

from rich.cells import cell_len
from textual import events

from assistant.tui.messages import Pasted, Pointed, Pressed, until_done
from assistant.tui.widgets.answer import AnswerInput
from assistant.tui.widgets.prose import Row, rows_of
from assistant.tui.widgets.rows import Line, Rows
from assistant.tui.widgets.wrap import cut_cells, pad_cells
from assistant.wording.problem_list import ListRow
from assistant.wording.tui import Part, without_controls

_LEAST = 10
"""Cells that a row's text keeps beside what stands at its end."""


class ReasonInput(AnswerInput, can_focus=False):
    """An input that gets its keys from the list above it, in the order in which they came."""

    @property
    def _draw_cursor(self) -> bool:
        return True


class ProblemList(Rows, can_focus=True):
    """Rows to move among; every key that does more than move is handed to the screen, one after the other."""

    def __init__(self, *, id: str | None = None):
        super().__init__(id=id)
        self._rows: Sequence[ListRow] = ()
        self.index = 0
        self._first = 0
        """The row on top."""
        self._input: AnswerInput | None = None
        """Takes the keys while something is typed."""
        self._go_on = asyncio.Event()

    def go_on(self) -> None:
        """Take the next key: the screen has done what the last one asked for."""
        self._go_on.set()

    def show(self, rows: Sequence[ListRow], index: int, first: int | None = None) -> None:
        """Show other rows with the mark at one of them, and a row on top if it is to be another one."""
        self._rows = rows
        self._first = self._first if first is None else first
        self.index = max(0, min(index, len(rows) - 1))
        self.redraw()

    def type_into(self, field: AnswerInput | None) -> None:
        """Hand every key on to an input until there is none."""
        self._input = field

    @property
    def first(self) -> int:
        """The row on top."""
        return self._first

    @property
    def left_below(self) -> int:
        """How many rows there are below the last one in sight."""
        return max(0, len(self._rows) - self._top(self.size.height) - self.size.height)

    def _top(self, height: int) -> int:
        """Return the row on top: the window moves by nearly its height, for every row of it is sent anew."""
        if height <= 0:  # there is no room yet to fit it to
            return self._first
        above, below = self._first - height + 1, self._first + height - 1
        if self.index < self._first:
            self._first = above if self.index >= above else self.index - max(0, height - 2)
        elif self.index >= self._first + height:
            self._first = below if self.index < below + height else self.index - min(1, height - 1)
        self._first = max(0, min(self._first, len(self._rows) - height))
        return self._first

    def make_lines(self, width: int, height: int) -> list[Line]:
        """Lay out the rows in sight."""
        first = self._top(height)
        return [self._line(number, width) for number in range(first, min(first + height, len(self._rows)))]

    def _line(self, number: int, width: int) -> Line:
        row, chosen = self._rows[number], number == self.index
        label = (f" {'>' if chosen else ' '}{row.label} ", "chosen" if chosen else row.look)
        flag = f"{row.flag} " if row.flag else ""
        room = max(0, width - 1 - cell_len(label[0]) - cell_len(flag))
        tail = f"  {row.tail}" if row.tail and cell_len(row.tail) + 2 <= room - _LEAST else ""
        text = cut_cells(row.text, room - cell_len(tail))
        text = pad_cells(text, room - cell_len(tail)) + tail if tail else text
        return (label, (flag, "good"), (text, row.text_look)) if flag else (label, (text, row.text_look))

    async def _on_key(self, event: events.Key) -> None:
        event.stop()
        if self._input is not None:
            await self._input.take(event)
            return
        page = max(1, self.size.height - 1)
        moves = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "home": -self.index, "end": len(self._rows)}
        if event.key in moves:
            if event.key in ("pageup", "pagedown"):
                self._first += moves[event.key]  # what comes next is seen, not skipped
            self.go_to(self.index + moves[event.key])
            return
        typed = unicodedata.normalize("NFKC", event.character) if event.is_printable and event.character else ""
        self._go_on.clear()
        self.screen.post_message(Pressed(typed.strip() or event.key))
        await until_done(self._go_on, self)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if self._input is not None:
            self._input.take_paste(event.text)
        else:
            self.screen.post_message(Pasted(*without_controls(event.text)))

    def go_to(self, index: int) -> None:
        """Move the mark to a row, or as far as there are any."""
        index = max(0, min(index, len(self._rows) - 1))
        if index != self.index:
            self.index = index
            self.redraw()
        self.screen.post_message(Pointed())


_TALL = 9
"""Rows with which there is room to let one stand empty."""


class Detail(Rows):
    """A heading, paragraphs below it, and at the bottom what is to be said now."""

    can_focus = False

    def __init__(self, *, id: str | None = None):
        super().__init__(id=id)
        self._shown: tuple[str, str, Sequence[Part], Sequence[Part], int] = ("", "", (), (), 1)

    def show(self, left: str, right: str, parts: Sequence[Part], said: Sequence[Part], firm: int = 1) -> None:
        """Show something else: heading, what stands at its end, paragraphs, what is said.

        The first paragraph takes at least `firm` rows, so that those below it stay where they are from one to the next.
        """
        if (shown := (left, right, tuple(parts), tuple(said), firm)) != self._shown:
            self._shown = shown
            self.redraw()

    def make_lines(self, width: int, height: int) -> list[Line]:
        """Lay the paragraphs out; what is said stands firm at the bottom, over the end of what is too long."""
        left, right, parts, said, firm = self._shown
        behind = f" {right} --" if right else ""
        text = cut_cells(f"-- {left} ", max(0, width - cell_len(behind)))
        heading: Line = ((text, "head"), ("-" * (width - cell_len(text + behind)), "head"), (behind, "head"))
        below = rows_of(said, width)[: max(0, height - 1)]
        room = max(0, height - 1 - len(below))
        shown = rows_of(parts[:1], width)
        shown += [("", "", "text")] * ((firm if height >= _TALL else 1) - len(shown))
        lines = [heading, *(_line(row) for row in (*shown, *rows_of(parts[1:], width))[:room])]
        lines += [()] * (height - len(lines) - len(below))
        return [*lines, *(_line(row) for row in below)]


def _line(row: Row) -> Line:
    label, text, look = row
    if label.strip() and look in ("bad", "warn", "good"):
        return ((label, look), (text, "text"))
    # One stretch a row wherever that does: each costs twenty bytes more.
    return ((label + text, "text"),)
