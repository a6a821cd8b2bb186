"""Counts that others decide: how many cases come in is no promise of the township's, and none of them no output."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.bank import Bank, CellError, Row
from assistant.bank.words import WordList, Words, words_of
from assistant.model import Finding, Severity
from assistant.review.context import Context, found
from assistant.review.figures import figures_of
from assistant.review.lines import Line, Role
from assistant.review.units import PERIODS
from assistant.wording import bank as say_bank
from assistant.wording.review import substance as say

_CLAUSE_END: Final = re.compile(r"[，。；;\n]")


def _row(row: Row) -> Words[bool]:
    if not row["词"]:
        raise CellError("词", say_bank.empty_cell("词"))
    return words_of(row, row["只查零"] == "是")


def _words(bank: Bank) -> WordList[bool]:
    """Return the verbs whose number others decide; True where only a zero is to be objected to."""
    return WordList.of(bank.parsed("terms/passive.csv", _row))


def passive_counts(line: Line, context: Context) -> Iterator[Finding]:
    """Yield amounts of work that others bring, and work that is promised nought times."""
    if line.role is not Role.OUTPUT:
        return
    for match in context.bank.made(_words).find(line.text):
        end = match.start + len(match.excerpt)
        figure = next((part for part in figures_of(line.text) if part.start >= end), None)
        if figure is None or _CLAUSE_END.search(line.text, end, figure.start) or figure.unit in {*PERIODS, "%", "‰"}:
            continue
        if figure.operator is not None or (match.means and figure.value):
            continue
        excerpt = line.text[match.start : figure.end]
        message = say.passive(excerpt) if figure.value else say.passive_zero(excerpt)
        severity = Severity.NOTE if figure.value else Severity.WARNING
        place = (match.start, excerpt)
        yield found("substance.passive", severity, line, message, place, basis=say.BASIS_PASSIVE)
