"""The schema's findings, one Chinese line a keyword."""

import re
from decimal import Decimal

import pytest

from assistant.codec import declaration_json, parse_json, render_json
from assistant.form import Form
from assistant.model import Budget, Declaration
from assistant.resources import load_schema
from assistant.validation import MOST_LISTED, check_decimals, check_form, check_schema, check_structure, check_value

KEYWORDS_WITHOUT_OBJECTION = {"$schema", "$id", "$ref", "$defs", "title", "description", "properties", "items", "allOf"}


def faulty(example: Declaration, path: str, value: object) -> list:
    data = parse_json(render_json(declaration_json(example)))
    *parents, last = path.split("/")[1:]
    node = data
    for key in parents:
        node = node[int(key)] if isinstance(node, list) else node[key]
    if value is None:
        del node[last]
    else:
        node[int(last) if isinstance(node, list) else last] = value
    return check_schema(data)


def test_the_example_has_no_finding(example):
    assert check_schema(declaration_json(example)) == []


CASES = [
    ("type", "/filer", 7, "填报单位应当是文字，现在是数字 7"),
    ("type", "/budget/total", "九百", "资金总额应当是数字或无"),
    ("type", "/year", Decimal("2027.5"), "年度应当是整数"),
    ("required", "/department", None, "部门名称还没有填"),
    ("required", "/objectives/2/benefits/0/category", None, "目标3第1条效益的类别还没有填"),
    ("additionalProperties", "/filler", "x", "是不是 filer"),
    ("additionalProperties", "/objectives/0/outputs/1/txet", "x", "是不是 text"),
    ("minimum", "/budget/total", Decimal("-1.5"), "资金总额不能小于 0，现在是 -1.5"),
    ("minimum", "/year", 1999, "年度不能小于 2000"),
    ("maximum", "/year", 2101, "年度不能大于 2100"),
    ("maximum", "/budget/total", 10**12, "资金总额不能大于"),
    ("minLength", "/duties/0", "", "第1条职责是空的"),
    ("minLength", "/filer", "乡", "填报单位至少要 2 个字"),
    ("maxLength", "/filer", "乡" * 61, "填报单位最多 60 个字，现在有 61 个"),
    ("pattern", "/filer", "青禾\n县", "填报单位只能写一行"),
    ("pattern", "/duties/0", "甲\x1b乙", "U+001B（第 2 个字）"),
    ("pattern", "/form", "../x", "表样的写法不对"),
    ("enum", "/objectives/0/benefits/0/category", "quality", "目标1第1条效益的类别只能是 economic（经济效益）"),
    ("const", "/schema_version", 2, "数据格式版本应当是 1"),
    ("minItems", "/objectives", [], "绩效目标内容至少要有 1 项"),
    ("maxItems", "/duties", ["甲"] * 41, "部门职能职责概述最多 40 项，现在有 41 项"),
    ("format", "/objectives/0/outputs/1/deadline", "2027-02-30", "完成时间“2027-02-30”不是一个日期"),
]


@pytest.mark.parametrize(("keyword", "path", "value", "said"), CASES)
def test_every_keyword_has_a_sentence_that_names_the_field_and_the_mend(example, keyword, path, value, said):
    found = faulty(example, path, value)
    assert [(part.rule, part.path) for part in found] == [(f"schema.{keyword}", path)]
    message = found[0].message
    assert said in message
    assert re.search("请|是不是", message)
    assert "\n" not in message
    assert not re.search("[a-z]{4,} (is|was|should|does)", message)


def test_no_keyword_of_the_schema_is_without_a_case():
    used: set[str] = set()

    def walk(node: object, inside_properties: bool = False) -> None:
        if isinstance(node, dict):
            for key, part in node.items():
                if not inside_properties:
                    used.add(key)
                walk(part, key in ("properties", "$defs") and not inside_properties)
        elif isinstance(node, list):
            for part in node:
                walk(part)

    walk(load_schema("declaration"))
    assert used - KEYWORDS_WITHOUT_OBJECTION == {keyword for keyword, *_ in CASES}


def test_every_member_of_the_schema_has_a_chinese_title_and_description():
    schema = load_schema("declaration")

    def members(node: dict, where: str):
        for key, part in node.get("properties", {}).items():
            yield f"{where}/{key}", part
            yield from members(part, f"{where}/{key}")
        if isinstance(node.get("items"), dict):
            yield f"{where}/items", node["items"]
            yield from members(node["items"], f"{where}/items")

    everything = [*members(schema, "")]
    for name, part in schema["$defs"].items():
        everything += [(name, part), *members(part, name)]
    assert len(everything) > 50
    for where, part in everything:
        target = {**schema["$defs"].get(part.get("$ref", "").rsplit("/", 1)[-1], {}), **part}
        for key in ("title", "description"):
            assert re.search("[\u4e00-\u9fff]", target.get(key, "")), f"{where} has no Chinese {key}"


