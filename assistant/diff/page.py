"""The comparison of two declarations as a page to be read before it is signed: amounts, counts, cells, what is open."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from assistant.diff.cells import Change, Kind, Section
from assistant.diff.degree import Degree, degree_of, weighing
from assistant.diff.excerpts import Stretch, stretches
from assistant.diff.mends import Mends
from assistant.diff.sheet import Sheet
from assistant.text import columns, open_blanks, wrap
from assistant.validation import label_of
from assistant.wording import diff as say
from assistant.wording import diffpage as say_page

_MOST_DROPPED: Final = 5
"""Lines of one part of the form that are told one by one; of more the numbers only."""
_TOLD: Final = 3
"""Of more, so many all the same."""
_FOLDED: Final = (Degree.TOUCHED, Degree.OPENED)
"""Lines of which no more than their numbers are told."""
_AT_TOP: Final = ("/year", "/filer")
"""Cells that the first rows of the page tell."""
_PACKED: Final = 76
"""Columns of a row on which several short ones may stand."""
_HANGING: Final = "      "


def page_rows(sheet: Sheet, width: int, how: str | None) -> tuple[str, ...]:
    """Return the page in rows of at most `width` columns.

    Lines that were mended only, or in which figures became blanks, are named by their numbers, the mends told once for
    the whole page; so are lines of which much was dropped from one part of the form; long texts are cut. `how` tells
    how one sees everything; None shows everything.
    """
    if not sheet.comparison.differs:
        return tuple(wrap(say.nothing_differs(len(sheet.comparison.changes)), width, columns))
    page = _Page(sheet, how)
    rows = [row for block in page.blocks() if block for row in ("", *block)][1:]
    return tuple(wrapped for row in rows for wrapped in _hang(row, width))


def _hang(row: str, width: int) -> Iterator[str]:
    """Yield a row of the page in rows that fit; what follows the first one stands further in."""
    indent = row[: len(row) - len(row.lstrip(" "))]
    if columns(row) <= width:
        yield row
        return
    room = width - len(_HANGING)
    for number, part in enumerate(wrap(row.strip(), room, columns)):
        yield (_HANGING if number else indent) + part


@dataclass(frozen=True)
class _Edited:
    """A cell that stands on both sides."""

    parts: Sequence[Stretch]
    """Its text on both sides, cut where it changed."""
    mends: Sequence[Stretch | None]
    """The mend that each stretch is, if it is one."""
    degree: Degree | None
    """How much of a line was changed."""
    left: Sequence[Stretch]
    """Of an edited line only those edits that weigh; empty where they don't say what became of it."""


def _edited(change: Change, parts: Sequence[Stretch], mends: Mends) -> _Edited:
    found = mends.of(parts)
    degree = degree_of(change, parts, found)
    left = weighing(parts, found) if degree is Degree.EDITED else ()
    return _Edited(parts, found, degree, () if len(left) < 2 or say.is_another(left) else left)


