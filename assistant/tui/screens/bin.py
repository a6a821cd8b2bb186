"""The recycle bin's screen: a number brings a draft back."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from assistant.commands import Verb, parse_command
from assistant.home import Home
from assistant.paths import program
from assistant.tui.messages import Chosen, Spelled, Unknown
from assistant.tui.widgets.bars import LOW, KeyBar, StatusBar
from assistant.tui.widgets.menu import Menu
from assistant.tui.widgets.prose import Prose
from assistant.wording import shelf as say
from assistant.wording import tui as say_tui
from assistant.wording.home import INTERRUPTED, home_binned
from assistant.wording.session import Message, Tone


class BinScreen(Screen[tuple[Message, ...]]):
    """Lists what was deleted, the last first; hands on what is still to be said when it is left."""

    AUTO_FOCUS = "Menu"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", priority=True),
        Binding("ctrl+c", "interrupted", priority=True),
    ]

    def __init__(self, home: Home):
        super().__init__()
        self._home = home

    def compose(self) -> ComposeResult:
        """Lay out heading, list and advice as on the first screen."""
        yield StatusBar(say.BIN_TITLE, say.BIN_RIGHT, id="status")
        yield Prose([say_tui.part("", say.BIN_HEAD, "question")], id="ask")
        yield Menu(self._entries(), can_leave=True, id="menu")
        yield Prose(id="notice")
        yield Prose([say_tui.part("", say.bin_advice(program()), "help")], id="advice")
        yield KeyBar(say.BIN_KEYS, id="keys")

    def on_resize(self) -> None:
        """Leave room for what is said below the list on a low screen."""
        self.set_class(self.size.height < LOW, "low")

    def _entries(self) -> list[str]:
        return [home_binned(row) for row in self._home.bin or ()]

    def on_chosen(self, event: Chosen) -> None:
        """Bring back what was chosen."""
        self._obey(say.restore_word(event.index + 1))

    def on_unknown(self, event: Unknown) -> None:
        """Do what was typed, or say what can be."""
        self._obey(event.text)

    def on_left(self) -> None:
        """Go back to the drafts."""
        self.dismiss(())

    def on_spelled(self, event: Spelled) -> None:
        """Show what is typed."""
        self._notice(*([Message(Tone.PLAIN, say.typing(event.text))] if event.text else []))

    def _obey(self, text: str) -> None:
        try:
            command = parse_command(text)
            if command is not None and command.verb is Verb.QUIT:
                self.action_quit()
                return
            # The drafts' numbers, and what begins one, are not on this screen.
            reply = None if command is not None and command.verb is Verb.REMOVE else self._home.say(text)
            if reply is None or reply.chosen is not None:
                self._notice(Message(Tone.BAD, say.bin_unknown(text, len(self._home.bin or ()))))
                return
            self._notice(*reply.messages)
            if not self._home.show_bin():
                self.dismiss(reply.messages)
            self.query_one(Menu).show(self._entries())
        finally:
            self.query_one(Menu).go_on()

    def _notice(self, *messages: Message) -> None:
        self.query_one("#notice", Prose).show(say_tui.said(messages))

    def action_quit(self) -> None:
        """Leave the program."""
        self.app.exit(0)

    def action_interrupted(self) -> None:
        """Say that this key does not end anything."""
        self._notice(Message(Tone.PLAIN, INTERRUPTED))

    def foreign_bytes(self, text: str | None) -> None:
        """Say how to set a terminal right that sends no UTF-8."""
        self._notice(Message(Tone.BAD, say_tui.NOT_UTF8))
