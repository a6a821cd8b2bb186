"""The input: one row that grows to five; Enter hands in, Ctrl+J breaks the line, a paste stays whole."""

from __future__ import annotations

import asyncio
import re
from typing import Final

from textual import events
from textual.geometry import Region
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from assistant.text import phrase_blanks
from assistant.tui.messages import Edited, Pasted, Pressed, until_done
from assistant.wording.tui import without_controls

# Key: the editor's action.
_EDITING: Final = {
    "left": "cursor_left",
    "right": "cursor_right",
    "up": "cursor_up",
    "down": "cursor_down",
    "ctrl+left": "cursor_word_left",
    "ctrl+right": "cursor_word_right",
    "home": "cursor_line_start",
    "ctrl+a": "cursor_line_start",
    "end": "cursor_line_end",
    "ctrl+e": "cursor_line_end",
    "backspace": "delete_left",
    "ctrl+h": "delete_left",
    "delete": "delete_right",
    "ctrl+d": "delete_right",
    "ctrl+w": "delete_word_left",
    "ctrl+k": "delete_to_end_of_line",
}
_CHOICE: Final = re.compile("[a-z]{2,30}[1-9]")
"""Initials and a digit behind them."""
_WIPING: Final = ("backspace", "ctrl+h", "delete", "ctrl+d")
_STEPS: Final = 100
"""Texts that can be gone back to."""


