"""What is said where amounts and works do not fit the budget."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.text import clip
from assistant.wording.findings import plain_number

BASIS_PROJECT = "特定工作任务的支出列项目支出（预算法实施条例第5条）"
BASIS_MATCH = "绩效目标与预算相匹配"
BASIS_UNIT = "全表金额单位为万元"
BASIS_DECIMALS = "金额的小数位数照表样"
BASIS_AMOUNT = "各项目金额各自核定"


def no_project_money(verbs: Sequence[str], lines: int) -> str:
    """Works are promised while 项目支出 is empty."""
    shown = "、".join(clip(part, 6) for part in list(verbs)[:3])
    return f"项目支出没有数，{lines} 条产出却写了{shown}等工程购置：请补项目支出，或写明资金不在本表。"


def above_total(amount: str, total: Decimal) -> str:
    """One cost is above the whole budget."""
    return f"“{clip(amount, 14)}”超过资金总额 {plain_number(total)} 万元，请核对金额和单位。"


def above_project(amount: str, project: Decimal) -> str:
    """One work costs more than all project money."""
    return f"“{clip(amount, 14)}”超过项目支出 {plain_number(project)} 万元，请核对，或写明资金来源。"


def costs_above_total(together: Decimal, total: Decimal) -> str:
    """The costs together exceed the budget."""
    return f"各条成本合计 {plain_number(together)} 万元，超过资金总额 {plain_number(total)} 万元，请核对。"


def costs_above_project(together: Decimal, project: Decimal) -> str:
    """The works' costs together exceed project money."""
    return f"工程购置成本合计 {plain_number(together)} 万元，超过项目支出 {plain_number(project)} 万元，请核对。"


def amount_twice(one: str, other: str, amount: Decimal) -> str:
    """Two projects have one uneven amount."""
    return f"“{clip(one, 8)}”和“{clip(other, 8)}”都是 {plain_number(amount)} 万元，请看是不是抄错了行。"


def no_unit(figure: str) -> str:
    """An amount has no unit."""
    return f"金额“{clip(figure, 12)}”没有单位，请写上元或万元。"


def too_fine(figure: str, most: int) -> str:
    """An amount has too many decimals."""
    return f"“{clip(figure, 16)}”小数太多，这里最多 {most} 位，请取整到位并核对合计。"


def large_yuan(figure: str, mend: str) -> str:
    """A large amount in the text is in 元."""
    return f"全表用万元，“{clip(figure, 14)}”写作{mend}便于和预算对照。"


def yuan_in_budget(value: Decimal, small: Decimal) -> str:
    """An amount of the budget is in 元."""
    return f"{plain_number(value)} 像是按元填的，本表单位是万元，请核对是不是 {plain_number(small)}。"


def yuan_as_ten_thousands(figure: str, small: Decimal) -> str:
    """An amount in the text is in 元 but says 万元."""
    return f"“{clip(figure, 14)}”像是把元写成了万元，请核对是不是 {plain_number(small)} 万元。"


def unit_of_budget(figure: str) -> str:
    """An amount in the text is that of the budget but says 元."""
    return f"“{clip(figure, 14)}”与预算数相同而单位是元，请核对是不是万元。"
