"""Our own file after a person edited it in Word: import reads what the page shows."""

from __future__ import annotations

import copy
import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.text.paragraph import Paragraph

from assistant.exporting.docx import render_docx
from assistant.exporting.rows import render_rows
from assistant.importing import ImportResult
from assistant.model import Category, Declaration, Indicator, Objective
from tests.support.importing_samples import FORM, benefits, duties, outputs, read_document, read_text, saved
from tests.support.pasted import pasted

OURS = Declaration(
    form=FORM.id,
    year=2027,
    filer="青禾县云溪乡人民政府",
    department="青禾县云溪乡人民政府",
    duties=("执行上级决定。", "编制预算。\n按月公开。", "做好应急工作。"),
    objectives=(
        Objective(
            "乡镇经济发展",
            (Indicator("硬化通组路3.2公里。"), Indicator("改造茶园560亩。"), Indicator("新建桥梁1座。")),
            (Indicator("户均增收800元。", Category.ECONOMIC), Indicator("就业120人。", Category.SOCIAL)),
        ),
    ),
)


@pytest.fixture
def ours() -> Document:
    return docx.Document(io.BytesIO(render_docx(OURS, FORM)))


def lines(document: Document) -> list[Paragraph]:
    """Return every paragraph, those of merged cells once."""
    cells = {cell._tc: cell for row in document.tables[0].rows for cell in row.cells}
    return [*document.paragraphs, *(part for cell in cells.values() for part in cell.paragraphs)]


def line(document: Document, text: str) -> Paragraph:
    return next(part for part in lines(document) if text in part.text)


def type_below(paragraph: Paragraph, text: str) -> Paragraph:
    """Press Enter at a paragraph's end and type: the new one has the style of the one above."""
    new = copy.deepcopy(paragraph._p)
    paragraph._p.addnext(new)
    below = Paragraph(new, paragraph._parent)
    below.runs[0].text = text
    for run in below.runs[1:]:
        run._r.getparent().remove(run._r)
    return below


def read(folder: Path, document: Document) -> ImportResult:
    return read_document(folder, saved(document))


def test_what_another_program_saved_untouched_is_the_same(tmp_path: Path, ours: Document) -> None:
    result = read(tmp_path, ours)
    assert render_rows(result.declaration, FORM) == render_rows(OURS, FORM)
    assert result.unplaced == () and result.guesses == ()


def test_an_item_typed_anew_is_read(tmp_path: Path, ours: Document) -> None:
    line(ours, "改造茶园").runs[0].text = "2、改造茶园600亩，产出指标：以验收为准。"
    assert outputs(read(tmp_path, ours))[1] == "改造茶园600亩，产出指标：以验收为准。"


@pytest.mark.parametrize("corrected", [True, False])
def test_an_item_typed_between_two_is_an_item_whether_or_not_the_numbers_below_are_corrected(
    tmp_path: Path, ours: Document, corrected: bool
) -> None:
    type_below(line(ours, "改造茶园"), "3、清淤2公里。")
    if corrected:
        line(ours, "新建桥梁").runs[0].text = "4、新建桥梁1座。"
    result = read(tmp_path, ours)
    assert outputs(result) == ["硬化通组路3.2公里。", "改造茶园560亩。", "清淤2公里。", "新建桥梁1座。"]
    assert bool(result.notes) == (not corrected)


def test_an_item_typed_below_a_continuing_paragraph_is_an_item_where_its_number_is_the_missing_one(
    tmp_path: Path, ours: Document
) -> None:
    type_below(line(ours, "按月公开"), "3、推进政务公开。")
    line(ours, "做好应急").runs[0].text = "4、做好应急工作。"
    assert duties(read(tmp_path, ours)) == (
        "执行上级决定。",
        "编制预算。\n按月公开。",
        "推进政务公开。",
        "做好应急工作。",
    )


def test_a_paragraph_without_number_goes_on_with_the_item_above(tmp_path: Path, ours: Document) -> None:
    type_below(line(ours, "改造茶园"), "其中补植200亩。")
    assert outputs(read(tmp_path, ours))[1] == "改造茶园560亩。\n其中补植200亩。"


def test_a_deleted_paragraph_is_gone_and_the_jump_is_said(tmp_path: Path, ours: Document) -> None:
    gone = line(ours, "改造茶园")._p
    gone.getparent().remove(gone)
    result = read(tmp_path, ours)
    assert outputs(result) == ["硬化通组路3.2公里。", "新建桥梁1座。"]
    assert [guess.path for guess in result.guesses] == ["/objectives/0/outputs/1/text"]


def test_a_soft_return_stays_in_its_item_unless_the_next_number_follows_it(tmp_path: Path, ours: Document) -> None:
    run = line(ours, "硬化通组路").runs[0]
    run.add_break()
    run.add_text("含路肩。")
    last = line(ours, "新建桥梁").runs[0]
    last.add_break()
    last.add_text("4、清淤2公里。")
    assert outputs(read(tmp_path, ours)) == [
        "硬化通组路3.2公里。\n含路肩。",
        "改造茶园560亩。",
        "新建桥梁1座。",
        "清淤2公里。",
    ]


def test_a_label_typed_away_leaves_the_benefit_without_its_kind(tmp_path: Path, ours: Document) -> None:
    line(ours, "户均增收").runs[0].text = "1、户均增收800元。"
    result = read(tmp_path, ours)
    assert benefits(result) == [(None, "户均增收800元。"), ("social", "就业120人。")]
    assert [guess.path for guess in result.guesses] == ["/objectives/0/benefits/0/category"]


def test_who_filled_the_form_in_is_no_part_of_the_filer(tmp_path: Path, ours: Document) -> None:
    line(ours, "填报单位").add_run("   填报人：李某")
    result = read(tmp_path, ours)
    assert result.declaration.filer == OURS.filer
    assert [part.text for part in result.unplaced] == ["填报人：李某"]


def test_a_head_typed_into_a_cell_of_items_is_a_head(tmp_path: Path, ours: Document) -> None:
    type_below(line(ours, "新建桥梁"), "效益指标：")
    assert len(benefits(read(tmp_path, ours))) == 2


def test_a_title_deleted_by_mistake_is_asked_for(tmp_path: Path, ours: Document) -> None:
    gone = line(ours, "乡镇经济发展")._p
    gone.getparent().remove(gone)
    result = read(tmp_path, ours)
    assert [part.title for part in result.declaration.objectives or ()] == [""]
    assert any("没有名称" in note for note in result.notes)


@pytest.mark.parametrize("cell_end", ["\t", "\n"])
def test_our_own_page_copied_as_text_is_the_same(example: Declaration, cell_end: str) -> None:
    document = docx.Document(io.BytesIO(render_docx(example, FORM)))
    result = read_text(pasted(document, cell_end))
    plain = replace(result.declaration, division_code=example.division_code)
    assert render_rows(plain, FORM) == render_rows(example, FORM)
    assert result.unplaced == () and result.notes == ()
