"""Time: years before and after the form's, and spans of several years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.bank import Bank
from assistant.bank import terms as tables
from assistant.bank.terms import Side, Span, YearWord
from assistant.model import Finding, Severity, Strength
from assistant.review.clauses import clause_around, sentence_around
from assistant.review.context import Context, found
from assistant.review.lines import Line, Role
from assistant.review.spans import quotation
from assistant.wording.review import time as say

# Signs of one width that mean a digit; a text keeps its length, so that offsets stay right.
_PLAIN: Final = str.maketrans("０１２３４５６７８９", "0123456789")
_WIDE: Final = re.compile("[０-９]")
_CHINESE: Final = str.maketrans("〇零○O一二三四五六七八九", "0000123456789")
_YEAR: Final = re.compile(
    r"(?<![\d.])(?:((?:19|20)\d\d)(?:学?年度?(?:\d{1,2}月(?:\d{1,2}日|初|底|末)?)?)?[至到—–~～－-]{1,2})?"
    r"((?:19|20)\d\d|二[〇零○O][一二三四五六七八九〇零][一二三四五六七八九〇零])"
    r"(?:学?年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?![\d.]))"
)
_MAY_BE_YEAR: Final = re.compile("[12二][09〇零○O一二三四五六七八九]")
_DEADLINE: Final = re.compile(r"[初底末]?(?:之?前|以前)")
_LONGEST_ATTRIBUTE: Final = 14
"""Characters between a year and the 的 of what was done in it: 2025年底前划定的."""
_ANNUAL_PAPER: Final = re.compile(r"(?:方案|计划|要点|预案|安排)》$")
_SPAN: Final = re.compile(
    r"(?<![\d.近前去上过每第〇零一二三四五六七八九十])"
    r"(?:[0-9]{1,2}|[二两三四五六七八九十]{1,2}|几|数)(?:[至到—~～-][0-9三四五六七八九十]{1,2})?年(?:之内|以内|内)"
)
_WARRANTY: Final = re.compile(
    "质保|保修|管护期|服务期|合同|任期|保质|保管|保存|养护期|免费|轮|必审|至少|不得|禁止|不再|协议|约定"
)
_BRACKETS: Final = ("（", "(")


class _YearWords:
    """The words of years.csv, by side and span."""

    def __init__(self, rows: tuple[YearWord, ...]):
        self._words: dict[tuple[Side, Span], tuple[str, ...]] = {}
        for row in rows:
            for span in (Span.EARLIER, Span.LATER) if row.span is Span.BOTH else (row.span,):
                self._words[row.side, span] = self._words.get((row.side, span), ()) + row.words

    def of(self, side: Side, span: Span) -> tuple[str, ...]:
        """Return the words that make a year of that span right when they stand on that side."""
        return self._words.get((side, span), ())


def year_words(bank: Bank) -> _YearWords:
    """Return the words of a bank that make another year right."""
    return _YearWords(bank.parsed(tables.YEARS, tables.parse_year_word))


def _year_of(text: str) -> int:
    return int(text.translate(_CHINESE if text[0] == "二" else _PLAIN))


def check_years(line: Line, context: Context) -> Iterator[Finding]:
    """Find years before and after the form's; baselines, periods across years, document and law names are fine."""
    if context.year is None or not (line.is_indicator or line.role is Role.DUTY):
        return
    if "年" not in line.text and "20" not in line.text:
        return
    text = line.text if not _WIDE.search(line.text) else line.text.translate(_PLAIN)
    if not _MAY_BE_YEAR.search(text):
        return
    seen = set()
    for match in _YEAR.finditer(text):
        last = _year_of(match[2])
        first = _year_of(match[1]) if match[1] else last
        if min(first, last) <= context.year <= max(first, last) or last in seen:
            continue
        span = Span.EARLIER if max(first, last) < context.year else Span.LATER
        if _is_right(match, text, span, context):
            continue
        seen.add(last)
        excerpt = line.text[match.start() : match.end()]
        rule, speak = (
            ("time.past_year", say.past_year) if span is Span.EARLIER else ("time.future_year", say.future_year)
        )
        message, place = speak(excerpt, context.year), (match.start(), excerpt)
        # Much of last year's business ends in this year; its deadlines do not.
        leftover = last == context.year - 1 and not _DEADLINE.match(text, match.end())
        severity = Severity.NOTE if leftover and not quotation(text, *match.span()) else Severity.WARNING
        yield found(rule, severity, line, message, place, basis=say.YEAR_BASIS, strength=Strength.RULE)


def _is_right(match: re.Match[str], text: str, span: Span, context: Context) -> bool:
    start, end = match.span()
    if match[1] and text.endswith(_BRACKETS, 0, start):
        return True  # the years of a plan's name
    inside = quotation(text, start, end)
    if inside:
        return not (inside.startswith("《") and span is Span.EARLIER and not match[1] and _ANNUAL_PAPER.search(inside))
    words = context.bank.made(year_words)
    if text.endswith(words.of(Side.BEFORE, span), 0, start) or text.startswith(words.of(Side.BEHIND, span), end):
        return True
    ahead = text[end : min(end + _LONGEST_ATTRIBUTE, clause_around(text, end)[1])]
    if "的" in ahead and any(f"{verb}的" in ahead for verb in words.of(Side.ATTRIBUTE, span)):
        return True
    if span is Span.EARLIER and _DEADLINE.match(text, end):
        return False
    if text.find(f"{context.year}年", *sentence_around(text, start)) != -1:
        return True  # set against the form's own year
    # A year in brackets belongs to what stands before them.
    begin, stop = clause_around(text, start - 2 if text.endswith(_BRACKETS, 0, start) and start > 1 else start)
    return any(text.find(word, begin, stop) != -1 for word in words.of(Side.CLAUSE, span))


def check_deadline(line: Line, context: Context) -> Iterator[Finding]:
    """Find a deadline outside the form's year that the text does not show."""
    if context.year is None or line.deadline is None or line.deadline[:4] == str(context.year):
        return
    if f"{line.deadline[:4]}年" not in line.text:
        message = say.deadline_elsewhere(line.deadline, context.year)
        yield found("time.deadline", Severity.WARNING, line, message, basis=say.YEAR_BASIS, strength=Strength.RULE)


def check_spans(line: Line, context: Context) -> Iterator[Finding]:
    """Find targets for several years: 三年内, 3—5年内."""
    if not line.is_indicator or "年" not in line.text or "内" not in line.text:
        return
    for match in _SPAN.finditer(line.text):
        begin, stop = clause_around(line.text, match.start())
        if match.group().startswith(("1年", "01年")) or _WARRANTY.search(line.text, begin, stop):
            continue
        message, place = say.several_years(match.group(), context.year), (match.start(), match.group())
        yield found("time.several_years", Severity.WARNING, line, message, place, basis=say.FUTURE_BASIS)
