"""Blanks with content controls, word-processor numbering, nested tables and columns, and hostile ones."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from assistant.errors import InputError
from assistant.exporting.into import Filled, fill_blank
from assistant.form import load_form
from assistant.importing import import_file
from assistant.model import Category, Declaration, Indicator, Objective
from tests.support.blanks import BLANKS, TITLES, saved

FORM = load_form()
OBJECTIVE = Objective(
    "乡镇经济发展",
    (Indicator("硬化通组路3.2公里"), Indicator("改造茶园560亩")),
    (Indicator("户均增收300元", Category.ECONOMIC),),
)
DECLARATION = Declaration(
    FORM.id, 2027, "青禾县云溪乡人民政府", "青禾县云溪乡人民政府", duties=("执行上级决定",), objectives=(OBJECTIVE,)
)
USUAL = BLANKS["usual"]


def changed(change: Callable[[Document], None]) -> bytes:
    document = docx.Document(io.BytesIO(USUAL()))
    change(document)
    return saved(document)


def fill(blank: bytes) -> Filled:
    return fill_blank(DECLARATION, FORM, blank, "空表.docx")


def back(tmp_path, blank: bytes) -> Declaration:
    result = fill(blank)
    assert result.unplaced == ()
    path = tmp_path / "填好.docx"
    path.write_bytes(result.data)
    return import_file(path, FORM).declaration


def outputs(declaration: Declaration) -> list[str]:
    assert declaration.objectives
    return [part.text for part in declaration.objectives[0].outputs or ()]


def document_of(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def test_a_content_control_that_shows_its_prompt_keeps_room(tmp_path):
    prompt = "单击或点击此处输入文字。"

    def control(document: Document) -> None:
        cell = document.tables[0].cell(7, 1)._tc
        cell.find(qn("w:p")).addprevious(
            parse_xml(
                f"<w:sdt {nsdecls('w')}><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r>"
                f"<w:t>{prompt}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
            )
        )

    blank = changed(control)
    assert back(tmp_path, blank).duties == ("执行上级决定",)
    assert prompt not in "".join(document_of(fill(blank).data).element.body.itertext())


@pytest.mark.parametrize("by_style", [False, True])
def test_numbers_of_the_word_processor_are_not_put_before_our_own(tmp_path, by_style):
    def number(document: Document) -> None:
        paragraph = document.tables[0].cell(7, 1).paragraphs[0]
        if by_style:
            paragraph.style = "List Number"
        else:
            paragraph._p.get_or_add_pPr().append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
            )

    data = fill(changed(number)).data
    [paragraph] = document_of(data).tables[0].cell(7, 1).paragraphs
    assert paragraph.text == "1、执行上级决定"
    numbers = [part.get(qn("w:val")) for part in paragraph._p.iter(qn("w:numId"))]
    assert numbers == (["0"] if by_style else [])


def test_a_table_within_a_cell_is_filled_in_place(tmp_path):
    def nest(document: Document) -> None:
        inner = document.tables[0]._tbl
        outer = document.add_table(rows=1, cols=1)
        inner.addprevious(outer._tbl)
        outer.cell(0, 0)._tc.insert(1, inner)

    assert outputs(back(tmp_path, changed(nest))) == ["硬化通组路3.2公里", "改造茶园560亩"]


def test_soft_returns_between_label_and_title_are_read(tmp_path):
    def soften(document: Document) -> None:
        cell = document.tables[0].cell(8, 1)
        first, second = cell.paragraphs
        first.runs[0].add_break()
        first.runs[0].add_text(second.text)
        second._p.getparent().remove(second._p)

    assert outputs(back(tmp_path, changed(soften))) == ["硬化通组路3.2公里", "改造茶园560亩"]


@pytest.mark.parametrize("head", ["数量指标", "产出数量指标", "（一）数量指标", "二级指标", "社会公众或服务对象满意度"])
def test_a_blank_that_divides_indicators_into_groups_says_so(head):
    def divide(document: Document) -> None:
        table = document.tables[0]
        cell = table.cell(8, 2)
        right = parse_xml(f"<w:tc {nsdecls('w')}><w:p><w:r><w:t>{head}</w:t></w:r></w:p></w:tc>")
        cell._tc.addnext(right)

    result = fill(changed(divide))
    assert [line for line in result.unplaced if "绩效目标内容1" in line and "产出指标" in line] == list(result.unplaced)
    assert len(result.unplaced) == 1


def test_a_blank_with_a_column_for_values_says_that_sentences_do_not_fit():
    document = document_of(BLANKS["apart"]())
    column = f"<w:tc {nsdecls('w')}><w:tcPr><w:tcW w:w='5000' w:type='dxa'/></w:tcPr><w:p/></w:tc>"
    document.tables[0].cell(6, 3)._tc.addnext(parse_xml(column))
    assert [line for line in fill(saved(document)).unplaced if "几栏" in line]


def test_a_prompt_gives_way_and_is_told():
    def prompt(document: Document) -> None:
        document.tables[0].cell(7, 1).paragraphs[0].text = "（请分条填写）"

    result = fill(changed(prompt))
    assert any("请分条填写" in note for note in result.notes)
    assert document_of(result.data).tables[0].cell(7, 1).text == "1、执行上级决定"


def test_text_that_is_no_prompt_is_never_overwritten():
    def fill_in(document: Document) -> None:
        document.tables[0].cell(0, 1).paragraphs[0].text = "邻县某乡人民政府"

    [line] = fill(changed(fill_in)).unplaced
    assert "部门名称" in line
    assert "邻县某乡人民政府" in line


def test_the_same_name_already_printed_is_no_obstacle(tmp_path):
    def fill_in(document: Document) -> None:
        document.tables[0].cell(0, 1).paragraphs[0].text = DECLARATION.department

    assert back(tmp_path, changed(fill_in)).department == DECLARATION.department


def test_what_stands_further_along_the_filers_line_stays():
    def more(document: Document) -> None:
        next(p for p in document.paragraphs if p.text.startswith("填报单位")).add_run(
            "          填报日期：    年  月  日"
        )

    found = [p.text for p in document_of(fill(changed(more)).data).paragraphs if p.text.startswith("填报单位")]
    assert [text.split() for text in found] == [
        ["填报单位（盖章）：青禾县云溪乡人民政府", "填报日期：", "年", "月", "日"]
    ]


def test_the_row_above_the_stamps_goes_to_their_page():
    rows = document_of(fill(USUAL()).data).tables[0].rows
    assert rows[-1]._tr.trPr.find(qn("w:cantSplit")) is not None
    parts = list(rows[-2]._tr.iter(qn("w:p")))
    assert [part for part in parts if part.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is None] == []


def test_hostile_blanks_end_in_one_line():
    blank = USUAL()
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blank)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/styles.xml":
                part = part.replace(b"<w:styles", b'<!DOCTYPE x [<!ENTITY a "b">]><w:styles', 1)
            new.writestr(name, part)
    with pytest.raises(InputError) as slip:
        fill(stream.getvalue())
    assert "\n" not in str(slip.value)


@pytest.mark.parametrize("kind", ["oleObject", "package", "aFChunk", "control", "subDocument"])
def test_a_blank_with_embedded_objects_is_refused_with_a_way_out(kind):
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(USUAL())) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/_rels/document.xml.rels":
                more = f'<Relationship Id="rX" Type="{office}/{kind}" Target="x.bin"/></Relationships>'
                part = part.replace(b"</Relationships>", more.encode())
            new.writestr(name, part)
        new.writestr("word/x.bin", b"x")
    with pytest.raises(InputError, match="另存为"):
        fill(stream.getvalue())


def test_the_template_that_a_blank_was_made_from_stays_behind():
    stream = io.BytesIO()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(io.BytesIO(USUAL())) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/settings.xml":
                part = part.replace(b"</w:settings>", b'<w:attachedTemplate r:id="rT"/></w:settings>')
            if name == "[Content_Types].xml":
                part = part.replace(b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml")
            new.writestr(name, part)
        new.writestr(
            "word/_rels/settings.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rT" Type="{office}/attachedTemplate" Target="file:///C:/Users/x.dotm" '
            'TargetMode="External"/></Relationships>',
        )
    with zipfile.ZipFile(io.BytesIO(fill(stream.getvalue()).data)) as archive:
        everything = b"".join(map(archive.read, archive.namelist()))
    assert b"x.dotm" not in everything
    assert b"attachedTemplate" not in everything
    assert b"wordprocessingml.document.main+xml" in everything


def test_stamps_in_a_table_of_their_own_keep_the_row_above():
    data = fill_blank(DECLARATION, FORM, BLANKS["in pieces"](), "空表.docx").data
    *_, above, stamps = document_of(data).tables
    parts = [*list(above.rows[-1]._tr.iter(qn("w:p"))), stamps._tbl.getprevious()]
    assert [part for part in parts if part.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is None] == []


def test_a_last_row_too_long_for_the_stamps_page_is_told():
    long = replace(OBJECTIVE, title=TITLES[-1], benefits=(Indicator("群众满意。" * 200, Category.SATISFACTION),))
    result = fill_blank(replace(DECLARATION, objectives=(long,)), FORM, USUAL(), "空表.docx")
    assert [note for note in result.notes if "盖章栏" in note]
    assert not [note for note in fill(USUAL()).notes if "盖章栏" in note]


@pytest.mark.parametrize(("word", "told"), [("草稿", True), ("（样表）", True), ("青禾县财政局制", False)])
def test_a_header_that_makes_the_final_copy_a_draft_is_told(word, told):
    def head(document: Document) -> None:
        document.sections[0].header.paragraphs[0].add_run(word)

    blank = changed(head)
    assert bool([note for note in fill(blank).notes if word in note]) is told
    assert not [note for note in fill_blank(DECLARATION, FORM, blank, "空表.docx", "草稿").notes if word in note]
