"""A declaration with objections of every weight, made of the repository's own example."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from assistant.model import Absent, Category, Declaration, Indicator, Objective, Operator, Target

TWICE = "农合参保率不低于95%，农合经办点12月底前开到12个村"
"""Two words that are bound to be sent back, each with a certain fix."""
NO_FIX = "疫情防控物资12月20日前备足3个月的用量"
"""A word that is bound to be sent back and has no certain fix."""
HALF_WIDTH = "修水渠3公里,12月20日前完工"
SURE = Indicator(
    "受益群众满意度100%，12月入户问卷200份",
    Category.SATISFACTION,
    (Target("受益群众满意度", Operator.EQ, "100", "%"), Target("入户问卷", Operator.EQ, "200", "份")),
)
"""A benefit whose figure changes with its fix."""
OLD_NAME = "12月底前结束扫黑除恶专项行动，走访6000户"


def faulty(example: Declaration) -> Declaration:
    """Return the example with such lines at the beginning of its first objectives, and sums that do not hold."""
    assert not isinstance(example.objectives, Absent)
    first, second, third, *rest = example.objectives
    budget = example.budget
    assert isinstance(budget.total, Decimal)
    return replace(
        example,
        budget=replace(budget, total=budget.total + 1),
        objectives=(
            _with(first, [Indicator(TWICE), Indicator(OLD_NAME)]),
            _with(second, [Indicator(NO_FIX)], [SURE]),
            _with(third, [Indicator(HALF_WIDTH)]),
            *rest,
        ),
    )


def _with(objective: Objective, outputs: list[Indicator], benefits: list[Indicator] | None = None) -> Objective:
    assert not isinstance(objective.outputs, Absent)
    assert not isinstance(objective.benefits, Absent)
    kept = [line for line in objective.benefits if line.category is not Category.SATISFACTION or not benefits]
    return replace(
        objective,
        outputs=(*outputs, *objective.outputs[len(outputs) :]),
        benefits=(*(benefits or []), *kept),
    )
