"""Declarations and indicators read from JSON values that nobody has checked: types and members, not limits.

An import takes in what schema/declaration.schema.json objects to, so that it can be mended; so does a draft. What does
not even have the schema's structure raises KeyError, TypeError or ValueError here, and nothing later.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from assistant.codec import MOST_VALUES, Json, parse_declaration, parse_indicator
from assistant.model import (
    BENEFIT_CATEGORIES,
    BUDGET_KEYS,
    MOST_PLACES,
    SCHEMA_VERSION,
    Absent,
    Declaration,
    Indicator,
    plain_decimal,
)
from assistant.text import MOST_KEPT, SURROGATE

Reader = Callable[[Json], Any]
"""Takes a JSON value and returns what it stands for; KeyError, TypeError or ValueError when it is no such thing."""

_FORM: Final = re.compile("[a-z0-9][a-z0-9-]{0,63}")


def read_text(value: Json, most: int = MOST_KEPT, least: int = 0) -> str:
    """Return a text without half characters."""
    if type(value) is not str:
        raise TypeError(value)
    if not least <= len(value) <= most or SURROGATE.search(value):
        raise ValueError(value[:40])
    return value


def read_match(pattern: re.Pattern[str], value: Json) -> str:
    """Return a text that is what `pattern` describes from end to end."""
    if type(value) is not str:
        raise TypeError(value)
    if pattern.fullmatch(value) is None:
        raise ValueError(value[:40])
    return value


def read_form(value: Json) -> str:
    """Return a printed form's id."""
    return read_match(_FORM, value)


def read_whole(value: Json) -> int:
    """Return a whole number; a truth value is none."""
    if type(value) is not int:
        raise TypeError(value)
    return value


def read_number(value: Json) -> Decimal:
    """Return a number that can be written out; a truth value is none, and neither is NaN."""
    # An amount without a fraction comes from JSON as an int, NaN as a float.
    if type(value) not in (int, Decimal):
        raise TypeError(value)
    number = Decimal(value)
    if not number.is_finite() or (number and abs(number.adjusted()) > MOST_PLACES):
        raise ValueError(value)
    return plain_decimal(number)


def read_members(value: Json, readers: Mapping[str, Reader]) -> dict[str, Any]:
    """Return the members of an object as they are read; KeyError for one that is not known."""
    if type(value) is not dict:
        raise TypeError(value)
    return {key: readers[key](part) for key, part in value.items()}


def read_list(value: Json, reader: Reader) -> list[Any]:
    """Return the parts of a list as they are read."""
    if type(value) is not list:
        raise TypeError(value)
    if len(value) > MOST_VALUES:
        raise ValueError(len(value))
    return [reader(part) for part in value]


def read_indicator(value: Json, benefit: bool) -> Indicator:
    """Return an output or a benefit, whose category may be missing but not one of the other list's."""
    indicator = parse_indicator(_indicator(value))
    _check_category(indicator, benefit)
    return indicator


def read_declaration(value: Json) -> Declaration:
    """Return a declaration of the schema's structure, whether or not it keeps to the schema's limits."""
    declaration = parse_declaration(read_members(value, _DECLARATION))
    if not isinstance(declaration.objectives, Absent):
        for objective in declaration.objectives:
            for benefit, lines in ((False, objective.outputs), (True, objective.benefits)):
                for line in () if isinstance(lines, Absent) else lines:
                    _check_category(line, benefit)
    return declaration


def _check_category(indicator: Indicator, benefit: bool) -> None:
    if indicator.category is not None and (indicator.category in BENEFIT_CATEGORIES) is not benefit:
        raise ValueError(indicator.category)


def _version(value: Json) -> int:
    if read_whole(value) != SCHEMA_VERSION:
        raise ValueError(value)
    return SCHEMA_VERSION


def _amount(value: Json) -> Decimal | None:
    return None if value is None else read_number(value)


def _budget(value: Json) -> Json:
    return read_members(value, _BUDGET)


def _income(value: Json) -> Json:
    return read_members(value, dict.fromkeys(BUDGET_KEYS[:4], _amount))


def _expenditure(value: Json) -> Json:
    return read_members(value, dict.fromkeys(BUDGET_KEYS[4:], _amount))


def _texts(value: Json) -> Json:
    return read_list(value, read_text)


def _objectives(value: Json) -> Json:
    return read_list(value, lambda part: read_members(part, _OBJECTIVE))


def _indicators(value: Json) -> Json:
    return read_list(value, _indicator)


def _indicator(value: Json) -> Json:
    return read_members(value, _INDICATOR)


def _targets(value: Json) -> Json:
    return read_list(value, lambda part: read_members(part, _TARGET))


def _not_applicable(value: Json) -> Json:
    return read_list(value, lambda part: read_members(part, {"path": read_text, "reason": read_text}))


_TARGET: Final[Mapping[str, Reader]] = {"name": read_text, "operator": read_text, "value": read_text, "unit": read_text}
_INDICATOR: Final[Mapping[str, Reader]] = {
    "text": read_text,
    "category": read_text,
    "targets": _targets,
    "deadline": read_text,
    "basis": read_text,
}
_OBJECTIVE: Final[Mapping[str, Reader]] = {"title": read_text, "outputs": _indicators, "benefits": _indicators}
_BUDGET: Final[Mapping[str, Reader]] = {"total": _amount, "income": _income, "expenditure": _expenditure}
_DECLARATION: Final[Mapping[str, Reader]] = {
    "schema_version": _version,
    "form": read_form,
    "year": read_whole,
    "filer": read_text,
    "department": read_text,
    "division_code": read_text,
    "budget": _budget,
    "duties": _texts,
    "objectives": _objectives,
    "not_applicable": _not_applicable,
}
