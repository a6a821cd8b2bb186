"""Every question with its number: what the outline shows, and which one a person means by a number or a name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant import agenda
from assistant.agenda import Kind, Topic
from assistant.state import State
from assistant.text import squeeze
from assistant.wording.outline import line_count


class Standing(StrEnum):
    """How a question stands."""

    ANSWERED = "answered"
    OPEN = "open"
    PRINTED = "printed"
    """The form prints it; it is asked only if somebody goes there."""


@dataclass(frozen=True)
class Row:
    """One question in the outline."""

    number: int
    """1 …, as 跳到 takes it."""
    section: str
    label: str
    standing: Standing
    summary: str
    """The answer, or how many lines there are."""
    here: bool
    """Whether the interview stands here."""


def outline(topics: tuple[Topic, ...], state: State, here: str) -> tuple[Row, ...]:
    """Return a row for every topic; `here` is the question id of the place asked at."""
    return tuple(
        Row(number, topic.section, topic.label, _standing(topic, state), _summary(topic, state), topic.id == here)
        for number, topic in enumerate(topics, 1)
    )


def _standing(topic: Topic, state: State) -> Standing:
    if topic.id.endswith("/title"):
        return Standing.PRINTED
    return Standing.ANSWERED if agenda.is_answered(topic, state) else Standing.OPEN


def _summary(topic: Topic, state: State) -> str:
    if topic.kind is Kind.LINES:
        return line_count(len(state.items(topic.id).items))
    return agenda.current_text(topic, state) or ""


def numbered(topics: tuple[Topic, ...], path: str) -> int | None:
    """Return the number of the question that answers the member at JSON Pointer `path`; None when none does."""
    fits = [(len(topic.pointer), n) for n, topic in enumerate(topics, 1) if f"{path}/".startswith(f"{topic.pointer}/")]
    below = [n for n, topic in enumerate(topics, 1) if topic.pointer.startswith(f"{path}/")]
    return max(fits)[1] if fits else min(below, default=None)


def find(topics: tuple[Topic, ...], name: str) -> list[int]:
    """Return the numbers of the questions that a person may mean by `name`, best matches only."""
    wanted = squeeze(name).removeprefix("第").removesuffix("题")
    if wanted.isdecimal():
        return [int(wanted)] if 1 <= int(wanted) <= len(topics) else []
    names = [(number, _names(topic)) for number, topic in enumerate(topics, 1) if not topic.id.endswith("/title")]
    for fits in (str.__eq__, str.startswith, str.__contains__):
        if found := [number for number, known in names if any(fits(part, wanted) for part in known)]:
            return found
    return []


def _names(topic: Topic) -> tuple[str, ...]:
    if not topic.objective:
        return (squeeze(topic.label),)
    return (f"目标{topic.objective}{topic.label}", squeeze(f"{topic.title}{topic.label}"))
