"""Own bank folders for tests: one sound row of a phrase, and tables of rows as WPS and Excel save them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from assistant.bank.phrases import HEADS

SOUND = {
    "编号": "own-economy-1",
    "类别": "数量",
    "指标名称": "黄桃采摘园面积",
    "标准表述": "扶持黄桃采摘园不少于〔数量〕亩，〔日期〕前开园迎客",
    "符号": "不低于",
    "常用值": "80",
    "下限": "10",
    "上限": "2000",
    "单位": "亩",
    "计算方法": "采摘园实测面积之和",
    "佐证材料": "丈量表、照片",
    "责任站所": "农业综合服务中心",
    "关键词": "桃子 水果",
    "填空示例": "80；7月15日",
    "来源": "县产业办2026年通知",
    "依据强度": "本单位",
    "起始年": "",
    "截止年": "",
}
"""A row that every check passes."""


def phrase_row(**changes: str) -> dict[str, str]:
    """Return the sound row with some cells changed."""
    return {**SOUND, **changes}


def table_text(rows: Sequence[dict[str, str]], heads: Sequence[str] = HEADS, mark: str = ",") -> str:
    """Return rows as the text of a table; a head that a row lacks is an empty cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=mark)
    writer.writerow(heads)
    writer.writerows([row.get(head, "") for head in heads] for row in rows)
    return out.getvalue()


def write_rows(
    folder: Path,
    *rows: dict[str, str],
    file: str = "indicators/economy.csv",
    heads: Sequence[str] = HEADS,
    encoding: str = "utf-8-sig",
    mark: str = ",",
) -> Path:
    """Write a table of an own folder and return the folder."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(table_text(rows, heads, mark).encode(encoding))
    return folder
