"""What the review says of finished work, report wording, other years and several years."""

from __future__ import annotations

from assistant.bank.terms import ReportKind
from assistant.text import clip

FUTURE_BASIS = "目标写年内要达到的结果"
"""What every objection to finished work and report wording rests on."""
YEAR_BASIS = "年度是预算所属的年份"
"""What every objection to another year rests on."""
_PLAIN_ADVICE = "要做到什么、做到多少"


def report(kind: ReportKind, excerpt: str, advice: str, fix: str | None) -> str:
    """A word that tells of what was done or of several years."""
    word = clip(excerpt, 12)
    mend = f"改为“{clip(fix, 16)}”" if fix else f"写{advice or _PLAIN_ADVICE}"
    if kind is ReportKind.FINISHED:
        return f"“{word}”像是已经做完的事，目标请{mend}。"
    if kind is ReportKind.REPORT:
        return f"“{word}”是总结里的说法，目标请{mend}。"
    return f"“{word}”不止一年，年度目标请{mend}。"


def approximate(excerpt: str, better: str) -> str:
    """A rough count of what was done."""
    return f"“{clip(excerpt, 12)}”是约数，目标请写准数，如“{clip(better, 16)}”。"


def past_year(excerpt: str, year: int) -> str:
    """A year before the form's."""
    return f"“{clip(excerpt, 18)}”在本表年度（{year}年）之前，请核对是不是照抄了往年。"


def future_year(excerpt: str, year: int) -> str:
    """A year after the form's."""
    return f"“{clip(excerpt, 18)}”在本表年度之后，请写{year}年内能做到的。"


def several_years(excerpt: str, year: int | None) -> str:
    """A span of several years."""
    now = f"{year}年" if year else "今年"
    return f"“{clip(excerpt, 12)}”不止一年，年度目标请写{now}做到哪一步。"
