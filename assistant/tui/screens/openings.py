"""Commands that open a screen of their own from the interview."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual.screen import Screen

from assistant.commands import Command, Verb
from assistant.events import CATEGORY, ItemSet, Place
from assistant.lineup import number_wanted
from assistant.replies import Reply
from assistant.tui.screens.editor import EditorScreen
from assistant.tui.screens.finish import FinishScreen
from assistant.tui.screens.objective import ObjectiveScreen
from assistant.tui.screens.objective_rows import Stand
from assistant.tui.screens.problem_rows import Bookmark
from assistant.tui.screens.problems import ProblemsScreen
from assistant.tui.screens.quickfill import QuickFillScreen
from assistant.tui.screens.sending import send_from

if TYPE_CHECKING:
    from assistant.tui.screens.interview import InterviewScreen


class Openings:
    """Opens screens over an interview, and remembers what they are to find again."""

    def __init__(self, host: InterviewScreen):
        self._host = host
        self._bookmark = Bookmark()
        self._stand = Stand()
        self._awaited = ""
        """Question id of the list that a line is written for, to come back from there."""
        self._since = 0
        """Entries before it."""

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

    def split(self, command: Command) -> Screen[None] | None:
        """拆 3: the pieces of a line, to be ticked; None where it has none or says which ones stay."""
        interview = self._host.session.interview
        item = interview.line(int(command.argument)) if command.argument.isdecimal() else None
        if item is None or not interview.arranging.ask_split(item.id).accepted:
            return None
        self._stand.number, self._stand.at = interview.topic.objective, item.id
        return ObjectiveScreen(self._host.session, self._host, self._stand, item.id)

    def await_line(self) -> None:
        """Come back to 一览 when the line that is asked now is written."""
        interview = self._host.session.interview
        self._awaited, self._since = interview.place.question, len(interview.entries)

    def awaits(self, asked: Place) -> bool:
        """Return whether 一览 was left to write what is asked at `asked`; going elsewhere makes it forget."""
        self._awaited = self._awaited if self._awaited == asked.question else ""
        return bool(self._awaited)

    def come_back(self) -> None:
        """Open 一览 again; a category that is asked now is answered first."""
        interview = self._host.session.interview
        if (interview.place.question, interview.place.part) != (self._awaited, CATEGORY):
            self._awaited = ""
            written = [entry.event.id for entry in interview.entries[self._since :] if isinstance(entry.event, ItemSet)]
            self._stand.at = written[-1] if written else self._stand.at
            self._host.app.push_screen(ObjectiveScreen(self._host.session, self._host, self._stand))

    def editor(self, command: Command) -> Screen[None] | None:
        """长文: the answer on the whole screen; at the end there is none to write."""
        return None if self._host.session.finished else EditorScreen(self._host)

    def quick(self, command: Command) -> Screen[None] | None:
        """快填: the section as one form; values behind the word are taken without one."""
        return None if command.argument else QuickFillScreen(self._host.session, self._host)

    def problems(self, command: Command) -> Screen[None] | None:
        """问题单: every finding."""
        return ProblemsScreen(self._host.session, self._host, self._bookmark, command.argument)


_OPENINGS: Final[dict[Verb, Callable[[Openings, Command], Screen[None] | None]]] = {
    Verb.CHECK: Openings.problems,
    Verb.LINE_UP: Openings.line_up,
    Verb.SPLIT: Openings.split,
    Verb.LONG: Openings.editor,
    Verb.QUICK: Openings.quick,
}
