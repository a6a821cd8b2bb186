"""What counts as an item's number, an amount or a name when a form is read back, and what is too much of it."""

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.model import ABSENT
from tests.support.importing_samples import duties, outputs, read_document, read_text, saved, tabbed, table


@pytest.mark.parametrize("number", [3, 4, 5, 6])
def test_a_number_that_skips_a_few_is_an_item_and_the_jump_is_said(number: int) -> None:
    result = read_text(tabbed(duties=f"1、甲。\n2、乙。\n{number}、丙。"))
    assert duties(result) == ("甲。", "乙。", "丙。")
    assert bool(result.notes) == (number > 3)


@pytest.mark.parametrize("number", [7, 15, 30])
@pytest.mark.parametrize("after", [(), ("丁。",)], ids=["last", "followed"])
def test_a_number_that_skips_many_is_part_of_the_item_above(number: int, after: tuple[str, ...]) -> None:
    lines = ["1、甲。", "2、乙。", f"{number}、丙。", *(f"3、{text}" for text in after)]
    assert duties(read_text(tabbed(duties="\n".join(lines)))) == ("甲。", f"乙。\n{number}、丙。", *after)


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("4、50户受益。", ("甲：\n4、50户受益。",)),
        ("4、受益50户。", ("甲：", "受益50户。")),
        ("2、50户受益。", ("甲：", "50户受益。")),
    ],
)
def test_two_figures_in_a_row_are_no_number_unless_it_is_the_next_one(line: str, items: tuple[str, ...]) -> None:
    assert duties(read_text(tabbed(duties=f"1、甲：\n{line}"))) == items


def test_a_list_within_an_item_does_not_end_it() -> None:
    result = read_text(tabbed(duties="1、甲：\n（1）子。\n（2）丑。\n2、乙。"))
    assert duties(result) == ("甲：\n（1）子。\n（2）丑。", "乙。")


def test_blanks_stay_where_a_continuing_paragraph_vouches_for_them(tmp_path: Path) -> None:
    data = saved(table(outputs="1、甲  \n>  乙  \n>丙\n2、丁  "))
    assert outputs(read_document(tmp_path, data)) == ["甲  \n  乙  \n丙", "丁"]


@pytest.mark.parametrize("marks", ["1、 2、", "1. 2.", "（1） （2）", "① ②", "一、 二、"])
def test_a_number_and_its_tab_as_a_word_processor_pastes_them_are_no_cell(marks: str) -> None:
    first, second = marks.split()
    result = read_text(tabbed(duties=f"{first}\t甲。\n{second}\t乙。"))
    assert duties(result) == ("甲。", "乙。")
    assert result.unplaced == ()


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("123456789012345", "123456789012345"),
        ("1234567890123456", None),
        ("1234567890123.45", "1234567890123.45"),
        ("12345678901234.56", None),
    ],
)
def test_an_amount_of_more_digits_than_come_back_the_same_is_reported(figure: str, value: str | None) -> None:
    result = read_text(tabbed(total=f"资金总额：{figure}万元"))
    assert result.declaration.budget.total == (ABSENT if value is None else Decimal(value))
    assert bool(result.unplaced) == (value is None)


@pytest.mark.parametrize(("length", "placed"), [(60, True), (61, False)])
def test_a_filer_longer_than_any_name_is_reported_and_not_taken(length: int, placed: bool) -> None:
    name = "青禾县" + "乡" * (length - 3)
    result = read_text(tabbed().replace("青禾县云溪乡人民政府　\t\n", f"{name}\n", 1))
    assert result.declaration.filer == (name if placed else ABSENT)
    assert bool(result.unplaced) == (not placed)


@pytest.mark.parametrize(
    ("row", "items", "left"),
    [("\t乙。\n\n", ("甲。", "乙。"), []), ("\t乙。\n\t丙。\n\n", ("甲。",), ["乙。", "丙。"])],
    ids=["alone", "beside another"],
)
def test_a_blank_line_and_a_tab_end_a_row_and_a_cell_alone_in_its_row_goes_on_with_the_list(
    row: str, items: tuple[str, ...], left: list[str]
) -> None:
    head = "\t部门整体支出年度绩效指标"
    result = read_text(tabbed(duties="甲。").replace(head, row + head))
    assert duties(result) == items
    assert [part.text for part in result.unplaced] == left


@pytest.mark.parametrize("mark", ["\v", "\f", "\r", "\r\n", "\n"])
def test_a_soft_return_a_page_break_and_every_line_end_break_the_line(mark: str) -> None:
    result = read_text(tabbed(duties=f"1、甲。{mark}续甲。{mark}2、乙。"))
    assert duties(result) == ("甲。\n续甲。", "乙。")
    assert result.notes == ()


@pytest.mark.parametrize("blank", ["____", "____万元", " ＿＿＿ 万元", "  万元", "无"])
def test_a_line_to_write_on_is_an_empty_amount(blank: str) -> None:
    source = tabbed().replace("政府性基金拨款：", f"政府性基金拨款：{blank}")
    result = read_text(source)
    assert result.declaration.budget.income["government_fund"] is None
    assert result.unplaced == ()
