"""Edits of words that are wrong in any form: what a review would have mended is no other promise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from assistant.bank import Bank
from assistant.bank.terms import Swap
from assistant.bank.words import Match, WordList
from assistant.diff.excerpts import Stretch
from assistant.places import township_kind
from assistant.review.place.own import own_place
from assistant.review.quantity.tables import Vague, vague_words
from assistant.review.terms import slip_list, term_lists
from assistant.review.time import report_list

_MOST: Final = 8
"""Characters of a word that is put in, taken out or replaced without the sentence becoming another one."""
_WEIGHS: Final = re.compile(
    "[0-9０-９%％‰<>＜＞≤≥未无没非勿否上下高低多少超增减升降年月日季周旬时]|不(?!断)|^[一二两三四五六七八九十百千万]"
)
"""What turns a promise into another one, however short it is."""
_NEGATES: Final = re.compile("[不未无没非勿否]")
_FULL_WIDTH: Final = str.maketrans(",;:!?.()-–－", "，；：！？。（）———")
"""Marks that are the same but for their width."""
_FREE: Final = re.compile("[ \u3000“”‘’\"'，。；]+")
"""Marks that may come and go."""
_LEAST_NAME: Final = 2
_Mend = tuple[int, int, str]
"""Where a wrong word begins and ends, and what it is mended to."""


class Mends:
    """What counts as a mend between two forms: marks, the bank's wrong words, the filer's name."""

    def __init__(self, bank: Bank, year: int | None, filers: tuple[str, str]):
        self._old, self._new = (own_place(filer).name for filer in filers)
        self._vague = bank.made(vague_words)
        self._swaps: tuple[tuple[WordList[Any], Callable[[Any], Swap | None]], ...] = (
            (bank.made(slip_list), lambda slip: slip.swap),
            (bank.made(term_lists).of_year(year), lambda term: term.swap_in(year)),
            (bank.made(report_list), lambda report: report.swap),
        )

    def of(self, parts: Sequence[Stretch]) -> tuple[Stretch | None, ...]:
        """Return for each stretch of a text the mend that it is and nothing else; None for any other.

        A word that was replaced is told whole, however little of it was changed.
        """
        before, after = ("".join(getattr(part, side) for part in parts) for side in ("before", "after"))
        candidates = [not part.same and _may_be_slight(part) for part in parts]
        wrong = sorted(self._wrong(before)) if any(candidates) else []
        found: list[Stretch | None] = []
        start = now = 0
        for part, may in zip(parts, candidates, strict=True):
            beside = before[start - 1 : start] if start else "", before[start + len(part.before) :][:1]
            is_free = _is_free(part, beside) or self._is_name(part, after, now)
            found.append(None if not may else part if is_free else _mended(part, start, wrong, before))
            start, now = start + len(part.before), now + len(part.after)
        return tuple(found)

    def _wrong(self, text: str) -> Iterator[_Mend]:
        for words, swap_of in self._swaps:
            found: Iterable[Match[Any]] = words.find(text)
            for match in found:
                swap = swap_of(match.means)
                if swap is not None:
                    yield match.start, match.start + len(match.excerpt), swap.of(match.excerpt)
        for match in self._vague.find(text):
            end = match.start + len(match.excerpt)
            if _is_empty_talk(match.means, text, end):
                yield match.start, end, ""

    def _is_name(self, part: Stretch, after: str, now: int) -> bool:
        """Return whether a filer's name has become the other's, or the filer's own was made whole."""
        if not self._old or not self._new:
            return False
        if not part.before:
            # 河口乡 has become 河口苗族乡.
            at = after.find(self._new, max(0, now + len(part.after) - len(self._new) + 1))
            return -1 < at < now and now + len(part.after) < at + len(self._new)
        if self._old == self._new or min(len(part.before), len(part.after)) < _LEAST_NAME:
            return False
        sides = (part.before, self._old), (part.after, self._new)
        return all(text.removesuffix(township_kind(name)) in name for text, name in sides)


def _may_be_slight(part: Stretch) -> bool:
    if max(len(part.before), len(part.after)) > _MOST:
        return False
    if _NEGATES.search(part.before) and _NEGATES.search(part.after):
        return True
    return not _WEIGHS.search(part.before) and not _WEIGHS.search(part.after)


def _is_free(part: Stretch, beside: tuple[str, str]) -> bool:
    """Return whether marks were written in another width, or came or went where they part no figures."""
    if any(ch.isalnum() for ch in part.before + part.after):
        return False
    if part.before and part.after and _wide(part.before) == _wide(part.after):
        return True
    marks = part.before + part.after
    if (part.before and part.after) or not _FREE.fullmatch(marks):
        return False
    figures = [ch.isdecimal() for ch in beside]
    return not (any(figures) if marks.strip() else all(figures))


def _wide(marks: str) -> str:
    return "".join(marks.translate(_FULL_WIDTH).split(" "))


def _is_empty_talk(means: Vague, text: str, end: int) -> bool:
    return means.deletable and (not means.before or text.startswith(means.before, end))


def _mended(part: Stretch, start: int, wrong: Sequence[_Mend], before: str) -> Stretch | None:
    """Return the mend of a wrong word that the stretch is: what stands there now is exactly what it is mended to."""
    end = start + len(part.before)
    for begin, stop, right in wrong:
        if begin <= start and end <= stop and before[begin:start] + part.after + before[end:stop] == right:
            return Stretch(before[begin:stop], right) if part.before and part.after and stop - begin <= _MOST else part
    reached = start
    for begin, stop, right in wrong:
        reached = stop if begin == reached and not right else reached
    return part if start < reached == end and not part.after else None
