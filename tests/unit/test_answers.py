"""Typed text to values."""

from decimal import Decimal

import pytest

from assistant.answers import parse_amount, parse_year
from assistant.categories import parse_category, split_category
from assistant.errors import InputError
from assistant.model import Category


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("922.75", "922.75"),
        ("922.75万元", "922.75"),
        ("９２２．７５万", "922.75"),
        ("9,227,500元", "922.75"),
        ("9227500 元", "922.75"),
        ("0.092275亿", "922.75"),
        ("1,325.68", "1325.68"),
        ("￥900.00", "900"),
        ("0", "0"),
        ("6923.3552", "6923.3552"),
        ("1元", "0.0001"),
        ("9千元", "0.9"),
        ("3百万元", "300"),
        ("0.9千万元", "900"),
        ("-0", "0"),
        ("９２２．７５万", "922.75"),
        ("九百二十二万七千五百元", "922.75"),
        ("九百二十二点七五万元", "922.75"),
        ("玖佰贰拾贰万柒仟伍佰元整", "922.75"),
        ("922万7500元", "922.75"),
        ("1亿2000万", "12000"),
        ("922.75w", "922.75"),
        ("九百", "900"),
        ("两百万", "200"),
        ("人民币壹仟万圆整", "1000"),
    ],
)
def test_an_amount_is_read_in_ten_thousands_whatever_unit_it_came_in(typed, value):
    assert parse_amount(typed).value == Decimal(value)


@pytest.mark.parametrize("typed", ["无", "没有", "空着"])
def test_none_is_not_zero(typed):
    assert parse_amount(typed).value is None


@pytest.mark.parametrize("typed", ["9,227,500元", "９２２", "1,000", "0.5亿"])
def test_a_reading_that_is_not_literal_is_said(typed):
    assert "万元" in (parse_amount(typed).note or "")


def test_a_literal_reading_is_not_repeated():
    assert parse_amount("922.75").note is None


@pytest.mark.parametrize(
    "typed",
    [
        "约900",
        "1.5公里",
        "12,34",
        "三万五",
        "9万5",
        "二〇二七",
        "万",
        "元",
        "九百左右",
        "",
        "1.2.3",
        "1e3",
        "nan",
        "900 800",
        "--5",
    ],
)
def test_what_is_no_amount_is_refused_with_the_way_to_write_it(typed):
    with pytest.raises(InputError, match=r"922\.75"):
        parse_amount(typed)


@pytest.mark.parametrize("typed", ["2027", "２０２７", "2027年", "2027 年度", "二〇二七年", "二零二七"])
def test_a_year_is_four_digits(typed):
    assert parse_year(typed) == 2027


@pytest.mark.parametrize("typed", ["27", "明年", "20277", "2027年1月", "二十七", "二千零二十七"])
def test_what_is_no_year_is_refused(typed):
    with pytest.raises(InputError, match="2027"):
        parse_year(typed)


@pytest.mark.parametrize("typed", ["2", "２", "社会效益", "社会", "社会效益指标", "社会效益："])
def test_a_category_is_known_by_number_name_or_label(typed, form):
    assert parse_category(typed, form) is Category.SOCIAL


@pytest.mark.parametrize("typed", ["6", "0", "好", "政治效益"])
def test_what_is_no_category_is_refused(typed, form):
    with pytest.raises(InputError, match="1 经济"):
        parse_category(typed, form)


def test_a_label_before_a_benefit_becomes_its_category(form):
    typed = "社会公众或服务对象满意度指标：群众满意度不低于90%"
    assert split_category(typed, form) == (Category.SATISFACTION, "群众满意度不低于90%")
    assert split_category("生态效益: 水质达到三类", form) == (Category.ECOLOGICAL, "水质达到三类")


def test_a_colon_inside_a_benefit_is_no_label(form):
    assert split_category("做到三个一：一村一员", form) == (None, "做到三个一：一村一员")


def test_a_label_alone_has_nothing_behind_it_and_a_short_one_is_known_too(form):
    assert split_category("社会效益：", form) == (Category.SOCIAL, "")
    assert split_category("经济：户均增收500元", form) == (Category.ECONOMIC, "户均增收500元")
