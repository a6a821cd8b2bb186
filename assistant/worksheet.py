"""工作底稿: what is known and never printed — where the amounts come from, where 上年结转 goes, the projects."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from assistant.answers import half_width, parse_amount
from assistant.errors import InputError
from assistant.form import Form
from assistant.numerals import HAN
from assistant.singles import AMOUNT_SOURCE, AMOUNT_SOURCES, PROJECTS
from assistant.state import State
from assistant.wording import worksheet as say


@dataclass(frozen=True)
class Choice:
    """One answer of a question that is answered by choosing."""

    value: str | None
    """As the draft keeps it; None where nothing applies."""
    label: str
    """As a person reads it."""


def choices_of(path: str, form: Form) -> tuple[Choice, ...]:
    """Return what can be chosen at a question of the worksheet, by number from 1."""
    if path == AMOUNT_SOURCE:
        return tuple(Choice(word, word) for word in AMOUNT_SOURCES)
    lines = tuple(Choice(line.path, line.label) for line in form.amounts_of("income"))
    return (*lines, Choice(None, say.NO_CARRY_OVER))


def read_choice(text: str, path: str, form: Form) -> Choice:
    """Return what a number or a word chooses; InputError where it chooses nothing or several."""
    choices = choices_of(path, form)
    plain = half_width(text).strip().rstrip("。.")
    if plain.isdecimal() and 1 <= int(plain) <= len(choices):
        return choices[int(plain) - 1]
    found = [choice for choice in choices if plain and plain in choice.label]
    if len(found) != 1:
        raise InputError(say.no_choice(text, [choice.label for choice in choices]))
    return found[0]


@dataclass(frozen=True)
class Project:
    """One project of the list."""

    name: str
    amount: Decimal | None
    """In 万元; None while it is not known."""


# A name, then its amount: 通组路硬化 35万元, 通组路硬化，350000元, 通组路硬化35.
_PROJECT: Final = re.compile(
    rf"(.*?[^\d.,，、：:;；\s])[\s,，、：:;；]*((?:\d[\d,]*(?:\.\d+)?|{HAN})\s*(?:万|万元|元|亿元)?)"
)


def read_project(text: str) -> Project:
    """Read a line of the project list, the amount in 万元 unless it says otherwise; InputError without a name."""
    plain = half_width(text).strip().rstrip("。;")
    match = _PROJECT.fullmatch(plain)
    if match:
        try:
            amount = parse_amount(match[2]).value
            return Project(match[1].strip(), amount if isinstance(amount, Decimal) else None)
        except InputError:
            pass
    if not re.search("[一-鿿]{2}", plain) or _is_amount(plain):
        raise InputError(say.no_project(text))
    return Project(plain, None)


def _is_amount(text: str) -> bool:
    try:
        return bool(parse_amount(text))
    except InputError:
        return False


def projects_of(state: State) -> tuple[Project, ...]:
    """Return the projects of a draft."""
    return tuple(read_project(item.value) for item in state.items(PROJECTS).items if isinstance(item.value, str))


def project_notes(state: State) -> tuple[str, ...]:
    """Return what the projects add up to, once all their amounts are known and 项目支出 is."""
    projects = projects_of(state)
    spent = state.fields.get("/budget/expenditure/project")
    amounts = [project.amount for project in projects if project.amount is not None]
    if not isinstance(spent, Decimal) or len(amounts) < len(projects) or not amounts:
        return ()
    return (say.projects_sum(sum(amounts, Decimal(0)), spent),)
