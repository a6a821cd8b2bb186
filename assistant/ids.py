"""Ids of lines and objectives: given once, never to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from assistant.events import (
    Entry,
    Event,
    FieldSet,
    FindingKept,
    Imported,
    ItemRemoved,
    ItemSet,
    LinesMarked,
    ListMarked,
    Moved,
    ObjectiveAdded,
    ObjectiveRemoved,
    Started,
    Typed,
)
from assistant.model import Absent, Declaration


def next_id(entries: Iterable[Entry], prefix: str) -> str:
    """Return an id that no event has ever carried, undone ones included, as i7 or o10."""
    used = [0]
    for entry in entries:
        # Nobody here ever gives an id of nine digits: one that came from elsewhere must not drive the next ones up.
        used += [int(number) for name in _ids(entry.event) if name[:1] == prefix and len(number := name[1:]) < 9]
    return f"{prefix}{max(used) + 1}"


def _ids(event: Event) -> Iterator[str]:
    """Yield every id that an event names, be it of something that a damaged journal has lost."""
    match event:
        case Started():
            yield from (part[0] for part in event.objectives)
        case Imported() | LinesMarked():
            yield from event.ids
        case ItemSet():
            yield from (event.id, _owner(event.list), event.after if isinstance(event.after, str) else "")
        case ItemRemoved() | ObjectiveAdded() | ObjectiveRemoved():
            yield event.id
        case ListMarked():
            yield _owner(event.list)
        case FieldSet():
            yield _owner(event.path)
        case FindingKept():
            yield _owner(event.target)
        case Moved() | Typed():
            yield from (_owner(event.place.question), event.place.item or "")


def _owner(place: str) -> str:
    """Return the id that a path, a list or a line hangs on; "" for none."""
    name = place.partition("/")[0]
    return name if name[1:].isdigit() else ""


def import_ids(declaration: Declaration, entries: Sequence[Entry]) -> tuple[str, ...]:
    """Return fresh ids for an Imported event: duties, then each objective, its outputs, its benefits."""
    counters = {prefix: count(int(next_id(entries, prefix)[1:])) for prefix in ("i", "o")}

    def fresh(prefix: str, values: Sequence[object] | Absent) -> list[str]:
        return [f"{prefix}{next(counters[prefix])}" for _ in (() if isinstance(values, Absent) else values)]

    ids = fresh("i", declaration.duties)
    for part in () if isinstance(declaration.objectives, Absent) else declaration.objectives:
        ids += [*fresh("o", (part,)), *fresh("i", part.outputs), *fresh("i", part.benefits)]
    return tuple(ids)
