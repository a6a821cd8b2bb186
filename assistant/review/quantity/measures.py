"""What a line measures: the figures of its text, and structured targets that its text does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from assistant.model import Operator, Target
from assistant.review.figures import Figure, figures_of
from assistant.review.lines import Line

# What may stand between the name of a measure and its value.
_FILLERS: Final = re.compile(
    r"(?:[应要需须均都可能共总近约：:\s]|全部|力争|争取|确保|全年|每年|年均|年度|总计|合计|共计|做到|实现|保持|指标值?|目标值?)+$"
)
_ASIDE: Final = re.compile(r"（[^（）]*）$|\([^()]*\)$")


@dataclass(frozen=True)
class Measure:
    """A name with its value, from the text or from a target."""

    name: str
    """What is measured, without what leads over to the value."""
    value: Decimal
    """The promised value; of a range its lower end."""
    unit: str
    """As written, empty where there is none."""
    operator: Operator | None
    """How it binds."""
    mark: str
    """The operator as it stands in front of the figure; empty for a target."""
    figure: Figure | None
    """Where it stands in the text; None for a target that the text does not show."""

    def excerpt(self, text: str) -> tuple[int, str] | None:
        """Return offset and text from the operator to the unit; None where the text does not show it."""
        if self.figure is None:
            return None
        return self.figure.mark_start, text[self.figure.mark_start : self.figure.end]


def measures_of(line: Line) -> tuple[Measure, ...]:
    """Return the measures of a line; a target whose value stands in the text counts under its own name too."""
    return _measures(line.text, line.targets)


@lru_cache(maxsize=4096)
def _measures(text: str, targets: tuple[Target, ...]) -> tuple[Measure, ...]:
    return tuple(_found(text, targets))


def _found(text: str, targets: tuple[Target, ...]) -> Iterator[Measure]:
    figures = figures_of(text)
    for figure in figures:
        yield Measure(clean_name(figure.name), figure.value, figure.unit, figure.operator, figure.mark, figure)
    for target in targets:
        if (value := value_of(target)) is not None:
            shown = next((part for part in figures if part.value == value), None)
            name = clean_name(target.name)
            if shown is None or clean_name(shown.name) != name:
                yield Measure(name, value, target.unit or "", target.operator, "", shown)


def value_of(target: Target) -> Decimal | None:
    """Return the number of a target; None where its value is a word or missing."""
    figures = figures_of((target.value or "").strip())
    return figures[0].value if len(figures) == 1 and figures[0].text == (target.value or "").strip() else None


@lru_cache(maxsize=4096)
def clean_name(name: str) -> str:
    """Return a name without asides and fillers at its end: 群众满意度（问卷）力争 is 群众满意度."""
    before = ""
    while before != name:
        before, name = name, _ASIDE.sub("", _FILLERS.sub("", name))
    return name
