"""What stood last year where a blank stands now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Final

from assistant.review.figures import figures_of
from assistant.text import BLANK

_TOKEN: Final = re.compile(rf"{BLANK.pattern}|.", re.DOTALL)
_CLAUSE: Final = re.compile(r"[^，。；\n]*[，。；\n]|[^，。；\n]+")
_MOST_EXACT: Final = 250_000
"""Letters of one stretch times those of the other, up to which every letter counts for what is the same."""
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
    return tuple(pair for old, new in _clauses(before, after) for pair in _opened(old, new))


def _clauses(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield the clauses of two texts that belong together, where they differ; letter by letter is for short ones."""
    old, new = _CLAUSE.findall(before), _CLAUSE.findall(after)
    if len(old) == len(new):
        yield from zip(old, new, strict=True)
        return
    for kind, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if kind != "equal":
            yield "".join(old[a:b]), "".join(new[c:d])


def _opened(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of one stretch."""
    if before == after or BLANK.search(after) is None:
        return
    old, new = ([match.group() for match in _TOKEN.finditer(side)] for side in (before, after))
    starts = [0, *accumulate(map(len, old))]
    found: list[_Opened] = []
    last = 0
    exactly = len(old) * len(new) <= _MOST_EXACT
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=not exactly).get_opcodes():
        if kind == "equal" or not any(map(BLANK.fullmatch, new[c:d])):
            continue
        block = _of_block(before, starts[a], starts[b], new[c:d])
        between = "".join(new[last:c])
        if found and between and before.startswith(_MARKS, starts[a]):
            found[-1], block[0] = _shifted(found[-1], block[0], between, before.rfind(between, starts[a], starts[b]))
        found += block
        last = d
    yield from ((_stood(before, part), part.blank) for part in found)


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
