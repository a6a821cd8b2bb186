"""The first pass over an old form on the list of an objective's lines: what its keys do, and where the mark goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant import agenda, firstpass
from assistant.agenda import Kind
from assistant.commands import Verb, word_of
from assistant.events import Moved, Place
from assistant.interview import Interview
from assistant.lineup import Line, objectives_left
from assistant.passing import left_on, mend_and_keep
from assistant.rephrasing import phrases_like
from assistant.step import Step
from assistant.tui.screens.objective_rows import ObjectiveRows
from assistant.wording import firstpass as say
from assistant.wording.lineup import ONLY_DUTIES, Mark
from assistant.wording.session import Message, Tone

if TYPE_CHECKING:
    from assistant.tui.screens.objective import ObjectiveScreen


class Deciding:
    """What is decided on the lines of an old form that a screen lists."""

    def __init__(self, screen: ObjectiveScreen):
        self._screen = screen
        self._sure = False
        """Whether the next s keeps all lines that are left."""

    def press(self, key: str) -> bool:
        """Do what a key stands for, and return whether it stands for anything."""
        sure, self._sure = self._sure, False
        match key:
            case "k" if sure:
                self._screen.act(lambda: self._screen.session.say(word_of(Verb.KEEP_SOUND)))
            case "k":
                self._keep()
            case "s":
                self._keep_rest(sure)
            case _:
                return False
        return True

    def _keep(self) -> None:
        """Keep the chosen line, or at a head those of its list; the duties all at once."""
        screen, shown = self._screen, self._screen.held.shown
        if not shown.number:
            self._keep_duties()
        elif not shown.standing.total:
            screen.say_below(Message(Tone.PLAIN, ONLY_DUTIES))
        else:
            listed, line = screen.row
            ids = [part.id for part in listed.lines if part.undecided] if line is None else [line.id]
            interview = screen.session.interview
            screen.act(lambda: firstpass.keep(interview.form, interview.state, ids))

    def _keep_rest(self, sure: bool) -> None:
        screen, left = self._screen, self._screen.held.shown.standing.left
        if sure or not left:
            screen.act(lambda: screen.session.say(word_of(Verb.KEEP_REST)))
            return
        self._sure = True
        found = left_on(screen.session.interview, screen.session.findings())
        screen.say_below(Message(Tone.WARN, say.sure_of_rest(left, *found)))

    def _keep_duties(self) -> None:
        """Accept all duties and go on in the interview, or to the lines that are left to be decided on."""
        screen = self._screen
        screen.session.take(Step((Moved(Place("/duties")),)))
        reply = screen.act(lambda: screen.session.say(word_of(Verb.KEEP_DUTIES)))
        if reply is not None and reply.accepted and not screen.held.shown.standing.left:
            screen.leave(reply.messages)

    def mend(self, line: Line) -> None:
        """Put in what the review can mend in a line, and keep it so."""
        screen = self._screen
        step = mend_and_keep(screen.session.interview, line.id, screen.session.inspection.mend(line.fixes))
        screen.act(lambda: step if line.fixes else Step(accepted=False, notes=(say.NO_FIX_HERE,)))


def first_phrase(interview: Interview, line: Line) -> str:
    """Return the phrase that is nearest to a line which cannot stay as it is; "" for any other line."""
    if not line.undecided or line.marks[:1] == (Mark.KEEP,):
        return ""
    return next((phrase.sentence for phrase in phrases_like(interview, line.id)), "")


def next_row(rows: ObjectiveRows, index: int) -> int | None:
    """Return the row of the next line to be decided on, from a row on, then from the top; None where none is left."""
    left = [at for at, (_, line) in enumerate(rows.rows) if line is not None and line.undecided]
    return next((at for at in left if at >= index), left[0] if left else None)


def next_objective(interview: Interview, number: int) -> int | None:
    """Return the objective behind one, or before it, that has lines to be decided on; 0 stands for the duties."""
    left = objectives_left(interview)
    return next((held for held in left if held > number), left[0] if left else None)


def go_on(interview: Interview) -> Step | None:
    """Return the step that leads the interview past a list whose lines are all decided on; None where it may stay."""
    place, topic = interview.place, interview.topic
    if topic.kind is not Kind.LINES or place.part is not None or not agenda.is_answered(topic, interview.state):
        return None
    return Step((Moved(firstpass.next_place(interview.form, interview.state, place)),))
