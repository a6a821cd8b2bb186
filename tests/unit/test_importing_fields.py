"""The year, the filer and the amounts in the many ways they are written."""

from decimal import Decimal

import pytest

from assistant.model import ABSENT
from tests.support.importing_samples import read_text, tabbed

TITLE = "乡镇部门整体支出绩效目标申报表"
FILER = "填报单位（盖章）：青禾县云溪乡人民政府\n"


def headed(head: str) -> str:
    """Return the form with other lines above its table."""
    return head + tabbed().partition("　\t\n")[2]


@pytest.mark.parametrize(
    "head",
    [
        f"{TITLE}\n2026年\n{FILER}",
        f"{TITLE}\n二○二六年\n{FILER}",
        f"{TITLE}\n二Ο二六年度\n{FILER}",
        f"{TITLE}\n（二０二六年度）\n{FILER}",
        f"{TITLE}\n（2026）\n{FILER}",
        f"{TITLE}\n（2026 ）年度\n{FILER}",
        f"{TITLE}\n年度：2026\n{FILER}",
        f"2026年{TITLE}\n{FILER}",
        f"{TITLE}\n填报年度：2026年  {FILER}",
        f"{TITLE}  2026年\n{FILER}",
        f"2026年度{TITLE}\n（2026年度）\n{FILER}",
        f"{TITLE}\n填报单位（盖章）：青禾县云溪乡人民政府（2026年度）\n",
    ],
)
@pytest.mark.parametrize("tabs", ["\t", ""])
def test_the_year_is_known_however_it_stands_above_the_table(head: str, tabs: str) -> None:
    result = read_text(headed(head).replace("\t", tabs))
    assert result.declaration.year == 2026
    assert result.declaration.filer == "青禾县云溪乡人民政府"
    assert result.unplaced == () and result.notes == ()


def test_a_township_between_the_year_and_the_title_is_reported() -> None:
    result = read_text(headed(f"附件2\n2026年云溪乡部门整体支出绩效目标申报表\n{FILER}"))
    assert result.declaration.year == 2026
    assert [part.text for part in result.unplaced] == ["云溪乡"]


@pytest.mark.parametrize("line", ["关于报送2025年度绩效自评的通知", "青财预〔2025〕3号", "2025年度预算资料"])
def test_the_forms_own_year_wins_over_one_in_a_line_above(line: str) -> None:
    result = read_text(headed(f"{line}\n附件2\n{TITLE}\n（2026年度）\n{FILER}"))
    assert result.declaration.year == 2026
    assert [part.text for part in result.unplaced] == [line]


@pytest.mark.parametrize("line", ["（2026—2027年度）", "2026年3月", "（3412）"])
def test_what_is_no_single_year_is_reported(line: str) -> None:
    result = read_text(headed(f"{TITLE}\n{line}\n{FILER}"))
    assert result.declaration.year is ABSENT
    assert [part.text for part in result.unplaced] == [line]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("填报单位：（盖章）青禾县云溪乡人民政府", []),
        ("填报单位（盖章）：青禾县云溪乡人民政府 2027年1月5日", ["2027年1月5日"]),
        ("填报单位（盖章）：青禾县云溪乡人民政府  2027-01-05", ["2027-01-05"]),
        ("填报单位（盖章）：青禾县云溪乡人民政府  经办人：李某", ["经办人：李某"]),
    ],
)
def test_a_seal_and_a_date_are_no_part_of_the_filer(line: str, left: list[str]) -> None:
    result = read_text(headed(f"{TITLE}\n（2027年度）\n{line}\n"))
    assert result.declaration.filer == "青禾县云溪乡人民政府"
    assert [part.text for part in result.unplaced] == left


@pytest.mark.parametrize("written", ["922。75万元", "922·75万元", "９２２。７５"])
def test_another_mark_for_the_decimal_point_is_read_as_one_and_said(written: str) -> None:
    result = read_text(tabbed(total=f"资金总额：{written}"))
    assert result.declaration.budget.total == Decimal("922.75")
    assert any("922.75" in note for note in result.notes)


@pytest.mark.parametrize(
    "line",
    [
        "资金总额922.75万元",
        "资金总额：922.75万元。",
        "资金总额：922.75万元；",
        "资金总额：922.75 万 元",
        "资金总额：人民币922.75万元",
        "资金总额（元）：9227500",
        "1、资金总额：922.75万元",
        "资金总额：922.75，",
    ],
)
def test_an_amount_is_read_with_what_people_write_around_it(line: str) -> None:
    result = read_text(tabbed(total=line))
    assert result.declaration.budget.total == Decimal("922.75")
    assert result.unplaced == ()


def test_amounts_in_one_sentence_are_told_apart() -> None:
    text = tabbed().replace("政府性基金拨款：", "政府性基金拨款5万元，其他资金2万元。").replace("      其他资金：", "")
    income = read_text(text).declaration.budget.income
    assert (income["government_fund"], income["other"]) == (5, 2)


@pytest.mark.parametrize("written", ["暂无", "不涉及", "无。", "（无）", "×"])
def test_words_for_nothing_are_an_empty_amount(written: str) -> None:
    result = read_text(tabbed().replace("项目支出：20.50万元", f"项目支出：{written}"))
    assert result.declaration.budget.expenditure["project"] is None
    assert result.unplaced == () and result.notes == ()
