"""Declarations and findings to and from JSON values; the only place that knows the JSON's key names."""

from __future__ import annotations

import json
import re
import unicodedata
from decimal import Decimal
from typing import Any

from assistant.errors import InputError
from assistant.model import (
    ABSENT,
    BUDGET_KEYS,
    MOST_PLACES,
    SCHEMA_VERSION,
    Absent,
    Amount,
    Budget,
    Category,
    Declaration,
    Finding,
    Indicator,
    NotApplicable,
    Objective,
    Operator,
    Target,
    plain_decimal,
)
from assistant.text import SURROGATE, normalise_text
from assistant.wording import files as say

Json = Any
"""A JSON value as json.loads gives it, with Decimal for numbers that have a fraction."""

MOST_VALUES = 10_000
"""In one JSON text; a full declaration has five hundred."""
MOST_LEVELS = 32
"""Of lists and objects in each other; a declaration has six."""

# Neither Chinese nor ASCII: everything that has to be looked at singly.
_UNUSUAL = re.compile("[^\n\x20-\x7e\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def load_json(text: str) -> Json:
    """Return the JSON value of `text`, fractions as Decimal; ValueError for numbers that no form could hold.

    Such a number is refused as it is met: written out, 1e999999999 would take a gigabyte.
    """
    return json.loads(text, parse_float=_parse_fraction, parse_int=_parse_integer)


def _parse_fraction(text: str) -> Decimal:
    if len(text) > MOST_PLACES or abs(int(re.split("[eE]", f"{text}e0")[1])) > MOST_PLACES:
        raise ValueError(text)
    return Decimal(text)


def _parse_integer(text: str) -> int:
    if len(text) > MOST_PLACES:
        raise ValueError(text)
    return int(text)


def parse_json(text: str) -> Json:
    """Return the JSON value of `text` with fractions as Decimal; InputError names line and column of a slip."""

    def refuse(word: str) -> Json:
        raise InputError(say.json_word(word))

    def unique(pairs: list[tuple[str, Json]]) -> Json:
        seen: dict[str, Json] = {}
        for key, value in pairs:
            if key in seen:
                raise InputError(say.json_double_key(key))
            seen[key] = value
        return seen

    try:
        value = json.loads(
            text,
            parse_float=_parse_fraction,
            parse_int=_parse_integer,
            parse_constant=refuse,
            object_pairs_hook=unique,
        )
    except json.JSONDecodeError as slip:
        raise InputError(say.json_slip(slip.lineno, slip.colno)) from None
    except RecursionError:
        raise InputError(say.JSON_DEEP) from None
    except ValueError:  # a number of absurd size
        raise InputError(say.JSON_NUMBER) from None
    _check_size(value)
    return normalise_json(value)


def _check_size(value: Json) -> None:
    """Raise InputError for more values or levels than a declaration can have."""
    level, count = [value], 0
    for _ in range(MOST_LEVELS):
        count += len(level)
        if count > MOST_VALUES:
            raise InputError(say.json_large(MOST_VALUES))
        parts = [part.values() if isinstance(part, dict) else part for part in level if isinstance(part, dict | list)]
        level = [inner for part in parts for inner in part]
        if not level:
            return
    raise InputError(say.JSON_DEEP)


def normalise_json(value: Json) -> Json:
    """Return `value` with every string passed through the one door for text; keys stay as they are."""
    if isinstance(value, str):
        return normalise_text(value)
    if isinstance(value, list):
        return [normalise_json(part) for part in value]
    if isinstance(value, dict):
        return {key: normalise_json(part) for key, part in value.items()}
    return value


def render_json(value: Json) -> str:
    """Return `value` as JSON text, two spaces deep, Chinese as it is, the invisible escaped, with a final line feed."""
    text = json.dumps(_plain(value), ensure_ascii=False, indent=2, allow_nan=False)
    return _UNUSUAL.sub(_shown, text) + "\n"


def render_ascii(value: Json) -> str:
    """Return the same JSON value as render_json, in ASCII only."""
    return json.dumps(_plain(value), ensure_ascii=True, indent=2, allow_nan=False) + "\n"


def render_line(value: Json) -> str:
    """Return `value` as JSON on one line without a line feed."""
    text = json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # Nothing else is escaped, because the checksums of older journals are over the text as it stands.
    return SURROGATE.sub(_escaped, text)


def _shown(match: re.Match[str]) -> str:
    code = ord(match.group())
    unprintable = unicodedata.category(match.group()) in _UNPRINTABLE or code & 0xFFFE == 0xFFFE
    return _escaped(match) if unprintable or 0xFDD0 <= code <= 0xFDEF else match.group()


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match.group(), ensure_ascii=True)[1:-1]


