"""Where in a text something stands: its clause, its quotation, its title."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Final

_QUOTED: Final = re.compile(r"“[^“”]*”|《[^《》]*》|「[^「」]*」")
_CLAUSE_ENDS: Final = "，。；！？\n,;!?"
_CLAUSE_END: Final = re.compile("[，。；！？\n,;!?]")
LONGEST_CLAUSE: Final = 200
"""Characters looked at on either side; keeps a text without any stop from being gone through again and again."""


@lru_cache
def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Return where what stands in “”, 「」 or 《》 begins and ends, marks included."""
    return tuple(match.span() for match in _QUOTED.finditer(text))


def quotation(text: str, start: int, end: int) -> str:
    """Return the quotation or title that holds text[start:end], marks included; empty where none does."""
    spans = quotations(text)
    place = bisect_right(spans, (start, len(text))) - 1
    return text[slice(*spans[place])] if place >= 0 and end <= spans[place][1] else ""


def in_title(text: str, start: int, end: int) -> bool:
    """Return whether text[start:end] stands inside 《》."""
    return quotation(text, start, end).startswith("《")


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the clause around text[start:end] begins and ends, its closing mark left out."""
    earliest = max(0, start - LONGEST_CLAUSE)
    begin = max(text.rfind(mark, earliest, start) for mark in _CLAUSE_ENDS) + 1
    stop = _CLAUSE_END.search(text, end, end + LONGEST_CLAUSE)
    return max(begin, earliest), stop.start() if stop else min(len(text), end + LONGEST_CLAUSE)
