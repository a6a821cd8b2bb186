"""The first pass over an old form: its lines carried into this year, then decided on one by one or all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from assistant import agenda
from assistant.agenda import Kind
from assistant.bank import Bank
from assistant.carryover import carry, is_neighbours, opened
from assistant.events import Entry, Event, FieldSet, Imported, ItemSet, ItemValue, LinesMarked, Moved, Place, Source
from assistant.folding import apply
from assistant.form import Form
from assistant.model import ABSENT, Absent, Declaration
from assistant.oldform import old_answer, old_form, old_lines
from assistant.singles import single_fields
from assistant.state import Item, State
from assistant.step import Asked, Step
from assistant.wording import firstpass as say

DECIDING = ("/year", "/filer")
"""The answers that decide whether a file is an old form: one of an earlier year, or another township's."""


# What is carried


def carried(
    file: Imported | None, before: State, after: State, bank: Callable[[], Bank], form: Form
) -> tuple[tuple[Event, ...], str]:
    """Return what follows from a new year or filer where they make a draft's file an old form, and a word on it.

    `before` and `after` are the states around that answer. What somebody has written, changed or decided on since
    stays as it is.
    """
    if file is None or not (_is_old(file.declaration, before) or _is_old(file.declaration, after)):
        return (), ""
    was, now = (
        _carry(file.declaration, state, bank(), form) if _is_old(file.declaration, state) else file.declaration
        for state in (before, after)
    )
    events: list[Event] = [*_fields(file.declaration, was, now, after), *_lines(file, was, now, after)]
    brought = tuple(item.id for item in _brought(after))
    if now is file.declaration:
        events += [LinesMarked(tuple(sorted(after.undecided)), decided=True)] if after.undecided else []
        return tuple(events), say.taken_as_it_is()
    if brought and was is file.declaration:
        events.append(LinesMarked(brought, decided=False))
    if not events:
        return (), ""
    blanks = sum(len(opened(_text(old), _text(new))) for old, new in _pairs(file, now))
    if is_neighbours(file.declaration, _filer(after)):
        return tuple(events), say.borrowed(blanks, len(brought))
    return tuple(events), say.carried(blanks, len(brought))


def for_year(
    brought: Sequence[Event], year: int | None, state: State, bank: Callable[[], Bank], form: Form
) -> tuple[Event, ...]:
    """Return the events that set a draft's year behind those that it begins with; none where the year is open."""
    if year is None:
        return ()
    chosen = FieldSet("/year", year)
    file = next((event for event in brought if isinstance(event, Imported)), None)
    before = reduce(apply, brought, state)
    return (chosen, *carried(file, before, apply(before, chosen), bank, form)[0])


def origin_of(entries: Sequence[Entry], state: State) -> str:
    """Return the filer of another township's form that the draft was begun with; "" where it was not."""
    file, filer = old_form(entries), _filer(state)
    if file is None or isinstance(file.declaration.filer, Absent) or not filer:
        return ""
    return file.declaration.filer if is_neighbours(file.declaration, filer) else ""


def _is_old(file: Declaration, state: State) -> bool:
    """Return whether a file is of an earlier year than the draft, or another township's."""
    year = state.fields.get("/year")
    earlier = isinstance(year, int) and not isinstance(file.year, Absent) and file.year < year
    return earlier or (bool(_filer(state)) and is_neighbours(file, _filer(state)))


def _filer(state: State) -> str:
    return agenda.header(state)[0] or ""


def _carry(file: Declaration, state: State, bank: Bank, form: Form) -> Declaration:
    return carry(file, agenda.header(state)[1], _filer(state), bank, form)


def _fields(file: Declaration, was: Declaration, now: Declaration, state: State) -> Iterator[FieldSet]:
    """Yield what becomes of the single answers that stand as the file had them."""
    carried_now, carried_before = dict(single_fields(now)), dict(single_fields(was))
    for path, value in single_fields(file):
        standing = state.fields.get(path, ABSENT)
        new = carried_now.get(path, ABSENT)
        by_hand = standing is not ABSENT and state.sources.get(path) is not Source.IMPORTED
        if path in DECIDING or standing == new or by_hand:
            continue
        if standing in (value, carried_before.get(path, ABSENT)):
            yield FieldSet(path, new, Source.IMPORTED)


