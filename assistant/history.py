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
from assistant.state import fold


def undo_events(entries: Sequence[Entry]) -> tuple[Event, ...]:
    """Return the events that take back the last change still standing; none when there is none."""
    standing: list[Entry] = []
    by_seq = {entry.seq: entry for entry in entries}
    for entry in entries:
        if isinstance(entry.event, CONTENT):
            standing.append(entry)
        elif isinstance(entry.event, Undone):
            standing = [held for held in standing if held.seq != entry.event.seq]
        elif isinstance(entry.event, Redone):
            standing.append(by_seq[entry.event.seq])
    if not standing:
        return ()
    return (Undone(standing[-1].seq), *_move_to(standing[-1].event, entries))


def redo_events(entries: Sequence[Entry]) -> tuple[Event, ...]:
    """Return the events that bring back what was undone last, unless something new was written since."""
    undone: list[int] = []
    for entry in entries:
        if isinstance(entry.event, CONTENT):
            undone.clear()
        elif isinstance(entry.event, Undone):
            undone.append(entry.event.seq)
        elif isinstance(entry.event, Redone):
            undone = [seq for seq in undone if seq != entry.event.seq]
    if not undone:
        return ()
    again = next(entry for entry in entries if entry.seq == undone[-1])
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
