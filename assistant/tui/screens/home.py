"""The first screen: the drafts, a new one, last year's file."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from assistant.commands import Verb, parse_command
from assistant.errors import ShenbaoError
from assistant.home import Home
from assistant.overview import DraftRow
from assistant.paths import program
from assistant.session import Session
from assistant.tui.messages import Chosen, Spelled, Unknown
from assistant.tui.screens.bin import BinScreen
from assistant.tui.screens.import_file import ImportScreen
from assistant.tui.screens.interview import InterviewScreen
from assistant.tui.widgets.bars import LOW, KeyBar, StatusBar
from assistant.tui.widgets.menu import Menu
from assistant.tui.widgets.prose import Prose
from assistant.wording import shelf as say_shelf
from assistant.wording import tui as say
from assistant.wording.home import KEYS_HOME_AGAIN, home_draft
from assistant.wording.session import Message, Tone


class HomeScreen(Screen[None]):
    """Lets a person choose what to work on."""

    AUTO_FOCUS = "Menu"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", priority=True),
        Binding("ctrl+c", "interrupted", priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._home = Home()

    def compose(self) -> ComposeResult:
        """Lay out heading, list and advice."""
        yield StatusBar(id="status")
        yield Prose(id="ask")
        yield Menu(self._entries(), id="menu")
        yield Prose(id="notice")
        yield Prose(id="advice")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show the list."""
        self._show()

    def on_screen_resume(self) -> None:
        """Show the list as it is now: drafts may have come from the recycle bin or gone."""
        with contextlib.suppress(ShenbaoError):  # it stays as it was shown
            self._home.look()
        self._show()

    @property
    def _rows(self) -> list[DraftRow]:
        return self._home.rows

    def _show(self) -> None:
        again, binned = bool(self._rows), self._home.binned
        self.query_one(StatusBar).show(say.HOME_TITLE, say.HOME_AGAIN if again else say.HOME_FIRST)
        ask = say.HOME_AGAIN_ASK if again else say.HOME_FIRST_ASK
        self.query_one("#ask", Prose).show([say.part("", ask, "question")])
        self.query_one(Menu).show(self._entries())
        self.query_one("#advice", Prose).show([say.part("", say.home_papers(program(), binned), "help")])
        self.query_one(KeyBar).show(KEYS_HOME_AGAIN if again else say.KEYS_HOME)

    @property
    def _acts(self) -> list[Callable[[], None]]:
        if not self._rows:
            return [self._import, self._new, self.action_quit]
        return [*(partial(self._open, row.name) for row in self._rows), self._new, self._import, self.action_quit]

    def on_resize(self) -> None:
        """Leave room for what is said below the list on a low screen."""
        self.set_class(self.size.height < LOW, "low")

    def _entries(self) -> list[str]:
        if not self._rows:
            return [say.HOME_IMPORT_FIRST, say.HOME_NEW_FIRST, say.HOME_QUIT]
        drafts = [say.home_damaged(row.name, row.error) if row.error else home_draft(row) for row in self._rows]
        return [*drafts, say.HOME_NEW, say.HOME_IMPORT, say.HOME_QUIT]

    def on_chosen(self, event: Chosen) -> None:
        """Do what was chosen."""
        self.query_one("#notice", Prose).show(())
        try:
            self._acts[event.index]()
        finally:
            self.query_one(Menu).go_on()

    def on_unknown(self, event: Unknown) -> None:
        """Do what was typed, or say how to choose."""
        try:
            self._obey(event.text)
        finally:
            self.query_one(Menu).go_on()

    def _obey(self, text: str) -> None:
        command = parse_command(text)
        if command is not None and command.verb is Verb.QUIT:
            self.action_quit()
            return
        reply = self._home.say(text)
        if reply is None:
            self._notice(Message(Tone.BAD, say.home_unknown(text, len(self._acts))))
            return
        if reply.changed:
            self._show()
        self._notice(*reply.messages)
        if reply.shows_bin:
            self.app.push_screen(BinScreen(self._home), lambda said: self._notice(*(said or ())))

    def on_spelled(self, event: Spelled) -> None:
        """Show what is typed: nothing else on this screen would."""
        self._notice(*([Message(Tone.PLAIN, say_shelf.typing(event.text))] if event.text else []))

    def _open(self, name: str) -> None:
        self._begin(lambda: Session.open(name))

    def _new(self) -> None:
        self._begin(Session.new)

    def _begin(self, make: Callable[[], Session]) -> None:
        try:
            session = make()
        except ShenbaoError as slip:
            self._notice(Message(Tone.BAD, str(slip)))
        else:
            self.app.push_screen(InterviewScreen(session))

    def _import(self) -> None:
        self.app.push_screen(ImportScreen(), self._imported)

    def _imported(self, found: tuple[Session, tuple[Message, ...]] | None) -> None:
        if found is not None:
            self.app.push_screen(InterviewScreen(*found))

    def _notice(self, *messages: Message) -> None:
        self.query_one("#notice", Prose).show(say.said(messages))

    def action_quit(self) -> None:
        """Leave."""
        self.app.exit(0)

    def action_interrupted(self) -> None:
        """Say that this key does not end anything."""
        self._notice(Message(Tone.PLAIN, say.HOME_INTERRUPTED))

    def resume(self, message: Message) -> None:
        """Say what happened before this screen came back."""
        self._notice(message)

    def foreign_bytes(self, text: str | None) -> None:
        """Say how to set a terminal right that sends no UTF-8."""
        self._notice(Message(Tone.BAD, say.NOT_UTF8))