def _plain(value: Json) -> Json:
    # The schema holds amounts to 15 digits, so a float's shortest form is the same number again.
    if isinstance(value, Decimal):
        plain = plain_decimal(value)
        exponent = plain.as_tuple().exponent
        return int(plain) if exponent == 0 else float(plain)
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value


def parse_declaration(data: Json) -> Declaration:
    """Return the declaration that `data` describes; `data` must have the schema's structure (types and keys)."""
    budget = data.get("budget", {})
    return Declaration(
        form=data["form"],
        year=data.get("year", ABSENT),
        filer=data.get("filer", ABSENT),
        department=data.get("department", ABSENT),
        division_code=data.get("division_code"),
        budget=Budget(
            _parse_amount(budget.get("total", ABSENT)),
            {key: _parse_amount(part) for key, part in budget.get("income", {}).items()},
            {key: _parse_amount(part) for key, part in budget.get("expenditure", {}).items()},
        ),
        duties=tuple(data["duties"]) if "duties" in data else ABSENT,
        objectives=tuple(map(_parse_objective, data["objectives"])) if "objectives" in data else ABSENT,
        not_applicable=tuple(NotApplicable(part["path"], part["reason"]) for part in data.get("not_applicable", ())),
    )


def _parse_amount(value: Json) -> Amount:
    return plain_decimal(Decimal(value)) if isinstance(value, int | Decimal) else value


def _parse_objective(data: Json) -> Objective:
    def parts(key: str) -> tuple[Indicator, ...] | Absent:
        return tuple(map(parse_indicator, data[key])) if key in data else ABSENT

    return Objective(data["title"], parts("outputs"), parts("benefits"))


def parse_indicator(data: Json) -> Indicator:
    """Return the indicator that `data` describes."""
    return Indicator(
        text=data["text"],
        category=Category(data["category"]) if "category" in data else None,
        targets=tuple(
            Target(
                part["name"],
                Operator(part["operator"]) if "operator" in part else None,
                part.get("value"),
                part.get("unit"),
            )
            for part in data.get("targets", ())
        ),
        deadline=data.get("deadline"),
        basis=data.get("basis"),
    )


def declaration_json(declaration: Declaration) -> Json:
    """Return the JSON value of a declaration; absent members are left out."""
    groups = {"income": declaration.budget.income, "expenditure": declaration.budget.expenditure}
    budget: Json = {} if declaration.budget.total is ABSENT else {"total": declaration.budget.total}
    for name, group in groups.items():
        ordered = sorted(group, key=lambda key: BUDGET_KEYS.index(key) if key in BUDGET_KEYS else len(BUDGET_KEYS))
        known = {key: group[key] for key in ordered if group[key] is not ABSENT}
        if known:
            budget[name] = known
    members: list[tuple[str, Json]] = [
        ("schema_version", SCHEMA_VERSION),
        ("form", declaration.form),
        ("year", declaration.year),
        ("filer", declaration.filer),
        ("department", declaration.department),
        ("division_code", ABSENT if declaration.division_code is None else declaration.division_code),
        ("budget", budget or ABSENT),
        (
            "duties",
            declaration.duties if isinstance(declaration.duties, Absent) else list(declaration.duties),
        ),
        (
            "objectives",
            ABSENT
            if isinstance(declaration.objectives, Absent)
            else [_objective_json(part) for part in declaration.objectives],
        ),
        (
            "not_applicable",
            [{"path": part.path, "reason": part.reason} for part in declaration.not_applicable] or ABSENT,
        ),
    ]
    return {key: value for key, value in members if value is not ABSENT}


def _objective_json(objective: Objective) -> Json:
    result: Json = {"title": objective.title}
    for key, indicators in (("outputs", objective.outputs), ("benefits", objective.benefits)):
        if not isinstance(indicators, Absent):
            result[key] = [indicator_json(part) for part in indicators]
    return result


def indicator_json(indicator: Indicator) -> Json:
    """Return the JSON value of an indicator; members it does not have are left out."""
    result: Json = {"text": indicator.text}
    if indicator.category:
        result["category"] = indicator.category.value
    if indicator.targets:
        result["targets"] = [_target_json(part) for part in indicator.targets]
    for key in ("deadline", "basis"):
        if (value := getattr(indicator, key)) is not None:
            result[key] = value
    return result


def _target_json(target: Target) -> Json:
    result: Json = {"name": target.name}
    if target.operator:
        result["operator"] = target.operator.value
    for key in ("value", "unit"):
        if (value := getattr(target, key)) is not None:
            result[key] = value
    return result


def finding_json(finding: Finding) -> Json:
    """Return the JSON value of a finding, every member present."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "path": finding.path,
        "start": finding.start,
        "excerpt": finding.excerpt,
        "fix": finding.fix,
        "related": list(finding.related),
        "message": finding.message,
        "basis": finding.basis,
        "strength": finding.strength.value,
        "kept": finding.kept,
    }
