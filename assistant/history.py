"""Undo, redo, provenance and last year's declaration, read off a draft's entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.declared import declaration_of
from assistant.events import (
    CONTENT,
    Entry,
    Event,
    FieldSet,
    FieldValue,
    Imported,
    ItemRemoved,
    ItemSet,
    ItemValue,
    ListMarked,
    Moved,
    ObjectiveAdded,
    ObjectiveRemoved,
    Place,
    Redone,
    Source,
    Started,
    Undone,
)
from assistant.folding import apply, fold, undone_at
from assistant.model import ABSENT, Absent, Declaration, Indicator
from assistant.state import State


def undo_events(entries: Sequence[Entry]) -> tuple[Event, ...]:
    """Return the events that take back the last step still standing, as far as it stands; none when there is none."""
    undone = undone_at(entries)
    standing = [e for at, e in enumerate(entries) if at not in undone and isinstance(e.event, CONTENT)]
    if not standing:
        return ()
    step = [held for held in standing if held.step_number == standing[-1].step_number]
    before = fold(entry for entry in entries if entry.seq < step[-1].seq)
    return (*(Undone(held.seq) for held in reversed(step)), *_move_to(step, entries, before))


def redo_events(entries: Sequence[Entry]) -> tuple[Event, ...]:
    """Return the events that bring back the step undone last, unless something new was written since."""
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
    step = [held for held in undone if held.step_number == undone[-1].step_number]
    step.sort(key=lambda held: held.seq)
    return (*(Redone(held.seq) for held in step), *_move_to(step, entries, State()))


def last_of(entries: Iterable[Entry], declaration: Declaration) -> Declaration | None:
    """Return last year's declaration: the file that the draft began from, where it is of an earlier year."""
    brought = [entry.event.declaration for entry in entries if isinstance(entry.event, Imported)]
    if not brought or not _is_own(brought[-1].filer, declaration.filer):
        return None
    before, now = brought[-1].year, declaration.year
    return brought[-1] if not isinstance(before, Absent) and not isinstance(now, Absent) and before < now else None


def _is_own(before: str | Absent, now: str | Absent) -> bool:
    """Return whether two forms are one filer's, one of whose names may be written out more fully than the other."""
    return isinstance(before, Absent) or isinstance(now, Absent) or before in now or now in before


def _move_to(step: Sequence[Entry], entries: Sequence[Entry], was: State) -> tuple[Event, ...]:
    # The person is taken to where something changes, never left to guess: a line that went elsewhere comes back.
    event = step[-1].event
    if any(isinstance(held.event, Imported) for held in step):
        return ()
    if isinstance(event, FieldSet):
        return (Moved(Place(event.path)),)
    if isinstance(event, ItemSet):
        return (Moved(Place(was.list_of(event.id) or event.list)),)
    if isinstance(event, ListMarked):
        return (Moved(Place(event.list)),)
    if isinstance(event, ItemRemoved):
        before = [entry for entry in entries if not isinstance(entry.event, ItemRemoved | Undone | Redone)]
        found = fold(before).list_of(event.id)
        return (Moved(Place(found)),) if found else ()
    return ()


@dataclass(frozen=True)
class Provenance:
    """Where an answer that stands now came from."""

    source: Source
    """LAST_YEAR_CHANGED for what came from last year and was changed by hand since."""
    at: str
    """ISO time in UTC at which it took the value that it has."""
    by: str
    """Account that gave it that value."""
    file: str | None = None
    """Name of the file that it was imported from."""


_Value = FieldValue | ItemValue


@dataclass(frozen=True)
class _Held:
    provenance: Provenance
    last_year: _Value = ABSENT
    """What stood there last year; ABSENT when it did not come from there or is not known."""
    brought: _Value = ABSENT
    """A line as a file brought it, whose year need not be known yet; ABSENT for anything else."""
    now: _Value = ABSENT
    """What has become of that line."""


def provenance(entries: Sequence[Entry]) -> Mapping[str, Provenance]:
    """Return where every answer that stands now came from: by path for single answers, by id for lines.

    A title has one only where it is not the form's own. Undone changes do not count.
    """
    undone = undone_at(entries)
    state, held = State(), dict[str, _Held]()
    for index, entry in enumerate(entries):
        if index in undone or not isinstance(entry.event, CONTENT | Started):
            continue
        before, state = state, apply(state, entry.event)
        if len(state.set_aside) == len(before.set_aside):
            _trace(held, entry, state)
    of_last_year = last_of(entries, declaration_of(state)) is not None
    return {key: _of_last_year(value) if of_last_year else value.provenance for key, value in held.items()}


def _of_last_year(held: _Held) -> Provenance:
    """Return where an answer came from where the file that was brought along is last year's."""
    if held.brought is ABSENT:
        return held.provenance
    source = Source.LAST_YEAR if _alike(held.brought, held.now) else Source.LAST_YEAR_CHANGED
    return replace(held.provenance, source=source)


def _standing(state: State) -> set[str]:
    lines = {item.id for _, held in state.lists() for item in held.items}
    return {*state.fields, *lines, *(f"{part.id}/title" for part in state.objectives)}


def _trace(held: dict[str, _Held], entry: Entry, state: State) -> None:
    """Take note of what one entry means for where answers came from; `state` is that after it."""
    match entry.event:
        case FieldSet(path=key, value=Absent()) | ItemRemoved(id=key):
            held.pop(key, None)
        case FieldSet(path=key, value=value, source=source) | ItemSet(id=key, value=value, source=source):
            held[key] = _after(held.get(key), entry, value, source)
        case ObjectiveAdded(id=name):
            held[f"{name}/title"] = _Held(Provenance(Source.WRITTEN, entry.at, entry.by))
        case Imported(file=file, ids=ids):
            brought = _Held(Provenance(Source.IMPORTED, entry.at, entry.by, file))
            for key in held.keys() - _standing(state):
                del held[key]
            held.update(dict.fromkeys([*state.fields, *(f"{i}/title" for i in ids if i[0] == "o")], brought))
            lines = {item.id: item.value for _, part in state.lists() for item in part.items}
            held.update({i: replace(brought, brought=lines[i], now=lines[i]) for i in ids if i in lines})
        case Started() | ObjectiveRemoved():
            for key in held.keys() - _standing(state):
                del held[key]
        case _:
            pass


def _after(before: _Held | None, entry: Entry, value: _Value, source: Source) -> _Held:
    last_year, file = (before.last_year, before.provenance.file) if before else (ABSENT, None)
    was = before.provenance.source if before else None
    if source is Source.LAST_YEAR:
        last_year = value
    elif source is Source.LAST_YEAR_CHANGED or (
        source is Source.WRITTEN and was in (Source.LAST_YEAR, Source.LAST_YEAR_CHANGED)
    ):
        source = Source.LAST_YEAR if _alike(last_year, value) else Source.LAST_YEAR_CHANGED
    else:
        last_year = ABSENT
    made = _Held(Provenance(source, entry.at, entry.by, file if source is Source.IMPORTED else None), last_year)
    if before is None or source not in (Source.IMPORTED, Source.WRITTEN):
        return made
    return replace(made, brought=before.brought, now=ABSENT if before.brought is ABSENT else value)


def _alike(last_year: _Value, value: _Value) -> bool:
    """Whether a value reads on paper as last year's does; a category that was not known then may be."""
    if isinstance(last_year, Indicator) and isinstance(value, Indicator):
        return last_year.text == value.text and last_year.category in (None, value.category)
    return last_year == value
