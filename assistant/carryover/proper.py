"""Proper names before a word that says what they name: 龙潭 in 新建龙潭水库, 鑫源 in 扶持鑫源合作社."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.bank import Bank
from assistant.carryover.edits import Edit, blank
from assistant.carryover.words import Lexicon, lexicon_of
from assistant.places import Mention, township_kind
from assistant.review.place.contexts import Contexts, contexts_of

_HAN: Final = re.compile("[\u4e00-\u9fff]*$")
_LONGEST_RUN: Final = 14
_LONGEST_SITE: Final = 5
_LONGEST_FIRM: Final = 10
_ANY_FUNCTION: Final = re.compile("[的等和与及在了着这那所各每把被将]")


def site_edits(text: str, bank: Bank, places: Sequence[Mention]) -> Iterator[Edit]:
    """Yield blanks for what a site is called: a place's name before its kind, or another proper name.

    The filer itself and a village in full are named before it for what they are.
    """
    lexicon = bank.made(lexicon_of)
    for match in lexicon.sites.finditer(text):
        place = next((part for part in places if part.start + len(part.text) == match.start()), None)
        if place and place.relation == "own" and (place.full or township_kind(place.text)):
            continue
        start = place.start if place else _start_of(text, match.start(), bank, _LONGEST_SITE)
        end = match.start() - (place is not None and place.full and place.text.endswith("村"))
        if start is not None:
            yield Edit(start, end, blank())


def firm_edits(text: str, bank: Bank, places: Sequence[Mention]) -> Iterator[Edit]:
    """Yield blanks for the names of cooperatives and companies, their trade included."""
    lexicon = bank.made(lexicon_of)
    for match in lexicon.firms.finditer(text):
        trade = lexicon.trades.search(text, max(0, match.start() - _LONGEST_FIRM), match.start())
        start = _start_of(text, trade.start() if trade else match.start(), bank, _LONGEST_FIRM)
        place = next((part for part in places if 0 < match.start() - part.start <= _LONGEST_FIRM), None)
        if start is None and place and not _ANY_FUNCTION.search(text, place.start, match.start()):
            start = place.start
        if start is not None:
            yield Edit(start, match.start(), blank())


def _start_of(text: str, end: int, bank: Bank, longest: int) -> int | None:
    """Return where a proper name that ends at `end` begins, behind the nearest end of a word; None where none does."""
    lexicon, contexts = bank.made(lexicon_of), bank.made(contexts_of)
    run = _HAN.search(text, max(0, end - _LONGEST_RUN), end)
    assert run is not None
    for start in range(end, run.start() - 1, -1):
        before = _word_before(text, start, lexicon, contexts)
        if start == end - 1 and before == 1:
            continue  # 阳 of 向阳水库
        if before or (start == run.start() and end - start < _LONGEST_RUN):
            is_long = end - start < 2 or end - start > longest
            return None if is_long or not _is_name(text[start:end], lexicon) else start
    return None


def _word_before(text: str, at: int, lexicon: Lexicon, contexts: Contexts) -> int:
    """Return how long the word is that ends there and that a name may follow; 0 where there is none."""
    for word in (*contexts.beginnings, *lexicon.verbs):
        if text.endswith(word, 0, at):
            return len(word)
    return 0


def _is_name(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word says more than a kind: 龙潭, not 小型 or 乡镇中心."""
    return not _ANY_FUNCTION.search(word) and lexicon.plain.fullmatch(word) is None
