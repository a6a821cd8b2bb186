"""The comparison of two declarations as a page to be read before it is signed: amounts, counts, cells, what is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from assistant.diff.cells import Change, Kind, Section
from assistant.diff.excerpts import Stretch, stretches
from assistant.diff.sheet import Sheet
from assistant.text import columns, open_blanks, wrap
from assistant.validation import label_of
from assistant.wording import diff as say
from assistant.wording import diffpage as say_page

_MOST_DROPPED: Final = 5
"""Lines of one part of the form that are told one by one; of more the numbers only."""
_TOLD: Final = 3
"""Of more, so many all the same."""
_KINDS: Final = (Kind.KEPT, Kind.CHANGED, Kind.DROPPED, Kind.ADDED, Kind.MOVED)
_HANGING: Final = "      "


def page_rows(sheet: Sheet, width: int, how: str | None) -> tuple[str, ...]:
    """Return the page in rows of at most `width` columns.

    Where much was dropped from one part of the form, its lines are named by their numbers, with `how` one sees them
    all; None shows them all.
    """
    comparison = sheet.comparison
    if not comparison.differs:
        return tuple(wrap(say.nothing_differs(len(comparison.changes)), width, columns))
    _, budget, *parts = comparison.sections
    blocks = [[say.headline(sheet.before.name, sheet.after.name), *say_page.whose(sheet)]]
    if budget.changes:
        blocks.append(say_page.amounts(budget, say_page.sides(sheet), sheet.after.form.money.unit))
    counted = [(say_page.part_name(part), _counts(part)) for part in parts]
    blocks.append([*say_page.summary(counted), *say_page.objectives(*comparison.objectives())])
    cells = [_section(part, how) for part in comparison.sections if part is not budget and part.differs]
    blocks.append([row for rows in cells for row in rows])
    empty = [label_of(path) for path in sheet.unanswered()]
    undecided = say_page.undecided(len(sheet.undecided()))
    open_rows = [*undecided, *say_page.blanks(sheet.blanks()), *say_page.unanswered(empty)]
    blocks.append([say_page.origins(sheet.origins()), *open_rows])
    rows = [row for block in blocks if block for row in ("", *block)][1:]
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


def _counts(section: Section) -> list[int]:
    """Return how many lines there are of each kind, and how many blanks are open in them."""
    lines = [part for part in section.changes if part.is_line]
    kinds = Counter(part.kind for part in lines)
    blanks = sum(len(open_blanks(part.after.text)) for part in lines if part.after)
    return [*(kinds[kind] for kind in _KINDS), blanks]


def _section(section: Section, how: str | None) -> Iterator[str]:
    yield say.section_line(section)
    dropped = [part for part in section.changes if part.kind is Kind.DROPPED and part.is_line]
    hidden = dropped[_TOLD:] if how and len(dropped) > _MOST_DROPPED else []
    for change in section.cells:
        if change.kind is not Kind.KEPT and change not in hidden:
            yield from _indented(say.change_line(change, _parts(change)))
    for change in section.lost:
        yield from _indented(say.lost_line(change))
    if hidden and how:
        yield from _indented(say_page.left_out(say.numbers_of(hidden), len(hidden), how))
    if line := say.kept_line(section.cells):
        yield from _indented(line)


def _indented(text: str) -> Iterator[str]:
    first, *rest = text.split("\n")
    yield f"  {first}"
    yield from (f"    {row}" for row in rest)


def _parts(change: Change) -> tuple[Stretch, ...]:
    before, after = change.before, change.after
    return stretches(before.text, after.text) if before and after else ()
