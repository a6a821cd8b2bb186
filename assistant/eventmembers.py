"""What each member of an event may hold, as it stands in JSON.

A journal may come from anybody's hands, and its checksums with it. A single answer is held to the limits of
schema/declaration.schema.json, which it had to keep when it was accepted; lines and imports to the structure only.
KeyError, TypeError or ValueError when a value is no such member.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, Final

from assistant.codec import Json
from assistant.events import CATEGORY, MOST_FILE_NAME, PARTS, ItemValue, ListStatus, Place, Source
from assistant.model import BUDGET_KEYS, MOST_DIGITS, digits_of
from assistant.singles import AMOUNT_SOURCE, AMOUNT_SOURCES, BASICS, CARRY_OVER
from assistant.structure import (
    read_indicator,
    read_list,
    read_match,
    read_members,
    read_number,
    read_text,
    read_whole,
)
from assistant.text import FORBIDDEN

_INCOME: Final = "|".join(BUDGET_KEYS[:4])
_EXPENDITURE: Final = "|".join(BUDGET_KEYS[4:])
_BASICS: Final = "/basics/[a-z][a-z_]{0,39}"
_WORKSHEET: Final = "/worksheet/(?:amount_source|carry_over)"
_PATHS: Final = (
    f"{_BASICS}|{_WORKSHEET}|/(?:filer|department|year|division_code|budget/(?:total|income/(?:{_INCOME})|expenditure/(?:{_EXPENDITURE})))"
    "|o[1-9][0-9]{0,8}/title"
)
_LISTS: Final = "/duties|/worksheet/projects|o[1-9][0-9]{0,8}/(?:outputs|benefits)"
_LINE: Final = re.compile("i[1-9][0-9]{0,8}")
_OBJECTIVE: Final = re.compile("o[1-9][0-9]{0,8}")
_ID: Final = re.compile("[io][1-9][0-9]{0,8}")
_LIST: Final = re.compile(_LISTS)
_PATH: Final = re.compile(_PATHS)
_QUESTION: Final = re.compile(f"finish|{_PATHS}|{_LISTS}")
_HANGS_ON: Final = re.compile(f"{_PATHS}|{_LISTS}|i[1-9][0-9]{{0,8}}")
_KEY: Final = re.compile("(?:[a-z][a-z_]{0,63})?")
_RULE: Final = re.compile("[a-z][a-z0-9_.-]{0,79}")
_CODE: Final = re.compile("[0-9]{9}(?:[0-9]{3})?")
_PART: Final = re.compile("|".join(PARTS))
_MOMENT: Final = re.compile("(?:19[7-9][0-9]|2[0-9]{3})-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_MOST_ACCOUNT: Final = 255
_YEARS: Final = range(2000, 2101)
_MOST_AMOUNT: Final = 999_999_999
_MOST_OBJECTIVES: Final = 20
_MOST_SEQ: Final = 2**53


def _clean(value: Json, most: int, least: int = 1) -> str:
    text = read_text(value, most, least)
    if FORBIDDEN.search(text):
        raise ValueError(text[:40])
    return text


def _words(value: Json, most: int, least: int = 1) -> str:
    text = _clean(value, most, least)
    if "\n" in text:
        raise ValueError(text[:40])
    return text


def read_name(value: Json) -> str:
    """Return a name as the schema has it."""
    return _words(value, 60, 2)


def read_reason(value: Json) -> str:
    """Return why a text is kept against a finding."""
    return _clean(value, 8000)


def read_file(value: Json) -> str:
    """Return a file's name without its folders."""
    return _words(value, MOST_FILE_NAME, 0)


def read_line_id(value: Json) -> str:
    """Return a line's id, as i7."""
    return read_match(_LINE, value)


def read_objective_id(value: Json) -> str:
    """Return an objective's id, as o3."""
    return read_match(_OBJECTIVE, value)


def read_list_id(value: Json) -> str:
    """Return a list's question id, /duties or o3/outputs."""
    return read_match(_LIST, value)


def read_path(value: Json) -> str:
    """Return where a single answer stands."""
    return read_match(_PATH, value)


def read_rule(value: Json) -> str:
    """Return a finding's rule."""
    return read_match(_RULE, value)


def read_target(value: Json) -> str:
    """Return what a finding hangs on: a single answer, a list or a line."""
    return read_match(_HANGS_ON, value)


def read_as_typed(value: Json) -> str:
    """Return an amount as it was received."""
    return _words(value, 40)


