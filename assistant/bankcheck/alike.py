"""Phrases that are the same, or nearly: by sentence, by name, and by the pairs of characters that they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import ceil
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
    """Compare each phrase with those before it that share one of its rarest pairs, as all that are like it do."""
    pairs = [_pairs(written.phrase.sentence) for written in phrases]
    common = Counter(pair for own in pairs for pair in own)
    holders: dict[str, list[int]] = {}
    for number, (written, own) in enumerate(zip(phrases, pairs, strict=True)):
        must_share = ceil(TOO_LIKE / (2 - TOO_LIKE) * len(own))  # of two that are too like, however long the other is
        rarest = sorted(own, key=lambda pair: (common[pair], pair))[: len(own) - must_share + 1]
        if written.sheet.layer.name in wanted:
            near = sorted({other for pair in rarest for other in holders.get(pair, ())})
            like = next((other for other in near if _is_too_like(own, pairs[other])), None)
            if like is not None:
                before = phrases[like]
                yield written.off("标准表述", say.nearly_same(_where(before), before.phrase.sentence))
        for pair in rarest:
            holders.setdefault(pair, []).append(number)


def _is_too_like(one: frozenset[str], other: frozenset[str]) -> bool:
    return 2 * len(one & other) > TOO_LIKE * (len(one) + len(other))


def _pairs(sentence: str) -> frozenset[str]:
    text = squeeze(PHRASE_BLANK.sub("", sentence))
    return frozenset(text[start : start + 2] for start in range(len(text) - 1))


def _where(written: Written) -> str:
    return say.row_of(written.sheet.file, written.row.number)
