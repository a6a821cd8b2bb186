"""What the bank offers for a question: phrases ranked for it, or those that answer what was typed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

from assistant.bank import Bank
from assistant.bank.phrases import Phrase, phrases_of
from assistant.bank.sentences import read_sentence
from assistant.model import BENEFIT_CATEGORIES, Category, Indicator
from assistant.pinyin import Key, key_of, search_for
from assistant.wording import suggest as say

_MARKS: Final = re.compile(r"[“”‘’\"《》（）()〔〕，。、：；·/—%]")
"""Marks that nobody types in a search: they must not stand between two characters that are typed together."""
_FIELD: Final = 10_000
"""Between a match in the name, in the keywords and in the sentence: greater than any rank of a match."""


@dataclass(frozen=True)
class Asking:
    """The question that phrases are wanted for; what is unknown does not count."""

    keys: tuple[str, ...]
    """Keys of the form's objectives, in print order."""
    objective: str = ""
    """Key of the objective asked about; empty for any."""
    benefits: bool | None = None
    """Whether benefits are asked for, or outputs; None for both."""
    category: Category | None = None
    """Only this category."""
    office: str = ""
    """Only what this office owes; empty for any."""
    year: int | None = None
    """The form's year."""
    lines: tuple[Indicator, ...] = ()
    """What the list holds already."""
    last: tuple[Indicator, ...] = ()
    """What the same list held last year."""
    used: Mapping[str, int] = field(default_factory=dict)
    """How often this filer used a phrase, by its id."""


@dataclass(frozen=True)
class Suggestion:
    """A phrase offered now."""

    phrase: Phrase
    """The phrase."""
    reason: str
    """Why it is offered, a few words."""


@dataclass(frozen=True)
class Index:
    """The phrases of one objective, ready to be sought in."""

    ids: tuple[str, ...]
    """Of the phrases."""
    keys: tuple[Key, ...]
    """Name, keywords and sentence of each phrase in turn."""
    text: str
    """All of them as one text, a line each: most are passed over without a look at them."""
    starts: tuple[int, ...]
    """Where each line begins in it."""

    @classmethod
    def of(cls, phrases: Sequence[Phrase]) -> Index:
        """Return the index of some phrases."""
        fields = [text for part in phrases for text in (part.name, " ".join(part.keywords), part.sentence)]
        keys = tuple(key_of(_MARKS.sub("", text)) for text in fields)
        starts = tuple(accumulate((len(key.coded) + 1 for key in keys), initial=0))
        return cls(tuple(part.id for part in phrases), keys, "\n".join(key.coded for key in keys), starts)

    def find(self, query: str) -> Mapping[str, int]:
        """Return how well each phrase answers what was typed, by its id; smaller is better, others are missing."""
        search = search_for(_MARKS.sub("", query))
        found: dict[str, int] = {}
        likely = sorted({bisect_right(self.starts, spot) - 1 for spot in search.spots(self.text)})
        for line in likely or range(len(self.keys)):  # where nothing fits whole, characters may have been left out
            phrase, field_number = divmod(line, 3)
            if self.ids[phrase] not in found and (rank := search.match(self.keys[line])) is not None:
                found[self.ids[phrase]] = field_number * _FIELD + rank
        return found


def suggest(bank: Bank, asking: Asking, query: str = "") -> tuple[Suggestion, ...]:
    """Return what is offered, best first: the same list wherever it is asked for with the same facts.

    Without a query the phrases of the asked objective; with one all that answer it, those of the objective first.
    """
    here = _fitting(bank, asking, (asking.objective,) if asking.objective else asking.keys)
    if not query.strip():
        return _ranked(here, asking) if asking.objective else tuple(Suggestion(part, "") for part in here)
    found = _found(bank, asking, query, here)
    if asking.objective:
        others = tuple(key for key in asking.keys if key != asking.objective)
        found += _found(bank, asking, query, _fitting(bank, asking, others))
    return tuple(found)


def _fitting(bank: Bank, asking: Asking, keys: Sequence[str]) -> list[Phrase]:
    return [
        phrase
        for key in keys
        for phrase in phrases_of(bank, key)
        if phrase.holds_in(asking.year)
        if asking.benefits is None or phrase.is_benefit == asking.benefits
        if asking.category in (None, phrase.category)
        if asking.office in ("", phrase.office)
    ]


def _found(bank: Bank, asking: Asking, query: str, phrases: Sequence[Phrase]) -> list[Suggestion]:
    ranks: dict[str, int] = {}
    for key in dict.fromkeys(phrase.objective for phrase in phrases):
        ranks |= bank.made(_IndexOf(key)).find(query)
    hits = [phrase for phrase in phrases if phrase.id in ranks]
    hits.sort(key=lambda phrase: (ranks[phrase.id], -asking.used.get(phrase.id, 0)))  # stable: the bank's own order
    return [
        Suggestion(part, say.ELSEWHERE if asking.objective and part.objective != asking.objective else "")
        for part in hits
    ]


@dataclass(frozen=True)
class _IndexOf:
    """Makes the index of one objective of a bank; equal for equal keys, so that it is made once."""

    key: str

    def __call__(self, bank: Bank) -> Index:
        return Index.of(phrases_of(bank, self.key))


def _ranked(phrases: Sequence[Phrase], asking: Asking) -> tuple[Suggestion, ...]:
    """Rank for a question: what was written last year, what this filer uses, then categories still missing."""
    held = Counter(line.category for line in asking.lines)
    taken = _taken(phrases, asking.lines)
    before = _taken(phrases, asking.last)
    seen: Counter[Category] = Counter()
    ranked = []
    for number, phrase in enumerate(phrases):
        if phrase.id in taken:
            continue
        turn = seen[phrase.category] + held[phrase.category]  # categories take turns, the missing ones first
        seen[phrase.category] += 1
        rank = (phrase.id not in before, -asking.used.get(phrase.id, 0), not phrase.layer, turn, number)
        ranked.append((rank, Suggestion(phrase, _reason(phrase, asking, before, held))))
    ranked.sort(key=lambda part: part[0])
    return tuple(suggestion for _, suggestion in ranked)


def _taken(phrases: Sequence[Phrase], lines: Iterable[Indicator]) -> set[str]:
    taken = set()
    for line in lines:
        names = {target.name for target in line.targets}
        taken |= {phrase.id for phrase in phrases if phrase.name in names}
        if reading := read_sentence(line.text, phrases):
            taken.add(reading.phrase.id)
    return taken


def _reason(phrase: Phrase, asking: Asking, before: set[str], held: Mapping[Category | None, int]) -> str:
    if phrase.id in before:
        return say.LAST_YEAR
    if asking.used.get(phrase.id):
        return say.USED
    if phrase.layer:
        return say.OWN
    wanted = BENEFIT_CATEGORIES if phrase.is_benefit else tuple(Category)[:4]
    return say.MISSING if phrase.category in wanted and not held.get(phrase.category) else ""
