"""The Word file: parts, order, measures, fonts, and the same bytes for the same answers."""

import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest

from assistant.exporting.docx import render_docx
from assistant.exporting.oxml import MAIN, RELATIONS
from assistant.form import Form, load_form, read_form
from assistant.importing.paper import CONTINUED_STYLE
from assistant.model import Budget, Category, Declaration, Indicator, Objective

W = f"{{{MAIN}}}"
FORM = load_form()
OTHER_FORM = read_form(Path(__file__).resolve().parents[1] / "data" / "forms", "qinghe-2027.toml")
FILER = "青禾县云溪乡人民政府"
OUTPUTS = (
    Indicator("硬化通组路〔待填：村建站〕公里，10月底前完工"),
    Indicator("用好“一卡通”……发放补贴——18项\n2、不是第二条，是上一条的第二段"),
)
DECLARATION = Declaration(
    FORM.id,
    2027,
    FILER,
    FILER,
    None,
    Budget(Decimal("922.75"), {"general_public": Decimal("922.75")}, {"basic": Decimal("922.75")}),
    ("执行上级决定",),
    (
        Objective("乡镇经济发展", OUTPUTS, (Indicator("户均增收500元", Category.ECONOMIC),)),
        Objective("改善民生", OUTPUTS, (Indicator("群众满意度不低于90%", Category.SATISFACTION),)),
    ),
)
# The children of each element in the order of the schema's sequences (ECMA-376, wml.xsd), as far as they are written.
ORDER = {
    "document": "body",
    "style": "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr tblPr",
    "docDefaults": "rPrDefault pPrDefault",
    "font": "altName panose1 charset family notTrueType pitch sig",
    "settings": "view zoom defaultTabStop characterSpacingControl compat rsids themeFontLang decimalSymbol",
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblW jc tblCellSpacing tblInd tblBorders shd tblLayout "
    "tblCellMar tblLook",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr p",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign",
    "tcBorders": "top left bottom right insideH insideV",
    "styles": "docDefaults latentStyles style",
    "p": "pPr r",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs kinsoku wordWrap "
    "overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing jc textDirection textAlignment outlineLvl rPr sectPr",
    "r": "rPr t",
    "rPr": "rStyle rFonts b bCs i iCs strike color spacing w kern position sz szCs highlight u effect bdr shd "
    "vertAlign lang",
    "sectPr": "headerReference footerReference type pgSz pgMar paperSrc pgBorders pgNumType cols docGrid",
}


def parts(data: bytes) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}


def attribute(element: ElementTree.Element | None, name: str) -> str:
    assert element is not None
    return element.attrib[W + name]


def named_style(found: dict[str, ElementTree.Element], name: str) -> ElementTree.Element:
    styles = found["word/styles.xml"].findall(f"{W}style")
    return next(style for style in styles if attribute(style.find(f"{W}name"), "val") == name)


@pytest.fixture(scope="module")
def final() -> dict[str, ElementTree.Element]:
    return parts(render_docx(DECLARATION, FORM))


@pytest.fixture(scope="module")
def document(final: dict[str, ElementTree.Element]) -> ElementTree.Element:
    return final["word/document.xml"]


def test_the_same_answers_give_the_same_bytes() -> None:
    assert render_docx(DECLARATION, FORM) == render_docx(replace(DECLARATION), FORM)


def test_the_zip_is_sorted_and_holds_no_clock_and_no_part_twice() -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(DECLARATION, FORM))) as archive:
        names = archive.namelist()
        assert names == sorted(set(names))
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_final_file_has_only_the_parts_it_needs(final: dict[str, ElementTree.Element]) -> None:
    assert set(final) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/settings.xml",
        "word/styles.xml",
    }


