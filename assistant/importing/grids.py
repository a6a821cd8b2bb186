"""Finds the columns of a table of indicators: 指标名称, 指标值 and their like, or 产出指标 beside 效益指标."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from assistant.importing.labels import LabelKind, Labels
from assistant.importing.paper import Column, ColumnRole, Paper, Row
from assistant.text import squeeze

_YEAR: Final = "(?:[0-9０-９]{4}年度?|年度|本年度?|当年|全年)?"
_HEADS: Final[Mapping[ColumnRole, re.Pattern[str]]] = {
    "level1": re.compile("一级指标|指标一级"),
    "level2": re.compile("二级指标|指标(?:类别|类型|分类)|类别|类型"),
    "name": re.compile("三级指标|(?:绩效|具体|三级)?指标(?:名称|内容)|绩效指标|具体指标|指标"),
    "operator": re.compile("(?:指标|运算|计算|比较)?(?:符号|性质)|比较符"),
    "value": re.compile(f"{_YEAR}(?:绩效|计划|预期|预计|考核)?(?:指标|目标)值?(?:值|数值)"),
    "unit": re.compile("(?:计量|度量|指标)?单位"),
    "number": re.compile("序号|编号"),
    "objective": re.compile("绩效目标(?:内容|名称)?|目标(?:内容|名称)|任务(?:名称)?"),
}
_REMARK: Final = re.compile(r"[（(][^（）()]*[）)]$")
_ENDS: Final = (LabelKind.STAMP, LabelKind.DUTIES, LabelKind.FIELD, LabelKind.TITLE, LabelKind.AMOUNT, LabelKind.FILER)
_OWN: Final = (LabelKind.OBJECTIVE, LabelKind.OUTPUTS, LabelKind.BENEFITS, LabelKind.STATIC)
_LISTS: Final[Mapping[LabelKind, ColumnRole]] = {LabelKind.OUTPUTS: "outputs", LabelKind.BENEFITS: "benefits"}
_Span = tuple[int, int]


def columns_of(paper: Paper, labels: Labels) -> dict[int, Column]:
    """Return, by the cell's count in the paper, the column that each cell of such a table belongs to.

    A row that names an indicator's column and a value's, or both lists of an objective, heads a table; a row with a
    label of another part of the form ends it. Cells with labels of objectives and lists are left to their labels.
    """
    result: dict[int, Column] = {}
    header: dict[_Span, ColumnRole] = {}
    cells = 0
    for number, block in enumerate(paper.blocks):
        if not isinstance(block, Row):
            continue
        row = list(_cells(block))
        first, cells = cells + 1, cells + len(row)
        found = _header(row) or _list_header(row, labels)
        if found:
            header = found
        elif header and any(_kind(labels, text) in _ENDS for _, text in row):
            header = {}
        for cell, (span, text) in enumerate(row, first):
            role = _role(header, span, headed=bool(found))
            named = bool(found) and role != "other"
            if role and text and (named or _kind(labels, text) not in _OWN):
                result[cell] = Column("head" if found else role, number, text)
    return result


def _cells(row: Row) -> Iterator[tuple[_Span, str]]:
    start = 0
    for cell in row.cells:
        yield (start, start + cell.span), squeeze("".join(part.text for part in cell.paragraphs))
        start += cell.span


def _header(row: list[tuple[_Span, str]]) -> dict[_Span, ColumnRole]:
    roles: dict[_Span, ColumnRole] = {}
    for span, text in row:
        plain = _REMARK.sub("", text)
        role = next((role for role, pattern in _HEADS.items() if pattern.fullmatch(plain)), None)
        if role and role not in roles.values():
            roles[span] = role
        elif text:
            roles[span] = "other"
    return roles if {"name", "value"} <= set(roles.values()) else {}


def _list_header(row: list[tuple[_Span, str]], labels: Labels) -> dict[_Span, ColumnRole]:
    """Return the columns of a row in which the heads of both lists stand beside each other, alone in their cells."""
    roles: dict[_Span, ColumnRole] = {}
    for span, text in row:
        match = labels.match(text, strict=True) if text else None
        if match and match.end == len(text) and match.label.kind in _LISTS:
            roles[span] = _LISTS[match.label.kind]
        elif _HEADS["objective"].fullmatch(text):
            roles[span] = "objective"
    return roles if {"outputs", "benefits"} <= set(roles.values()) else {}


def _role(header: Mapping[_Span, ColumnRole], span: _Span, headed: bool) -> ColumnRole | None:
    """Return the column that a cell stands in; None where it stands in none, or in several."""
    inside = [role for own, role in header.items() if own[0] < span[1] and span[0] < own[1]]
    if headed:
        return header.get(span)
    return inside[0] if len(inside) == 1 else None


def _kind(labels: Labels, text: str) -> LabelKind | None:
    match = labels.match(text, strict=True) if text else None
    return match.label.kind if match else None
