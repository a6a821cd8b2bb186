"""Where the interview's screen says things: at the input, in the conversation, or on a screen of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from assistant.commands import Verb
from assistant.tui.screens.reader import ReaderScreen
from assistant.tui.widgets.prose import rows_of
from assistant.tui.widgets.question import QuestionBlock
from assistant.wording import tui as say
from assistant.wording.session import Message

if TYPE_CHECKING:
    from assistant.tui.screens.interview import InterviewScreen

_ALWAYS_READ: Final = (Verb.CHANGES, Verb.HELP, Verb.PAPERS, Verb.SAMPLE)
WRITING: Final = (Verb.WRITE, Verb.PROOF, Verb.FILL)
"""Commands that write a file."""


class Teller:
    """Says what the session says where it is seen."""

    def __init__(self, screen: InterviewScreen):
        self._screen = screen

    def of_disk(self, messages: Sequence[Message], at_length: bool) -> None:
        """Say what the disk says, in the conversation too where it is more than an objection."""
        if at_length:
            self._screen.cards.show(say.said(messages))
        self._screen.notice(messages)

    def tell(self, messages: Sequence[Message], refused: bool, verb: Verb | None) -> None:
        """Say an objection at the input, a short word in the conversation, the rest in full."""
        screen = self._screen
        room = screen.query_one(QuestionBlock).room_above(screen.query_one("#upper").size)
        rows = len(rows_of(say.said(messages), max(1, screen.size.width)))
        if verb is Verb.HELP:
            messages = (*messages, say.HELP_KEYS)
        if verb in _ALWAYS_READ or rows > max(4, room):
            name = say.READER_NAMES.get(verb.value, say.READER_OTHER) if verb else say.READER_OTHER
            self.read(name, messages)
            if verb in WRITING:
                screen.cards.show(say.said(messages))
        elif refused or room < rows + 1:
            screen.notice(messages)
        else:
            screen.cards.show(say.said(messages))

    def read(self, name: str, messages: Sequence[Message]) -> None:
        """Say something on a screen of its own."""
        self._screen.app.push_screen(ReaderScreen(name, say.said(messages)))
