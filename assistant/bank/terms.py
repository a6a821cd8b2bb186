"""Rows of question_bank/terms/ that speak of wording: outdated terms, slips, report wording, signs, other years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from assistant.bank.tables import CellError, Row
from assistant.bank.words import Words, words_of
from assistant.model import Severity, Strength
from assistant.wording.review import tables as say

OUTDATED: Final = "terms/outdated.csv"
SLIPS: Final = "terms/slips.csv"
REPORTS: Final = "terms/reports.csv"
SIGNS: Final = "terms/signs.csv"
YEARS: Final = "terms/years.csv"

SEVERITIES: Final = {"错误": Severity.ERROR, "警告": Severity.WARNING, "提示": Severity.NOTE}
"""How 程度 is written in a table."""
STRENGTHS: Final = {part.value: part for part in Strength}
"""How 依据强度 is written in a table."""
_DATE: Final = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?")


class ReportKind(StrEnum):
    """What a word of reports.csv makes of a target (类别)."""

    FINISHED = "已完成"
    REPORT = "总结口吻"
    YEARS = "跨年"


class Side(StrEnum):
    """Where a word of years.csv stands (位置)."""

    BEFORE = "前接"
    BEHIND = "后接"
    CLAUSE = "同句"
    ATTRIBUTE = "定语"


class Span(StrEnum):
    """Which years a word of years.csv makes right (范围)."""

    EARLIER = "往年"
    LATER = "以后"
    BOTH = "都算"


@dataclass(frozen=True)
class Swap:
    """How a word found in a text is mended."""

    old: str
    """What is replaced inside the word; empty for the whole word."""
    new: str
    """What is put there."""

    def of(self, excerpt: str) -> str:
        """Return the excerpt mended."""
        return excerpt.replace(self.old, self.new) if self.old else self.new


@dataclass(frozen=True)
class Term:
    """An outdated term."""

    id: str
    """编号."""
    since: date | None
    """First day on which it is out of date; None if it always is."""
    prefer: str
    """What is written instead."""
    later_since: date | None
    """First day on which something else is written instead."""
    later_prefer: str
    """What is written instead from then on."""
    swap: Swap | None
    """The mend that reads right wherever the term stands, until `later_since`; None where there is none."""
    severity: Severity
    """For a form of a later year than `since`."""
    in_titles: bool
    """Whether it counts inside 《》 too."""
    basis: str
    """What that rests on."""
    strength: Strength
    """How strong that is."""

    def severity_in(self, year: int) -> Severity | None:
        """Return how much it matters in a form of `year`; None where it is still right there."""
        if self.since is None or self.since.year < year:
            return self.severity
        if self.since.year > year:
            return None
        return Severity.WARNING if self.severity is Severity.ERROR else self.severity

    def prefer_in(self, year: int | None) -> str:
        """Return what is written instead in a form of `year`."""
        return self.later_prefer if self._is_later(year) else self.prefer

    def swap_in(self, year: int | None) -> Swap | None:
        """Return the mend in a form of `year`; None once something else is written instead."""
        return None if self._is_later(year) else self.swap

    def _is_later(self, year: int | None) -> bool:
        return year is not None and self.later_since is not None and self.later_since.year <= year


@dataclass(frozen=True)
class Slip:
    """A slip of the pen."""

    id: str
    """编号."""
    swap: Swap
    """The mend."""
    severity: Severity
    """A warning unless the row says otherwise."""


@dataclass(frozen=True)
class Report:
    """A word that tells of what was done, or of several years."""

    id: str
    """编号."""
    kind: ReportKind
    """What it makes of a target."""
    swap: Swap | None
    """The mend, where one reads right everywhere."""
    advice: str
    """How to write it as a target; may be empty."""
    excuses: tuple[str, ...]
    """Words in the same clause that make it right (同句不报)."""
    severity: Severity
    """A warning unless the row says otherwise."""


@dataclass(frozen=True)
class Sign:
    """A sign or unit that is written otherwise in such papers."""

    id: str
    """编号."""
    better: str
    """What is written instead."""
    is_unit: bool
    """Whether it is a unit of measure and counts only behind a number."""


@dataclass(frozen=True)
class YearWord:
    """A word beside another year that makes it right."""

    words: tuple[str, ...]
    """The words, any of which will do."""
    side: Side
    """Where they stand."""
    span: Span
    """Which years they make right."""


def needed(row: Row, head: str) -> str:
    """Return the text of a cell that must not be empty."""
    if not row[head]:
        raise CellError(head, say.empty(head))
    return row[head]


def closed(row: Row, head: str, allowed: tuple[str, ...], default: str) -> str:
    """Return the closed value of a cell, `default` where it is empty."""
    value = row[head] or default
    if value not in allowed:
        raise CellError(head, say.not_one_of(value, allowed))
    return value


def parse_day(row: Row, head: str) -> date | None:
    """Return the date of a cell as a spreadsheet or a person writes it; a year or month alone is its first day."""
    if not row[head]:
        return None
    match = _DATE.fullmatch(row[head])
    try:
        if match:
            return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        pass
    raise CellError(head, say.no_date(row[head]))


def parse_swap(row: Row, head: str) -> Swap | None:
    """Return the mend of a cell: 甲→乙 replaces inside the word, anything else the whole word."""
    text = row[head]
    if not text:
        return None
    old, arrow, new = text.partition("→")
    if arrow and not old:
        raise CellError(head, say.half_swap(text))
    return Swap(old, new) if arrow else Swap("", text)


def _severity(row: Row) -> Severity:
    return SEVERITIES[closed(row, "程度", tuple(SEVERITIES), "警告")]


def parse_term(row: Row) -> Words[Term]:
    """Return the outdated term of a row of outdated.csv."""
    needed(row, "词")
    term = Term(
        row["编号"],
        parse_day(row, "自"),
        needed(row, "改为"),
        parse_day(row, "后改自"),
        needed(row, "后改为") if row["后改自"] else "",
        parse_swap(row, "替换"),
        _severity(row),
        closed(row, "书名号内", ("是", "否"), "否") == "是",
        row["依据"],
        STRENGTHS[closed(row, "依据强度", tuple(STRENGTHS), Strength.LOCAL.value if row.layer else "通行")],
    )
    return words_of(row, term)


def parse_slip(row: Row) -> Words[Slip]:
    """Return the slip of a row of slips.csv."""
    needed(row, "错")
    needed(row, "对")
    swap = parse_swap(row, "对")
    assert swap is not None
    for word in row.words("错"):
        if len(word) < 2 and word.isascii():
            raise CellError("错", say.only_one_character(word))
    return words_of(row, Slip(row["编号"], swap, _severity(row)), "错")


def parse_report(row: Row) -> Words[Report]:
    """Return the word of a row of reports.csv."""
    needed(row, "词")
    kind = ReportKind(closed(row, "类别", tuple(ReportKind), ReportKind.FINISHED))
    report = Report(row["编号"], kind, parse_swap(row, "替换"), row["改为"], row.words("同句不报"), _severity(row))
    return words_of(row, report)


def parse_sign(row: Row) -> Words[Sign]:
    """Return the sign of a row of signs.csv."""
    needed(row, "写法")
    unit = closed(row, "类别", ("符号", "单位"), "符号") == "单位"
    return words_of(row, Sign(row["编号"], needed(row, "改为"), unit), "写法")


def parse_year_word(row: Row) -> YearWord:
    """Return the words of a row of years.csv."""
    needed(row, "词")
    return YearWord(
        row.words("词"),
        Side(closed(row, "位置", tuple(Side), Side.BEHIND)),
        Span(closed(row, "范围", tuple(Span), Span.BOTH)),
    )
