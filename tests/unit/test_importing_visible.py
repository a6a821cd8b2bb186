"""What a document's page shows: hidden text, symbols, readings above characters, text boxes, broken rows."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from assistant.importing import ImportResult
from tests.support.importing_samples import outputs, read_document, saved, table, write


def with_run(folder: Path, xml: str) -> ImportResult:
    """Read the form with `xml` behind the first output's text 硬化通组路."""
    data, stream = saved(table(outputs="1、硬化通组路3.2公里。\n2、改造茶园。")), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                text = part.decode()
                assert "硬化通组路3" in text
                part = text.replace("硬化通组路3", f"硬化通组路</w:t></w:r>{xml}<w:r><w:t>3").encode()
            new.writestr(name, part)
    return read_document(folder, stream.getvalue())


def test_hidden_text_is_left_out_and_said(tmp_path: Path) -> None:
    result = with_run(tmp_path, "<w:r><w:rPr><w:vanish/></w:rPr><w:t>待核</w:t></w:r>")
    assert outputs(result)[0] == "硬化通组路3.2公里。"
    assert any("隐藏文字“待核”" in note and "第 5 行" in note for note in result.notes)


def test_text_that_is_expressly_not_hidden_is_read(tmp_path: Path) -> None:
    result = with_run(tmp_path, '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>共</w:t></w:r>')
    assert outputs(result)[0] == "硬化通组路共3.2公里。" and result.notes == ()


def test_text_hidden_by_its_style_is_left_out_and_said(tmp_path: Path) -> None:
    document = table(outputs="1、硬化。")
    document.styles.add_style("内部", WD_STYLE_TYPE.CHARACTER).font.hidden = True
    document.tables[0].cell(4, 2).paragraphs[1].add_run("待核", "内部")
    result = read_document(tmp_path, saved(document))
    assert outputs(result) == ["硬化。"]
    assert any("待核" in note for note in result.notes)


@pytest.mark.parametrize(("code", "sign"), [("F0B3", "≥"), ("F0A3", "≤"), ("F0B1", "±"), ("F0B4", "×"), ("00B3", "≥")])
def test_a_sign_of_the_symbol_font_is_read_as_the_ordinary_one(tmp_path: Path, code: str, sign: str) -> None:
    result = with_run(tmp_path, f'<w:r><w:sym w:font="Symbol" w:char="{code}"/></w:r>')
    assert outputs(result)[0] == f"硬化通组路{sign}3.2公里。" and result.notes == ()


@pytest.mark.parametrize(("font", "code", "sign"), [("Wingdings", "F0FE", "☑"), ("Wingdings 2", "F0A3", "□")])
def test_a_box_to_tick_is_read_as_an_ordinary_one(tmp_path: Path, font: str, code: str, sign: str) -> None:
    result = with_run(tmp_path, f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>')
    assert outputs(result)[0] == f"硬化通组路{sign}3.2公里。" and result.notes == ()


@pytest.mark.parametrize("font", ["Wingdings", "Symbol"])
def test_a_sign_that_only_its_font_can_show_is_kept_and_said(tmp_path: Path, font: str) -> None:
    result = with_run(tmp_path, f'<w:r><w:sym w:font="{font}" w:char="F0FC"/></w:r>')
    assert outputs(result)[0] == "硬化通组路\uf0fc3.2公里。"
    assert any("U+F0FC" in note for note in result.notes)


def test_the_reading_above_a_character_is_no_text(tmp_path: Path) -> None:
    ruby = (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>lian</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>连</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    assert outputs(with_run(tmp_path, ruby))[0] == "硬化通组路连3.2公里。"


def test_a_text_box_over_a_list_is_reported_and_no_item(tmp_path: Path) -> None:
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>3、已盖章</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    result = with_run(tmp_path, box)
    assert outputs(result) == ["硬化通组路3.2公里。", "改造茶园。"]
    assert [part.text for part in result.unplaced] == ["3、已盖章"]


def test_a_sentence_that_runs_on_into_a_new_row_is_joined(tmp_path: Path) -> None:
    document: docx.document.Document = table(outputs="1、甲。\n2、硬化通组路，", benefits="1、社会效益指标：丙，")
    document.tables[0].add_row()
    write(document.tables[0].rows[-1].cells[2], "惠及百姓。")
    result = read_document(tmp_path, saved(document))
    found = (result.declaration.objectives or ())[0].benefits or ()
    assert [part.text for part in found] == ["丙，\n惠及百姓。"] and result.unplaced == ()


def test_a_whole_sentence_in_a_new_row_without_number_is_reported(tmp_path: Path) -> None:
    document = table(benefits="1、社会效益指标：丙。")
    document.tables[0].add_row()
    write(document.tables[0].rows[-1].cells[2], "惠及百姓。")
    assert [part.text for part in read_document(tmp_path, saved(document)).unplaced] == ["惠及百姓。"]
