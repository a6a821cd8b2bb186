"""The figures of a sentence: value, unit, how it binds and what is measured; dates and numbers of papers are none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from assistant.amounts import POWERS, in_ten_thousands
from assistant.model import Operator
from assistant.numerals import HAN_START, parse_number
from assistant.review.figure_marks import candidates
from assistant.review.units import PERIODS, RATES

_WIDE: Final = str.maketrans("０１２３４５６７８９．％﹪ＫＭＧ", "0123456789.%%KMG")
_HAS_WIDE: Final = re.compile("[０-９．％﹪ＫＭＧ]")

# 三会一课, 一户一档, 千家万户 are names; 一次性 and 一个个 count nothing.
_SET_PHRASE: Final = re.compile(rf"{HAN_START}|[性体万]|个个|联[防保户]|长制")
_PAIRED: Final = re.compile(rf"{HAN_START}[^\s，。；、：（）()]$")
_FIXED: Final = frozenset({"十分", "一方", "一道", "一面", "一度", "一门", "万一"})

_BEFORE: Final = re.compile(
    r"(?P<ge>≥|>=|=>|≧|⩾|＞＝|＞=|不低于|不少于|不小于|不下于|大于等于|大于或等于|高于或等于|至少(?:为|有|达到?|完成)?|最少|起码|最低)\s?$"
    r"|(?P<le>≤|<=|=<|≦|⩽|＜＝|＜=|不高于|不超过?|不大于|不多于|不得超过|小于等于|小于或等于|低于或等于|最多|至多|最高)\s?$"
    r"|(?P<gt>>|＞|﹥|大于|高于|多于|超过|超)\s?$"
    r"|(?P<lt><|＜|﹤|小于|低于|少于|不足|不到)\s?$"
    r"|(?P<eq>=|＝|等于|均为|都为|皆为|应为|为|均是|都是|(?<![一二三四五六七八九十])是)\s?$"
    r"|(?P<held>(?:稳定|保持|维持|控制|压减|压降|下降|限制|控)(?:在|至|到|为)|降至|降到|(?:均|要|应|需|已|总)?达到?(?:了|至)?|提高到|提升到|增加到|提升至|提高至|增至)\s?$"
)
_AFTER: Final = re.compile(r"\s?(?:（含[^（）]{0,6}）|\(含\))?\s?(?:及)?(?P<word>以上|以下|以内|之内|之上|之下)")
_WORDS_AFTER: Final = {
    "以上": Operator.GE,
    "之上": Operator.GE,
    "以下": Operator.LE,
    "之下": Operator.LE,
    "以内": Operator.LE,
    "之内": Operator.LE,
}
_CLAUSE_END: Final = re.compile(r"[，。；：;:！？!?\n（）()【】]|,(?!\d{3})")
_ASIDE: Final = re.compile(r"（[^（）\n]{1,30}）\s?$|\([^()\n]{1,30}\)\s?$")
_NUMBERED: Final = re.compile(r"^\s*[（(]?\d{1,2}[、)）．.]\s*")
SYMBOLS: Final = "≥≤＞＜<>=≧≦﹥﹤⩾⩽＝"
"""Characters of operators that are marks, not words."""
_LONGEST_MARK: Final = 8
_MARK_ENDS: Final = frozenset("≥>=≧⩾＝≤<≦⩽＞﹥＜﹤于少为有达到成码低过超多高足是在至了")
"""What the marks and words of _BEFORE end with."""


@dataclass(frozen=True)
class Figure:
    """One number of a text with what it says."""

    start: int
    """Offset of the number."""
    end: int
    """Offset behind the unit."""
    text: str
    """Number and unit as they stand there."""
    value: Decimal
    """The number, in `unit`; of a range the lower end."""
    upto: Decimal | None
    """The upper end of a range such as 3—5."""
    unit: str
    """Unit as written, with ％ as % and 百分之 as %; empty where there is none."""
    operator: Operator | None
    """How it binds, by a mark or word in front (≥, 不低于) or behind (以上); None where nothing says."""
    mark: str
    """That mark or word in front as it stands; also one that does not bind, as 达到; empty where there is none."""
    mark_start: int
    """Offset of the mark; that of the number where there is none."""
    name: str
    """What stands before it in its clause, behind the figure before; 、 does not part clauses."""
    spoken: bool
    """Whether the number is written in Chinese numerals."""
    about: bool
    """Whether it is said to be more or less: 余, 多, 约, 左右."""

    @property
    def is_rate(self) -> bool:
        """Whether it is a share: % or ‰ or 成."""
        return self.unit in RATES

    @property
    def most(self) -> Decimal:
        """The upper end of a range, else the value."""
        return self.value if self.upto is None else self.upto

    @property
    def money(self) -> Decimal | None:
        """The amount in 万元 where the unit is money alone; None for 元/亩 and anything else."""
        return in_ten_thousands(str(self.value), self.unit) if self.unit in POWERS and "元" in self.unit else None

    @property
    def plain(self) -> tuple[Decimal, str]:
        """Value and unit without 万 in the unit: 6.3万公斤 is 63000 公斤; money stays as it is."""
        if self.unit.startswith("万") and "元" not in self.unit:
            return self.value * 10_000, self.unit[1:]
        return self.value, self.unit


@lru_cache(maxsize=4096)
def figures_of(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text from left to right; offsets are those of the text as given."""
    return tuple(_figures(text))


