"""Phrases that are the same, or nearly: by sentence, by name, and by the pairs of characters that they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from assistant.bank import Problem
from assistant.bankcheck.books import Books, Written
from assistant.text import PHRASE_BLANK, squeeze
from assistant.wording import bankcheck as say

TOO_LIKE: Final = 0.85
"""Share of pairs in common, twice over both, from which two sentences are nearly the same."""


def check_alike(books: Books) -> Iterator[Problem]:
    """Yield the later of every two phrases in force that are the same or nearly."""
    names: dict[str, Written] = {}
    sentences: dict[str, Written] = {}
    rest = []
    in_force = (part for part in books.phrases if part.in_force)
    # Of two that are alike the one is named that is asked about.
    for written in sorted(in_force, key=lambda part: part.sheet.layer.name in books.wanted):
        sentence = squeeze(written.phrase.sentence)
        if sentence in sentences:
            yield written.off("标准表述", say.same_sentence(_where(sentences[sentence])))
            continue
        if written.phrase.name in names:
            yield written.off("指标名称", say.same_name(_where(names[written.phrase.name])))
        names.setdefault(written.phrase.name, written)
        sentences[sentence] = written
        rest.append(written)
    yield from _nearly(rest, books.wanted)


def _nearly(phrases: list[Written], wanted: frozenset[str]) -> Iterator[Problem]:
    """Compare each phrase with those before it that share a pair of characters with it."""
    holders: dict[str, list[int]] = {}
    pairs: list[frozenset[str]] = []
    for number, written in enumerate(phrases):
        own = _pairs(written.phrase.sentence)
        is_wanted = written.sheet.layer.name in wanted
        shared = Counter(other for pair in own for other in holders.get(pair, ())) if is_wanted else Counter[int]()
        for other, count in sorted(shared.items()):
            if 2 * count > TOO_LIKE * (len(own) + len(pairs[other])):
                before = phrases[other]
                yield written.off("标准表述", say.nearly_same(_where(before), before.phrase.sentence))
                break
        for pair in own:
            holders.setdefault(pair, []).append(number)
        pairs.append(own)


def _pairs(sentence: str) -> frozenset[str]:
    text = squeeze(PHRASE_BLANK.sub("", sentence))
    return frozenset(text[start : start + 2] for start in range(len(text) - 1))


def _where(written: Written) -> str:
    return say.row_of(written.sheet.file, written.row.number)
