"""What the parts of the interview are called."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.model import Absent
from assistant.wording.findings import plain_number

if TYPE_CHECKING:
    from assistant.agenda import Progress

HEAD = "单位与年度"
BUDGET = "年度预算申请"
DUTIES = "部门职能职责概述"
FILER = "填报单位"
DEPARTMENT = "部门名称"
YEAR = "年度"
TITLE = "目标名称"
OUTPUTS = "产出指标"
BENEFITS = "效益指标"
FINISH = "写出"
BASICS = "基本数据"


def objective_section(number: int, title: str) -> str:
    """An objective as a section of the interview."""
    return f"目标{number} {title}"


def progress(done: Progress) -> str:
    """How far the answers have come: what is answered, to be decided on, owed, refused, to be looked at again."""
    owed = ((done.undecided, "未定"), (done.blanks, "待填"), (done.refused, "待改"), (done.stale, "复核"))
    return " ".join([f"已填{done.answered}/{done.total}", *(f"{word}{count}" for count, word in owed if count)])


def look_again(cause: str) -> str:
    """An answer stands as it was while another one has changed."""
    if cause == BUDGET:
        return "三头对不平，这个数再看一眼：要改直接打，不改就回车。"
    return f"“{cause}”改过了，这里还是原来的说法：要改就改，不改就回车。"


def field_text(value: str | int | Decimal | Absent | None) -> str:
    """A single answer as a person would type it."""
    if value is None:
        return "无"
    if isinstance(value, Decimal):
        return plain_number(value)
    return str(value)
