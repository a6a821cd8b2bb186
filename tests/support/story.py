"""A story: what a person knows, in any order, and what must stand at the end; the program's questions give the order."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.agenda import FINISH
from assistant.codec import declaration_json
from assistant.form import load_form
from assistant.importing import import_file
from assistant.resources import data_folder
from assistant.session import Session
from assistant.step import Asked
from assistant.worksheet import projects_of

FOLDER = Path(__file__).resolve().parents[1] / "data" / "stories"
Line = str | list[str]
"""What is typed; of a choice with blanks what chooses it, and a value for each blank."""


@dataclass
class Day:
    """One sitting: the draft is opened before it and left behind it."""

    first: list[Line] = field(default_factory=list)
    """Words typed once the question `at` is asked, before any fact."""
    at: str = ""
    """The question at which `first` is typed; empty for at once."""
    facts: dict[str, str | list[Line]] = field(default_factory=dict)
    """Answers by the name of their question; of a list its lines."""
    changes: list[tuple[str, Line]] = field(default_factory=list)
    """(question to go to, empty for none; line) typed in this order behind the facts."""


@dataclass
class Story:
    """Days, and what must stand at the end."""

    name: str
    """Of its file, and of its draft."""
    days: list[Day]
    target: dict[str, Any]
    """JSON Pointer of the declaration: value; "null" for None."""
    end: dict[str, Any]
    """How the draft stands: blanks, refused, stale (how many), kept (reasons), projects (names), asked (question)."""
    last_year: str = ""
    """Name of an example that the draft begins from."""

    @property
    def last_file(self) -> Path | None:
        """The file that the draft begins from."""
        return Path(str(data_folder("question_bank"))) / "examples" / self.last_year if self.last_year else None

    def begin(self) -> Session:
        """Begin its draft."""
        old = self.last_file
        return Session.new(self.name, old and (old.name, import_file(old, load_form()).declaration))

    def open(self, first: bool) -> Session:
        """Open its draft, on the first day a new one."""
        return self.begin() if first else Session.open(self.name)

    def check(self, session: Session) -> None:
        """Hold the end against the target."""
        data = declaration_json(session.declaration())
        for pointer, wanted in self.target.items():
            value: Any = data
            for part in pointer[1:].split("/"):
                value = value[int(part)] if isinstance(value, list) else value[part]
            assert value == (None if wanted == "null" else wanted), pointer
        progress = session.view().progress
        stands = {
            "blanks": progress.blanks,
            "refused": progress.refused,
            "stale": progress.stale,
            "kept": [finding.kept for finding in session.findings() if finding.kept is not None],
            "projects": [project.name for project in projects_of(session.interview.state)],
            "asked": asked_name(session.view().asked),
        }
        assert {name: stands[name] for name in self.end} == self.end


def load_story(name: str) -> Story:
    """Read a story of tests/data/stories."""
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    days = [Day(**{**day, "changes": list(map(tuple, day.get("changes", [])))}) for day in data["days"]]
    return Story(name, days, data["target"], data.get("end", {}), data.get("last_year", ""))


def asked_name(asked: Asked) -> str:
    """Return the name of a question, as one says it behind 跳到."""
    topic = asked.topic
    return FINISH if topic.id == FINISH else f"目标{topic.objective}{topic.label}" if topic.objective else topic.label


class Player:
    """Answers one day's questions: `line` is asked for again and again with what stands on the screen."""

    def __init__(self, day: Day):
        self._first = list(day.first)
        self._at = day.at
        self._facts = {name: [value] if isinstance(value, str) else list(value) for name, value in day.facts.items()}
        self._lists = {name for name, value in day.facts.items() if isinstance(value, list)}
        self._begun: set[str] = set()
        self._changes: Iterator[Line] = iter(
            [line for question, typed in day.changes for line in ([f"跳到 {question}"] if question else []) + [typed]]
        )

    def line(self, session: Session) -> Line | None:
        """Return what is typed at the question that a session asks; None when this day is over."""
        line = self._next(asked_name(session.view().asked))
        return numbered(line, session) if isinstance(line, str) else line

    def _next(self, asked: str) -> Line | None:
        if self._first and (not self._at or asked == self._at):
            return self._first.pop(0)
        if self._facts.get(asked):
            self._begun.add(asked)
            return self._facts[asked].pop(0)
        if asked in self._begun & self._lists:
            self._begun.discard(asked)
            return ""  # that is all of the list
        if any(self._facts.values()) and asked != FINISH:
            return "跳过"
        return next(self._changes, None)

    @property
    def unused(self) -> list[str]:
        """Facts that were never asked for, by their names, and words that were never typed."""
        facts = [name for name, lines in self._facts.items() if lines]
        return [*facts, *map(str, self._first), *map(str, self._changes)]


def numbered(line: str, session: Session) -> str:
    """Return a line with the number of a finding in the place of the words <…> that it is about."""

    def number(match: re.Match[str]) -> str:
        every = session.problems().all
        found = [str(n) for n, part in enumerate(every, 1) if match.group(1) in (part.finding.excerpt or "")]
        assert len(found) == 1, f"not one finding on {match.group(1)}: {found}"
        return found[0]

    return re.sub("<([^<>]+)>", number, line)
