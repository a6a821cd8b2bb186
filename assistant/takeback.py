"""Undo and redo as moves of the interview, with a word on what was taken back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from assistant import agenda
from assistant.agenda import Topic
from assistant.events import (
    CONTENT,
    Entry,
    Event,
    FieldSet,
    FindingKept,
    Imported,
    ItemRemoved,
    ItemSet,
    Redone,
    Undone,
)
from assistant.history import redo_events, undo_events
from assistant.state import undone_at
from assistant.step import Step
from assistant.wording import interview as say


def undo(entries: Sequence[Entry], topics: Sequence[Topic], together: Sequence[Event] = ()) -> Step:
    """Take back the last change of an answer, however long ago; with it those that were made `together` with it."""
    events = undo_events(entries)
    batch = _batch(entries, together)
    if len(batch) > 1:
        return Step((*(Undone(entry.seq) for entry in batch), *events[1:]), notes=(say.undone_together(len(batch)),))
    notes = (say.undone(_change(events, entries, topics)) if events else say.NOTHING_TO_UNDO,)
    return Step(events, bool(events), notes=notes)


def _batch(entries: Sequence[Entry], together: Sequence[Event]) -> list[Entry]:
    """Return the last changes still standing that were made together, the newest first."""
    undone = undone_at(entries)
    standing = [held for at, held in enumerate(entries) if at not in undone and isinstance(held.event, CONTENT)]
    return list(takewhile(lambda held: any(held.event is part for part in together), reversed(standing)))


def redo(entries: Sequence[Entry], topics: Sequence[Topic]) -> Step:
    """Bring back what was taken back last."""
    events = redo_events(entries)
    notes = (say.redone(_change(events, entries, topics)) if events else say.NOTHING_TO_REDO,)
    return Step(events, bool(events), notes=notes)


def _change(events: Sequence[Event], entries: Sequence[Entry], topics: Sequence[Topic]) -> str:
    """Return in a few words which change an Undone or Redone is about."""
    first = events[0]
    seq = first.seq if isinstance(first, Undone | Redone) else 0
    event = next(entry.event for entry in entries if entry.seq == seq)
    if isinstance(event, FieldSet):
        label = next((topic.label for topic in topics if topic.id == event.path), "")
        return say.change_of_field(label)
    if isinstance(event, ItemSet):
        return say.change_of_line(agenda.line_text(event.value))
    if isinstance(event, ItemRemoved):
        lines = [entry.event for entry in entries if isinstance(entry.event, ItemSet)]
        text = next((agenda.line_text(line.value) for line in reversed(lines) if line.id == event.id), "")
        return say.removal_of_line(text)
    if isinstance(event, FindingKept):
        return say.keeping(event.reason)
    return say.other_change(isinstance(event, Imported))
