"""What is typed in the interview and not handed in: put on disk a second after it was typed, or when asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from textual.screen import Screen
from textual.timer import Timer

from assistant.commands import parse_command
from assistant.errors import OutputError
from assistant.session import Session
from assistant.tui.widgets.answer import AnswerInput
from assistant.wording.session import Message, Tone

_DELAY: Final = 1.0
"""Seconds between a key and the disk."""


class TypedKeeper:
    """Puts what stands in the input of a screen on disk."""

    def __init__(
        self,
        screen: Screen[None],
        session: Session,
        tell: Callable[[Sequence[Message], bool], None],
        done: Callable[[], None],
    ):
        self._screen = screen
        self._session = session
        self._tell = tell
        """Says what the disk says; True where it is more than an objection."""
        self._done = done
        """Shows when it was saved last."""
        self._timer: Timer | None = None

    def edited(self) -> None:
        """Something was typed."""
        if self._timer is None:
            self._timer = self._screen.set_timer(_DELAY, self.keep)

    def stop(self) -> None:
        """Forget that something was typed: it is being handed in."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def keep(self) -> bool:
        """Put what stands in the input on disk, and return whether it is there; a command is not kept."""
        field = self._screen.query_one(AnswerInput)
        if field.untouched and not self._session.interview.asked().typed:
            return self.clear()
        return self._put("" if parse_command(field.answer) is not None else field.answer)

    def clear(self) -> bool:
        """Put on disk that nothing is typed, and return whether it is there."""
        return self._put("")

    def _put(self, text: str) -> bool:
        self.stop()
        kept = True
        try:
            self._session.keep_typed(text, self._screen.query_one(AnswerInput).caret)
        except OutputError as slip:
            self._tell((Message(Tone.BAD, str(slip)),), False)
            kept = False
        if news := self._session.disk_news():
            self._tell(news, True)
        self._done()
        return kept and not self._session.draft.unsaved