def read_source(value: Json) -> Source:
    """Return where a value came from."""
    return Source(read_text(value))


def read_status(value: Json) -> ListStatus:
    """Return how far a list has come."""
    return ListStatus(read_text(value))


def read_excerpt(value: Json) -> str | None:
    """Return the stretch of text that a finding is about, None where something is missing."""
    return None if value is None else read_text(value, 8000)


def read_after(value: Json) -> str | None:
    """Return the id of the line before, None for the first place."""
    return None if value is None else read_line_id(value)


def read_caret(value: Json) -> int | None:
    """Return the offset of a caret, None for the end."""
    return None if value is None else read_whole(value)


def read_seq(value: Json) -> int:
    """Return an entry's number, 1 or more."""
    number = read_whole(value)
    if not 1 <= number <= _MOST_SEQ:
        raise ValueError(number)
    return number


def read_moment(value: Json) -> str:
    """Return an ISO time in UTC, to the second; one that every clock can show."""
    moment = read_match(_MOMENT, value)
    datetime.fromisoformat(moment)
    return moment


def read_account(value: Json) -> str:
    """Return an account's name as it is, which may be anything."""
    return read_text(value, _MOST_ACCOUNT)


def read_flag(value: Json) -> bool:
    """Return a truth value."""
    if type(value) is not bool:
        raise TypeError(value)
    return value


def read_answer(path: str, value: Json) -> Any:
    """Return what the single answer at `path` may hold: a name, a year, a code, an amount or None."""
    if path == AMOUNT_SOURCE:
        return None if value is None else _one_of(AMOUNT_SOURCES, value)
    if path == CARRY_OVER:
        return None if value is None else _one_of(tuple(f"/budget/income/{key}" for key in BUDGET_KEYS[:4]), value)
    if path.startswith(("/budget/", BASICS)):
        return None if value is None else _amount(value)
    if path == "/year":
        if read_whole(value) not in _YEARS:
            raise ValueError(value)
        return value
    return read_match(_CODE, value) if path == "/division_code" else read_name(value)


def _one_of(words: tuple[str, ...], value: Json) -> str:
    if value not in words:
        raise ValueError(value)
    return read_text(value)


def _amount(value: Json) -> Any:
    number = read_number(value)
    if not 0 <= number <= _MOST_AMOUNT or digits_of(number) > MOST_DIGITS:
        raise ValueError(value)
    return number


def read_line(list_id: str, value: Json) -> ItemValue:
    """Return what a line of that list may hold: the text of a duty or project, an output, a benefit."""
    return read_text(value) if list_id[0] == "/" else read_indicator(value, list_id.endswith("/benefits"))


def read_place(value: Json) -> Place:
    """Return a place; only a list has lines, and a category is asked of a benefit only."""
    members = read_members(value, {"question": _question, "item": read_line_id, "part": _part})
    place = Place(**members)
    if place.item is not None and _LIST.fullmatch(place.question) is None:
        raise ValueError(place.question)
    if place.part is not None and place.item is None:
        raise ValueError(place.part)
    if place.part == CATEGORY and not place.question.endswith("/benefits"):
        raise ValueError(place.question)
    return place


def _question(value: Json) -> str:
    return read_match(_QUESTION, value)


def _part(value: Json) -> str:
    return read_match(_PART, value)


def read_objectives(value: Json) -> tuple[tuple[str, str, str], ...]:
    """Return the objectives that a draft begins with, as (id, key, title)."""
    parts = read_list(value, _beginning)
    if len(parts) > _MOST_OBJECTIVES or len({part[0] for part in parts}) < len(parts):
        raise ValueError(len(parts))
    return tuple(parts)


def _beginning(value: Json) -> tuple[str, str, str]:
    objective_id, key, title = read_list(value, read_text)
    return read_objective_id(objective_id), read_match(_KEY, key), _words(title, 200)


def read_ids(value: Json) -> tuple[str, ...]:
    """Return the ids that an import gave, none twice."""
    ids = tuple(read_list(value, _id))
    if len(set(ids)) < len(ids):
        raise ValueError(len(ids))
    return ids


def read_line_ids(value: Json) -> tuple[str, ...]:
    """Return ids of lines, none twice and one at least."""
    ids = tuple(read_list(value, read_line_id))
    if not ids or len(set(ids)) < len(ids):
        raise ValueError(len(ids))
    return ids


def _id(value: Json) -> str:
    return read_match(_ID, value)
