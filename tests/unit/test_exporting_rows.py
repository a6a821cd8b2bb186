"""The printed projection: what paper shows of a declaration."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.exporting.rows import Cell, Printed, render_amount, render_rows
from assistant.form import load_form, parse_form
from assistant.model import (
    ABSENT,
    Budget,
    Category,
    Declaration,
    Indicator,
    NotApplicable,
    Objective,
    Operator,
    Target,
)
from assistant.resources import data_folder, load_toml

FORM = load_form()
EMPTY = Declaration(FORM.id)
ROAD = Indicator("硬化通组路3.2公里\n其中云溪村1.5公里", Category.QUANTITY)
INCOME = Indicator("户均增收500元", Category.ECONOMIC)
FILLED = Declaration(
    FORM.id,
    2027,
    "青禾县云溪乡人民政府",
    "青禾县云溪乡人民政府",
    None,
    Budget(Decimal("922.75"), {"general_public": Decimal("922.75"), "other": None}, {"basic": Decimal(0)}),
    ("执行上级决定", "编制本乡预算"),
    (Objective("乡镇经济发展", (ROAD,), (INCOME,)), Objective("改善民生", (ROAD, ROAD), ())),
)


def cells(printed: Printed) -> list[Cell]:
    return [cell for row in printed.rows for cell in row.cells]


def lines(printed: Printed) -> list[str]:
    return [part.text for cell in cells(printed) for part in cell.paragraphs]


def texts(cell: Cell) -> list[str]:
    return [part.text for part in cell.paragraphs]


def test_the_head_of_the_page_comes_from_the_form_and_the_answers() -> None:
    printed = render_rows(FILLED, FORM)
    assert printed.attachment == "附件2"
    assert printed.title == "乡镇部门整体支出绩效目标申报表"
    assert printed.year_line == "（2027年度）"
    assert printed.filer_line == "填报单位（盖章）：青禾县云溪乡人民政府"


def test_an_absent_year_leaves_room_to_write_it() -> None:
    printed = render_rows(EMPTY, FORM)
    assert printed.year_line == "（　　年度）"
    assert printed.filer_line == "填报单位（盖章）："


def test_a_form_that_leaves_a_role_unset_is_refused_by_its_name() -> None:
    data = load_toml(data_folder("question_bank") / "forms", f"{FORM.id}.toml")
    del data["roles"]["continued"]
    with pytest.raises(KeyError, match=r"roles\.continued"):
        parse_form(data)


def test_every_row_covers_the_whole_grid() -> None:
    for row in render_rows(FILLED, FORM).rows:
        assert sum(cell.span for cell in row.cells) == len(FORM.table.columns)


def test_the_grid_fills_the_page_between_its_margins() -> None:
    assert sum(FORM.table.columns) == pytest.approx(FORM.page.width - FORM.page.left - FORM.page.right)


def test_the_empty_form_prints_all_its_objectives_and_no_answer() -> None:
    printed = render_rows(EMPTY, FORM)
    for number, objective in enumerate(FORM.objectives, start=1):
        assert f"绩效目标内容{number}：" in lines(printed)
        assert objective.title in lines(printed)
    assert not any(part.kind == "item" for cell in cells(printed) for part in cell.paragraphs)


def test_the_long_heads_stand_in_the_first_objective_only() -> None:
    printed = lines(render_rows(FILLED, FORM))
    heads = [line for line in printed if line.startswith(("产出指标", "效益指标"))]
    assert heads == [FORM.outputs.head_first, FORM.benefits.head_first, "产出指标：", "效益指标："]


def test_the_label_over_all_objectives_is_printed_once_and_nothing_lies_in_merged_away_cells() -> None:
    printed = render_rows(EMPTY, FORM)
    assert lines(printed).count("部门整体支出年度绩效指标") == 1
    assert {cell.paragraphs for cell in cells(printed) if cell.merge == "continue"} == {()}


def test_items_carry_their_number_and_benefits_their_label() -> None:
    printed = lines(render_rows(FILLED, FORM))
    assert "1、执行上级决定" in printed
    assert "2、编制本乡预算" in printed
    assert "1、经济效益指标：户均增收500元" in printed


def test_a_further_paragraph_of_an_item_is_marked_as_continuing_it() -> None:
    printed = render_rows(FILLED, FORM)
    found = [part for cell in cells(printed) for part in cell.paragraphs if part.kind == "continued"]
    assert [part.text for part in found] == ["其中云溪村1.5公里"] * 3
    assert {part.role for part in found} == {"continued"}


def test_a_benefit_without_a_category_prints_without_a_label() -> None:
    bare = replace(FILLED, objectives=(Objective("改善民生", (), (Indicator("群众更安心"),)),))
    assert "1、群众更安心" in lines(render_rows(bare, FORM))


def test_an_objective_spans_its_two_rows_and_the_first_column_spans_them_all() -> None:
    rows = render_rows(FILLED, FORM).rows[len(FORM.rows) : -len(FORM.closing_rows)]
    assert [row.cells[0].merge for row in rows] == ["restart", "continue", "continue", "continue"]
    assert [row.cells[1].merge for row in rows] == ["restart", "continue", "restart", "continue"]
    assert texts(rows[2].cells[1]) == ["绩效目标内容2：", "改善民生"]
    assert [texts(row.cells[1]) for row in (rows[1], rows[3])] == [[], []]


def test_the_budget_label_spans_its_six_rows() -> None:
    merges = [row.cells[0].merge for row in render_rows(FILLED, FORM).rows[:8]]
    assert merges == ["", "restart", "continue", "continue", "continue", "continue", "continue", ""]


def test_more_objectives_than_the_form_prints_are_numbered_on() -> None:
    many = replace(FILLED, objectives=tuple(Objective(f"目标之{n}", (ROAD,), ()) for n in range(1, 13)))
    printed = render_rows(many, FORM)
    assert "绩效目标内容12：" in lines(printed)
    assert len(printed.rows) == len(FORM.rows) + 12 * len(FORM.objective_rows) + len(FORM.closing_rows)


def test_the_stamp_boxes_stand_in_one_whole_last_row() -> None:
    last = render_rows(FILLED, FORM).rows[-1]
    assert last.whole
    assert last.height >= 30
    assert len(last.cells) == 6
    assert ["".join(texts(cell)).split() for cell in last.cells[1::2]] == [["年", "月", "日"]] * 3
    assert {part.kind for cell in last.cells[1::2] for part in cell.paragraphs} == {"stamp"}


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        (Decimal("922.75"), "922.75万元"),
        (Decimal("922.750"), "922.75万元"),
        (Decimal("1E+3"), "1000万元"),
        (Decimal("60"), "60万元"),
        (Decimal("0.000001"), "0.000001万元"),
        (Decimal("999999999.123456"), "999999999.123456万元"),
        (Decimal("0.00"), "0万元"),
        (Decimal("-0"), "0万元"),
        (None, ""),
        (ABSENT, ""),
    ],
)
def test_an_amount_prints_exactly_and_without_padding(amount: Decimal | None, printed: str) -> None:
    assert render_amount(amount, FORM) == printed


def test_an_amount_stands_right_after_its_label_and_an_empty_one_leaves_the_label() -> None:
    printed = lines(render_rows(FILLED, FORM))
    assert "资金总额：922.75万元" in printed
    assert "其中：公共财政拨款：922.75万元" in printed
    assert "其中：基本支出：0万元" in printed
    assert "　　　　　　　　　其他资金：" in printed
    assert "政府性基金拨款：" in printed


def test_the_form_decides_how_nothing_and_zero_print() -> None:
    form = replace(FORM, money=replace(FORM.money, none_prints="无", zero_prints=""))
    assert render_amount(None, form) == "无"
    assert render_amount(ABSENT, form) == ""
    assert render_amount(Decimal(0), form) == ""


def test_what_paper_cannot_show_does_not_part_two_declarations() -> None:
    road = replace(ROAD, targets=(Target("通组路", Operator.GE, "3.2", "公里"),), basis="农村公路计划")
    same = replace(
        FILLED,
        division_code="430000000",
        not_applicable=(NotApplicable("/budget/income/other", "没有"),),
        objectives=(Objective("乡镇经济发展", (road,), (INCOME,)), Objective("改善民生", (ROAD, ROAD), ())),
    )
    assert render_rows(same, FORM) == render_rows(FILLED, FORM)


@pytest.mark.parametrize(
    "other",
    [
        replace(FILLED, year=2028),
        replace(FILLED, department="青禾县"),
        replace(FILLED, duties=("执行上级决定，编制本乡预算",)),
        replace(FILLED, budget=replace(FILLED.budget, total=Decimal("922.7"))),
        replace(FILLED, objectives=(Objective("乡镇经济发展", (ROAD,), (INCOME,)),)),
    ],
)
def test_what_paper_shows_parts_two_declarations(other: Declaration) -> None:
    assert render_rows(other, FORM) != render_rows(FILLED, FORM)
