"""The events of a draft: what a person did, each with an id and the whole new value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from assistant.model import ABSENT, Absent, Declaration, Indicator

MOST_FILE_NAME: Final = 255
"""Characters of the name of an imported file."""


class Source(StrEnum):
    """Where a value in a draft came from (provenance)."""

    WRITTEN = "written"
    BANK = "bank"
    LAST_YEAR = "last_year"
    LAST_YEAR_CHANGED = "last_year_changed"
    IMPORTED = "imported"


class ListStatus(StrEnum):
    """How far a repeated question has come."""

    OPEN = "open"
    """Lines may still come."""
    DONE = "done"
    """The filer said that is all."""
    NONE = "none"
    """无: there is nothing to write here."""


FieldValue = str | int | Decimal | None | Absent
"""What a single field may hold; ABSENT clears it."""
ItemValue = str | Indicator
"""What a numbered line may hold: a duty's text or an indicator."""


CATEGORY: Final = "category"
"""A line's category is asked."""
BEFORE: Final = "before"
"""A line to come is asked that is to stand before it."""
SPLIT: Final = "split"
"""It is asked which of a line's pieces stay."""
PARTS: Final = (CATEGORY, BEFORE, SPLIT)


@dataclass(frozen=True)
class Place:
    """Where the interview stands."""

    question: str
    """A question's id: a JSON Pointer (/filer, /budget/total, /duties) or objective id and list (o3/outputs)."""
    item: str | None = None
    """Id of the numbered line that it is about; None is the line to come."""
    part: str | None = None
    """What is asked about that line, one of PARTS; None is its text."""


@dataclass(frozen=True)
class Started:
    """A draft begins on a form whose objectives stand ready."""

    form: str
    objectives: tuple[tuple[str, str, str], ...]
    """(id, the form's key, title) of each."""


@dataclass(frozen=True)
class FieldSet:
    """A single field took a value."""

    path: str
    """JSON Pointer, or objective id with /title."""
    value: FieldValue
    source: Source = Source.WRITTEN
    as_typed: str | Absent = ABSENT
    """An amount as it was received, where that is another figure than the value: 9227500元."""


@dataclass(frozen=True)
class ItemSet:
    """A numbered line was added or took a new value."""

    id: str
    list: str
    """The list's question id, /duties or o3/outputs."""
    value: ItemValue
    after: str | Absent | None = ABSENT
    """Id of the line before it, None for first; ABSENT keeps its place, a new line goes last."""
    source: Source = Source.WRITTEN


@dataclass(frozen=True)
class ItemRemoved:
    """A numbered line was taken out."""

    id: str


@dataclass(frozen=True)
class ListMarked:
    """A list's status changed."""

    list: str
    status: ListStatus


@dataclass(frozen=True)
class LinesMarked:
    """Lines of an old form were put up for a decision, or kept as they stand."""

    ids: tuple[str, ...]
    decided: bool


@dataclass(frozen=True)
class ObjectiveAdded:
    """An objective beyond the form's own was added, last."""

    id: str
    title: str


@dataclass(frozen=True)
class ObjectiveRemoved:
    """An objective was taken out with its lines."""

    id: str


@dataclass(frozen=True)
class Moved:
    """The interview went to another place."""

    place: Place


@dataclass(frozen=True)
class Typed:
    """Text typed at a place and not accepted yet."""

    place: Place
    text: str
    caret: int | None = None
    """Offset of the caret; None is the end."""
    refused: bool = False
    """Whether it was handed in and refused, as opposed to left unfinished."""


@dataclass(frozen=True)
class FindingKept:
    """The filer keeps a text against a finding."""

    rule: str
    target: str
    """Field path or line id that the finding hangs on."""
    excerpt: str | None
    reason: str


@dataclass(frozen=True)
class Imported:
    """A whole declaration replaced the answers."""

    file: str
    """Name of the file it came from, without its folders."""
    declaration: Declaration
    ids: tuple[str, ...]
    """Ids in document order: duties, then each objective, its outputs, its benefits."""


@dataclass(frozen=True)
class Undone:
    """The event of that sequence number no longer counts."""

    seq: int


@dataclass(frozen=True)
class Redone:
    """The event of that sequence number counts again."""

    seq: int


Event = (
    Started
    | FieldSet
    | ItemSet
    | ItemRemoved
    | ListMarked
    | LinesMarked
    | ObjectiveAdded
    | ObjectiveRemoved
    | Moved
    | Typed
    | FindingKept
    | Imported
    | Undone
    | Redone
)


CONTENT = (
    FieldSet
    | ItemSet
    | ItemRemoved
    | ListMarked
    | LinesMarked
    | ObjectiveAdded
    | ObjectiveRemoved
    | FindingKept
    | Imported
)
"""Events that change what the draft says, as opposed to where it stands."""


@dataclass(frozen=True)
class Entry:
    """One event as the journal keeps it."""

    seq: int
    """1, 2, 3 … without gaps."""
    at: str
    """ISO time in UTC, to the second."""
    by: str
    """Account that did it."""
    event: Event
    step: int | None = None
    """Number of the first change of its step; None for that one itself, and for what is no change."""

    @property
    def step_number(self) -> int:
        """What the changes of one step have in common: they are taken back and brought back together."""
        return self.step or self.seq


def entries_of(events: Iterable[Event], first: int, at: str, by: str) -> list[Entry]:
    """Return the events of one step as entries, numbered from `first` on."""
    entries: list[Entry] = []
    step: int | None = None
    for seq, event in enumerate(events, first):
        changes = isinstance(event, CONTENT)
        entries.append(Entry(seq, at, by, event, step if changes else None))
        step = seq if changes and step is None else step
    return entries
