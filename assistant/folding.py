"""The fold of a draft's events: what its state is after each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.dependents import stale_after, turned, without
from assistant.events import (
    CONTENT,
    Entry,
    Event,
    FieldSet,
    FindingKept,
    Imported,
    ItemRemoved,
    ItemSet,
    ItemValue,
    LinesMarked,
    ListMarked,
    ListStatus,
    Moved,
    ObjectiveAdded,
    ObjectiveRemoved,
    Place,
    Redone,
    Source,
    Started,
    Typed,
    Undone,
)
from assistant.model import ABSENT, Absent, Indicator
from assistant.singles import PROJECTS, is_printed, single_fields
from assistant.state import DUTIES, Item, ItemList, ObjectiveState, State


def fold(entries: Iterable[Entry]) -> State:
    """Return what the entries add up to; undone ones do not count."""
    kept = list(entries)
    undone = undone_at(kept)
    state = State()
    for index, entry in enumerate(kept):
        state = _forget_typed(state, entry.event) if index in undone else apply(state, entry.event)
    return state


def undone_at(entries: Sequence[Entry]) -> set[int]:
    """Return the positions of the entries that do not count.

    Only a change that came before can be taken back, and only one that was taken back can be brought back.
    """
    changes: dict[int, int] = {}
    undone: set[int] = set()
    for index, entry in enumerate(entries):
        event = entry.event
        if isinstance(event, Undone):
            undone |= {changes[event.seq]} if event.seq in changes else set()
        elif isinstance(event, Redone):
            undone.discard(changes.get(event.seq, -1))
        elif isinstance(event, CONTENT):
            changes[entry.seq] = index
    return undone


def _forget_typed(state: State, event: Event) -> State:
    """Return the state without the text that an answer was typed from: undoing the answer does not bring it back."""
    if isinstance(event, FieldSet):
        return _without_typed(state, Place(event.path))
    if isinstance(event, ItemSet):
        return _without_typed(state, *_typed_at(event, new=state.list_of(event.id) is None))
    if isinstance(event, ListMarked):
        return _without_typed(state, Place(event.list))
    return state


def apply(state: State, event: Event) -> State:
    """Return the state after one event; an event on an unknown id is set aside."""
    try:
        return _apply(state, event)
    except KeyError:
        return replace(state, set_aside=(*state.set_aside, event))


def _apply(state: State, event: Event) -> State:
    match event:
        case Started():
            begun = tuple(ObjectiveState(*part) for part in event.objectives)
            return State(form=event.form, objectives=begun, set_aside=state.set_aside)
        case FieldSet():
            return _set_field(state, event)
        case ItemSet():
            return _set_item(state, event)
        case ItemRemoved():
            return _remove_item(state, event.id)
        case ListMarked():
            marked = _with_list(state, event.list, replace(state.items(event.list), status=event.status))
            return _without_typed(marked, Place(event.list))
        case LinesMarked():
            return _mark_lines(state, event)
        case ObjectiveAdded():
            if any(part.id == event.id for part in state.objectives):
                raise KeyError(event.id)
            return replace(state, objectives=(*state.objectives, ObjectiveState(event.id, "", event.title)))
        case ObjectiveRemoved():
            rest = tuple(part for part in state.objectives if part.id != event.id)
            if len(rest) == len(state.objectives):
                raise KeyError(event.id)
            return replace(state, objectives=rest)
        case Moved():
            return replace(state, place=event.place)
        case Typed():
            return _set_typed(state, event)
        case FindingKept():
            return replace(state, kept=(*state.kept, event))
        case Imported():
            return _import(state, event)
        case Undone() | Redone():
            return state


def _set_field(state: State, event: FieldSet) -> State:
    if event.path.endswith("/title"):
        objective = event.path.removesuffix("/title")
        if objective not in {part.id for part in state.objectives} or not isinstance(event.value, str):
            raise KeyError(event.path)
        titled = tuple(replace(part, title=event.value) if part.id == objective else part for part in state.objectives)
        return _without_typed(replace(state, objectives=titled), Place(event.path))
    lines = [(item.id, item.value) for _, held in state.lists() for item in held.items]
    stale, old = stale_after(event, state.stale, state.fields, lines), state.fields.get(event.path)
    if event.path == "/year" and isinstance(old, int) and isinstance(event.value, int):
        state = _with_year_turned(state, old, event.value)
    # Set anew it goes last: their order tells which was answered when.
    fields = {**without(state.fields, event.path), event.path: event.value}
    sources = {**state.sources, event.path: event.source}
    as_typed = without(state.as_typed, event.path)
    if event.value is ABSENT:
        del fields[event.path], sources[event.path]
    elif event.as_typed is not ABSENT:
        as_typed[event.path] = event.as_typed
    changed = replace(state, fields=fields, sources=sources, as_typed=as_typed, stale=stale)
    return _without_typed(changed, Place(event.path))


def _with_year_turned(state: State, old: int, new: int) -> State:
    for name, held in state.lists():
        items = tuple(replace(item, value=turned(item.value, old, new)) for item in held.items)
        state = _with_list(state, name, replace(held, items=items))
    return state


def _set_typed(state: State, event: Typed) -> State:
    state = _without_typed(state, event.place)
    if not event.text:
        return state
    carets = state.carets if event.caret is None else {**state.carets, event.place: event.caret}
    refused = state.refused | {event.place} if event.refused else state.refused
    return replace(state, typed={**state.typed, event.place: event.text}, carets=carets, refused=refused)


def _without_typed(state: State, *places: Place) -> State:
    typed = {held: text for held, text in state.typed.items() if held not in places}
    carets = {held: caret for held, caret in state.carets.items() if held not in places}
    return replace(state, typed=typed, carets=carets, refused=state.refused.difference(places))


def _set_item(state: State, event: ItemSet) -> State:
    held = state.items(event.list)
    index = held.index(event.id)
    stale = state.stale if _only_moves(state, event) else without(state.stale, event.id)
    if index is None and state.list_of(event.id) is not None:
        state = _remove_item(state, event.id)  # a line that moves to another list
    rest = tuple(part for part in held.items if part.id != event.id)
    position = len(rest) if index is None else index
    if event.after is None:
        position = 0
    elif event.after in (before := [part.id for part in rest]):  # behind a line that is gone it keeps its place
        position = before.index(event.after) + 1
    items = (*rest[:position], Item(event.id, event.value, event.source), *rest[position:])
    status = ListStatus.OPEN if held.status is ListStatus.NONE else held.status
    # What the program makes of an old form's line is nobody's decision yet, nor is its place among its neighbours.
    decided = event.source is not Source.IMPORTED or index is None
    undecided = state.undecided - {event.id} if decided else state.undecided
    state = _with_list(replace(state, stale=stale, undecided=undecided), event.list, ItemList(items, status))
    return _without_typed(state, *_typed_at(event, new=index is None))


def _only_moves(state: State, event: ItemSet) -> bool:
    """Return whether a line goes to another place with the words that it has: nobody has looked at them again."""
    list_id = state.list_of(event.id)
    if list_id is None or (list_id == event.list and event.after is ABSENT):
        return False
    held = next(item.value for item in state.items(list_id).items if item.id == event.id)
    old, new = (value.text if isinstance(value, Indicator) else value for value in (held, event.value))
    return old == new


def _typed_at(event: ItemSet, new: bool) -> list[Place]:
    """Return where what has become of a line was typed: its text, and its category where it has one."""
    places = [Place(event.list, None if new else event.id)]
    has_category = isinstance(event.value, Indicator) and event.value.category is not None
    return [*places, Place(event.list, event.id, "category")] if has_category else places


def _remove_item(state: State, item_id: str) -> State:
    list_id = state.list_of(item_id)
    if list_id is None:
        raise KeyError(item_id)
    held = state.items(list_id)
    rest = tuple(part for part in held.items if part.id != item_id)
    status = held.status if rest else ListStatus.OPEN
    state = replace(state, stale=without(state.stale, item_id), undecided=state.undecided - {item_id})
    return _with_list(state, list_id, ItemList(rest, status))


def _mark_lines(state: State, event: LinesMarked) -> State:
    standing = {item.id for _, held in state.lists() for item in held.items}
    marked = standing.intersection(event.ids)
    if not marked:
        raise KeyError(event.ids)
    if event.decided:
        return replace(state, undecided=state.undecided - marked, decided=state.decided | marked)
    return replace(state, undecided=state.undecided | marked, decided=state.decided - marked)


def _with_list(state: State, list_id: str, items: ItemList) -> State:
    state.items(list_id)  # KeyError for an unknown list
    if list_id == DUTIES:
        return replace(state, duties=items)
    if list_id == PROJECTS:
        return replace(state, projects=items)
    objective, _, name = list_id.partition("/")
    changed = tuple(
        replace(part, outputs=items if name == "outputs" else part.outputs,
                benefits=items if name == "benefits" else part.benefits)
        if part.id == objective
        else part
        for part in state.objectives
    )  # fmt: skip
    return replace(state, objectives=changed)


def _import(state: State, event: Imported) -> State:
    declaration, ids = event.declaration, iter(event.ids)
    keys = {part.title: part.key for part in state.objectives}

    def items(values: Iterable[ItemValue] | Absent) -> ItemList:
        if isinstance(values, Absent):
            return ItemList()
        lines = tuple(Item(next(ids), value, Source.IMPORTED) for value in values)
        return ItemList(lines, ListStatus.DONE if lines else ListStatus.NONE)

    duties = items(declaration.duties)
    objectives: tuple[ObjectiveState, ...] = ()
    if not isinstance(declaration.objectives, Absent):
        objectives = tuple(
            ObjectiveState(next(ids), keys.get(part.title, ""), part.title, items(part.outputs), items(part.benefits))
            for part in declaration.objectives
        )
    if not objectives and set(event.ids) & {name for part in state.objectives for name in _ids_in(part)}:
        raise KeyError(event.ids)
    fields = dict(single_fields(declaration))
    # What no form holds stays.
    own = {path: value for path, value in state.fields.items() if not is_printed(path)}
    return State(
        form=declaration.form,
        fields={**fields, **own},
        sources={**dict.fromkeys(fields, Source.IMPORTED), **{path: state.sources[path] for path in own}},
        duties=duties,
        objectives=objectives or state.objectives,
        projects=state.projects,
        not_applicable=declaration.not_applicable,
        set_aside=state.set_aside,
    )


def _ids_in(objective: ObjectiveState) -> tuple[str, ...]:
    return (objective.id, *(item.id for held in (objective.outputs, objective.benefits) for item in held.items))
