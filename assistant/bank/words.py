"""Words looked for in a text, with what may not stand around them: the matcher behind every list of terms."""

from __future__ import annotations

import re
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import add, neg
from typing import Any, Final, Generic, NamedTuple, TypeVar

from assistant.bank.tables import Row

T = TypeVar("T")
NUMBER_MARK: Final = "<数>"
"""Stands in a word for a number in figures or in Chinese."""
_DIGITS: Final = "0123456789０１２３４５６７８９"
_FIGURES: Final = f"{_DIGITS}.．"
_NUMERALS: Final = "零〇一二三四五六七八九十百千万两"
_NUMBER: Final = f"[{_FIGURES}]+|[{_NUMERALS}]+"
_ANY_NUMBER: Final = re.compile(f"[{_DIGITS}{_NUMERALS}]")
# Of a number its beginning is enough.
_BEGINS: Final = f"(?:(?<![{_FIGURES}])(?=[{_DIGITS}])|(?<![{_NUMERALS}])(?=[{_NUMERALS}]))"
_NOTHING: Final = re.compile("(?!)")
_MOST_TEXTS: Final = 4096
"""Of which a vocabulary remembers what stands in them."""


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


class Match(NamedTuple, Generic[T]):
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


_Meant = tuple["WordList[Any]", Words[Any]]
"""A list that a word is of, and what its row says of it."""
_Hit = tuple[int, int, Words[Any]]
"""Where a word begins and ends, and what its row says of it."""


class Vocabulary:
    """The words of many lists: a text is gone through once for all of them, and only where a word can begin."""

    def __init__(self) -> None:
        self._words: dict[str, list[_Meant]] = {}
        """Words without a number in them."""
        self._heads: set[str] = set()
        """What the words begin with: two characters, or one where it is all."""
        self._lengths: dict[str, list[int]] = {}
        """How long the words are that begin with three characters; the longest first."""
        self._alone = _NOTHING
        """Finds the words of one character."""
        self._numbered: list[tuple[str, re.Pattern[str], _Meant]] = []
        """Words with a number in them: what a text must hold besides the number, and what finds them."""
        self.hits = lru_cache(maxsize=_MOST_TEXTS)(self._search)
        """Returns the words in a text by list, from left to right, at one place the longest first."""

    def add(self, owner: WordList[Any], rules: Iterable[Words[Any]]) -> None:
        """Take up the words of one more list."""
        for rule in rules:
            for word in rule.words:
                if NUMBER_MARK in word:
                    literal = max(word.split(NUMBER_MARK), key=len)
                    self._numbered.append((literal, _pattern(word), (owner, rule)))
                else:
                    self._words.setdefault(word, []).append((owner, rule))
                    self._heads.add(word[:2])
                    lengths = self._lengths.setdefault(word[:3], []) if len(word) > 2 else [len(word)]
                    if len(word) not in lengths:
                        insort(lengths, len(word), key=neg)
        if alone := "".join(head for head in self._heads if len(head) == 1):
            self._alone = re.compile(f"[{re.escape(alone)}]")
        self.hits.cache_clear()

    def _search(self, text: str) -> Mapping[WordList[Any], Sequence[_Hit]]:
        found: defaultdict[WordList[Any], list[_Hit]] = defaultdict(list)
        words, heads, lengths, size = self._words, self._heads, self._lengths, len(text)
        # A form has thousands of places that a word may begin at: the loop calls as little as it can.
        for start, head in enumerate(map(add, text, text[1:])):
            if head not in heads:
                continue
            for length in lengths.get(text[start : start + 3], ()):
                end = start + length
                # What the end of the text cuts short is a shorter word than its length says.
                if (word := text[start:end]) in words and end <= size:
                    for owner, rule in words[word]:
                        found[owner].append((start, end, rule))
            if head in words:
                end = start + 2
                for owner, rule in words[head]:
                    found[owner].append((start, end, rule))
        for owner, hits in self._irregular(text).items():
            found[owner] = sorted([*hits, *found.get(owner, ())], key=_leftmost)
        return found

    def _irregular(self, text: str) -> Mapping[WordList[Any], Sequence[_Hit]]:
        """Return the words of one character, and those with a number in them."""
        found: dict[WordList[Any], list[_Hit]] = {}
        for match in self._alone.finditer(text):
            for owner, rule in self._words[match.group()]:
                found.setdefault(owner, []).append((*match.span(), rule))
        for literal, pattern, (owner, rule) in self._numbered if _ANY_NUMBER.search(text) else ():
            if literal in text:
                for match in pattern.finditer(text):
                    found.setdefault(owner, []).append((*match.span(1), rule))
        return found


class WordList(Generic[T]):
    """Many words at once; the lists of a bank share its vocabulary."""

    def __init__(self, rules: Iterable[Words[T]], vocabulary: Vocabulary | None = None):
        self._vocabulary = vocabulary or Vocabulary()
        self._vocabulary.add(self, rules)

    def find(self, text: str) -> Sequence[Match[T]]:
        """Return the matches in `text` from left to right, none overlapping; at one place the longest counts."""
        hits = self._vocabulary.hits(text).get(self)
        if not hits:
            return ()
        found, behind = [], 0
        for start, end, rule in hits:
            if start >= behind and _counts(rule, text, start, end):
                found.append(Match(start, text[start:end], rule.means))
                behind = end
        return found


def _leftmost(hit: _Hit) -> tuple[int, int]:
    return hit[0], -hit[1]


def _pattern(word: str) -> re.Pattern[str]:
    """Return what finds a word with a number in it at every place where it stands, as its first group."""
    pattern = f"(?:{_NUMBER})".join(map(re.escape, word.split(NUMBER_MARK)))
    return re.compile(f"{_BEGINS if word.startswith(NUMBER_MARK) else ''}(?=({pattern}))")


def _counts(rule: Words[T], text: str, start: int, end: int) -> bool:
    if text.startswith(rule.not_before, end) or text.endswith(rule.not_after, 0, start):
        return False
    for longer in rule.not_in:
        length = len(longer)
        if text.find(longer, end - length if end > length else 0, start + length) != -1:
            return False
    return True
