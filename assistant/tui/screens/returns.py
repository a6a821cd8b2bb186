"""The way back: a screen sends the person to a question, and gets them back once it is answered or given up."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.screen import Screen

from assistant.commands import Command, Verb
from assistant.errors import ShenbaoError
from assistant.events import Place
from assistant.replies import Reply
from assistant.wording import returns as say
from assistant.wording.session import Message

if TYPE_CHECKING:
    from assistant.tui.screens.interview import InterviewScreen

_GIVING_UP: Final = frozenset({Verb.BACK, Verb.SKIP})


@dataclass(frozen=True)
class Return:
    """The screen that a person comes back to."""

    name: str
    """What it is called to a person."""
    reopen: Callable[[Sequence[Message]], Screen[None]]
    """Makes it anew, as it was left, with what is to be said there."""


@dataclass(frozen=True)
class _Visit:
    """A question that a screen sent the person to."""

    back: Return
    question: str
    """Its id; who goes to another one is on a way of their own."""
    before: Place
    """Where the interview stood, and will stand again."""


class Returns:
    """What an interview's screen still owes to screens that sent the person to a question; the last one comes first."""

    def __init__(self, host: InterviewScreen):
        self._host = host
        self._visits: list[_Visit] = []

    @property
    def are_owed(self) -> bool:
        """Whether some screen sent the person here and waits for them."""
        return bool(self._visits)

    def keys(self, usual: say.Keys) -> say.Keys:
        """Return the keys of the interview as they are now: an answer and Esc may lead back."""
        return say.keys(usual, self._visits[-1].back.name) if self._visits else usual

    def visit(self, go: Callable[[], Reply], back: Return) -> bool:
        """Stand at the question that `go` goes to, and return whether it went; ShenbaoError when it cannot.

        The screen that asks for this dismisses itself when it did.
        """
        session = self._host.session
        before = session.interview.place
        reply = go()
        if reply.accepted:
            self._visits.append(_Visit(back, session.interview.place.question, before))
        self._host.show_again()
        self._host.notice(reply.messages or say.comes_back(back.name))
        return reply.accepted

    def answered(self, reply: Reply) -> bool:
        """Go back after an answer that counts, and return whether there is a way back; a category is waited for."""
        if not self._visits or (self._is_here and self._host.session.interview.place.part is not None):
            return False
        self._come_back(reply.messages)
        return True

    def given_up(self, command: Command) -> bool:
        """Go back without an answer if that is what a command means here, and return whether it is."""
        if not self._visits or command.verb not in _GIVING_UP:
            return False
        self._come_back(())
        return True

    def look(self) -> None:
        """Forget the way back of who went elsewhere."""
        if self._visits and not self._is_here:
            self._visits.clear()

    @property
    def _is_here(self) -> bool:
        return self._host.session.interview.place.question == self._visits[-1].question

    def _come_back(self, said: Sequence[Message]) -> None:
        visit = self._visits.pop()
        # A draft that takes nothing now stays where it is: the way back is no answer that could be lost.
        with contextlib.suppress(ShenbaoError):
            self._host.session.stand_at(visit.before)
        self._host.show_again()
        self._host.app.push_screen(visit.back.reopen(said))
