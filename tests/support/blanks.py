"""Blanks as counties hand them out, built with python-docx and by hand, none by our writer."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import cache

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.table import CT_Row
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell

TITLES = (
    "乡镇经济发展",
    "基础设施与公用设施建设与管理",
    "改善民生",
    "社会管理",
    "文化建设",
    "生态环境建设",
    "“底线”工作",
    "基层组织建设",
    "民情服务中心规范化建设与管理",
)
OUTPUTS_HEAD = "产出指标（数量、质量、成本、时间、其他）："
BENEFITS_HEAD = "效益指标（经济效益、社会效益、生态效益、可持续影响、满意度）："


def _document(font: str, size: float) -> Document:
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = font, Pt(size)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), font)
    return document


def _write(cell: _Cell, text: str, bold: bool = False) -> None:
    for index, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.add_run(line).bold = bold or None


def _fill(table: Table, rows: Mapping[tuple[int, int, int, int], str], bold: bool = False) -> None:
    """Merge and fill cells keyed (first row, first column, last row, last column)."""
    for (top, left, bottom, right), text in rows.items():
        _write(table.cell(top, left).merge(table.cell(bottom, right)), text, bold)


def _widths(table: Table, millimetres: tuple[int, ...]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, millimetres, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def saved(document: Document) -> bytes:
    """Return a document's bytes."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@cache
def usual() -> bytes:
    """Return a blank laid out as the printed form: 附件3, another font, other widths, a page number, nine titles."""
    document = _document("宋体", 11)
    document.sections[0].page_width, document.sections[0].page_height = Mm(210), Mm(297)
    for text in ("附件３", "乡镇部门整体支出绩效目标申报表", "（      年度）"):
        document.add_paragraph(text).alignment = 1
    document.add_paragraph("填报单位（盖章）：")
    table = document.add_table(rows=8 + 2 * len(TITLES) + 1, cols=6, style="Table Grid")
    _widths(table, (18, 34, 30, 30, 30, 30))
    rows = {
        (0, 0, 0, 0): "部门名称",
        (0, 1, 0, 5): "",
        (1, 0, 6, 0): "年度预算申请\n（万元）",
        (1, 1, 1, 5): "资金总额：",
        (2, 1, 2, 3): "按收入性质分：",
        (2, 4, 2, 5): "按支出性质分：",
        (3, 1, 3, 3): "其中：公共财政拨款：",
        (3, 4, 3, 5): "其中：基本支出：",
        (4, 1, 4, 3): "政府性基金拨款：",
        (4, 4, 4, 5): "项目支出：",
        (5, 1, 5, 3): "纳入专户管理的非税收入拨款：",
        (5, 4, 5, 5): "",
        (6, 1, 6, 3): "其他资金：",
        (6, 4, 6, 5): "",
        (7, 0, 7, 0): "部门职能职责概述",
        (7, 1, 7, 5): "",
        (8, 0, 7 + 2 * len(TITLES), 0): "部门整体支出年度绩效指标",
    }
    for number, title in enumerate(TITLES, 1):
        top = 6 + 2 * number
        rows[top, 1, top + 1, 1] = f"绩效目标内容{number}：\n{title}"
        rows[top, 2, top, 5] = OUTPUTS_HEAD if number == 1 else "产出指标："
        rows[top + 1, 2, top + 1, 5] = BENEFITS_HEAD if number == 1 else "效益指标："
    last = 8 + 2 * len(TITLES)
    stamps = (
        "财政部门相关股室（盖章）",
        "年 月 日",
        "财政部门绩效股（盖章）",
        "年 月 日",
        "财政局（盖章）",
        "年 月 日",
    )
    rows |= {(last, column, last, column): text for column, text in enumerate(stamps)}
    _fill(table, rows)
    footer = document.sections[0].footer.paragraphs[0]
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " PAGE ")
    footer._p.append(field)
    return saved(document)


