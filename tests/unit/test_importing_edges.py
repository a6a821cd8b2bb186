"""What stands around the lists: signatures, page numbers, rows of other forms, heads that are missing."""

import pytest

from tests.support.importing_samples import (
    BENEFITS,
    OUTPUTS,
    STAMPS,
    benefits,
    outputs,
    read_text,
    tabbed,
)

UNSIGNED = tabbed().partition(f"\t{STAMPS[0]}")[0]


@pytest.mark.parametrize("tabs", ["\t", ""])
@pytest.mark.parametrize(
    "lines",
    [
        "填报人：李某    联系电话：0000",
        "经办人：李某\n审核人：王某",
        "单位负责人（签字）：李某\n填报日期：2027年1月5日",
        "联系人：李某",
        "注：本表一式三份。",
        "填表说明\n1、本表一式三份。\n2、金额保留两位小数。",
        "其他需要说明的问题\n无",
        "主管部门审核意见\n同意申报。",
    ],
)
def test_what_stands_below_the_last_item_is_reported_and_joined_to_none(lines: str, tabs: str) -> None:
    text = UNSIGNED.replace("\t", tabs).rstrip("\n") + f"\n{lines}\n"
    result = read_text(text)
    assert result.declaration == read_text(tabbed()).declaration
    assert "\n".join(part.text for part in result.unplaced) == lines


@pytest.mark.parametrize("tabs", ["\t", ""])
@pytest.mark.parametrize("footer", ["— 2 —", "- 2 -", "第2页", "第 2 页 共 7 页", "2 / 7"])
def test_a_page_number_between_two_items_is_reported_and_ends_nothing(footer: str, tabs: str) -> None:
    text = tabbed().replace("\n2、", f"\n{footer}\n2、").replace("\t", tabs)
    result = read_text(text)
    assert result.declaration == read_text(tabbed()).declaration
    assert {part.text for part in result.unplaced} == {footer}


def test_a_row_of_another_form_without_tabs_is_reported() -> None:
    text = (
        tabbed().replace("\t部门整体支出年度", "年度总体目标\n全面完成各项任务。\n部门整体支出年度").replace("\t", "")
    )
    result = read_text(text)
    assert result.declaration == read_text(tabbed()).declaration
    assert [part.text for part in result.unplaced] == ["年度总体目标", "全面完成各项任务。"]


@pytest.mark.parametrize(
    "line", ["负责人：各村书记。", "备注：含上年结转。", "广泛征求群众意见", "1/2资金到位", "日期：3月底前。"]
)
def test_a_line_between_two_items_that_only_looks_like_a_margin_stays_in_its_item(line: str) -> None:
    text = tabbed(objectives=(("改善民生", f"1、甲\n{line}\n2、乙。", BENEFITS),)).replace("\t", "")
    assert outputs(read_text(text)) == [f"甲\n{line}", "乙。"]


@pytest.mark.parametrize("tabs", ["\t", ""])
def test_labelled_benefits_without_head_and_numbers_are_no_outputs(tabs: str) -> None:
    text = "经济效益指标：增收800元。\n社会效益指标：就业120人。"
    result = read_text(
        tabbed(objectives=(("改善民生", OUTPUTS, text),)).replace("效益指标：\n经", "经").replace("\t", tabs)
    )
    assert outputs(result) == outputs(read_text(tabbed()))
    assert benefits(result) == [("economic", "增收800元。"), ("social", "就业120人。")]
    assert any("效益指标" in note for note in result.notes)


@pytest.mark.parametrize("tabs", ["\t", ""])
def test_a_labelled_line_of_outputs_is_no_benefit_where_the_benefits_head_follows(tabs: str) -> None:
    text = tabbed(objectives=(("改善民生", "修路。\n满意度：不低于90%。", BENEFITS),)).replace("\t", tabs)
    assert outputs(read_text(text)) == ["修路。", "满意度：不低于90%。"]
    assert benefits(read_text(text)) == benefits(read_text(tabbed()))


def test_numbered_benefits_without_head_below_unnumbered_outputs_are_no_outputs() -> None:
    text = tabbed(objectives=(("改善民生", "修路。", BENEFITS),)).replace("效益指标：\n1", "1").replace("\t", "")
    assert outputs(read_text(text)) == ["修路。"]
    assert benefits(read_text(text)) == benefits(read_text(tabbed()))


def test_a_labelled_line_between_two_outputs_is_no_benefit() -> None:
    text = tabbed(objectives=(("改善民生", "1、办合作社。\n经济效益：年产值60万元。\n2、修路。", BENEFITS),))
    assert outputs(read_text(text)) == ["办合作社。\n经济效益：年产值60万元。", "修路。"]
