"""Counts that the township's own figures deny, or that differ from place to place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from assistant.bank import Bank, CellError, Row
from assistant.model import Declaration, Finding, Severity, Strength
from assistant.review.clauses import clause_around, sentence_around
from assistant.review.context import Context, found
from assistant.review.figures import Figure, figures_of
from assistant.review.lines import Line, Role
from assistant.review.repetition.texts import Normal, normal_of
from assistant.review.units import PERIODS
from assistant.wording import bank as say_bank
from assistant.wording.review import substance as say

_ALL: Final = re.compile(
    r"(?:全乡|全镇|全街道|本乡|本镇|我乡|我镇|辖区内?|下辖|所辖|管辖|共辖|辖)(?:现)?(?:共|共有|有|各|的)?$"
)
_SOME: Final = re.compile("试点|示范|先行|率先|首批|分批|选|评为|创建|整治的|重点村|空壳|薄弱")
_TOTALS: Final = ("个行政村", "个村民小组", "个社区", "个党支部", "个村", "名党员", "户")
# 个村 is no count of villages in 9个村级站点, nor 个组 in 3个组织.
_OTHER_WORD: Final = re.compile(r"[民级务道庄干部规镇组](?!，|。|、|$)|织|均")
_NO_FACT: Final = re.compile(
    r"每|合计|其中|共计|总计|满意|占|排名|第$|[资经]金$|经费$|投入$|比上年|较上年|增长|提高|下降|减少"
)
_COMMON_RATE: Final = re.compile(
    r"(?:完成|合格|及时|覆盖|达标|落实|办结|到位|公开|使用|支付|公示|整改|上报|知晓|参与|执行|发放|处置|管护|率)率$"
)
_WHOLE: Final = ("全乡", "全镇", "辖区")
_VERBS: Final = re.compile("(?:开展|完成|推进|加强|落实|确保|保持|力争|争取|实现|计划|预计)+")
# Words of every campaign: 发放宣传资料 of fire and of fraud are two things.
_COMMON_WORDS: Final = re.compile(
    "发放|开展|组织|集中|宣传|资料|活动|培训|走访|慰问|服务|检查|巡查|排查|演练|会议|群众|人员|农户|安全|工作|志愿|全乡|全镇|辖区|共"
)
_FEWEST_OWN: Final = 2
_LARGE: Final = 1000
"""From here a number may be rounded."""
_ROUNDED: Final = Decimal("0.05")
_SHORTEST_NAME: Final = 5
_SHORTEST_RATE: Final = 8


@dataclass(frozen=True)
class Counted:
    """How a figure of the basics is written."""

    basic: str
    """Its id."""
    behind: tuple[str, ...]
    """What stands behind its number, unit included: 个村民小组."""
    before: tuple[str, ...]
    """What stands before its number: 户籍人口."""
    units: tuple[str, ...]
    """Its units then."""

    def place(self, text: str, figure: Figure) -> tuple[int, str, str] | None:
        """Return (offset, excerpt, what the figure is named by) if a figure counts this."""
        at = figure.end - len(figure.unit)
        word = next((part for part in self.behind if text.startswith(part, at)), None)
        if word and not _OTHER_WORD.match(text, at + len(word)):
            return figure.start, text[figure.start : at + len(word)], figure.name
        noun = next((part for part in self.before if figure.name.endswith(part)), None)
        start = text.rfind(noun, 0, figure.start) if noun and figure.unit in self.units else -1
        return None if noun is None or start < 0 else (start, text[start : figure.end], figure.name.removesuffix(noun))


def _count_row(row: Row) -> Counted:
    if not row["基本数据"]:
        raise CellError("基本数据", say_bank.empty_cell("基本数据"))
    if not row["词"] and not row["前词"]:
        raise CellError("词", say_bank.empty_cell("词"))
    return Counted(row["基本数据"], row.words("词"), row.words("前词"), row.words("单位"))


def counted_words(bank: Bank) -> tuple[Counted, ...]:
    """Return how the figures of the basics are written."""
    return bank.parsed("terms/counts.csv", _count_row)


def counts_of_basics(line: Line, context: Context) -> Iterator[Finding]:
    """Find counts of villages, groups, households … that differ from the basics, or exceed them."""
    if not context.basics:
        return
    rows = context.bank.made(counted_words)
    for figure in figures_of(line.text):
        for counted in rows:
            if (held := counted.place(line.text, figure)) is None:
                continue
            start, excerpt, name = held
            known, value = context.basics.get(counted.basic), figure.plain[0]
            if known is None or abs(value - known) <= (known * _ROUNDED if value >= _LARGE else 0):
                break
            if _counts_all(line.text, figure, name):
                message = say.against_basics(excerpt, known)
            elif value > known:
                message = say.beyond_basics(excerpt, known)
            else:
                break
            yield found(
                "substance.basics", Severity.WARNING, line, message, (start, excerpt),
                basis=say.BASIS_BASICS, strength=Strength.LOCAL,
            )  # fmt: skip
            break


def _counts_all(text: str, figure: Figure, name: str) -> bool:
    """Return whether a figure counts all that the township has, and not those where something is tried first."""
    return bool(_ALL.search(name)) and not _SOME.search(text, *clause_around(text, figure.start))


@dataclass(frozen=True)
class Fact:
    """A value that a line gives a thing."""

    name: str
    """The thing, written as things are compared."""
    shown: str
    """The thing as written."""
    figure: Figure
    """Its value."""


@lru_cache(maxsize=4096)
def facts_of(normal: Normal, text: str) -> tuple[Fact, ...]:
    """Return the values in a text whose names say enough to be compared with another line's."""
    kept = []
    for figure in figures_of(text):
        if not figure.unit or figure.unit in PERIODS or "元" in figure.unit or figure.about or not figure.name:
            continue
        name = normal.key(figure.name)
        name = name[verbs.end() :] if (verbs := _VERBS.match(name)) else name
        if figure.name.startswith(_WHOLE) and len(figure.name) > len(_WHOLE[0]) + 1:  # 全乡党员: fillers say whose
            name, shortest = figure.name, len(_WHOLE[0])
        else:
            shortest = _SHORTEST_RATE if figure.is_rate and _COMMON_RATE.search(figure.name) else _SHORTEST_NAME
        if not _opens(text, figure) or len(_COMMON_WORDS.sub("", name)) < _FEWEST_OWN:
            continue
        if len(name) >= shortest and not _NO_FACT.search(figure.name):
            kept.append(Fact(name, figure.name, figure))
    return tuple(kept)


