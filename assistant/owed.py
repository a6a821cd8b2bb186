"""What the offices still owe: every open blank with its question, and the sentence that it stands in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.agenda import Kind, Topic
from assistant.bank import Bank
from assistant.bank.offices import Office, find_office
from assistant.events import Place
from assistant.outline import texts_of
from assistant.state import State
from assistant.text import open_blanks


@dataclass(frozen=True)
class Owed:
    """One open blank."""

    office: str
    """Who owes it, as offices are called here; "" where nobody is named."""
    number: int
    """Number of its question, as 跳到 takes it."""
    line: int
    """Number of its line, 0 for a single answer."""
    place: Place
    """Where it is filled."""
    text: str
    """The whole text that it stands in."""
    start: int
    """Offset of the blank in the text."""
    excerpt: str
    """The blank as it stands there."""
    section: str
    label: str


def owed(topics: tuple[Topic, ...], state: State, bank: Bank) -> tuple[Owed, ...]:
    """Return every open blank: office by office in the order in which they first come, nobody's last."""
    found = [part for number, topic in enumerate(topics, 1) for part in _of(number, topic, state, bank)]
    order = list(dict.fromkeys(part.office for part in found))
    return tuple(sorted(found, key=lambda part: (not part.office, order.index(part.office))))


def _of(number: int, topic: Topic, state: State, bank: Bank) -> Iterable[Owed]:
    lines = topic.kind is Kind.LINES
    ids = [item.id for item in state.items(topic.id).items] if lines else [None]
    for index, (item, text) in enumerate(zip(ids, texts_of(topic, state), strict=False), 1):
        for start, excerpt, name in open_blanks(text):
            place = Place(topic.id, item)
            line = index if lines else 0
            yield Owed(office_name(bank, name), number, line, place, text, start, excerpt, topic.section, topic.label)


def office_name(bank: Bank, name: str | None) -> str:
    """Return what an office is called here; one that is not known keeps its name."""
    found = find_office(bank, name.strip()) if name else None
    return found.short or found.name if found else (name or "").strip()


@dataclass(frozen=True)
class Debt:
    """What one office owes."""

    name: str
    """As it is called here; "" for what nobody is named for."""
    office: Office | None
    """The township's office of that name; None where none is known."""
    blanks: tuple[Owed, ...]


def debts(found: Iterable[Owed], bank: Bank) -> tuple[Debt, ...]:
    """Return open blanks by the offices that owe them."""
    groups: dict[str, list[Owed]] = {}
    for part in found:
        groups.setdefault(part.office, []).append(part)
    return tuple(Debt(name, find_office(bank, name) if name else None, tuple(held)) for name, held in groups.items())


def debt_of(word: str, found: Iterable[Owed], bank: Bank) -> Debt | None:
    """Return what the office of a name owes, perhaps nothing; None where there is no such office anywhere."""
    name = office_name(bank, word)
    mine = next((debt for debt in debts(found, bank) if debt.name == name), None)
    office = find_office(bank, word)
    return mine or (None if office is None else Debt(name, office, ()))
