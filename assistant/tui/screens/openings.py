"""Commands that open a screen of their own from the interview."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual.screen import Screen

from assistant.commands import Command, Verb
from assistant.events import ItemSet
from assistant.lineup import number_wanted
from assistant.oldform import old_form
from assistant.replies import Reply
from assistant.step import Step
from assistant.tui.screens import listing
from assistant.tui.screens.contrast import ContrastScreen
from assistant.tui.screens.editor import EditorScreen
from assistant.tui.screens.finish import FinishScreen
from assistant.tui.screens.objective import ObjectiveScreen
from assistant.tui.screens.objective_rows import Stand
from assistant.tui.screens.outline import OutlineScreen
from assistant.tui.screens.paper import PaperScreen
from assistant.tui.screens.problem_rows import Bookmark
from assistant.tui.screens.problems import ProblemsScreen
from assistant.tui.screens.quickfill import QuickFillScreen
from assistant.tui.screens.readback import ReviewScreen
from assistant.tui.screens.returns import Return
from assistant.tui.screens.sending import send_from
from assistant.wording.lineup import LINE_UP
from assistant.wording.session import Message

if TYPE_CHECKING:
    from assistant.tui.screens.interview import InterviewScreen


class Openings:
    """Opens screens over an interview, and remembers what they are to find again."""

    def __init__(self, host: InterviewScreen):
        self._host = host
        self._bookmark = Bookmark()
        self._marks = {verb: listing.Bookmark() for verb in (Verb.OUTLINE, Verb.REVIEW, Verb.PAPER, Verb.CONTRAST)}
        self._stand = Stand()
        self._passed = -1
        """Number of the objective whose lines were opened for the first pass; -1 where there is none to pass over."""

    def screen_for(self, command: Command) -> Screen[None] | None:
        """Return the screen that a command opens; None where it opens none."""
        opening = _OPENINGS.get(command.verb)
        return None if opening is None else opening(self, command)

    def carry_out(self, reply: Reply) -> Reply:
        """Do what a reply leaves to the front end, and return it with what is to be said of that."""
        if reply.sends is None:
            return reply
        return replace(reply, messages=(*reply.messages, send_from(self._host.app, reply.sends)))

    def finish(self, reply: Reply) -> None:
        """完成: where the file that a reply tells of is, and what is still to be done with it."""
        if reply.delivered is not None:
            self._host.wrote(reply)
            self._host.app.push_screen(FinishScreen(self._host.session, self, reply.delivered, reply.messages))

    def line_up(self, command: Command) -> Screen[None] | None:
        """一览: the lines of an objective."""
        interview = self._host.session.interview
        number = number_wanted(interview, command.argument)
        if number is None:
            return None
        if number != self._stand.number:
            self._stand.number, self._stand.at = number, ""
        if not command.argument and interview.place.item:
            self._stand.at = interview.place.item
        return ObjectiveScreen(self._host.session, self._host, self._stand)

    def pass_over(self) -> None:
        """Open the lines of an objective where the first pass over an old form comes to it; once, or it would trap."""
        interview = self._host.session.interview
        number = interview.topic.objective
        if interview.place.item not in interview.state.undecided:
            self._passed = -1
        elif self._passed != number and self._host.is_current and not self._host.returns.are_owed:
            self._stand.number, self._stand.at = number, interview.place.item or ""
            self.passed_over()
            self._host.app.push_screen(ObjectiveScreen(self._host.session, self._host, self._stand))

    def passed_over(self) -> None:
        """Let the lines of the objective that is asked about be opened by hand only, until another one is."""
        self._passed = self._host.session.interview.topic.objective

    def split(self, command: Command) -> Screen[None] | None:
        """拆 3: the pieces of a line, to be ticked; None where it has none or says which ones stay."""
        interview = self._host.session.interview
        item = interview.line(int(command.argument)) if command.argument.isdecimal() else None
        if item is None or not interview.arranging.ask_split(item.id).accepted:
            return None
        self._stand.number, self._stand.at = interview.topic.objective, item.id
        return ObjectiveScreen(self._host.session, self._host, self._stand, item.id)

    def write_there(self, step: Step) -> None:
        """Go where a line is written, and back to 一览 afterwards."""
        session = self._host.session
        since = len(session.interview.entries)
        back = Return(LINE_UP, lambda said: self._line_up_again(since, said))
        self._host.returns.visit(lambda: session.take(step), back)

    def _line_up_again(self, since: int, said: Sequence[Message]) -> Screen[None]:
        """Return 一览 at the line that was written since so many entries."""
        entries = self._host.session.interview.entries[since:]
        written = [entry.event.id for entry in entries if isinstance(entry.event, ItemSet)]
        self._stand.at = written[-1] if written else self._stand.at
        self._stand.said = said
        return ObjectiveScreen(self._host.session, self._host, self._stand)

    def editor(self, command: Command) -> Screen[None] | None:
        """长文, 外部编辑: the answer on the whole screen; at the end there is none to write."""
        outside = command.verb is Verb.OUTSIDE
        return None if self._host.session.finished else EditorScreen(self._host, outside)

    def quick(self, command: Command) -> Screen[None] | None:
        """快填: the section as one form; values behind the word are taken without one."""
        return None if command.argument else QuickFillScreen(self._host.session, self._host)

    def problems(self, command: Command) -> Screen[None] | None:
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

    def contrast(self, command: Command) -> Screen[None] | None:
        """对照: the file that the draft began from beside it; None where there is none."""
        if old_form(self._host.session.interview.entries) is None:
            return None
        return ContrastScreen(self._host.session, self._host, self._marks[Verb.CONTRAST])


_OPENINGS: Final[dict[Verb, Callable[[Openings, Command], Screen[None] | None]]] = {
    Verb.CHECK: Openings.problems,
    Verb.OUTLINE: Openings.outline,
    Verb.REVIEW: Openings.review,
    Verb.PAPER: Openings.paper,
    Verb.CONTRAST: Openings.contrast,
    Verb.LINE_UP: Openings.line_up,
    Verb.SPLIT: Openings.split,
    Verb.LONG: Openings.editor,
    Verb.OUTSIDE: Openings.editor,
    Verb.QUICK: Openings.quick,
}
