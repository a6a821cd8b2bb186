"""What a draft holds, as its events add up to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from assistant.events import Event, FieldValue, FindingKept, ItemValue, ListStatus, Place, Source
from assistant.model import NotApplicable
from assistant.singles import PROJECTS

DUTIES = "/duties"
"""Question id of the duties; an objective's lists are o3/outputs and o3/benefits."""


@dataclass(frozen=True)
class Item:
    """One numbered line with the id that never changes."""

    id: str
    value: ItemValue
    source: Source = Source.WRITTEN


@dataclass(frozen=True)
class ItemList:
    """The lines under one head."""

    items: tuple[Item, ...] = ()
    status: ListStatus = ListStatus.OPEN

    def index(self, item_id: str | None) -> int | None:
        """Return where the line stands, None if it is not here."""
        return next((n for n, item in enumerate(self.items) if item.id == item_id), None)


@dataclass(frozen=True)
class ObjectiveState:
    """One objective with the id that never changes."""

    id: str
    key: str
    """The form's key, "" for one that the filer added."""
    title: str
    outputs: ItemList = ItemList()
    benefits: ItemList = ItemList()


@dataclass(frozen=True)
class State:
    """Everything that the events say."""

    form: str = ""
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    """Single answers by JSON Pointer."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """Where each single answer came from."""
    as_typed: Mapping[str, str] = field(default_factory=dict)
    """Amounts as they were received, by path, where that is another figure: 9227500元."""
    duties: ItemList = ItemList()
    objectives: tuple[ObjectiveState, ...] = ()
    projects: ItemList = ItemList()
    """Of the worksheet."""
    stale: Mapping[str, str] = field(default_factory=dict)
    """Paths and line ids to be looked at again, with the path of the answer that has changed."""
    undecided: frozenset[str] = frozenset()
    """Ids of the lines of an old form that somebody has to decide on: keep, change, take out."""
    decided: frozenset[str] = frozenset()
    """Ids of those that somebody has kept as they stand."""
    not_applicable: tuple[NotApplicable, ...] = ()
    place: Place | None = None
    typed: Mapping[Place, str] = field(default_factory=dict)
    """Text typed and not accepted, by place."""
    carets: Mapping[Place, int] = field(default_factory=dict)
    """Where in such a text the caret stands, if not at its end."""
    refused: frozenset[Place] = frozenset()
    """The places of those that were handed in."""
    kept: tuple[FindingKept, ...] = ()
    set_aside: tuple[Event, ...] = ()
    """Events on ids that do not exist."""

    def items(self, list_id: str) -> ItemList:
        """Return the list of that question id; KeyError if there is none."""
        if list_id in (DUTIES, PROJECTS):
            return self.duties if list_id == DUTIES else self.projects
        objective, _, name = list_id.partition("/")
        for part in self.objectives:
            if part.id == objective and name in ("outputs", "benefits"):
                found: ItemList = getattr(part, name)
                return found
        raise KeyError(list_id)

    def lists(self) -> Iterator[tuple[str, ItemList]]:
        """Yield (question id, list) of every list in the order of asking."""
        yield PROJECTS, self.projects
        yield DUTIES, self.duties
        for part in self.objectives:
            yield f"{part.id}/outputs", part.outputs
            yield f"{part.id}/benefits", part.benefits

    def list_of(self, item_id: str) -> str | None:
        """Return the question id of the list that holds a line."""
        return next((name for name, part in self.lists() if part.index(item_id) is not None), None)