class AnswerInput(TextArea, inherit_bindings=False):
    """A bare editor that takes its keys strictly one after the other and knows whether its text was changed.

    Bindings would not do: they act only when a key has bubbled up to the application, so that of keys which arrive in
    one packet, as they do over a slow line, a letter overtakes the Backspace or the Enter before it.
    """

    def __init__(self, *, id: str | None = None):
        super().__init__(
            id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", highlight_cursor_line=False
        )
        self.cursor_blink = False
        self._given = ""
        self._unfinished = False
        self._loaded = ""
        self._past: list[str] = []
        self._future: list[str] = []
        self._touched = False
        """Whether the text was another one than that put in when somebody was told last."""
        self.handed_over: frozenset[str] = frozenset()
        """Keys that go to the screen for now."""
        self.takes_choices = False
        """Whether a digit typed behind initials, and nothing else, is passed on as the key `choice`."""
        self._typing = False
        """The last key added a character: the next one belongs to the same step back."""
        self._go_on = asyncio.Event()

    def offer(self, text: str, unfinished: bool = False, caret: int | None = None) -> None:
        """Put a text in, caret at its end; typing writes over it unless it is an `unfinished` one to go on with.

        The caret of an unfinished one may stand at an offset in it.
        """
        self._given, self._unfinished, self._touched = text, unfinished, False
        self.load_text(without_controls(text)[0])
        self._loaded = self.text
        self._past, self._future, self._typing = [], [], False
        self.move_cursor(self.document.end)
        if not unfinished:
            self.mark_whole()
        elif phrase_blanks(self.text):
            self.next_blank(at_start=True)
        elif caret is not None and self.text == text:
            self.move_cursor(self._location(caret))

    def mark_whole(self) -> None:
        """Mark the text: what is typed now takes its place, any other key goes on with it."""
        self.selection = Selection((0, 0), self.document.end)

    def next_blank(self, at_start: bool = False) -> bool:
        """Mark the next blank of a phrase behind the caret, or the first one; returns whether there is any."""
        spans = phrase_blanks(self.text)
        if not spans:
            return False
        here = -1 if at_start else self.caret
        start, end = next((span for span in spans if span[0] >= here), spans[0])
        self.selection = Selection(self._location(start), self._location(end))
        return True

    @property
    def before_caret(self) -> str:
        """The text in front of the caret."""
        return self.text[: self.caret]

    def complete(self, length: int, text: str) -> None:
        """Put a text in the place of the last characters before the caret."""
        self._remember()
        end = self.caret
        self.selection = Selection(self._location(end - length), self._location(end))
        self.put(text)

    def rewrite(self, text: str) -> None:
        """Put a text in the place of all that is typed."""
        self._remember()
        self.load_text(text)
        self.move_cursor(self.document.end)

    def mark(self, start: int, excerpt: str) -> bool:
        """Mark a stretch of the text: what is typed now takes its place; returns whether it stands there."""
        if not excerpt or not self.text.startswith(excerpt, start):
            return False
        # The caret stands on its first character: behind it, it would look like one more that is marked.
        self.selection = Selection(self._location(start + len(excerpt)), self._location(start))
        return True

    @property
    def _marks_a_part(self) -> bool:
        start, end = sorted(self.selection)
        return start != end and (start, end) != ((0, 0), self.document.end)

    def _location(self, offset: int) -> tuple[int, int]:
        before = self.text[:offset].split("\n")
        return len(before) - 1, len(before[-1])

    def _unmark(self) -> None:
        if self.selection.start != self.selection.end:
            self.move_cursor(max(self.selection) if self._marks_a_part else self.document.end)

    @property
    def untouched(self) -> bool:
        """Whether the text is as it was put in."""
        return self.text == self._loaded

    @property
    def answer(self) -> str:
        """The text; the very one that was put in where nothing changed it."""
        return self._given if self.untouched else self.text

    @property
    def caret(self) -> int:
        """Offset of the caret in the text."""
        row, column = self.selection.end
        return sum(len(line) + 1 for line in self.text.split("\n")[:row]) + column

    def place_cursor(self) -> None:
        """Bring the terminal's cursor to the caret, where the IME opens its window."""
        if self.is_attached and self.app.cursor_position != self.cursor_screen_offset:
            self.app.cursor_position = self.cursor_screen_offset
            # The terminal hears of it with the next change only; the empty cell behind the text halves no character.
            self.refresh(Region(self.size.width, 0, 1, 1))

    def on_resize(self) -> None:
        """Follow the rows that the input gains and loses."""
        self.call_after_refresh(self.place_cursor)

    def put(self, text: str) -> None:
        """Write at the caret, over what is selected."""
        start, end = sorted(self.selection)
        self.move_cursor(self.replace(text, start, end, maintain_selection_offset=False).end_location)

    def _remember(self, typing: bool = False) -> None:
        """Keep the text as it is to be gone back to; typing on is one step."""
        if not (typing and self._typing) and (not self._past or self._past[-1] != self.text):
            self._past = [*self._past[1 - _STEPS :], self.text]
        self._typing, self._future = typing, []

    def _step(self, back: bool) -> None:
        # The editor's own undo leaves the caret behind the end of a text that has become shorter.
        source, target = (self._past, self._future) if back else (self._future, self._past)
        while source and source[-1] == self.text:
            source.pop()
        if source:
            target.append(self.text)
            self.load_text(source.pop())
            self.move_cursor(self.document.end)
        self._typing = False

    def go_on(self) -> None:
        """Take the next key: the screen has done what the last one asked for."""
        self._go_on.set()

    async def _on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        await self.take(event)

    async def take(self, event: events.Key) -> None:
        """Do what a key asks for."""
        if event.key in self.handed_over or (event.key in ("up", "down") and self._is_at_edge(event.key)):
            await self._press(event.key)
        elif event.key.startswith("alt+") and event.character:
            # A terminal that reports chords by name means the same by Alt as others by Esc and the character.
            await self._press("escape")
            self.put(event.character)
        elif event.is_printable and event.character:
            self._remember(typing=True)
            self.put(event.character)
            if self.takes_choices and _CHOICE.fullmatch(self.text):
                await self._press("choice")
        elif event.key in _WIPING and self._marks_a_part:
            self._remember()
            self.put("")
        elif event.key in _EDITING:
            self._remember()
            self._unmark()
            await self.run_action(_EDITING[event.key])
        elif event.key == "ctrl+u":
            self._remember()
            self.clear()
        elif event.key == "ctrl+j":
            self._remember()
            self._unmark()
            self.put("\n")
        elif event.key == "tab" and self.next_blank():
            return
        elif event.key in ("ctrl+z", "ctrl+y") and (self._past if event.key == "ctrl+z" else self._future):
            self._step(back=event.key == "ctrl+z")
        else:
            await self._press(event.key)

    def _is_at_edge(self, key: str) -> bool:
        """Whether there is no row in the text where an arrow would lead."""
        row = self.wrapped_document.location_to_offset(self.cursor_location).y
        return row == (0 if key == "up" else self.wrapped_document.height - 1)

    async def _press(self, key: str) -> None:
        self._go_on.clear()
        self.screen.post_message(Pressed(key))
        await until_done(self._go_on, self)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.take_paste(event.text)

    def take_paste(self, pasted: str) -> None:
        """Put what was pasted in at the caret."""
        text, left_out = without_controls(pasted)
        self._remember()
        self.put(text)
        self.post_message(Pasted(text, left_out))

    def _on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        # Back at the text that was put in, whoever typed is told too.
        if not self.untouched or self._touched:
            self._touched = not self.untouched
            self.post_message(Edited())

    def _on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        if not self.untouched or self._unfinished:
            self.post_message(Edited())