class _Page:
    """One page while it is made."""

    def __init__(self, sheet: Sheet, how: str | None):
        self._sheet = sheet
        self._how = how
        self._folded = _FOLDED if how else ()

    def blocks(self) -> Iterator[list[str]]:
        """Yield the blocks between which an empty row stands."""
        sheet = self._sheet
        _, budget, *parts = sheet.comparison.sections
        yield [say.headline(sheet.before.name, sheet.after.name), *say_page.whose(sheet)]
        if budget.changes:
            yield say_page.amounts(budget, say_page.sides(sheet), sheet.after.form.money.unit)
        counted = [(say_page.part_name(part), self._counts(part)) for part in parts]
        yield [*say_page.summary(counted), *say_page.objectives(*sheet.comparison.objectives())]
        sections = [part for part in sheet.comparison.sections if part is not budget and part.differs]
        yield [row for part in sections for row in self._section(part)]
        yield say_page.touched(self._touched(), self._how) if self._how else []
        empty = [label_of(path) for path in sheet.unanswered()]
        undecided = say_page.undecided(len(sheet.undecided()))
        open_rows = [*undecided, *say_page.blanks(self._blanks()), *say_page.unanswered(empty)]
        yield [say_page.origins(sheet.origins(), (sheet.before.year, sheet.after.year)), *open_rows]

    @cached_property
    def _edits(self) -> dict[Change, _Edited]:
        """Every cell that stands on both sides, by what became of it."""
        return {
            part: _edited(part, stretches(part.before.text, part.after.text), self._sheet.mends)
            for part in self._sheet.comparison.changes
            if part.before and part.after
        }

    def _degree(self, change: Change) -> Degree | None:
        edited = self._edits.get(change)
        return edited.degree if edited else None

    def _counts(self, section: Section) -> list[int]:
        """Return how many lines there are of each kind, and how many blanks are open in them."""
        lines = [part for part in section.changes if part.is_line]
        kinds = Counter(part.kind for part in lines)
        degrees = Counter(map(self._degree, lines))
        changed = [degrees[degree] for degree in (*_FOLDED, Degree.EDITED)]
        others = [kinds[kind] for kind in (Kind.DROPPED, Kind.ADDED, Kind.MOVED)]
        blanks = sum(len(open_blanks(part.after.text)) for part in lines if part.after)
        return [kinds[Kind.KEPT], *changed, *others, blanks]

    def _section(self, section: Section) -> Iterator[str]:
        cells = [part for part in section.cells if part.kind is not Kind.KEPT and not self._is_told(part)]
        folded = {degree: [part for part in cells if self._degree(part) is degree] for degree in self._folded}
        dropped = [part for part in cells if part.kind is Kind.DROPPED and part.is_line]
        hidden = dropped[_TOLD:] if self._how and len(dropped) > _MOST_DROPPED else []
        apart = {*hidden, *(part for some in folded.values() for part in some)}
        rows = [row for part in cells if part not in apart for row in _indented(self._line(part))]
        rows += [row for part in section.lost for row in _indented(say.lost_line(part))]
        if hidden and self._how:
            rows += _indented(say_page.left_out(say.numbers_of(hidden), len(hidden), self._how))
        named = [say.folded_line(degree.value, some) for degree, some in folded.items()]
        if rows or any(named):
            yield from (say.section_line(section), *rows)
            yield from _packed([part for part in (*named, say.kept_line(section.cells)) if part])

    def _is_told(self, change: Change) -> bool:
        """Return whether the first rows of the page tell a cell already."""
        if not self._how or not change.before or not change.after or change.side.number:
            return False
        if change.side.path == "/department":
            return (change.before.text, change.after.text) == (self._sheet.before.filer, self._sheet.after.filer)
        return change.side.path in _AT_TOP

    def _line(self, change: Change) -> str:
        edited = self._edits.get(change)
        if edited is None or not self._how or edited.degree is not Degree.EDITED:
            return say.change_line(change, edited.parts if edited else (), not self._how)
        return say.brief_line(change, edited.left) if edited.left else say.another_line(change, edited.parts)

    def _touched(self) -> Sequence[tuple[Stretch, Sequence[Change]]]:
        """Return the edits that are told nowhere else, each with its lines; the most frequent first."""
        found: dict[Stretch, list[Change]] = defaultdict(list)
        for change, edited in self._edits.items():
            if edited.degree in _FOLDED or edited.left:
                for mend in filter(None, edited.mends):
                    found[mend].append(change)
        return sorted(found.items(), key=lambda pair: -len(pair[1]))

    def _blanks(self) -> list[tuple[str, list[tuple[Change, tuple[str | None, ...]]]]]:
        """Return the cells with open blanks, by the part of the form, with who owes each blank."""
        open_cells = dict(self._sheet.blanks())
        sections = self._sheet.comparison.sections
        found = [(part, [(cell, open_cells[cell]) for cell in part.changes if cell in open_cells]) for part in sections]
        return [(say_page.part_spot(part), cells) for part, cells in found if cells]


def _packed(parts: Sequence[str]) -> Iterator[str]:
    """Yield short rows, those on one that fit there."""
    row = ""
    for part in parts:
        if row and columns(row + part) + 4 > _PACKED:
            yield row
            row = ""
        row += f"  {part}"
    if row:
        yield row


def _indented(text: str) -> Iterator[str]:
    first, *rest = text.split("\n")
    yield f"  {first}"
    yield from (f"    {row}" for row in rest)
