"""目录 with what may stand behind it: every question, those that stand in one way, or what the offices owe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant import agenda
from assistant.agenda import FINISH
from assistant.interview import Interview
from assistant.outline import Row, Standing, outline, standing_as
from assistant.owed import Debt, Owed, debt_of, debts, owed
from assistant.wording import outline as say
from assistant.wording.interview import FINISH_SECTION
from assistant.wording.session import Message, Tone


@dataclass(frozen=True)
class Selection:
    """What is to be seen of the outline; the whole of it where nothing is chosen."""

    standing: Standing | None = None
    """Only the questions that stand so."""
    offices: bool = False
    """What the offices owe instead of the questions."""
    office: str = ""
    """Only what this one owes."""


def rows_of(interview: Interview) -> tuple[Row, ...]:
    """Return every question of an interview."""
    again = agenda.stale(interview.form, interview.state)
    return outline(interview.topics, interview.state, interview.place.question, again)


def finish_row(rows: Sequence[Row], interview: Interview) -> Row:
    """Return the row of the end, where the file is written, behind the questions."""
    here = interview.place.question == FINISH
    return Row(len(rows) + 1, FINISH, FINISH_SECTION, FINISH_SECTION, (), 0, "", here)


def owed_in(interview: Interview) -> tuple[Owed, ...]:
    """Return every open blank of an interview."""
    return owed(interview.topics, interview.state, interview.bank)


def read_selection(word: str, interview: Interview) -> Selection | None:
    """Return what a word behind 目录 asks for; None where it is neither a state nor an office."""
    word = word.strip()
    if not word or word in say.EVERYTHING:
        return Selection()
    if word in say.FILTER_WORDS:
        return Selection(Standing(say.FILTER_WORDS[word]))
    if word in say.OFFICES:
        return Selection(offices=True)
    debt = debt_of(word, owed_in(interview), interview.bank)
    return None if debt is None else Selection(offices=True, office=debt.name)


def debts_in(selection: Selection, interview: Interview) -> tuple[Debt, ...]:
    """Return what the chosen office owes, or every one of them."""
    found = owed_in(interview)
    if not selection.office:
        return debts(found, interview.bank)
    debt = debt_of(selection.office, found, interview.bank)
    return () if debt is None else (debt,)


def tell_outline(word: str, interview: Interview) -> tuple[Message, ...]:
    """Return the outline, or the part of it that a word asks for, line by line."""
    selection = read_selection(word, interview)
    if selection is None:
        names = [debt.name for debt in debts_in(Selection(), interview)]
        return (Message(Tone.BAD, say.no_such_filter(word, names)),)
    if selection.offices:
        return (Message(Tone.HELP, say.owed(debts_in(selection, interview))),)
    rows = rows_of(interview)
    if selection.standing is not None:
        shown = say.standing_as(standing_as(rows, selection.standing), selection.standing.value)
        return (Message(Tone.HELP, shown),)
    return (Message(Tone.HELP, say.outline(rows, FINISH_SECTION)), Message(Tone.HELP, say.HOW_TO_GO))
