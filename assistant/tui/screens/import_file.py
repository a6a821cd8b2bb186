"""Asks for last year's file and makes a draft of it."""

from __future__ import annotations

import asyncio

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Static

from assistant.beginnings import Begun, OldForm, begin_with, read_typed
from assistant.commands import Verb, parse_command
from assistant.errors import ShenbaoError
from assistant.importing import is_old_name
from assistant.tui.messages import Pressed
from assistant.tui.widgets.answer import AnswerInput
from assistant.tui.widgets.bars import LOW, KeyBar, StatusBar
from assistant.tui.widgets.prose import Prose
from assistant.tui.widgets.question import QuestionBlock
from assistant.wording import beginning as say
from assistant.wording import home as say_home
from assistant.wording import tui as say_tui
from assistant.wording.session import Message, Tone


class ImportScreen(Screen[Begun | None]):
    """Ends with the draft that was begun, or with None."""

    AUTO_FOCUS = "AnswerInput"

    def __init__(self) -> None:
        super().__init__()
        self._noticed_at = ""
        """The path that something was said of."""

    def compose(self) -> ComposeResult:
        """Lay out the question and the input."""
        yield StatusBar(say_home.TITLE, id="status")
        with Vertical(id="upper"):
            yield QuestionBlock(id="question")
        with Horizontal(id="answer"):
            yield Static(say.IMPORT_LABEL, id="label", markup=False)
            yield AnswerInput(id="input")
        yield Prose(id="notice")
        yield KeyBar(say_tui.KEYS_IMPORT, id="keys")

    def on_mount(self) -> None:
        """Ask."""
        hints = [say_tui.part("", hint, "help") for hint in say.IMPORT_HINTS]
        asked = [say_tui.part("问", say.IMPORT_ASK, "question"), *hints]
        self.query_one(QuestionBlock).ask(say.IMPORT_TITLE, (), asked)

    def on_resize(self) -> None:
        """Fit a low screen."""
        self.set_class(self.size.height < LOW, "low")
        self.call_after_refresh(self.query_one(AnswerInput).place_cursor)

    def on_pressed(self, event: Pressed) -> None:
        """Do what a key stands for, then let the input take the next one."""
        if event.key == "enter" and is_old_name(self._typed()):
            # Another program works for seconds: the screen says so, and the input waits.
            self._notice(say.IMPORT_CONVERTING, Tone.PLAIN)
            self.run_worker(self._convert(self._typed()))
            return
        try:
            if event.key == "enter":
                self._read(self._typed())
            elif event.key == "escape":
                self.dismiss(None)
            elif event.key == "ctrl+q":
                self.app.exit(0)
            elif event.key == "ctrl+c":
                self._notice(say_home.INTERRUPTED)
        finally:
            self.query_one(AnswerInput).go_on()

    def _typed(self) -> str:
        return self.query_one(AnswerInput).answer.strip().strip("'\"")

    def _read(self, typed: str) -> None:
        command = parse_command(typed)
        if command is not None and command.verb in (Verb.QUIT, Verb.BACK):
            self.dismiss(None)
        else:
            self._take(_read(typed))

    async def _convert(self, typed: str) -> None:
        try:
            self._take(await asyncio.to_thread(_read, typed))
        finally:
            self.query_one(AnswerInput).go_on()

    def _take(self, found: OldForm | str) -> None:
        """Begin a draft with what was imported, or say why nothing was."""
        if isinstance(found, str):
            self._notice(found)
            return
        try:
            begun = begin_with(found)
        except ShenbaoError as slip:
            self._notice(str(slip))
        else:
            self.dismiss(begun)

    def on_edited(self) -> None:
        """Take the objection away once the path is another one."""
        if self.query_one(AnswerInput).text != self._noticed_at:
            self.query_one("#notice", Prose).show(())

    def _notice(self, text: str, tone: Tone = Tone.BAD) -> None:
        self._noticed_at = self.query_one(AnswerInput).text
        self.query_one("#notice", Prose).show(say_tui.said([Message(tone, text)]))

    def foreign_bytes(self, text: str | None) -> None:
        """Say how to set a terminal right that sends no UTF-8."""
        self._notice(say_tui.NOT_UTF8)


def _read(typed: str) -> OldForm | str:
    """Return what the file at a typed path holds, or why it cannot be read."""
    try:
        return read_typed(typed)
    except ShenbaoError as slip:
        return str(slip)
