"""Money: the identities of the budget."""

from __future__ import annotations

from decimal import Decimal

from assistant.form import Form
from assistant.model import ABSENT, Declaration, Finding, Severity, Strength, amount_of
from assistant.wording import findings as say


def check_money(declaration: Declaration, form: Form) -> list[Finding]:
    """Check 资金总额 = Σ income = Σ expenditure; None counts 0, an identity with an absent member is not judged."""
    sums: dict[str, Decimal] = {}
    for group in say.GROUP_NAMES:
        amounts = [amount_of(declaration, line.path) for line in form.amounts_of(group)]
        if amounts and ABSENT not in amounts:
            sums[group] = sum((part for part in amounts if isinstance(part, Decimal)), Decimal(0))
    total = declaration.budget.total
    if total is ABSENT:
        if len(sums) == 2 and sums["income"] != sums["expenditure"]:
            message = say.sums_differ(sums["income"], sums["expenditure"])
            return [_finding("money.groups", message, form, list(sums))]
        return []
    whole = total if isinstance(total, Decimal) else Decimal(0)
    return [
        _finding(f"money.{group}", say.sum_differs(whole, parts, say.GROUP_NAMES[group]), form, [group])
        for group, parts in sums.items()
        if parts != whole
    ]


def _finding(rule: str, message: str, form: Form, groups: list[str]) -> Finding:
    related = tuple(line.path for group in groups for line in form.amounts_of(group))
    return Finding(
        rule,
        Severity.ERROR,
        "/budget/total",
        message,
        related=related,
        basis=say.SUMS_BASIS,
        strength=Strength.RULE,
    )
