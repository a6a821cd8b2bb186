"""The cells of two declarations side by side, and what became of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from typing import Final

from assistant.events import Source
from assistant.model import MOST_DIGITS, MOST_PLACES, Amount, plain_decimal


class Kind(StrEnum):
    """What became of a cell."""

    KEPT = "kept"
    """Prints the same, and in the same order among what else was kept."""
    CHANGED = "changed"
    """Prints otherwise."""
    MOVED = "moved"
    """Stands elsewhere: in another order, or under another head or objective."""
    DROPPED = "dropped"
    """Stands in the earlier declaration only."""
    ADDED = "added"
    """Stands in the later declaration only."""


@dataclass(frozen=True)
class Side:
    """A cell as it stands in one of the declarations."""

    path: str
    """JSON Pointer of the member."""
    section: str
    """The part of the form that it stands in, in the form's words: 绩效目标内容3：改善民生."""
    label: str
    """What it is called there: 产出指标, 资金总额; empty for a duty."""
    number: int
    """Its number in its list, 1 …; 0 for a cell that stands alone."""
    text: str
    """As printed, with a benefit's label, without a number; an amount with its unit."""


@dataclass(frozen=True)
class Change:
    """One cell, or one item of a cell's list, in both declarations."""

    kind: Kind
    """What became of it."""
    before: Side | None
    """Where and what it was; None for what was added."""
    after: Side | None
    """Where and what it is; None for what was dropped."""
    elsewhere: bool = False
    """Whether an item has moved to another list; otherwise it has moved within its own, or not at all."""
    difference: Decimal | None = None
    """In 万元, after less before, exact; None unless both are amounts of money."""
    percent: Decimal | None = None
    """The difference in percent of the earlier amount, to two decimals; None where that is absent or zero."""
    source: Source | None = None
    """Where what stands there now came from; None where nothing does, where the form prints it, or not known."""

    @property
    def is_line(self) -> bool:
        """Whether it is a numbered line: a duty, an output or a benefit."""
        return bool(self.side.number)

    @property
    def side(self) -> Side:
        """The later side, the earlier one where there is no later."""
        side = self.after or self.before
        assert side is not None  # a cell stands on one side at least
        return side


@dataclass(frozen=True)
class Section:
    """A part of the form with its cells, as it stands in the later declaration, or stood in the earlier one."""

    name: str
    """In the form's words: 绩效目标内容3：改善民生."""
    before: int
    """Number of its objective in the earlier declaration, 0 where there is none."""
    after: int
    """The same in the later declaration."""
    changes: tuple[Change, ...]
    """Everything that stands in it, kept or not; in the order of the later declaration, what was dropped between."""
    lost: tuple[Change, ...] = ()
    """What stood in it and has moved to another section, among whose changes it is."""

    @property
    def cells(self) -> tuple[Change, ...]:
        """Its changes but for a title that its heading tells: one that was kept, or goes or comes with all there is."""
        told = 0 in (self.before, self.after) and self.is_objective
        title = self.changes[:1] if self.is_objective else ()
        return tuple(part for part in self.changes if part not in title or not (told or part.kind is Kind.KEPT))

    @property
    def is_objective(self) -> bool:
        """Whether it is an objective, now or before."""
        return bool(self.before or self.after)

    @property
    def differs(self) -> bool:
        """Whether anything in it was not simply kept."""
        return bool(self.lost) or any(part.kind is not Kind.KEPT for part in self.changes)


@dataclass(frozen=True)
class Comparison:
    """What became of every cell of a declaration."""

    sections: tuple[Section, ...]
    """In the order of the form; the objectives in that of the later declaration."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every cell, kept or not, in the sections' order."""
        return tuple(part for section in self.sections for part in section.changes)

    @property
    def differs(self) -> bool:
        """Whether the two declarations print otherwise."""
        return any(section.differs for section in self.sections)

    def counts(self) -> dict[Kind, int]:
        """Return how many cells there are of each kind."""
        found = Counter(part.kind for part in self.changes)
        return {kind: found[kind] for kind in Kind}

    def sourced(self, source_of: Callable[[Change], Source | None]) -> Comparison:
        """Return the same with where each cell came from."""

        def known(changes: tuple[Change, ...]) -> tuple[Change, ...]:
            return tuple(replace(part, source=source_of(part)) for part in changes)

        sections = (replace(part, changes=known(part.changes), lost=known(part.lost)) for part in self.sections)
        return Comparison(tuple(sections))

    def objectives(self) -> tuple[int, int]:
        """Return how many objectives the earlier and the later declaration have."""
        return max(part.before for part in self.sections), max(part.after for part in self.sections)


_DIGITS: Final = 4 * (MOST_PLACES + MOST_DIGITS)
"""Enough for the difference of any two numbers that are kept at all, and for the whole part of their quotient."""


def difference_of(before: Amount, after: Amount) -> Decimal | None:
    """Return after less before, exactly; None unless both are numbers."""
    if not isinstance(before, Decimal) or not isinstance(after, Decimal):
        return None
    return plain_decimal(Context(prec=_DIGITS).subtract(after, before))


def percent_of(before: Amount, difference: Decimal | None) -> Decimal | None:
    """Return the difference in percent of `before`, to two decimals, half up; None where there is nothing to divide."""
    if difference is None or not isinstance(before, Decimal) or before <= 0:
        return None
    exact = Context(prec=_DIGITS)
    percent = exact.divide(exact.multiply(difference, Decimal(100)), before)
    return plain_decimal(percent.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP, context=exact))
