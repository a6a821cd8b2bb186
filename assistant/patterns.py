"""Regular expressions made of words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of any of the words, at one place the longest; for no words one that nothing matches.

    Words that begin with one character are tried together: a text is gone through several times as fast.
    """
    rests: dict[str, set[str]] = defaultdict(set)
    for word in words:
        rests[word[:1]].add(word[1:])
    return "|".join(map(_beginning, rests, rests.values())) or "(?!)"


def _beginning(first: str, rests: Iterable[str]) -> str:
    rest = "|".join(map(re.escape, sorted(rests, key=lambda part: (-len(part), part))))
    return re.escape(first) + (f"(?:{rest})" if rest else "")
