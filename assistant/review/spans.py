"""Where in a text something stands: in a quotation, in a title."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Final

_QUOTED: Final = re.compile(r"“[^“”]*”|《[^《》]*》|「[^「」]*」")


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
