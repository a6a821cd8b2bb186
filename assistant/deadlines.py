"""Dates as a sentence names them, read as the last day that they allow."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Final

DATE: Final = re.compile(
    r"(?:(?P<year>20\d\d)年)?(?P<month>1[0-2]|0?[1-9])月(?:份)?(?:(?P<day>3[01]|[12]\d|0?[1-9])[日号]|(?P<part>[上中下]旬|[底末初]))?"
    r"|(?P<quarter>[一二三四])季度末?|(?P<half>[上下]半年)|(?P<end>年[底末])"
)
"""A date inside one year; what stands in front of 前."""
_BEFORE: Final = re.compile(rf"(?:{DATE.pattern})(?:之?前|以前)")
_QUARTERS: Final = "一二三四"
_PARTS: Final = {"初": 10, "上旬": 10, "中旬": 20}


def last_day(text: str, year: int | None) -> date | None:
    """Return the last day that a date such as 10月31日, 10月底 or 三季度 allows; None when it is none."""
    match = DATE.fullmatch(text.strip())
    return None if match is None else _day_of(match, year)


def deadline_of(text: str, year: int | None) -> str | None:
    """Return the ISO date of the only 〔日期〕前 in a sentence; None when there is none, or more than one."""
    found = list(_BEFORE.finditer(text))
    if len(found) != 1:
        return None
    day = _day_of(found[0], year)
    return None if day is None else day.isoformat()


def _day_of(match: re.Match[str], year: int | None) -> date | None:
    year = int(match["year"]) if match["year"] else year
    if year is None:
        return None
    if match["month"]:
        month = int(match["month"])
        last = calendar.monthrange(year, month)[1]
        day = int(match["day"]) if match["day"] else _PARTS.get(match["part"] or "", last)
        return date(year, month, day) if day <= last else None
    if match["quarter"]:
        month = 3 * (_QUARTERS.index(match["quarter"]) + 1)
        return date(year, month, calendar.monthrange(year, month)[1])
    return date(year, 6, 30) if match["half"] == "上半年" else date(year, 12, 31)
