"""问题单: the findings as a person goes through them, numbered, what must be mended first, the rest by family."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import outline
from assistant.agenda import Topic
from assistant.mending import text_at
from assistant.model import Finding, Severity
from assistant.state import State
from assistant.validation import label_of
from assistant.wording import problems as say
from assistant.wording.problems import FAMILY_NAMES

Key = tuple[str, str, str | None, int | None]
"""(rule, path, excerpt, start): what makes a finding the same one in a list made anew."""


_MISSING = "schema.required"


@dataclass(frozen=True)
class Related:
    """Another place that a finding has to do with."""

    where: str
    """What it is called on the form."""
    question: int | None
    """Number of its question; None where it has none."""
    text: str | None
    """What stands there; None where it holds no text."""


@dataclass(frozen=True)
class Problem:
    """One finding in the list."""

    number: int
    """1 …, as 照改 and 保留 take it."""
    finding: Finding
    """The finding itself."""
    question: int | None
    """Number of its question, as 跳到 takes it; None where it has none."""
    where: str
    """What its member is called on the form, as 目标2第3条产出."""
    text: str | None
    """The whole text that it is about; None where it is about none."""
    related: tuple[Related, ...] = ()
    """The other places that it has to do with."""

    @property
    def key(self) -> Key:
        """What makes it the same one in a list made anew."""
        return key_of(self.finding)


@dataclass(frozen=True)
class Family:
    """Findings that stand under one heading: of one family, bound to be sent back, or kept."""

    name: str
    """What it is called to a person."""
    problems: tuple[Problem, ...]
    """Its findings, warnings before notes, in the order of the form."""

    def count(self, severity: Severity) -> int:
        """Return how many there are of a severity."""
        return sum(part.finding.severity is severity for part in self.problems)


@dataclass(frozen=True)
class Problems:
    """Everything that the review says, sorted for reading."""

    errors: tuple[Problem, ...]
    """What is bound to be sent back."""
    families: tuple[Family, ...]
    """Warnings and notes, family by family, those with most warnings first."""
    kept: tuple[Problem, ...]
    """What the filer keeps with a reason."""

    @property
    def all(self) -> tuple[Problem, ...]:
        """Every problem in the order of its number."""
        return (*self.errors, *(part for family in self.families for part in family.problems), *self.kept)

    @property
    def groups(self) -> tuple[Family, ...]:
        """Every heading that has something under it, errors first, what is kept last."""
        ends = (Family(say.ERRORS, self.errors), *self.families, Family(say.KEPT, self.kept))
        return tuple(part for part in ends if part.problems)

    def count(self, severity: Severity) -> int:
        """Return how many there are of a severity that are not kept."""
        return sum(part.finding.severity is severity and part.finding.kept is None for part in self.all)


def problems_of(findings: Sequence[Finding], topics: tuple[Topic, ...], state: State) -> Problems:
    """Return the findings sorted and numbered."""
    kept = [part for part in findings if part.kept is not None]
    held = [part for part in findings if part.kept is None]
    # What is merely not written yet is known; what is written wrong would be lost among it.
    errors = sorted((part for part in held if part.severity is Severity.ERROR), key=lambda part: part.rule == _MISSING)
    names: dict[str, list[Finding]] = {}
    for part in held:
        if part.severity is not Severity.ERROR:
            names.setdefault(_family(part), []).append(part)
    order = sorted(names, key=lambda name: (-_weight(names[name]), list(FAMILY_NAMES.values()).index(name)))
    ordered = [*errors, *(part for name in order for part in _heavy_first(names[name])), *kept]
    made = [_problem(number, part, topics, state) for number, part in enumerate(ordered, 1)]
    families, start = [], len(errors)
    for name in order:
        end = start + len(names[name])
        families.append(Family(name, tuple(made[start:end])))
        start = end
    return Problems(tuple(made[: len(errors)]), tuple(families), tuple(made[start:]))


def key_of(finding: Finding) -> Key:
    """Return what makes a finding the same one in a list made anew."""
    return finding.rule, finding.path, finding.excerpt, finding.start


def _problem(number: int, finding: Finding, topics: tuple[Topic, ...], state: State) -> Problem:
    related = tuple(
        Related(label_of(path), outline.numbered(topics, path), text_at(path, topics, state))
        for path in finding.related
        if path != finding.path
    )
    question, text = outline.numbered(topics, finding.path), text_at(finding.path, topics, state)
    return Problem(number, finding, question, label_of(finding.path), text, related)


def read_numbers(text: str) -> tuple[int, int, str]:
    """Read 3, 3-8 or 3 and a reason, as (first, last, reason); first is 0 where there is no number."""
    match = re.fullmatch(r"(\d+)(?: ?(?:-|—|到|至) ?(\d+))?(?: ?处?[ :,，]+(.+))?", text)
    if match is None:
        return 0, 0, ""
    first = int(match.group(1))
    return first, max(first, int(match.group(2) or first)), match.group(3) or ""


def _family(finding: Finding) -> str:
    return FAMILY_NAMES.get(finding.rule.split(".")[0], FAMILY_NAMES["schema"])


def _weight(findings: Sequence[Finding]) -> int:
    return sum(part.severity is Severity.WARNING for part in findings)


def _heavy_first(findings: Sequence[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda part: part.severity is not Severity.WARNING)
