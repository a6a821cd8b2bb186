"""The interview as a pure object: what to ask now, and what an answer, a step back or a jump does.

It reads no clock, writes no file and prints nothing. Every method returns a Step; its events count only once `apply`
has been given them as journal entries, so that the owner can put them on disk first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import reduce

from assistant import agenda
from assistant.agenda import FINISH, Kind, Topic
from assistant.answers import NONE_WORDS, parse_blank, without_told
from assistant.arranging import Arranging
from assistant.asking import END, Recalled, asked_of, goes_along, offer_of
from assistant.bank import Bank, load_bank
from assistant.bank.phrases import phrases_for
from assistant.builder import settled
from assistant.errors import InputError
from assistant.events import (
    BEFORE,
    CATEGORY,
    SPLIT,
    Entry,
    Event,
    FieldSet,
    ItemSet,
    ListMarked,
    ListStatus,
    Moved,
    Place,
    Redone,
    Source,
    Started,
    Typed,
    Undone,
)
from assistant.firstpass import DECIDING, carried, keep, next_place, with_old
from assistant.folding import apply, fold
from assistant.form import Form
from assistant.ids import next_id
from assistant.lines import Wording, check_line, line_value, split_numbered, without_number, wording_notes
from assistant.model import ABSENT, Finding, Indicator
from assistant.oldform import old_form
from assistant.single import read_single
from assistant.state import Item, State
from assistant.step import Asked, Step
from assistant.takeback import redo, undo
from assistant.text import bracket_blanks, fit_to_keep, normalise_text, phrase_blanks
from assistant.wording import builder as say_builder
from assistant.wording import interview as say
from assistant.wording import worksheet as say_worksheet
from assistant.worksheet import project_notes


class Interview:
    """An interview on one form, at one place; its state is the fold of its entries."""

    def __init__(
        self,
        form: Form,
        entries: Iterable[Entry] = (),
        bank: Callable[[], Bank] = load_bank,
        recalled: Callable[[], Recalled] = Recalled,
    ):
        self.form = form
        self._bank_of = bank
        self.recalled = recalled
        """What can be offered from earlier drafts and for this time of the year."""
        self.entries: list[Entry] = list(entries)
        self.state: State = fold(self.entries)
        self._topics: tuple[State, tuple[Topic, ...]] | None = None
        """The topics, and the state that they were made from: they are looked at hundreds of times for each answer."""

    def apply(self, entries: Iterable[Entry]) -> None:
        """Let events count."""
        new = list(entries)
        self.entries.extend(new)
        undone = any(isinstance(entry.event, Undone | Redone) for entry in new)
        self.state = fold(self.entries) if undone else reduce(apply, (part.event for part in new), self.state)

    # Where it stands

    @property
    def topics(self) -> tuple[Topic, ...]:
        """Every topic in the order of asking."""
        if self._topics is None or self._topics[0] is not self.state:
            self._topics = self.state, agenda.topics(self.form, self.state)
        return self._topics[1]

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
        return next((topic for topic in self.topics if topic.id == place.question), END)

    @property
    def bank(self) -> Bank:
        """The bank whose phrases answers are read against, as it is now; read on its first use."""
        return self._bank_of()

    def wording(self, topic: Topic) -> Wording:
        """Return what a line under a topic is read against."""
        keys = [part.key for part in self.form.objectives]
        phrases = phrases_for(self.bank, keys, topic.objective_key) if topic.objective else ()
        return Wording(phrases, agenda.header(self.state)[1])

    def asked(self) -> Asked:
        """Return what is asked now."""
        asked = asked_of(self.form, self.state, self.place, self.topics, self.recalled)
        return with_old(asked, self.entries, self.state)

    @property
    def offer(self) -> str | None:
        """What Enter alone takes over here."""
        return offer_of(self.topic, self.form, self.state, self.recalled)

    def progress(self) -> agenda.Progress:
        """Return how far the answers have come."""
        return agenda.progress(self.form, self.state)

    # Answering

    def submit(self, text: str, source: Source = Source.WRITTEN) -> Step:
        """Read, check and keep an answer typed at this place; a refused one stays as typed text."""
        text = without_told(normalise_text(text))
        place, topic = self.place, self.topic
        if topic.kind is Kind.FINISH:
            return Step(accepted=False, notes=(say.NOTHING_ASKED,))
        try:
            if place.part == CATEGORY:
                return self.arranging.answer_category(place, text)
            if place.part == SPLIT:
                return self.arranging.answer_split(place, text)
            if not text:
                return self._submit_nothing(topic, place)
            if topic.kind is Kind.LINES:
                return self._submit_line(topic, place, text, source)
            return self._submit_single(topic, place, text, source)
        except InputError as slip:
            return self._refuse(place, text, say.unread(topic.pointer, str(slip)))

    def _refuse(self, place: Place, text: str, *findings: Finding) -> Step:
        return Step((Typed(place, fit_to_keep(text), refused=True),), False, findings)

    def _submit_nothing(self, topic: Topic, place: Place) -> Step:
        match agenda.once_more(topic, place, self.form, self.state):
            case FieldSet() as event:
                return self._advance(topic, event)
            case ItemSet() as event:
                return Step((event, Moved(self._after_line(topic, apply(self.state, event), event.id))))
        if topic.kind is not Kind.LINES:
            if agenda.is_answered(topic, self.state):
                return Step((Moved(agenda.following(self.form, self.state, topic.id)),))
            if self.offer:
                return self.submit(self.offer)
            if topic.kind is Kind.CHOICE:
                return self._advance(topic, FieldSet(topic.id, None))
            return Step(accepted=False, notes=(say.nothing_yet(topic.kind),))
        held = self.state.items(topic.id)
        if place.part == BEFORE:
            return Step((Moved(Place(topic.id)),))
        if place.item in self.state.undecided:
            return keep(self.form, self.state, [place.item])
        if place.item is not None:
            return Step((Moved(self._after_line(topic, self.state, place.item)),))
        if held.status is ListStatus.NONE:
            return Step((Moved(agenda.following(self.form, self.state, topic.id)),))
        if not held.items and not topic.is_printed:
            return self.submit(next(iter(NONE_WORDS)))
        if not held.items:
            return Step(accepted=False, notes=(say.no_line_yet(topic.label),))
        if lacking := agenda.first_without_category(topic, held):
            return Step((Moved(Place(topic.id, lacking, CATEGORY)),), False, notes=(say.CATEGORY_LACKING,))
        if held.status is ListStatus.DONE:
            return Step((Moved(agenda.following(self.form, self.state, topic.id)),))
        return self._advance(topic, ListMarked(topic.id, ListStatus.DONE))

    def _submit_single(self, topic: Topic, place: Place, text: str, source: Source) -> Step:
        if parse_blank(text) and topic.kind in (Kind.AMOUNT, Kind.YEAR):
            held = () if self.state.fields.get(topic.id, ABSENT) is ABSENT else (FieldSet(topic.id, ABSENT),)
            return replace(self._advance(topic, *held, Typed(place, "")), notes=(say.left_open(topic.label),))
        reading = read_single(topic, text, source, self.form, self.state)
        if reading.against:
            return self._refuse(place, text, *reading.against)
        along: tuple[Event, ...] = (*goes_along(reading.event, self.state, self.recalled), reading.event)
        notes = reading.notes
        if topic.id in DECIDING:
            after = reduce(apply, along, self.state)
            more, note = carried(old_form(self.entries), self.state, after, self._bank_of, self.form)
            along, notes = (*along, *more), (*notes, note) if note else notes
        return replace(self._advance(topic, *along), findings=reading.sums, notes=notes)

    def _submit_line(self, topic: Topic, place: Place, text: str, source: Source) -> Step:
        if left := phrase_blanks(text):
            return Step((Typed(place, text, left[0][0]),), False, notes=(say_builder.left(len(left)),))
        held = self.state.items(topic.id)
        if text in NONE_WORDS:
            if held.items:
                return Step(accepted=False, notes=(say.none_but_lines(len(held.items)),))
            note = say.none_here(topic.label) if topic.is_printed else say_worksheet.NOTHING_LISTED
            return replace(self._advance(topic, ListMarked(topic.id, ListStatus.NONE)), notes=(note,))
        at = held.index(place.item)
        index = None if place.part == BEFORE else at
        number = (len(held.items) if at is None else at) + 1
        if index is None and len(parts := split_numbered(text, number)) > 1:
            return self._submit_lines(topic, place, text, parts, source)
        typed, text = text, without_number(parse_blank(text) or bracket_blanks(text), number)
        notes, known = say.how_read(typed, text), self.wording(topic)
        text = settled(text, known.phrases)
        value = line_value(topic, text, None if index is None else held.items[index].value, self.form, known)
        if isinstance(value, Indicator) and not value.text:
            return self._refuse(place, text, say.unread(topic.pointer, say.label_alone(text)))
        item_id = next_id(self.entries, "i") if index is None else held.items[index].id
        values = [item.value for item in held.items]
        values[number - 1 : number - (index is None)] = [value]
        if findings := check_line(topic, values, number - 1):
            return self._refuse(place, text, *findings)
        from_bank, hints = wording_notes(value, known)
        event = ItemSet(item_id, topic.id, value, agenda.behind(held, place), Source.BANK if from_bank else source)
        hints += () if topic.is_printed else project_notes(apply(self.state, event))
        moved = Moved(self._after_line(topic, apply(self.state, event), item_id))
        return Step((event, *([Typed(place, "")] if place.part else []), moved), notes=(*notes, *hints))

    def _after_line(self, topic: Topic, state: State, item_id: str) -> Place:
        """Return where a line leads: to its category while it lacks one, else to the next line."""
        held = state.items(topic.id)
        index = held.index(item_id)
        value = None if index is None else held.items[index].value
        lacks = isinstance(value, Indicator) and value.category is None and topic.id.endswith("/benefits")
        if lacks:
            return Place(topic.id, item_id, CATEGORY)
        if item_id in self.state.undecided:
            return next_place(self.form, state, Place(topic.id, item_id))
        return Place(topic.id, agenda.first_stale(topic, state))

    def _submit_lines(self, topic: Topic, place: Place, text: str, parts: list[str], source: Source) -> Step:
        """Take a pasted list, one line each; a slip in one of them refuses them all, so that none goes astray."""
        first = int(next_id(self.entries, "i")[1:])
        held = self.state.items(topic.id)
        values = [item.value for item in held.items]
        at = held.index(place.item) if place.part == BEFORE else None
        at = len(values) if at is None else at
        after, events = agenda.behind(held, place), list[Event]()
        known = self.wording(topic)
        for number, part in enumerate(parts):
            values.insert(at + number, line_value(topic, bracket_blanks(part), None, self.form, known))
            if findings := check_line(topic, values, at + number):
                return self._refuse(place, text, *findings)
            events.append(ItemSet(f"i{first + number}", topic.id, values[at + number], after, source))
            after = after if after is ABSENT else f"i{first + number}"
        return Step((*events, Typed(place, ""), Moved(Place(topic.id))), notes=(say.split_into(len(parts)),))

    # Moving

    def _advance(self, topic: Topic, *events: Event) -> Step:
        state = self.state
        for event in events:
            state = apply(state, event)
        return Step((*events, Moved(agenda.onward(self.form, state, topic.id))))

    def back(self) -> Step:
        """Go to the place before this one, answered or not."""
        place = self.place
        if place.part is not None:
            return Step((Moved(replace(place, part=None)),))
        if agenda.was_called_for(place, self.entries):
            return Step((Moved(Place(place.question)),))
        order = list(agenda.places(self.form, self.state, place.question))
        index = order.index(place)
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
        item = self.line(number)
        if item is None:
            return Step(accepted=False, notes=(self.no_line(number),))
        # Gone to twice: so a line that was called for by its number is told from one that was walked to.
        moved = Moved(Place(self.topic.id, item.id))
        return Step((moved, moved))

    @property
    def arranging(self) -> Arranging:
        """What can be done with the lines of the lists as they stand now."""
        return Arranging(self.form, self.state, self.entries, self.wording)

    def line(self, number: int) -> Item | None:
        """Return the line of that number in this list."""
        if self.topic.kind is not Kind.LINES:
            return None
        items = self.state.items(self.topic.id).items
        return items[number - 1] if 1 <= number <= len(items) else None

    def no_line(self, number: int) -> str:
        """Say that there is no line of that number here."""
        if self.topic.kind is Kind.FINISH:
            return say.NOTHING_ASKED
        many = self.topic.kind is Kind.LINES
        return say.no_such_line(number, len(self.state.items(self.topic.id).items) if many else None)

    def undo(self) -> Step:
        """Take back the last change of an answer, however long ago."""
        return undo(self.entries, self.topics)

    def redo(self) -> Step:
        """Bring back what was taken back last."""
        return redo(self.entries, self.topics)


def beginning(form: Form) -> Started:
    """Return the event that a draft on a form begins with."""
    objectives = tuple((f"o{number}", part.key, part.title) for number, part in enumerate(form.objectives, 1))
    return Started(form.id, objectives)
