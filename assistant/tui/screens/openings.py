"""Commands that open a screen of their own from the interview."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from textual.screen import Screen

from assistant.commands import Command, Verb
from assistant.tui.screens import listing
from assistant.tui.screens.editor import EditorScreen
from assistant.tui.screens.outline import OutlineScreen
from assistant.tui.screens.paper import PaperScreen
from assistant.tui.screens.problem_rows import Bookmark
from assistant.tui.screens.problems import ProblemsScreen
from assistant.tui.screens.quickfill import QuickFillScreen
from assistant.tui.screens.readback import ReviewScreen

if TYPE_CHECKING:
    from assistant.tui.screens.interview import InterviewScreen


class Openings:
    """Opens screens over an interview, and remembers what they are to find again."""

    def __init__(self, host: InterviewScreen):
        self._host = host
        self._bookmark = Bookmark()
        self._marks = {verb: listing.Bookmark() for verb in (Verb.OUTLINE, Verb.REVIEW, Verb.PAPER)}

    def screen_for(self, command: Command) -> Screen[None] | None:
        """Return the screen that a command opens; None where it opens none."""
        opening = _OPENINGS.get(command.verb)
        return None if opening is None else opening(self, command)

    def editor(self, command: Command) -> Screen[None] | None:
        """长文: the answer on the whole screen; at the end there is none to write."""
        return None if self._host.session.finished else EditorScreen(self._host)

    def quick(self, command: Command) -> Screen[None] | None:
        """快填: the section as one form; values behind the word are taken without one."""
        return None if command.argument else QuickFillScreen(self._host.session, self._host)

    def problems(self, command: Command) -> Screen[None]:
        """问题单: every finding."""
        return ProblemsScreen(self._host.session, self._host, self._bookmark, command.argument)

    def outline(self, command: Command) -> Screen[None]:
        """目录: every question, or those that a word asks for."""
        mark = self._marks[Verb.OUTLINE]
        mark.row, mark.first, mark.chosen = "", 0, command.argument
        return OutlineScreen(self._host.session, self._host, mark)

    def review(self, command: Command) -> Screen[None]:
        """核对: the whole declaration."""
        return ReviewScreen(self._host.session, self._host, self._marks[Verb.REVIEW])

    def paper(self, command: Command) -> Screen[None]:
        """纸样: the form as on paper, at a page."""
        mark = self._marks[Verb.PAPER]
        mark.chosen = command.argument
        return PaperScreen(self._host.session, self._host, mark)


_OPENINGS: Final[dict[Verb, Callable[[Openings, Command], Screen[None] | None]]] = {
    Verb.CHECK: Openings.problems,
    Verb.OUTLINE: Openings.outline,
    Verb.REVIEW: Openings.review,
    Verb.PAPER: Openings.paper,
    Verb.LONG: Openings.editor,
    Verb.QUICK: Openings.quick,
}
