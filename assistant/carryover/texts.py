"""One sentence of an old form as it stands in the new draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from assistant.bank import Bank
from assistant.bank.phrases import Phrase, phrases_of
from assistant.bank.sentences import Reading, read_sentence
from assistant.carryover.dates import date_edits
from assistant.carryover.edits import Edit, apply
from assistant.carryover.filer import filer_edits, village_edits
from assistant.carryover.kinds import kind_edits
from assistant.carryover.numbers import every_edit, owed_edits
from assistant.carryover.people import people_edits
from assistant.carryover.proper import firm_edits, site_edits
from assistant.carryover.whose import Whose
from assistant.carryover.words import Lexicon, lexicon_of
from assistant.carryover.years import Turn, year_edits
from assistant.form import Form
from assistant.places import places_in
from assistant.text import BLANK, OPEN_BLANK

_VILLAGES: Final = "村|社区|居委会|嘎查"
_MOST_PASSES: Final = 5
_COUNTED: Final = re.compile(rf"({OPEN_BLANK}(?:{_VILLAGES}))({OPEN_BLANK}个)")
"""A list of villages and how many they are."""


@dataclass(frozen=True)
class Passage:
    """What sentences go from and to."""

    old: Whose
    """Whose the file is."""
    new: Whose
    """Whose the draft is."""
    strange: bool
    """Whether the file is a neighbour's."""
    bank: Bank
    form: Form

    @property
    def turn(self) -> Turn:
        """Return from which year to which it goes."""
        return Turn(self.old.year, self.new.year)


def carry_text(text: str, passage: Passage) -> str:
    """Return a sentence with its year turned and blanks where numbers are owed; of a neighbour's names too.

    Carried once more it stays as it is.
    """
    reading = read(text, passage.bank, passage.form)
    office = reading.phrase.office if reading else ""
    for _ in range(_MOST_PASSES):  # a blank may part what only together was a name or a date
        carried = _carried_once(text, office, passage)
        if carried == text:
            break
        text = carried
    return text


def _carried_once(text: str, office: str, passage: Passage) -> str:
    bank = passage.bank
    lexicon = bank.made(lexicon_of)
    years = year_edits(text, passage.turn, bank, passage.strange)
    if not passage.strange:
        return apply(text, [*years, *owed_edits(text, office, lexicon)])
    numbers = every_edit(text, office, lexicon)
    carried = apply(text, [*_name_edits(text, passage), *years, *date_edits(text), *numbers])
    return _one_of_a_list(carried, lexicon)


def carry_name(text: str, passage: Passage) -> str:
    """Return a text with the names alone changed that a neighbour's file has."""
    return apply(text, _name_edits(text, passage)) if passage.strange else text


def _name_edits(text: str, passage: Passage) -> Iterator[Edit]:
    bank, old = passage.bank, passage.old
    for match in re.finditer(re.escape(passage.new.own.name), text):
        yield Edit(*match.span(), match.group())  # the new filer's own name is held
    places = places_in(text, old.own.township)
    yield from people_edits(text, bank, passage.form)
    yield from firm_edits(text, bank, places)
    yield from village_edits(text, bank, places)
    yield from site_edits(text, bank, places)
    yield from filer_edits(text, old, passage.new, bank, places)
    yield from kind_edits(text, old, passage.new, bank, places)


def _one_of_a_list(text: str, lexicon: Lexicon) -> str:
    """Return a text with one blank for a list of villages, of sites or of cooperatives."""
    return _COUNTED.sub(r"\1等\2", _lists(lexicon).sub(r"\1", text))


@cache
def _lists(lexicon: Lexicon) -> re.Pattern[str]:
    kinds = f"{_VILLAGES}|{lexicon.firms.pattern}|{lexicon.sites.pattern}"
    return re.compile(rf"({OPEN_BLANK}(?P<kind>{kinds}))(?:(?:[、，和与及]|以及){OPEN_BLANK}(?P=kind))+(?![道干庄])")


# The bank's phrases by how they begin


def read(text: str, bank: Bank, form: Form) -> Reading | None:
    """Return the phrase of the bank that a sentence is, of whichever objective; None when it is none."""
    phrases = bank.made(_by_beginning(form))
    return read_sentence(text, [*phrases.get(text[:2], ()), *phrases.get("", ())])


@dataclass(frozen=True)
class _ByBeginning:
    """Makes an index of the phrases of some objectives by their first two characters; equal for equal objectives."""

    keys: tuple[str, ...]

    def __call__(self, bank: Bank) -> dict[str, list[Phrase]]:
        found: dict[str, list[Phrase]] = {}
        for key in self.keys:
            for phrase in phrases_of(bank, key):
                beginning = phrase.sentence[:2]
                found.setdefault("" if "〔" in beginning else beginning, []).append(phrase)
        return found


def _by_beginning(form: Form) -> _ByBeginning:
    return _ByBeginning(tuple(part.key for part in form.objectives))


def is_open(text: str) -> bool:
    """Tell whether a text has an open blank."""
    return BLANK.search(text) is not None
