"""What is asked at a place, ready to be shown: pure functions of form, state and place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from assistant import agenda
from assistant.agenda import FINISH, Kind, Topic
from assistant.bank import question
from assistant.budgeting import rest_of_sum
from assistant.events import CATEGORY, SPLIT, FieldSet, Place, Source
from assistant.form import Form
from assistant.model import Indicator
from assistant.pieces import pieces_of, plain_piece
from assistant.places import county_of_filer
from assistant.singles import CARRY_OVER
from assistant.state import ItemList, State
from assistant.step import Asked
from assistant.validation import label_of
from assistant.wording import agenda as say_agenda
from assistant.wording import arranging as say_arranging
from assistant.wording import interview as say
from assistant.worksheet import choices_of

END: Final = Topic(FINISH, Kind.FINISH, "finish", say.FINISH_SECTION, say.FINISH_SECTION, "")
"""The topic of the end, where the file is written."""


@dataclass(frozen=True)
class Filer:
    """A filer of an earlier draft."""

    name: str
    department: str | None = None
    division_code: str | None = None


@dataclass(frozen=True)
class Recalled:
    """What can be offered before this draft says anything."""

    filers: tuple[Filer, ...] = ()
    """Of earlier drafts, the latest first, each once."""
    year: int | None = None
    """The budget's year that forms are filled in for now."""
    carry_over: Mapping[str, str] = field(default_factory=dict)
    """The line in which each county wants 上年结转, by the county's code."""

    def filer(self, name: object) -> Filer | None:
        """Return the earlier filer of that name."""
        return next((filer for filer in self.filers if filer.name == name), None)


def asked_of(
    form: Form, state: State, place: Place, topics: Sequence[Topic], recalled: Callable[[], Recalled] = Recalled
) -> Asked:
    """Return what is asked at a place."""
    topic = next((topic for topic in topics if topic.id == place.question), END)
    held = state.items(topic.id) if topic.kind is Kind.LINES else ItemList()
    index = held.index(place.item)
    number = (len(held.items) if index is None else index) + 1 if topic.kind is Kind.LINES else 0
    texts = question("category" if place.part == CATEGORY else topic.key)
    values = [item.value for item in held.items]
    pieces = _pieces(held, index) if place.part == SPLIT else ()
    if pieces:
        texts = replace(texts, prompt=say_arranging.split_prompt(number, len(pieces)), hint=say_arranging.SPLIT_HINT)
    return Asked(
        place,
        topic,
        texts,
        _prompt(form, state, topic, texts.prompt, number),
        next((n for n, part in enumerate(topics, 1) if part.id == topic.id), len(topics) + 1),
        number,
        None if place.part else agenda.current_text(topic, state, place.item),
        offer_of(topic, form, state, recalled),
        state.typed.get(place, ""),
        state.carets.get(place),
        place in state.refused,
        tuple(choice.label for choice in choices_of(topic.id, form)) if topic.kind is Kind.CHOICE else (),
        state.as_typed.get(topic.id, ""),
        _again(form, state, place, topics),
        agenda.source_of(topic, state, place.item) is Source.IMPORTED,
        tuple((agenda.line_text(v), v.category if isinstance(v, Indicator) else None) for v in values),
        pieces,
    )


def _pieces(held: ItemList, index: int | None) -> tuple[str, ...]:
    text = "" if index is None else agenda.line_text(held.items[index].value)
    return tuple(plain_piece(piece) for piece in pieces_of(text))


def _again(form: Form, state: State, place: Place, topics: Sequence[Topic]) -> str:
    """Return what the answer is called for whose sake this place is to be looked at again."""
    cause = state.stale.get(place.item or place.question)
    if cause is None:
        return say_agenda.BUDGET if place.question in agenda.stale(form, state) and place.item is None else ""
    return next((topic.label for topic in topics if topic.id == cause), say_agenda.BASICS)


def _prompt(form: Form, state: State, topic: Topic, template: str, number: int) -> str:
    left = len(agenda.progress(form, state).unanswered) if topic.kind is Kind.FINISH else 0
    if left:
        return say.finish_with_gaps(left)
    return say.fill(template, agenda.header(state)[1], number, topic.objective, topic.title)


def offer_of(topic: Topic, form: Form, state: State, recalled: Callable[[], Recalled] = Recalled) -> str | None:
    """Return what Enter alone takes over under a topic; None where it takes nothing."""
    if agenda.is_answered(topic, state):
        return None
    if topic.kind is Kind.AMOUNT:
        return rest_of_sum(topic, form, state)
    if topic.id not in ("/filer", "/department", "/year", CARRY_OVER):
        return None
    known, filer = recalled(), state.fields.get("/filer")
    if topic.id == CARRY_OVER:
        county = county_of_filer(filer) if isinstance(filer, str) else None
        return label_of(known.carry_over[county]) if county and county in known.carry_over else None
    if topic.id == "/filer":
        return known.filers[0].name if known.filers else None
    if topic.id == "/year":
        return None if known.year is None else str(known.year)
    before = known.filer(filer)
    return before.department if before and before.department else filer if isinstance(filer, str) else None


def goes_along(event: FieldSet, state: State, recalled: Callable[[], Recalled]) -> tuple[FieldSet, ...]:
    """Return what is set with a filer of an earlier draft: the code of its division, where that had one."""
    before = recalled().filer(event.value) if event.path == "/filer" else None
    code = before.division_code if before else None
    return (FieldSet("/division_code", code),) if code and code != state.fields.get("/division_code") else ()
