"""Words that count in a clause unless, or only if, other words stand in the same clause: lists of what to object to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from assistant.bank import Bank, CellError, Row
from assistant.bank.words import WordList, words_of
from assistant.model import Severity
from assistant.patterns import any_of
from assistant.review.clauses import clause_around
from assistant.wording import bank as say

_LONGEST: Final = 16
"""Characters between a word and what it needs, within which they are shown together."""
_NEAR: Final = 4
"""The same for what stands before the word."""
_ANYTHING: Final = re.compile("")
_SEVERITIES: Final = {"错误": Severity.ERROR, "警告": Severity.WARNING, "提示": Severity.NOTE}


@dataclass(frozen=True)
class ClauseRule:
    """What a row of such a list means."""

    about: str
    """What the row names besides its words (归属): whose work it is, or what kind of fault."""
    severity: Severity
    """How much a match weighs (程度)."""
    needs: re.Pattern[str]
    """What must stand in the same clause (同句须有)."""
    cancels: re.Pattern[str]
    """What makes it fine when it stands in the same clause (同句不报)."""


@dataclass(frozen=True)
class Hit:
    """A word found with what it means."""

    start: int
    """Offset in the text."""
    excerpt: str
    """The word as it stands there, up to what it needs behind it."""
    word: str
    """The word alone."""
    rule: ClauseRule
    """What it means."""


class ClauseWords:
    """One list."""

    def __init__(self, bank: Bank, table: str):
        rows = bank.parsed(table, checked_row)
        self._words: WordList[ClauseRule] = bank.word_list(words_of(row, _rule(row)) for row in rows)

    def find(self, text: str) -> Iterator[Hit]:
        """Yield what counts in `text`, from left to right."""
        for match in self._words.find(text):
            begin, end = clause_around(text, match.start)
            rule = match.means
            if rule.cancels.search(text, begin, end):
                continue
            start, stop = match.start, match.start + len(match.excerpt)
            if behind := rule.needs.search(text, stop, end):  # 自主缴费率 and its 100% are one fault
                stop = behind.end() if behind.end() - stop <= _LONGEST else stop
            elif before := list(rule.needs.finditer(text, begin, start)):  # 制度上墙
                start = before[-1].start() if start - before[-1].end() <= _NEAR else start
            else:
                continue
            yield Hit(start, text[start:stop], match.excerpt, rule)


def checked_row(row: Row) -> Row:
    """Return the row of such a list; CellError where a cell cannot be read."""
    if not row["词"]:
        raise CellError("词", say.empty_cell("词"))
    _rule(row)
    return row


def _rule(row: Row) -> ClauseRule:
    severity = row["程度"] or "警告"
    if severity not in _SEVERITIES:
        raise CellError("程度", say.not_one_of(severity, tuple(_SEVERITIES)))
    needs, cancels = row.words("同句须有"), row.words("同句不报")
    needed = re.compile(any_of(needs)) if needs else _ANYTHING
    return ClauseRule(row["归属"], _SEVERITIES[severity], needed, re.compile(any_of(cancels)))
