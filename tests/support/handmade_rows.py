"""The invented form's indicators as tables that hold one of them in every row."""

from __future__ import annotations

from typing import Final

from docx.document import Document

from tests.support.handmade import STAMP_ROW, Cells, add_rows, begin, head_rows, merge_down

ROWS: Final = (
    ("乡镇经济发展", "产出指标", "数量指标", "硬化通组路", "≥", "3.2", "公里"),
    ("乡镇经济发展", "产出指标", "质量指标", "验收合格率", "=", "100", "%"),
    ("乡镇经济发展", "效益指标", "经济效益指标", "茶农户均增收", "≥", "800", "元"),
    ("乡镇经济发展", "效益指标", "服务对象满意度指标", "抽样满意度", "≥", "90", "%"),
    ("改善民生", "产出指标", "数量指标", "新建停车位", "=", "30", "个"),
    ("改善民生", "产出指标", "时效指标", "渠道清淤", "", "10月底前", ""),
    ("改善民生", "效益指标", "社会效益指标", "返贫风险", "定性", "有所下降", ""),
)
"""Objective, first and second level, name, operator, value, unit."""


def merged(rows: list[tuple[str, ...]], columns: int) -> list[Cells]:
    """Return rows as cells, with what stands above once more left empty in the first columns."""
    result: list[Cells] = []
    above: tuple[str, ...] = ()
    for row in rows:
        same = [row[: place + 1] == above[: place + 1] for place in range(columns)]
        result.append([("" if place < columns and same[place] else text, 1) for place, text in enumerate(row)])
        above = row
    return result


def numbered_title(title: str) -> str:
    """Return the objective's cell of a table."""
    return f"绩效目标内容{1 if title == ROWS[0][0] else 2}：\n{title}"


def three_levels() -> Document:
    """一级, 二级, 三级指标 and 指标值 in one table, the value with its sign and unit in one cell."""
    document = begin()
    names: Cells = [
        ("部门整体支出年度绩效指标", 1),
        *[(text, 1) for text in ("绩效目标", "一级指标", "二级指标", "三级指标", "指标值")],
    ]
    body = merged([(numbered_title(row[0]), *row[1:4], "".join(row[4:]).removeprefix("定性")) for row in ROWS], 3)
    table = add_rows(document, 6, [*head_rows(6), names, *([("", 1), *row] for row in body), STAMP_ROW])
    merge_down(table, 0, 8, 14)
    return document


def name_sign_value_unit() -> Document:
    """指标名称, 符号, 指标值, 计量单位 in cells of their own; a table for every objective, nothing merged."""
    document = begin()
    add_rows(document, 7, head_rows(7))
    for title in dict.fromkeys(row[0] for row in ROWS):
        document.add_paragraph("")
        names: Cells = [
            (text, 1) for text in ("序号", "一级指标", "二级指标", "指标名称", "符号", "指标值", "计量单位")
        ]
        rows = [row for row in ROWS if row[0] == title]
        body: list[Cells] = [
            [(str(number), 1), *[(text, 1) for text in (*row[1:6], row[6] or "/")]]
            for number, row in enumerate(rows, 1)
        ]
        add_rows(document, 7, [[(numbered_title(title).replace("\n", ""), 99)], names, *body])
    document.add_paragraph("")
    add_rows(document, 6, [STAMP_ROW])
    return document


def lists_in_a_column_without_head() -> Document:
    """The objective's and the list's cells have no head above them, and titles no label."""
    document = begin()
    names: Cells = [(text, 1) for text in ("绩效目标内容", "", "指标类别", "指标内容", "指标值（2027年）")]
    body = merged([(*row[:4], "".join(row[4:]).removeprefix("定性")) for row in ROWS], 3)
    add_rows(document, 5, [*head_rows(5), names, *body])
    return document


ROW_BY_ROW: Final = (three_levels, name_sign_value_unit, lists_in_a_column_without_head)
"""Documents with a table of indicators."""
