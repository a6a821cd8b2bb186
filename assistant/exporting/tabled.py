"""A list of indicators as rows of a table, for forms that print 指标名称 / 符号 / 指标值 / 计量单位."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.form import Form, RowPlan
from assistant.model import BENEFIT_CATEGORIES, Absent, Category, Indicator, Objective, Target


@dataclass(frozen=True)
class Place:
    """What a row of the table is drawn for; nothing of it for the rows before and after the objectives."""

    number: int = 0
    """Of the objective, from 1."""
    objective: Objective | None = None
    """The objective."""
    category: Category | None = None
    """The category of the row's indicator, or the one that has none and keeps its row."""
    indicator: Indicator | None = None
    """The row's indicator."""
    line: int = 0
    """The indicator's number in its list, from 1; 0 where there is none."""
    target: Target | None = None
    """The row's target; None where the indicator has none and its sentence is printed."""


def places_of(plan: RowPlan, place: Place, form: Form) -> Iterator[Place]:
    """Yield what `plan` is drawn for in an objective: once, or for every target of its list in the form's order.

    A category that the form prints keeps its row if it has no indicator. An indicator without a category, or in one
    that the form does not print, comes last.
    """
    if not plan.each or place.objective is None:
        yield place
        return
    found = place.objective.outputs if plan.each == "outputs" else place.objective.benefits
    indicators = [] if isinstance(found, Absent) else list(enumerate(found, 1))
    benefits = plan.each == "benefits"
    printed = [category for category in form.categories if (category in BENEFIT_CATEGORIES) == benefits]
    for category in printed:
        own = [(line, part) for line, part in indicators if part.category == category]
        if not own:
            yield replace(place, category=category)
        for line, indicator in own:
            yield from _targets(replace(place, category=category, indicator=indicator, line=line))
    others = [(line, part) for line, part in indicators if part.category not in printed]
    for line, indicator in others:
        yield from _targets(replace(place, indicator=indicator, line=line))
    if not printed and not others:
        yield place


def _targets(place: Place) -> Iterator[Place]:
    targets = place.indicator.targets if place.indicator else ()
    for target in targets or (None,):
        yield replace(place, target=target)


def render_target(template: str, target: Target, form: Form) -> str:
    """Return what a cell shows of a target; what it lacks leaves nothing."""
    return template.format(
        name=target.name,
        operator=form.operators.get(target.operator, "") if target.operator else "",
        value=target.value or "",
        unit=target.unit or "",
    )
