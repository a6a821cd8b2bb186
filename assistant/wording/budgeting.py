"""What is said about the amounts as a whole."""

from __future__ import annotations

from decimal import Decimal

from assistant.wording.agenda import field_text

NO_REST = "这里没有“其余”可空：到收入、支出那几题再打 其余为空。"
NOTHING_FILLED = "这一组还一行都没填，不能全空：先把有钱的那一行填上，剩下的再打 其余为空。"
NOTHING_LEFT = "这一组金额都填过了，没有空着的。"
PUT_OFF = "金额放到最后填：总额、收入、支出先空着，要填时打 换金额。没填完之前只能出送审稿。"
FROM_THE_TOTAL = "从总额改起；改完只再问对不平的几格，提到旧数的句子会标上复核。"


def amount(value: Decimal | None) -> str:
    """An amount as a person would type it."""
    return field_text(value)


def left_empty(count: int) -> str:
    """The other amounts of the group are 无."""
    return f"其余 {count} 行记为：无（纸上空着）。填错了打 撤销。"
