"""The first screen: the drafts, and the ways to begin one."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from assistant.beginnings import Begun
from assistant.errors import ShenbaoError
from assistant.home import Act, Entry, Home, HomeReply
from assistant.overview import DraftRow
from assistant.paths import program
from assistant.sample import sample
from assistant.session import Session
from assistant.tui.messages import Chosen, Spelled, Unknown
from assistant.tui.screens.bin import BinScreen
from assistant.tui.screens.import_file import ImportScreen
from assistant.tui.screens.interview import InterviewScreen
from assistant.tui.screens.paste import PasteScreen
from assistant.tui.screens.reader import ReaderScreen
from assistant.tui.widgets.bars import LOW, WIDE, KeyBar, StatusBar
from assistant.tui.widgets.menu import Menu
from assistant.tui.widgets.prose import Prose
from assistant.wording import beginning as say_beginning
from assistant.wording import home as say
from assistant.wording import shelf as say_shelf
from assistant.wording import tui as say_tui
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
        self._fit()
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
        again = bool(self._rows)
        self.query_one(StatusBar).show(say.TITLE, say.AGAIN if again else say.FIRST)
        ask = say_beginning.AGAIN_ASK if again else say_beginning.FIRST_ASK
        self.query_one("#ask", Prose).show([say_tui.part("", ask, "question")])
        self.query_one(Menu).show(self._entries())
        self._show_advice()
        self.query_one(KeyBar).show(say.KEYS_AGAIN if again else say.KEYS_FIRST)

    def on_resize(self) -> None:
        """Leave room for what is said below the list on a low screen."""
        self._fit()
        self._show_advice()
        self.query_one(Menu).show(self._entries())

    def _fit(self) -> None:
        self.set_class(self.app.size.height < LOW, "low")

    def _show_advice(self) -> None:
        again, low = bool(self._rows), self.has_class("low")
        text = say_beginning.short_advice(again) if low else say_beginning.advice(program(), again)
        self.query_one("#advice", Prose).show([say_tui.part("", text, "help")])

    def _entries(self) -> list[str]:
        return [self._entry(entry) for entry in self._home.entries]

    def _entry(self, entry: Entry) -> str:
        if entry.row is None:
            return say_beginning.entry(entry.act, bool(self._rows), self._home.binned)
        if entry.row.error:
            return say.damaged(entry.row.name, entry.row.error)
        return say.home_draft(entry.row, self.app.size.width < WIDE)

    def on_chosen(self, event: Chosen) -> None:
        """Do what was chosen."""
        self._notice()
        self._answer(lambda: self._home.choose(event.index + 1))

    def on_unknown(self, event: Unknown) -> None:
        """Do what was typed, or say how to choose."""
        self._answer(lambda: self._home.say(event.text), event.text)

    def _answer(self, ask: Callable[[], HomeReply | None], typed: str = "") -> None:
        try:
            reply = ask()
            if reply is None:
                text = say_beginning.unknown(typed, len(self._home.entries))
                self._notice(Message(Tone.BAD, text))
                return
            if reply.changed:
                self._show()
            self._notice(*reply.messages)
            if reply.chosen is not None:
                self._do(reply.chosen)
        finally:
            self.query_one(Menu).go_on()

    def _do(self, entry: Entry) -> None:
        match entry.act:
            case Act.OPEN if entry.row is not None:
                name = entry.row.name
                self._begin(lambda: Session.open(name))
            case Act.NEW:
                self._begin(Session.new)
            case Act.IMPORT:
                self.app.push_screen(ImportScreen(), self._begun)
            case Act.PASTE:
                self.app.push_screen(PasteScreen(), self._begun)
            case Act.SAMPLE:
                self.app.push_screen(ReaderScreen(say_beginning.SAMPLE_TITLE, say_tui.said(sample())))
            case Act.PAPERS:
                papers = [say_tui.part("", say_beginning.PAPERS, "help")]
                self.app.push_screen(ReaderScreen(say_tui.READER_NAMES["papers"], papers))
            case Act.BIN:
                self.app.push_screen(BinScreen(self._home), lambda said: self._notice(*(said or ())))
            case Act.QUIT:
                self.action_quit()

    def on_spelled(self, event: Spelled) -> None:
        """Show what is typed: nothing else on this screen would."""
        self._notice(*([Message(Tone.PLAIN, say_shelf.typing(event.text))] if event.text else []))

    def _begin(self, make: Callable[[], Session]) -> None:
        try:
            session = make()
        except ShenbaoError as slip:
            self._notice(Message(Tone.BAD, str(slip)))
        else:
            self.app.push_screen(InterviewScreen(session))

    def _begun(self, begun: Begun | None) -> None:
        if begun is not None:
            self.app.push_screen(InterviewScreen(begun.session, begun.said))

    def _notice(self, *messages: Message) -> None:
        self.query_one("#notice", Prose).show(say_tui.said(messages))

    def action_quit(self) -> None:
        """Leave."""
        self.app.exit(0)

    def action_interrupted(self) -> None:
        """Say that this key does not end anything."""
        self._notice(Message(Tone.PLAIN, say.INTERRUPTED))

    def resume(self, message: Message) -> None:
        """Say what happened before this screen came back."""
        self._notice(message)

    def foreign_bytes(self, text: str | None) -> None:
        """Say how to set a terminal right that sends no UTF-8."""
        self._notice(Message(Tone.BAD, say_tui.NOT_UTF8))
