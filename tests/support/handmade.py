"""One invented filled form as different people make it in Word; nothing here uses our writer."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Final

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table, _Cell

NAME: Final = "青禾县云溪乡人民政府"
TITLE: Final = "乡镇部门整体支出绩效目标申报表"
ABOVE: Final = ("附件2", TITLE, "（2027年度）", f"填报单位（盖章）：{NAME}")
DUTIES: Final = ("执行上级决定和命令。", "编制并执行本乡预算。", "做好安全生产和应急工作。")
OBJECTIVES: Final = (
    (
        "乡镇经济发展",
        ("硬化通组路3.2公里。", "改造茶园560亩，一是补植，二是低改。"),
        (("经济效益指标", "茶农户均增收800元。"), ("服务对象满意度指标", "抽样满意度不低于90%。")),
    ),
    (
        "改善民生",
        ("发放惠农补贴18项。", "新建停车位30个。", "1.5公里渠道清淤10月底前完成。"),
        (("社会效益指标", "不发生规模性返贫。"), ("生态效益指标", "村内污水不直排。")),
    ),
)
SIDE_BY_SIDE: Final = (
    ("按收入性质分：", "按支出性质分："),
    ("其中：公共财政拨款：120.50万元", "其中：基本支出：100万元"),
    ("政府性基金拨款：", "项目支出：20.50万元"),
    ("纳入专户管理的非税收入拨款：", ""),
    ("其他资金：", ""),
)
STAMPS: Final = (
    "财政部门相关股室（盖章）",
    "年  月  日",
    "财政部门绩效股（盖章）",
    "年  月  日",
    "财政局（盖章）",
    "年  月  日",
)
Cells = list[tuple[str, int]]
"""Text and columns of the cells of a row."""


def numbered(items: tuple[str, ...]) -> str:
    """Return items as people type them: 1、 2、 3、, one on each line."""
    return "\n".join(f"{number}、{item}" for number, item in enumerate(items, 1))


def labelled(benefits: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Return benefits with their labels."""
    return tuple(f"{label}：{text}" for label, text in benefits)


def fill(cell: _Cell, text: str) -> None:
    """Fill a cell, a paragraph for every line."""
    for index, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.add_run(line)


def begin(above: tuple[str, ...] = ABOVE) -> Document:
    """Return a document that holds the lines above the table."""
    document = docx.Document()
    for line in above:
        document.add_paragraph(line)
    return document


def add_rows(document: Document, columns: int, rows: list[Cells]) -> Table:
    """Add a table of that many columns; a row's last cell takes the columns that are left."""
    table = document.add_table(rows=0, cols=columns)
    for row in rows:
        cells = table.add_row().cells
        start = 0
        for place, (text, span) in enumerate(row):
            end = columns if place == len(row) - 1 else start + span
            fill(cells[start].merge(cells[end - 1]), text)
            start = end
    return table


def merge_down(table: Table, column: int, first: int, last: int) -> None:
    """Join the cells of a column, whose lower ones must be empty."""
    joined = table.cell(first, column).merge(table.cell(last, column))
    for paragraph in joined.paragraphs[1:]:
        if not paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)


def money_rows(label: str, label_span: int, span: int) -> list[Cells]:
    """Return the rows of the budget, income beside expenditure."""
    first: Cells = [(label, label_span), ("资金总额：120.50万元", 99)]
    return [first, *([("", label_span), (left, span), (right, 99)] for left, right in SIDE_BY_SIDE)]


def objective_rows(label: str, label_span: int, span: int) -> list[Cells]:
    """Return two rows for every objective."""
    rows: list[Cells] = []
    for number, (title, outputs, benefits) in enumerate(OBJECTIVES, 1):
        head, foot = ("（数量、质量、成本、时间、其他）", "（经济效益、社会效益、生态效益、可持续影响、满意度）")
        more = (head, foot) if number == 1 else ("", "")
        named = f"绩效目标内容{number}：\n{title}"
        rows.append(
            [
                (label if number == 1 else "", label_span),
                (named, span),
                (f"产出指标{more[0]}：\n{numbered(outputs)}", 99),
            ]
        )
        rows.append([("", label_span), ("", span), (f"效益指标{more[1]}：\n{numbered(labelled(benefits))}", 99)])
    return rows


def common_rows(label_span: int, span: int, half: int) -> list[Cells]:
    """Return all rows above the stamps in the usual layout."""
    return [
        [("部门名称", label_span), (NAME, 99)],
        *money_rows("年度预算申请\n（万元）", label_span, half),
        [("部门职能职责概述", label_span), (numbered(DUTIES), 99)],
        *objective_rows("部门整体支出年度绩效指标", label_span, span),
    ]


