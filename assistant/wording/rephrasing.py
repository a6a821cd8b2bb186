"""What is said when a standard phrase takes the place of a line."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.text import clip

NOTHING_LIKE = "题库里没有说这件事的；按 e 自己改，或打 找 和几个字去搜。"


def offered(number: int, text: str, sentences: Sequence[str]) -> str:
    """What the bank has in the place of a line."""
    rows = [f"第 {number} 条“{clip(text, 40)}”，题库里这样写：", *(f"  {n}  {s}" for n, s in enumerate(sentences, 1))]
    return "\n".join([*rows, f"打 换题库 {number} 1 换成第 1 个，空处先写待填。"])


def no_phrase(number: int, count: int) -> str:
    """A number that no phrase on offer has."""
    return f"没有第 {number} 个，题库里给了 {count} 个。"


def rephrased(number: int, text: str, blanks: int) -> str:
    """A phrase of the bank stands in the place of a line."""
    left = f"，{blanks} 处待填" if blanks else ""
    return f"第 {number} 条换成“{clip(text, 28)}”{left}（撤销 找回）。"