@cache
def apart() -> bytes:
    """Return a blank whose amounts, titles and items have cells of their own: in 元, landscape, two objectives."""
    document = _document("仿宋", 12)
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    document.add_paragraph("附件5-1")
    document.add_paragraph("部门整体支出绩效目标申报表").alignment = 1
    document.add_paragraph("（ 20   年度）").alignment = 1
    line = document.add_paragraph("填报单位（盖章）：")
    line.add_run("                              ").underline = True
    line.add_run("    单位：元")
    table = document.add_table(rows=6 + 12 + 1, cols=6, style="Table Grid")
    _widths(table, (40, 40, 40, 40, 40, 40))
    rows = {
        (0, 0, 0, 0): "部 门 名 称",
        (0, 1, 0, 5): "",
        (1, 0, 4, 0): "年度预算申请（元）",
        (1, 1, 1, 1): "资 金 总 额",
        (1, 2, 1, 5): "",
        (2, 1, 2, 1): "一般公共预算拨款",
        (2, 2, 2, 2): "",
        (2, 3, 2, 3): "基本支出",
        (2, 4, 2, 5): "",
        (3, 1, 3, 1): "政府性基金预算拨款",
        (3, 2, 3, 2): "",
        (3, 3, 3, 3): "项目支出",
        (3, 4, 3, 5): "",
        (4, 1, 4, 1): "其他资金",
        (4, 2, 4, 2): "",
        (4, 3, 4, 5): "",
        (5, 0, 5, 0): "部门职能\n职责概述",
        (5, 1, 5, 5): "（简要填写，不超过300字）",
        (6, 0, 17, 0): "整体支出年度绩效指标",
        (18, 0, 18, 1): "财政局（盖章）",
        (18, 2, 18, 5): "年   月   日",
    }
    for number in (1, 2):
        top = 6 * number
        rows[top, 1, top + 5, 1] = f"绩效目标内容{'一二'[number - 1]}："
        rows[top, 2, top + 2, 2] = "产 出 指 标"
        rows[top + 3, 2, top + 5, 2] = "效 益 指 标"
        for row in range(6):
            rows[top + row, 3, top + row, 5] = f"{row % 3 + 1}、"
    _fill(table, rows)
    return saved(document)


@cache
def in_pieces() -> bytes:
    """Return a blank cut into a table per part, with traces of whoever made it: comments, revisions, hidden text."""
    document = _document("宋体", 10.5)
    document.core_properties.author = "张某某"
    document.sections[0].header.paragraphs[0].add_run("青禾县财政局制")
    document.add_paragraph("附件2：")
    document.add_paragraph("乡镇部门整体支出绩效目标申报表")
    document.add_paragraph("（2027年度）")
    head = document.add_table(rows=3, cols=2, style="Table Grid")
    _fill(
        head,
        {(0, 0, 0, 0): "填报单位：（盖章）", (1, 0, 1, 0): "部门名称", (2, 0, 2, 0): "部门职能职责概述"},
        bold=True,
    )
    document.add_paragraph()
    money = document.add_table(rows=1, cols=2, style="Table Grid")
    _write(
        money.cell(0, 0),
        "资金总额：          万元\n其中：公共财政拨款：____万元\n政府性基金拨款：____万元\n其他资金：____万元",
    )
    _write(money.cell(0, 1), "\n其中：基本支出：____万元\n项目支出：____万元")
    document.add_paragraph()
    target = document.add_table(rows=2, cols=2, style="Table Grid")
    _widths(target, (40, 120))
    _fill(target, {(0, 0, 1, 0): "绩效目标内容 1 ：\n"})
    for row, name in enumerate(("产出指标：", "效益指标：")):
        run = target.cell(row, 1).paragraphs[0].add_run(name)
        run.bold = True
        for text in ("1、", "2、", "……"):
            run.add_break()
            run.add_text(text)
    document.add_paragraph()
    stamps = document.add_table(rows=1, cols=2, style="Table Grid")
    _fill(stamps, {(0, 0, 0, 0): "财政局（盖章）", (0, 1, 0, 1): "年 月 日"})
    _leave_traces(document)
    return _with_extra_parts(saved(document))


