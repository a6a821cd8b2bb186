"""Words that count in a clause unless, or only if, other words stand in the same clause: lists of what to object to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from assistant.bank import CellError, Row
from assistant.bank.words import WordList, words_of
from assistant.model import Severity
from assistant.wording import bank as say
from assistant.wording.findings import SEVERITY_NAMES

_CLAUSE: Final = re.compile(r"[^，。；：;,！？!?\n（）()]+")
_SEVERITIES: Final = {SEVERITY_NAMES[part]: part for part in Severity}


@dataclass(frozen=True)
class ClauseRule:
    """What a row of such a list means."""

    about: str
    """What the row names besides its words (归属): whose work it is, or what kind of fault."""
    severity: Severity
    """How much a match weighs (级别)."""
    needed: tuple[str, ...]
    """Words of which one must stand in the same clause (同句须有); empty where none need to."""
    cancelling: tuple[str, ...]
    """Words that make it fine when they stand in the same clause (同句除外)."""


@dataclass(frozen=True)
class Hit:
    """A word found with what it means."""

    start: int
    """Offset in the text."""
    excerpt: str
    """The word as it stands there."""
    rule: ClauseRule
    """What it means."""


class ClauseWords:
    """One list."""

    def __init__(self, rows: tuple[Row, ...]):
        self._words: WordList[ClauseRule] = WordList.of(words_of(row, _rule(row)) for row in rows)

    def find(self, text: str) -> Iterator[Hit]:
        """Yield what counts in `text`, from left to right."""
        clause: re.Match[str] | None = None
        for match in self._words.find(text):
            if clause is None or match.start >= clause.end():
                clause = _clause_at(text, match.start)
            around = clause.group()
            rule = match.means
            if any(word in around for word in rule.cancelling):
                continue
            if not rule.needed or any(word in around for word in rule.needed):
                yield Hit(match.start, match.excerpt, rule)


def _clause_at(text: str, at: int) -> re.Match[str]:
    begin = max((text.rfind(mark, 0, at) for mark in "，。；：;,！？!?\n（）()"), default=-1) + 1
    match = _CLAUSE.match(text, begin)
    assert match is not None  # a word holds no mark, so its clause is not empty
    return match


def checked_row(row: Row) -> Row:
    """Return the row of such a list; CellError where a cell cannot be read."""
    if not row["词"]:
        raise CellError("词", say.empty_cell("词"))
    _rule(row)
    return row


def _rule(row: Row) -> ClauseRule:
    severity = row["级别"] or SEVERITY_NAMES[Severity.WARNING]
    if severity not in _SEVERITIES:
        raise CellError("级别", say.not_one_of(severity, tuple(_SEVERITIES)))
    return ClauseRule(row["归属"], _SEVERITIES[severity], row.words("同句须有"), row.words("同句除外"))
