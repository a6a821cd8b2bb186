"""Text sources: every layout that people paste, and every tolerance that the labels need."""

import re
from decimal import Decimal

import pytest

from assistant.answers import parse_amount
from assistant.errors import InputError
from assistant.importing import import_text, report_json, report_lines
from assistant.model import ABSENT
from tests.support.importing_samples import (
    BENEFITS,
    FORM,
    OUTPUTS,
    benefits,
    duties,
    outputs,
    read_text,
    tabbed,
)


def pasted(text: str) -> str:
    """Return extracted text as Word copies it: one line per row, cells apart by tabs."""
    return re.sub(r"\n+\t", "\n", text.replace("\n\t", "\t"))


def test_every_field_of_extracted_text_lands_where_its_label_says() -> None:
    declaration = read_text(tabbed()).declaration
    assert (declaration.filer, declaration.department) == ("青禾县云溪乡人民政府",) * 2
    assert declaration.year == 2027
    assert declaration.budget.total == Decimal("120.50")
    assert declaration.budget.income == {
        "general_public": Decimal("120.50"),
        "government_fund": None,
        "special_account": None,
        "other": None,
    }
    assert declaration.budget.expenditure == {"basic": Decimal(100), "project": Decimal("20.50")}
    assert declaration.duties == ("执行上级决定。", "编制并执行本乡预算。")


def test_a_clean_form_leaves_nothing_over_and_nothing_to_say() -> None:
    result = read_text(tabbed())
    assert result.unplaced == () and result.notes == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\t", ""),
        lambda text: text.replace("\t", "").replace("\n\n", "\n"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n\n", "\n\n\n \n"),
        lambda text: pasted(text),
        lambda text: pasted(text).replace("\t", "    "),
        lambda text: text.replace("：", ":").replace("（", "(").replace("）", ")"),
        lambda text: text.replace("公共财政拨款", "公 共 财 政\u3000拨款").replace("产出指标", "产 出 指 标"),
        lambda text: text.replace("部门整体支出年度绩效指标", "部门整体\n支出年度\n绩效指标"),
        lambda text: text.replace("120.50", "１２０．５０").replace("2027", "２０２７"),
        lambda text: text.replace("120.50万元", " 120.50 万元 "),
        lambda text: text.replace("部门名称", "[bookmark: _GoBack]部门名称"),
        lambda text: text.replace("：\n1、", "：1、"),
        lambda text: text.replace("年 月 日", "年  月 \u3000日").replace("（ 2027年度）", "（二〇二七年度）"),
    ],
    ids=[
        "without tabs",
        "without tabs and empty lines",
        "line ends of Windows",
        "extra empty lines",
        "cells by tabs on one line",
        "cells by blanks on one line",
        "half-width punctuation",
        "blanks inside labels",
        "a label broken by a narrow cell",
        "full-width digits",
        "blanks around amounts",
        "a bookmark before a label",
        "lists on their heads' lines",
        "the year in Chinese numerals",
    ],
)
def test_another_layout_gives_the_same_declaration(change) -> None:
    assert read_text(change(tabbed())).declaration == read_text(tabbed()).declaration


@pytest.mark.parametrize(
    "numbers",
    ["1、2、3、", "1. 2. 3. ", "1．2．3．", "（1）（2）（3）", "(1)(2)(3)", "①②③", "一、二、三、", "一是二是三是"],
)
def test_items_are_told_apart_however_they_are_numbered(numbers: str) -> None:
    size = len(numbers) // 3
    heads = [numbers[start : start + size] for start in range(0, len(numbers), size)]
    text = "\n".join(f"{head}{word}" for head, word in zip(heads, ("甲事。", "乙事。", "丙事。"), strict=True))
    assert duties(read_text(tabbed(duties=text))) == ("甲事。", "乙事。", "丙事。")


def test_a_number_inside_a_sentence_starts_no_item() -> None:
    text = "1、硬化以下道路：\n1.5公里通组路；\n30、40户附近的便道；\n一是东线；\n二是西线。\n（1）另计。\n2、清淤。"
    first, second = duties(read_text(tabbed(duties=text)))
    assert first.count("\n") == 5 and first.endswith("（1）另计。") and second == "清淤。"


def test_an_unnumbered_paragraph_continues_the_item_above() -> None:
    assert duties(read_text(tabbed(duties="1、社保。\n同时抓就业。\n2、教育。"))) == ("社保。\n同时抓就业。", "教育。")


def test_a_list_inside_an_item_does_not_end_it() -> None:
    text = "1、三件事：\n1、甲\n2、乙\n3、丙\n2、另一件。"
    assert len(duties(read_text(tabbed(duties=text)))) == 2


def test_skipped_and_doubled_numbers_keep_their_items_and_are_mentioned() -> None:
    result = read_text(tabbed(duties="1、甲。\n2、乙。\n4、丙。\n4、丁。"))
    assert duties(result) == ("甲。", "乙。", "丙。", "丁。")
    assert any("2 之后是 4" in note for note in result.notes)