def head_rows(columns: int) -> list[Cells]:
    """Return the rows above the indicators."""
    return [
        [("部门名称", 1), (NAME, 99)],
        [("年度预算申请（万元）", 1), ("资金总额：120.50万元", 99)],
        *([("", 1), (left, columns // 2), (right, 99)] for left, right in SIDE_BY_SIDE),
        [("部门职能职责概述", 1), (numbered(DUTIES), 99)],
    ]


STAMP_ROW: Final[Cells] = [(text, 1) for text in STAMPS]


def seven_columns() -> Document:
    document = begin()
    table = add_rows(document, 7, [*common_rows(1, 2, 3), STAMP_ROW])
    merge_down(table, 0, 1, 6)
    merge_down(table, 0, 8, 11)
    merge_down(table, 1, 8, 9)
    merge_down(table, 1, 10, 11)
    return document


def twelve_columns() -> Document:
    document = begin()
    table = add_rows(document, 12, [*common_rows(2, 3, 5), [(text, 2) for text in STAMPS]])
    merge_down(table, 0, 1, 6)
    return document


def three_columns() -> Document:
    """Income and expenditure stand below each other in one cell, and the stamps below each other."""
    money = "\n".join([*(left for left, _ in SIDE_BY_SIDE), *(right for _, right in SIDE_BY_SIDE if right)])
    document = begin()
    rows: list[Cells] = [
        [("部门名称", 1), (NAME, 99)],
        [("年度预算申请（万元）", 1), ("资金总额：120.50万元", 99)],
        [("", 1), (money, 99)],
        [("部门职能职责概述", 1), (numbered(DUTIES), 99)],
        *objective_rows("部门整体支出年度绩效指标", 1, 1),
        *([(STAMPS[place], 1), (STAMPS[place + 1], 99)] for place in (0, 2, 4)),
    ]
    add_rows(document, 3, rows)
    return document


def four_columns() -> Document:
    """Amounts stand in cells of their own, without their unit."""
    document = begin()
    rows: list[Cells] = [
        [("部门名称", 1), (NAME, 99)],
        [("资金总额（万元）", 1), ("120.50", 99)],
        [("按收入性质分", 2), ("按支出性质分", 99)],
        [("公共财政拨款", 1), ("120.50", 1), ("基本支出", 1), ("100", 99)],
        [("政府性基金拨款", 1), ("", 1), ("项目支出", 1), ("20.50", 99)],
        [("纳入专户管理的非税收入拨款", 1), ("/", 1), ("", 1), ("", 99)],
        [("其他资金", 1), ("—", 1), ("", 1), ("", 99)],
        [("部门职能职责概述", 1), (numbered(DUTIES), 99)],
        *objective_rows("部门整体支出年度绩效指标", 1, 1),
    ]
    add_rows(document, 4, rows)
    return document


def spacers_and_blank_rows() -> Document:
    """An empty column between every two, and an empty row below each."""
    document = begin()
    rows: list[Cells] = []
    for row in common_rows(1, 1, 1):
        apart: Cells = []
        for text, _ in row:
            apart += [(text, 1), ("", 1)]
        rows += [apart, [("", 99)]]
    add_rows(document, 8, rows)
    return document


def a_table_for_every_part() -> Document:
    """The form is cut into tables with a line between them."""
    document = begin()
    rows = common_rows(1, 1, 1)
    for part in (rows[:7], rows[7:8], rows[8:10], rows[10:], [STAMP_ROW]):
        add_rows(document, 6, part)
        document.add_paragraph("")
    return document


def cut_by_page() -> Document:
    """Broken by hand at a page's end: labels and title come again, with 续."""
    document = begin()
    rows = common_rows(1, 1, 2)
    add_rows(document, 6, rows[:9])
    document.add_paragraph("— 1 —")
    document.add_paragraph(f"{TITLE}（续）")
    rest = [list(row) for row in rows[9:]]
    rest[0][0], rest[0][1] = ("部门整体支出年度绩效指标（续）", 1), ("绩效目标内容1：\n乡镇经济发展（续）", 1)
    add_rows(document, 6, [*rest, STAMP_ROW])
    return document


def nested_tables() -> Document:
    """The budget stands in a table within a cell, and so does each list of indicators."""
    document = begin()
    outer = add_rows(
        document, 2, [[("部门名称", 1), (NAME, 99)], [("年度预算申请（万元）", 1), ("资金总额：120.50万元", 99)]]
    )
    inner = outer.cell(1, 1).add_table(rows=0, cols=2)
    for left, right in SIDE_BY_SIDE:
        cells = inner.add_row().cells
        fill(cells[0], left)
        fill(cells[1], right)
    for row in [[("部门职能职责概述", 1), (numbered(DUTIES), 99)]]:
        cells = outer.add_row().cells
        fill(cells[0], row[0][0])
        fill(cells[1], row[1][0])
    for number, (title, outputs, benefits) in enumerate(OBJECTIVES, 1):
        cells = outer.add_row().cells
        fill(cells[0], f"绩效目标内容{number}：{title}")
        lists = cells[1].add_table(rows=2, cols=1)
        fill(lists.cell(0, 0), f"产出指标：\n{numbered(outputs)}")
        fill(lists.cell(1, 0), f"效益指标：\n{numbered(labelled(benefits))}")
    return document


_BOX: Final = (
    "<w:r {ns}><w:pict><v:rect xmlns:v='urn:schemas-microsoft-com:vml' style='width:400pt;height:60pt'>"
    "<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
)


def title_in_a_box() -> Document:
    """Title, year and filer float in a text box over the page."""
    document = begin(("附件2",))
    inner = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in ABOVE[1:])
    document.paragraphs[0]._p.append(parse_xml(_BOX.format(ns=nsdecls("w"), inner=inner)))
    add_rows(document, 6, [*common_rows(1, 1, 2), STAMP_ROW])
    return document


def numbers_of_the_word_processor() -> Document:
    """The items' numbers are Word's own and stand in no text."""
    document = begin()
    table = add_rows(document, 6, [*common_rows(1, 1, 2), STAMP_ROW])
    for cell in {cell._tc: cell for row in table.rows for cell in row.cells}.values():
        for paragraph in cell.paragraphs:
            head, mark, rest = paragraph.text.partition("、")
            if mark and head.isdecimal():
                paragraph.runs[0].text = rest
                paragraph.style = "List Number"
    return document


def soft_returns() -> Document:
    """Every cell is one paragraph, its lines parted by Shift+Enter."""
    document = begin()
    table = add_rows(document, 6, [*common_rows(1, 1, 2), STAMP_ROW])
    for cell in {cell._tc: cell for row in table.rows for cell in row.cells}.values():
        first, *others = cell.paragraphs
        for paragraph in others:
            first.add_run().add_break()
            first.add_run(paragraph.text)
            paragraph._p.getparent().remove(paragraph._p)
    return document


def tracked_changes() -> Document:
    """A leader's corrections are tracked: struck words stay out, written ones count."""
    document = begin()
    table = add_rows(document, 6, [*common_rows(1, 1, 2), STAMP_ROW])
    ns = nsdecls("w")
    for cell in {cell._tc: cell for row in table.rows for cell in row.cells}.values():
        for paragraph in cell.paragraphs:
            if "560亩" not in paragraph.text:
                continue
            before, _, after = paragraph.text.partition("560亩")
            paragraph.runs[0].text = before
            paragraph._p.append(
                parse_xml(f"<w:del {ns} w:id='1' w:author='乙'><w:r><w:delText>600亩</w:delText></w:r></w:del>")
            )
            paragraph._p.append(parse_xml(f"<w:ins {ns} w:id='2' w:author='乙'><w:r><w:t>560亩</w:t></w:r></w:ins>"))
            paragraph.add_run(after)
    return document


def other_widths_and_brackets() -> Document:
    """Labels are spaced, brackets and colons are half-width or of another kind, figures full-width."""
    document = begin(
        ("附　件　２", "乡 镇 部 门 整 体 支 出 绩 效 目 标 申 报 表", "(２０２７ 年 度)", f"填 报 单 位(盖 章):{NAME}")
    )
    table = add_rows(document, 6, [*common_rows(1, 1, 2), STAMP_ROW])
    changes = {
        "部门名称": "部 门 名 称",
        "年度预算申请": "年　度　预　算　申　请",
        "（万元）": "(万元)",
        "资金总额：120.50万元": "资金总额:１２０．５０万元",
        "公共财政拨款：": "公 共 财 政 拨 款﹕",
        "其中：": "其　中:",
        "部门职能职责概述": "部门职能职责 概 述",
        "绩效目标内容1：": "绩 效 目 标 内 容 １ ：",
        "绩效目标内容2：": "绩效目标内容（二）:",
        "产出指标（数量、质量、成本、时间、其他）：": "产出指标【数量、质量、成本、时间、其他】:",
        "效益指标：": "效 益 指 标 :",
        "经济效益指标：": "（经济效益指标）",
        "社会效益指标：": "社 会 效 益 指 标:",
        "财政局（盖章）": "财 政 局 [盖章]",
        "1、发放": "１．发放",
        "2、新建": "２．新建",
        "3、1.5公里": "３．1.5公里",
    }
    for paragraph in table._tbl.iter(qn("w:t")):
        for old, new in changes.items():
            paragraph.text = (paragraph.text or "").replace(old, new)
    return document


def labels_in_pieces() -> Document:
    """A narrow column breaks labels over lines, and every character is a run of its own."""
    document = begin()
    rows = common_rows(1, 1, 2)
    broken = {
        "部门名称": "部门\n名称",
        "部门职能职责概述": "部门职\n能职责\n概述",
        "部门整体支出年度绩效指标": "部\n门\n整\n体\n支\n出\n年\n度\n绩\n效\n指\n标",
    }
    rows = [[(broken.get(text, text), span) for text, span in row] for row in rows]
    table = add_rows(document, 6, [*rows, STAMP_ROW])
    for run in list(table._tbl.iter(qn("w:r"))):
        if run.find(qn("w:t")) is None:
            continue
        text = run.find(qn("w:t")).text
        for char in reversed(text[1:]):
            piece = copy.deepcopy(run)
            piece.find(qn("w:t")).text = char
            run.addnext(piece)
        run.find(qn("w:t")).text = text[0]
    return document


def values_in_their_labels_cells() -> Document:
    """One column: every value stands behind its label."""
    document = begin()
    parts = [
        f"部门名称：{NAME}",
        "年度预算申请（万元）：\n资金总额：120.50万元",
        "\n".join(left for left, _ in SIDE_BY_SIDE),
        "\n".join(right for _, right in SIDE_BY_SIDE if right),
        f"部门职能职责概述：\n{numbered(DUTIES)}",
        "部门整体支出年度绩效指标",
    ]
    for number, (title, outputs, benefits) in enumerate(OBJECTIVES, 1):
        parts += [
            f"绩效目标内容{number}：{title}",
            f"产出指标：{numbered(outputs)}",
            f"效益指标：{numbered(labelled(benefits))}",
        ]
    add_rows(document, 1, [[(part, 99)] for part in parts])
    return document


def no_merged_cells() -> Document:
    """Nobody merged anything: what a merged cell would cover is empty."""
    document = begin()
    add_rows(
        document,
        6,
        [*[[*row[:-1], (row[-1][0], 1), *[("", 1)] * (6 - len(row))] for row in common_rows(1, 1, 1)], STAMP_ROW],
    )
    return document


def amounts_in_yuan() -> Document:
    """The figures are in 元 with commas, as the bureau's system exports them."""
    document = begin()
    rows = common_rows(1, 1, 2)
    figures = {"120.50万元": "1,205,000.00", "100万元": "1,000,000.00", "20.50万元": "205,000.00", "（万元）": "（元）"}
    for row in rows[1:7]:
        for place, (text, span) in enumerate(row):
            for old, new in figures.items():
                text = text.replace(old, new) if text.endswith(f"：{old}") or old[0] == "（" else text
            row[place] = (text, span)
    add_rows(document, 6, [*rows, STAMP_ROW])
    return document


def lists_side_by_side() -> Document:
    """The heads of the lists stand once, above two columns; every objective is one row."""
    document = begin()
    rows: list[Cells] = [*head_rows(3), [("绩效目标内容", 1), ("产出指标", 1), ("效益指标", 1)]]
    for number, (title, outputs, benefits) in enumerate(OBJECTIVES, 1):
        named = f"绩效目标内容{number}：\n{title}"
        rows.append([(named, 1), (numbered(outputs), 1), (numbered(labelled(benefits)), 1)])
    add_rows(document, 3, rows)
    add_rows(document, 6, [STAMP_ROW])
    return document


LIKE_THE_FORM: Final[tuple[Callable[[], Document], ...]] = (
    seven_columns,
    twelve_columns,
    three_columns,
    four_columns,
    spacers_and_blank_rows,
    a_table_for_every_part,
    cut_by_page,
    nested_tables,
    title_in_a_box,
    numbers_of_the_word_processor,
    soft_returns,
    tracked_changes,
    other_widths_and_brackets,
    labels_in_pieces,
    values_in_their_labels_cells,
    no_merged_cells,
    amounts_in_yuan,
    lists_side_by_side,
)
"""Documents that all declare the same."""


AS_TEXT: Final = tuple(
    make for make in LIKE_THE_FORM if make not in (nested_tables, title_in_a_box, lists_side_by_side)
)
"""Those that can be copied as text however its cells are parted; neither a table in a cell nor a box can."""
