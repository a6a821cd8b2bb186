"""一览: the lines of one objective, or the duties, as a person goes through them, with what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant import agenda
from assistant.agenda import Kind, Topic
from assistant.events import ItemValue, ListStatus, Source
from assistant.history import provenance
from assistant.interview import Interview
from assistant.model import BENEFIT_CATEGORIES, Category, Finding, Indicator, Severity
from assistant.pieces import is_long
from assistant.state import DUTIES, Item
from assistant.text import open_blanks
from assistant.wording import lineup as say
from assistant.wording.lineup import Mark
from assistant.wording.session import Message, Tone

MEASURED = (Category.QUANTITY, Category.QUALITY, Category.TIMELINESS, Category.COST)
"""Categories of outputs that an objective is looked through for."""


@dataclass(frozen=True)
class Line:
    """One line of a list."""

    id: str
    number: int
    """1 …, as 改 and 删 take it."""
    value: ItemValue
    source: Source
    marks: tuple[Mark, ...]
    """What is still to be done about it, the weightiest first."""
    objections: tuple[str, ...]
    """What the review says of it, what is bound to be sent back first."""

    @property
    def text(self) -> str:
        """Its text."""
        return agenda.line_text(self.value)

    @property
    def category(self) -> Category | None:
        """Its category; a duty has none."""
        return self.value.category if isinstance(self.value, Indicator) else None


@dataclass(frozen=True)
class Listed:
    """One list with its lines."""

    topic: Topic
    lines: tuple[Line, ...]
    status: ListStatus


@dataclass(frozen=True)
class Lineup:
    """The lists that are looked at together: an objective's outputs and benefits, or the duties alone."""

    number: int
    """Of the objective; 0 for the duties."""
    title: str
    lists: tuple[Listed, ...]
    missing: tuple[str, ...]
    """What it lacks, for a person."""


def lineup(interview: Interview, number: int, findings: Iterable[Finding]) -> Lineup:
    """Return the lines of objective `number`, of the duties for 0, with the marks that `findings` give them."""
    topics = [topic for topic in interview.topics if topic.kind is Kind.LINES and topic.objective == number]
    topics = topics if number else [topic for topic in topics if topic.id == DUTIES]
    sources = {key: held.source for key, held in provenance(interview.entries).items()}
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault("/".join(finding.path.split("/")[: 5 if number else 3]), []).append(finding)
    lists, stale = [], interview.state.stale
    for topic in topics:
        held = interview.state.items(topic.id)
        lines = tuple(
            _line(topic, place, replace(item, source=sources.get(item.id, item.source)), found, item.id in stale)
            for place, item in enumerate(held.items)
        )
        lists.append(Listed(topic, lines, held.status))
    title = topics[0].title if number else topics[0].label
    return Lineup(number, title, tuple(lists), tuple(_missing(lists)))


def _line(topic: Topic, place: int, item: Item, found: dict[str, list[Finding]], stale: bool) -> Line:
    value = item.value
    findings = [part for part in found.get(f"{topic.pointer}/{place}", ()) if part.kept is None]
    findings.sort(key=lambda part: list(Severity).index(part.severity))
    text = agenda.line_text(value)
    lacks = topic.id.endswith("/benefits") and isinstance(value, Indicator) and value.category is None
    judged = (
        (Mark.MUST, any(part.severity is Severity.ERROR and not _is_marked(part) for part in findings)),
        (Mark.BLANK, bool(open_blanks(text))),
        (Mark.CATEGORY, lacks),
        (Mark.AGAIN, stale),
        (Mark.LONG, is_long(text)),
        (Mark.SHOULD, any(part.severity is Severity.WARNING for part in findings)),
    )
    marks = tuple(mark for mark, holds in judged if holds)
    return Line(item.id, place + 1, value, item.source, marks, tuple(part.message for part in findings))


def _is_marked(finding: Finding) -> bool:
    """Whether a finding has a mark of its own: an open blank, a category that lacks."""
    return finding.rule.startswith("blanks.") or finding.path.endswith("/category")


def _missing(lists: Sequence[Listed]) -> Iterable[str]:
    for listed in lists:
        if not listed.lines:
            if listed.status is not ListStatus.NONE:
                yield say.no_line(listed.topic.label)
            continue
        held = {line.category for line in listed.lines}
        if listed.topic.id.endswith("/outputs"):
            if not any(ch.isdigit() for line in listed.lines for ch in line.text):
                yield say.NO_FIGURE
            yield from say.categories(part for part in MEASURED if part not in held and held != {None})
        elif listed.topic.objective:
            yield from say.categories(part for part in BENEFIT_CATEGORIES if part not in held)


def told_line_up(interview: Interview, findings: Iterable[Finding], wanted: str) -> tuple[Message, ...]:
    """Return the lines of what is asked, or of the objective `wanted`, as text."""
    number = number_wanted(interview, wanted)
    if number is None:
        return (Message(Tone.BAD, say.no_objective(len(interview.state.objectives))),)
    shown = lineup(interview, number, findings)
    return (Message(Tone.HELP, say.told(shown)), Message(Tone.HELP, say.HOW if number else say.HOW_DUTIES))


def number_wanted(interview: Interview, wanted: str) -> int | None:
    """Return the number of the objective that is meant, 0 for the duties, None where there is none.

    Without a word it is the one asked about; before the first and behind the last it is the nearest.
    """
    count = len(interview.state.objectives)
    if wanted.isdecimal():
        return int(wanted) if 1 <= int(wanted) <= count else None
    if wanted:
        return 0
    topic = interview.topic
    if topic.objective or topic.id == DUTIES:
        return topic.objective
    return count if topic.kind is Kind.FINISH and count else 0
