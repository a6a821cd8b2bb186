"""What the outline of all questions says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from assistant.text import clip

if TYPE_CHECKING:
    from assistant.outline import Row

_STANDINGS = {"answered": "已填", "open": "未填", "printed": "照印"}
HOW_TO_GO = "要去哪一题，打 跳到 和题号，如：跳到 8；打题名也行，如：跳到 资金总额。"
WHERE_TO = "跳到 后面要带题号，如：跳到 8；题名也行，如：跳到 资金总额。打 目录 看题号。"


def outline(rows: Iterable[Row], finish: str) -> str:
    """Every question with its number and state, > before the one asked now; `finish` names the end."""
    lines, last, number = [], "", 0
    for row in rows:
        if row.section != last:
            lines.append(row.section)
            last = row.section
        mark, number = ">" if row.here else " ", row.number
        state = _STANDINGS[row.standing.value]
        lines.append(f"{mark}{number:>2} [{state}] {row.label}  {clip(row.summary, 20)}".rstrip())
    return "\n".join([*lines, f" {number + 1:>2} {finish}"])


def line_count(count: int) -> str:
    """How many lines a list has."""
    return f"{count} 条" if count else ""


def no_such_number(text: str, last: int) -> str:
    """A question that the outline does not have."""
    return f"没有“{clip(text, 16)}”这一题，题号是 1 到 {last}（{last} 是写出），打 目录 查看。"


def several(text: str, numbers: Iterable[int]) -> str:
    """A name that several questions share."""
    return f"叫“{clip(text, 16)}”的有好几题：{'、'.join(map(str, numbers))}，请打 跳到 和其中一个题号。"
