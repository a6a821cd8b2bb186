"""Indicators as rows of a table, on the form of an invented county that has nothing else in common with the first."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import docx
import pytest

from assistant.errors import ResourceError
from assistant.exporting.docx import render_docx
from assistant.exporting.rows import Cell, Row, render_rows
from assistant.form import Form, parse_form, read_form
from assistant.model import Budget, Category, Declaration, Indicator, Objective, Operator, Target
from assistant.resources import load_toml

FOLDER = Path(__file__).resolve().parents[1] / "data" / "forms"
NAME = "qinghe-2027.toml"
ROAD = Indicator(
    "硬化通组路不少于3.2公里，惠及310户",
    Category.QUANTITY,
    (Target("硬化通组路里程", Operator.GE, "3.2", "公里"), Target("受益农户", Operator.EQ, "310", "户")),
)
QUALITY = Indicator("工程一次验收合格", Category.QUALITY)
EARLIER = Indicator("清淤山塘4口", Category.QUANTITY, (Target("清淤山塘", Operator.EQ, "4", "口"),))
OTHER = Indicator("办好其他事项", Category.OTHER)
BARE = Indicator("做好信访接待")
CONTENT = Indicator(
    "办事群众满意", Category.SATISFACTION, (Target("办事群众满意度", Operator.QUALITATIVE, "优", None),)
)


@pytest.fixture
def table_form() -> Form:
    return read_form(FOLDER, NAME)


def filled(form: Form, *outputs: Indicator, benefits: tuple[Indicator, ...] = (CONTENT,)) -> Declaration:
    budget = Budget(
        Decimal("922.7512"), {"general_public": Decimal("922.7512"), "other": None}, {"project": Decimal(0)}
    )
    objectives = (Objective("乡村产业", outputs, benefits), Objective("民生保障"))
    return Declaration(
        form.id, 2027, "青禾县云溪乡人民政府", "青禾县云溪乡人民政府", None, budget, ("办理本乡事务",), objectives
    )


def table(declaration: Declaration, form: Form) -> list[Row]:
    """Return the rows of the first objective."""
    rows = render_rows(declaration, form).rows[len(form.rows) :]
    second = [at for at, row in enumerate(rows) if row.cells[0].merge == "restart"][1]
    return list(rows[:second])


def text(cell: Cell) -> str:
    return "|".join(part.text for part in cell.paragraphs)


def words(row: Row) -> list[str]:
    return [text(cell) for cell in row.cells]


def test_a_target_takes_a_row_with_its_name_symbol_value_and_unit(table_form: Form) -> None:
    first, second, *_ = table(filled(table_form, ROAD), table_form)
    assert words(first)[3:] == ["硬化通组路里程", "≥", "3.2", "公里"]
    assert words(second)[3:] == ["受益农户", "＝", "310", "户"]


def test_a_target_without_a_unit_leaves_its_cell_empty(table_form: Form) -> None:
    *_, last = table(filled(table_form), table_form)
    assert words(last)[2:] == ["满意度指标", "办事群众满意度", "定性", "优", ""]


def test_an_indicator_without_targets_prints_its_sentence_over_the_cells_of_a_target(table_form: Form) -> None:
    rows = table(filled(table_form, ROAD, QUALITY), table_form)
    assert words(rows[2])[2:] == ["质量指标", "工程一次验收合格"]
    assert rows[2].cells[-1].span == 4


def test_the_sentence_stays_in_its_cell_where_the_form_gives_it_no_more(table_form: Form) -> None:
    data = load_toml(FOLDER, NAME)
    for row in data["objective_rows"]:
        del row["cells"][3]["sentence_span"]
    rows = table(filled(table_form, QUALITY), parse_form(data))
    assert words(rows[1])[2:] == ["质量指标", "工程一次验收合格", "", "", ""]


def test_indicators_stand_by_category_in_the_forms_order_each_category_in_one_merged_cell(table_form: Form) -> None:
    rows = table(filled(table_form, ROAD, QUALITY, EARLIER), table_form)
    assert [words(row)[3] for row in rows[:4]] == ["硬化通组路里程", "受益农户", "清淤山塘", "工程一次验收合格"]
    assert [row.cells[2].merge for row in rows[:4]] == ["restart", "continue", "continue", "restart"]
    assert [words(row)[2] for row in rows[:4]] == ["数量指标", "", "", "质量指标"]


def test_a_category_without_indicators_keeps_its_row(table_form: Form) -> None:
    rows = table(filled(table_form), table_form)
    labels = [label.label for label in table_form.categories.values()]
    assert [words(row)[2] for row in rows] == labels
    assert [words(row)[3:] for row in rows[:4]] == [["", "", "", ""]] * 4


def test_what_the_form_has_no_category_for_comes_last_without_a_label(table_form: Form) -> None:
    rows = table(filled(table_form, BARE, OTHER, ROAD), table_form)
    assert [words(row)[2:] for row in rows[5:7]] == [["", "做好信访接待"], ["", "办好其他事项"]]


def test_a_list_without_categories_keeps_one_empty_row(table_form: Form) -> None:
    bare = replace(table_form, categories={})
    rows = table(replace(filled(bare), objectives=(Objective("甲"), Objective("乙"))), bare)
    assert [words(row) for row in rows] == [
        ["任务1|甲", "产出指标", "", "", "", "", ""],
        ["", "效益指标", "", "", "", "", ""],
    ]


def test_heads_and_objectives_are_merged_over_their_rows(table_form: Form) -> None:
    rows = table(filled(table_form, ROAD), table_form)
    assert [row.cells[0].merge for row in rows] == ["restart"] + ["continue"] * 9
    assert [row.cells[1].merge for row in rows] == ["restart"] + ["continue"] * 4 + ["restart"] + ["continue"] * 4


def test_every_row_covers_the_grid(table_form: Form) -> None:
    for row in render_rows(filled(table_form, ROAD, QUALITY, BARE), table_form).rows:
        assert sum(cell.span for cell in row.cells) == len(table_form.table.columns)


def test_a_template_may_join_symbol_value_and_unit_in_one_cell(table_form: Form) -> None:
    data = load_toml(FOLDER, NAME)
    for row in data["objective_rows"]:
        row["cells"][4:] = [{"role": "label", "span": 3, "target": "{operator}{value}{unit}"}]
    first, *_ = table(filled(table_form, ROAD), parse_form(data))
    assert words(first)[3:] == ["硬化通组路里程", "≥3.2公里"]


def test_amounts_print_as_this_form_says(table_form: Form) -> None:
    printed = [word for row in render_rows(filled(table_form), table_form).rows for word in words(row)]
    assert [word for word in printed if "资金" in word or "支出" in word] == [
        "年度资金总额 922.7512万元", "基本支出 ", "其他资金 无", "项目支出 0万元",
    ]  # fmt: skip


def test_the_word_file_takes_everything_from_this_form(table_form: Form, form: Form) -> None:
    document = docx.Document(io.BytesIO(render_docx(filled(table_form, ROAD, QUALITY), table_form)))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[:4] == ["附件3", "乡镇整体支出绩效目标表", "（2027年）", "填报单位（公章）：青禾县云溪乡人民政府"]
    everything = "".join(document.element.itertext())
    assert form.title not in everything
    assert "绩效目标内容" not in everything
    assert " PAGE " in document.sections[0].footer._element.xpath("//w:fldSimple/@w:instr")


def test_a_sentence_higher_than_a_page_is_parted_beside_its_merged_cells(table_form: Form) -> None:
    long = Indicator("群众满意。" * 1000, Category.SATISFACTION)
    declaration = replace(filled(table_form), objectives=(Objective("乡村产业", (), (long,)),))
    rows = docx.Document(io.BytesIO(render_docx(declaration, table_form))).tables[0]._tbl.tr_lst
    upper, end = ([cell.xpath("string(.)") for cell in row.tc_lst] for row in rows[-3:-1])
    assert upper[3] + end[3] == long.text
    assert end[:3] == ["", "", ""]


def test_a_form_that_prints_symbols_and_names_none_is_refused() -> None:
    data = load_toml(FOLDER, NAME)
    del data["operators"]["le"]
    with pytest.raises(KeyError, match=r"operators\.le"):
        parse_form(data)


def test_a_form_with_a_page_number_and_no_role_for_it_is_refused() -> None:
    data = load_toml(FOLDER, NAME)
    del data["roles"]["page"]
    with pytest.raises(KeyError, match=r"roles\.page"):
        parse_form(data)


@pytest.mark.parametrize("broken", ["id =", "id = 'x'"])
def test_a_broken_form_in_a_folder_is_refused_in_one_line(tmp_path: Path, broken: str) -> None:
    (tmp_path / "x.toml").write_text(broken, encoding="utf-8")
    with pytest.raises(ResourceError) as slip:
        read_form(tmp_path, "x.toml")
    assert "\n" not in str(slip.value)