def test_a_list_without_numbers_becomes_one_item_per_paragraph() -> None:
    result = read_text(tabbed(duties="甲事。\n乙事。"))
    assert duties(result) == ("甲事。", "乙事。")
    assert any("没有序号" in note for note in result.notes)


def test_soft_returns_of_a_paste_separate_items_like_line_ends() -> None:
    assert duties(read_text(tabbed(duties="1、甲。\v2、乙。"))) == ("甲。", "乙。")


def test_an_item_of_many_thousand_characters_stays_whole() -> None:
    long = "修" * 9000
    assert outputs(read_text(tabbed(objectives=(("改善民生", f"1、{long}\n2、清淤。", BENEFITS),)))) == [long, "清淤。"]


def test_a_missing_head_does_not_lose_the_outputs() -> None:
    result = read_text(tabbed().replace("产出指标：\n", ""))
    assert outputs(result) == outputs(read_text(tabbed()))
    assert any("产出指标" in note for note in result.notes)


@pytest.mark.parametrize("tabs", ["\t", ""])
def test_a_missing_head_does_not_mix_benefits_into_the_outputs(tabs: str) -> None:
    text = tabbed().replace("效益指标：\n1", "1").replace("\t", tabs)
    assert benefits(read_text(text)) == benefits(read_text(tabbed()))


def test_benefit_labels_are_known_by_their_shorter_names() -> None:
    text = "1、社会效益：甲。\n2、可持续影响:乙。\n3、（生态效益）丙。\n4、社会公众或服务对象满意度：丁。"
    found = benefits(read_text(tabbed(objectives=(("社会管理", OUTPUTS, text),))))
    assert found == [("social", "甲。"), ("sustainability", "乙。"), ("ecological", "丙。"), ("satisfaction", "丁。")]


def test_benefit_labels_separate_items_that_bear_no_number() -> None:
    text = "经济效益指标：甲。\n社会效益指标：\n乙。"
    found = benefits(read_text(tabbed(objectives=(("社会管理", OUTPUTS, text),))))
    assert found == [("economic", "甲。"), ("social", "乙。")]


def test_a_benefit_label_above_several_items_holds_for_all_of_them() -> None:
    text = "经济效益指标：\n1、甲。\n2、乙。\n社会效益指标：\n1、丙。"
    found = benefits(read_text(tabbed(objectives=(("社会管理", OUTPUTS, text),))))
    assert found == [("economic", "甲。"), ("economic", "乙。"), ("social", "丙。")]


def test_a_benefit_without_label_is_kept_and_mentioned() -> None:
    result = read_text(tabbed(objectives=(("社会管理", OUTPUTS, "1、方便群众。"),)))
    assert benefits(result) == [(None, "方便群众。")]
    assert any("没有写类别" in note for note in result.notes)


def test_other_titles_and_more_objectives_than_printed_are_taken_as_they_are() -> None:
    objectives = tuple((f"云溪特色工作之{number}", OUTPUTS, BENEFITS) for number in range(1, 13))
    result = read_text(tabbed(objectives=objectives))
    assert [part.title for part in result.declaration.objectives or ()] == [title for title, _, _ in objectives]


def test_a_title_broken_by_a_narrow_cell_is_joined() -> None:
    text = tabbed(objectives=(("基础设施与公用设施\n建设与管理", OUTPUTS, BENEFITS),))
    for source in (text, text.replace("\t", "")):
        assert (read_text(source).declaration.objectives or ())[0].title == "基础设施与公用设施建设与管理"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,205,000.00元", "120.5"),
        ("１２０．５万元", "120.5"),
        ("0.012亿元", "120"),
        ("0", "0"),
        ("1 205.5 万元", "1205.5"),
    ],
)
def test_amounts_are_read_in_the_unit_they_are_written_in(written: str, value: str) -> None:
    result = read_text(tabbed(total=f"资金总额：{written}"))
    assert result.declaration.budget.total == Decimal(value)
    assert any("已换算" in note for note in result.notes) == (written[-2:] in ("0元", "亿元"))


def test_a_head_that_says_yuan_converts_amounts_without_a_unit() -> None:
    text = tabbed().replace("（万元）", "（元）").replace("120.50万元", "1205000").replace("100万元", "1000000元")
    budget = read_text(text).declaration.budget
    assert (budget.total, budget.expenditure["basic"]) == (Decimal("120.5"), Decimal(100))


@pytest.mark.parametrize(
    ("written", "value"), [("0.012亿", "120"), ("1200千元", "120"), ("1.2百万元", "120"), ("120万", "120")]
)
def test_units_on_paper_mean_what_they_mean_when_typed(written: str, value: str) -> None:
    result = read_text(tabbed(total=f"资金总额：{written}"))
    assert result.declaration.budget.total == Decimal(value) == parse_amount(written).value


