"""What the builder says: which blank is next, what it takes, what is usual."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.text import make_harmless
from assistant.wording.findings import plain_number

if TYPE_CHECKING:
    from assistant.builder import Wanted

_TAKES = {
    "数量": "打数字",
    "比例": "打百分数，只打数字",
    "金额": "打数字",
    "日期": "打日期，如 10月31日 或 10-31",
    "地点": "打地名",
    "名称": "打名称",
    "程度": "打编号",
}


def empty(kind: str) -> str:
    """Enter alone in a blank."""
    return f"这一空要{_TAKES[kind]}；还没有就打 待填。"


def no_figure(text: str, unit: str) -> str:
    """A figure is wanted."""
    return f"“{text}”不是数：只打数字{f'，单位{unit}表里已有' if unit else ''}；还没有就打 待填。"


def over_hundred(number: str) -> str:
    """A rate above 100."""
    return f"比例不会超过 100，现在是 {number}：请重打。"


def no_date(text: str) -> str:
    """A date is wanted."""
    return f"“{text}”不是日期：请打 10月31日、10月底 或 10-31；还没定就打 待填。"


def no_grade(grades: Sequence[str]) -> str:
    """One of the graded words is wanted."""
    shown = "  ".join(f"{number} {grade}" for number, grade in enumerate(grades, 1))
    return f"这一空在几档里选一档，打编号：{shown}"


def name_too_long(most: int) -> str:
    """A name is too long or goes over several lines."""
    return f"这一空只写一个名字，一行，不超过 {most} 个字，请打短些。"


def usual(low: Decimal | None, high: Decimal | None, unit: str) -> str:
    """What is usual, from and to."""
    if low is not None and high is not None:
        return f"一般 {plain_number(low)}—{plain_number(high)}{unit}"
    if low is not None:
        return f"一般不低于 {plain_number(low)}{unit}"
    return f"一般不高于 {plain_number(high)}{unit}" if high is not None else ""


def unusual(name: str, range_: str, value: str, unit: str) -> str:
    """A value outside what is usual; it was taken all the same."""
    return f"{name}{range_}，您填的是 {value}{unit}，已收下，请再核对一眼。"


def asks(wanted: Wanted) -> str:
    """The next blank, what it takes, what is usual, and what a sample of it looks like."""
    blank, phrase = wanted.blank, wanted.phrase
    what = blank.kind.value if blank.grades or not blank.hint else blank.hint
    takes = no_grade(blank.grades) if blank.grades else _TAKES[blank.kind.value]
    parts = [f"空 {what}：{takes}" if not blank.grades else takes]
    if phrase is not None:
        is_value = wanted.index == phrase.value_blank
        if is_value and (range_ := usual(phrase.low, phrase.high, phrase.unit)):
            parts.append(range_)
        if phrase.examples and not blank.grades:
            parts.append(f"样例 {phrase.examples[wanted.index]}")
    office = phrase.office if phrase is not None else ""
    parts.append(f"没有就打 待填{f'（{office}）' if office else ''}")
    return make_harmless("，".join(parts) + "。")


def left(count: int) -> str:
    """A sentence is handed in with blanks still to be filled."""
    return f"这一句还有 {count} 个空没填：补上再回车，没有数的打 待填。"


def several_villages(names: Sequence[str]) -> str:
    """The end of a text may be one of several villages."""
    return f"对得上的有：{'、'.join(names)}。再打一个字。"


GIVEN_UP = "这一条先不写了，重新选一条，或直接打自己的话。"


def from_basics(name: str, figure: str) -> str:
    """A blank was filled from the township's own figures."""
    return f"{name} {figure}，按基本数据填好了。"


def learned(name: str, figure: str, unit: str) -> str:
    """A figure of the township was typed for a blank and is kept."""
    return f"记作基本数据：{name} {figure}{unit}，以后自动填；不对就打 基本数据 {name}数字 改。"


def no_basics() -> str:
    """A line holds none of the township's figures."""
    return "没认出是哪个数：照这样打，基本数据 村10 组86 户2800 人口10200。"


def odd_basic(name: str, figure: Decimal, unit: str) -> str:
    """A figure that is unusual for a township."""
    return f"{name} {plain_number(figure)}{unit} 不像一个乡镇的数，已记下，请再核对。"


def basics(known: Sequence[tuple[str, Decimal, str]], missing: Sequence[str]) -> str:
    """The township's own figures as they are known."""
    held = "、".join(f"{name} {plain_number(figure)}{unit}" for name, figure, unit in known)
    rest = "、".join(missing[:8]) + ("等" if len(missing) > 8 else "")
    more = f"还没记的：{rest}。接着打，如：基本数据 村10 组86；不印在表上。" if missing else "都记全了，不印在表上。"
    return make_harmless(f"基本数据：{held}。{more}" if known else f"基本数据还一个都没记。{more}")
