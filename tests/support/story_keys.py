"""The way from nothing to a declaration by offers: what is typed to find each phrase, which digit, what its blanks take.

The letters follow a rule: the fewest initials, from the beginning of the phrase's name or of one of its keywords, that
bring the phrase among the offers shown; none where it is among those already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from assistant.agenda import FINISH, Kind
from assistant.bank.basics import by_name
from assistant.bank.blanks import Blank, blanks_of, match_blanks
from assistant.bank.duties import duties_of
from assistant.bank.phrases import phrases_for
from assistant.bank.sentences import read_sentence
from assistant.model import Declaration, Indicator
from assistant.pinyin import readings
from assistant.session import Session
from tests.support.script import typed_lines

FIRST_LETTERS = 2
"""The fewest that are sought while they are typed."""
MOST_LETTERS = 8


@dataclass(frozen=True)
class Typed:
    """A line that is typed whole."""

    text: str


@dataclass(frozen=True)
class Chosen:
    """A line that is chosen, and its blanks filled."""

    text: str
    """What it comes to."""
    letters: str
    """What is sought; empty where it is offered already."""
    digit: int
    """Its number among the offers."""
    values: tuple[str, ...]
    """What is typed in the blanks that the township's own figures leave open."""


@dataclass(frozen=True)
class _Wording:
    """A phrase or a duty of the bank that a line has the wording of."""

    id: str
    words: tuple[str, ...]
    """By whose initials it is sought, the likeliest first."""
    blanks: tuple[Blank, ...]
    values: tuple[str, ...]


def way_to(declaration: Declaration, session: Session, basics: str) -> Iterator[Typed | Chosen]:
    """Yield what is to be done next, from a new draft to its end; each is to be done before the next is asked for.

    `basics` is the command that tells the township's own figures; it is typed when the duties are asked for.
    """
    duties = declaration.duties
    assert duties
    lines = typed_lines(declaration, session.form, session.interview.state)
    yield from map(Typed, takewhile(lambda line: line != duties[0], lines))
    yield Typed(basics)
    while (topic := session.view().asked.topic).id != FINISH:
        assert topic.kind is Kind.LINES, topic.id
        if not topic.objective:
            values: Iterable[str | Indicator] = duties
        else:
            objective = declaration.objectives[topic.objective - 1]
            values = objective.outputs if topic.id.endswith("/outputs") else objective.benefits
        for value in values:
            yield _choice(session, value)
        yield Typed("")
        assert session.view().asked.topic != topic, f"not left behind: {topic.label}"


def _choice(session: Session, value: str | Indicator) -> Chosen:
    text = value if isinstance(value, str) else value.text
    wording = _wording_of(session, value)
    letters, digit = _search(session, wording)
    known = by_name(session.interview.state.fields, session.interview.bank)
    open_ = tuple(held for blank, held in zip(wording.blanks, wording.values, strict=True) if blank.hint not in known)
    return Chosen(text, letters, digit, open_)


def _wording_of(session: Session, value: str | Indicator) -> _Wording:
    bank = session.interview.bank
    if isinstance(value, str):
        for duty in duties_of(bank):
            if (held := match_blanks(duty.sentence, value)) is not None:
                return _Wording(duty.id, (*duty.keywords, duty.office), blanks_of(duty.sentence), tuple(map(str, held)))
        raise AssertionError(f"no duty of the bank: {value}")
    keys = [part.key for part in session.form.objectives]
    phrases = phrases_for(bank, keys, session.interview.topic.objective_key)
    reading = read_sentence(value.text, (part for part in phrases if part.category is value.category))
    assert reading is not None, f"no phrase of the bank: {value.text}"
    phrase = reading.phrase
    return _Wording(phrase.id, (phrase.name, *phrase.keywords), phrase.blanks, tuple(map(str, reading.values)))


def _search(session: Session, wording: _Wording) -> tuple[str, int]:
    """Return the letters to type and the digit that chooses."""
    for letters in ("", *_beginnings(wording.words)):
        shown = session.choosing.offers.shown(letters or None)
        digit = next((number for number, offer in enumerate(shown, 1) if offer.id == wording.id), 0)
        if digit:
            return letters, digit
    raise AssertionError(f"found by the beginning of none of its words: {wording}")


def _beginnings(words: Iterable[str]) -> Iterator[str]:
    whole = [initials(word) for word in words]
    for length in range(FIRST_LETTERS, MOST_LETTERS + 1):
        yield from (word[:length] for word in whole if len(word) >= length and word[:length].isalpha())


def initials(text: str) -> str:
    """Return the first letters of a text's syllables."""
    return "".join(readings(char)[0][0] if readings(char) else char.lower() for char in text if char.isalnum())
