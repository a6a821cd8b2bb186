"""What a draft's events add up to: a pure fold, and the declaration that it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from assistant.events import (
    Entry,
    Event,
    FieldSet,
    FieldValue,
    FindingKept,
    Imported,
    ItemRemoved,
    ItemSet,
    ItemValue,
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
from assistant.model import ABSENT, Absent, Declaration, NotApplicable

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
    duties: ItemList = ItemList()
    objectives: tuple[ObjectiveState, ...] = ()
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
        if list_id == DUTIES:
            return self.duties
        objective, _, name = list_id.partition("/")
        for part in self.objectives:
            if part.id == objective and name in ("outputs", "benefits"):
                found: ItemList = getattr(part, name)
                return found
        raise KeyError(list_id)

    def lists(self) -> Iterator[tuple[str, ItemList]]:
        """Yield (question id, list) of every list in the form's order."""
        yield DUTIES, self.duties
        for part in self.objectives:
            yield f"{part.id}/outputs", part.outputs
            yield f"{part.id}/benefits", part.benefits

    def list_of(self, item_id: str) -> str | None:
        """Return the question id of the list that holds a line."""
        return next((name for name, part in self.lists() if part.index(item_id) is not None), None)


def fold(entries: Iterable[Entry]) -> State:
    """Return what the entries add up to; undone ones do not count."""
    kept = list(entries)
    undone: set[int] = set()
    for entry in kept:
        if isinstance(entry.event, Undone):
            undone.add(entry.event.seq)
        elif isinstance(entry.event, Redone):
            undone.discard(entry.event.seq)
    state = State()
    for entry in kept:
        state = _forget_typed(state, entry.event) if entry.seq in undone else apply(state, entry.event)
    return state


def _forget_typed(state: State, event: Event) -> State:
    """Return the state without the text that an answer was typed from: undoing the answer does not bring it back."""
    if isinstance(event, FieldSet):
        return _without_typed(state, Place(event.path))
    if isinstance(event, ItemSet):
        return _without_typed(state, Place(event.list, None if state.list_of(event.id) is None else event.id))
    return state


def next_id(entries: Iterable[Entry], prefix: str) -> str:
    """Return an id that no event has ever carried, undone ones included, as i7 or o10."""
    used = [0]
    for entry in entries:
        used += [int(name[1:]) for name in _ids(entry.event) if name[:1] == prefix and name[1:].isdigit()]
    return f"{prefix}{max(used) + 1}"


def _ids(event: Event) -> tuple[str, ...]:
    if isinstance(event, ItemSet | ObjectiveAdded):
        return (event.id,)
    if isinstance(event, Started):
        return tuple(part[0] for part in event.objectives)
    return event.ids if isinstance(event, Imported) else ()


def apply(state: State, event: Event) -> State:
    """Return the state after one event; an event on an unknown id is set aside."""
    try:
        return _apply(state, event)
    except KeyError:
        return replace(state, set_aside=(*state.set_aside, event))


def _apply(state: State, event: Event) -> State:
    match event:
        case Started():
            return State(form=event.form, objectives=tuple(ObjectiveState(*part) for part in event.objectives))
        case FieldSet():
            return _set_field(state, event)
        case ItemSet():
            return _set_item(state, event)
        case ItemRemoved():
            return _remove_item(state, event.id)
        case ListMarked():
            return _with_list(state, event.list, replace(state.items(event.list), status=event.status))
        case ObjectiveAdded():
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
    fields = {**state.fields, event.path: event.value}
    sources = {**state.sources, event.path: event.source}
    if event.value is ABSENT:
        del fields[event.path], sources[event.path]
    return _without_typed(replace(state, fields=fields, sources=sources), Place(event.path))


def _set_typed(state: State, event: Typed) -> State:
    state = _without_typed(state, event.place)
    if not event.text:
        return state
    carets = state.carets if event.caret is None else {**state.carets, event.place: event.caret}
    refused = state.refused | {event.place} if event.refused else state.refused
    return replace(state, typed={**state.typed, event.place: event.text}, carets=carets, refused=refused)


def _without_typed(state: State, place: Place) -> State:
    typed = {held: text for held, text in state.typed.items() if held != place}
    carets = {held: caret for held, caret in state.carets.items() if held != place}
    return replace(state, typed=typed, carets=carets, refused=state.refused - {place})


def _set_item(state: State, event: ItemSet) -> State:
    held = state.items(event.list)
    item = Item(event.id, event.value, event.source)
    index = held.index(event.id)
    if index is None and state.list_of(event.id) is not None:
        state = _remove_item(state, event.id)  # a line that moves to another list
    rest = tuple(part for part in held.items if part.id != event.id)
    if isinstance(event.after, Absent):
        position = len(rest) if index is None else index
    else:
        before = [part.id for part in rest]
        known = event.after is None or event.after in before
        position = (0 if event.after is None else before.index(event.after) + 1) if known else len(rest)
    items = (*rest[:position], item, *rest[position:])
    status = ListStatus.OPEN if held.status is ListStatus.NONE else held.status
    state = _with_list(state, event.list, ItemList(items, status))
    return _without_typed(state, Place(event.list, None if index is None else event.id))


def _remove_item(state: State, item_id: str) -> State:
    list_id = state.list_of(item_id)
    if list_id is None:
        raise KeyError(item_id)
    held = state.items(list_id)
    rest = tuple(part for part in held.items if part.id != item_id)
    status = held.status if rest else ListStatus.OPEN
    return _with_list(state, list_id, ItemList(rest, status))


def _with_list(state: State, list_id: str, items: ItemList) -> State:
    state.items(list_id)  # KeyError for an unknown list
    if list_id == DUTIES:
        return replace(state, duties=items)
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
    fields = dict(single_fields(declaration))
    return State(
        form=declaration.form,
        fields=fields,
        sources=dict.fromkeys(fields, Source.IMPORTED),
        duties=duties,
        objectives=objectives or state.objectives,
        not_applicable=declaration.not_applicable,
    )


def import_ids(declaration: Declaration, entries: Sequence[Entry]) -> tuple[str, ...]:
    """Return fresh ids for an Imported event: duties, then each objective, its outputs, its benefits."""
    counters = {prefix: count(int(next_id(entries, prefix)[1:])) for prefix in ("i", "o")}

    def fresh(prefix: str, values: Sequence[object] | Absent) -> list[str]:
        return [f"{prefix}{next(counters[prefix])}" for _ in (() if isinstance(values, Absent) else values)]

    ids = fresh("i", declaration.duties)
    for part in () if isinstance(declaration.objectives, Absent) else declaration.objectives:
        ids += [*fresh("o", (part,)), *fresh("i", part.outputs), *fresh("i", part.benefits)]
    return tuple(ids)


def single_fields(declaration: Declaration) -> Iterator[tuple[str, FieldValue]]:
    """Yield (JSON Pointer, value) of the single answers that a declaration holds."""
    budget = declaration.budget
    held: list[tuple[str, FieldValue]] = [
        ("/filer", declaration.filer),
        ("/department", declaration.department),
        ("/year", declaration.year),
        ("/division_code", declaration.division_code or ABSENT),
        ("/budget/total", budget.total),
        *((f"/budget/income/{key}", value) for key, value in budget.income.items()),
        *((f"/budget/expenditure/{key}", value) for key, value in budget.expenditure.items()),
    ]
    return ((path, value) for path, value in held if value is not ABSENT)