@pytest.mark.parametrize("proof", [None, "送审稿"])
def test_every_relationship_and_content_type_points_to_a_part(proof: str | None) -> None:
    numbered = replace(
        FORM, page=replace(FORM.page, page_number=True), roles={**FORM.roles, "page": FORM.roles["year"]}
    )
    found = parts(render_docx(DECLARATION, numbered, proof))
    targets = {relation.attrib["Target"] for relation in found["word/_rels/document.xml.rels"]}
    ids = {relation.attrib["Id"] for relation in found["word/_rels/document.xml.rels"]}
    assert {f"word/{target}" for target in targets} <= set(found)
    overrides = {part.attrib["PartName"] for part in found["[Content_Types].xml"] if "PartName" in part.attrib}
    assert overrides == {f"/{name}" for name in found if "rels" not in name and "Content_Types" not in name}
    used = {e.attrib[f"{{{RELATIONS}}}id"] for e in found["word/document.xml"].iter() if e.tag.endswith("Reference")}
    assert used <= ids


@pytest.mark.parametrize("proof", [None, "草稿"])
@pytest.mark.parametrize("benefit", ["户均增收500元", "村" * 8000], ids=["short", "long"])
@pytest.mark.parametrize("form", [FORM, OTHER_FORM], ids=lambda form: form.id)
def test_children_stand_in_the_order_that_the_schema_asks_for(form: Form, benefit: str, proof: str | None) -> None:
    benefits = (Indicator(benefit, Category.SATISFACTION),)
    declaration = replace(DECLARATION, objectives=(Objective("改善民生", OUTPUTS, benefits),))
    for name, part in parts(render_docx(declaration, form, proof)).items():
        for parent in part.iter():
            order = ORDER.get(parent.tag.removeprefix(W), "").split()
            if order and parent.tag.startswith(W):
                # A field stands among the runs.
                ranks = [order.index(child.tag.removeprefix(W).replace("fldSimple", "r")) for child in parent]
                assert ranks == sorted(ranks), f"{name}: {parent.tag}"


def test_the_table_is_fixed_and_every_width_adds_up(document: ElementTree.Element) -> None:
    table = document.find(f".//{W}tbl")
    assert table is not None
    grid = [int(attribute(column, "w")) for column in table.iter(f"{W}gridCol")]
    assert attribute(table.find(f"{W}tblPr/{W}tblLayout"), "type") == "fixed"
    assert int(attribute(table.find(f"{W}tblPr/{W}tblW"), "w")) == sum(grid)
    for row in table.findall(f"{W}tr"):
        column = 0
        for cell in row.findall(f"{W}tc"):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            end = column + (1 if span is None else int(attribute(span, "val")))
            assert int(attribute(cell.find(f"{W}tcPr/{W}tcW"), "w")) == sum(grid[column:end])
            column = end
        assert column == len(grid)


def test_every_cell_has_lines_on_all_sides_and_a_paragraph(document: ElementTree.Element) -> None:
    for cell in document.iter(f"{W}tc"):
        borders = cell.find(f"{W}tcPr/{W}tcBorders")
        assert borders is not None
        assert {(side.tag.removeprefix(W), attribute(side, "val")) for side in borders} == {
            (side, "single") for side in ("top", "left", "bottom", "right")
        }
        assert cell.find(f"{W}p") is not None


def test_a_row_may_grow_but_not_shrink(document: ElementTree.Element) -> None:
    heights = list(document.iter(f"{W}trHeight"))
    assert len(heights) == len(list(document.iter(f"{W}tr")))
    assert {attribute(height, "hRule") for height in heights} == {"atLeast"}


def test_the_stamps_never_split_and_the_row_above_stays_with_them(document: ElementTree.Element) -> None:
    *_, above, stamps = document.iter(f"{W}tr")
    assert stamps.find(f"{W}trPr/{W}cantSplit") is not None
    held = [p.find(f"{W}pPr/{W}keepNext") for row in (above, stamps) for p in row.iter(f"{W}p")]
    assert None not in held


