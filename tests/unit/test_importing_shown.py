"""What Word shows by its styles, fields, controls and revisions, and what it keeps from the page."""

from pathlib import Path

import pytest

from assistant.importing import ImportResult, import_file
from tests.support.hostile import HEAD, W, paragraph, word
from tests.support.importing_samples import FORM, outputs

LABEL = "<w:tr><w:tc>" + paragraph("绩效目标内容1：改善民生") + "</w:tc>"


def read(folder: Path, *rows: str, styles: str = "") -> ImportResult:
    """Read a form whose only list are the outputs; `rows` stand below their label."""
    body = f"{HEAD}<w:tbl>{LABEL}<w:tc>{paragraph('产出指标：')}{''.join(rows)}</w:tc></w:tr></w:tbl>"
    path = folder / "表.docx"
    path.write_bytes(word(body, styles=f'<w:styles xmlns:w="{W}">{styles}</w:styles>'))
    return import_file(path, FORM)


def item(inner: str, properties: str = "") -> str:
    """The first output, 甲……乙。, with `inner` in its middle."""
    return f"<w:p>{properties}<w:r><w:t>1、甲</w:t></w:r>{inner}<w:r><w:t>乙。</w:t></w:r></w:p>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


def style(key: str, kind: str, properties: str = "", base: str = "", more: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}" {more}><w:name w:val="{key}"/>{based}'
        f"<w:rPr>{properties}</w:rPr></w:style>"
    )


VANISH = "<w:vanish/>"
SHOW = '<w:vanish w:val="0"/>'
IN_STYLE = '<w:pPr><w:pStyle w:val="内部"/></w:pPr>'

# Hidden text


@pytest.mark.parametrize(
    "styles",
    [
        style("内部", "paragraph", VANISH),
        style("底", "paragraph", VANISH) + style("中", "paragraph", base="底") + style("内部", "paragraph", base="中"),
    ],
    ids=["own", "inherited"],
)
def test_a_paragraph_that_its_style_hides_is_left_out_and_said(tmp_path: Path, styles: str) -> None:
    result = read(tmp_path, item(""), f"<w:p>{IN_STYLE}{run('2、待核。')}</w:p>", styles=styles)
    assert outputs(result) == ["甲乙。"]
    assert any("隐藏文字“2、待核。”" in note for note in result.notes)


@pytest.mark.parametrize(
    ("styles", "properties", "shown"),
    [
        (style("内部", "paragraph", VANISH), f"<w:rPr>{SHOW}</w:rPr>", True),
        (style("底", "paragraph", VANISH) + style("内部", "paragraph", SHOW, base="底"), "", True),
        (style("内部", "paragraph", VANISH) + style("字", "character", VANISH), '<w:rPr><w:rStyle w:val="字"/></w:rPr>', True),
        (style("字", "character", VANISH), '<w:rPr><w:rStyle w:val="字"/></w:rPr>', False),
        ("<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>", "", False),
        ("", "<w:rPr><w:webHidden/></w:rPr>", True),
        ("", '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>', True),
    ],
    ids=["shown again", "shown by its style", "hidden twice", "by a character style", "by default", "on the web", "white"],
)  # fmt: skip
def test_a_run_is_hidden_as_word_hides_it(tmp_path: Path, styles: str, properties: str, shown: bool) -> None:
    plain = f"<w:rPr>{SHOW}</w:rPr>"
    text = f"<w:p>{IN_STYLE}{run('1、甲', plain)}{run('丙', properties)}{run('乙。', plain)}</w:p>"
    label = f"<w:tr><w:tc><w:p>{run('绩效目标内容1：改善民生', plain)}</w:p></w:tc>"
    body = f"<w:p>{run('附件2', plain)}</w:p><w:tbl>{label}<w:tc><w:p>{run('产出指标：', plain)}</w:p>{text}</w:tc></w:tr></w:tbl>"
    path = tmp_path / "表.docx"
    path.write_bytes(word(body, styles=f'<w:styles xmlns:w="{W}">{styles}</w:styles>'))
    assert outputs(import_file(path, FORM)) == ["甲丙乙。" if shown else "甲乙。"]


