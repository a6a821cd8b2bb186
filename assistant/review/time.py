"""Time: finished work, report wording, other years, and wording over several years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.bank import Bank
from assistant.bank import terms as tables
from assistant.bank.terms import Report, ReportKind
from assistant.bank.words import Match, WordList
from assistant.model import Category, Finding, Severity, Strength
from assistant.review.clauses import clause_around
from assistant.review.context import Context, FormRule, LineRule, found
from assistant.review.lines import Line
from assistant.review.spans import quotation
from assistant.review.time_years import check_deadline, check_spans, check_years
from assistant.wording.review import time as say

_RULES: Final = {
    ReportKind.FINISHED: ("time.finished", say.finished),
    ReportKind.REPORT: ("time.report", say.report),
    ReportKind.YEARS: ("time.several_years", say.reaching),
}
# What may follow where a word is left out: text that goes on, no mark and no end.
_GOES_ON: Final = re.compile(r"[一-鿿0-9０-９“《〔A-Za-z]")
_HAN: Final = re.compile("[一-鿿]")
_APPROXIMATE: Final = re.compile(
    r"(?<![\d.])((?:[0-9０-９]{1,9}(?:\.[0-9]{1,4})?|[一二两三四五六七八九十百千]{1,6})[百千万亿]?)[余多]([百千万亿]?)"
    r"(次|处|条|个|户|人次|人|名|家|亩|公里|米|口|座|盏|场|期|份|件|起|宗|元|吨|头|只|株|辆|台|套|块|面|册|支|批|项|笔|公斤|斤|张|幅|平方米|立方米|方)"
)
# Counts of one's own work are known; how many people it serves is not.
_OWN_WORK: Final = frozenset("次处条场期份件起宗块幅张册座口盏套台批项吨")
# A rough size of what is there already, and numbers that are made exact by what stands before them.
_EXISTING: Final = re.compile("现有|共有|原有|辖|总面积|占地|常住|户籍|涉及|面积为|年产|年周转|总投资|预计投资")
_MADE_EXACT: Final = ("于", "过", "约", "近", "达", "达到", "有", "超", "至少", "为", "的", "对", "≥", "≤", "第", "每")


def report_list(bank: Bank) -> WordList[Report]:
    """Return the report words of a bank."""
    return bank.word_list(bank.parsed(tables.REPORTS, tables.parse_report))


def check_reports(line: Line, context: Context) -> Iterator[Finding]:
    """Find what tells of work that is done, sounds like a report, or reaches over several years."""
    if not line.is_indicator:
        return
    for match in context.bank.made(report_list).find(line.text):
        word, end = match.means, match.start + len(match.excerpt)
        if quotation(line.text, match.start, end) or _is_excused(match, line.text):
            continue
        match = _shown(match, line.text)
        fix = _fix(match, line.text, end, context.year)
        severity = word.severity
        if word.kind is ReportKind.YEARS and line.category is Category.SUSTAINABILITY:
            severity = Severity.NOTE  # what lasts may well reach over several years
        rule, speak = _RULES[word.kind]
        message = speak(match.excerpt, word.advice, fix)
        place = (match.start, match.excerpt)
        yield found(rule, severity, line, message, place, fix, say.FUTURE_BASIS, Strength.RULE)


def _is_excused(match: Match[Report], text: str) -> bool:
    if not match.means.excuses:
        return False
    begin, stop = clause_around(text, match.start)
    return any(text.find(word, begin, stop) != -1 for word in match.means.excuses)


def _shown(match: Match[Report], text: str) -> Match[Report]:
    """Return the match with the character before it where it is one character alone, so that it can be recognised."""
    before = text[match.start - 1 : match.start] if match.start else ""
    if len(match.excerpt) > 1 or not _HAN.match(before):
        return match
    return match._replace(start=match.start - 1, excerpt=before + match.excerpt)


def _fix(match: Match[Report], text: str, end: int, year: int | None) -> str | None:
    swap = match.means.swap
    if swap is None or (not swap.new and not _GOES_ON.match(text, end)):
        return None
    if "{上年}" in swap.new:
        return None if year is None else swap.of(match.excerpt).replace("{上年}", f"{year - 1}年")
    return swap.of(match.excerpt)


def check_approximate(line: Line, context: Context) -> Iterator[Finding]:
    """Find rough counts, 200余次: what was done is counted so, what is planned is not."""
    if not line.is_indicator or not ("余" in line.text or "多" in line.text):
        return
    for match in _APPROXIMATE.finditer(line.text):
        start, end = match.span()
        begin, stop = clause_around(line.text, start)
        if quotation(line.text, start, end) or _EXISTING.search(line.text, begin, stop):
            continue
        better = f"不少于{match[1]}{match[2]}{match[3]}"
        fits = bool(_HAN.match(line.text[:start][-1:])) and not line.text.endswith(_MADE_EXACT, 0, start)
        message, place = say.approximate(match.group(), better), (start, match.group())
        severity = Severity.WARNING if fits and match[3] in _OWN_WORK else Severity.NOTE
        fix = better if fits else None
        yield found("time.approximate", severity, line, message, place, fix, say.FUTURE_BASIS)


LINE_RULES: Final[tuple[LineRule, ...]] = (check_reports, check_approximate, check_years, check_deadline, check_spans)
FORM_RULES: Final[tuple[FormRule, ...]] = ()