def _lines(file: Imported, was: Declaration, now: Declaration, state: State) -> Iterator[ItemSet]:
    """Yield what becomes of the lines that stand as the file had them, or as they were carried before."""
    standing = {item.id: (list_id, item) for list_id, held in state.lists() for item in held.items}
    before = {name: value for name, _, value in old_lines(file, was)}
    old = {name: value for name, _, value in old_lines(file)}
    for name, _, value in old_lines(file, now):
        list_id, item = standing.get(name, ("", None))
        if item is None or item.source is not Source.IMPORTED or item.value == value:
            continue
        if _text(item.value) in (_text(old[name]), _text(before[name])):
            yield ItemSet(name, list_id, value, source=Source.IMPORTED)


def _brought(state: State) -> Iterator[Item]:
    yield from (item for _, held in state.lists() for item in held.items if item.source is Source.IMPORTED)


def _pairs(file: Imported, now: Declaration) -> Iterator[tuple[ItemValue, ItemValue]]:
    for (_, _, old), (_, _, new) in zip(old_lines(file), old_lines(file, now), strict=True):
        yield old, new


def _text(value: ItemValue) -> str:
    return agenda.line_text(value)


# What is decided


@dataclass(frozen=True)
class Standing:
    """How far the first pass has come."""

    left: int
    """Lines still to be decided on."""
    total: int
    """Lines of the old form; 0 where there is no first pass."""


def standing(entries: Sequence[Entry], state: State) -> Standing:
    """Return how far the first pass has come."""
    marked = {name for entry in entries if isinstance(entry.event, LinesMarked) for name in entry.event.ids}
    return Standing(len(state.undecided), len(marked))


def with_old(asked: Asked, entries: Sequence[Entry], state: State) -> Asked:
    """Return what is asked with what the old form had there: beside a line or an amount that is no longer so."""
    file = old_form(entries)
    if file is None or not standing(entries, state).total:
        return asked
    theirs, old = is_neighbours(file.declaration, _filer(state)), ""
    if asked.place.item is not None or (asked.topic.kind is Kind.AMOUNT and not theirs):
        old = old_answer(asked.topic, asked.place, file, state) or ""
    shown = "" if old == asked.current or asked.place.part else old
    return replace(asked, old=shown, borrowed=theirs, undecided=asked.place.item in state.undecided)


def keep(form: Form, state: State, ids: Sequence[str]) -> Step:
    """Keep lines of the old form as they stand now, and go on to the next one to be decided on."""
    kept = tuple(name for name in ids if name in state.undecided)
    if not kept:
        return Step(accepted=False, notes=(say.NOTHING_TO_KEEP,))
    event = LinesMarked(kept, decided=True)
    after = apply(state, event)
    return gone_on(Step((event,), notes=(say.kept(len(kept), len(after.undecided)),)), form, state)


def gone_on(step: Step, form: Form, state: State) -> Step:
    """Return a step with the move on from a line, or from a list, that the step decides on."""
    after, place = reduce(apply, step.events, state), state.place
    if place is None or after.undecided == state.undecided or place.question not in dict(state.lists()):
        return step
    decided = state.undecided - after.undecided
    is_done = place.item in decided or not set(undecided_ids(after, place.question))
    return replace(step, events=(*step.events, Moved(next_place(form, after, place)))) if is_done else step


def next_place(form: Form, state: State, place: Place) -> Place:
    """Return where a decision on the line at a place leads: to the next undecided line, else to what is open."""
    topic = next(part for part in agenda.topics(form, state) if part.id == place.question)
    item = agenda.first_undecided(topic, state)
    return Place(topic.id, item) if item else agenda.onward(form, state, topic.id)


def keep_rest(form: Form, state: State) -> Step:
    """Keep every line that is still to be decided on."""
    return keep(form, state, sorted(state.undecided))


def undecided_ids(state: State, list_id: str) -> tuple[str, ...]:
    """Return the ids of the lines of a list that are still to be decided on, in order."""
    return tuple(item.id for item in state.items(list_id).items if item.id in state.undecided)
