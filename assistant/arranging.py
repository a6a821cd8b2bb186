"""What can be done with the lines of the lists besides writing them: pure moves from a state to a Step.

Ids of lines stay: the first piece of a line that is split, and the first of lines that are merged, keep theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant import agenda
from assistant.agenda import Kind, Topic
from assistant.categories import parse_category, split_category
from assistant.declared import declaration_of
from assistant.events import (
    BEFORE,
    CATEGORY,
    SPLIT,
    Entry,
    Event,
    ItemRemoved,
    ItemSet,
    ItemValue,
    Moved,
    Place,
    Source,
)
from assistant.folding import apply
from assistant.form import Form
from assistant.history import last_of
from assistant.ids import next_id
from assistant.lines import Wording, check_line, line_value
from assistant.model import BENEFIT_CATEGORIES, Category, Finding, Indicator
from assistant.pieces import join_pieces, pieces_of, plain_piece, read_choice
from assistant.state import DUTIES, Item, ItemList, State
from assistant.step import Step
from assistant.wording import arranging as say
from assistant.wording.fields import CATEGORY_NAMES


@dataclass(frozen=True)
class Spot:
    """Where a line stands."""

    topic: Topic
    held: ItemList
    """The list that holds it."""
    index: int

    @property
    def item(self) -> Item:
        """The line itself."""
        return self.held.items[self.index]

    @property
    def text(self) -> str:
        """Its text."""
        return agenda.line_text(self.item.value)


class Arranging:
    """Moves on the lines of one state; whoever calls gives ids of lines that stand there, KeyError for others."""

    def __init__(self, form: Form, state: State, entries: Sequence[Entry], wording: Callable[[Topic], Wording]):
        self._form = form
        self._state = state
        self._entries = entries
        self._wording = wording

    def spot(self, item_id: str) -> Spot:
        """Return where a line stands."""
        list_id = self._state.list_of(item_id)
        topic = next((topic for topic in agenda.topics(self._form, self._state) if topic.id == list_id), None)
        if topic is None:
            raise KeyError(item_id)
        held = self._state.items(topic.id)
        return Spot(topic, held, held.index(item_id) or 0)

    # Places

    def insert(self, item_id: str) -> Step:
        """Go where a line is written that is to stand before another."""
        return Step((Moved(Place(self.spot(item_id).topic.id, item_id, BEFORE)),))

    def shift(self, item_id: str, by: int) -> Step:
        """Move a line up by a negative number of places, down by a positive one."""
        spot = self.spot(item_id)
        if not 0 <= spot.index + by < len(spot.held.items):
            return Step(accepted=False, notes=(say.at_the_end(up=by < 0),))
        return self.put(item_id, spot.index + 1 + by)

    def put(self, item_id: str, number: int) -> Step:
        """Move a line to a place in its list, 1 …."""
        spot = self.spot(item_id)
        count = len(spot.held.items)
        if not 1 <= number <= count or number == spot.index + 1:
            return Step(accepted=False, notes=(say.no_such_spot(number, count, number == spot.index + 1),))
        rest = [item.id for item in spot.held.items if item.id != item_id]
        after = rest[number - 2] if number > 1 else None
        event = ItemSet(item_id, spot.topic.id, spot.item.value, after, spot.item.source)
        return Step((event,), notes=(say.put(spot.index + 1, number, spot.text),))

    def relocate(self, item_id: str, list_id: str) -> Step:
        """Move a line to another list, behind its last line; a category of the other kind of list does not go along."""
        spot = self.spot(item_id)
        topic = next((topic for topic in agenda.topics(self._form, self._state) if topic.id == list_id), None)
        value = spot.item.value
        if topic is None or topic.kind is not Kind.LINES or not isinstance(value, Indicator) or list_id == DUTIES:
            return Step(accepted=False, notes=(say.CANNOT_GO_THERE,))
        if list_id == spot.topic.id:
            return Step(accepted=False, notes=(say.THERE_ALREADY,))
        value = self._fitting(topic, value, spot.topic)
        values = [*(item.value for item in self._state.items(list_id).items), value]
        if findings := check_line(topic, values, len(values) - 1):
            return Step(accepted=False, findings=findings)
        lacks = topic.id.endswith("/benefits") and value.category is None
        note = say.relocated(spot.text, topic.objective, topic.label, len(values), lacks)
        return Step((ItemSet(item_id, list_id, value, source=spot.item.source), *self._leave(item_id)), notes=(note,))

    def _fitting(self, topic: Topic, value: Indicator, old: Topic) -> Indicator:
        """Return an indicator as another list takes it; its words may say which category of that list it is."""
        if topic.label == old.label:
            return value
        made = line_value(topic, value.text, None, self._form, self._wording(topic))
        if not isinstance(made, Indicator) or not made.text:
            return replace(value, category=None)
        parts = (made.targets or value.targets, made.deadline or value.deadline)
        return replace(value, text=made.text, category=made.category, targets=parts[0], deadline=parts[1])

    def _leave(self, *gone: str) -> tuple[Event, ...]:
        """Return what takes the interview away from lines that are no longer where it stands at them."""
        place = self._state.place
        return (Moved(self._next(place.question, *gone)),) if place is not None and place.item in gone else ()

    def _next(self, list_id: str, *done: str) -> Place:
        """Return where it goes on in a list: at the next line to be decided on, else at a line to come."""
        left = (item.id for item in self._state.items(list_id).items if item.id in self._state.undecided - {*done})
        return Place(list_id, next(left, None))

    # Lines

    def duplicate(self, item_id: str) -> Step:
        """Put the same line once more behind it."""
        spot = self.spot(item_id)
        values = [item.value for item in spot.held.items]
        values.insert(spot.index + 1, spot.item.value)
        if findings := check_line(spot.topic, values, spot.index + 1):
            return Step(accepted=False, findings=findings)
        copy = next_id(self._entries, "i")
        event = ItemSet(copy, spot.topic.id, spot.item.value, item_id, spot.item.source)
        return Step((event,), notes=(say.duplicated(spot.index + 1, spot.text),))

    def remove(self, item_id: str) -> Step:
        """Take a line out."""
        spot = self.spot(item_id)
        events = (ItemRemoved(item_id), *self._leave(item_id))
        return Step(events, notes=(say.removed(spot.index + 1, spot.text),))

    def categorise(self, item_id: str, category: Category | None) -> Step:
        """Set a line's category; None takes an output's away."""
        spot = self.spot(item_id)
        value, benefits = spot.item.value, spot.topic.id.endswith("/benefits")
        wrong = category not in BENEFIT_CATEGORIES if benefits else category in BENEFIT_CATEGORIES
        if not isinstance(value, Indicator) or wrong:
            return Step(accepted=False, notes=(say.no_category_here(isinstance(value, Indicator), benefits),))
        event = ItemSet(item_id, spot.topic.id, replace(value, category=category), source=spot.item.source)
        place = self._state.place
        asked = place is not None and (place.item, place.part) == (item_id, CATEGORY)
        name = CATEGORY_NAMES[category] if category else ""
        moved = (Moved(Place(spot.topic.id)),) if asked else ()
        return Step((event, *moved), notes=(say.categorised(spot.index + 1, name),))

    def answer_category(self, place: Place, text: str) -> Step:
        """Take what was typed where a line's category is asked; InputError where it is no category."""
        if place.item is None or self._state.list_of(place.item) is None:
            return Step((Moved(Place(place.question)),))
        spot = self.spot(place.item)
        value, topic = spot.item.value, spot.topic
        if not isinstance(value, Indicator):
            return Step((Moved(Place(topic.id)),))
        category, rest = split_category(text, self._form)
        if category and rest:  # the whole line once more, with its category in front
            changed = line_value(topic, text, value, self._form, self._wording(topic))
        else:
            changed = replace(value, category=parse_category(text, self._form))
        same = agenda.line_text(changed) == value.text
        event = ItemSet(place.item, topic.id, changed, source=spot.item.source if same else Source.WRITTEN)
        lacking = agenda.first_without_category(topic, apply(self._state, event).items(topic.id))
        return Step((event, Moved(Place(topic.id, lacking, CATEGORY if lacking else None))))

    def change(self, item_id: str, change: Callable[[Indicator, Wording], Indicator | None]) -> Step:
        """Change a derived part of a line in its sentence; `change` gives None where that is not certain."""
        spot = self.spot(item_id)
        value = spot.item.value
        made = change(value, self._wording(spot.topic)) if isinstance(value, Indicator) else None
        if made is None:
            return Step(accepted=False, notes=(say.cannot_derive(spot.index + 1),))
        return self._rewrite(spot, made, say.rewritten(spot.index + 1, made.text))

    def _rewrite(self, spot: Spot, value: ItemValue, note: str) -> Step:
        values = [value if item.id == spot.item.id else item.value for item in spot.held.items]
        if findings := check_line(spot.topic, values, spot.index):
            return Step(accepted=False, findings=findings)
        source = self._changed(spot.item.source)
        return Step((ItemSet(spot.item.id, spot.topic.id, value, source=source),), notes=(note,))

    def _changed(self, source: Source) -> Source:
        """Return where words come from that came from `source` and were cut or put together since."""
        brought = source is Source.IMPORTED and last_of(self._entries, declaration_of(self._state)) is not None
        return Source.LAST_YEAR_CHANGED if brought or source in _LAST_YEAR else Source.WRITTEN

    # Split and merge

    def ask_split(self, item_id: str) -> Step:
        """Go where it is asked which pieces of a line stay."""
        spot = self.spot(item_id)
        if len(pieces_of(spot.text)) < 2:
            return Step(accepted=False, notes=(say.one_piece(spot.index + 1),))
        return Step((Moved(Place(spot.topic.id, item_id, SPLIT)),))

    def answer_split(self, place: Place, text: str) -> Step:
        """Take the answer to which pieces stay; InputError when it names none."""
        assert place.item is not None
        chosen = read_choice(text, len(pieces_of(self.spot(place.item).text)))
        if chosen is None:
            return Step((Moved(self._next(place.question)),), notes=(say.NOT_SPLIT,))
        step = self.split(place.item, chosen)
        away = Moved(self._next(place.question, place.item))
        return replace(step, events=(*step.events, away)) if step.accepted else step

    def split(self, item_id: str, chosen: Sequence[int]) -> Step:
        """Make each of the chosen pieces, counted from 1, a line of its own; the others go."""
        spot = self.spot(item_id)
        texts = [plain_piece(piece) for piece in pieces_of(spot.text)]
        if len(texts) < 2 or not chosen:
            return Step(accepted=False, notes=(say.one_piece(spot.index + 1) if len(texts) < 2 else say.NONE_CHOSEN,))
        values = [self._piece(spot, texts[number - 1]) for number in chosen]
        if findings := self._objections(spot, values):
            return Step(accepted=False, findings=findings)
        first = int(next_id(self._entries, "i")[1:])
        ids = [item_id, *(f"i{first + number}" for number in range(len(values) - 1))]
        source = self._changed(spot.item.source)
        events = [ItemSet(item_id, spot.topic.id, values[0], source=source)]
        for before, own, value in zip(ids, ids[1:], values[1:], strict=False):
            events.append(ItemSet(own, spot.topic.id, value, before, source))
        return Step(tuple(events), notes=(say.split(spot.index + 1, len(values), len(texts) - len(values)),))

    def _objections(self, spot: Spot, values: Sequence[ItemValue]) -> tuple[Finding, ...]:
        held = [item.value for item in spot.held.items]
        held[spot.index : spot.index + 1] = values
        found = (check_line(spot.topic, held, spot.index + number) for number in range(len(values)))
        return next((findings for findings in found if findings), ())

    def _piece(self, spot: Spot, text: str) -> ItemValue:
        """Return a piece as a line: what its words are known for, else what it bears out of the whole line's parts."""
        value = line_value(spot.topic, text, spot.item.value, self._form, self._wording(spot.topic))
        if not isinstance(value, Indicator):
            return value
        borne = tuple(part for part in value.targets if part.value is not None or part.name in text)
        return replace(value, text=value.text or text, targets=borne)

    def merge(self, item_id: str, count: int = 2) -> Step:
        """Put a line and those behind it, `count` in all, together."""
        spot = self.spot(item_id)
        items = spot.held.items[spot.index : spot.index + count]
        if len(items) < max(2, count):
            return Step(accepted=False, notes=(say.nothing_behind(spot.index + 1, len(spot.held.items)),))
        text = join_pieces([agenda.line_text(item.value) for item in items])
        value: ItemValue = text
        parts = [item.value for item in items if isinstance(item.value, Indicator)]
        if parts:
            made = line_value(spot.topic, text, parts[0], self._form, Wording(year=self._wording(spot.topic).year))
            bases = list(dict.fromkeys(part.basis for part in parts if part.basis))
            assert isinstance(made, Indicator)
            targets = tuple(target for part in parts for target in part.targets)
            value = replace(
                made, text=text, category=parts[0].category, targets=targets, basis="；".join(bases) or None
            )
        gone = [item.id for item in items[1:]]
        step = self._rewrite(spot, value, say.merged(spot.index + 1, spot.index + count))
        if not step.accepted:
            return step
        return replace(step, events=(*step.events, *map(ItemRemoved, gone), *self._leave(*gone)))


_LAST_YEAR = (Source.LAST_YEAR, Source.LAST_YEAR_CHANGED)