def test_findings_come_in_the_order_of_the_form():
    paths = [part.path for part in check_schema({"objectives": [{}], "duties": [""], "filer": ""})]
    assert paths == [
        "/schema_version", "/form", "/year", "/filer", "/department", "/budget", "/duties/0",
        "/objectives/0/title", "/objectives/0/outputs", "/objectives/0/benefits",
    ]  # fmt: skip


def test_a_gap_is_not_a_fault_of_structure_but_a_wrong_type_is():
    assert check_structure({"schema_version": 1, "form": "suining-2021"}) == []
    assert [part.path for part in check_structure({"schema_version": 1, "form": "suining-2021", "filer": 3})] == [
        "/filer"
    ]
    assert [part.path for part in check_structure({"schema_version": 1})] == ["/form"]


def test_one_answer_is_checked_against_its_own_part_of_the_schema():
    assert check_value("/budget/income/other", Decimal("12.5")) == []
    assert check_value("/budget/income/other", None) == []
    assert "其他资金" in check_value("/budget/income/other", Decimal(-1))[0].message
    assert "目标9第3条产出" in check_value("/objectives/8/outputs/2", {"text": ""})[0].message


def test_decimals_beyond_the_form_are_refused_and_never_rounded(form: Form):
    budget = Budget(Decimal("922.7512"), {"general_public": Decimal("0.10")})
    found = [part for part in check_form(Declaration(form.id, budget=budget), form) if part.rule == "form.decimals"]
    assert [part.path for part in found] == ["/budget/total"]
    assert "有 4 位小数，这张表只到 2 位" in found[0].message


def test_one_in_nine_amounts_is_not_refused_for_being_binary(form: Form):
    for cents in range(1, 1000):
        budget = Budget(Decimal(cents) / 100)
        assert not [part for part in check_form(Declaration(form.id, budget=budget), form) if "decimals" in part.rule]


@pytest.mark.parametrize("typed", ["1e30", "1e400", "1e999999999", "9" * 40, "9" * 4000, "1." + "3" * 60, "1e-60"])
def test_an_amount_of_any_size_gets_its_sentence_and_never_a_fault(form: Form, typed):
    value = Decimal(typed)
    found = [*check_value("/budget/total", value), *check_decimals("/budget/total", value, form)]
    assert found
    assert all(part.message.startswith("资金总额") and len(part.message) < 80 for part in found)
    assert any("不能大于 999999999" in part.message for part in found) == (value > 999999999)


def test_an_amount_of_more_digits_than_a_file_can_hold_is_refused(example):
    assert check_value("/budget/total", Decimal("99999999.9999999")) == []
    found = faulty(example, "/budget/income/other", Decimal("0.1234567890123456"))
    assert [(part.rule, part.path) for part in found] == [("schema.digits", "/budget/income/other")]
    assert "有 16 位数字，超过 15 位" in found[0].message
    data = {"schema_version": 1, "form": "suining-2021", "budget": {"total": Decimal("0.1234567890123456")}}
    assert [part.rule for part in check_structure(data)] == ["schema.digits"]


@pytest.mark.parametrize("path", ["/filer", "/division_code", "/not_applicable/0/path", "/objectives/0/title"])
def test_half_a_character_is_a_finding_said_once_and_keeps_the_file_from_being_read(example, path):
    data = declaration_json(example)
    *parents, last = path.split("/")[1:]
    node = data
    for key in parents:
        node = node[int(key)] if isinstance(node, list) else node[key]
    node[last] = "/a\ud800b"
    found = check_schema(data)
    assert {part.path for part in found} == {path}
    assert sum("U+D800" in part.message for part in found) == 1
    assert [part.path for part in check_structure(data)] == [path]


def test_of_a_list_with_thousands_of_faults_some_are_listed_and_the_rest_counted():
    data = {"objectives": [{}] * 1000, "duties": [""]}
    found = check_schema(data)
    inside = [part for part in found if re.fullmatch(r"/objectives/\d+/.*", part.path)]
    assert len(inside) == MOST_LISTED
    assert f"只列出 {MOST_LISTED} 处，另有 {3 * 1000 - MOST_LISTED} 处" in next(
        part.message for part in found if part.rule == "schema.more"
    )
    assert "/duties/0" in [part.path for part in found]


def test_a_fault_of_structure_is_found_however_many_gaps_stand_before_it():
    data = {"schema_version": 1, "form": "suining-2021", "duties": [""] * 1000 + [7]}
    assert [part.path for part in check_structure(data)] == ["/duties/1000"]


@pytest.mark.parametrize("key", ["²", "①", "9" * 5000, "a\nb", "~/", "", "长" * 100_000])
def test_a_key_of_any_kind_is_an_unknown_key_on_one_short_line(key):
    found = [part for part in check_schema({key: 1, "budget": {key: 1}}) if part.rule == "schema.additionalProperties"]
    assert len(found) == 2
    assert all("\n" not in part.message and len(part.message) < 200 for part in found)


def test_of_thousands_of_faults_two_hundred_are_told_and_the_rest_is_counted():
    found = check_schema({"objectives": [{}] * 3000} | {f"k{number}": 1 for number in range(5000)})
    assert 200 < len(found) <= 1000
    assert any("没有列出" in part.message for part in found)
