"""What stands beside a page's text is listed with its place: comments, notes, margins, graphics, embedded things."""

from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from assistant.importing import ImportResult, import_file
from tests.support.hostile import FORM as SMALL
from tests.support.hostile import TOLD, R, W, paragraph, parts, relations, word, zipped
from tests.support.importing_samples import FORM, read_document, saved, table

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


def read(folder: Path, data: bytes) -> ImportResult:
    path = folder / "表.docx"
    path.write_bytes(data)
    return import_file(path, FORM)


def listed(result: ImportResult) -> list[tuple[str, str]]:
    return [(part.where, part.text) for part in result.unplaced]


def run(inner: str) -> str:
    return f"<w:p><w:r>{inner}</w:r></w:p>"


def comment(key: int, author: str, text: str) -> str:
    return f'<w:comment w:id="{key}" w:author="{author}">{text}</w:comment>'


def with_comments(*comments: str, body: str) -> bytes:
    return word(SMALL + body, comments=f'<w:comments xmlns:w="{W}">{"".join(comments)}</w:comments>')


# Comments


def test_a_comment_is_listed_with_its_author_and_the_place_of_its_text(tmp_path: Path) -> None:
    document = table(outputs="1、硬化。")
    marked = document.tables[0].cell(4, 2).paragraphs[1]
    marked._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:commentReference w:id="0"/></w:r>'))
    said = f"<w:comments {nsdecls('w')}>{comment(0, '王主任', paragraph('数量再核一下'))}</w:comments>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    part = Part(PackURI("/word/comments.xml"), kind, said.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)
    result = read_document(tmp_path, saved(document))
    assert listed(result) == [("表格第 5 行第 3 格的批注（王主任）", "数量再核一下")]
    assert result.pieces[-1].text == "数量再核一下"


def test_comments_come_in_the_order_of_the_document_whatever_their_ids(tmp_path: Path) -> None:
    body = run('<w:commentReference w:id="7"/>') + run('<w:commentReference w:id="2"/>')
    data = with_comments(comment(2, "乙", paragraph("后")), comment(7, "甲", paragraph("先")), body=body)
    assert listed(read(tmp_path, data)) == [("表格外第 3 段的批注（甲）", "先"), ("表格外第 4 段的批注（乙）", "后")]


def test_a_comment_on_text_that_was_deleted_is_listed_without_a_place(tmp_path: Path) -> None:
    body = '<w:p><w:del><w:r><w:commentReference w:id="1"/></w:r></w:del></w:p>'
    data = with_comments(comment(1, "甲", paragraph("删了吧") + paragraph("不再提")), body=body)
    assert listed(read(tmp_path, data)) == [("批注（甲）", "删了吧\n不再提")]


def test_an_empty_comment_is_not_listed_and_a_nameless_one_has_no_name(tmp_path: Path) -> None:
    body = run('<w:commentReference w:id="1"/>') + run('<w:commentReference w:id="2"/>')
    data = with_comments(comment(1, "甲", "<w:p/>"), comment(2, " ", paragraph("好")), body=body)
    assert listed(read(tmp_path, data)) == [("表格外第 4 段的批注", "好")]


def test_an_author_whose_name_would_move_the_cursor_is_shown_harmless(tmp_path: Path) -> None:
    data = with_comments(comment(1, "甲\u202e&#x9b;2J" + "长" * 40, paragraph("好")), body="")
    [(where, _)] = listed(read(tmp_path, data))
    assert where.startswith("批注（甲‹U+202E›‹U+009B›")
    assert len(where) < 40


# Footnotes and endnotes


@pytest.mark.parametrize(("kind", "name"), [("footnote", "脚注"), ("endnote", "尾注")])
def test_a_note_that_the_text_refers_to_is_listed_and_no_other(tmp_path: Path, kind: str, name: str) -> None:
    notes = "".join(
        f'<w:{kind} w:id="{key}">{paragraph(text)}</w:{kind}>' for key, text in ((2, "见文件"), (3, "旧的"))
    )
    data = word(
        SMALL + run(f'<w:{kind}Reference w:id="2"/>'),
        rels=relations((f"{kind}s", "notes.xml")),
        notes=f'<w:{kind}s xmlns:w="{W}">{notes}</w:{kind}s>',
    )
    assert listed(read(tmp_path, data)) == [(f"表格外第 3 段的{name}", "见文件")]


# Headers and footers


def with_header(text: str, reference: str = "", section: str = "") -> bytes:
    body = f'{SMALL}<w:sectPr><w:headerReference r:id="rId3" {reference}/>{section}</w:sectPr>'
    return word(body, header=f'<w:hdr xmlns:w="{W}">{text}</w:hdr>')


def test_a_header_and_a_footer_with_text_of_their_own_are_listed(tmp_path: Path) -> None:
    document = table()
    document.sections[0].header.paragraphs[0].text = "青禾县财政局监制"
    document.sections[0].footer.paragraphs[0].text = "联系电话：略"
    assert listed(read_document(tmp_path, saved(document))) == [("页眉", "青禾县财政局监制"), ("页脚", "联系电话：略")]


def test_a_header_of_several_sections_is_listed_once_and_one_of_each_section_each_time(tmp_path: Path) -> None:
    document = table()
    document.sections[0].header.paragraphs[0].text = "甲"
    document.add_section(WD_SECTION.CONTINUOUS)
    document.add_section(WD_SECTION.CONTINUOUS)
    document.sections[2].header.is_linked_to_previous = False
    document.sections[2].header.paragraphs[0].text = "乙"
    assert listed(read_document(tmp_path, saved(document))) == [("页眉", "甲"), ("页眉", "乙")]


