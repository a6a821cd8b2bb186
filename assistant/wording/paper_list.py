"""What the full-screen 纸样 says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.wording.paper import length, page_begins, place
from assistant.wording.problem_list import ListRow
from assistant.wording.tui import Part, part

if TYPE_CHECKING:
    from assistant.exporting.drawn import DrawnLine
    from assistant.exporting.pages import Paged

KEYS = (
    ("PgDn 下一屏", "页码 去那页", "打字就找", "N 最长的格", "回车 去改", "Esc 返回"),
    ("PgDn", "页码", "N 最长的格", "回车 改", "Esc"),
)
PRINTED = "这里是表上印好的，没有要填的。"


def row(line: DrawnLine) -> ListRow:
    """One line of the drawing."""
    if line.page:
        return ListRow("", "", page_begins(line.page), "head", "head")
    return ListRow("", "", line.text, "text")


def detail(member: str, page: int, paged: Paged) -> tuple[str, list[Part]]:
    """Which page and cell a line stands in, and what is to be said of the length."""
    where = f"第 {page} 页{f'  {place(member)}' if member else ''}"
    return where, [part("", text, "help") for text in length(paged)]
