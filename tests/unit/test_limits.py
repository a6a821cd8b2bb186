"""Every limit of the schema: what stands at it is accepted, one beyond is refused; and numbers as they are written."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from assistant.codec import render_json
from assistant.form import Form
from assistant.model import ABSENT, BUDGET_KEYS, Budget, Declaration, Indicator
from assistant.resources import load_schema
from assistant.review import check_declaration, obstacles
from assistant.validation import check_form, check_schema, check_structure, check_value

AMOUNTS = ["/budget/total", *(f"/budget/income/{key}" for key in BUDGET_KEYS[:4]),
           *(f"/budget/expenditure/{key}" for key in BUDGET_KEYS[4:])]  # fmt: skip
NAMES = ["/filer", "/department", "/objectives/0/title"]
PARAGRAPHS = ["/duties/0", "/objectives/0/outputs/0/text", "/objectives/0/benefits/0/basis"]
PHRASES = [f"/objectives/0/outputs/0/targets/0/{name}" for name in ("name", "value", "unit")]
PHRASES.append("/not_applicable/0/reason")

# The numbers that the form, its offices and the documentation promise; the schema has to hold them.
ACCEPTED: list[tuple[str, Any]] = [
    *((path, value) for path in AMOUNTS for value in (0, None, Decimal("0.01"), 999_999_999)),
    *((path, text) for path in NAMES for text in ("云溪", "乡" * 60, "〔待填〕")),
    *((path, text) for path in PARAGRAPHS for text in ("甲", "甲" * 8000, "甲\n乙", "甲\n\n乙")),
    *((path, text) for path in PHRASES for text in ("亩", "亩" * 200)),
    ("/year", 2000),
    ("/year", 2100),
    ("/division_code", "430923104"),
    ("/division_code", "430923104000"),
    ("/form", "a" * 64),
    ("/duties", ["甲"] * 40),
    ("/duties", []),
    ("/objectives/0/outputs", [{"text": "甲"}] * 60),
    ("/objectives/0/benefits", [{"text": "甲", "category": "social"}] * 60),
    ("/objectives/0/outputs/0/targets", [{"name": "面积"}] * 20),
    ("/objectives", [{"title": "云溪", "outputs": [], "benefits": []}] * 20),
    ("/objectives/0/outputs/0/deadline", "2028-02-29"),
    ("/not_applicable/0/path", "/budget/income/other"),
    ("/not_applicable", [{"path": "/filer", "reason": "甲"}] * 100),
]
REFUSED: list[tuple[str, str, Any]] = [
    *(("maximum", path, 1_000_000_000) for path in AMOUNTS),
    *(("maximum", path, Decimal("999999999.01")) for path in AMOUNTS),
    *(("minimum", path, Decimal("-0.01")) for path in AMOUNTS),
    *(("type", path, value) for path in AMOUNTS for value in ("1", True, [1])),
    *(("minLength", path, "乡") for path in NAMES),
    *(("maxLength", path, "乡" * 61) for path in NAMES),
    *(("pattern", path, "云\n溪") for path in NAMES + PHRASES),
    *(("minLength", path, "") for path in PARAGRAPHS + PHRASES),
    *(("maxLength", path, "甲" * 8001) for path in PARAGRAPHS),
    *(("maxLength", path, "亩" * 201) for path in PHRASES),
    ("minimum", "/year", 1999),
    ("maximum", "/year", 2101),
    ("type", "/year", "2027"),
    *(
        ("pattern", "/division_code", code)
        for code in ("43092310", "4309231040", "43092310400", "4309231040001", "430923104x", "x430923104", "430923104 ")
    ),
    ("pattern", "/form", "a" * 65),
    ("pattern", "/form", "-a"),
    ("maxItems", "/duties", ["甲"] * 41),
    ("maxItems", "/objectives/0/outputs", [{"text": "甲"}] * 61),
    ("maxItems", "/objectives/0/benefits", [{"text": "甲", "category": "social"}] * 61),
    ("maxItems", "/objectives/0/outputs/0/targets", [{"name": "面积"}] * 21),
    ("maxItems", "/objectives", [{"title": "云溪", "outputs": [], "benefits": []}] * 21),
    ("minItems", "/objectives", []),
    ("format", "/objectives/0/outputs/0/deadline", "2027-02-29"),
    ("pattern", "/not_applicable/0/path", "budget"),
    ("maxItems", "/not_applicable", [{"path": "/filer", "reason": "甲"}] * 101),
]


def short(value: object) -> str:
    return value if isinstance(value, str) and len(value) < 40 else ""


@pytest.mark.parametrize(("path", "value"), ACCEPTED, ids=short)
def test_what_stands_at_a_limit_is_accepted(path, value):
    assert check_value(path, value) == []


@pytest.mark.parametrize(("keyword", "path", "value"), REFUSED, ids=short)
def test_what_goes_one_beyond_a_limit_is_refused_by_that_limit(keyword, path, value):
    assert [part.rule for part in check_value(path, value)] == [f"schema.{keyword}"]


def limits(node: Any) -> set[tuple[str, Any]]:
    """Every limit by number or pattern that the schema states."""
    named = ("maximum", "minimum", "maxLength", "minLength", "maxItems", "minItems", "pattern", "format")
    if isinstance(node, list):
        return {found for part in node for found in limits(part)}
    if not isinstance(node, dict):
        return set()
    own = {(key, value) for key, value in node.items() if key in named and isinstance(value, int | str)}
    return own.union(*(limits(part) for part in node.values()))


def test_every_limit_of_the_schema_is_tried():
    schema = load_schema("declaration")
    clean = schema["$defs"]["clean"]["pattern"]
    tried = {(keyword, limit_at(schema, path, keyword)) for keyword, path, _ in REFUSED if keyword != "type"}
    assert limits(schema) - {("pattern", clean)} <= tried


def limit_at(schema: Any, path: str, keyword: str) -> Any:
    node = referred(schema, schema)
    for key in path.split("/")[1:]:
        node = referred(schema, node["items"] if key.isdigit() else node["properties"][key])
    return node[keyword]


def referred(schema: Any, node: Any) -> Any:
    while "$ref" in node:
        node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
    return node


@pytest.mark.parametrize(
    "pattern", [part for keyword, part in sorted(limits(load_schema("declaration")), key=str) if keyword == "pattern"]
)
def test_every_pattern_speaks_of_the_whole_text(pattern):
    assert re.fullmatch(r"\^.*\$", pattern, re.DOTALL)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("900", "900"),
        ("9E+2", "900"),
        ("0", "0"),
        ("900.0", "900"),
        ("922.75", "922.75"),
        ("0.01", "0.01"),
        ("999999999", "999999999"),
    ],
)
def test_a_number_is_written_as_a_person_would(value, written):
    assert render_json({"total": Decimal(value)}) == f'{{\n  "total": {written}\n}}\n'


@pytest.mark.parametrize("places", range(6))
def test_an_amount_may_have_as_many_decimals_as_the_form_prints_and_no_more(form: Form, places):
    amount = Decimal(1).scaleb(-places) + 5
    budget = Budget(amount, {"other": amount}, {"basic": amount})
    found = [
        part.path for part in check_form(Declaration(form.id, budget=budget), form) if part.rule == "form.decimals"
    ]
    wanted = {"/budget/total", "/budget/income/other", "/budget/expenditure/basic"}
    assert set(found) == (set() if places <= form.money.decimals else wanted)
    assert form.money.decimals == 2


@pytest.mark.parametrize(
    ("amount", "objected"), [(Decimal(5), True), (Decimal(0), True), (None, False), (ABSENT, False)]
)
def test_an_amount_in_a_line_that_the_form_does_not_have_is_objected_to(form: Form, amount, objected):
    missing = form.amount_line("/budget/income/other")
    shorter = replace(form, amounts=tuple(line for line in form.amounts if line != missing))
    budget = Budget(Decimal(5), {"other": amount})
    found = [part for part in check_form(Declaration(form.id, budget=budget), shorter) if part.rule == "form.line"]
    assert [part.path for part in found] == ([missing.path] if objected else [])


def test_every_amount_that_the_form_prints_has_to_be_answered(form: Form, example):
    printed = {line.path for line in form.amounts}
    assert printed == set(AMOUNTS)
    blank = check_declaration(replace(example, budget=Budget()), form)
    assert {part.path for part in blank if part.rule == "schema.required"} >= printed - {"/budget/total"}
    total_only = check_declaration(replace(example, budget=Budget(Decimal(5))), form)
    assert {part.path for part in obstacles(total_only)} >= printed - {"/budget/total"}


@pytest.mark.parametrize(("key", "pointer"), [("a/b", "/a~1b"), ("a~b", "/a~0b"), ("~1", "/~01"), ("/~", "/~1~0")])
def test_an_unknown_key_is_pointed_to_by_a_pointer_that_leads_there(key, pointer):
    found = [part.path for part in check_schema({key: 1}) if part.rule == "schema.additionalProperties"]
    assert found == [pointer]


@pytest.mark.parametrize("version", [0, 2, "1"])
def test_another_version_of_the_data_is_not_read_as_this_one(version):
    found = check_structure({"schema_version": version, "form": "suining-2021"})
    assert [part.path for part in found] == ["/schema_version"]


BLANK = "〔待填：农业站〕"


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("/filer", lambda d: replace(d, filer=f"云溪乡{BLANK}")),
        ("/department", lambda d: replace(d, department=f"云溪乡{BLANK}")),
        ("/duties/1", lambda d: replace(d, duties=(d.duties[0], f"编制{BLANK}预算", *d.duties[2:]))),
        ("/objectives/1/title", lambda d: objective(d, 1, title=f"文化{BLANK}")),
        ("/objectives/2/outputs/0/text", lambda d: objective(d, 2, outputs=(Indicator(f"油茶{BLANK}亩"),))),
    ],
)
def test_an_open_blank_is_seen_wherever_the_form_prints_text(example, form, path, change):
    found = [part for part in obstacles(check_declaration(change(example), form)) if part.rule == "blanks.open"]
    assert [part.path for part in found] == [path]
    assert found[0].excerpt == BLANK


def objective(declaration: Declaration, index: int, **changes: Any) -> Declaration:
    parts = list(declaration.objectives)
    parts[index] = replace(parts[index], **changes)
    return replace(declaration, objectives=tuple(parts))


@pytest.mark.parametrize(
    ("text", "count", "offices"),
    [
        ("油茶〔待填：农业站〕亩，茶园〔待填：农业站〕亩", 2, "农业站"),
        ("油茶〔待填：农业站〕亩，路〔待填：村建站〕公里，茶园〔待填：农业站〕亩", 3, "农业站、村建站"),
    ],
)
def test_an_office_that_owes_several_figures_is_named_once(example, form, text, count, offices):
    found = check_declaration(replace(example, duties=(text,)), form)
    assert len(found) == 1
    assert f"{count} 处待填（{offices}）" in found[0].message
