"""JSON Schema to findings; the only module that imports jsonschema."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any, cast

from assistant.codec import Json
from assistant.form import Form
from assistant.model import (
    ABSENT,
    MOST_DIGITS,
    Category,
    Declaration,
    Finding,
    Severity,
    Strength,
    amount_of,
    digits_of,
    plain_decimal,
)
from assistant.resources import load_schema
from assistant.text import SURROGATE
from assistant.wording import bankcheck as say_bank
from assistant.wording import findings as say
from assistant.wording.fields import CATEGORY_NAMES, field_label, form_order, resolve

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError

# A violation of these leaves nothing that parse_declaration could read.
_STRUCTURAL = frozenset({"type", "additionalProperties", "enum", "const", "surrogate", "digits"})
_STRUCTURAL_MEMBERS = frozenset({"form", "text", "title", "name", "path", "reason"})
MOST_LISTED = 200
"""Findings in one list; whoever has more begins with these."""


@dataclass(frozen=True)
class Objection:
    """What a schema of the question bank has against a value."""

    path: tuple[str | int, ...]
    """Keys and indexes that lead to the member meant."""
    keyword: str
    """The schema's keyword, as pattern."""
    message: str
    """What is off and how to mend it, without naming the place."""


@cache
def _validator(pointer: str, name: str = "declaration") -> Draft202012Validator:
    # jsonschema costs a tenth of a second to import: nothing before the first answer needs it.
    from jsonschema import Draft202012Validator, FormatChecker
    from referencing import Registry, Resource

    schema = load_schema(name)
    registry: Registry[Any] = Registry().with_resource(schema["$id"], Resource.from_contents(schema))
    return Draft202012Validator(
        {"$ref": f"{schema['$id']}#{pointer}"},
        registry=registry,
        format_checker=FormatChecker(["date"]),
    )


def check_schema(data: Json) -> list[Finding]:
    """Return what the schema objects to in a declaration's JSON value, in the order of the form."""
    return in_form_order(_findings(_all_errors("", data), "", lambda rule, path: True))


