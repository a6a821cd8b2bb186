"""改动记录: what was changed in a draft, when and by which account, read off its entries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Final

from assistant import agenda
from assistant.agenda import Topic
from assistant.codec import Json
from assistant.diff.excerpts import stretches
from assistant.events import (
    CONTENT,
    Entry,
    Event,
    FieldSet,
    FindingKept,
    Imported,
    ItemRemoved,
    ItemSet,
    LinesMarked,
    ListMarked,
    ListStatus,
    ObjectiveAdded,
    ObjectiveRemoved,
    Redone,
    Source,
    Started,
    Undone,
)
from assistant.folding import apply, fold, undone_at
from assistant.form import Form
from assistant.model import ABSENT, Indicator
from assistant.singles import BASICS, is_printed
from assistant.state import ItemList, State
from assistant.wording import history as say
from assistant.wording.agenda import BASICS as BASICS_NAME
from assistant.wording.agenda import field_text
from assistant.wording.fields import CATEGORY_NAMES

_MOST_AGAIN: Final = 100_000
"""Entries gone through again for undos; nobody undoes so much, and what stood before a change is then told roughly."""


class ChangeKind(StrEnum):
    """What kind of change it was."""

    SET = "set"
    """A single answer where there was none."""
    CHANGED = "changed"
    """A single answer or a line took another value."""
    AGAIN = "again"
    """The same value was given once more."""
    CLEARED = "cleared"
    """A single answer was taken away."""
    ADDED = "added"
    """A line was added."""
    MOVED = "moved"
    """A line went to another place."""
    CATEGORY = "category"
    """A line got another category, its text stayed."""
    DETAILS = "details"
    """Of a line only what is not printed as such took another value: targets, deadline, basis."""
    REMOVED = "removed"
    """A line was taken out."""
    ENDED = "ended"
    """A list was said to be complete."""
    NONE = "none"
    """A list was said to have nothing in it, 无."""
    REOPENED = "reopened"
    """A list may go on."""
    OBJECTIVE_ADDED = "objective_added"
    OBJECTIVE_REMOVED = "objective_removed"
    IMPORTED = "imported"
    """A file replaced all answers."""
    KEPT = "kept"
    """A text is kept against a finding."""
    LINES_KEPT = "lines_kept"
    """Lines of an old form were kept as they stand."""


@dataclass(frozen=True)
class Change:
    """One change of what a draft says."""

    seq: int
    """Number of its entry."""
    at: str
    """ISO time in UTC."""
    by: str
    """Account that made it."""
    kind: ChangeKind
    question: str = ""
    """Question id as in Place; "" for what belongs to no question."""
    topic: int | None = None
    """Number of that question as 跳到 takes it now; None when it is gone or there is none."""
    label: str = ""
    """What the question is called, as 目标1产出指标; of an import the file's name."""
    line: int | None = None
    """Number of the line in its list at that time; None for anything but a line."""
    before: str | None = None
    """What stood there as a person would type it; the excerpt of a finding; None for nothing."""
    after: str | None = None
    """What stands there since; the reason of a finding; None for nothing."""
    source: Source | None = None
    """Where the new value came from; None where there is none."""
    count: int | None = None
    """Answers that an import brought, lines that went with an objective or were marked; None for anything else."""
    undone: bool = False
    """Whether it does not count any more."""
    turned_at: str | None = None
    """When it was undone or redone last; None for never."""
    turned_by: str | None = None
    """Account that undid or redid it last."""


def change_json(change: Change) -> Json:
    """Return the JSON value of a change, every member present."""
    return asdict(change)


def render_change(change: Change) -> str:
    """Return a change in a sentence for a person, one or two rows of a screen."""
    edited = change.kind is ChangeKind.CHANGED
    return say.change_line(change, stretches(change.before or "", change.after or "") if edited else ())


def render_history(entries: Sequence[Entry], form: Form, latest: int = 30) -> str:
    """Return the latest changes for a person, the last one first, a line each."""
    found = changes(entries, form, latest)
    more = sum(isinstance(entry.event, CONTENT) for entry in entries) > latest
    return say.history([render_change(change) for change in reversed(found)], more)


