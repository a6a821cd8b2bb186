"""Which rows the list of an objective's lines has, and where to stand in a list made anew."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.lineup import Line, Lineup, Listed
from assistant.wording import lineup as say
from assistant.wording.problem_list import ListRow


@dataclass
class Stand:
    """Where a list was left: to stand there again when it is opened the next time."""

    number: int = -1
    """Of the objective, 0 for the duties, -1 while none was looked at."""
    at: str = ""
    """Id of the line, or of the list whose head was chosen."""


class ObjectiveRows:
    """The rows of one objective: the head of each list and its lines."""

    def __init__(self, shown: Lineup):
        self.shown = shown
        self.rows: list[tuple[Listed, Line | None]] = [
            row for listed in shown.lists for row in ((listed, None), *((listed, line) for line in listed.lines))
        ]

    def listed(self) -> list[ListRow]:
        """Return them as they are shown."""
        return [
            say.head_row(listed) if line is None else say.row(line, bool(self.shown.number))
            for listed, line in self.rows
        ]

    def name(self, index: int) -> str:
        """Return what a row is recognised by in a list made anew."""
        listed, line = self.rows[index]
        return listed.topic.id if line is None else line.id

    def index_of(self, name: str, otherwise: int) -> int:
        """Return the row of a line or a list; `otherwise`, as near as there is one, where it is gone."""
        names = [self.name(index) for index in range(len(self.rows))]
        return names.index(name) if name in names else max(0, min(otherwise, len(names) - 1))

    def find(self, digits: str, near: int) -> int | None:
        """Return the row of the line with a number: in the list of the row `near`, else in any."""
        here = self.rows[near][0]
        found = [index for index, (_, line) in enumerate(self.rows) if line and str(line.number) == digits]
        inside = [index for index in found if self.rows[index][0] is here]
        return next(iter((*inside, *found)), None)

    @property
    def first(self) -> int:
        """The first line, or the first head where there is none."""
        return next((index for index, (_, line) in enumerate(self.rows) if line is not None), 0)
