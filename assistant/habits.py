"""What this account used before: the phrases of the bank in its other drafts, and the filers that they are for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from assistant.asking import Filer, Recalled
from assistant.bank import Bank
from assistant.bank.phrases import Phrase, phrases_for
from assistant.bank.sentences import read_sentence
from assistant.draft import list_drafts, open_draft
from assistant.errors import ShenbaoError
from assistant.events import Source
from assistant.folding import fold
from assistant.form import Form
from assistant.model import Indicator
from assistant.places import county_of_filer
from assistant.singles import CARRY_OVER
from assistant.state import State
from assistant.text import open_blanks

_FILING_BEGINS: Final = 10
"""The month from which on forms are filled in for the year that is coming."""
_MOST_DRAFTS: Final = 5
"""The newest ones; a clerk has one or two, and each costs some milliseconds."""


def phrases_used(besides: str, form: Form, bank: Bank) -> Mapping[str, int]:
    """Return how often each phrase, by its id, stands in the newest drafts other than `besides`."""
    phrases = phrases_for(bank, [part.key for part in form.objectives])
    used: Counter[str] = Counter()
    for state in _earlier(besides):
        used.update(_phrases_in(state, phrases))
    return used


def recall(besides: str) -> Recalled:
    """Return what the newest drafts besides one tell of filers and counties, and the year filled in for now."""
    filers: dict[str, Filer] = {}
    carry_over: dict[str, str] = {}
    for state in _earlier(besides):
        wanted, whose = state.fields.get(CARRY_OVER), state.fields.get("/filer")
        if isinstance(wanted, str) and isinstance(whose, str) and (county := county_of_filer(whose)):
            carry_over.setdefault(county, wanted)
        name, *more = (state.fields.get(path) for path in ("/filer", "/department", "/division_code"))
        if isinstance(name, str) and not open_blanks(name):
            department, code = (value if isinstance(value, str) and not open_blanks(value) else None for value in more)
            filers.setdefault(name, Filer(name, department, code))
    return Recalled(tuple(filers.values()), year_wanted(today()), carry_over)


def today() -> date:
    """Return the date here."""
    return date.today()


def year_wanted(day: date) -> int:
    """Return the budget's year that forms are filled in for on a day: from October on the next one."""
    return day.year + (day.month >= _FILING_BEGINS)


def _earlier(besides: str) -> Iterator[State]:
    """Yield what the newest drafts other than `besides` hold, the latest first; one that cannot be read has no say."""
    try:
        names = [info.name for info in list_drafts() if info.name != besides][:_MOST_DRAFTS]
    except ShenbaoError:
        return
    for name in names:
        try:
            draft = open_draft(name)
        except ShenbaoError:
            continue
        yield fold(draft.entries)
        draft.close()


def _phrases_in(state: State, phrases: Sequence[Phrase]) -> list[str]:
    lines = [item for _, held in state.lists() for item in held.items if item.source is Source.BANK]
    texts = [item.value.text for item in lines if isinstance(item.value, Indicator)]
    return [reading.phrase.id for text in texts if (reading := read_sentence(text, phrases)) is not None]
