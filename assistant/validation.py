"""JSON Schema to findings; the only module that imports jsonschema."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from assistant.codec import Json
from assistant.form import Form
from assistant.model import ABSENT, Category, Declaration, Finding, Severity, Strength, amount_of
from assistant.resources import load_schema
from assistant.wording import findings as say
from assistant.wording.fields import CATEGORY_NAMES, field_label, form_order, resolve

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError

# A violation of these leaves nothing that parse_declaration could read.
_STRUCTURAL = frozenset({"type", "additionalProperties", "enum", "const"})
_STRUCTURAL_MEMBERS = frozenset({"form", "text", "title", "name", "path", "reason"})


@cache
def _validator(pointer: str) -> Draft202012Validator:
    # jsonschema costs a tenth of a second to import: nothing before the first answer needs it.
    from jsonschema import Draft202012Validator, FormatChecker
    from referencing import Registry, Resource

    schema = load_schema("declaration")
    registry: Registry[Any] = Registry().with_resource(schema["$id"], Resource.from_contents(schema))
    return Draft202012Validator(
        {"$ref": f"{schema['$id']}#{pointer}"},
        registry=registry,
        format_checker=FormatChecker(["date"]),
    )


def check_schema(data: Json) -> list[Finding]:
    """Return what the schema objects to in a declaration's JSON value, in the order of the form."""
    return in_form_order(_findings(_validator("").iter_errors(data), ""))


def in_form_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings as their members stand on the form."""
    schema = load_schema("declaration")
    return sorted(findings, key=lambda finding: form_order(finding.path, schema))


def check_structure(data: Json) -> list[Finding]:
    """Return only the findings that keep `data` from being read as a declaration at all."""
    return [
        finding
        for finding in check_schema(data)
        if finding.rule.removeprefix("schema.") in _STRUCTURAL
        or (finding.rule == "schema.required" and finding.path.rsplit("/", 1)[1] in _STRUCTURAL_MEMBERS)
    ]


def check_value(path: str, value: Json) -> list[Finding]:
    """Return what the schema objects to in `value`, were it the member at JSON Pointer `path`."""
    return list(_findings(_validator(_schema_pointer(path)).iter_errors(value), path))


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


def _findings(errors: Iterable[ValidationError], base: str) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for error in errors:
        path = base + "".join(f"/{_escape(str(key))}" for key in error.absolute_path)
        for where, sentence in _sentences(error, path):
            rule = f"schema.{error.validator}"
            if (rule, where) not in seen:
                seen.add((rule, where))
                yield _finding(rule, where, sentence)


def _finding(rule: str, path: str, message: str, basis: str = say.SCHEMA_BASIS) -> Finding:
    return Finding(rule, Severity.ERROR, path, message, basis=basis, strength=Strength.RULE)


def _escape(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


def label_of(path: str) -> str:
    """Return what the member at JSON Pointer `path` is called on the form."""
    return field_label(path, load_schema("declaration"))


def _sentences(error: ValidationError, path: str) -> Iterator[tuple[str, str]]:
    keyword: Any = error.validator
    limit: Any = error.validator_value
    value: Any = error.instance
    if keyword == "required":
        for name in limit:
            if name not in value:
                yield f"{path}/{name}", say.missing(label_of(f"{path}/{name}"))
    elif keyword == "additionalProperties":
        known = list(_known_members(error))
        for name in value:
            if name not in known:
                nearest = difflib.get_close_matches(name, known, 1, 0.6)
                yield f"{path}/{_escape(name)}", say.unknown_key(name, nearest[0] if nearest else None, known)
    else:
        yield path, _sentence(keyword, label_of(path), limit, value, error)


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
    exponent = amount.normalize().as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    if places <= form.money.decimals:
        return []
    message = say.too_many_decimals(label_of(path), amount, places, form.money.decimals)
    return [_finding("form.decimals", path, message, say.FORM_BASIS)]
