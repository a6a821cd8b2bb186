"""Standard phrases of duties, one row each of question_bank/duties.csv."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.bank.layers import Bank
from assistant.bank.tables import CellError, Row
from assistant.wording import bank as say


@dataclass(frozen=True)
class Duty:
    """A standard phrasing of one duty."""

    id: str
    """Stable, never reused."""
    office: str
    """The office whose duty it is; empty for a power of the whole township."""
    sentence: str
    """As printed, perhaps with blanks."""
    keywords: tuple[str, ...]
    """Other words under which it is looked for."""
    source: str
    """Where it is from."""
    strength: str
    """How strong that is."""


def duties_of(bank: Bank) -> tuple[Duty, ...]:
    """Return the standard duties, as they stand in the bank."""
    return bank.parsed("duties.csv", parse_duty)


def parse_duty(row: Row) -> Duty:
    """Return the duty of a row; CellError where a cell cannot be one."""
    for head in ("编号", "标准表述"):
        if not row[head]:
            raise CellError(head, say.empty_cell(head))
    keywords = tuple(row["关键词"].split())
    return Duty(row["编号"], row["站所"], row["标准表述"], keywords, row["来源"], row["依据强度"])
