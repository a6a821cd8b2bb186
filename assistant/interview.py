"""The interview as a pure object: what to ask now, and what an answer, a step back or a jump does.

It reads no clock, writes no file and prints nothing. Every method returns a Step; its events count only once `apply`
has been given them as journal entries, so that the owner can put them on disk first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant import agenda
from assistant.agenda import FINISH, Kind, Topic
from assistant.answers import BLANK_WORDS, NONE_WORDS, OPEN_BLANK, parse_amount, parse_category, parse_year
from assistant.bank import Question, question
from assistant.errors import InputError
from assistant.events import (
    Entry,
    Event,
    FieldSet,
    FieldValue,
    ItemRemoved,
    ItemSet,
    ListMarked,
    ListStatus,
    Moved,
    Place,
    Redone,
    Source,
    Typed,
    Undone,
)
from assistant.form import Form
from assistant.history import redo_events, undo_events
from assistant.lines import check_line, line_value
from assistant.model import Category, Finding, Indicator
from assistant.review.money import check_money
from assistant.state import Item, ItemList, State, apply, declaration_of, fold, next_id
from assistant.text import normalise_text
from assistant.validation import check_decimals, check_value
from assistant.wording import interview as say


@dataclass(frozen=True)
class Step:
    """What one move of the person came to."""

    events: tuple[Event, ...] = ()
    """To be written down and applied."""
    accepted: bool = True
    """False when an answer was refused; the interview then stays where it is."""
    findings: tuple[Finding, ...] = ()
    """Why it was refused, or what is to be looked at although it was accepted."""
    notes: tuple[str, ...] = ()
    """What else is to be said: how the answer was read, what was left out."""


@dataclass(frozen=True)
class Asked:
    """What is asked now, ready to be shown."""

    place: Place
    topic: Topic
    question: Question
    """Help as it stands in the question bank."""
    prompt: str
    """The question with this declaration's year, number and title."""
    number: int
    """Number of the line asked for, 0 for a single answer."""
    current: str | None
    """The answer held here, as a person would type it."""
    offer: str | None
    """What Enter alone takes over."""
    typed: str
    """Text typed here and not accepted."""
    lines: tuple[tuple[str, Category | None], ...]
    """The lines of the list so far, (text, category)."""


_END = Topic(FINISH, Kind.FINISH, "finish", say.FINISH_SECTION, say.FINISH_SECTION, "")


