"""A story: what a person knows, in any order, and what must stand at the end; the program's questions give the order."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.agenda import FINISH, topics
from assistant.codec import declaration_json
from assistant.events import Entry
from assistant.form import load_form
from assistant.interview import Interview, beginning
from assistant.model import Declaration

FOLDER = Path(__file__).resolve().parents[1] / "data" / "stories"


@dataclass
class Day:
    """One sitting: the draft is opened before it and left behind it."""

    first: list[str] = field(default_factory=list)
    """Words typed once the question `at` is asked, before any fact."""
    at: str = ""
    """The question at which `first` is typed; empty for at once."""
    facts: dict[str, str | list[str]] = field(default_factory=dict)
    """Answers by the name of their question; of a list its lines."""
    changes: list[tuple[str, str]] = field(default_factory=list)
    """(question to go to, empty for none; line) typed in this order behind the facts."""


@dataclass
class Story:
    """Days, and what must stand at the end."""

    days: list[Day]
    target: dict[str, Any]
    """JSON Pointer of the declaration: value; "null" for None."""

    def check(self, declaration: Declaration) -> None:
        """Hold the end against the target."""
        data = declaration_json(declaration)
        for pointer, wanted in self.target.items():
            value: Any = data
            for part in pointer[1:].split("/"):
                value = value[int(part)] if isinstance(value, list) else value[part]
            assert value == (None if wanted == "null" else wanted), pointer


def load_story(name: str) -> Story:
    """Read a story of tests/data/stories."""
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return Story(
        [Day(**{**day, "changes": list(map(tuple, day.get("changes", [])))}) for day in data["days"]], data["target"]
    )


def names() -> dict[int, str]:
    """Return the name of every question by its number, as one says it behind 跳到."""
    form = load_form()
    interview = Interview(form)
    interview.apply([Entry(1, "", "", beginning(form))])
    found = {
        number: f"目标{topic.objective}{topic.label}" if topic.objective else topic.label
        for number, topic in enumerate(topics(form, interview.state), 1)
    }
    return {**found, max(found) + 1: "项目清单"}


class Player:
    """Answers one day's questions: `line` is asked for again and again with what stands on the screen."""

    def __init__(self, day: Day):
        self._first = list(day.first)
        self._at = day.at
        self._facts = {name: [value] if isinstance(value, str) else list(value) for name, value in day.facts.items()}
        self._lists = {name for name, value in day.facts.items() if isinstance(value, list)}
        self._begun: set[str] = set()
        self._changes: Iterator[str] = iter(
            [line for question, typed in day.changes for line in ([f"跳到 {question}"] if question else []) + [typed]]
        )

    def line(self, asked: str) -> str | None:
        """Return what is typed at the question of that name; None when this day is over."""
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
        """Names of the facts that were never asked for."""
        return [name for name, lines in self._facts.items() if lines]
