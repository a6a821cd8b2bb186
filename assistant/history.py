"""Undo and redo, read off a draft's entries."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.events import (
    CONTENT,
    Entry,
    Event,
    FieldSet,
    ItemRemoved,
    ItemSet,
    ListMarked,
    Moved,
    Place,
    Redone,
    Undone,
)
from assistant.state import fold, undone_at


def undo_events(entries: Sequence[Entry]) -> tuple[Event, ...]:
    """Return the events that take back the last change still standing; none when there is none."""
    undone = undone_at(entries)
    standing = [e for at, e in enumerate(entries) if at not in undone and isinstance(e.event, CONTENT)]
    if not standing:
        return ()
    return (Undone(standing[-1].seq), *_move_to(standing[-1].event, entries))


def redo_events(entries: Sequence[Entry]) -> tuple[Event, ...]:
    """Return the events that bring back what was undone last, unless something new was written since."""
    changes: dict[int, Entry] = {}
    undone: list[Entry] = []
    for entry in entries:
        event = entry.event
        if isinstance(event, CONTENT):
            undone.clear()
            changes[entry.seq] = entry
        elif isinstance(event, Undone | Redone):
            undone = [held for held in undone if held.seq != event.seq]
            if isinstance(event, Undone) and event.seq in changes:
                undone.append(changes[event.seq])
    if not undone:
        return ()
    again = undone[-1]
    return (Redone(again.seq), *_move_to(again.event, entries))


def _move_to(event: Event, entries: Sequence[Entry]) -> tuple[Event, ...]:
    # The person is taken to where something changes, never left to guess.
    if isinstance(event, FieldSet):
        return (Moved(Place(event.path)),)
    if isinstance(event, ItemSet | ListMarked):
        return (Moved(Place(event.list)),)
    if isinstance(event, ItemRemoved):
        before = [entry for entry in entries if not isinstance(entry.event, ItemRemoved | Undone | Redone)]
        found = fold(before).list_of(event.id)
        return (Moved(Place(found)),) if found else ()
    return ()
