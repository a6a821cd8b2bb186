"""Sentences with blanks: filled, read back, and kept in step with their structured parts."""

from __future__ import annotations

import string
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.bank.blanks import BlankKind, blanks_of, fill_blanks, match_blanks
from assistant.bank.phrases import HEADS, parse_phrase
from assistant.bank.sentences import (
    fill_phrase,
    indicator_of,
    read_sentence,
    reworded,
    with_deadline,
    with_operator,
    with_unit,
    with_value,
)
from assistant.bank.tables import CellError, Row, parse_table
from assistant.model import Category, Indicator, Operator, Target

ROAD = {
    "编号": "infrastructure-quantity-01",
    "类别": "数量",
    "指标名称": "通组公路硬化里程",
    "标准表述": "硬化通组公路〔数量〕公里，〔日期〕前完工通车",
    "符号": "等于",
    "常用值": "3.2",
    "下限": "0.3",
    "上限": "50",
    "单位": "公里",
    "责任站所": "公路养护站",
    "填空示例": "3.2；10月31日",
    "来源": "行业惯例",
    "依据强度": "行业惯例",
}
RATE = ROAD | {
    "编号": "livelihood-quality-01",
    "类别": "质量",
    "指标名称": "医保参保率",
    "标准表述": "城乡居民医保参保率不低于〔比例〕%（按县医保局口径）",
    "符号": "不低于",
    "单位": "%",
    "常用值": "95",
    "填空示例": "95",
    "下限": "90",
    "上限": "99.5",
}
FIXED = ROAD | {
    "编号": "livelihood-quality-02",
    "类别": "质量",
    "指标名称": "低保动态调整公示率",
    "标准表述": "低保对象动态调整公示率100%",
    "常用值": "100",
    "单位": "%",
    "填空示例": "",
    "下限": "",
    "上限": "",
}
GRADE = ROAD | {
    "编号": "culture-social-01",
    "类别": "社会效益",
    "指标名称": "村民办酒规模",
    "标准表述": "红白喜事办酒规模〔程度：明显缩小/有所缩小/持平〕（村红白理事会登记）",
    "符号": "定性",
    "常用值": "有所缩小",
    "单位": "",
    "填空示例": "有所缩小",
    "下限": "",
    "上限": "",
}


def phrase(cells, layer=""):
    return parse_phrase(Row("indicators/infrastructure.csv", 2, cells, layer))


def test_only_the_closed_list_of_kinds_is_a_blank():
    sentence = "按国发〔2016〕3号硬化〔数量：通组路〕公里〔待填〕〔名称〕〔其他〕"
    assert [(part.kind, part.hint) for part in blanks_of(sentence)] == [
        (BlankKind.NUMBER, "通组路"),
        (BlankKind.NAME, ""),
    ]


def test_a_filled_phrase_is_an_indicator_with_name_operator_value_unit_and_deadline():
    assert fill_phrase(phrase(ROAD), ("3.2", "10月31日"), 2027) == Indicator(
        "硬化通组公路3.2公里，10月31日前完工通车",
        Category.QUANTITY,
        (Target("通组公路硬化里程", Operator.EQ, "3.2", "公里"),),
        "2027-10-31",
    )


def test_a_blank_left_open_is_owed_by_the_phrases_office_and_has_no_value():
    filled = fill_phrase(phrase(ROAD), (None, "10月31日"), 2027)
    assert filled.text == "硬化通组公路〔待填：公路养护站〕公里，10月31日前完工通车"
    assert filled.targets == (Target("通组公路硬化里程", Operator.EQ, None, "公里"),)


def test_a_sentence_without_a_blank_carries_its_fixed_value():
    filled = fill_phrase(phrase(FIXED), ())
    assert filled.targets == (Target("低保动态调整公示率", Operator.EQ, "100", "%"),)


def test_a_graded_word_is_read_back_only_where_it_is_one_of_the_grades():
    graded = phrase(GRADE)
    assert read_sentence("红白喜事办酒规模有所缩小（村红白理事会登记）", [graded]).values == ("有所缩小",)
    assert read_sentence("红白喜事办酒规模非常小（村红白理事会登记）", [graded]) is None
    assert fill_phrase(graded, ("持平",)).targets[0].value == "持平"


def test_a_typed_sentence_is_read_as_the_phrase_that_says_most_of_it():
    short = phrase(
        ROAD
        | {
            "编号": "infrastructure-quantity-02",
            "标准表述": "硬化〔名称〕〔数量〕公里，〔日期〕前完工通车",
            "填空示例": "路；3；10月底",
        }
    )
    reading = read_sentence("硬化通组公路4公里，10月底前完工通车。", [short, phrase(ROAD)])
    assert reading.phrase.id == "infrastructure-quantity-01"
    assert reading.values == ("4", "10月底")
    assert indicator_of(reading, "硬化通组公路4公里，10月底前完工通车。", 2027).deadline == "2027-10-31"


def test_another_wording_is_no_phrase():
    assert read_sentence("通组公路要修好", [phrase(ROAD), phrase(RATE)]) is None


@given(st.lists(st.decimals(0, 10**6, places=2), min_size=1, max_size=1), st.integers(1, 12))
def test_filling_and_reading_back_gives_the_same(numbers, month):
    values = (f"{numbers[0].normalize():f}", f"{month}月底")
    filled = fill_phrase(phrase(ROAD), values, 2027)
    reading = read_sentence(filled.text, [phrase(ROAD)])
    assert reading.values == values
    assert indicator_of(reading, filled.text, 2027) == filled


