"""The question bank: what is asked at every place of the interview, read once from question_bank/questions/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from assistant.errors import ResourceError
from assistant.resources import data_folder, load_toml
from assistant.wording import bank as say


@dataclass(frozen=True)
class Question:
    """One question with all that a person may want to know before answering."""

    id: str
    """Stable key: filer, budget.total, objective.culture.outputs."""
    prompt: str
    """What is asked; a template that may hold {year}, {number}, {objective} and {title}."""
    why: str
    """Why it is asked and what goes wrong."""
    reader: str
    """Who reads the answer."""
    good: str
    """An answer that could be typed as it is; benefits carry their category in front."""
    bad: str
    """An answer as it really comes in and is sent back."""
    bad_why: str
    """What the bureau says to the bad answer, and the mend."""
    source: str
    """The paper on which the answer is found."""
    hint: str
    """One short line on the form of the answer."""


_LISTS = ("outputs", "benefits")
_PARTS = tuple(part.name for part in fields(Question))


def read_questions(folder: Traversable) -> Mapping[str, Question]:
    """Read every TOML file of `folder`; ResourceError names file and key of a missing, unknown or doubled part."""
    found: dict[str, tuple[str, Question]] = {}
    for name in sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml")):
        for question in _parse_file(name, load_toml(folder, name)):
            if question.id in found:
                raise ResourceError(say.question_twice(name, question.id, found[question.id][0]))
            found[question.id] = (name, question)
    return MappingProxyType({key: question for key, (_, question) in found.items()})


def _parse_file(name: str, data: dict[str, Any]) -> Iterator[Question]:
    tables = data.get("questions")
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables) or len(data) > 1:
        raise ResourceError(say.no_questions(name))
    for number, table in enumerate(tables, 1):
        yield _parse_question(name, number, table)


def _parse_question(name: str, number: int, table: dict[str, Any]) -> Question:
    label = str(table.get("id") or say.question_unnamed(number))
    for key in table:
        if key not in _PARTS:
            raise ResourceError(say.question_with_unknown(name, label, key))
    for key in _PARTS:
        value = table.get(key)
        if not isinstance(value, str) or not value.strip():
            raise ResourceError(say.question_without(name, label, key))
    return Question(**table)


@cache
def load_questions() -> Mapping[str, Question]:
    """Return the shipped questions by id, read on the first call."""
    return read_questions(data_folder("question_bank") / "questions")


def question(key: str) -> Question:
    """Return the question `key`; objective.KEY.LIST falls back to objective.LIST; ResourceError if there is none."""
    known = load_questions()
    parts = key.split(".")
    if key not in known and len(parts) == 3 and parts[0] == "objective" and parts[2] in _LISTS:
        key = f"objective.{parts[2]}"
    if key not in known:
        raise ResourceError(say.question_missing(key))
    return known[key]
