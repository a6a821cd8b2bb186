"""What the review says of marks, spaces, brackets and numbering."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.text import clip

MARKS_BASIS = "标点符号用法"
"""What objections to marks rest on."""
NUMBERS_BASIS = "公文和出版物的数字用法"
"""What objections to digits and units rest on."""
DOCUMENT_BASIS = "党政机关公文格式"
"""What objections to document numbers rest on."""
ORDER_BASIS = "同一条里的序号要连着编"
"""What objections to numbering rest on."""


def _times(count: int) -> str:
    return f"有{count}处" if count > 1 else ""


def half_width(count: int, marks: Sequence[str]) -> str:
    """Half-width marks among Chinese characters."""
    return f"汉字之间{_times(count)}用了半角标点 {' '.join(marks[:4])}，请改成全角。"


def sign(count: int, wrong: str, better: str) -> str:
    """A sign written otherwise."""
    return f"{_times(count)}“{clip(wrong, 8)}”通常写作“{better}”，可以统一。"


def unit(wrong: str, better: str) -> str:
    """A unit as a symbol."""
    return f"单位“{clip(wrong, 8)}”在表里通常写作“{better}”，可以统一。"


def full_width(count: int) -> str:
    """Digits or letters of full width."""
    return f"{_times(count)}数字或字母是全角的，请改成半角，前后一致。"


def span(better: str) -> str:
    """A hyphen between two numbers."""
    return f"起止数之间用一字线，写作“{clip(better, 16)}”。"


def document(better: str) -> str:
    """The year of a document's number in other brackets."""
    return f"文号里的年份用六角括号，写作“{better}”。"


def doubled(excerpt: str, better: str) -> str:
    """Two marks where one is meant."""
    return f"“{clip(excerpt, 6)}”是重复的标点，请只留“{better}”。"


def ending(mark: str) -> str:
    """A text that ends as if something were to follow."""
    return f"以“{mark}”结尾，像是没有写完，请补完或改成句号。"


def spaces(count: int) -> str:
    """Spaces that no Chinese text has."""
    return f"{_times(count)}多余的空格，请删去。"


def spaces_between(excerpt: str) -> str:
    """A space between two words that may stand for a mark."""
    return f"“{clip(excerpt, 8)}”中间有空格，请删去或换成顿号。"


def invisible(count: int) -> str:
    """Characters that cannot be seen."""
    return f"{_times(count)}看不见的字符，请删去。"


def unpaired(mark: str, partner: str) -> str:
    """A bracket or quotation mark alone."""
    return f"“{mark}”没有配对的“{partner}”，请补上或删去。".replace("““”", "左引号").replace("“””", "右引号")


def same_quotes(right: str) -> str:
    """Two quotation marks of one direction around a word."""
    return f"引号方向不对，应写作{clip(right, 20)}。"


def gap(before: str, after: str, wanted: str) -> str:
    """A number left out or repeated inside a line."""
    return f"序号“{clip(before, 6)}”后面接着“{clip(after, 6)}”，缺“{wanted}”，请核对。"


def repeated(mark: str) -> str:
    """A number twice inside a line."""
    return f"序号“{clip(mark, 6)}”用了两次，请核对。"


def no_first(mark: str, wanted: str) -> str:
    """A numbering that does not begin with one."""
    return f"序号从“{clip(mark, 6)}”开始，前面缺“{wanted}”，请核对。"