@pytest.mark.parametrize(
    "text",
    ["", "— 1 —", "第 1 页 共 5 页", "第页", "1/5", "iv", "附件2", "附件2 乡镇部门整体支出绩效目标申报表", "草稿", "送审稿",
     "征求意见稿", "（讨论稿）", "青禾县云溪乡人民政府"],
)  # fmt: skip
def test_a_header_that_says_nothing_new_is_not_listed(tmp_path: Path, text: str) -> None:
    assert listed(read(tmp_path, with_header(paragraph(text)))) == []


def test_a_header_of_another_year_is_news(tmp_path: Path) -> None:
    document = table()
    document.sections[0].header.paragraphs[0].text = "（2027年度）"
    document.sections[0].footer.paragraphs[0].text = "（2025年度）"
    assert listed(read_document(tmp_path, saved(document))) == [("页脚", "（2025年度）")]


@pytest.mark.parametrize(("reference", "section", "shown"), [
    ('w:type="default"', "", True),
    ('w:type="first"', "", False),
    ('w:type="first"', "<w:titlePg/>", True),
    ('w:type="first"', '<w:titlePg w:val="0"/>', False),
    ('w:type="even"', "", False),
])  # fmt: skip
def test_only_a_header_that_some_page_shows_is_listed(
    tmp_path: Path, reference: str, section: str, shown: bool
) -> None:
    assert bool(listed(read(tmp_path, with_header(paragraph("密件"), reference, section)))) is shown


def test_a_header_of_even_pages_is_listed_where_the_document_has_such_pages(tmp_path: Path) -> None:
    document = table()
    document.sections[0].even_page_header.paragraphs[0].text = "密件"
    assert listed(read_document(tmp_path, saved(document))) == []
    document.settings.odd_and_even_pages_header_footer = True
    assert listed(read_document(tmp_path, saved(document))) == [("页眉", "密件")]


def test_a_watermark_is_listed_with_the_header_that_holds_it(tmp_path: Path) -> None:
    art = run('<w:pict><v:textpath xmlns:v="urn:schemas-microsoft-com:vml" string="内部资料"/></w:pict>')
    assert listed(read(tmp_path, with_header(art))) == [("页眉", "内部资料")]


# Graphics and embedded things


def with_part(name: str, kind: str, content: str, body: str) -> bytes:
    files = parts(SMALL + body, rels=relations(*TOLD, (kind, name)))
    return zipped(files | {f"word/{name}": content})


def test_text_drawn_in_the_page_is_listed(tmp_path: Path) -> None:
    drawn = run(f'<w:drawing><a:t xmlns:a="{A}">流程</a:t><a:t xmlns:a="{A}">图</a:t></w:drawing>')
    assert listed(read(tmp_path, word(SMALL + drawn))) == [("表格外第 3 段的图形或图表", "流程\n图")]


def test_the_texts_of_a_diagram_are_listed(tmp_path: Path) -> None:
    body = run(f'<w:drawing><dgm:relIds xmlns:dgm="{DIAGRAM}" r:dm="rId5"/></w:drawing>')
    content = f'<dgm:dataModel xmlns:dgm="{DIAGRAM}" xmlns:a="{A}"><dgm:pt><a:t>乡长</a:t></dgm:pt></dgm:dataModel>'
    data = with_part("data.xml", "diagramData", content, body)
    assert listed(read(tmp_path, data)) == [("表格外第 3 段的图形或图表", "乡长")]


def test_the_title_and_the_categories_of_a_chart_are_listed(tmp_path: Path) -> None:
    body = run(f'<w:drawing><c:chart xmlns:c="{CHART}" r:id="rId5"/></w:drawing>')
    content = (
        f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{A}"><a:t>收入</a:t><c:strCache><c:pt><c:v>一季度</c:v></c:pt>'
        "</c:strCache><c:numCache><c:pt><c:v>3</c:v></c:pt></c:numCache></c:chartSpace>"
    )
    assert listed(read(tmp_path, with_part("chart.xml", "chart", content, body))) == [
        ("表格外第 3 段的图形或图表", "收入\n一季度")
    ]


def test_a_text_box_is_listed_as_one(tmp_path: Path) -> None:
    box = run(f"<w:pict><w:txbxContent>{paragraph('已盖章')}</w:txbxContent></w:pict>")
    assert listed(read(tmp_path, word(SMALL + box))) == [("表格外第 3 段的文本框", "已盖章")]


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ('<w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12"/></w:object>',
         "表格外第 3 段嵌着别的程序的内容（Excel.Sheet.12）"),
        ("<w:object/>", "表格外第 3 段嵌着别的程序的内容，"),
        ('<w:control w:name="CheckBox1"/>', "（CheckBox1）"),
        (f'<w:drawing><a:blip xmlns:a="{A}"/></w:drawing>', "有 1 张图片"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said(tmp_path: Path, inner: str, said: str) -> None:
    [note] = read(tmp_path, word(SMALL + run(inner))).notes
    assert said in note


@pytest.mark.parametrize("tag", ["altChunk", "subDoc"])
def test_another_document_within_the_document_is_said_not_to_be_read(tmp_path: Path, tag: str) -> None:
    [note] = read(tmp_path, word(f'{SMALL}<w:{tag} xmlns:r="{R}" r:id="rId9"/>')).notes
    assert "另一份文档" in note


def test_the_form_as_word_makes_it_has_nothing_beside_its_text(tmp_path: Path) -> None:
    document: docx.document.Document = table()
    result = read_document(tmp_path, saved(document))
    assert (result.unplaced, result.notes) == ((), ())
