"""Standard phrases for a line that somebody wrote: those that are about the same thing, and one put in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assistant import agenda
from assistant.arranging import Spot
from assistant.bank import Bank
from assistant.bank.phrases import Phrase
from assistant.bank.sentences import fill_phrase
from assistant.events import ItemSet, Source
from assistant.firstpass import gone_on
from assistant.interview import Interview
from assistant.lines import check_line
from assistant.model import Indicator
from assistant.review.dimensions.form import pairs_of
from assistant.step import Step
from assistant.suggest import Asking, suggest
from assistant.wording import rephrasing as say

MOST: Final = 9
"""Phrases that are offered for a line: each has a digit."""
_ENOUGH: Final = 3
"""Points from which on two sentences are about the same thing: a word of three characters, two pairs of them."""
_FEW: Final = 3
"""With fewer phrases like a line, those that its list is offered anyway come behind them."""
_RARE: Final = 3
"""What a pair of characters counts that few phrases have."""
_OFTEN: Final = 0.03
"""Share of the phrases from which on a pair says little."""
_ELSEWHERE: Final = 0.6
"""What a phrase of another objective counts."""


@dataclass(frozen=True)
class _Words:
    """What a phrase is known by."""

    names: tuple[str, ...]
    """Its name and keywords."""
    pairs: frozenset[str]
    """Pairs of characters of its sentence."""


@lru_cache(maxsize=4096)
def _words_of(phrase: Phrase, bank: Bank) -> _Words:
    sentence = phrase.sentence
    for blank in reversed(phrase.blanks):
        sentence = f"{sentence[: blank.start]} {sentence[blank.start + len(blank.mark) :]}"
    return _Words((phrase.name, *phrase.keywords), pairs_of(f"{phrase.name} {sentence}", bank))


def alike(text: str, phrases: Sequence[Phrase], objective: str, bank: Bank) -> tuple[Phrase, ...]:
    """Return the phrases that are about what a text is about, best first; those of its own objective count more."""
    own = pairs_of(text, bank)
    shared = Counter(pair for phrase in phrases for pair in _words_of(phrase, bank).pairs & own)
    ranked = []
    for number, phrase in enumerate(phrases):
        words = _words_of(phrase, bank)
        # A pair that many phrases share says little.
        points = sum(_RARE if shared[pair] <= _OFTEN * len(phrases) else 1 for pair in words.pairs & own)
        points += sum(map(len, _outermost(word for word in words.names if len(word) > 1 and word in text)))
        if points >= _ENOUGH:
            ranked.append((-points * (1 if phrase.objective == objective else _ELSEWHERE), number, phrase))
    return tuple(phrase for _, _, phrase in sorted(ranked, key=lambda part: part[:2])[:MOST])


def _outermost(words: Iterable[str]) -> list[str]:
    """Return the words that no other of them holds."""
    found = set(words)
    return [word for word in found if not any(word != other and word in other for other in found)]


def phrases_like(interview: Interview, item_id: str) -> tuple[Phrase, ...]:
    """Return what the bank offers in the place of a line; nothing for a duty."""
    spot = interview.arranging.spot(item_id)
    topic, year = spot.topic, interview.wording(spot.topic).year
    if not topic.objective:
        return ()
    benefits = topic.id.endswith("/benefits")
    known = [part for part in interview.wording(topic).phrases if part.is_benefit == benefits and part.holds_in(year)]
    found = alike(spot.text, known, topic.objective_key, interview.bank)
    found = tuple(dict.fromkeys((*found, *_usual(interview, spot, year))))[:MOST] if len(found) < _FEW else found
    held = {agenda.line_text(item.value) for item in spot.held.items}
    return tuple(part for part in found if _open(part, year).text not in held)


def _usual(interview: Interview, spot: Spot, year: int | None) -> tuple[Phrase, ...]:
    """Return what the list would be offered anyway, of the line's own category where it has one."""
    value = spot.item.value
    asking = Asking(
        tuple(part.key for part in interview.form.objectives),
        spot.topic.objective_key,
        spot.topic.id.endswith("/benefits"),
        value.category if isinstance(value, Indicator) else None,
        year=year,
        lines=tuple(item.value for item in spot.held.items if isinstance(item.value, Indicator)),
    )
    return tuple(part.phrase for part in suggest(interview.bank, asking))[:MOST]


def _open(phrase: Phrase, year: int | None) -> Indicator:
    return fill_phrase(phrase, [None] * len(phrase.blanks), year)


def rephrase(interview: Interview, item_id: str, phrase: Phrase) -> Step:
    """Put a phrase in the place of a line, its blanks open."""
    spot = interview.arranging.spot(item_id)
    value = _open(phrase, interview.wording(spot.topic).year)
    values = [value if item.id == item_id else item.value for item in spot.held.items]
    if findings := check_line(spot.topic, values, spot.index):
        return Step(accepted=False, findings=findings)
    event = ItemSet(item_id, spot.topic.id, value, source=Source.BANK)
    step = Step((event,), notes=(say.rephrased(spot.index + 1, value.text, len(phrase.blanks)),))
    return gone_on(step, interview.form, interview.state)
