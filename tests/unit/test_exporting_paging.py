"""Where the table may break: short rows stay whole, and the stamps always have some of the text above them."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from assistant.exporting.docx import render_docx
from assistant.exporting.measure import cell_height, widths
from assistant.exporting.paging import Laid, lay_out
from assistant.exporting.rows import Cell, render_rows
from assistant.form import Form
from assistant.importing import import_file
from assistant.model import Category, Declaration, Indicator, Objective

LINE = "新增电商服务点2个，带动农户户均增收300元以上，年底前通过县级验收。"


def tall(form: Form, *benefits: str) -> Declaration:
    lines = tuple(Indicator(text, Category.SOCIAL) for text in benefits)
    return Declaration(form.id, 2027, objectives=(Objective("改善民生", (Indicator("改造危房6户"),), lines),))


def laid(declaration: Declaration, form: Form) -> tuple[Laid, ...]:
    return lay_out(render_rows(declaration, form).rows, form)


def text(cell: Cell) -> str:
    return "".join(part.text for part in cell.paragraphs)


TALL = {
    "many lines": [LINE] * 60,
    "one sentence after another": ["村规民约人人知晓。" * 900],
    "clauses only": ["村规民约人人知晓，" * 900],
    "no mark at all": ["村" * 8000],
    "Latin only": ["x" * 8000],
    "a short last line": ["村规民约人人知晓。" * 900, "好。"],
    "many paragraphs of one line": ["\n".join(["村规民约人人知晓。"] * 200)],
    "open blanks only": ["〔待填：村建站〕" * 500],
    "a blank higher than the end": ["村规民约人人知晓" * 200 + "〔待填：" + "村" * 3000 + "〕"],
}
tall_texts = pytest.mark.parametrize("benefits", TALL.values(), ids=TALL)


@tall_texts
def test_the_end_of_a_row_too_high_for_the_stamps_page_goes_there_alone(form: Form, benefits: list[str]) -> None:
    *_, upper, end, stamps = laid(tall(form, *benefits), form)
    assert (upper.whole, upper.with_next, upper.parted) == (False, False, False)
    assert (end.whole, end.with_next, end.parted) == (True, True, True)
    assert (stamps.whole, stamps.with_next) == (True, True)


@tall_texts
def test_the_end_holds_text_and_is_no_higher_than_the_form_says(form: Form, benefits: list[str]) -> None:
    end = laid(tall(form, *benefits), form)[-2].row
    heights = [cell_height(cell, width, form) for cell, width in zip(end.cells, widths(end, form), strict=True)]
    assert text(end.cells[-1]) != ""
    assert heights[-1] <= form.table.closing_end + 2 * form.table.padding_vertical


@tall_texts
def test_no_character_is_lost_where_a_row_is_parted(form: Form, benefits: list[str]) -> None:
    declaration = tall(form, *benefits)
    *_, upper, end, _stamps = laid(declaration, form)
    assert text(upper.row.cells[-1]) + text(end.row.cells[-1]) == text(
        render_rows(declaration, form).rows[-2].cells[-1]
    )


@tall_texts
def test_a_parted_row_comes_back_from_the_file_as_it_was(form: Form, benefits: list[str], tmp_path: Path) -> None:
    declaration = tall(form, *benefits)
    path = tmp_path / "表.docx"
    path.write_bytes(render_docx(declaration, form))
    result = import_file(path, form)
    assert render_rows(result.declaration, form) == render_rows(declaration, form)
    assert result.unplaced == ()


def test_a_text_is_cut_behind_a_sentence_if_there_is_one_near_its_end(form: Form) -> None:
    *_, upper, end, _stamps = laid(tall(form, "村规民约，人人知晓。" * 800), form)
    assert text(upper.row.cells[-1]).endswith("人人知晓。")
    assert text(end.row.cells[-1]).startswith("村规民约")


def test_an_open_blank_is_not_cut(form: Form) -> None:
    *_, upper, _end, _stamps = laid(tall(form, "〔待填：村建站〕" * 500), form)
    assert text(upper.row.cells[-1]).endswith("〕")


def test_merged_cells_go_on_over_both_parts_of_a_row(form: Form) -> None:
    *_, upper, end, _stamps = laid(tall(form, *[LINE] * 60), form)
    assert [cell.merge for cell in upper.row.cells] == ["continue", "continue", ""]
    assert [cell.merge for cell in end.row.cells] == ["continue", "continue", ""]


def test_a_short_cell_beside_a_high_one_is_merged_over_both_parts(form: Form) -> None:
    declaration = replace(tall(form, LINE), duties=(LINE * 60,))
    bare = replace(form, objective_rows=(), closing_rows=form.closing_rows)
    *_, upper, end, _stamps = laid(declaration, bare)
    assert [cell.merge for cell in upper.row.cells] == ["restart", ""]
    assert [cell.merge for cell in end.row.cells] == ["continue", ""]
    assert end.row.cells[0].paragraphs == ()


def test_a_row_that_fits_the_stamps_page_stays_in_one_piece(form: Form) -> None:
    *_, above, _stamps = laid(tall(form, *[LINE] * 5), form)
    assert (above.whole, above.with_next, above.parted) == (True, True, False)


def test_low_rows_stay_with_the_stamps_until_they_are_high_enough_together(form: Form) -> None:
    table = replace(form.table, closing_end=40.0)
    rows = laid(tall(form, LINE), replace(form, table=table))
    heights = [form.objective_rows[0].height, form.objective_rows[1].height]
    assert max(heights) < table.closing_end < sum(heights) + rows[-4].row.height
    assert [row.with_next for row in rows[-5:]] == [False, True, True, True, True]


def test_a_row_that_may_break_is_not_kept_for_the_low_ones_below_it(form: Form) -> None:
    declaration = replace(tall(form, LINE), objectives=(Objective("改善民生", (Indicator(LINE * 60),), ()),))
    *_, outputs, benefits, _stamps = laid(declaration, form)
    assert (outputs.whole, outputs.with_next) == (False, False)
    assert (benefits.whole, benefits.with_next) == (True, True)


def test_the_line_between_the_parts_of_a_row_is_not_seen(form: Form) -> None:
    table = docx.Document(io.BytesIO(render_docx(tall(form, *[LINE] * 60), form))).tables[0]._tbl
    end = table.tr_lst[-2]
    tops = [cell.xpath("./w:tcPr/w:tcBorders/w:top/@w:color")[0] for cell in end.tc_lst]
    assert tops == ["000000", "000000", "FFFFFF"]
    others = {color for cell in end.tc_lst for color in cell.xpath("./w:tcPr/w:tcBorders/*[not(self::w:top)]/@w:color")}
    assert others == {"000000"}


def test_only_a_file_with_a_parted_paragraph_has_its_style(form: Form) -> None:
    def names(declaration: Declaration) -> set[str]:
        return {style.name for style in docx.Document(io.BytesIO(render_docx(declaration, form))).styles}

    assert names(tall(form, "村" * 8000)) - names(tall(form, *[LINE] * 60)) == {"接排"}
