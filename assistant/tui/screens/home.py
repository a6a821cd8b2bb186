"""The first screen: the drafts, a new one, last year's file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from assistant.commands import Verb, parse_command
from assistant.errors import ShenbaoError
from assistant.overview import draft_rows
from assistant.paths import program
from assistant.session import Session
from assistant.tui.messages import Chosen, Unknown
from assistant.tui.screens.import_file import ImportScreen
from assistant.tui.screens.interview import InterviewScreen
from assistant.tui.widgets.bars import KeyBar, StatusBar
from assistant.tui.widgets.menu import Menu
from assistant.tui.widgets.prose import Prose
from assistant.wording import tui as say
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
        self._rows = draft_rows()
        self._acts: list[Callable[[], None]] = [partial(self._open, row.name) for row in self._rows]
        self._acts += [self._import, self._new, self.action_quit] if not self._rows else []
        self._acts += [self._new, self._import, self.action_quit] if self._rows else []

    def compose(self) -> ComposeResult:
        """Lay out heading, list and advice."""
        yield StatusBar(say.HOME_TITLE, say.HOME_AGAIN if self._rows else say.HOME_FIRST, id="status")
        ask = say.HOME_AGAIN_ASK if self._rows else say.HOME_FIRST_ASK
        yield Prose([say.part("", ask, "question")], id="ask")
        yield Menu(self._entries(), id="menu")
        yield Prose(id="notice")
        yield Prose([say.part("", say.home_papers(program()), "help")], id="advice")
        yield KeyBar(say.KEYS_HOME, id="keys")

    def _entries(self) -> list[str]:
        if not self._rows:
            return [say.HOME_IMPORT_FIRST, say.HOME_NEW_FIRST, say.HOME_QUIT]
        drafts = [
            say.home_damaged(row.name, row.error)
            if row.error
            else say.home_draft(row.name, row.filer, row.year, row.answered, row.total, row.changed)
            for row in self._rows
        ]
        return [*drafts, say.HOME_NEW, say.HOME_IMPORT, say.HOME_QUIT]

    def on_chosen(self, event: Chosen) -> None:
        """Do what was chosen."""
        self.query_one("#notice", Prose).show(())
        try:
            self._acts[event.index]()
        finally:
            self.query_one(Menu).go_on()

    def on_unknown(self, event: Unknown) -> None:
        """Say how to choose, or leave where that was meant."""
        command = parse_command(event.text)
        if command is not None and command.verb is Verb.QUIT:
            self.action_quit()
        else:
            self._notice(Message(Tone.BAD, say.home_unknown(event.text, len(self._acts))))

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

    def _notice(self, message: Message) -> None:
        self.query_one("#notice", Prose).show(say.said([message]))

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
