"""Words looked for in a text, with what may not stand around them: the matcher behind every list of terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from assistant.bank.tables import Row

T = TypeVar("T")
NUMBER_MARK: Final = "<数>"
"""Stands in a word for a number in figures or in Chinese."""
_NOTHING: Final = re.compile("(?!)")
_NUMBER: Final = "[0-9０-９.．]+|[零〇一二三四五六七八九十百千万两]+"


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


@dataclass(frozen=True)
class WordList(Generic[T]):
    """Many words at once; a text is gone through once, whatever their number."""

    _by_first: dict[str, list[_Candidate[T]]] = field(default_factory=dict)
    _any: re.Pattern[str] = _NOTHING

    @classmethod
    def of(cls, rules: Iterable[Words[T]]) -> WordList[T]:
        """Return the list of all words of `rules`; of several at one place the longest counts."""
        index: dict[str, list[_Candidate[T]]] = {}
        for rule in rules:
            for word in rule.words:
                for first in _firsts(word):
                    index.setdefault(first, []).append(_Candidate(word, rule, _pattern(word)))
        for found in index.values():
            found.sort(key=lambda part: -len(part.word))
        return cls(index, _any_of(part.word for found in index.values() for part in found))

    def find(self, text: str) -> Iterator[Match[T]]:
        """Yield the matches in `text` from left to right, none overlapping another."""
        at = 0
        while found := self._any.search(text, at):
            start = found.start()
            at = start + 1
            for part in self._by_first.get(text[start], ()):
                length = _length(part, text, start)
                if length and _counts(part.rule, text, start, start + length):
                    yield Match(start, text[start : start + length], part.rule.means)
                    at = start + length
                    break


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern that finds where a word may begin: most of a text is passed over without a look at a word."""
    rests: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        first = "" if word.startswith(NUMBER_MARK) else word[0]
        rests.setdefault(first, []).append(_source(word[len(first) :]))
    groups = [f"{re.escape(first)}(?:{'|'.join(held)})" for first, held in rests.items()]
    return re.compile("|".join(groups)) if groups else _NOTHING


def _firsts(word: str) -> str:
    return (
        "0123456789０１２３４５６７８９零〇一二三四五六七八九十百千万两" if word.startswith(NUMBER_MARK) else word[:1]
    )


def _pattern(word: str) -> re.Pattern[str] | None:
    if NUMBER_MARK not in word:
        return None
    return re.compile(_source(word))


def _source(word: str) -> str:
    return f"(?:{_NUMBER})".join(re.escape(part) for part in word.split(NUMBER_MARK))


def _length(part: _Candidate[T], text: str, start: int) -> int:
    if part.pattern is None:
        return len(part.word) if text.startswith(part.word, start) else 0
    match = part.pattern.match(text, start)
    return match.end() - start if match else 0


def _counts(rule: Words[T], text: str, start: int, end: int) -> bool:
    if text.startswith(rule.not_before, end) or text.endswith(rule.not_after, 0, start):
        return False
    return not rule.not_in or not any(_lies_in(word, text, start, end) for word in rule.not_in)


def _lies_in(longer: str, text: str, start: int, end: int) -> bool:
    at = text.find(longer, max(0, end - len(longer)))
    return at != -1 and at <= start