@pytest.mark.parametrize("written", ["900-1000万元", "900～1000万元", "1e5", "1200k", "12%"])
def test_a_range_and_other_figures_are_no_amount_and_that_is_said(written: str) -> None:
    result = read_text(tabbed(total=f"资金总额：{written}"))
    assert result.declaration.budget.total is ABSENT
    assert any("不是金额" in note for note in result.notes)


@pytest.mark.parametrize("written", ["约一百二十万元", "-5万元", "922，75万元", "120.5.6", "见附表"])
def test_text_in_an_amount_line_is_reported_and_no_amount_is_made_up(written: str) -> None:
    result = read_text(tabbed(total=f"资金总额：{written}"))
    assert result.declaration.budget.total is ABSENT
    assert [part.text for part in result.unplaced] == [written]
    assert any("资金总额" in note for note in result.notes)


def test_what_stands_after_an_amount_is_reported() -> None:
    result = read_text(tabbed(total="资金总额：120.50万元（含上年结转）"))
    assert result.declaration.budget.total == Decimal("120.50")
    assert [part.text for part in result.unplaced] == ["（含上年结转）"]


def test_a_form_without_any_amount_leaves_the_budget_unanswered() -> None:
    text = tabbed(total="资金总额：").replace("120.50万元", "").replace("100万元", "").replace("20.50万元", " 万元")
    budget = read_text(text).declaration.budget
    assert budget.total is ABSENT and not budget.income and not budget.expenditure


def test_text_written_into_a_stamp_box_is_reported() -> None:
    result = read_text(tabbed().replace("年 月 日", "2027年3月1日", 1))
    assert [part.text for part in result.unplaced] == ["2027年3月1日"]


def test_a_telephone_beside_the_filer_is_no_part_of_the_name() -> None:
    result = read_text(tabbed().replace("云溪乡人民政府　\t\n", "云溪乡人民政府（盖章）   联系电话：0000\n", 1))
    assert result.declaration.filer == "青禾县云溪乡人民政府"
    assert [part.text for part in result.unplaced] == ["联系电话：0000"]


def test_an_unknown_row_is_reported_with_its_place() -> None:
    text = tabbed().replace("\t财政部门相关股室", "\t备注\n\t本表一式三份\n\n\t财政部门相关股室")
    result = read_text(text)
    assert [part.text for part in result.unplaced] == ["备注", "本表一式三份"]
    assert all(part.where.startswith("第 ") for part in result.unplaced)
    assert outputs(result) == outputs(read_text(tabbed()))


def test_a_second_copy_of_the_form_does_not_mix_with_the_first() -> None:
    result = read_text(tabbed() + tabbed().replace("云溪", "梅岭"))
    assert result.declaration == read_text(tabbed()).declaration
    assert any("梅岭" in part.text for part in result.unplaced)


def test_words_around_the_title_are_reported_and_the_year_is_found_in_it() -> None:
    text = tabbed().replace("（ 2027年度）\n", "").replace("乡镇部门整体", "云溪乡2027年度部门整体")
    result = read_text(text)
    assert result.declaration.year == 2027
    assert [part.text for part in result.unplaced] == ["云溪乡"]


def test_forbidden_characters_are_dropped_and_their_place_is_said() -> None:
    result = read_text(tabbed(duties="1、甲\x07事。"))
    assert duties(result) == ("甲事。",)
    assert any("U+0007" in note and "行" in note for note in result.notes)


def test_a_number_without_text_makes_no_item() -> None:
    assert duties(read_text(tabbed(duties="1、甲。\n2、\n3、丙。"))) == ("甲。", "丙。")


def test_an_empty_form_is_read_as_unanswered() -> None:
    declaration = read_text(tabbed(duties="", objectives=(("改善民生", "", ""),))).declaration
    assert declaration.duties is ABSENT
    assert declaration.objectives and declaration.objectives[0].outputs is ABSENT


def test_indicators_above_any_objective_are_kept() -> None:
    result = read_text(tabbed().replace("绩效目标内容1：\n乡镇经济发展", ""))
    assert outputs(result) == outputs(read_text(tabbed()))


@pytest.mark.parametrize("text", ["会议通知\n请于明日到会。\n", "附件2\n（2027年度）\n1、甲\n"])
def test_a_text_that_is_not_this_form_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="不像这张表"):
        import_text(text, FORM, "通知.txt")


def test_the_report_lists_leftovers_and_notes() -> None:
    result = read_text(tabbed().replace("年 月 日", "同意", 1))
    report = report_json(result)
    assert report["unplaced"][0]["text"] == "同意" and set(report) == {"unplaced", "guessed", "notes"}
    assert all("\n" not in line for line in report_lines(result))
    assert "同意" in report_lines(result)[-1]


def test_a_very_long_run_of_blanks_does_not_slow_reading_down() -> None:
    text = (
        tabbed()
        .replace("绩效目标内容1：", "绩效目标内容" + " " * 200_000 + "1：")
        .replace("1、硬", " " * 200_000 + "1、硬")
    )
    assert len(outputs(read_text(text))) == 2
