"""What the review says of finished work, report wording, other years and several years."""

from __future__ import annotations

from assistant.wording.review.quoting import quoted

FUTURE_BASIS = "目标写年内要达到的结果"
"""What every objection to finished work and report wording rests on."""
YEAR_BASIS = "年度是预算所属的年份"
"""What every objection to another year rests on."""
_PLAIN_ADVICE = "要做到什么、做到多少"


def _mend(advice: str, fix: str | None) -> str:
    return f"改为{quoted(fix, 16)}" if fix else f"写{advice or _PLAIN_ADVICE}"


def finished(excerpt: str, advice: str, fix: str | None) -> str:
    """A word that tells of work that is done."""
    return f"{quoted(excerpt, 12)}像是已经做完的事，目标请{_mend(advice, fix)}。"


def report(excerpt: str, advice: str, fix: str | None) -> str:
    """A word of reports."""
    return f"{quoted(excerpt, 12)}是总结里的说法，目标请{_mend(advice, fix)}。"


def reaching(excerpt: str, advice: str, fix: str | None) -> str:
    """A word that reaches over several years."""
    return f"{quoted(excerpt, 12)}不止一年，年度目标请{_mend(advice, fix)}。"


def approximate(excerpt: str, better: str) -> str:
    """A rough count of what was done."""
    return f"{quoted(excerpt, 12)}是约数，目标请写准数，如{quoted(better, 16)}。"


def past_year(excerpt: str, year: int) -> str:
    """A year before the form's."""
    return f"{quoted(excerpt, 18)}在本表年度（{year}年）之前，请核对是不是照抄了往年。"


def future_year(excerpt: str, year: int) -> str:
    """A year after the form's."""
    return f"{quoted(excerpt, 18)}在本表年度之后，请写{year}年内能做到的。"


def deadline_elsewhere(deadline: str, year: int) -> str:
    """The date that goes with an indicator lies in another year."""
    return f"记下的完成日期是{deadline}，不在本表年度（{year}年）内，请改日期。"


def several_years(excerpt: str, year: int | None) -> str:
    """A span of several years."""
    now = f"{year}年" if year else "今年"
    return f"{quoted(excerpt, 12)}不止一年，年度目标请写{now}做到哪一步。"
