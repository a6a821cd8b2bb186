"""The cards of the conversation: what was answered, to be gone back to, with why and example to unfold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from assistant import agenda
from assistant.bank import question
from assistant.events import Moved, Place
from assistant.replies import View
from assistant.step import Step
from assistant.tui.widgets.answer import AnswerInput
from assistant.tui.widgets.transcript import Card, Transcript
from assistant.wording import tui as say
from assistant.wording.cards import HOW_TO_PICK
from assistant.wording.session import example, explanation

if TYPE_CHECKING:
    from assistant.tui.screens.interview import InterviewScreen


_KEYS: Final = frozenset({"up", "down", "enter", "escape", "space"})
"""What an answer that is picked takes."""


class Cards:
    """Puts cards into the conversation of an interview's screen, and goes back through them by the arrow keys."""

    def __init__(self, screen: InterviewScreen):
        self._screen = screen
        self._section = ""
        """The question whose card was shown last."""

    @property
    def _transcript(self) -> Transcript:
        return self._screen.query_one(Transcript)

    def show(self, parts: Sequence[say.Part]) -> None:
        """Show what was said."""
        if parts:
            self._transcript.add(Card(parts))

    def begin(self, question_id: str) -> bool:
        """Return whether another question is on from now on."""
        begins, self._section = self._section != question_id, question_id
        return begins

    def answered(self, before: View, text: str) -> None:
        """Show what was answered."""
        asked, session = before.asked, self._screen.session
        now = session.view()
        shown = now.filer if asked.topic.id == "/filer" else text  # a filer may be chosen by its number
        if asked.choices:
            shown = agenda.current_text(asked.topic, session.interview.state)
        parts = say.answered(asked, shown or asked.offer or "", now.asked)
        if self.begin(asked.topic.id):
            parts.insert(0, say.asked_before(asked))
        if parts:
            self._transcript.add(Card(parts, asked.place))

    # Going back to them

    def press(self, key: str) -> bool:
        """Do what a key asks of the cards; returns whether it asked anything of them."""
        transcript = self._transcript
        picked = transcript.picked
        if key in ("up", "down"):
            if not transcript.pick(-1 if key == "up" else 1):
                self.leave()
            elif picked is None:
                self._screen.notice((HOW_TO_PICK,))
            self._screen.query_one(AnswerInput).handed_over = _KEYS if transcript.picked else frozenset()
            return True
        place = picked.origin if picked is not None else None
        if picked is None or not isinstance(place, Place) or key not in ("enter", "escape", "space"):
            return False
        if key == "enter":
            self.leave()
            self._screen.go_back_to(Step((Moved(place),)), place)
        elif key == "space":
            transcript.unfold([] if picked.is_unfolded else self._help(place.question))
        else:
            self.leave()
        return True

    def leave(self) -> None:
        """Pick none any longer."""
        self._screen.query_one(AnswerInput).handed_over = frozenset()
        if self._transcript.picked is not None:
            self._transcript.pick(0)
            self._screen.notice(())

    def _help(self, question_id: str) -> list[say.Part]:
        topics = self._screen.session.interview.topics
        topic = next((topic for topic in topics if topic.id == question_id), None)
        if topic is None:
            return []
        asked = question(topic.key)
        return say.said((explanation(asked), example(asked)))