def test_a_row_of_long_text_may_break_across_pages_even_above_the_stamps() -> None:
    long = (Indicator("完善村规民约。" * 400, Category.SOCIAL),)
    declaration = replace(DECLARATION, objectives=(Objective("改善民生", OUTPUTS, long),))
    *_, above, end, _stamps = parts(render_docx(declaration, FORM))["word/document.xml"].iter(f"{W}tr")
    assert above.find(f"{W}trPr/{W}cantSplit") is None
    assert not [p for p in above.iter(f"{W}p") if p.find(f"{W}pPr/{W}keepNext") is not None]
    assert end.find(f"{W}trPr/{W}cantSplit") is not None
    assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in end.iter(f"{W}p"))


def test_a_head_stays_with_its_text(final: dict[str, ElementTree.Element]) -> None:
    style = named_style(final, "指标类别")
    assert style.find(f"{W}pPr/{W}keepNext") is not None


def test_every_role_has_a_style_with_a_name_of_its_own(final: dict[str, ElementTree.Element]) -> None:
    names = [attribute(name, "val") for name in final["word/styles.xml"].iter(f"{W}name")]
    assert len(names) == len(set(names))
    assert "" not in names


def test_a_continuing_paragraph_has_the_style_that_import_knows(final: dict[str, ElementTree.Element]) -> None:
    style = attribute(named_style(final, CONTINUED_STYLE), "styleId")
    found = [
        "".join(p.itertext())
        for p in final["word/document.xml"].iter(f"{W}p")
        if (used := p.find(f"{W}pPr/{W}pStyle")) is not None and attribute(used, "val") == style
    ]
    assert found == ["2、不是第二条，是上一条的第二段"] * 2


def test_what_is_typed_below_a_continuing_paragraph_is_an_item(final: dict[str, ElementTree.Element]) -> None:
    following = attribute(named_style(final, CONTINUED_STYLE).find(f"{W}next"), "val")
    assert following == attribute(named_style(final, "条目"), "styleId")


def test_chinese_fonts_stand_in_all_four_slots_with_the_hint(final: dict[str, ElementTree.Element]) -> None:
    slots = list(final["word/styles.xml"].iter(f"{W}rFonts"))
    assert len(slots) == len([role for role in FORM.roles if role != "proof"]) + 1
    for fonts in slots:
        assert len({attribute(fonts, slot) for slot in ("ascii", "hAnsi", "eastAsia", "cs")}) == 1
        assert attribute(fonts, "hint") == "eastAsia"


def test_every_run_counts_curly_quotes_as_chinese(document: ElementTree.Element) -> None:
    runs = list(document.iter(f"{W}r"))
    assert runs
    assert {attribute(run.find(f"{W}rPr/{W}rFonts"), "hint") for run in runs} == {"eastAsia"}


def test_the_font_table_names_what_an_office_pc_may_use(final: dict[str, ElementTree.Element]) -> None:
    table = {
        attribute(font, "name"): attribute(font.find(f"{W}altName"), "val")
        for font in final["word/fontTable.xml"].iter(f"{W}font")
    }
    assert table == {font.name: font.alternative for font in FORM.fonts.values()}


def test_nothing_speaks_of_themes_or_of_the_tool() -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(DECLARATION, FORM, "草稿"))) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode("utf-8")
            assert "theme" not in text.lower(), name
            assert "python" not in text.lower(), name


def test_the_core_properties_come_from_the_form_and_the_answers() -> None:
    core = docx.Document(io.BytesIO(render_docx(DECLARATION, FORM))).core_properties
    assert core.title == "乡镇部门整体支出绩效目标申报表（2027年度）"
    assert core.author == core.last_modified_by == FILER
    assert (core.created.year, core.modified.year) == (2027, 2027)


def test_without_a_year_there_are_no_dates() -> None:
    core = parts(render_docx(Declaration(FORM.id), FORM))["docProps/core.xml"]
    assert not [part for part in core if part.tag.endswith(("created", "modified"))]


