"""完成: where the Word file is, how it gets home, and what is still to be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from assistant.carrying import ways
from assistant.commands import Verb, parse_command, word_of
from assistant.replies import Delivered, Reply
from assistant.session import Session
from assistant.tui.messages import Pressed, hand_on
from assistant.tui.screens.sending import send_from
from assistant.tui.widgets.answer import AnswerInput
from assistant.tui.widgets.bars import LOW, KeyBar, StatusBar
from assistant.tui.widgets.pager import Pager
from assistant.tui.widgets.prose import Prose
from assistant.wording import finish as say
from assistant.wording import tui as say_tui
from assistant.wording.session import Message, Tone

if TYPE_CHECKING:
    from assistant.tui.screens.openings import Openings

_BACK: Final = frozenset({"escape", "enter", "q"})


class FinishScreen(Screen[None]):
    """Tells of one file; words that are typed go to the interview."""

    AUTO_FOCUS = ""

    def __init__(self, session: Session, openings: Openings, delivered: Delivered, messages: Sequence[Message]):
        super().__init__()
        self._session = session
        self._openings = openings
        self._delivered = delivered
        self._messages = messages

    def compose(self) -> ComposeResult:
        """Lay out the text, what is said below it, the input while it is wanted, and the keys."""
        yield StatusBar(id="status")
        yield Pager(say_tui.said(self._messages), id="pager")
        yield Prose(id="notice")
        with Horizontal(id="answer"):
            yield Static(say.WHERE_LABEL, id="label", markup=False)
            yield AnswerInput(id="input")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Say whose file it is."""
        view = self._session.view()
        left = (say_tui.where(view.filer, view.year, view.asked)[0], say.TITLE)
        self.query_one(StatusBar).show(left, say.kind(self._delivered.proof))
        self._show_keys()

    def on_resize(self) -> None:
        """Fit a low screen."""
        self.set_class(self.size.height < LOW, "low")
        self.call_after_refresh(self._move, 0)

    @property
    def _input(self) -> AnswerInput:
        return self.query_one(AnswerInput)

    @property
    def _typing(self) -> bool:
        return self.has_class("typing")

    def _show_keys(self) -> None:
        keys = say.keys(ways(self._delivered.path).has_sz, parse_command(say.PAPER_WORD) is not None)
        self.query_one(KeyBar).show(say.KEYS_WHERE if self._typing else keys)

    def _notice(self, *messages: Message) -> None:
        self.query_one("#notice", Prose).show(say_tui.said(messages))

    def _move(self, rows: int) -> None:
        if self.is_current:
            self.query_one(Pager).move(rows)

    # Keys

    async def on_key(self, event: events.Key) -> None:
        """Do what a key stands for; any other character begins a word for the interview."""
        event.stop()
        if (rows := self.query_one(Pager).rows_for(event.key)) is not None:
            self._move(rows)
        elif event.key in _BACK:
            self.dismiss(None)
        elif event.key == "ctrl+c":
            self._notice(Message(Tone.PLAIN, say_tui.INTERRUPTED))
        elif not self._act(event.key) and (event.key == "ctrl+q" or (event.is_printable and event.character)):
            self.dismiss(None)
            hand_on(self.app, event)

    def _act(self, key: str) -> bool:
        """Do what a letter stands for, and return whether it stands for anything."""
        match key:
            case "s":
                reply = self._session.say(word_of(Verb.SEND))
                self._notice(*reply.messages, *([send_from(self.app, reply.sends)] if reply.sends else []))
            case "r":
                self._take(self._session.say(word_of(Verb.PROOF)))
            case "o":
                self._set_typing(True)
                self._notice(Message(Tone.PLAIN, say.WHERE_ASK))
            case "p" if (command := parse_command(say.PAPER_WORD)) is not None:
                if (screen := self._openings.screen_for(command)) is not None:
                    self.app.push_screen(screen)
            case _:
                return False
        return True

    def on_paste(self, event: events.Paste) -> None:
        """Hand a paste on to the input of the interview."""
        event.stop()
        self.dismiss(None)
        hand_on(self.app, event)

    def _take(self, reply: Reply) -> None:
        """Tell of another file that was written, or say why there is none."""
        if reply.delivered is None:
            self._notice(*reply.messages)
            return
        self.dismiss(None)
        self._openings.finish(reply)

    # Where else

    def _set_typing(self, typing: bool) -> None:
        self.set_class(typing, "typing")
        self._show_keys()
        self._input.offer("")
        self.set_focus(self._input if typing else None)
        self.call_after_refresh(self._input.place_cursor)

    def on_pressed(self, event: Pressed) -> None:
        """Write the file once more where it is wanted, or give that up."""
        try:
            if event.key == "escape":
                self._set_typing(False)
                self._notice()
            elif event.key == "enter":
                self._write_to(self._input.answer.strip())
            elif event.key == "ctrl+c":
                self._notice(Message(Tone.PLAIN, say_tui.INTERRUPTED))
            elif event.key == "ctrl+q":
                self.dismiss(None)
                hand_on(self.app, events.Key(event.key, None))
        finally:
            self._input.go_on()

    def _write_to(self, typed: str) -> None:
        verb = Verb.PROOF if self._delivered.proof else Verb.WRITE
        place = typed if typed.lower().endswith(".docx") else f"{typed.rstrip('/')}/"
        command = parse_command(f"{word_of(verb)} {place}") if typed else None
        if command is None or command.verb is not verb or not command.argument:
            self._notice(Message(Tone.BAD, say.HOW_TO_NAME))
        else:
            self._take(self._session.say(f"{word_of(verb)} {place}"))

    def foreign_bytes(self, text: str | None) -> None:
        """Say how to set a terminal right that sends no UTF-8."""
        self._notice(Message(Tone.BAD, say_tui.NOT_UTF8))