def test_a_paragraph_without_a_style_is_set_in_the_usual_one(tmp_path: Path) -> None:
    styles = style("正文", "paragraph", VANISH, more='w:default="1"')
    shown = f"<w:rPr>{SHOW}</w:rPr>"
    body = f"<w:p>{run('部门名称：青禾县云溪乡人民政府', shown)}{run('待核')}</w:p>"
    path = tmp_path / "表.docx"
    path.write_bytes(word(body, styles=f'<w:styles xmlns:w="{W}">{styles}</w:styles>'))
    result = import_file(path, FORM)
    assert result.declaration.department == "青禾县云溪乡人民政府"
    assert any("待核" in note for note in result.notes)


def test_a_hidden_paragraph_mark_hides_no_text(tmp_path: Path) -> None:
    properties = f"<w:pPr><w:rPr>{VANISH}</w:rPr></w:pPr>"
    assert outputs(read(tmp_path, item("", properties))) == ["甲乙。"]


def test_a_hidden_row_is_left_out_and_said(tmp_path: Path) -> None:
    hidden = "</w:tc></w:tr><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>" + paragraph("另有安排。")
    result = read(tmp_path, item(""), hidden)
    assert (outputs(result), result.unplaced) == (["甲乙。"], ())
    assert any("另有安排" in note for note in result.notes)


def test_text_under_a_merged_cell_is_listed_unless_it_repeats_the_cell(tmp_path: Path) -> None:
    def row(text: str, merge: str) -> str:
        return f"<w:tr><w:tc><w:tcPr><w:vMerge{merge}/></w:tcPr>{paragraph(text)}</w:tc></w:tr>"

    rows = row("部门名称", ' w:val="restart"') + row("部门名称", "") + row("旧名称", "")
    path = tmp_path / "表.docx"
    path.write_bytes(word(f"{HEAD}<w:tbl>{rows}</w:tbl>"))
    result = import_file(path, FORM)
    assert [part.text for part in result.unplaced] == ["旧名称"]
    assert "盖住" in result.unplaced[0].where


# Numbers


def test_a_number_that_a_style_inherits_still_separates_items(tmp_path: Path) -> None:
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    base = f'<w:style w:type="paragraph" w:styleId="底">{numbered}</w:style>'
    first, second = (f"<w:p>{IN_STYLE}{run(text)}</w:p>" for text in ("甲。", "乙。"))
    result = read(tmp_path, first, paragraph("续甲。"), second, styles=base + style("内部", "paragraph", base="底"))
    assert outputs(result) == ["甲。\n续甲。", "乙。"]


# Fields and controls


def field(code: str, result: str | None, data: str = "") -> str:
    middle = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>{code}{middle}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


CODE = "<w:r><w:instrText>IF 1 = </w:instrText></w:r>"
FORM_DATA = "<w:ffData>{}</w:ffData>"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (field(CODE, "三"), "三"),
        (field(CODE, None), ""),
        (field(CODE + field(CODE, "码") + CODE, "三"), "三"),
        ('<w:fldSimple w:instr="PAGE"><w:r><w:t>三</w:t></w:r></w:fldSimple>', "三"),
        (f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{run("三")}', "三"),
        (f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{run("三")}', "三"),
        (field(CODE, None, FORM_DATA.format("<w:checkBox><w:checked/></w:checkBox>")), "☑"),
        (field(CODE, None, FORM_DATA.format('<w:checkBox><w:default w:val="0"/></w:checkBox>')), "□"),
        (field(CODE, None, FORM_DATA.format('<w:ddList><w:result w:val="1"/><w:listEntry w:val="一"/><w:listEntry w:val="二"/></w:ddList>')), "二"),
        (field(CODE, None, FORM_DATA.format('<w:ddList><w:result w:val="9"/></w:ddList>')), ""),
        (field(CODE, None, FORM_DATA.format('<w:ddList><w:result w:val="二"/></w:ddList>')), ""),
        (f"<w:smartTag>{run('三')}</w:smartTag>", "三"),
        (f"<w:sdt><w:sdtPr><w:checkbox/></w:sdtPr><w:sdtContent>{run('☒')}</w:sdtContent></w:sdt>", "☒"),
    ],
)  # fmt: skip
def test_of_a_field_its_result_is_read(tmp_path: Path, markup: str, text: str) -> None:
    result = read(tmp_path, item(markup))
    assert outputs(result) == [f"甲{text}乙。"]
    assert result.unplaced == ()


