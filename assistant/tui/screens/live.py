"""What is offered while something is typed: phrases that answer it, the next blank of the sentence, or commands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual.timer import Timer

from assistant.commands import is_slash, matching
from assistant.offers import is_search
from assistant.replies import View
from assistant.text import phrase_blanks
from assistant.tui.widgets.answer import AnswerInput
from assistant.wording import builder as say
from assistant.wording import commands as say_commands
from assistant.wording.session import Message, Tone

if TYPE_CHECKING:
    from assistant.tui.screens.interview import InterviewScreen

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

    def begin(self, view: View) -> None:
        """Another question is shown."""
        self._view = self._shown = view
        self.stop()

    def stop(self) -> None:
        """Forget that something was typed."""
        if self._timer is not None:
            self._timer.stop()

    def edited(self) -> None:
        """Something was typed."""
        self.stop()
        self._timer = self._screen.set_timer(_PAUSE, self._look)

    def complete(self) -> None:
        """Complete the village name that the caret stands behind, or tell which ones it may be."""
        field = self._screen.query_one(AnswerInput)
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
        text = self._screen.query_one(AnswerInput).answer
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
