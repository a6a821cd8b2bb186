"""The printed texts of a declaration, one Line each: what the rules of the review look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.form import Form
from assistant.model import Absent, Category, Declaration, Indicator, Target


class Role(StrEnum):
    """What a printed text is on the form."""

    FILER = "filer"
    DEPARTMENT = "department"
    DUTY = "duty"
    TITLE = "title"
    OUTPUT = "output"
    BENEFIT = "benefit"


@dataclass(frozen=True)
class Line:
    """One printed text with what is known about it."""

    role: Role
    """What it is on the form."""
    text: str
    """As printed, without number and label."""
    objective: str = ""
    """Key of its objective on the form; empty outside one, and where the form does not know its title."""
    title: str = ""
    """Title of its objective."""
    category: Category | None = None
    """Category of an indicator, where it is given."""
    targets: tuple[Target, ...] = ()
    """Structured parts of an indicator."""
    deadline: str | None = None
    """ISO date of an indicator."""
    path: str = field(default="", compare=False)
    """JSON Pointer of the text; a rule of single lines must not look at it."""
    is_indicator: bool = field(init=False, compare=False)
    """Whether it is an output or a benefit."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_indicator", self.role is Role.OUTPUT or self.role is Role.BENEFIT)


def lines_of(declaration: Declaration, form: Form) -> Iterator[Line]:
    """Yield every printed text in the order of the form."""
    for role, path, value in (
        (Role.FILER, "/filer", declaration.filer),
        (Role.DEPARTMENT, "/department", declaration.department),
    ):
        if not isinstance(value, Absent):
            yield Line(role, value, path=path)
    for number, duty in enumerate(() if isinstance(declaration.duties, Absent) else declaration.duties):
        yield Line(Role.DUTY, duty, path=f"/duties/{number}")
    keys = {part.title: part.key for part in form.objectives}
    objectives = () if isinstance(declaration.objectives, Absent) else declaration.objectives
    for index, objective in enumerate(objectives):
        place = f"/objectives/{index}"
        key = keys.get(objective.title, "")
        yield Line(Role.TITLE, objective.title, key, objective.title, path=f"{place}/title")
        for role, name, lines in (
            (Role.OUTPUT, "outputs", objective.outputs),
            (Role.BENEFIT, "benefits", objective.benefits),
        ):
            for number, line in enumerate(() if isinstance(lines, Absent) else lines):
                yield _indicator(line, role, key, objective.title, f"{place}/{name}/{number}/text")


def _indicator(line: Indicator, role: Role, key: str, title: str, path: str) -> Line:
    return Line(role, line.text, key, title, line.category, line.targets, line.deadline, path)