def changes(entries: Sequence[Entry], form: Form, latest: int | None = None) -> tuple[Change, ...]:
    """Return every change in the order in which it was made, undone ones included; only the `latest` if a number.

    An event that changed nothing, because what it hangs on was not there, is no change.
    """
    walk = _Walk([entry for entry in entries if isinstance(entry.event, CONTENT | Started | Undone | Redone)], latest)
    names = _Names(form, walk.final)
    found = []
    for index, (before, after) in sorted(walk.steps.items()):
        if len(after.set_aside) > len(before.set_aside):
            continue
        entry = walk.entries[index]
        change = _change(Change(entry.seq, entry.at, entry.by, ChangeKind.SET), entry.event, before, after, names)
        if change is not None:
            turned = walk.turned.get(index)
            if turned is not None:
                change = replace(change, undone=index in walk.undone, turned_at=turned.at, turned_by=turned.by)
            found.append(change)
    return tuple(found)


class _Walk:
    """The state before and after each change, as it was when the change was made."""

    def __init__(self, entries: list[Entry], latest: int | None):
        self.entries = entries
        at = [index for index, entry in enumerate(entries) if isinstance(entry.event, CONTENT)]
        first = 0 if latest is None or latest >= len(at) else (at[-latest] if latest else len(entries))
        self.undone = undone_at(entries[:first])
        self.steps: dict[int, tuple[State, State]] = {}
        self.turned: dict[int, Entry] = {}
        """The last undo or redo of each change."""
        self._starts: dict[int, State] = {}
        """The state before each change as it would be now."""
        self._by_seq = {entries[index].seq: index for index in at if index < first}
        self._again = 0
        """Entries gone through again so far."""
        self._stale: int | None = None
        """The first change from which on the state is no longer what it was."""
        self.final = fold(entries[:first])
        for index in range(first, len(entries)):
            self._go(index)
        self.final = fold(entries)

    def _go(self, index: int) -> None:
        entry = self.entries[index]
        event = entry.event
        if isinstance(event, Undone | Redone):
            self._turn(entry, event)
            return
        before = self._fresh(index)
        self.final = apply(before, event)
        if isinstance(event, CONTENT):
            self._by_seq[entry.seq] = index
            self._starts[index] = before
            self.steps[index] = (before, self.final)

    def _turn(self, entry: Entry, event: Undone | Redone) -> None:
        index = self._by_seq.get(event.seq)
        if index is None or (index in self.undone) is isinstance(event, Undone):
            return
        self.undone ^= {index}
        self.turned[index] = entry
        self._stale = index if self._stale is None else min(index, self._stale)

    def _fresh(self, end: int) -> State:
        """Return the state before the entry at `end`; only what lies behind the first undo is gone through again."""
        stale, self._stale = self._stale, None
        if stale is None:
            return self.final
        self._again += end - stale
        if self._again > _MOST_AGAIN:
            return self.final
        if stale not in self._starts:
            return fold(self.entries[:end])
        state = self._starts[stale]
        for index in range(stale, end):
            event = self.entries[index].event
            if index in self._starts:
                self._starts[index] = state
            if index not in self.undone and not isinstance(event, Undone | Redone):
                state = apply(state, event)
        return state


class _Names:
    """What questions are called: by the form as it stands now, else as it stood then."""

    def __init__(self, form: Form, state: State):
        self._form = form
        self._now = _topics(form, state)

    def place(self, change: Change, question: str, then: State) -> Change:
        """Return the change with its question."""
        if question in self._now:
            number, label = self._now[question]
            return replace(change, question=question, topic=number, label=label)
        return replace(change, question=question, label=self.label(question, then))

    def label(self, question: str, then: State) -> str:
        """Return what a question was called."""
        found = self._now.get(question) or _topics(self._form, then).get(question)
        return found[1] if found else BASICS_NAME if question.startswith(BASICS) else ""


def _topics(form: Form, state: State) -> Mapping[str, tuple[int, str]]:
    return {topic.id: (number, _label(topic)) for number, topic in enumerate(agenda.topics(form, state), 1)}


def _label(topic: Topic) -> str:
    return say.label_in_objective(topic.objective, topic.label) if topic.objective else topic.label


