"""Two declarations compared, with whose and of which year they are, where each cell came from and what is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.bank import Bank
from assistant.diff import compare
from assistant.diff.cells import Change, Comparison, Kind
from assistant.diff.mends import Mends
from assistant.diff.numbered import known
from assistant.diff.origins import inferred, recorded
from assistant.events import Source
from assistant.form import Form
from assistant.model import Absent, Declaration, amount_of
from assistant.text import open_blanks


@dataclass(frozen=True)
class Record:
    """What a draft has recorded of its answers."""

    sources: Mapping[str, Source]
    """Where they came from, by JSON Pointer."""
    began: Declaration | None = None
    """The file that it began from."""
    lines: Mapping[str, str] = field(default_factory=dict)
    """JSON Pointers of that file's lines, each with that of the same line now, however it was edited since."""
    undecided: tuple[str, ...] = ()
    """JSON Pointers of its lines that nobody has decided on in this year's draft."""


@dataclass(frozen=True)
class Version:
    """One of the two declarations."""

    name: str
    """What it is called: a file's name, @ and a draft's, 这份草稿."""
    declaration: Declaration
    form: Form
    record: Record | None = None
    """What its draft tells; None where there is no draft."""

    @property
    def year(self) -> int | None:
        """Its year, where it is known."""
        return None if isinstance(self.declaration.year, Absent) else self.declaration.year

    @property
    def filer(self) -> str:
        """Whose it is; empty where that is not known."""
        return "" if isinstance(self.declaration.filer, Absent) else self.declaration.filer


@dataclass(frozen=True)
class Sheet:
    """What a page on two declarations is made of."""

    before: Version
    after: Version
    comparison: Comparison
    mends: Mends
    """What counts as a mend between them."""

    @property
    def years_differ(self) -> bool:
        """Whether both are of a year, and not of the same."""
        return None not in (self.before.year, self.after.year) and self.before.year != self.after.year

    def lines(self) -> tuple[Change, ...]:
        """Return what became of the numbered lines."""
        return tuple(part for part in self.comparison.changes if part.is_line)

    def origins(self) -> Mapping[Source | Kind, int]:
        """Return how many numbered lines that stand now are of each source, or of each kind where it is not known."""
        return Counter(part.source or part.kind for part in self.lines() if part.after)

    def blanks(self) -> tuple[tuple[Change, tuple[str | None, ...]], ...]:
        """Return the cells that hold open blanks now, each with who owes every one of them, None for nobody."""
        found = ((part, open_blanks(part.after.text)) for part in self.comparison.changes if part.after)
        return tuple((part, tuple(office for _, _, office in blanks)) for part, blanks in found if blanks)

    def undecided(self) -> tuple[str, ...]:
        """Return the JSON Pointers of the old form's lines that nobody has decided on yet."""
        return self.after.record.undecided if self.after.record else ()

    def unanswered(self) -> tuple[str, ...]:
        """Return the JSON Pointers of what the later declaration has no answer for, in the order of the form."""
        held = self.after.declaration
        cells: dict[str, object] = {"/year": held.year, "/filer": held.filer, "/department": held.department}
        cells |= {line.path: amount_of(held, line.path) for line in self.after.form.amounts}
        cells["/duties"] = held.duties
        for n, part in enumerate(known(held.objectives)):
            cells |= {f"/objectives/{n}/outputs": part.outputs, f"/objectives/{n}/benefits": part.benefits}
        return tuple(path for path, value in cells.items() if isinstance(value, Absent))


def is_earlier(before: Declaration, after: Declaration) -> bool:
    """Return whether both declarations are of a year, the first one of an earlier."""
    years = before.year, after.year
    return not isinstance(years[0], Absent) and not isinstance(years[1], Absent) and years[0] < years[1]


def sheet_of(before: Version, after: Version, bank: Bank) -> Sheet:
    """Compare two declarations.

    A draft knows its sources, and which lines of the file that it began from its own lines are; for anything else both
    are judged by likeness, and by the bank's phrases.
    """
    record = after.record
    lines = record.lines if record and record.began == before.declaration else {}
    comparison = compare(before.declaration, after.declaration, after.form, before.form, lines)
    mends = Mends(bank, after.year, (before.filer, after.filer))
    if record is not None:
        return Sheet(before, after, comparison.sourced(recorded(record.sources)), mends)
    from_last_year = is_earlier(before.declaration, after.declaration)
    sources = inferred(after.declaration, after.form, bank, from_last_year)
    return Sheet(before, after, comparison.sourced(sources), mends)
