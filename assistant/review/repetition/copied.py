"""Text that is last year's or the law's and not this year's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from assistant.bank import Bank, CellError, Row
from assistant.bank.words import WordList, Words, words_of
from assistant.model import Absent, Declaration, Finding, Severity
from assistant.review.context import Context, found
from assistant.review.lines import Line, Role, lines_of
from assistant.review.repetition.texts import is_survey
from assistant.text import squeeze
from assistant.wording import bank as say_bank
from assistant.wording.review import repetition as say

_YEAR: Final = re.compile(r"20\d\d")
# A line that the law or the county words is the same every year.
_STATUTORY: Final = re.compile(r"100%|(?:数|起数|人数)为?0(?!\d)|不发生|零发生|零增长|每[年季月周旬日]|每季度")
_LISTS_SINCE: Final = 2026
"""First form year for which every township has its published list of duties."""
_FEWEST: Final = 8
"""Indicators below which a share says nothing."""
_MOST_SHARE: Final = 0.6
"""Of lines equal to last year's; beyond it the form is a copy."""


@lru_cache(maxsize=4096)
def _yearless(text: str) -> str:
    return _YEAR.sub("Y", squeeze(text))


def copied_from_last_year(lines: Sequence[Line], declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find a form whose lines are last year's, the year aside; lines that are worded by statute do not count."""
    if context.last is None or isinstance(declaration.objectives, Absent):
        return
    before = {
        _yearless(line.text): squeeze(line.text) for line in lines_of(context.last, context.form) if line.is_indicator
    }
    judged = [line for line in lines if line.is_indicator and not is_survey(line) and not _STATUTORY.search(line.text)]
    same = [line for line in judged if _yearless(line.text) in before]
    changed = [line for line in same if before[_yearless(line.text)] != squeeze(line.text)]
    place = Line(Role.TITLE, "", path="/objectives")
    if len(judged) >= _FEWEST and len(same) > _MOST_SHARE * len(judged):
        message, severity, listed = say.as_last_year(len(same), len(judged)), Severity.WARNING, same
    elif changed:
        message, severity, listed = say.only_year_changed(len(changed)), Severity.NOTE, changed
    else:
        return
    related = tuple(line.path for line in listed)
    yield found("repetition.last_year", severity, place, message, basis=say.BASIS_LAST_YEAR, related=related)


def _phrase(row: Row) -> Words[str]:
    if not row["词"]:
        raise CellError("词", say_bank.empty_cell("词"))
    return words_of(row, row["编号"])


def boilerplate(bank: Bank) -> WordList[str]:
    """Return the phrases that duties are copied from."""
    return bank.word_list(bank.parsed("terms/boilerplate.csv", _phrase))


def copied_duties(lines: Sequence[Line], declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find duties that are copied from the organic law: one note for all."""
    words = context.bank.made(boilerplate)
    held = [(line, match) for line in lines if line.role is Role.DUTY for match in words.find(line.text)]
    if held:
        line, match = held[0]
        has_list = (context.year or _LISTS_SINCE) >= _LISTS_SINCE
        yield found(
            "repetition.boilerplate",
            Severity.NOTE,
            line,
            say.copied_duties(match.excerpt, len(held), has_list),
            (match.start, match.excerpt),
            basis=say.BASIS_LIST if has_list else say.BASIS_DUTIES,
            related=tuple(dict.fromkeys(part.path for part, _ in held if part is not line)),
        )
