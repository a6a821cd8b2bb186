"""Figures are read out of sentences as a person reads them, and what is no figure is left alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.model import Operator
from assistant.numerals import parse_number
from assistant.review.figures import figures_of


def read(text):
    return [(figure.text, figure.operator.value if figure.operator else "") for figure in figures_of(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("改良草场不低于820亩，围栏修复40公里", [("820亩", "ge"), ("40公里", "")]),
        ("投诉率＜1%，回访率>=90%", [("1%", "lt"), ("90%", "ge")]),
        ("测评得分90分以上，差错3件以内", [("90分", "ge"), ("3件", "le")]),
        ("结算价控制在18万元以内，用时不超5个工作日", [("18万元", "le"), ("5个工作日", "le")]),
        ("受理后15日内答复", [("15日", "le")]),
        ("到账率为100%，差错率等于0", [("100%", "eq"), ("0", "eq")]),
        ("参保率达到95%", [("95%", "")]),
        ("每次3—5人，90%-95%的农户", [("3—5人", ""), ("90%-95%", "")]),
        ("三个村、二十二户、百分之九十", [("三个", ""), ("二十二户", ""), ("百分之九十", "")]),
        ("七成以上农户参加", [("七成", "ge")]),
        ("补助1,200元/亩，500元/人·月", [("1,200元/亩", ""), ("500元/人·月", "")]),
        ("３０户、９５．５％", [("３０户", ""), ("９５．５％", "")]),
        ("线路2.8万米，宣传200余次", [("2.8万米", ""), ("200余次", "")]),
        ("1、修渠3公里；2、建桥2座", [("3公里", ""), ("2座", "")]),
        ("（1）修渠3公里", [("3公里", "")]),
    ],
)
def test_figures_come_with_unit_and_operator(text, found):
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "2027年6月30日前，4—9月，3月至10月，9月底，2026—2030年",
        "二〇二七年三月底，第三季度，一季度，12月中旬，2027.3.12",
        "中发〔2018〕34号、第76条、〔2024〕、2号渠、3#楼",
        "《三年行动方案（2024—2026年）》",
        "三会一课、四议两公开、一户一档、七站八所、千家万户、一次性告知、十分重视",
        "“五个一”、“4·15”、“12345”、12345热线、119消防日、G319国道、PM2.5、5G、1+3+N",
        "8:00至17:30，0739-7611234，13800000000",
        "每月5日、20日发放，每月10日前上报",
        "全部到位，统一标准，同一个口径，第一批",
        "",
    ],
)
def test_dates_papers_names_and_calls_are_no_figures(text):
    assert read(text) == []


def test_a_figure_knows_what_it_measures():
    first, second = figures_of("受理率、办结率均为100%，群众满意度不低于90%（问卷60份）")[:2]
    assert (first.name, first.mark, first.operator) == ("受理率、办结率", "均为", Operator.EQ)
    assert (second.name, second.mark, second.unit) == ("群众满意度", "不低于", "%")


def test_offsets_are_those_of_the_text_as_written():
    text = "出水达标率≥９５％，抽检2次"
    rate, times = figures_of(text)
    assert text[rate.mark_start : rate.end] == "≥９５％"
    assert text[times.start : times.end] == "2次"


def test_a_range_has_two_ends():
    [figure] = figures_of("每期30至50人")
    assert (figure.value, figure.upto, figure.most) == (Decimal(30), Decimal(50), Decimal(50))


@pytest.mark.parametrize(
    ("text", "money"),
    [("5.4万元", "5.4"), ("300元", "0.03"), ("1.2亿元", "12000"), ("35万元/公里", None), ("18户", None)],
)
def test_money_is_read_in_ten_thousands(text, money):
    [figure] = figures_of(text)
    assert figure.money == (None if money is None else Decimal(money))


def test_large_units_come_apart():
    [figure] = figures_of("秋收粮食6.3万公斤")
    assert figure.plain == (Decimal(63000), "公斤")


@pytest.mark.parametrize(
    ("text", "value"),
    [("十", 10), ("二十三", 23), ("一百零五", 105), ("两千", 2000), ("三万五千", 35000), ("二〇二七", 2027),
     ("1,200", 1200), ("百", 100), ("十二万", 120000)],
)  # fmt: skip
def test_numbers_in_chinese_and_in_digits(text, value):
    assert parse_number(text) == value


def test_what_is_no_number_is_refused():
    with pytest.raises(ValueError):
        parse_number("若干")


@pytest.mark.parametrize(
    "text",
    [
        "1" * 8000,
        "一" * 8000,
        "1-" * 4000,
        "≥" * 8000,
        "（1" * 2600,
        "“一”" * 2600,
        "约1多" * 2600,
        "a" * 8000,
        "1a" * 4000,
    ],
)
def test_hostile_texts_are_read_to_their_end(text):
    assert all(text[figure.start : figure.end] == figure.text for figure in figures_of(text))


@pytest.mark.parametrize("space", ["", " "])
@pytest.mark.parametrize(
    "marks",
    [
        "≥ >= => ≧ ⩾ ＞＝ 不低于 不少于 大于等于 至少 至少为 至少有 至少达 至少达到 至少完成 最少 起码 最低",
        "≤ <= =< ≦ ⩽ ＜＝ 不高于 不超 不超过 最多 至多 最高",
        "> ＞ ﹥ 高于 超过 超 < ＜ ﹤ 低于 不足 不到 = ＝ 等于 均为 为 都是 是",
        "稳定在 控制至 控制为 降到 降至 达 达到 达到了 达到至 提高到 增至",
    ],
)
def test_every_mark_before_a_number_is_read_with_a_space_or_without(marks, space):
    read_marks = [figure.mark for mark in marks.split() for figure in figures_of(f"受理率{mark}{space}95%")]
    assert read_marks == marks.split()
