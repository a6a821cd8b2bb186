"""What the review says of outdated terms and of slips."""

from __future__ import annotations

from datetime import date

from assistant.wording.review.quoting import quoted

LOOKALIKE_BASIS = "字形或字音相近"
"""What a slip rests on."""


def outdated(excerpt: str, since: date | None, prefer: str) -> str:
    """A term that is out of date in the form's year."""
    day = f"自{since.year}年{since.month}月起" if since else "现在"
    return f"{quoted(excerpt, 14)}{day}不再用，请改为{prefer}。"


def newer(excerpt: str, prefer: str) -> str:
    """A term for which another is more usual now."""
    return f"{quoted(excerpt, 14)}现在多写作{prefer}，可以改。"


def slip(excerpt: str, right: str) -> str:
    """A slip of the pen with what was meant."""
    return f"{quoted(excerpt, 14)}像是笔误，请改为{quoted(right, 16)}。"


def variant(excerpt: str, right: str) -> str:
    """A spelling that is not wrong everywhere."""
    return f"{quoted(excerpt, 14)}这里通常写作{quoted(right, 16)}，请核对。"


def radicals(count: int) -> str:
    """Characters that only look like the Chinese ones they stand for, as copied from a PDF."""
    return f"有{count}个字是从PDF带来的部首字符，打印和查找会出错，请换成正常的字。"


def letters_for_digits(excerpt: str, right: str) -> str:
    """Letters that stand where digits belong."""
    return f"{quoted(excerpt, 14)}里字母当数字用了，请改为{quoted(right, 14)}。"
