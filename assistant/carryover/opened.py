"""What stood last year where a blank stands now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

from assistant.review.figures import figures_of
from assistant.text import BLANK

_TOKEN: Final = re.compile(rf"{BLANK.pattern}|.", re.DOTALL)
_MARKS: Final = ("、", "，", "和", "与", "及")


@dataclass(frozen=True)
class _Opened:
    """A blank, and where in the old text stood what it took the place of."""

    start: int
    end: int
    blank: str


def opened(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Return (what stood there, the blank) for each blank that `after` has and `before` had not, in order.

    Of a number its unit comes along: (3.5公里, 〔待填：交通办〕). Sought by the text around them that is the same; ""
    where nothing is found to have stood there.
    """
    old, new = _tokens(before), _tokens(after)
    starts = [0]
    for token in old:
        starts.append(starts[-1] + len(token))
    found: list[_Opened] = []
    last = 0
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal" or not any(map(BLANK.fullmatch, new[c:d])):
            continue
        block = _of_block(before, starts[a], starts[b], new[c:d])
        between = "".join(new[last:c])
        if found and between and before.startswith(_MARKS, starts[a]):
            found[-1], block[0] = _shifted(found[-1], block[0], between, before.rfind(between, starts[a], starts[b]))
        found += block
        last = d
    return tuple((_stood(before, part), part.blank) for part in found)


def _tokens(text: str) -> list[str]:
    return [match.group() for match in _TOKEN.finditer(text)]


def _of_block(before: str, start: int, end: int, tokens: Sequence[str]) -> list[_Opened]:
    """Return what stood in place of the blanks of one changed stretch, which may have other changes beside them."""
    places = [place for place, token in enumerate(tokens) if BLANK.fullmatch(token)]
    figures = [part for part in figures_of(before) if start < part.end and part.start < end]
    if len(places) == len(figures) and len(tokens) > 1:
        pairs = zip(figures, places, strict=True)
        return [_Opened(max(start, part.start), min(end, part.end), tokens[place]) for part, place in pairs]
    first, behind = places[0], len(tokens) - 1 - places[-1]
    if first + behind < end - start:
        start, end = start + first, end - behind
    return [_Opened(start, end if place == first else start, tokens[place]) for place in places]


def _shifted(left: _Opened, right: _Opened, between: str, place: int) -> tuple[_Opened, _Opened]:
    """Return two blanks with what is listed behind the first in it: 河口 村 、水车村六 is 河口村、水车 村 六.

    `place` is where what stands between them stands the last time, -1 where it does not.
    """
    if place < 0:
        return left, right
    return replace(left, end=place), replace(right, start=max(right.start, place + len(between)))


def _stood(before: str, part: _Opened) -> str:
    for figure in figures_of(before):
        if figure.start <= part.start < part.end <= figure.end:
            return figure.text
    return before[part.start : part.end]
