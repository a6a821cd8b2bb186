"""What a single answer becomes: typed text to the event that keeps it, or why it is refused."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from assistant.agenda import Kind, Topic
from assistant.answers import NONE_WORDS, parse_amount, parse_blank, parse_year
from assistant.events import FieldSet, FieldValue, Source
from assistant.form import Form
from assistant.model import ABSENT, Absent, Finding
from assistant.remarks import notes_on, sums_after, unit_doubts
from assistant.state import State
from assistant.text import bracket_blanks
from assistant.validation import check_decimals, check_value
from assistant.worksheet import read_choice


@dataclass(frozen=True)
class Reading:
    """A single answer as it was read."""

    event: FieldSet
    """What keeps it."""
    against: tuple[Finding, ...] = ()
    """Why it is refused; empty where it is not."""
    sums: tuple[Finding, ...] = ()
    """What is to be looked at although it is accepted."""
    notes: tuple[str, ...] = ()
    """How it was read, and what else it means."""


def read_single(topic: Topic, text: str, source: Source, form: Form, state: State) -> Reading:
    """Read an answer typed under a topic; InputError when it is none."""
    value, as_typed, notes = _value(topic, text, form)
    event = FieldSet(topic.id, value, source, as_typed)
    if not topic.is_printed:
        return Reading(event, notes=notes)
    against = tuple(check_value(topic.pointer, value))
    if isinstance(value, Decimal) and not against:
        against = tuple(check_decimals(topic.pointer, value, form)) or unit_doubts(topic, value, text, state)
    if against:
        return Reading(event, against)
    sums = sums_after(topic, event, form, state)
    return Reading(event, sums=sums, notes=(*notes, *notes_on(topic, event, form, state)))


def _value(topic: Topic, text: str, form: Form) -> tuple[FieldValue, str | Absent, tuple[str, ...]]:
    """Return the value, the text where it is an amount in another figure, and how it was read."""
    match topic.kind:
        case Kind.AMOUNT:
            reading = parse_amount(text)
            notes = (reading.note,) if reading.note else ()
            return reading.value, text if notes and reading.value is not None else ABSENT, notes
        case Kind.YEAR:
            return parse_year(text), ABSENT, ()
        case Kind.CHOICE:
            nothing = text in NONE_WORDS or parse_blank(text)
            return None if nothing else read_choice(text, topic.id, form).value, ABSENT, ()
    return parse_blank(text) or bracket_blanks(text), ABSENT, ()
