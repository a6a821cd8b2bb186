"""Declarations to and from JSON."""

from decimal import Decimal

import pytest

from assistant.codec import (
    MOST_LEVELS,
    MOST_VALUES,
    declaration_json,
    parse_declaration,
    parse_json,
    render_ascii,
    render_json,
    render_line,
)
from assistant.errors import InputError
from assistant.model import ABSENT, Budget, Declaration, digits_of, plain_decimal


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
        ("1e400", "长得离谱"),
        ("1e999999999", "长得离谱"),
        ("-0.5E-99999999999999999999", "长得离谱"),
        ("0." + "1" * 5000, "长得离谱"),
        ("[" * 500 + "]" * 500, "嵌套太深"),
        ('{"a":' * MOST_LEVELS + "1" + "}" * MOST_LEVELS, "嵌套太深"),
        ("[" + "1," * MOST_VALUES + "1]", "不像一份申报表"),
        ('{"甲\\n乙": 1, "甲\\n乙": 2}', "写了两次"),
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


def test_what_no_form_holds_is_refused_as_it_is_met():
    for text in ("1e999999999", "9" * 1_000_000, "[" * 100_000, "[" + "1," * 100_000 + "1]"):
        with pytest.raises(InputError):
            parse_json(text)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("1e30", "1" + "0" * 30),
        ("1e999999999", "1E+999999999"),
        ("9" * 5000, "9" * 5000),
        ("1." + "0" * 40 + "1", "1." + "0" * 40 + "1"),
        ("-0.0", "0"),
        ("1.500", "1.5"),
        ("Infinity", "Infinity"),
        ("1e-50", "1E-50"),
    ],
)
def test_any_number_is_made_plain_without_rounding_and_without_failing(typed, plain):
    assert str(plain_decimal(Decimal(typed))) == plain


def test_padding_zeros_are_no_digits_of_a_number():
    assert [digits_of(Decimal(text)) for text in ("0.0010", "1e30", "922.75", "1234567890123456")] == [1, 1, 5, 16]


SLY = 'a\x7f\x9b\u202e\u200b\ufeff\ud800\uffff\U000e0001"\\甲，①≥\u3000'


@pytest.mark.parametrize("render", [render_json, render_ascii, render_line])
def test_json_that_is_shown_holds_the_same_value_however_sly_its_text(render):
    import json

    text = render({SLY: [SLY, Decimal("0.1")]})
    assert json.loads(text) == {SLY: [SLY, 0.1]}
    text.encode("utf-8")


def test_json_that_is_shown_has_nothing_that_a_terminal_would_obey():
    text = render_json({SLY: SLY})
    assert not set(text) & set("\x7f\x9b\u202e\u200b\ufeff\ud800\uffff\U000e0001")
    assert "甲，①≥\u3000" in text
    assert render_ascii({"a": SLY}).isascii()
