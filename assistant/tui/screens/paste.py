"""Takes a whole form that is pasted and makes a draft of it."""

from __future__ import annotations

import re

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from assistant.beginnings import Begun, begin_with, read_pasted
from assistant.errors import ShenbaoError
from assistant.text import clip
from assistant.tui.widgets.bars import LOW, KeyBar, StatusBar
from assistant.tui.widgets.prose import Prose
from assistant.wording import beginning as say
from assistant.wording import home as say_home
from assistant.wording import tui as say_tui
from assistant.wording.session import Message, Tone

_SHOWN = 60
"""Characters of a line that tell which one it is."""
_END = re.compile(r"(?:^|\n)[.。]$")


class PasteScreen(Screen[Begun | None]):
    """Ends with the draft that was begun, or with None.

    It keeps what comes as it comes: a tab begins a cell of the form. A terminal that does not mark a paste sends it as
    keys.
    """

    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        """What has been pasted."""
        self._said: tuple[Message, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out how it is done, and what has come."""
        yield StatusBar((say.PASTE_TITLE,), id="status")
        yield Prose(id="ask")
        yield Prose(id="pasted")
        yield Prose(id="notice")
        yield KeyBar(say.PASTE_KEYS, id="keys")

    def on_resize(self) -> None:
        """Fit a low screen."""
        self.set_class(self.size.height < LOW, "low")
        self._show()

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted."""
        event.stop()
        self._put(event.text)

    async def on_key(self, event: events.Key) -> None:
        """Take what comes as keys, or do what a key stands for."""
        event.stop()
        match event.key:
            case "ctrl+d":
                self._read()
            case "enter" if _END.search(self.text):
                self.text = self.text[:-1]
                self._read()
            case "enter" | "ctrl+j":
                self._put("\n")
            case "tab":
                self._put("\t")
            case "backspace":
                self._set(self.text[:-1])
            case "ctrl+u":
                self._set("")
            case "escape":
                self.dismiss(None)
            case "ctrl+q":
                self.app.exit(0)
            case "ctrl+c":
                self._notice(say_home.INTERRUPTED, Tone.PLAIN)
            # What a form is spaced out with does not count as printable everywhere.
            case _ if event.character and (event.is_printable or event.character > "\x7f"):
                self._put(event.character)

    def _put(self, text: str) -> None:
        self._set(self.text + text.replace("\r\n", "\n").replace("\r", "\n"))

    def _set(self, text: str) -> None:
        self.text, self._said = text, ()
        self._show()

    def _read(self) -> None:
        try:
            begun = begin_with(read_pasted(self.text))
        except ShenbaoError as slip:
            self._notice(str(slip))
        else:
            self.dismiss(begun)

    def _notice(self, text: str, tone: Tone = Tone.BAD) -> None:
        self._said = (Message(tone, text),)
        self._show()

    def _show(self) -> None:
        # Where there is little room, how to paste is of no use any more once it has been done.
        hints = say.PASTE_HINTS_KEYS[self.has_class("low") and bool(self.text) :]
        asked = [say_tui.part("", hint, "help") for hint in hints]
        self.query_one("#ask", Prose).show([say_tui.part("", say.PASTE_ASK, "question"), *asked])
        lines = self.text.split("\n")
        room = 2 if self.has_class("low") else 6
        count = len(lines) - (not lines[-1])
        shown = [say_tui.part("", say.pasted_so_far(count, len(self.text)), "good")] if self.text else []
        shown += [say_tui.part("", clip(line, _SHOWN), whole=False) for line in lines[-room:] if line.strip()]
        self.query_one("#pasted", Prose).show(shown)
        self.query_one("#notice", Prose).show(say_tui.said(self._said))

    def foreign_bytes(self, text: str | None) -> None:
        """Take in what a terminal sent in the Windows code page, and say how to set it right."""
        if text:
            self._put(text)
        self._notice(say_tui.READ_AS_GBK if text else say_tui.NOT_UTF8)
