"""The cases of tests/data/review/: a line, or edits, on a sound declaration, and what the review says of it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from assistant.codec import parse_declaration, parse_json
from assistant.form import load_form
from assistant.model import Finding, Severity
from assistant.review import review_declaration
from assistant.review.context import Known
from assistant.review.reviewer import Reviewer

FOLDER = Path(__file__).resolve().parents[1] / "data" / "review"
FORM = load_form()
KEYS = [part.key for part in FORM.objectives]
FAMILIES = (
    "money",
    "funds",
    "place",
    "time",
    "terms",
    "typography",
    "quantity",
    "dimensions",
    "substance",
    "repetition",
)


@dataclass(frozen=True)
class Case:
    """One case as its file gives it."""

    file: str
    text: str = ""
    """A line that is added to the declaration's objective."""
    role: str = "output"
    """output, benefit or duty."""
    objective: str = "economy"
    category: str | None = None
    deadline: str | None = None
    targets: list[dict[str, str]] = field(default_factory=list)
    year: int = 2027
    filer: str = "青禾县云溪乡人民政府"
    edits: dict[str, Any] = field(default_factory=dict)
    """Instead of or besides a line: new values by JSON Pointer; a pointer ending in /- appends."""
    drop: list[str] = field(default_factory=list)
    """Members that are taken out, by JSON Pointer."""
    last: dict[str, Any] | None = None
    """Last year's declaration: edits on the same declaration, whose year is then one less."""
    basics: dict[str, Any] = field(default_factory=dict)
    rule: str = ""
    """The rule that must speak; in a negative, the rule or family that must not."""
    excerpt: str = ""
    """What it must point at."""
    fix: str = ""
    """What it must offer."""

    @property
    def id(self) -> str:
        """Its name in a test's output."""
        return f"{self.file}: {self.text or self.edits}"


@cache
def cases(folder: str) -> tuple[Case, ...]:
    """Return the cases of planted/, clean/ or negatives/."""
    return tuple(_read(folder))


def _read(folder: str) -> Iterator[Case]:
    for file in sorted((FOLDER / folder).glob("*.toml")):
        for number, table in enumerate(tomllib.loads(file.read_text(encoding="utf-8"))["cases"], 1):
            try:
                yield Case(file.stem, **table)
            except TypeError as slip:
                raise ValueError(f"{file.name}, case {number}: {slip}") from None


@cache
def _sound() -> Any:
    return parse_json((FOLDER / "declaration.json").read_text(encoding="utf-8"))


@cache
def _reviewer() -> Reviewer:
    # The declaration's own lines are judged once for all cases that have the same year and filer.
    return Reviewer()


def edit(data: Any, pointer: str, value: Any) -> None:
    """Put `value` at a JSON Pointer of `data`; one that ends in /- appends to the list."""
    *way, last = pointer.split("/")[1:]
    for key in way:
        data = data[int(key)] if isinstance(data, list) else data[key]
    value = _exact(value)
    if last == "-":
        data.append(value)
    elif isinstance(data, list):
        data[int(last)] = value
    else:
        data[last] = value


def _exact(value: Any) -> Any:
    return Decimal(str(value)) if isinstance(value, float) else value


def checked(case: Case) -> list[Finding]:
    """Return the findings that a case causes: on its own line, or anywhere where it edits the form."""
    data = deepcopy(_sound())
    data["year"], data["filer"], data["department"] = case.year, case.filer, case.filer
    path = ""
    if case.text:
        path = _add_line(case, data)
    for pointer, value in case.edits.items():
        edit(data, pointer, value)
    for pointer in case.drop:
        way, _, name = pointer.rpartition("/")
        held = data
        for key in way.split("/")[1:]:
            held = held[key]
        del held[name]
    last = None
    if case.last is not None:
        before = deepcopy(_sound())
        before["year"] = case.year - 1
        for pointer, value in case.last.items():
            edit(before, pointer, value)
        last = parse_declaration(before)
    basics = {key: Decimal(str(value)) for key, value in case.basics.items()}
    findings = review_declaration(parse_declaration(data), FORM, Known(None, basics, last), _reviewer())
    if path and not case.edits:
        return [finding for finding in findings if path in (finding.path, *finding.related)]
    return findings


def _add_line(case: Case, data: Any) -> str:
    if case.role == "duty":
        data["duties"].append(case.text)
        return f"/duties/{len(data['duties']) - 1}"
    index = KEYS.index(case.objective)
    lines = data["objectives"][index][f"{case.role}s"]
    line: dict[str, Any] = {"text": case.text}
    category = case.category or ("social" if case.role == "benefit" else None)
    line |= {"category": category} if category else {}
    line |= {"deadline": case.deadline} if case.deadline else {}
    line |= {"targets": case.targets} if case.targets else {}
    lines.append(line)
    return f"/objectives/{index}/{case.role}s/{len(lines) - 1}/text"


def hits(case: Case, findings: list[Finding]) -> list[Finding]:
    """Return the findings that say what the case expects."""
    return [
        finding
        for finding in findings
        if finding.rule == case.rule
        and (not case.excerpt or (finding.excerpt is not None and case.excerpt in finding.excerpt))
        and (not case.fix or finding.fix == case.fix)
    ]


def above_note(findings: list[Finding]) -> list[Finding]:
    """Return the findings that ask for a change."""
    return [finding for finding in findings if finding.severity is not Severity.NOTE]
