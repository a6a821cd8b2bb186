"""Amounts in the text against the budget and against one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assistant.model import Category, Declaration, Finding, Severity, amount_of, digits_of, plain_decimal
from assistant.review.context import Context, found
from assistant.review.funds.spending import Spent, cost_of, spending_words, spent_in
from assistant.review.funds.works import PROJECT, works_in, works_of
from assistant.review.lines import Line, Role
from assistant.wording.review import funds as say

_TOTAL: Final = "/budget/total"
_FEWEST_DIGITS: Final = 3
"""Digits from which two equal amounts are no coincidence."""
_SAME_THING: Final = 3
"""Characters that two names share where they mean one project."""


def _spending(lines: Sequence[Line], context: Context) -> Iterator[tuple[Line, tuple[Spent, ...]]]:
    words = context.bank.made(spending_words)
    for line in lines:
        if line.role is Role.OUTPUT and (spent := spent_in(words, line.text, line.category is Category.COST)):
            yield line, spent


def above_budget(lines: Sequence[Line], declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find one cost above the whole budget, or one work's cost above all project money."""
    total, project = amount_of(declaration, _TOTAL), amount_of(declaration, PROJECT)
    works = context.bank.made(works_of)
    for line, spent in _spending(lines, context):
        for part in spent:
            if isinstance(total, Decimal) and total and part.amount > total:
                message = say.above_total(part.figure.text, total)
            elif isinstance(project, Decimal) and project and part.amount > project and works_in(works, line.text):
                message = say.above_project(part.figure.text, project)
            else:
                continue
            yield found(
                "funds.above",
                Severity.WARNING,
                line,
                message,
                (part.figure.start, part.figure.text),
                basis=say.BASIS_MATCH,
                related=(_TOTAL,),
            )


def costs_above_budget(lines: Sequence[Line], declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find costs that together exceed the budget, or works' costs that together exceed project money."""
    works = context.bank.made(works_of)
    costs = [(line, cost_of(spent)) for line, spent in _spending(lines, context) if line.category is Category.COST]
    built = [(line, cost) for line, cost in costs if works_in(works, line.text)]
    for path, held in ((_TOTAL, costs), (PROJECT, built)):
        bound = amount_of(declaration, path)
        together = sum((cost for _, cost in held), Decimal(0))
        if not isinstance(bound, Decimal) or not bound or together <= bound or any(cost > bound for _, cost in held):
            continue
        message = say.costs_above_total(together, bound) if path == _TOTAL else say.costs_above_project(together, bound)
        place = Line(Role.TITLE, "", path=path)
        related = tuple(line.path for line, _ in held)
        yield found(
            "funds.costs_above", Severity.WARNING, place, message,
            basis=say.BASIS_MATCH, related=related,
        )  # fmt: skip
        return


def amount_twice(lines: Sequence[Line], declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find two different projects that cost exactly the same uneven amount."""
    seen: dict[Decimal, tuple[str, str]] = {}
    for name, amount in context.projects:
        if amount is not None and digits_of(amount) >= _FEWEST_DIGITS:
            before = seen.setdefault(plain_decimal(amount), (name, PROJECT))
            if before[0] != name:
                yield _twice(Line(Role.TITLE, "", path=PROJECT), before, name, amount, None)
    seen = {}
    for line, spent in _spending(lines, context):
        for part in spent:
            if digits_of(part.amount) < _FEWEST_DIGITS:
                continue
            name = part.figure.name or line.text
            before = seen.setdefault(plain_decimal(part.amount), (line.text, line.path))
            if before[1] != line.path and not _share(before[0], line.text):
                yield _twice(line, (before[0], before[1]), name, part.amount, (part.figure.start, part.figure.text))


def _share(one: str, other: str) -> bool:
    """Return whether two names have a run of characters in common, so that they may mean one project."""
    runs = {one[at : at + _SAME_THING] for at in range(len(one) - _SAME_THING + 1)}
    runs = {run for run in runs if not any(sign.isdigit() or sign in "万元，。不超过高于计合" for sign in run)}
    return any(run in other for run in runs)


def _twice(line: Line, before: tuple[str, str], name: str, amount: Decimal, place: tuple[int, str] | None) -> Finding:
    message = say.amount_twice(before[0], name, amount)
    return found(
        "funds.amount_twice", Severity.NOTE, line, message, place, basis=say.BASIS_AMOUNT, related=(before[1],)
    )
