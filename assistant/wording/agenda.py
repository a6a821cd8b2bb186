"""What the parts of the interview are called."""

from __future__ import annotations

from decimal import Decimal

from assistant.model import Absent
from assistant.wording.findings import plain_number

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


def objective_section(number: int, title: str) -> str:
    """An objective as a section of the interview."""
    return f"目标{number} {title}"


def field_text(value: str | int | Decimal | Absent | None) -> str:
    """A single answer as a person would type it."""
    if value is None:
        return "无"
    if isinstance(value, Decimal):
        return plain_number(value)
    return str(value)
