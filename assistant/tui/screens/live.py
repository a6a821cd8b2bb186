"""What is offered while something is typed: phrases that answer it, the next blank of the sentence, or commands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual.timer import Timer

from assistant.commands import is_slash, matching, parse_command
from assistant.offers import is_search, read_request
from assistant.replies import View
from assistant.text import phrase_blanks
from assistant.tui.widgets.answer import AnswerInput
from assistant.wording import builder as say
from assistant.wording import commands as say_commands
from assistant.wording.offering import soft as say_hint
from assistant.wording.session import Message, Tone

if TYPE_CHECKING:
    from assistant.tui.screens.interview import InterviewScreen

_LONG_PAUSE: Final = 0.8
"""Seconds without a key after which a sentence is looked at as the review will."""
_SENTENCE: Final = 10
"""Characters from which on what is typed may be a sentence."""
_PAUSE: Final = 0.15
"""Seconds without a key after which what is typed is sought: a slow line is not to carry every step of it."""


class LiveOffers:
    """Looks at the input of an interview's screen when its typist pauses."""

    def __init__(self, screen: InterviewScreen):
        self._screen = screen
        self._view: View | None = None
        """What is asked."""
        self._shown: View | tuple[tuple[str, str, str], ...] | None = None
        """What is shown of it now: offers and blanks, or commands."""
        self._timer: Timer | None = None
        self._hint_timer: Timer | None = None

    @property
    def _field(self) -> AnswerInput:
        return self._screen.query_one(AnswerInput)

    def begin(self, view: View) -> None:
        """Another question is shown."""
        self._view = self._shown = view
        self._field.takes_choices = self._screen.session.choosing.offers.are_lines
        self.stop()

    def stop(self) -> None:
        """Forget that something was typed."""
        for timer in (self._timer, self._hint_timer):
            if timer is not None:
                timer.stop()

    def edited(self) -> None:
        """Something was typed."""
        self.stop()
        self._timer = self._screen.set_timer(_PAUSE, self._look)
        self._hint_timer = self._screen.set_timer(_LONG_PAUSE, self._hint)

    def _hint(self) -> None:
        """Say softly what the review will say of a sentence, if its typist has paused behind it."""
        text = self._screen.query_one(AnswerInput).answer
        if len(text) < _SENTENCE or phrase_blanks(text) or parse_command(text) is not None:
            return
        finding = self._screen.session.inspection.hint(text)
        if finding is not None:
            self._screen.notice((say_hint(finding.message),))

    def is_taken(self) -> bool:
        """Return whether the digit behind the initials in the input takes a phrase at once.

        One without any blank left would be an answer already: it waits for Enter.
        """
        request = read_request(self._field.text)
        return request is not None and self._screen.session.choosing.leaves_blanks(request)

    def complete(self) -> None:
        """Complete the village name that the caret stands behind, or tell which ones it may be."""
        field = self._field
        if is_slash(field.text):
            for word, _, _ in matching(field.text)[:1]:
                field.rewrite(f"/{word}")
            return
        found = self._screen.session.choosing.complete(field.before_caret)
        if found is None:
            return
        if len(found.names) == 1:
            field.complete(found.length, found.names[0])
        else:
            self._screen.notice((Message(Tone.PLAIN, say.several_villages(found.names)),))

    def _look(self) -> None:
        choosing, view = self._screen.session.choosing, self._view
        text = self._field.answer
        if is_slash(text):
            found = tuple(matching(text))
            if found != self._shown:
                self._shown = found
                self._screen.show_parts(say_commands.listed(found))
            return
        if view is None:
            return
        if choosing.offers.are_made and (view.wanted is not None or phrase_blanks(text)):
            view = replace(view, wanted=choosing.wanted_in(text))
        elif choosing.offers.are_made and is_search(text):
            view = replace(view, offers=choosing.offers.shown(text))
        if view != self._shown:
            self._shown = view
            self._screen.show_view(view)