class Interview:
    """An interview on one form, at one place; its state is the fold of its entries."""

    def __init__(self, form: Form, entries: Iterable[Entry] = ()):
        self.form = form
        self.entries: list[Entry] = list(entries)
        self.state: State = fold(self.entries)

    def apply(self, entries: Iterable[Entry]) -> None:
        """Let events count."""
        new = list(entries)
        self.entries.extend(new)
        if any(isinstance(entry.event, Undone | Redone) for entry in new):
            self.state = fold(self.entries)
        else:
            for entry in new:
                self.state = apply(self.state, entry.event)

    # Where it stands

    @property
    def topics(self) -> tuple[Topic, ...]:
        """Every topic in the order of asking."""
        return agenda.topics(self.form, self.state)

    @property
    def place(self) -> Place:
        """The place asked at: where the events left it, else the first open one."""
        place = self.state.place
        if place is None or not self._exists(place):
            return agenda.next_open(self.form, self.state, None)
        return place

    def _exists(self, place: Place) -> bool:
        if place.question == FINISH:
            return True
        topic = next((topic for topic in self.topics if topic.id == place.question), None)
        if topic is None or place.item is None:
            return topic is not None
        return topic.kind is Kind.LINES and self.state.items(topic.id).index(place.item) is not None

    @property
    def topic(self) -> Topic:
        """The topic asked about; the end has one of its own."""
        place = self.place
        return next((topic for topic in self.topics if topic.id == place.question), _END)

    def asked(self) -> Asked:
        """Return what is asked now."""
        place, topic = self.place, self.topic
        held = self.state.items(topic.id) if topic.kind is Kind.LINES else ItemList()
        index = held.index(place.item)
        number = (len(held.items) if index is None else index) + 1 if topic.kind is Kind.LINES else 0
        texts = question("category" if place.part else topic.key)
        values = [item.value for item in held.items]
        return Asked(
            place,
            topic,
            texts,
            say.fill(texts.prompt, agenda.header(self.state)[1], number, topic.objective, topic.title),
            number,
            None if place.part else agenda.current_text(topic, self.state, place.item),
            self._offer(topic),
            self.state.typed.get(place, ""),
            tuple((agenda.line_text(v), v.category if isinstance(v, Indicator) else None) for v in values),
        )

    def _offer(self, topic: Topic) -> str | None:
        if topic.id != "/department" or agenda.is_answered(topic, self.state):
            return None
        filer = self.state.fields.get("/filer")
        return filer if isinstance(filer, str) else None

    def progress(self) -> agenda.Progress:
        """Return how far the answers have come."""
        return agenda.progress(self.form, self.state)

    # Answering

    def submit(self, text: str, source: Source = Source.WRITTEN) -> Step:
        """Read, check and keep an answer typed at this place; a refused one stays as typed text."""
        text = normalise_text(text)
        place, topic = self.place, self.topic
        if topic.kind is Kind.FINISH:
            return Step(accepted=False, notes=(say.NOTHING_ASKED,))
        try:
            if place.part == "category":
                return self._submit_category(topic, place, text)
            if not text:
                return self._submit_nothing(topic, place)
            if topic.kind is Kind.LINES:
                return self._submit_line(topic, place, text, source)
            return self._submit_single(topic, place, text, source)
        except InputError as slip:
            return self._refuse(place, text, say.unread(topic.pointer, str(slip)))

    def _refuse(self, place: Place, text: str, *findings: Finding) -> Step:
        return Step((Typed(place, text),), False, findings)

    def _submit_nothing(self, topic: Topic, place: Place) -> Step:
        if topic.kind is not Kind.LINES:
            if agenda.is_answered(topic, self.state):
                return self._advance(topic)
            if offer := self._offer(topic):
                return self.submit(offer)
            return Step(accepted=False, notes=(say.nothing_yet(topic.kind),))
        held = self.state.items(topic.id)
        if place.item is not None:
            return Step((Moved(Place(topic.id)),))
        if not held.items:
            return Step(accepted=False, notes=(say.no_line_yet(topic.label),))
        if lacking := agenda.first_without_category(topic, held):
            return Step((Moved(Place(topic.id, lacking, "category")),), notes=(say.CATEGORY_LACKING,))
        return self._advance(topic, ListMarked(topic.id, ListStatus.DONE))

    def _submit_single(self, topic: Topic, place: Place, text: str, source: Source) -> Step:
        if text in BLANK_WORDS and topic.kind is not Kind.NAME:
            return replace(self.skip(), notes=(say.left_open(topic.label),))
        value, notes = self._read_single(topic, text)
        findings = check_value(topic.pointer, value)
        if isinstance(value, Decimal) and not findings:
            findings = check_decimals(topic.pointer, value, self.form)
        if findings:
            return self._refuse(place, text, *findings)
        event = FieldSet(topic.id, value, source)
        return replace(self._advance(topic, event), findings=self._sums_after(topic, event), notes=notes)

    def _read_single(self, topic: Topic, text: str) -> tuple[FieldValue, tuple[str, ...]]:
        if topic.kind is Kind.AMOUNT:
            reading = parse_amount(text)
            return reading.value, (reading.note,) if reading.note else ()
        if topic.kind is Kind.YEAR:
            return parse_year(text), ()
        return (OPEN_BLANK if text in BLANK_WORDS else text), ()

    def _sums_after(self, topic: Topic, event: FieldSet) -> tuple[Finding, ...]:
        if topic.kind is not Kind.AMOUNT:
            return ()
        return tuple(check_money(declaration_of(apply(self.state, event)), self.form))

    def _submit_line(self, topic: Topic, place: Place, text: str, source: Source) -> Step:
        held = self.state.items(topic.id)
        if text in NONE_WORDS:
            if held.items:
                return Step(accepted=False, notes=(say.none_but_lines(len(held.items)),))
            return self._advance(topic, ListMarked(topic.id, ListStatus.NONE))
        index = held.index(place.item)
        number = (len(held.items) if index is None else index) + 1
        text, notes = say.without_number(OPEN_BLANK if text in BLANK_WORDS else text, number)
        value = line_value(topic, text, None if index is None else held.items[index].value, self.form)
        item_id = next_id(self.entries, "i") if index is None else held.items[index].id
        values = [item.value for item in held.items]
        values[number - 1 : number] = [value]
        if findings := check_line(topic, values, number - 1):
            return self._refuse(place, text, *findings)
        event = ItemSet(item_id, topic.id, value, source=source)
        if isinstance(value, Indicator) and value.category is None and topic.id.endswith("/benefits"):
            return Step((event, Moved(Place(topic.id, item_id, "category"))), notes=notes)
        return Step((event, *self._after_line(topic)), notes=notes)

    def _after_line(self, topic: Topic) -> tuple[Event, ...]:
        # The end of an answered list is not asked for again after a change.
        if self.state.items(topic.id).status is ListStatus.DONE:
            return self._advance(topic).events
        return (Moved(Place(topic.id)),)

    def _submit_category(self, topic: Topic, place: Place, text: str) -> Step:
        held = self.state.items(topic.id)
        index = held.index(place.item)
        value = None if index is None else held.items[index].value
        if place.item is None or not isinstance(value, Indicator):
            return Step((Moved(Place(topic.id)),))
        changed = replace(value, category=parse_category(text, self.form))
        return Step((ItemSet(place.item, topic.id, changed), *self._after_line(topic)))

    # Moving

    def _advance(self, topic: Topic, *events: Event) -> Step:
        state = self.state
        for event in events:
            state = apply(state, event)
        return Step((*events, Moved(agenda.next_open(self.form, state, topic.id))))

    def back(self) -> Step:
        """Go to the place before this one, answered or not."""
        order = list(agenda.places(self.form, self.state))
        place = replace(self.place, part=None)
        index = order.index(place) if place in order else 0
        if index == 0:
            return Step(accepted=False, notes=(say.FIRST_ALREADY,))
        return Step((Moved(order[index - 1]),))

    def skip(self) -> Step:
        """Go on without an answer."""
        if self.topic.kind is Kind.FINISH:
            return Step(accepted=False, notes=(say.LAST_ALREADY,))
        return self._advance(self.topic)

    def jump(self, question_id: str) -> Step:
        """Go to a topic by its question id, or to the end."""
        if question_id == FINISH:
            return Step((Moved(Place(FINISH)),))
        topic = next((topic for topic in self.topics if topic.id == question_id), None)
        if topic is None:
            return Step(accepted=False, notes=(say.no_such_topic(question_id),))
        return Step((Moved(agenda.entry_place(topic, self.state)),))

    def change(self, number: int) -> Step:
        """Go to the line of that number in this list."""
        item = self._line(number)
        if item is None:
            return Step(accepted=False, notes=(self._no_line(number),))
        return Step((Moved(Place(self.topic.id, item.id)),))

    def remove(self, number: int) -> Step:
        """Take out the line of that number in this list."""
        item = self._line(number)
        if item is None:
            return Step(accepted=False, notes=(self._no_line(number),))
        events = (ItemRemoved(item.id), Moved(Place(self.topic.id)))
        return Step(events, notes=(say.line_removed(number, agenda.line_text(item.value)),))

    def _line(self, number: int) -> Item | None:
        if self.topic.kind is not Kind.LINES:
            return None
        items = self.state.items(self.topic.id).items
        return items[number - 1] if 1 <= number <= len(items) else None

    def _no_line(self, number: int) -> str:
        many = self.topic.kind is Kind.LINES
        return say.no_such_line(number, len(self.state.items(self.topic.id).items) if many else None)

    def undo(self) -> Step:
        """Take back the last change of an answer, however long ago."""
        events = undo_events(self.entries)
        return Step(events, bool(events), notes=(say.UNDONE if events else say.NOTHING_TO_UNDO,))

    def redo(self) -> Step:
        """Bring back what was taken back last."""
        events = redo_events(self.entries)
        return Step(events, bool(events), notes=(say.REDONE if events else say.NOTHING_TO_REDO,))
