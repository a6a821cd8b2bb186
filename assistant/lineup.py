"""一览: the lines of one objective, or the duties, as a person goes through them, with what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant import agenda
from assistant.agenda import Kind, Topic
from assistant.carryover import opened
from assistant.events import ItemValue, ListStatus, Source
from assistant.firstpass import Standing, standing
from assistant.history import provenance
from assistant.interview import Interview
from assistant.model import BENEFIT_CATEGORIES, Category, Finding, Indicator, Severity
from assistant.oldform import old_form, old_lines
from assistant.pieces import is_long
from assistant.review.dimensions.lines import WRONG_OBJECTIVE, home_of
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
    findings: tuple[Finding, ...]
    """What the review says of it and nobody keeps, what is bound to be sent back first."""
    undecided: bool = False
    """Whether it is a line of an old form that somebody has to decide on."""
    old: str = ""
    """What it was in the old form, where it is no longer so."""
    home: int = 0
    """Number of the objective that it belongs to by its words, where that is another one."""

    @property
    def opened(self) -> tuple[tuple[str, str], ...]:
        """What stood in the old form where a blank is open now, each with the blank."""
        return opened(self.old, self.text) if self.old else ()

    @property
    def objections(self) -> tuple[str, ...]:
        """What the review says of it."""
        return tuple(part.message for part in self.findings)

    @property
    def fixes(self) -> tuple[Finding, ...]:
        """What the review can mend in it."""
        return tuple(part for part in self.findings if part.fix is not None)

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
    standing: Standing
    """How far the first pass over the old form has come, in the whole form."""

    @property
    def undecided(self) -> tuple[str, ...]:
        """Ids of the lines here that are still to be decided on."""
        return tuple(line.id for listed in self.lists for line in listed.lines if line.undecided)


def lineup(interview: Interview, number: int, findings: Iterable[Finding]) -> Lineup:
    """Return the lines of objective `number`, of the duties for 0, with the marks that `findings` give them."""
    topics = [topic for topic in interview.topics if topic.kind is Kind.LINES and topic.objective == number]
    topics = topics if number else [topic for topic in topics if topic.id == DUTIES]
    sources = {key: held.source for key, held in provenance(interview.entries).items()}
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault("/".join(finding.path.split("/")[: 5 if number else 3]), []).append(finding)
    lists, stale = [], interview.state.stale
    file = old_form(interview.entries)
    old = {} if file is None else {name: agenda.line_text(value) for name, _, value in old_lines(file)}
    for topic in topics:
        held = interview.state.items(topic.id)
        lines = tuple(
            _line(topic, place, replace(item, source=sources.get(item.id, item.source)), found, item.id in stale)
            for place, item in enumerate(held.items)
        )
        lines = tuple(_passed(line, interview, topic, old.get(line.id, "")) for line in lines)
        lists.append(Listed(topic, lines, held.status))
    title = topics[0].title if number else topics[0].label
    return Lineup(number, title, tuple(lists), tuple(_missing(lists)), standing(interview.entries, interview.state))


def _passed(line: Line, interview: Interview, topic: Topic, old: str) -> Line:
    """Return a line with what the first pass over an old form has to say of it."""
    undecided = line.id in interview.state.undecided
    home = _home(line, interview, topic)
    marks = line.marks or ((Mark.KEEP,) if undecided else ())
    return replace(line, undecided=undecided, old="" if old == line.text else old, home=home, marks=marks)


def _home(line: Line, interview: Interview, topic: Topic) -> int:
    """Return the number of the objective under which a line belongs by its words; 0 where it may stay."""
    if not any(part.rule == WRONG_OBJECTIVE for part in line.findings):
        return 0
    key = home_of(line.text, topic.objective_key, interview.bank)
    keys = [part.key for part in interview.state.objectives]
    return keys.index(key) + 1 if key in keys else 0


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
    return Line(item.id, place + 1, value, item.source, marks, tuple(findings))


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


def objectives_left(interview: Interview) -> list[int]:
    """Return the numbers of the objectives that have lines to be decided on, in order; 0 stands for the duties."""
    left = [
        topic.objective
        for topic in interview.topics
        if topic.kind is Kind.LINES and topic.is_printed and agenda.first_undecided(topic, interview.state)
    ]
    return list(dict.fromkeys(left))


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
