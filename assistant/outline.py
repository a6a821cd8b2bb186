"""Every question with its number and state: what the outline shows, and which one a person means by what they type."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from assistant import agenda
from assistant.agenda import Kind, Topic
from assistant.model import Indicator
from assistant.pinyin import key_of, match
from assistant.state import State
from assistant.text import open_blanks, squeeze
from assistant.wording.outline import line_count

_BAND = 100
"""Ranks of a match in one band: the place and the way of typing, not what is left over, tell best from good."""


class Standing(StrEnum):
    """How a question stands, what asks for a hand first."""

    REFUSED = "refused"
    """Text was handed in and not taken."""
    STALE = "stale"
    """Something that its answer rests on was changed since."""
    BLANK = "blank"
    """It holds open blanks."""
    OPEN = "open"
    OPTIONAL = "optional"
    """It has no answer, and the form prints none."""
    PRINTED = "printed"
    """The form prints it; it is asked only if somebody goes there."""
    ANSWERED = "answered"


@dataclass(frozen=True)
class Row:
    """One question in the outline."""

    number: int
    """1 …, as 跳到 takes it."""
    question: str
    """Its id."""
    section: str
    label: str
    standings: tuple[Standing, ...]
    """How it stands, at least one, what asks for a hand first."""
    blanks: int
    """Open blanks in it."""
    summary: str
    """The answer, or how many lines there are and the first of them."""
    here: bool
    """Whether the interview stands here."""


def outline(topics: tuple[Topic, ...], state: State, here: str, stale: frozenset[str] = frozenset()) -> tuple[Row, ...]:
    """Return a row for every topic; `here` is the id of the question asked now, `stale` are the ids of STALE ones."""
    return tuple(_row(number, topic, state, here, stale) for number, topic in enumerate(topics, 1))


def _row(number: int, topic: Topic, state: State, here: str, stale: frozenset[str]) -> Row:
    blanks = sum(len(open_blanks(text)) for text in texts_of(topic, state))
    refused = any(place.question == topic.id for place in state.refused)
    found = [(refused, Standing.REFUSED), (topic.id in stale, Standing.STALE), (blanks > 0, Standing.BLANK)]
    if topic.id.endswith("/title"):
        found.append((not any(held for held, _ in found), Standing.PRINTED))
    else:
        answered = agenda.is_answered(topic, state)
        lacking = Standing.OPEN if topic.is_printed else Standing.OPTIONAL
        found += [(not answered, lacking), (answered and not any(held for held, _ in found), Standing.ANSWERED)]
    standings = tuple(standing for held, standing in found if held)
    return Row(
        number, topic.id, topic.section, topic.label, standings, blanks, _summary(topic, state), topic.id == here
    )


def texts_of(topic: Topic, state: State) -> tuple[str, ...]:
    """Return the texts that a question's answer consists of: its lines, or the one it is."""
    if topic.kind is Kind.LINES:
        values = [item.value for item in state.items(topic.id).items]
        return tuple(value.text if isinstance(value, Indicator) else value for value in values)
    if topic.id.endswith("/title"):
        return (topic.title,)
    value = state.fields.get(topic.id)
    return (value,) if isinstance(value, str) else ()


def _summary(topic: Topic, state: State) -> str:
    if topic.kind is Kind.LINES:
        lines = texts_of(topic, state)
        return line_count(len(lines), lines[0] if lines else "")
    return agenda.current_text(topic, state) or ""


def standing_as(rows: Iterable[Row], standing: Standing) -> tuple[Row, ...]:
    """Return the rows that stand so, among other ways."""
    return tuple(row for row in rows if standing in row.standings)


def refused(topics: tuple[Topic, ...], state: State) -> tuple[int, ...]:
    """Return the numbers of the questions where text was handed in and not taken."""
    questions = {place.question for place in state.refused}
    return tuple(number for number, topic in enumerate(topics, 1) if topic.id in questions)


def numbered(topics: tuple[Topic, ...], path: str) -> int | None:
    """Return the number of the question that answers the member at JSON Pointer `path`; None when none does."""
    fits = [(len(topic.pointer), n) for n, topic in enumerate(topics, 1) if f"{path}/".startswith(f"{topic.pointer}/")]
    below = [n for n, topic in enumerate(topics, 1) if topic.pointer.startswith(f"{path}/")]
    return max(fits)[1] if fits else min(below, default=None)


def find(topics: tuple[Topic, ...], name: str) -> list[int]:
    """Return the numbers of the questions that a number, a name or its pinyin may mean, best matches only."""
    wanted = squeeze(name).removeprefix("第").removesuffix("题")
    if wanted.isdecimal():
        return [int(wanted)] if 1 <= int(wanted) <= len(topics) else []
    names = [(number, _names(topic)) for number, topic in enumerate(topics, 1) if not topic.id.endswith("/title")]
    for fits in (str.__eq__, str.startswith, str.__contains__):
        if found := [number for number, known in names if any(fits(part, wanted) for part in known)]:
            return found
    if not any("a" <= ch.lower() <= "z" for ch in wanted):
        return []
    ranks = {number: min(ranked, default=None) for number, known in names if (ranked := _ranks(wanted, known))}
    best = min((rank for rank in ranks.values() if rank is not None), default=0)
    return [number for number, rank in ranks.items() if rank == best]


def _ranks(wanted: str, names: tuple[str, ...]) -> list[int]:
    """Return the bands in which names answer what was typed as pinyin or initials."""
    ranks = (match(wanted, key_of(name)) for name in names)
    return [rank // _BAND for rank in ranks if rank is not None]


def _names(topic: Topic) -> tuple[str, ...]:
    if not topic.objective:
        return (squeeze(topic.label),)
    return (f"目标{topic.objective}{topic.label}", squeeze(f"{topic.title}{topic.label}"))