PROMPT_STYLE = '<w:style w:type="character" w:styleId="a3"><w:name w:val="Placeholder Text"/></w:style>'
PROMPTED = '<w:rPr><w:rStyle w:val="a3"/></w:rPr>'


def control(content: str, shown: str = "<w:showingPlcHdr/>") -> str:
    return f"<w:sdt><w:sdtPr>{shown}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def test_the_prompt_of_an_empty_control_is_no_answer(tmp_path: Path) -> None:
    prompt = run("单击此处输入文字。", PROMPTED)
    for markup in (item(control(prompt)), item("") + control(f"<w:p>{prompt}</w:p>")):
        result = read(tmp_path, markup, styles=PROMPT_STYLE)
        assert (outputs(result), result.unplaced) == (["甲乙。"], ())


def test_a_prompt_that_is_set_like_an_answer_is_listed(tmp_path: Path) -> None:
    result = read(tmp_path, item(control(run("3公里"))), styles=PROMPT_STYLE)
    assert outputs(result) == ["甲乙。"]
    assert [part.text for part in result.unplaced] == ["3公里"]
    assert "控件提示" in result.unplaced[0].where


def test_what_was_typed_into_a_control_is_read(tmp_path: Path) -> None:
    for shown in ("", '<w:showingPlcHdr w:val="0"/>'):
        assert outputs(read(tmp_path, item(control(run("3公里"), shown)))) == ["甲3公里乙。"]


MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def test_of_two_alternative_paragraphs_one_is_read(tmp_path: Path) -> None:
    choice, fallback = (f"<mc:{name}>{item('')}</mc:{name}>" for name in ("Choice", "Fallback"))
    assert outputs(read(tmp_path, f"<mc:AlternateContent {MC}>{choice}{fallback}</mc:AlternateContent>")) == ["甲乙。"]


# Revisions

DELETED_MARK = "<w:pPr><w:rPr><w:del w:id='1' w:author='a'/></w:rPr></w:pPr>"


def test_a_document_with_revisions_is_said_to_be_read_as_if_all_were_accepted(tmp_path: Path) -> None:
    assert read(tmp_path, item("")).notes == ()
    revised = read(tmp_path, item(f"<w:ins>{run('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"))
    assert outputs(revised) == ["甲新乙。"]
    assert sum("修订" in note for note in revised.notes) == 1


def test_paragraphs_whose_break_was_deleted_are_one(tmp_path: Path) -> None:
    result = read(tmp_path, f"<w:p>{DELETED_MARK}{run('1、甲')}</w:p>", paragraph("乙。"), paragraph("2、丙。"))
    assert outputs(result) == ["甲乙。", "丙。"]
    last = read(tmp_path, paragraph("1、甲。"), f"<w:p>{DELETED_MARK}{run('2、乙。')}</w:p>")
    assert outputs(last) == ["甲。", "乙。"]


def test_a_deleted_cell_is_not_read(tmp_path: Path) -> None:
    deleted = "</w:tc><w:tc><w:tcPr><w:cellDel w:id='1' w:author='a'/></w:tcPr>" + paragraph("旧的。")
    result = read(tmp_path, item(""), deleted)
    assert (outputs(result), result.unplaced) == (["甲乙。"], ())


def test_a_deleted_row_of_a_table_within_a_cell_is_not_read(tmp_path: Path) -> None:
    row = "<w:tr>{}<w:tc>{}</w:tc></w:tr>"
    struck = row.format("<w:trPr><w:del w:id='1' w:author='a'/></w:trPr>", paragraph("2、旧。"))
    inner = f"<w:tbl>{row.format('', paragraph('2、新。'))}{struck}</w:tbl>"
    assert outputs(read(tmp_path, item(""), inner, "<w:p/>")) == ["甲乙。", "新。"]
