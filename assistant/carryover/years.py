"""The years of a text: the form's own goes along, the rest stays for the review or is opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from assistant.bank import Bank
from assistant.bank.terms import Side, Span
from assistant.carryover.edits import Edit, blank, plain
from assistant.carryover.words import lexicon_of
from assistant.review.clauses import sentence_around
from assistant.review.spans import in_title
from assistant.review.time_years import year_words

_HAN: Final = "〇零○Ｏ一二三四五六七八九"
_DIGITS: Final = str.maketrans(_HAN + "O", "00001234567890")
_NUMBER: Final = rf"(?:(?:19|20)\d\d|二[〇零○ＯO][{_HAN}]{{2}})"
_YEAR: Final = re.compile(rf"(?<![\d.])({_NUMBER})(?=\s?学?年|[春夏秋冬]|[-./]\d{{1,2}}(?:[-./]\d{{1,2}}(?!\d)|月))")
_JOIN: Final = r"\s?[-—–－~～至到]{1,2}\s?"
_SPAN: Final = re.compile(
    rf"(?<![\d.])({_NUMBER})(?:\s?学?年度?)?(?:\d{{1,2}}月(?:\d{{1,2}}日|[初底末])?)?{_JOIN}({_NUMBER}|\d\d(?=\s?学?年))(?!\d)"
)
_QUARTER: Final = re.compile(r"度?第[一二三四1-4]季度")
_AFTER_YEAR: Final = re.compile(r"\s?学?年")


@dataclass(frozen=True)
class Turn:
    """From which year to which a form goes."""

    old: int | None
    new: int | None


def year_edits(text: str, turn: Turn, bank: Bank, strange: bool) -> Iterator[Edit]:
    """Yield the edits of the years in a text; in a `strange` one, a neighbour's, years but the form's are opened."""
    flat = plain(text)
    spans = [match for match in _SPAN.finditer(flat) if value_of(match[1]) != value_of(match[2])]
    if strange:
        yield from (
            Edit(*span.span(group), blank()) for span in spans for group in (1, 2) if not in_title(text, *span.span())
        )
    for match in _YEAR.finditer(flat):
        start, end = match.span(1)
        if in_title(text, start, end) or any(span.start() <= start < span.end() for span in spans):
            continue
        year = value_of(match[1])
        if year == turn.old and _is_own(flat, start, end, turn, bank):
            yield Edit(start, end, written_like(text[start:end], turn.new or year))
        elif strange:  # the new year's own digits are held, so that nothing else opens them
            yield Edit(start, end, text[start:end] if year == turn.new else blank())


def value_of(text: str) -> int:
    """Return the year that four digits or Chinese numerals write; of two digits that number."""
    return int(text.translate(_DIGITS))


def _is_own(flat: str, start: int, end: int, turn: Turn, bank: Bank) -> bool:
    """Tell whether a year is when the form's work is done, and no base line, no paper's year, no other year's match."""
    behind = _AFTER_YEAR.match(flat, end)
    if behind:
        words = bank.made(lexicon_of).behind_year
        after = behind.end()
        if flat.startswith(words, after) and not _QUARTER.match(flat, after):
            return False
    if flat.endswith(bank.made(year_words).of(Side.BEFORE, Span.EARLIER), 0, start):
        return False
    return turn.new == turn.old or f"{turn.new}年" not in flat[slice(*sentence_around(flat, start))]


def written_like(sample: str, year: int) -> str:
    """Return a year in the digits of `sample`: wide ones, Chinese numerals or usual ones."""
    digits = str(year)
    if "０" <= sample[0] <= "９":
        return digits.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    if sample[0] == "二":
        return digits.translate(str.maketrans("0123456789", f"{sample[1]}一二三四五六七八九"))
    return digits
