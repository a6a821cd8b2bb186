"""The declaration that a draft's state stands for."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

from assistant.events import ListStatus
from assistant.model import ABSENT, Absent, Amount, Budget, Declaration, Indicator, Objective
from assistant.state import ItemList, State

_Line = TypeVar("_Line", str, Indicator)


def declaration_of(state: State) -> Declaration:
    """Return the declaration that the state stands for; what is unanswered is absent."""

    def text(path: str) -> str | Absent:
        value = state.fields.get(path, ABSENT)
        return value if isinstance(value, str) else ABSENT

    year = state.fields.get("/year", ABSENT)
    return Declaration(
        form=state.form,
        year=year if isinstance(year, int) else ABSENT,
        filer=text("/filer"),
        department=text("/department"),
        division_code=code if isinstance(code := text("/division_code"), str) else None,
        budget=Budget(
            _amount(state, "/budget/total"), _amounts(state, "/budget/income/"), _amounts(state, "/budget/expenditure/")
        ),
        duties=_lines(state.duties, str),
        objectives=tuple(
            Objective(part.title, _lines(part.outputs, Indicator), _lines(part.benefits, Indicator))
            for part in state.objectives
        )
        or ABSENT,
        not_applicable=state.not_applicable,
    )


def _amount(state: State, path: str) -> Amount:
    value = state.fields.get(path, ABSENT)
    return value if value is None or isinstance(value, Decimal) else ABSENT


def _amounts(state: State, prefix: str) -> dict[str, Amount]:
    return {path.removeprefix(prefix): _amount(state, path) for path in state.fields if path.startswith(prefix)}


def _lines(items: ItemList, kind: type[_Line]) -> tuple[_Line, ...] | Absent:
    if not items.items:
        return () if items.status is ListStatus.NONE else ABSENT
    return tuple(item.value for item in items.items if isinstance(item.value, kind))
