"""What is said about rows of question_bank/terms/ that cannot be used."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.text import clip


def empty(head: str) -> str:
    """A cell that a rule cannot do without is empty."""
    return f"“{head}”空着，请填上。"


def no_date(value: str) -> str:
    """A cell that should hold a date holds something else."""
    return f"“{clip(value, 16)}”不是日期，请写成 2021-08-20 这样。"


def not_one_of(value: str, allowed: Iterable[str]) -> str:
    """A closed value is none of the list."""
    return f"“{clip(value, 16)}”不在可写的范围里，只能写{'、'.join(allowed)}。"


def only_one_character(word: str) -> str:
    """A slip of one character that stands in many right words."""
    return f"“{clip(word, 16)}”太短，会错报很多，请写成两个字以上。"


def half_swap(value: str) -> str:
    """An arrow without anything before it."""
    return f"“{clip(value, 16)}”的箭头前面空着，请写成“错字→对字”。"
