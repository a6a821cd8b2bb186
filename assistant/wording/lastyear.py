"""What is said about last year's answers."""

from __future__ import annotations

from assistant.text import clip

NO_FILE = "这份草稿不是从去年的表开始的，没有去年的答案可抄。"
NOT_THE_YEAR = "年度不能同上年：请打这次报的是哪一年的预算，如 2027。"
NOTHING_THERE = "去年的表上这里没有别的了。"


def taken(text: str) -> str:
    """Last year's answer was taken."""
    return f"照去年的：{clip(text, 40)}"
