"""Lines and declarations for the tests of single rules of the review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.bank import load_bank
from assistant.form import load_form
from assistant.model import Budget, Category, Declaration, Finding, Indicator, Objective
from assistant.review.context import Context, FormRule, LineRule
from assistant.review.lines import Line, Role, lines_of

CONTEXT = Context(load_form(), load_bank(), 2027, "青禾县云溪乡人民政府")
TITLES = [part.title for part in CONTEXT.form.objectives]


def output(text: str, **known: object) -> Line:
    """Return an output of the first objective."""
    return replace(Line(Role.OUTPUT, text, CONTEXT.form.objectives[0].key, TITLES[0]), **known)  # type: ignore[arg-type]


def found_in(line: Line | str, rules: Sequence[LineRule], context: Context = CONTEXT) -> list[Finding]:
    """Return what rules of single lines find in a line, or in a text as an output."""
    line = output(line) if isinstance(line, str) else line
    return [finding for rule in rules for finding in rule(line, context)]


def declared(
    *objectives: Iterable[str | Indicator],
    benefits: Iterable[Indicator] = (),
    duties: Iterable[str] = (),
    **budget: object,
) -> Declaration:
    """Return a declaration with the outputs of its first objectives; `benefits` stand in the first."""
    parts = []
    for number, lines in enumerate(objectives):
        outputs = tuple(line if isinstance(line, Indicator) else Indicator(line) for line in lines)
        parts.append(Objective(TITLES[number], outputs, tuple(benefits) if not number else ()))
    amounts = {key: None if value is None else Decimal(str(value)) for key, value in budget.items()}
    held = Budget(
        amounts.pop("total", None),
        {key: amounts[key] for key in ("general_public", "other") if key in amounts},
        {key: amounts[key] for key in ("basic", "project") if key in amounts},
    )
    return Declaration(CONTEXT.form.id, 2027, duties=tuple(duties), objectives=tuple(parts), budget=held)


def found_over(declaration: Declaration, rules: Sequence[FormRule], context: Context = CONTEXT) -> list[Finding]:
    """Return what rules of the whole form find."""
    lines = list(lines_of(declaration, context.form))
    return [finding for rule in rules for finding in rule(lines, declaration, context)]


def cost(text: str) -> Indicator:
    """Return a cost indicator."""
    return Indicator(text, Category.COST)