_TEXT = st.text(alphabet="修建渠道村组户亩、甲乙" + string.ascii_letters, min_size=1, max_size=12)


@given(_TEXT, _TEXT, st.integers(0, 10**6))
def test_names_and_places_come_back_too(name, place, number):
    sentence = "在〔地点〕建〔名称：工程〕〔数量〕处，年内验收"
    place = place.replace("、", "")
    if not place:
        return
    filled = fill_blanks(sentence, (place, name, str(number)))
    again = match_blanks(sentence, filled)
    assert again is not None
    assert fill_blanks(sentence, again) == filled


def test_a_changed_figure_in_the_sentence_changes_its_target():
    before = fill_phrase(phrase(ROAD), ("3.2", "10月31日"), 2027)
    after = reworded(before, "硬化通组公路4公里，11月30日前完工通车", 2027)
    assert (after.targets[0].value, after.deadline) == ("4", "2027-11-30")


def test_a_target_that_the_new_sentence_does_not_bear_out_is_dropped():
    before = fill_phrase(phrase(ROAD), ("3.2", "10月31日"), 2027)
    assert reworded(before, "清淤山塘4口，10月31日前完工", 2027).targets == ()


def test_a_changed_target_changes_its_figure_in_the_sentence():
    roads = [phrase(ROAD)]
    before = fill_phrase(roads[0], ("31", "10月31日"), 2027)
    after = with_value(before, 0, "40", roads)
    assert after.text == "硬化通组公路40公里，10月31日前完工通车"
    assert after.targets[0].value == "40"


def test_without_its_phrase_a_target_is_found_by_its_value_and_unit():
    line = Indicator("培训4期4人次", None, (Target("培训人次", Operator.GE, "4", "人次"),))
    assert with_value(line, 0, "40").text == "培训4期40人次"
    assert with_value(Indicator("培训若干", None, line.targets), 0, "40") is None


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ("编号", "第一条"),
        ("类别", "综合"),
        ("符号", "="),
        ("下限", "约3"),
        ("起始年", "二〇二七"),
        ("填空示例", "3.2"),
        ("指标名称", ""),
        ("依据强度", "国家规定"),
        ("下限", "60"),
    ],
)
def test_a_cell_that_cannot_be_one_is_named_by_its_column(head, value):
    with pytest.raises(CellError) as caught:
        phrase(ROAD | {head: value})
    assert caught.value.column == ("上限" if value == "60" else head)


def test_an_own_row_needs_neither_examples_nor_a_strength():
    own = phrase(
        {"编号": "own-1", "类别": "数量", "指标名称": "路", "标准表述": "修〔数量〕公里", "符号": "等于"}, "本县"
    )
    assert (own.strength, own.examples, own.layer) == ("本单位", (), "本县")


def test_a_phrase_is_good_for_its_years_only():
    old = phrase(ROAD | {"起始年": "2026", "截止年": "2028"})
    assert [old.holds_in(year) for year in (2025, 2026, 2028, 2029, None)] == [False, True, True, False, True]
    assert phrase(ROAD).low == Decimal("0.3")
    assert set(ROAD) <= set(HEADS)


ROADS = Indicator(
    "硬化公路不少于3公里，10月31日前完工", None, (Target("公路", Operator.GE, "3", "公里"),), "2027-10-31"
)


def test_a_changed_unit_operator_or_date_changes_the_sentence():
    assert with_unit(ROADS, 0, "千米").text == "硬化公路不少于3千米，10月31日前完工"
    assert with_unit(ROADS, 0, "千米").targets[0].unit == "千米"
    assert with_operator(ROADS, 0, Operator.LE).text == "硬化公路不高于3公里，10月31日前完工"
    assert with_operator(ROADS, 0, Operator.EQ).text == "硬化公路3公里，10月31日前完工"
    assert with_operator(with_operator(ROADS, 0, Operator.EQ), 0, Operator.GT).text.startswith("硬化公路大于3公里")
    moved = with_deadline(ROADS, "11月底", 2027)
    assert (moved.text, moved.deadline) == ("硬化公路不少于3公里，11月底前完工", "2027-11-30")


@pytest.mark.parametrize(
    "line",
    [
        replace(ROADS, text="硬化公路若干"),
        replace(ROADS, text="修3处、硬化3处"),
        replace(ROADS, targets=(Target("公路", Operator.GE, "3", None),), text="硬化若干"),
    ],
)
def test_what_is_not_certain_is_not_changed(line):
    assert with_unit(line, 0, "千米") is None
    assert with_operator(line, 0, Operator.LE) is None
    assert with_deadline(line, "11月底", 2027) is None


def test_a_qualitative_operator_is_no_word_before_a_value():
    assert with_operator(ROADS, 0, Operator.QUALITATIVE) is None
    assert with_deadline(replace(ROADS, text="3月底前、5月底前各办1期"), "6月底", 2027) is None


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_two_paragraphs_in_a_cell_are_two_however_the_table_was_saved(line_end):
    data = line_end.join(["编号,标准表述", 'a-1,"清册公示。', '错漏更正"', ""]).encode()
    [row] = parse_table(data, "indicators/economy.csv").rows
    assert row["标准表述"] == "清册公示。\n错漏更正"
