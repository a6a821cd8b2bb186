"""Words looked for in a text, with what may not stand around them: the matcher behind every list of terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Generic, TypeVar

from assistant.bank.tables import Row

T = TypeVar("T")
NUMBER_MARK: Final = "<数>"
"""Stands in a word for a number in figures or in Chinese."""
_FIGURES: Final = "0123456789０１２３４５６７８９.．"
_NUMERALS: Final = "零〇一二三四五六七八九十百千万两"
_NUMBER: Final = f"[{_FIGURES}]+|[{_NUMERALS}]+"


@dataclass(frozen=True)
class Words(Generic[T]):
    """Words that mean one thing, and where they do not count."""

    means: T
    """What a match stands for, as the row's parsed value."""
    words: tuple[str, ...]
    """Literal words; NUMBER_MARK inside stands for a number."""
    not_after: tuple[str, ...] = ()
    """Words that must not stand directly before a match (前不接)."""
    not_before: tuple[str, ...] = ()
    """Words that must not stand directly behind a match (后不接)."""
    not_in: tuple[str, ...] = ()
    """Longer expressions inside which a match does not count (除外)."""


@dataclass(frozen=True)
class Match(Generic[T]):
    """A word found in a text."""

    start: int
    """Offset in the text."""
    excerpt: str
    """The word as it stands there."""
    means: T
    """What it stands for."""


def words_of(row: Row, means: T, head: str = "词") -> Words[T]:
    """Return the words of a row whose columns are 词, 前不接, 后不接 and 除外, | between alternatives."""
    return Words(means, row.words(head), row.words("前不接"), row.words("后不接"), row.words("除外"))


@dataclass(frozen=True)
class _Candidate(Generic[T]):
    word: str
    rule: Words[T]
    pattern: re.Pattern[str] | None
    tail: str
    """What a text must hold where the word ends; empty where it ends in a number."""


@dataclass(frozen=True)
class WordList(Generic[T]):
    """Many words at once; of a text only the spots are looked at where a word can begin, whatever their number."""

    _by_head: dict[str, list[_Candidate[T]]] = field(default_factory=dict)
    """Candidates by their first two characters, or by the first one of a short word and of a number; longest first."""
    _heads: frozenset[str] = frozenset()

    @classmethod
    def of(cls, rules: Iterable[Words[T]]) -> WordList[T]:
        """Return the list of all words of `rules`; of several at one place the longest counts."""
        index: dict[str, list[_Candidate[T]]] = {}
        for rule in rules:
            for word in rule.words:
                for head in _heads(word):
                    index.setdefault(head, []).append(_Candidate(word, rule, _pattern(word), _tail(word)))
        for found in index.values():
            found.sort(key=lambda part: -len(part.word))
        return cls(index, frozenset(index))

    def find(self, text: str) -> Iterator[Match[T]]:
        """Yield the matches in `text` from left to right, none overlapping another."""
        end = 0
        for start, candidates in sorted(self._spots(text).items()):
            if start >= end and (match := _at(text, start, candidates)) is not None:
                yield match
                end = start + len(match.excerpt)

    def _spots(self, text: str) -> dict[int, list[_Candidate[T]]]:
        """Return where in a text a word may begin, with the words that may."""
        pieces = _pieces(text)
        spots: dict[int, list[_Candidate[T]]] = {}
        for head in self._heads & pieces:
            found = [part for part in self._by_head[head] if part.tail in pieces]
            spot = text.find(head) if found else -1
            while spot >= 0:
                spots[spot] = spots.get(spot, []) + found
                spot = text.find(head, spot + 1)
        return spots


def _at(text: str, start: int, candidates: list[_Candidate[T]]) -> Match[T] | None:
    for part in sorted(candidates, key=lambda part: -len(part.word)):
        length = _length(part, text, start)
        if length and _counts(part.rule, text, start, start + length):
            return Match(start, text[start : start + length], part.rule.means)
    return None


@lru_cache(maxsize=4096)
def _pieces(text: str) -> frozenset[str]:
    """Return every character and every two neighbours of a text, and nothing; all lists ask it of the same lines."""
    return frozenset(text).union(map(str.__add__, text, text[1:]), ("",))


def _heads(word: str) -> Iterable[str]:
    """Return what a text must hold where the word begins."""
    if word.startswith(NUMBER_MARK):
        return _FIGURES.rstrip(".．") + _NUMERALS
    head = word[:2]
    return (head if NUMBER_MARK[0] not in head else head[:1],)


def _tail(word: str) -> str:
    """Return what a text must hold where the word ends."""
    return word.rsplit(NUMBER_MARK, 1)[-1][-2:]


def _pattern(word: str) -> re.Pattern[str] | None:
    if NUMBER_MARK not in word:
        return None
    return re.compile(f"(?:{_NUMBER})".join(re.escape(part) for part in word.split(NUMBER_MARK)))


def _length(part: _Candidate[T], text: str, start: int) -> int:
    if part.pattern is None:
        return len(part.word) if text.startswith(part.word, start) else 0
    if part.word.startswith(NUMBER_MARK) and _goes_on(text, start):
        return 0
    match = part.pattern.match(text, start)
    return match.end() - start if match else 0


def _goes_on(text: str, start: int) -> bool:
    """Return whether the number that text[start] belongs to has begun before: its beginning is enough."""
    before = text[start - 1 : start]
    return bool(before) and any(before in kind and text[start] in kind for kind in (_FIGURES, _NUMERALS))


def _counts(rule: Words[T], text: str, start: int, end: int) -> bool:
    if any(text.startswith(word, end) for word in rule.not_before):
        return False
    if any(text.endswith(word, 0, start) for word in rule.not_after):
        return False
    return not any(_lies_in(word, text, start, end) for word in rule.not_in)


def _lies_in(longer: str, text: str, start: int, end: int) -> bool:
    return text.find(longer, max(0, end - len(longer)), start + len(longer)) != -1
