"""What is said of the form as on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from assistant.wording.agenda import DEPARTMENT, DUTIES

if TYPE_CHECKING:
    from assistant.exporting.pages import CellSize, Paged

TITLE: Final = "纸样"
_MANY: Final = 3
"""Cells that are named."""
_LONG: Final = 0.2
"""Of a page, from which a cell is worth naming."""
OTHER = "预算"
EVERY_CELL_SHORT = "没有特别长的格子。"
ESTIMATE = "页数是估的，差一页算正常。"


def pages(paged: Paged) -> str:
    """On how many pages it will come out."""
    return f"约 {paged.pages} 页"


def long_cells(paged: Paged) -> tuple[CellSize, ...]:
    """The cells worth naming, the longest first."""
    return tuple(cell for cell in paged.cells if cell.pages >= _LONG)[:_MANY]


def cell_size(cell: CellSize) -> str:
    """How long what stands in a cell is."""
    return f"{place(cell.member)} {cell.characters:,} 字，{_share(cell.pages)}"


def place(member: str) -> str:
    """What a cell is called: 目标2 产出."""
    if match := re.fullmatch(r"/objectives/(\d+)/(\w+)", member):
        names = {"outputs": "产出", "benefits": "效益", "title": "目标名称"}
        return f"目标{int(match.group(1)) + 1} {names[match.group(2)]}"
    return {"/duties": DUTIES, "/department": DEPARTMENT}.get(member, OTHER)


def _share(pages: float) -> str:
    """A length in pages, to the half."""
    if pages < 0.35:
        return "约占小半页"
    if pages < 0.7:
        return "约占半页"
    halves = round(pages * 2)
    return f"约占 {halves // 2} 页{'半' if halves % 2 else ''}"


def length(paged: Paged) -> list[str]:
    """On how many pages it will come out, and which cells take the most of them."""
    named = "；".join(cell_size(cell) for cell in long_cells(paged))
    return [f"{pages(paged)}。{f'最长的：{named}。' if named else EVERY_CELL_SHORT}", ESTIMATE]


def page_begins(number: int) -> str:
    """The line between two pages."""
    return f"==== 第 {number} 页 ===="


def no_such_page(page: int, last: int) -> str:
    """A page that there is not."""
    return f"没有第 {page} 页，约 {last} 页。"