def figure_from(text: str, start: int) -> Figure | None:
    """Return the first figure of a text that begins at `start` or behind it."""
    figures = figures_of(text)
    place = bisect_left(figures, start, key=lambda figure: figure.start)
    return figures[place] if place < len(figures) else None


def _figures(text: str) -> Iterator[Figure]:
    plain = text.translate(_WIDE) if _HAS_WIDE.search(text) else text
    last_end = 0
    for match in candidates(plain):
        if not plain[match.start()].isdigit() and not _is_count(plain, match):
            continue
        after = _AFTER.match(plain, match.end())
        yield _figure(text, plain, match, last_end, after)
        last_end = (after or match).end()


def _is_count(plain: str, match: re.Match[str]) -> bool:
    """Whether Chinese numerals before a measure word count something and are no part of a name."""
    if match.group() in _FIXED or _SET_PHRASE.match(plain, match.end()):
        return False
    before = plain[max(0, match.start() - 2) : match.start()]
    return not _PAIRED.search(before) and not before.endswith(("统", "唯", "逐", "专", "同", "第", "之", "单"))


def _figure(text: str, plain: str, match: re.Match[str], last_end: int, after: re.Match[str] | None) -> Figure:
    groups = match.groupdict()
    share = groups.get("share")
    value = parse_number(groups["of"] if share else groups["number"])
    upto = parse_number(groups["upto"]) if groups["upto"] else None
    unit = ("%" if share[0] == "百" else "‰") if share else "".join((groups["unit"] or "").split())
    start, end = match.span()
    mark = _BEFORE.search(plain, max(last_end, start - _LONGEST_MARK), start) if _may_bind(plain, start) else None
    mark_start = mark.start() if mark else start
    return Figure(
        start,
        end,
        text[start:end],
        value,
        upto if upto is not None and upto > value else None,
        unit,
        _operator(plain, end, unit, mark, after),
        text[mark_start:start].strip(),
        mark_start,
        _name(plain, mark_start, last_end),
        not plain[end - len(match.group())].isdigit(),
        _about(plain, start, end),
    )


def _operator(
    plain: str, end: int, unit: str, mark: re.Match[str] | None, after: re.Match[str] | None
) -> Operator | None:
    if after:
        return _WORDS_AFTER[after["word"]]
    if unit in PERIODS and plain.startswith("内", end):
        return Operator.LE
    if mark is None:
        return None
    if mark.lastgroup == "held":
        return Operator.LE if mark.group().startswith(("控", "限制", "压减")) else None
    return Operator(str(mark.lastgroup))


def _may_bind(plain: str, start: int) -> bool:
    """Whether what stands before a number, with a space or without, can be the end of a mark or word of _BEFORE."""
    return plain[max(0, start - 2) : start].rstrip()[-1:] in _MARK_ENDS and plain[start - 1] != "\n"


def _about(plain: str, start: int, end: int) -> bool:
    number = plain[start:end]
    return (
        "多" in number
        or "余" in number
        or plain.startswith(("左右", "上下", "余"), end)
        or plain.endswith(("约", "近", "大概"), 0, start)
    )


def _name(plain: str, end: int, last_end: int) -> str:
    while (aside := _ASIDE.search(plain, last_end, end)) and aside.end() == end:
        end = aside.start()  # 免疫密度（应免畜禽）100%
    begin = last_end
    for match in _CLAUSE_END.finditer(plain, last_end, end):
        begin = match.end()
    return _NUMBERED.sub("", plain[begin:end]).strip(" 、")
