"""The structured parts of a sentence that has none: what is measured, how it binds, value, unit and deadline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from assistant.bank.sentences import Reading, indicator_of
from assistant.deadlines import DATE, deadline_of
from assistant.model import Indicator, Operator, Target
from assistant.review.figures import figures_of
from assistant.review.quantity.measures import clean_name

_LONGEST: Final = 80
"""Characters of a sentence that says one thing; of a longer one nobody could tell what a figure measures."""
_MOST: Final = 3
"""Figures of such a sentence."""
_DATED: Final = re.compile(rf"^(?:20\d\d年度?|{DATE.pattern})(?:之?前|以前)?(?:完成|建成|实现)?")


def with_parts(line: Indicator, reading: Reading | None, year: int | None) -> Indicator:
    """Return a line with the parts that can be read from its sentence, as a phrase of the bank or by its figures.

    One that has parts already keeps them.
    """
    deadline = line.deadline or deadline_of(line.text, year)
    if line.targets:
        return replace(line, deadline=deadline)
    if reading is not None:
        return replace(line, targets=indicator_of(reading, line.text, year).targets, deadline=deadline)
    return replace(line, targets=tuple(_targets(line.text)), deadline=deadline)


def _targets(text: str) -> Iterator[Target]:
    figures = figures_of(text)
    if len(text) > _LONGEST or len(figures) > _MOST:
        return
    for figure in figures:
        name = clean_name(_DATED.sub("", figure.name).strip("，、 "))
        if name and figure.unit and figure.upto is None and not (figure.spoken or figure.about):
            yield Target(name, figure.operator or Operator.EQ, str(figure.value), figure.unit)
