"""The single answers of a declaration, and those that a form never prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.events import FieldValue
from assistant.model import ABSENT, Declaration

BASICS: Final = "/basics/"
"""What the paths of the township's own figures (基本数据) begin with."""
WORKSHEET: Final = "/worksheet/"
"""What the paths of the worksheet (工作底稿) begin with: what is known and never printed."""
AMOUNT_SOURCE: Final = "/worksheet/amount_source"
"""Where the amounts come from: one of AMOUNT_SOURCES."""
AMOUNT_SOURCES: Final = ("控制数", "二上数", "批复")
CARRY_OVER: Final = "/worksheet/carry_over"
"""The income line in which the county wants 上年结转, by its path; None where there is none or nobody has said."""
PROJECTS: Final = "/worksheet/projects"
"""Question id of the list of projects, a line each."""


def is_printed(path: str) -> bool:
    """Return whether a form prints the answer at a path."""
    return not path.startswith((BASICS, WORKSHEET))


def single_fields(declaration: Declaration) -> Iterator[tuple[str, FieldValue]]:
    """Yield (JSON Pointer, value) of the single answers that a declaration holds."""
    budget = declaration.budget
    held: list[tuple[str, FieldValue]] = [
        ("/filer", declaration.filer),
        ("/department", declaration.department),
        ("/year", declaration.year),
        ("/division_code", declaration.division_code or ABSENT),
        ("/budget/total", budget.total),
        *((f"/budget/income/{key}", value) for key, value in budget.income.items()),
        *((f"/budget/expenditure/{key}", value) for key, value in budget.expenditure.items()),
    ]
    return ((path, value) for path, value in held if value is not ABSENT)
