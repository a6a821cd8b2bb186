"""Commands that open a screen of their own from the interview."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual.screen import Screen

from assistant.commands import Command, Verb
from assistant.replies import Reply
from assistant.tui.screens.editor import EditorScreen
from assistant.tui.screens.finish import FinishScreen
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

    def editor(self, command: Command) -> Screen[None] | None:
        """长文: the answer on the whole screen; at the end there is none to write."""
        return None if self._host.session.finished else EditorScreen(self._host)

    def quick(self, command: Command) -> Screen[None] | None:
        """快填: the section as one form; values behind the word are taken without one."""
        return None if command.argument else QuickFillScreen(self._host.session, self._host)

    def problems(self, command: Command) -> Screen[None]:
        """问题单: every finding."""
        return ProblemsScreen(self._host.session, self._host, self._bookmark, command.argument)


_OPENINGS: Final[dict[Verb, Callable[[Openings, Command], Screen[None] | None]]] = {
    Verb.CHECK: Openings.problems,
    Verb.LONG: Openings.editor,
    Verb.QUICK: Openings.quick,
}
