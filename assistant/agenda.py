"""What there is to ask, in which order, and how far it has come: pure functions of form and state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from assistant.declared import declaration_of
from assistant.events import BEFORE, CATEGORY, Entry, FieldSet, ItemSet, ListStatus, Moved, Place, Source
from assistant.form import Form
from assistant.model import ABSENT, Absent, Indicator
from assistant.review.money import check_money
from assistant.singles import AMOUNT_SOURCE, CARRY_OVER, PROJECTS, is_printed
from assistant.state import DUTIES, ItemList, State
from assistant.text import open_blanks
from assistant.validation import label_of
from assistant.wording import agenda as say
from assistant.wording import worksheet as say_worksheet

FINISH = "finish"
"""Question id of the end, where the file is written."""


class Kind(StrEnum):
    """What kind of answer a topic takes."""

    NAME = "name"
    YEAR = "year"
    AMOUNT = "amount"
    LINES = "lines"
    CHOICE = "choice"
    FINISH = "finish"


@dataclass(frozen=True)
class Topic:
    """One thing the interview asks for."""

    id: str
    """Question id as in Place: a JSON Pointer, or objective id with /title, /outputs, /benefits."""
    kind: Kind
    key: str
    """Id of its question in the question bank."""
    section: str
    """Part of the form it belongs to, for a person."""
    label: str
    """As printed on the form."""
    pointer: str
    """JSON Pointer of the answer in the declaration as it stands now."""
    objective: int = 0
    """Number of the objective, 1 …; 0 outside one."""
    title: str = ""
    """Title of the objective."""

    @property
    def is_printed(self) -> bool:
        """Whether the form prints its answer; others may stay open."""
        return is_printed(self.id)

    @property
    def objective_key(self) -> str:
        """Key of its objective on the form; empty outside one and for one that the filer added."""
        parts = self.key.split(".")
        return parts[1] if len(parts) == 3 else ""


def topics(form: Form, state: State) -> tuple[Topic, ...]:
    """Return every topic by its number: what the form prints in the order of asking, then the worksheet."""
    result = [
        Topic("/filer", Kind.NAME, "filer", say.HEAD, say.FILER, "/filer"),
        Topic("/department", Kind.NAME, "department", say.HEAD, say.DEPARTMENT, "/department"),
        Topic("/year", Kind.YEAR, "year", say.HEAD, say.YEAR, "/year"),
    ]
    amounts = (form.amount_line("/budget/total"), *form.amounts_of("expenditure"), *form.amounts_of("income"))
    result += [
        Topic(line.path, Kind.AMOUNT, line.path[1:].replace("/", "."), say.BUDGET, line.label, line.path)
        for line in amounts
    ]
    result.append(Topic(DUTIES, Kind.LINES, "duties", say.DUTIES, say.DUTIES, DUTIES))
    for index, part in enumerate(state.objectives):
        place = f"/objectives/{index}"
        section = say.objective_section(index + 1, part.title)
        bank = f"objective.{part.key}" if part.key else "objective"
        result += [
            Topic(f"{part.id}/title", Kind.NAME, "objective.title", section, say.TITLE, f"{place}/title",
                  index + 1, part.title),
            Topic(f"{part.id}/outputs", Kind.LINES, f"{bank}.outputs", section, say.OUTPUTS, f"{place}/outputs",
                  index + 1, part.title),
            Topic(f"{part.id}/benefits", Kind.LINES, f"{bank}.benefits", section, say.BENEFITS, f"{place}/benefits",
                  index + 1, part.title),
        ]  # fmt: skip
    result += [
        Topic(path, Kind.CHOICE, path[1:].replace("/", "."), say_worksheet.SECTION, label, path)
        for path, label in ((AMOUNT_SOURCE, say_worksheet.AMOUNT_SOURCE), (CARRY_OVER, say_worksheet.CARRY_OVER))
    ]
    if state.fields.get("/budget/expenditure/project") or state.projects.items:
        name, section = say_worksheet.PROJECTS, say_worksheet.SECTION
        result.append(Topic(PROJECTS, Kind.LINES, "worksheet.projects", section, name, PROJECTS))
    return tuple(result)


def as_asked(form: Form, state: State) -> tuple[Topic, ...]:
    """Return every topic in the order of asking: what is not printed comes with the amounts that it is about."""
    known = topics(form, state)
    index = next(at for at, topic in enumerate(known) if topic.id == DUTIES)
    printed = [topic for topic in known if topic.is_printed]
    return (*printed[:index], *(topic for topic in known if not topic.is_printed), *printed[index:])


def is_answered(topic: Topic, state: State) -> bool:
    """Return whether nothing more has to be asked under `topic`."""
    if topic.kind is not Kind.LINES:
        return topic.id.endswith("/title") or state.fields.get(topic.id, ABSENT) is not ABSENT
    held = state.items(topic.id)
    if held.status is ListStatus.OPEN or first_without_category(topic, held) is not None:
        return False
    return first_undecided(topic, state) is None


def stale(form: Form, state: State) -> frozenset[str]:
    """Return the question ids whose answers, or a line of them, are to be looked at again (需复核)."""
    ids = {state.list_of(target) or target for target in state.stale}
    return frozenset({topic.id for topic in topics(form, state)} & ids) | _out_of_balance(form, state)


def _out_of_balance(form: Form, state: State) -> frozenset[str]:
    """Return the amounts answered before the newest one of a sum that does not hold."""
    when = {path: at for at, path in enumerate(state.fields)}
    found: set[str] = set()
    for finding in check_money(declaration_of(state), form):
        paths = [path for path in (finding.path, *finding.related) if state.fields.get(path) is not None]
        held = sorted((path for path in paths if path in when), key=when.__getitem__)
        found.update(held[:-1])
    return frozenset(found)


def first_stale(topic: Topic, state: State) -> str | None:
    """Return the id of the first line under a topic that is to be looked at again."""
    held = state.items(topic.id).items if topic.kind is Kind.LINES else ()
    return next((item.id for item in held if item.id in state.stale), None)


def first_undecided(topic: Topic, state: State) -> str | None:
    """Return the id of the first line of an old form under a topic that is still to be decided on."""
    held = state.items(topic.id).items if topic.kind is Kind.LINES else ()
    return next((item.id for item in held if item.id in state.undecided), None)


def first_without_category(topic: Topic, held: ItemList) -> str | None:
    """Return the id of the first benefit whose category is not known yet."""
    if not topic.id.endswith("/benefits"):
        return None
    lines = (item for item in held.items if isinstance(item.value, Indicator) and item.value.category is None)
    return next((item.id for item in lines), None)


def places(form: Form, state: State, here: str = "") -> Iterator[Place]:
    """Yield every place in the order of asking: each single topic, each line of a list and its next line, the end.

    A title that the form prints is passed over unless it is the question `here`.
    """
    for topic in as_asked(form, state):
        if topic.kind is Kind.LINES:
            yield from (Place(topic.id, item.id) for item in state.items(topic.id).items)
        if topic.id == here or not topic.id.endswith("/title"):
            yield Place(topic.id)
    yield Place(FINISH)


def once_more(topic: Topic, place: Place, form: Form, state: State) -> FieldSet | ItemSet | None:
    """Return the answer held at a place, to be given once more, where it is to be looked at again."""
    if topic.kind is not Kind.LINES:
        if topic.id not in stale(form, state):
            return None
        as_typed = state.as_typed.get(topic.id, ABSENT)
        return FieldSet(topic.id, state.fields[topic.id], state.sources[topic.id], as_typed)
    held = (item for item in state.items(topic.id).items if item.id == place.item and item.id in state.stale)
    return next((ItemSet(item.id, topic.id, item.value, source=item.source) for item in held), None)


def was_called_for(place: Place, entries: Sequence[Entry]) -> bool:
    """Return whether a line's place was gone to by the line's number, and not by going back to it."""
    moves = (entry.event.place for entry in reversed(entries) if isinstance(entry.event, Moved))
    return place.item is not None and [*islice(moves, 2)] == [place, place]


def next_open(form: Form, state: State, after: str | None) -> Place:
    """Return the next place to ask at behind the topic `after` (None: from the start); the end when there is none.

    What is to be looked at again is asked again.
    """
    known = as_asked(form, state)
    ids = [topic.id for topic in known]
    start = ids.index(after) + 1 if after in ids else 0
    again = stale(form, state)
    for topic in known[start:]:
        if not is_answered(topic, state) or topic.id in again:
            return entry_place(topic, state)
    return Place(FINISH)


def onward(form: Form, state: State, after: str) -> Place:
    """Return where an answer under the topic `after` leads: to the next open topic behind it, else to the end.

    Where nothing is open any more the answers are being read through, and the next topic follows; but where a change
    asks for another look and no file's answers are unread, that comes next.
    """
    place = next_open(form, state, after)
    if any(topic.is_printed and not is_answered(topic, state) for topic in topics(form, state)):
        return place
    return following(form, state, after) if place.question == FINISH or unread(form, state) else place


def following(form: Form, state: State, after: str) -> Place:
    """Return the place of the topic that comes after `after`, answered or not; printed titles are passed over."""
    ids = [topic.id for topic in as_asked(form, state)]
    rest = as_asked(form, state)[ids.index(after) + 1 :] if after in ids else ()
    return next((entry_place(topic, state) for topic in rest if not topic.id.endswith("/title")), Place(FINISH))


def entry_place(topic: Topic, state: State) -> Place:
    """Return where to enter a topic: at a line that wants a look, a decision or its category, else at its next line."""
    if topic.kind is Kind.LINES:
        if wanted := first_stale(topic, state) or first_undecided(topic, state):
            return Place(topic.id, wanted)
        held = state.items(topic.id)
        if (item := first_without_category(topic, held)) and held.status is not ListStatus.OPEN:
            return Place(topic.id, item, CATEGORY)
    return Place(topic.id)


@dataclass(frozen=True)
class Progress:
    """How far the answers have come."""

    answered: int
    total: int
    blanks: int
    """Open blanks 〔待填…〕 in all texts."""
    refused: int
    """Answers that were refused and are still to be put right (待改)."""
    stale: int
    """Answers and lines to be looked at again (需复核)."""
    undecided: int
    """Lines of an old form still to be decided on (未定)."""
    unanswered: tuple[Topic, ...]
    """Topics still to be answered, in order."""


def progress(form: Form, state: State) -> Progress:
    """Count what is answered; titles that the form prints and what it does not print are not counted."""
    asked = [topic for topic in topics(form, state) if topic.is_printed and not topic.id.endswith("/title")]
    unanswered = tuple(topic for topic in asked if not is_answered(topic, state))
    lines = [item.value for _, held in state.lists() for item in held.items]
    texts = [line.text if isinstance(line, Indicator) else line for line in lines]
    texts += [value for value in state.fields.values() if isinstance(value, str)]
    blanks = sum(len(open_blanks(text)) for text in texts)
    again = len(state.stale.keys() | _out_of_balance(form, state))
    done = len(asked) - len(unanswered)
    return Progress(done, len(asked), blanks, len(state.refused), again, len(state.undecided), unanswered)


def current_text(topic: Topic, state: State, item_id: str | None = None) -> str | None:
    """Return the answer held at a place as a person would type it; None when there is none."""
    if topic.kind is Kind.LINES:
        held = state.items(topic.id)
        if item_id is None and held.status is ListStatus.NONE:
            return say.field_text(None)
        index = held.index(item_id)
        return None if index is None else line_text(held.items[index].value)
    if topic.id.endswith("/title"):
        return topic.title
    value = state.fields.get(topic.id, ABSENT)
    if topic.kind is Kind.CHOICE and value is None:
        return say_worksheet.NOT_SAID
    if topic.id == CARRY_OVER and isinstance(value, str):
        return label_of(value)
    return None if value is ABSENT else say.field_text(value)


def source_of(topic: Topic, state: State, item_id: str | None = None) -> Source | None:
    """Return where the answer held at a place came from; None when there is none."""
    if topic.kind is not Kind.LINES:
        return state.sources.get(topic.id)
    held = state.items(topic.id)
    index = held.index(item_id)
    return None if index is None else held.items[index].source


def unread(form: Form, state: State) -> tuple[Topic, ...]:
    """Return the topics whose answers all stand as a file brought them and nobody has kept, in order."""

    def brought(topic: Topic) -> bool:
        if topic.kind is not Kind.LINES:
            return state.sources.get(topic.id) is Source.IMPORTED
        held = state.items(topic.id).items
        return bool(held) and all(item.source is Source.IMPORTED and item.id not in state.decided for item in held)

    return tuple(topic for topic in topics(form, state) if brought(topic))


def behind(held: ItemList, place: Place) -> str | Absent | None:
    """Return the id of the line behind which one written at a place is to stand, as an event names it."""
    index = held.index(place.item)
    if place.part != BEFORE or index is None:
        return ABSENT
    return held.items[index - 1].id if index else None


def line_text(value: str | Indicator) -> str:
    """Return a line's text without its category."""
    return value.text if isinstance(value, Indicator) else value


def header(state: State) -> tuple[str | None, int | None]:
    """Return (filer, year) as far as they are known."""
    held = declaration_of(state)
    return (held.filer or None) if isinstance(held.filer, str) else None, held.year if held.year is not ABSENT else None
