"""Edits of words that are wrong in any form: what a review would have mended is no other promise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from assistant.bank import Bank
from assistant.bank.terms import Swap
from assistant.bank.words import Match, WordList
from assistant.diff.excerpts import Stretch
from assistant.review.quantity.tables import vague_words
from assistant.review.terms import slip_list, term_lists
from assistant.review.time import report_list
from assistant.text import BLANK

_MOST: Final = 8
"""Characters of a word that is put in, taken out or replaced without the sentence becoming another one."""
_WEIGHS: Final = re.compile(
    "[0-9０-９%％‰<>＜＞≤≥未无没非勿否上下高低多少超增减升降年月日季周旬时]|不(?!断)|^[一二两三四五六七八九十百千万]"
)
"""What turns a promise into another one, however short it is."""
_NEGATES: Final = re.compile("[不未无没非勿否]")
_LEAST_NAME: Final = 2
_Mend = tuple[int, int, str]
"""Where a wrong word begins and ends, and what it is mended to."""


class Mends:
    """What counts as a mend between two forms: marks, the bank's wrong words, the filer's name."""

    def __init__(self, bank: Bank, year: int | None, filers: Sequence[str]):
        self._filers = filers
        self._lists: tuple[tuple[WordList[Any], Callable[[Any], Swap | None]], ...] = (
            (bank.made(slip_list), lambda slip: slip.swap),
            (bank.made(term_lists).of_year(year), lambda term: term.swap_in(year)),
            (bank.made(report_list), lambda report: report.swap),
            (bank.made(vague_words), lambda vague: Swap("", "") if vague.deletable else None),
        )

    def slight(self, parts: Sequence[Stretch]) -> tuple[bool, ...]:
        """Return for each stretch of a text whether it is an edit, and a mend and nothing else."""
        before, after = ("".join(getattr(part, side) for part in parts) for side in ("before", "after"))
        candidates = [not part.same and _may_be_slight(part) for part in parts]
        wrong = list(self._wrong(before)) if any(candidates) else []
        return tuple(
            may and (self._is_mark_or_name(part) or _is_mend(starts, part, wrong, after))
            for may, part, starts in zip(candidates, parts, _starts(parts), strict=True)
        )

    def _wrong(self, text: str) -> Iterator[_Mend]:
        for words, swap_of in self._lists:
            found: Iterable[Match[Any]] = words.find(text)
            for match in found:
                swap = swap_of(match.means)
                if swap is not None:
                    yield match.start, match.start + len(match.excerpt), swap.of(match.excerpt)

    def _is_mark_or_name(self, part: Stretch) -> bool:
        old, new = self._filers
        renamed = len(part.after) >= _LEAST_NAME and part.after in new and part.before in old
        return renamed or not any(ch.isalnum() for ch in part.before + part.after)


def _may_be_slight(part: Stretch) -> bool:
    if max(len(part.before), len(part.after)) > _MOST or BLANK.search(part.before + part.after):
        return False
    if _NEGATES.search(part.before) and _NEGATES.search(part.after):
        return True
    return not _WEIGHS.search(part.before) and not _WEIGHS.search(part.after)


def _starts(parts: Sequence[Stretch]) -> Iterator[tuple[int, int]]:
    """Yield where each stretch begins on either side."""
    before = after = 0
    for part in parts:
        yield before, after
        before, after = before + len(part.before), after + len(part.after)


def _is_mend(starts: tuple[int, int], part: Stretch, wrong: Iterable[_Mend], after: str) -> bool:
    """Return whether a wrong word stood where the stretch is, and what it is mended to stands there now."""
    start, now = starts
    end = start + len(part.before)
    for begin, stop, right in wrong:
        if begin <= start and end <= stop and after.startswith(right, max(0, now - (start - begin))):
            return bool(right) or not part.after
    return False
