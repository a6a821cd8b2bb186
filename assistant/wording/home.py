"""How drafts, and those in the recycle bin, stand on the full screen's first screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.text import make_harmless
from assistant.wording.draft import clock
from assistant.wording.shelf import short_marks
from assistant.wording.tui import short_filer

if TYPE_CHECKING:
    from assistant.overview import BinRow, DraftRow

TITLE = ("乡镇部门整体支出绩效目标申报表", "申报助手")
FIRST = "第一次使用"
AGAIN = "接着填，打编号就行"
KEYS_FIRST = (("打编号 选择", "上下键再回车 也行", "打 材料 看备什么", "^Q 退出"), ("打编号 选择", "材料", "^Q 退出"))
KEYS_AGAIN = (
    ("打编号 选择", "删 1 删第1份", "撤销", "回收站", "材料", "上下键再回车", "^Q 退出"),
    ("编号 选择", "删 1", "撤销", "回收站", "^Q 退出"),
)
INTERRUPTED = "Ctrl+C 不会退出；要离开按 Ctrl+Q。"


def damaged(name: str, why: str) -> str:
    """A draft that cannot be read."""
    return make_harmless(f"{name}  {why}")


def home_draft(row: DraftRow, narrow: bool = False) -> str:
    """One draft in the list; on a narrow screen with the day alone on which it was saved."""
    whose = short_filer(row.filer) if row.filer else "（还没填单位）"
    if narrow:
        done = f"已填{row.answered}/{row.total} {row.changed.partition(' ')[0]}{short_marks(row)}"
        return make_harmless(f"{whose} {row.year or ''} {done} {row.name}")
    done = f"已填{row.answered}/{row.total}{short_marks(row)}"
    return make_harmless(f"{whose} {f'{row.year}年' if row.year else ''}  {done}  {row.changed}  {row.name}")


def home_binned(row: BinRow) -> str:
    """One draft in the recycle bin."""
    whose = short_filer(row.filer) if row.filer else "（还没填单位）"
    done = f"已填{row.answered}/{row.total}" if row.total else "打不开"
    return make_harmless(f"{whose} {f'{row.year}年' if row.year else ''}  {done}  {clock(row.deleted)}删  {row.name}")