def in_form_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings as their members stand on the form."""
    return sorted(findings, key=lambda finding: _order(finding.path))


@lru_cache(maxsize=4096)
def _order(path: str) -> tuple[int, ...]:
    return form_order(path, load_schema("declaration"))


def check_structure(data: Json) -> list[Finding]:
    """Return only the findings that keep `data` from being read as a declaration at all."""
    found = in_form_order(_findings(_all_errors("", data), "", _is_structural))
    return [finding for finding in found if finding.rule != "schema.more"]


def _is_structural(rule: str, path: str) -> bool:
    keyword = rule.removeprefix("schema.")
    return keyword in _STRUCTURAL or (keyword == "required" and path.rsplit("/", 1)[1] in _STRUCTURAL_MEMBERS)


def check_value(path: str, value: Json) -> list[Finding]:
    """Return what the schema objects to in `value`, were it the member at JSON Pointer `path`."""
    return list(_findings(_all_errors(path, value), path, lambda rule, where: True))


def check_against(name: str, value: Any, definition: str = "") -> list[Objection]:
    """Return what schema/NAME.schema.json, or one of its $defs, has against a row or a table of the question bank."""
    pointer = f"/$defs/{definition}" if definition else ""
    found = []
    for error in _validator(pointer, name).iter_errors(value):
        path = tuple(error.absolute_path)
        keyword, limit, value = str(error.validator), cast(Any, error.validator_value), cast(Any, error.instance)
        here: Any = error.schema
        if keyword == "required":
            named = {key: say_bank.key_missing(key) for key in limit if key not in value}
        elif keyword == "additionalProperties":
            known = list(here["properties"])
            named = {key: say_bank.key_unknown(key, known) for key in value if key not in known}
        else:
            found.append(Objection(path, keyword, say_bank.unfit(keyword, limit, value, here.get("description", ""))))
            continue
        found += [Objection((*path, key), keyword, message) for key, message in named.items()]
    # Of several missing members each is an error of its own, and every one of them lists all.
    return sorted(dict.fromkeys(found), key=lambda part: [(isinstance(key, str), key) for key in part.path])


def _schema_pointer(path: str) -> str:
    schema = load_schema("declaration")
    node: Any = schema
    pointer = ""
    for key in path.split("/")[1:]:
        if "$ref" in node:
            pointer = node["$ref"].removeprefix("#")
            node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
        if key.isdigit():
            pointer, node = f"{pointer}/items", node["items"]
        else:
            pointer, node = f"{pointer}/properties/{key}", node["properties"][key]
    return pointer


_Objection = tuple[str, str, Callable[[], str]]
"""The rule, the path, and what makes the sentence: most of many are never said."""


def _all_errors(path: str, value: Json) -> Iterator[_Objection]:
    """Yield what the schema, and what no schema can say, objects to in the member at JSON Pointer `path`."""
    yield from _unkeepable(path, value)
    for error in _validator(_schema_pointer(path)).iter_errors(value):
        where = path + "".join(f"/{_escape(str(key))}" for key in error.absolute_path)
        for place, sentence in _sentences(error, where):
            yield f"schema.{error.validator}", place, sentence


def _unkeepable(path: str, value: Json) -> Iterator[_Objection]:
    """Yield what could not be written down and read back: half characters, and amounts of too many digits."""
    if isinstance(value, str):
        if SURROGATE.search(value):
            yield "schema.surrogate", path, lambda: say.forbidden_character(label_of(path), value)
    elif isinstance(value, Decimal | int):
        number = Decimal(value)
        if path.startswith("/budget/") and digits_of(number) > MOST_DIGITS:
            yield (
                "schema.digits",
                path,
                lambda: say.too_many_digits(label_of(path), number, digits_of(number), MOST_DIGITS),
            )
    elif isinstance(value, dict | list):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _unkeepable(f"{path}/{_escape(str(key))}", part)


def _findings(objections: Iterable[_Objection], base: str, wanted: Callable[[str, str], bool]) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    found: Counter[str] = Counter()
    for rule, path, sentence in objections:
        # A half character breaks the pattern of clean text too, and that has been said.
        same = "schema.pattern" if rule == "schema.surrogate" else rule
        if (same, path) in seen or not wanted(rule, path):
            continue
        seen |= {(rule, path), (same, path)}
        group = base + re.split("/[0-9]+(?:/|$)", path[len(base) :])[0]
        group = group if group != path else group.rpartition("/")[0]
        found[group] += 1
        if found[group] <= MOST_LISTED:
            yield _finding(rule, path, sentence())
    for group, number in found.items():
        if number > MOST_LISTED:
            yield _finding("schema.more", group, say.more(label_of(group), MOST_LISTED, number - MOST_LISTED))


def _finding(rule: str, path: str, message: str, basis: str = say.SCHEMA_BASIS) -> Finding:
    return Finding(rule, Severity.ERROR, path, message, basis=basis, strength=Strength.RULE)


def _escape(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


def label_of(path: str) -> str:
    """Return what the member at JSON Pointer `path` is called on the form."""
    return field_label(path, load_schema("declaration"))


def _sentences(error: ValidationError, path: str) -> Iterator[tuple[str, Callable[[], str]]]:
    keyword: Any = error.validator
    limit: Any = error.validator_value
    value: Any = error.instance
    if keyword == "required":
        for name in limit:
            if name not in value:
                where = f"{path}/{name}"
                yield where, partial(_missing, where)
    elif keyword == "additionalProperties":
        known = list(_known_members(error))
        for name in value:
            if name not in known:
                yield f"{path}/{_escape(name)}", partial(_unknown, name, known)
    else:
        yield path, lambda: _sentence(keyword, label_of(path), limit, value, error)


def _missing(path: str) -> str:
    return say.missing(label_of(path))


def _unknown(name: str, known: list[str]) -> str:
    nearest = difflib.get_close_matches(name[:40], known, 1, 0.6)
    return say.unknown_key(name, nearest[0] if nearest else None, known)


def _known_members(error: ValidationError) -> Iterable[str]:
    schema: Any = error.schema
    properties: Iterable[str] = resolve(schema, load_schema("declaration")).get("properties", {})
    return properties


def _sentence(keyword: str, label: str, limit: Any, value: Any, error: ValidationError) -> str:
    if keyword == "pattern":
        return _pattern_sentence(label, limit, value, error)
    if keyword == "enum":
        return say.not_in_list(label, value, [_category_word(part) for part in limit])
    plain = {
        "type": lambda: say.wrong_type(label, limit, value),
        "minimum": lambda: say.too_small(label, limit, value),
        "maximum": lambda: say.too_large(label, limit, value),
        "minLength": lambda: say.too_short(label, limit, len(value)),
        "maxLength": lambda: say.too_long(label, limit, len(value)),
        "minItems": lambda: say.too_few(label, limit),
        "maxItems": lambda: say.too_many(label, limit, len(value)),
        "const": lambda: say.wrong_version(value),
        "format": lambda: say.wrong_date(label, value),
    }
    return plain[keyword]() if keyword in plain else say.anything_else(label)


def _pattern_sentence(label: str, pattern: str, value: str, error: ValidationError) -> str:
    schema = load_schema("declaration")
    if pattern == schema["$defs"]["clean"]["pattern"]:
        return say.forbidden_character(label, value)
    if pattern == schema["$defs"]["name"]["pattern"]:
        return say.one_line_only(label)
    here: Any = error.schema
    return say.wrong_pattern(label, here.get("description", pattern))


def _category_word(value: str) -> str:
    try:
        return f"{value}（{CATEGORY_NAMES[Category(value)]}）"
    except ValueError:
        return value


def check_form(declaration: Declaration, form: Form) -> list[Finding]:
    """Return what the printed form objects to: amounts not answered, not on it, or with too many decimals."""
    found = []
    printed = {line.path for line in form.amounts}
    groups = {"income": declaration.budget.income, "expenditure": declaration.budget.expenditure}
    held = [f"/budget/{group}/{key}" for group, lines in groups.items() for key in lines]
    for path in held:
        if path not in printed and amount_of(declaration, path) not in (None, ABSENT):
            found.append(_finding("form.line", path, say.not_on_form(label_of(path)), say.FORM_BASIS))
    for path in sorted(printed, key=[line.path for line in form.amounts].index):
        amount = amount_of(declaration, path)
        if amount is ABSENT and path != "/budget/total":
            found.append(_finding("schema.required", path, say.missing(label_of(path))))
        elif isinstance(amount, Decimal):
            found.extend(check_decimals(path, amount, form))
    return found


def check_decimals(path: str, amount: Decimal, form: Form) -> list[Finding]:
    """Return a finding when `amount` has more decimals than the form prints; never rounds."""
    exponent = plain_decimal(amount).as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    if places <= form.money.decimals:
        return []
    message = say.too_many_decimals(label_of(path), amount, places, form.money.decimals)
    return [_finding("form.decimals", path, message, say.FORM_BASIS)]
