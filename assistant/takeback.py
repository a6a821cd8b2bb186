"""Undo and redo as moves of the interview, with a word on what was taken back."""

from __future__ import annotations

from collections.abc import Sequence

from assistant import agenda
from assistant.agenda import Topic
from assistant.events import (
    Entry,
    Event,
    FieldSet,
    FindingKept,
    Imported,
    ItemRemoved,
    ItemSet,
    LinesMarked,
    Redone,
    Undone,
)
from assistant.history import redo_events, undo_events
from assistant.step import Step
from assistant.wording import interview as say


def undo(entries: Sequence[Entry], topics: Sequence[Topic]) -> Step:
    """Take back the last step that changed an answer, however long ago."""
    events = undo_events(entries)
    notes = (say.undone(_change(events, entries, topics)) if events else say.NOTHING_TO_UNDO,)
    return Step(events, bool(events), notes=notes)


def redo(entries: Sequence[Entry], topics: Sequence[Topic]) -> Step:
    """Bring back the step that was taken back last."""
    events = redo_events(entries)
    notes = (say.redone(_change(events, entries, topics)) if events else say.NOTHING_TO_REDO,)
    return Step(events, bool(events), notes=notes)


def _change(events: Sequence[Event], entries: Sequence[Entry], topics: Sequence[Topic]) -> str:
    """Return in a few words which changes some Undone or Redone are about: the first one, and how many."""
    numbers = {event.seq for event in events if isinstance(event, Undone | Redone)}
    changes = [entry.event for entry in entries if entry.seq in numbers]
    return say.change_of_step(_what(changes[0], entries, topics), len(changes))


def _what(event: Event, entries: Sequence[Entry], topics: Sequence[Topic]) -> str:
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
    if isinstance(event, LinesMarked):
        return say.lines_marked(len(event.ids))
    return say.other_change(isinstance(event, Imported))