def _opens(text: str, figure: Figure) -> bool:
    """Return whether a figure stands in the first clause of its sentence, where the thing is named."""
    return clause_around(text, figure.start)[0] == sentence_around(text, figure.start)[0]


def two_values(lines: Sequence[Line], declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find one thing that has different values in different lines."""
    normal = context.bank.made(normal_of)
    seen: dict[tuple[str, str], tuple[Line, Fact]] = {}
    for line in lines:
        if not line.is_indicator and line.role is not Role.DUTY:
            continue
        for fact in facts_of(normal, line.text):
            key = (fact.name, fact.figure.unit)
            first, before = seen.setdefault(key, (line, fact))
            if first is not line and fact.figure.plain != before.figure.plain:
                yield _differs(line, fact.shown, (fact.figure.start, fact.figure.text), first, before.figure.text)
    yield from _two_targets(lines)


def _two_targets(lines: Sequence[Line]) -> Iterator[Finding]:
    """Find a structured target that different objectives give different values; within one, repetition speaks."""
    seen: dict[tuple[str, str], tuple[Line, str]] = {}
    for line in lines:
        for target in line.targets:
            if not target.value or "满意" in target.name or len(target.name) < _SHORTEST_NAME:
                continue
            key = (target.name, target.unit or "")
            first, value = seen.setdefault(key, (line, target.value))
            if first.title != line.title and value != target.value and not _COMMON_RATE.search(target.name):
                message = say.two_values(target.name, (value, target.value))
                yield found(
                    "substance.two_values", Severity.WARNING, line, message,
                    basis=say.BASIS_CONSISTENT, related=(first.path,),
                )  # fmt: skip


def two_totals(lines: Sequence[Line], declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find two numbers for what the whole township has: 全乡9个村 here, 全乡10个村 there."""
    seen: dict[str, tuple[Line, str, Figure]] = {}
    for line in lines:
        for noun, excerpt, figure in _totals(line.text):
            first, said, before = seen.setdefault(noun, (line, excerpt, figure))
            if before.value != figure.value:
                yield _differs(line, say.TOTAL_NAMES[noun], (figure.start, excerpt), first, said)


@lru_cache(maxsize=4096)
def _totals(text: str) -> tuple[tuple[str, str, Figure], ...]:
    kept = []
    for figure in figures_of(text):
        at = figure.end - len(figure.unit)
        noun = next((part for part in _TOTALS if text.startswith(part, at)), None)
        if noun and not _OTHER_WORD.match(text, at + len(noun)) and _counts_all(text, figure, figure.name):
            thing = "个村" if noun == "个行政村" else noun
            kept.append((thing, text[figure.start : at + len(noun)], figure))
    return tuple(kept)


def _differs(line: Line, name: str, place: tuple[int, str], first: Line, before: str) -> Finding:
    return found(
        "substance.two_values",
        Severity.WARNING,
        line,
        say.two_values(name, (before, place[1])),
        place,
        basis=say.BASIS_CONSISTENT,
        related=(first.path,),
    )
