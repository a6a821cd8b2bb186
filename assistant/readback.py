"""核对: the declaration line by line in the form's order, each with where it came from and what is to be seen to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant import agenda
from assistant.agenda import Topic
from assistant.events import ListStatus, Place, Source
from assistant.history import provenance
from assistant.interview import Interview
from assistant.model import Category, Finding, Indicator, Severity
from assistant.outline import texts_of
from assistant.state import State
from assistant.text import open_blanks
from assistant.wording import readback as say


class Kind(StrEnum):
    """What a line is."""

    TITLE = "title"
    """Head of an objective."""
    LIST = "list"
    """Head of numbered lines."""
    ITEM = "item"
    """A numbered line."""
    SINGLE = "single"
    """A single answer."""


@dataclass(frozen=True)
class Line:
    """One line of the declaration, or the head of some."""

    kind: Kind
    name: str
    """What it, or the list that it belongs to, is called on the form."""
    text: str | None
    """The answer; of a head what stands in place of lines. None where there is none."""
    place: Place
    """Where it is changed."""
    question: int
    """Number of its question, as 跳到 takes it."""
    path: str
    """JSON Pointer."""
    number: int = 0
    """Number of a numbered line."""
    category: Category | None = None
    source: Source | None = None
    """Where the answer came from."""
    blanks: int = 0
    """Open blanks in it."""
    refused: bool = False
    """Text was handed in here and not taken."""
    wrong: tuple[str, ...] = ()
    """Why it is bound to be sent back."""


def read_back(interview: Interview, findings: Iterable[Finding] = ()) -> tuple[Line, ...]:
    """Return the declaration as it stands, line by line in the form's order."""
    numbers = {topic.id: (number, topic) for number, topic in enumerate(interview.topics, 1)}
    sources = {key: held.source for key, held in provenance(interview.entries).items()}
    lines: list[Line] = []
    for topic_id in _order(interview):
        number, topic = numbers[topic_id]
        if topic_id.endswith("/title"):
            lines.append(_title(number, topic, interview.state, sources))
        elif topic.kind is agenda.Kind.LINES:
            lines += _list(number, topic, interview.state, sources)
        else:
            lines.append(_single(number, topic, interview.state, sources))
    return _with_wrong(_with_refused(lines, interview.state), findings)


def _order(interview: Interview) -> Iterator[str]:
    """Yield the question ids in the order in which the form prints them."""
    yield from ("/year", "/filer", "/department")
    yield from (line.path for line in interview.form.amounts)
    yield from (
        topic.id for topic in interview.topics if topic.kind is agenda.Kind.LINES or topic.id.endswith("/title")
    )


def _title(number: int, topic: Topic, state: State, sources: Mapping[str, Source]) -> Line:
    # Where the form prints the title, nobody gave it.
    source = None if state.objectives[topic.objective - 1].key else sources.get(topic.id)
    blanks = len(open_blanks(topic.title))
    return Line(Kind.TITLE, topic.section, None, Place(topic.id), number, topic.pointer, source=source, blanks=blanks)


def _single(number: int, topic: Topic, state: State, sources: Mapping[str, Source]) -> Line:
    text, place = agenda.current_text(topic, state), Place(topic.id)
    blanks = sum(len(open_blanks(part)) for part in texts_of(topic, state))
    return Line(
        Kind.SINGLE, topic.label, text, place, number, topic.pointer, source=sources.get(topic.id), blanks=blanks
    )


def _list(number: int, topic: Topic, state: State, sources: Mapping[str, Source]) -> Iterator[Line]:
    held = state.items(topic.id)
    nothing = say.NONE if held.status is ListStatus.NONE else None if held.items else say.NOT_YET
    yield Line(Kind.LIST, topic.label, nothing, agenda.entry_place(topic, state), number, topic.pointer)
    for index, item in enumerate(held.items):
        text = agenda.line_text(item.value)
        yield Line(
            Kind.ITEM,
            topic.label,
            text,
            Place(topic.id, item.id),
            number,
            f"{topic.pointer}/{index}",
            index + 1,
            item.value.category if isinstance(item.value, Indicator) else None,
            sources.get(item.id),
            len(open_blanks(text)),
        )


def _with_refused(lines: Sequence[Line], state: State) -> list[Line]:
    refused = {replace(place, part=None) for place in state.refused}
    return [replace(line, refused=True) if line.place in refused else line for line in lines]


def _with_wrong(lines: Sequence[Line], findings: Iterable[Finding]) -> tuple[Line, ...]:
    """Return the lines with what is bound to be sent back at the one that it is about, else at what holds that."""
    wrong: dict[str, list[str]] = {}
    paths = sorted((line.path for line in lines), key=len, reverse=True)
    for finding in findings:
        if finding.severity is Severity.ERROR and finding.kept is None:
            at = next((path for path in paths if f"{finding.path}/".startswith(f"{path}/")), "")
            wrong.setdefault(at, []).append(finding.message)
    return tuple(replace(line, wrong=tuple(wrong.get(line.path, ()))) for line in lines)