def _change(change: Change, event: Event, before: State, after: State, names: _Names) -> Change | None:
    match event:
        case FieldSet():
            return _answer(names.place(change, event.path, after), event, before)
        case ItemSet():
            return _line(names.place(change, event.list, after), event, before, after, names)
        case ItemRemoved():
            return _removal(change, event, before, names)
        case ListMarked():
            return _status(names.place(change, event.list, after), event, before)
        case FindingKept():
            list_id = after.list_of(event.target)
            line = after.items(list_id).index(event.target) if list_id else None
            placed = names.place(change, list_id or event.target, after)
            return replace(placed, kind=ChangeKind.KEPT, line=_number(line), before=event.excerpt, after=event.reason)
        case Imported():
            brought = sum(map(is_printed, after.fields)) + sum(name[0] == "i" for name in event.ids)
            return replace(change, kind=ChangeKind.IMPORTED, label=event.file, source=Source.IMPORTED, count=brought)
        case LinesMarked(decided=True):
            kept = replace(change, kind=ChangeKind.LINES_KEPT, count=len(event.ids))
            return names.place(kept, after.list_of(event.ids[0]) or "", after)
        case ObjectiveAdded():
            placed = names.place(change, f"{event.id}/title", after)
            return replace(placed, kind=ChangeKind.OBJECTIVE_ADDED, after=event.title, source=Source.WRITTEN)
        case ObjectiveRemoved():
            gone = next(part for part in before.objectives if part.id == event.id)
            count = len(gone.outputs.items) + len(gone.benefits.items)
            change = replace(change, kind=ChangeKind.OBJECTIVE_REMOVED, before=gone.title, count=count)
            return names.place(change, f"{event.id}/title", before)
    return None


def _answer(change: Change, event: FieldSet, before: State) -> Change | None:
    if event.path.endswith("/title"):
        titles = {f"{part.id}/title": part.title for part in before.objectives}
        old: str | None = titles.get(event.path)
    else:
        value = before.fields.get(event.path, ABSENT)
        old = None if value is ABSENT else field_text(value)
    if event.value is ABSENT:
        return None if old is None else replace(change, kind=ChangeKind.CLEARED, before=old)
    new = field_text(event.value)
    kind = ChangeKind.SET if old is None else ChangeKind.AGAIN if old == new else ChangeKind.CHANGED
    return replace(change, kind=kind, before=old, after=new, source=event.source)


def _line(change: Change, event: ItemSet, before: State, after: State, names: _Names) -> Change:
    old_list = before.list_of(event.id)
    held, now = before.items(old_list) if old_list else ItemList(), after.items(event.list)
    old_index, index = held.index(event.id), now.index(event.id)
    change = replace(change, line=_number(index), source=event.source)
    if old_index is None or old_list is None:
        return replace(change, kind=ChangeKind.ADDED, after=_text(event.value, labelled=True))
    old = held.items[old_index]
    if _text(old.value) != _text(event.value):
        labelled = _category(old.value) != _category(event.value)
        texts = _text(old.value, labelled), _text(event.value, labelled)
        return replace(change, kind=ChangeKind.CHANGED, before=texts[0], after=texts[1])
    if _category(old.value) != _category(event.value):
        names_of = (_category(old.value) or None, _category(event.value) or None)
        return replace(change, kind=ChangeKind.CATEGORY, before=names_of[0], after=names_of[1])
    if (old_list, old_index) != (event.list, index):
        there = say.spot(names.label(old_list, before), old_index + 1)
        return replace(change, kind=ChangeKind.MOVED, before=there, after=say.spot(change.label, (index or 0) + 1))
    kind = ChangeKind.AGAIN if old.value == event.value else ChangeKind.DETAILS
    return replace(change, kind=kind, before=_text(old.value), after=_text(event.value))


def _removal(change: Change, event: ItemRemoved, before: State, names: _Names) -> Change:
    list_id = before.list_of(event.id) or ""
    lines = before.items(list_id).items
    index = next(at for at, item in enumerate(lines) if item.id == event.id)
    text = _text(lines[index].value, labelled=True)
    return replace(names.place(change, list_id, before), kind=ChangeKind.REMOVED, line=index + 1, before=text)


_STATUSES: Mapping[ListStatus, ChangeKind] = {
    ListStatus.DONE: ChangeKind.ENDED,
    ListStatus.NONE: ChangeKind.NONE,
    ListStatus.OPEN: ChangeKind.REOPENED,
}


def _status(change: Change, event: ListMarked, before: State) -> Change | None:
    if before.items(event.list).status is event.status:
        return None
    return replace(change, kind=_STATUSES[event.status])


def _text(value: str | Indicator, labelled: bool = False) -> str:
    if isinstance(value, str):
        return value
    return say.labelled(_category(value), value.text) if labelled and value.category else value.text


def _category(value: str | Indicator) -> str:
    return CATEGORY_NAMES[value.category] if isinstance(value, Indicator) and value.category else ""


def _number(index: int | None) -> int | None:
    return None if index is None else index + 1