def _leave_traces(document: Document) -> None:
    """Put hidden text, an accepted and a rejected wording and a comment's marks into the document."""
    body = document.element.body
    first = body.findall(qn("w:p"))[0]
    space = nsdecls("w")
    author = 'w:id="90" w:author="李某某" w:date="2026-01-01T00:00:00Z"'
    for xml in (
        f"<w:r {space}><w:rPr><w:vanish/></w:rPr><w:t>隐藏的内部意见</w:t></w:r>",
        f"<w:del {space} {author}><w:r><w:delText>删去的旧字</w:delText></w:r></w:del>",
        f'<w:commentRangeStart {space} w:id="0"/>',
        f'<w:r {space}><w:commentReference w:id="0"/></w:r>',
    ):
        first.append(parse_xml(xml))
    inserted = parse_xml(f"<w:ins {space} {author}/>")
    run = body.findall(qn("w:p"))[1].findall(qn("w:r"))[0]
    run.addprevious(inserted)
    inserted.append(run)


def _with_extra_parts(data: bytes) -> bytes:
    """Add a comment, custom XML and a settings part that names a template on somebody's disk."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    comments = (
        f'<w:comments {nsdecls("w")}><w:comment w:id="0" w:author="李某某"><w:p><w:r><w:t>这一栏去年填错了</w:t></w:r></w:p>'
        "</w:comment></w:comments>"
    )
    extra = {
        "word/comments.xml": comments.encode(),
        "customXml/item1.xml": "<内部>编号</内部>".encode(),
        "docProps/custom.xml": b"<Properties/>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/_rels/document.xml.rels":
                related = "".join(
                    f'<Relationship Id="rX{number}" Type="{office}/{kind}" Target="{target}"/>'
                    for number, (kind, target) in enumerate(
                        (("comments", "comments.xml"), ("customXml", "../customXml/item1.xml"))
                    )
                )
                part = part.replace(b"</Relationships>", f"{related}</Relationships>".encode())
            if name not in extra:
                new.writestr(name, part)
        for name, part in extra.items():
            new.writestr(name, part)
    return stream.getvalue()


@cache
def rigid() -> bytes:
    """Return the usual blank as a careful office locks it: a floating table, fixed heights, prompts, printed noughts."""
    document = docx.Document(io.BytesIO(usual()))
    filer = next(part for part in document.paragraphs if part.text.startswith("填报单位"))
    filer.add_run("\t\t\t\t\t\t\t金额单位：万元")
    table = document.tables[0]
    for row in table.rows:
        row.height, row.height_rule = Mm(9), WD_ROW_HEIGHT_RULE.EXACTLY
    for place in ((1, 1), (3, 1), (3, 4), (4, 1), (4, 4), (6, 1)):
        table.cell(*place).paragraphs[0].add_run("0.00万元")
    prompt = table.cell(7, 1).paragraphs[0]
    prompt.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = prompt.add_run("请简要填写，每条一行")
    run.italic, run.font.color.rgb = True, RGBColor(0xA6, 0xA6, 0xA6)
    place = f'<w:tblpPr {nsdecls("w")} w:horzAnchor="margin" w:vertAnchor="text" w:tblpXSpec="center" w:tblpY="1"/>'
    table._tbl.tblPr.find(qn("w:tblStyle")).addnext(parse_xml(place))
    for cell in table._tbl.iter(qn("w:tc")):
        if not "".join(cell.itertext()):
            cell.get_or_add_tcPr().append(OxmlElement("w:noWrap"))
    _join_as_before(table._tbl.tr_lst[0])
    return saved(document)


def _join_as_before(row: CT_Row) -> None:
    """Join the cells of a row sideways as Word did before it knew spans."""
    wide = row.tc_lst[-1]
    properties = wide.get_or_add_tcPr()
    count = wide.grid_span
    properties.remove(properties.find(qn("w:gridSpan")))
    width = properties.find(qn("w:tcW"))
    first, *others = [
        parse_xml(f'<w:hMerge {nsdecls("w")} w:val="{how}"/>') for how in ("restart", *["continue"] * (count - 1))
    ]
    width.set(qn("w:w"), str(int(width.get(qn("w:w"))) // count))
    for mark in reversed(others):
        cell = parse_xml(f"<w:tc {nsdecls('w')}><w:tcPr/><w:p/></w:tc>")
        cell[0].extend([deepcopy(width), mark])
        wide.addnext(cell)
    width.addnext(first)


BLANKS: Mapping[str, Callable[[], bytes]] = {"usual": usual, "apart": apart, "in pieces": in_pieces, "rigid": rigid}
