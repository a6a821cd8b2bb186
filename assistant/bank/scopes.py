"""What belongs under an objective and what does not, one row each of question_bank/objectives.csv."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.bank.layers import Bank
from assistant.bank.tables import CellError, Row
from assistant.wording import bank as say


@dataclass(frozen=True)
class Scope:
    """The scope of an objective."""

    objective: str
    """Key of the objective on the form."""
    inside: str
    """What belongs here."""
    outside: str
    """What does not, and where it goes."""


def scope_of(bank: Bank, objective: str) -> Scope | None:
    """Return the scope of an objective by its key; None where the bank says nothing of it."""
    scopes = bank.parsed("objectives.csv", parse_scope)
    return next((scope for scope in scopes if scope.objective == objective), None)


def parse_scope(row: Row) -> Scope:
    """Return the scope of a row; CellError where a cell is empty that must not be."""
    for head in ("目标", "归这里"):
        if not row[head]:
            raise CellError(head, say.empty_cell(head))
    return Scope(row["目标"], row["归这里"], row["不归这里"])
