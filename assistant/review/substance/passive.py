"""Counts that others decide: how many cases come in is no promise of the township's, and none of them no output."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from assistant.bank import Bank, CellError, Row
from assistant.bank.words import WordList, Words, words_of
from assistant.model import Finding, Severity
from assistant.review.context import Context, found
from assistant.review.figures import figures_of
from assistant.review.lines import Line, Role
from assistant.wording import bank as say_bank
from assistant.wording.review import substance as say

_CLAUSE_END: Final = re.compile(r"[，。；;\n]")


@dataclass(frozen=True)
class Passive:
    """What a verb of such work means."""

    units: tuple[str, ...]
    """Units of what others bring; a verb with another one is work of one's own."""
    zero_only: bool
    """Whether only a zero is to be objected to."""


def _row(row: Row) -> Words[Passive]:
    for head in ("词", "单位"):
        if not row[head]:
            raise CellError(head, say_bank.empty_cell(head))
    return words_of(row, Passive(row.words("单位"), row["只查零"] == "是"))


def passive_words(bank: Bank) -> WordList[Passive]:
    """Return the verbs whose number others decide."""
    return bank.word_list(bank.parsed("terms/passive.csv", _row))


def passive_counts(line: Line, context: Context) -> Iterator[Finding]:
    """Yield amounts of work that others bring, and work that is promised nought times."""
    if line.role is not Role.OUTPUT:
        return
    for match in context.bank.made(passive_words).find(line.text):
        end = match.start + len(match.excerpt)
        figure = next((part for part in figures_of(line.text) if part.start >= end), None)
        if figure is None or _CLAUSE_END.search(line.text, end, figure.start) or figure.unit not in match.means.units:
            continue
        if figure.operator is not None or (match.means.zero_only and figure.value):
            continue
        excerpt = line.text[match.start : figure.end]
        message = say.passive(excerpt) if figure.value else say.passive_zero(excerpt)
        severity = Severity.NOTE if figure.value else Severity.WARNING
        place = (match.start, excerpt)
        yield found("substance.passive", severity, line, message, place, basis=say.BASIS_PASSIVE)
