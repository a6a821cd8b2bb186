"""The offices of a township, one row each of question_bank/offices.csv; a county's own folder may rename them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.bank.layers import Bank, read_table
from assistant.bank.tables import CellError, Row
from assistant.wording import bank as say


@dataclass(frozen=True)
class Office:
    """One office that owes numbers."""

    id: str
    """Stable, never reused."""
    name: str
    """As it is called here."""
    short: str
    """As colleagues call it."""
    aliases: tuple[str, ...]
    """What it is called elsewhere."""
    duty: str
    """What it does, in one line."""


def offices_of(bank: Bank) -> tuple[Office, ...]:
    """Return every office, in the order of the file."""
    return bank.parsed("offices.csv", parse_office)


def parse_office(row: Row) -> Office:
    """Return the office of a row; CellError where a cell is empty that must not be."""
    for head in ("编号", "名称"):
        if not row[head]:
            raise CellError(head, say.empty_cell(head))
    return Office(row["编号"], row["名称"], row["简称"], tuple(row["别名"].split()), row["职责"])


def find_office(bank: Bank, word: str) -> Office | None:
    """Return the office of that name, short name or alias; None when there is none."""
    offices = offices_of(bank)
    for names in (lambda part: (part.name, part.short), lambda part: part.aliases):
        for office in offices:
            if word in names(office):
                return office
    return None


def renamed_offices(bank: Bank) -> Mapping[str, str]:
    """Return the offices that an own folder calls otherwise, by the name that the shipped phrases have."""
    here = {office.id: office.name for office in offices_of(bank)}
    shipped = read_table(bank.layers[0], "offices.csv").rows
    return {row["名称"]: here[row["编号"]] for row in shipped if here.get(row["编号"], row["名称"]) != row["名称"]}