def test_a_proof_prints_its_word_in_a_header_and_the_final_has_none(final: dict[str, ElementTree.Element]) -> None:
    proof = parts(render_docx(DECLARATION, FORM, "征求意见稿"))
    assert "".join(proof["word/header.xml"].itertext()) == "征求意见稿"
    assert list(proof["word/document.xml"].iter(f"{W}headerReference"))
    assert "word/header.xml" not in final
    assert not list(final["word/document.xml"].iter(f"{W}headerReference"))


def test_open_blanks_of_a_proof_show_in_black_and_white() -> None:
    proof = parts(render_docx(DECLARATION, FORM, "草稿"))
    marked = [run for run in proof["word/document.xml"].iter(f"{W}r") if run.find(f"{W}rPr/{W}rStyle") is not None]
    assert ["".join(run.itertext()) for run in marked] == ["〔待填：村建站〕"] * 2
    style = named_style(proof, "待填")
    assert {child.tag.removeprefix(W) for child in style.iterfind(f"{W}rPr/*")} >= {"b", "u", "shd"}


def test_marking_blanks_changes_no_text() -> None:
    final, proof = (parts(render_docx(DECLARATION, FORM, word))["word/document.xml"] for word in (None, "草稿"))
    assert "".join(final.itertext()) == "".join(proof.itertext())


def test_a_page_number_stands_only_where_the_form_has_one(document: ElementTree.Element) -> None:
    assert not list(document.iter(f"{W}footerReference"))
    page = replace(FORM.page, page_number=True)
    numbered = replace(FORM, page=page, roles={**FORM.roles, "page": replace(FORM.roles["year"], style="页码")})
    footer = parts(render_docx(DECLARATION, numbered))["word/footer.xml"]
    assert "PAGE" in attribute(footer.find(f".//{W}fldSimple"), "instr")


def test_the_page_is_upright_a4(document: ElementTree.Element) -> None:
    size = document.find(f".//{W}pgSz")
    assert (attribute(size, "w"), attribute(size, "h")) == ("11906", "16838")


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1b", "\r", "\ud800", "\ufffe", "\uffff"])
def test_a_character_that_xml_cannot_hold_is_replaced_and_ends_nothing(bad: str) -> None:
    declaration = replace(DECLARATION, filer=f"云溪{bad}乡", duties=(f"执行{bad}决定",))
    found = parts(render_docx(declaration, FORM, f"草{bad}稿"))
    assert "执行\ufffd决定" in "".join(found["word/document.xml"].itertext())


def test_marks_and_rare_characters_come_through_unchanged() -> None:
    text = "𠮷村<&>\"'  两个空格  ㎡😀"
    found = parts(render_docx(replace(DECLARATION, duties=(text,)), FORM))["word/document.xml"]
    assert f"1、{text}" in ["".join(p.itertext()) for p in found.iter(f"{W}p")]


def test_spaces_at_the_ends_of_a_run_are_kept(document: ElementTree.Element) -> None:
    space = "{http://www.w3.org/XML/1998/namespace}space"
    assert {t.attrib.get(space) for t in document.iter(f"{W}t")} == {"preserve"}


def test_the_paragraph_after_the_table_opens_no_page(document: ElementTree.Element) -> None:
    body = document.find(f"{W}body")
    assert body is not None
    *_, table, last, section = body
    assert [part.tag.removeprefix(W) for part in (table, last, section)] == ["tbl", "p", "sectPr"]
    assert attribute(last.find(f"{W}pPr/{W}spacing"), "lineRule") == "exact"


def test_a_library_of_others_reads_the_table_back() -> None:
    table = docx.Document(io.BytesIO(render_docx(DECLARATION, FORM))).tables[0]
    assert table.cell(0, 1).text == FILER
    assert table.cell(8, 1).text == table.cell(9, 1).text == "绩效目标内容1：\n乡镇经济发展"
