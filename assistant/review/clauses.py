"""The clause and the sentence around a place in a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Final

_CLAUSE_MARK: Final = re.compile(r"[，。；：:;！？!?\n（）()]|,(?!\d{3})")
_FARTHEST: Final = 300
"""Characters looked at on either side; keeps a text without any mark from being gone through again and again."""
_SENTENCE_MARK: Final = re.compile(r"[。；;！？!?\n]")


@lru_cache(maxsize=4096)
def _marks(text: str, sentences: bool) -> tuple[int, ...]:
    return tuple([match.start() for match in (_SENTENCE_MARK if sentences else _CLAUSE_MARK).finditer(text)])


def clause_around(text: str, at: int) -> tuple[int, int]:
    """Return where the clause around offset `at` begins and ends, marks left out."""
    return _around(_marks(text, False), text, at)


def sentence_around(text: str, at: int) -> tuple[int, int]:
    """Return where the sentence around offset `at` begins and ends, marks left out."""
    return _around(_marks(text, True), text, at)


def _around(marks: tuple[int, ...], text: str, at: int) -> tuple[int, int]:
    behind = bisect_left(marks, at)
    begin, end = (marks[behind - 1] + 1 if behind else 0), (marks[behind] if behind < len(marks) else len(text))
    return max(begin, at - _FARTHEST), min(end, at + _FARTHEST)
