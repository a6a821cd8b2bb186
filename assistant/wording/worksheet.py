"""What is said about the worksheet, which is never printed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.text import clip
from assistant.wording.findings import plain_number

SECTION = "底稿（不打印）"
AMOUNT_SOURCE = "金额来源"
CARRY_OVER = "上年结转"
PROJECTS = "项目清单"
NOT_SAID = "没记"
NOTHING_LISTED = "项目清单先不列。以后要列，到目录里找“项目清单”。"
NO_CARRY_OVER = "没有上年结转，或县里还没说"


def project(name: str, amount: Decimal | None) -> str:
    """A project as the list holds it."""
    return name if amount is None else f"{name} {plain_number(amount)}万元"


def no_choice(text: str, labels: Sequence[str]) -> str:
    """None of the choices, or several."""
    listed = "，".join(f"{number} {label}" for number, label in enumerate(labels, 1))
    return f"“{clip(text, 16)}”没有对上，请打数字选：{listed}；不清楚就直接回车。"


def no_project(text: str) -> str:
    """A project has a name."""
    return f"“{clip(text, 16)}”里没有项目名称，请写成“名称 金额”，如：通组路硬化 35万元。"


def projects_sum(parts: Decimal, spent: Decimal) -> str:
    """What the projects add up to beside 项目支出."""
    if parts == spent:
        return f"各项目合计 {plain_number(parts)} 万元，和项目支出对上了。"
    word, gap = ("少", spent - parts) if parts < spent else ("多", parts - spent)
    return f"各项目合计 {plain_number(parts)} 万元，比项目支出{word} {plain_number(gap)} 万元。"
