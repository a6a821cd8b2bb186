"""Declarations to and from JSON."""

from decimal import Decimal

import pytest

from assistant.codec import declaration_json, parse_declaration, parse_json, render_json
from assistant.errors import InputError
from assistant.model import ABSENT, Budget, Declaration


def test_the_example_comes_back_equal(example):
    text = render_json(declaration_json(example))
    assert parse_declaration(parse_json(text)) == example
    assert render_json(declaration_json(parse_declaration(parse_json(text)))) == text


def test_absent_none_and_zero_stay_three_different_things():
    budget = Budget(ABSENT, {"other": None, "general_public": Decimal(0)})
    data = declaration_json(Declaration("suining-2021", budget=budget))
    assert data["budget"] == {"income": {"general_public": 0, "other": None}}
    again = parse_declaration(parse_json(render_json(data))).budget
    assert again.total is ABSENT
    assert again.income == {"general_public": Decimal(0), "other": None}


def test_an_absent_list_and_an_empty_one_stay_different():
    data = {"schema_version": 1, "form": "suining-2021", "objectives": [{"title": "甲", "outputs": []}]}
    objective = parse_declaration(data).objectives[0]
    assert objective.outputs == ()
    assert objective.benefits is ABSENT


@pytest.mark.parametrize("number", ["10606.7522", "922.75", "0.000001", "999999999.999999", "0.1", "900"])
def test_amounts_are_exact_through_json(number):
    text = f'{{"schema_version": 1, "form": "suining-2021", "budget": {{"total": {number}}}}}'
    declaration = parse_declaration(parse_json(text))
    assert declaration.budget.total == Decimal(number)
    assert parse_declaration(parse_json(render_json(declaration_json(declaration)))) == declaration


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": NaN}', "NaN"),
        ('{"a": -Infinity}', "Infinity"),
        ('{"a": 1,\n "b" 2}', "第 2 行第 6 列"),
        ("[" * 100_000, "嵌套太深"),
        ("9" * 5000, "长得离谱"),
        ('{"year": 1, "year": 2}', "写了两次"),
        ("", "第 1 行第 1 列"),
    ],
)
def test_json_that_cannot_be_used_is_one_line(text, said):
    with pytest.raises(InputError) as caught:
        parse_json(text)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_text_in_json_passes_the_one_door():
    assert parse_json('{"filer": " 甲\\r\\n乙\\t "}') == {"filer": "甲\n乙"}
