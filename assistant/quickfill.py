"""快填: a section of the interview as one form, answered in any order with the same checks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant import agenda
from assistant.agenda import Kind, Topic
from assistant.asking import offer_of
from assistant.commands import is_doubtful
from assistant.events import Entry, Event, Moved, Place, Typed
from assistant.interview import Interview
from assistant.step import Step
from assistant.wording import quickfill as say

_AS_IT_IS = frozenset({"-", "—", "不改"})
"""Values that leave an answer as it is."""


@dataclass(frozen=True)
class Cell:
    """One answer of a section."""

    place: Place
    label: str
    current: str | None
    """The answer held there, as a person would type it."""
    typed: str
    """Text typed there and not accepted."""
    offer: str | None
    """What Enter alone takes over."""


def section_of(interview: Interview) -> str:
    """Return the section that is asked about; at the end the first one."""
    topic = interview.topic
    return interview.topics[0].section if topic.kind is Kind.FINISH else topic.section


def cells_of(interview: Interview, section: str) -> tuple[Cell, ...]:
    """Return every answer of a section, of a list every line and the one to come."""
    state = interview.state
    cells = []
    for topic in _topics(interview, section):
        if topic.kind is not Kind.LINES:
            cells.append((Place(topic.id), topic.label))
            continue
        items = state.items(topic.id).items
        cells += [(Place(topic.id, item.id), say.line(topic.label, number)) for number, item in enumerate(items, 1)]
        cells.append((Place(topic.id), say.next_line(topic.label)))
    found = []
    for place, label in cells:
        topic = next(part for part in interview.topics if part.id == place.question)
        current = agenda.current_text(topic, state, place.item)
        offer = offer_of(topic, interview.form, state)
        found.append(Cell(place, label, current, state.typed.get(place, ""), offer))
    return tuple(found)


def _topics(interview: Interview, section: str) -> list[Topic]:
    return [part for part in interview.topics if part.section == section and not part.id.endswith("/title")]


def answer_at(interview: Interview, place: Place, text: str) -> Step:
    """Answer at a place of the interview, wherever it stands, as if it stood there."""
    trial = _copy(interview, (Moved(place),))
    step = trial.submit(text)
    return replace(step, events=(Moved(place), *step.events))


def fill(interview: Interview, values: str) -> Step:
    """Answer the single questions of the section in their order, values with spaces between them.

    Nothing goes past the first one that is refused; that one stays typed at its question.
    """
    section = section_of(interview)
    topics = [topic for topic in _topics(interview, section) if topic.kind is not Kind.LINES]
    if not topics:
        return Step(accepted=False, notes=(say.SENTENCES,))
    given = values.split()
    if not given or len(given) > len(topics):
        labels = [topic.label for topic in topics]
        return Step(accepted=False, notes=(say.how(section, labels), *((say.too_many(len(given)),) if given else ())))
    events: list[Event] = []
    notes: list[str] = []
    step = Step()
    for topic, value in zip(topics, given, strict=False):
        if value in _AS_IT_IS:
            continue
        if topic.kind is Kind.NAME and is_doubtful(value):
            refused = (Moved(Place(topic.id)), Typed(Place(topic.id), value, refused=True))
            wrong = say.no_name(value, topic.label, [part.label for part in topics])
            return Step((*events, *refused), False, notes=(*notes, say.stopped_at(topic.label), wrong))
        step = answer_at(_copy(interview, events), Place(topic.id), value)
        events += step.events
        if not step.accepted:
            return replace(step, events=tuple(events), notes=(*notes, say.stopped_at(topic.label), *step.notes))
        notes += [say.under(topic.label, note) for note in step.notes]
    return replace(step, events=tuple(events), notes=tuple(notes))


def _copy(interview: Interview, events: list[Event] | tuple[Event, ...]) -> Interview:
    """Return the same interview with more events; nothing of it is kept."""
    copy = Interview(interview.form, interview.entries, lambda: interview.bank)
    seq = len(interview.entries)
    copy.apply(Entry(seq + number, "", "", event) for number, event in enumerate(events, 1))
    return copy
