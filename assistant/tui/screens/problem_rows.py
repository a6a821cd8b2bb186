"""Which rows the list of findings has, what is folded, and where to stand in a list made anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.problems import Family, Problem, Problems
from assistant.wording.problems import ALL_WORDS, ERRORS

Name = tuple[str, str, str | None] | str
"""What a row is recognised by in a list made anew: a finding, or a family's name."""


@dataclass
class Bookmark:
    """How the list was left, for the next time that it is opened."""

    unfolded: set[str] = field(default_factory=lambda: {ERRORS})
    """Names of the families that are open."""
    near: list[Name] = field(default_factory=list)
    """The row that was chosen and those to stand at where it is mended by now, the nearest first."""


class ProblemRows:
    """The rows of the list as far as they are unfolded."""

    def __init__(self, problems: Problems, bookmark: Bookmark):
        self.problems = problems
        self.bookmark = bookmark
        self.rows: list[Family | Problem] = []
        self.renew(problems)

    def renew(self, problems: Problems | None = None) -> None:
        """Lay the rows out anew, of other findings or with something else unfolded."""
        self.problems = problems or self.problems
        self.rows = []
        for group in self.problems.groups:
            self.rows += [group, *(group.problems if group.name in self.bookmark.unfolded else ())]

    def unfold(self, wanted: str) -> None:
        """Open what is asked for: everything, one family by a word of its name, or the one that holds a number."""
        for group in self.problems.groups:
            numbers = {str(part.number): part for part in group.problems}
            if wanted in ALL_WORDS or (wanted and wanted in group.name) or wanted in numbers:
                self.bookmark.unfolded.add(group.name)
                self.bookmark.near = [name_of(numbers.get(wanted, group.problems[0]))]
        self.renew()

    def find(self, number: str) -> int | None:
        """Return the row of the finding with a number, unfolding its family; None where no finding has it."""
        for group in self.problems.groups:
            for part in group.problems:
                if str(part.number) == number:
                    self.bookmark.unfolded.add(group.name)
                    self.renew()
                    return self.rows.index(part)
        return None

    def group_of(self, chosen: Family | Problem | None) -> Family | None:
        """Return the family that is chosen, or holds what is."""
        if isinstance(chosen, Problem):
            return next(part for part in self.problems.groups if chosen in part.problems)
        return chosen

    def at_start(self) -> int:
        """Return the row that was left last, else the first finding in sight."""
        first = next((number for number, part in enumerate(self.rows[:2]) if isinstance(part, Problem)), 0)
        return self.index_of(self.bookmark.near, first)

    def names(self) -> list[Name]:
        """Return what each row is recognised by."""
        return [name_of(part) for part in self.rows]

    def near(self, index: int) -> list[Name]:
        """Return the rows in the order in which to stand at them: this one, the rest of its family, the others."""
        names = self.names()
        if not names:
            return []
        after, before = names[index + 1 :], names[:index][::-1]
        group = self.group_of(self.rows[index])
        inside = {name_of(part) for part in group.problems} if group else set()
        within = [name for name in (*after, *before) if name in inside]
        return [names[index], *within, *([group.name] if group else []), *after, *before]

    def index_of(self, near: Sequence[Name], otherwise: int) -> int:
        """Return the row of the first of the names that is there."""
        names = self.names()
        return next((names.index(name) for name in near if name in names), otherwise)


def name_of(part: Family | Problem) -> Name:
    """Return what a row is recognised by in a list made anew."""
    if isinstance(part, Family):
        return part.name
    return part.finding.rule, part.finding.path, part.finding.excerpt
