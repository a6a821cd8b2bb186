"""Dates that no calendar has, that miss the season of the work, or that are all the year's last day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assistant.bank import Bank, CellError, Row
from assistant.bank.words import WordList, Words, words_of
from assistant.model import Declaration, Finding, Severity
from assistant.numerals import parse_number
from assistant.review.context import Context, found
from assistant.review.lines import Line, Role
from assistant.wording import bank as say_bank
from assistant.wording.review import substance as say

_HAN: Final = "[一二三四五六七八九十]{1,3}"
_DAY: Final = re.compile(
    rf"(?:(?P<year>20\d\d)\s?年\s?)?(?<![\d.])(?:(?P<month>\d{{1,2}})\s?月\s?(?P<day>\d{{1,2}})\s?[日号]"
    rf"|(?P<han_month>{_HAN})月(?P<han_day>{_HAN})[日号])"
)
_OTHER_DATES: Final = re.compile(
    r"(?<![\d.])(?P<y>20\d\d)(?P<mark>[-./])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})(?![\d\-./]|[亩元%万])"
    r"|第?(?P<quarter>(?<!\d)[5-90]|[五六七八九])季度|(?P<han>十[三四五六七八九])月(?=[底末初前份])"
)
_MONTH: Final = re.compile(r"(?P<month>\d(?<![\d.期龄满计共为第\-—－~至]\d)\d?)\s?月(?=[底末初前份中上下，。；、）]|$)")
_WHEN: Final = re.compile(
    r"(?:(?P<year>20\d\d)\s?年\s?)?(?<![\d.])(?P<month>\d{1,2})\s?(?:月\s?(?:(?P<day>\d{1,2})\s?[日号]|(?P<part>[底末初]|[上中下]旬))?"
    r"|(?=\s?[-—－~至到]\s?\d{1,2}\s?月))|(?P<word>年底|年末|[上下]半年|[一二三四]季度)"
)
_MAY_DATE: Final = re.compile(r"\d\s?月|年[底末]|半年|季度")
_WORDS: Final = {
    "年底": ((12, 31), (12, 31)),
    "年末": ((12, 31), (12, 31)),
    "上半年": ((1, 1), (6, 30)),
    "下半年": ((7, 1), (12, 31)),
    "一季度": ((1, 1), (3, 31)),
    "二季度": ((4, 1), (6, 30)),
    "三季度": ((7, 1), (9, 30)),
    "四季度": ((10, 1), (12, 31)),
}
_PARTS: Final = {"初": (1, 10), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "底": (28, 31), "末": (28, 31)}
_SAYS_DONE: Final = re.compile(
    r"以?前|之前|全部|全面|按时|完成|任务|到位|工作|结束|完工|竣工|落实|开展|实施|组织|进行|[\s，。；：（(]"
)
_OWN_MATTER: Final = 3
"""Characters beyond which a clause with a date has a matter of its own."""
_YEAR: Final = re.compile(r"(20\d\d)\s?年")
_SENTENCE_END: Final = re.compile(r"(?<=[。；;\n])")
_BOUND: Final = re.compile(r"(\d{1,2})月(\d{1,2})日")
# A clause of its own time: what was done in season is checked or mended later.
_LATER: Final = re.compile(
    r"整改|验收|成活|总结|统计|考核|复查|回头看|秋后|全年|巩固|收获|收割|采收|测产|上市|投产|出栏"
)
_FEWEST_DATED: Final = 5
_MOST_AT_END: Final = 0.8

_Day = tuple[int, int]


@dataclass(frozen=True)
class When:
    """A date in a text, as the span of days that it may mean."""

    start: int
    """Offset."""
    excerpt: str
    """As it stands there."""
    first: _Day
    """Month and day from which."""
    last: _Day
    """Month and day until which."""
    year: int | None
    """Year, where it is written."""


def impossible_dates(line: Line, context: Context) -> Iterator[Finding]:
    """Find days and months that do not exist."""
    odd = "季度" in line.text or "20" in line.text or "十" in line.text
    for match in _OTHER_DATES.finditer(line.text) if odd else ():
        if match["quarter"] or match["han"] or not _is_day(match["m"], match["d"], int(match["y"])):
            yield _impossible(line, match)
    if "月" not in line.text:
        return
    for match in _DAY.finditer(line.text):
        year = int(match["year"]) if match["year"] else context.year
        if not _is_day(match["month"] or match["han_month"], match["day"] or match["han_day"], year):
            yield _impossible(line, match)
    for match in _MONTH.finditer(line.text):
        if not 1 <= int(match["month"]) <= 12:
            yield _impossible(line, match)


def _is_day(month: str, day: str, year: int | None) -> bool:
    """Return whether a calendar has a day; where the year is unknown, the leap day is one."""
    in_year, in_month = int(parse_number(month)), int(parse_number(day))
    return 1 <= in_year <= 12 and 1 <= in_month <= monthrange(year or 2000, in_year)[1]


def _impossible(line: Line, match: re.Match[str]) -> Finding:
    message = say.impossible_date(match.group())
    place = (match.start(), match.group())
    return found("substance.date", Severity.ERROR, line, message, place, basis=say.BASIS_DATE)


@lru_cache(maxsize=4096)
def dates_of(text: str) -> tuple[When, ...]:
    """Return the dates of a text from left to right."""
    kept: list[When] = []
    if not _MAY_DATE.search(text):
        return ()
    for match in _WHEN.finditer(text):
        year = int(match["year"]) if match["year"] else None
        if match["word"]:
            first, last = _WORDS[match["word"]]
        else:
            month = int(match["month"])
            low, high = (int(match["day"]),) * 2 if match["day"] else _PARTS.get(match["part"] or "", (1, 31))
            first, last = (month, low), (month, high)
        kept.append(When(match.start(), match.group(), first, last, year))
    return tuple(kept)


@dataclass(frozen=True)
class Season:
    """Within which days of the year a work is done."""

    earliest: _Day | None
    latest: _Day | None


def _bound(row: Row, head: str) -> _Day | None:
    if not row[head]:
        return None
    match = _BOUND.fullmatch(row[head])
    if not match or not 1 <= int(match[1]) <= 12 or not 1 <= int(match[2]) <= monthrange(2000, int(match[1]))[1]:
        raise CellError(head, say_bank.no_day(row[head]))
    return int(match[1]), int(match[2])


def _season_row(row: Row) -> Words[Season]:
    if not row["词"]:
        raise CellError("词", say_bank.empty_cell("词"))
    return words_of(row, Season(_bound(row, "最早"), _bound(row, "最迟")))


def seasons(bank: Bank) -> WordList[Season]:
    """Return the works of a season."""
    return bank.word_list(bank.parsed("terms/seasons.csv", _season_row))


def out_of_season(line: Line, context: Context) -> Iterator[Finding]:
    """Find work of a season whose dates, in its clause and the one behind, all miss the season."""
    if not line.is_indicator:
        return
    words = context.bank.made(seasons)
    if not words.find(line.text):
        return
    begin = 0
    for sentence in _SENTENCE_END.split(line.text):
        matches = list(words.find(sentence))
        if len({match.means for match in matches}) == 1:
            near = _near(sentence, matches[0].start)
            if any(year != str(context.year) for year in _YEAR.findall(near)):  # 2026年冬种, reaped in this one
                begin += len(sentence)
                continue
            dates = [part for part in dates_of(near) if part.year is None or part.year == (context.year or part.year)]
            if not dates and line.deadline and sentence == line.text:
                dates = [_deadline(line.deadline)]
            season = matches[0].means
            late = season.latest is not None and bool(dates) and all(part.first > season.latest for part in dates)
            early = season.earliest is not None and bool(dates) and all(part.last < season.earliest for part in dates)
            if late or early:
                bound = season.latest if late else season.earliest
                assert bound is not None
                place = (begin + matches[0].start, matches[0].excerpt)
                message = say.out_of_season(matches[0].excerpt, f"{bound[0]}月{bound[1]}日", late)
                yield found("substance.season", Severity.WARNING, line, message, place, basis=say.BASIS_SEASON)
        begin += len(sentence)


def _near(sentence: str, at: int) -> str:
    """Return the clause around `at`, and the one behind it if that says by when and no more."""
    marks = "，：:,（("
    begin = max(sentence.rfind(mark, 0, at) for mark in marks) + 1
    ends = sorted(found_at for mark in marks if (found_at := sentence.find(mark, at)) != -1)
    end = ends[0] if ends else len(sentence)
    more = [found_at for mark in marks if (found_at := sentence.find(mark, end + 1)) != -1]
    behind = sentence[end : min(more, default=len(sentence))]
    rest = _SAYS_DONE.sub("", _WHEN.sub("", behind))
    return sentence[begin:end] + ("" if _LATER.search(behind) or len(rest) > _OWN_MATTER else behind)


def _deadline(iso: str) -> When:
    year, month, day = (int(part) for part in iso.split("-"))
    return When(0, iso, (month, day), (month, day), year)


def all_at_year_end(lines: Sequence[Line], declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find a form whose outputs all end with the year."""
    dated = [(line, ends) for line in lines if line.role is Role.OUTPUT and (ends := _ends_with_year(line)) is not None]
    at_end = [line for line, ends in dated if ends]
    if len(dated) >= _FEWEST_DATED and len(at_end) >= _MOST_AT_END * len(dated):
        yield found(
            "substance.year_end",
            Severity.NOTE,
            Line(Role.TITLE, "", path="/objectives"),
            say.all_at_year_end(len(at_end), len(dated)),
            basis=say.BASIS_TIME,
            related=tuple(line.path for line in at_end),
        )


def _ends_with_year(line: Line) -> bool | None:
    """Return whether a line's dates are all the year's end; None where it has none."""
    if dates := dates_of(line.text):
        return all(part.first[0] == 12 and part.last == (12, 31) for part in dates)
    return line.deadline.endswith("-12-31") if line.deadline else None
