"""Values outside the range that is plausible for what they measure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import Final

from assistant.amounts import POWERS, in_ten_thousands
from assistant.bank import Bank
from assistant.bank.blanks import match_blanks
from assistant.bank.phrases import Phrase, phrases_of
from assistant.bank.words import Words
from assistant.model import Finding, Severity
from assistant.review.context import Context, found
from assistant.review.figures import SYMBOLS, figures_of
from assistant.review.lines import Line
from assistant.review.quantity.measures import Measure, measures_of
from assistant.review.quantity.tables import Range, Tails, ranges_of
from assistant.wording.review import quantity as say

_NOTHING: Final = re.compile("(?!)")
_DIGIT: Final = re.compile(r"\d")
_BLANK: Final = re.compile("〔[^〔〕]*〕")
_LONGEST_PHRASE: Final = 90
"""Characters of a filled phrase; a paragraph is none."""
_MONEY: Final = "元"
_LEAST_NAME: Final = 4
_FARTHEST: Final = 4
"""Characters that may stand between a range's word and the value."""


def check_ranges(line: Line, context: Context) -> Iterator[Finding]:
    """Yield the values of a line that are outside their range."""
    if not line.is_indicator:
        return
    seen = set()
    named = context.bank.made(_names_of(line.objective)) if line.objective else None
    for measure in measures_of(line):
        span = _range_for(measure, context.bank)
        if measure.figure is not None and measure.figure.start in seen:
            continue
        if span is None:
            found_name = named.find(measure.name) if named else None
            if found_name and found_name[1].unit == measure.unit and _is_outside(found_name[1], measure.value):
                yield _phrase_finding(line, found_name[1], measure.excerpt(line.text))
            continue
        value = _in_unit(measure, span.unit)
        if value is None or (span.unit == "%" and span.most <= 100 < value):
            continue  # more than 100% is objected to elsewhere
        if measure.figure is not None:
            seen.add(measure.figure.start)
        if value < span.low or value > span.high:
            yield _outside(line, measure, span, value)
    if not seen and (_DIGIT.search(line.text) or figures_of(line.text)):
        yield from _outside_phrase(line, context)


def _by_unit(bank: Bank) -> dict[str, tuple[re.Pattern[str], list[Range]]]:
    """Return the ranges by their unit, all of money under one, with what finds any of their words."""
    index: dict[str, list[Range]] = {}
    for span in ranges_of(bank):
        index.setdefault(_MONEY if span.unit in POWERS else span.unit, []).append(span)
    return {unit: (_any_word(spans), spans) for unit, spans in index.items()}


def _any_word(spans: list[Range]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for span in spans for word in span.words))


def _range_for(measure: Measure, bank: Bank) -> Range | None:
    """Return the range whose word ends nearest before the value."""
    best, nearest = None, -1
    unit = measure.unit.split("/")[0]
    any_word, spans = bank.made(_by_unit).get(_MONEY if unit in POWERS else unit, (_NOTHING, []))
    for span in spans if any_word.search(measure.name) else ():
        for word in span.words:
            at = measure.name.rfind(word)
            end = at + len(word)
            if at < 0 or end <= nearest or not _is_near(measure.name, word, end):
                continue
            if (span.along and not any(part in measure.name for part in span.along)) or any(
                part in measure.name for part in span.without
            ):
                continue
            best, nearest = span, end
    return best


def _is_near(name: str, word: str, end: int) -> bool:
    return end == len(name) if word.endswith(("率", "度", "感")) else len(name) - end <= _FARTHEST


def _in_unit(measure: Measure, unit: str) -> Decimal | None:
    own = measure.unit.split("/")[0]
    if own == unit:
        return measure.value
    if own in POWERS and unit in POWERS:
        return in_ten_thousands(str(measure.value), own).scaleb(-POWERS[unit])
    return None


def _outside(line: Line, measure: Measure, span: Range, value: Decimal) -> Finding:
    impossible = not span.least <= value <= span.most
    severity = Severity.WARNING if impossible or (span.weighty and value > span.high) else Severity.NOTE
    rule = "quantity.satisfaction" if span.satisfaction else "quantity.range"
    excerpt, fix = measure.excerpt(line.text), None
    if span.better and value > span.high and measure.figure is not None:
        start, end = measure.figure.mark_start, measure.figure.end
        end += 2 if line.text.startswith("以上", end) else 0
        excerpt = (start, line.text[start:end])
        fix = _symbolic(span.better) if measure.mark and measure.mark in SYMBOLS else span.better
    message = (
        say.too_good(span.better, span.hint)
        if span.better and value > span.high
        else (say.out_of_range(span.low, span.high, span.unit, span.hint))
    )
    return found(rule, severity, line, message, excerpt, fix, say.RANGE_BASIS)


def _symbolic(better: str) -> str:
    return better.replace("不低于", "≥")


def _outside_phrase(line: Line, context: Context) -> Iterator[Finding]:
    """Yield a phrase of the bank whose value is not one that its row expects."""
    if not line.objective or len(line.text) > _LONGEST_PHRASE:
        return
    index = context.bank.made(_index_of(line.objective))
    for phrase, literal in (*index.get(line.text[:2], ()), *index.get("", ())):
        values = match_blanks(phrase.sentence, line.text) if literal in line.text else None
        place = phrase.value_blank
        if values is None or place is None or (text := values[place]) is None:
            continue
        figures = figures_of(text)
        if len(figures) == 1 and _is_outside(phrase, figures[0].value):
            yield _phrase_finding(line, phrase, (line.text.find(text), text))
        return


def _is_outside(phrase: Phrase, value: Decimal) -> bool:
    return (phrase.low is not None and value < phrase.low) or (phrase.high is not None and value > phrase.high)


def _phrase_finding(line: Line, phrase: Phrase, excerpt: tuple[int, str] | None) -> Finding:
    message = say.out_of_range(phrase.low, phrase.high, phrase.unit, "")
    return found("quantity.range", Severity.NOTE, line, message, excerpt, basis=say.RANGE_BASIS)


@cache
def _names_of(objective: str) -> Callable[[Bank], Tails[Phrase]]:
    """Return the maker of what an objective's phrases are called; names of one word would fit anything."""

    def make(bank: Bank) -> Tails[Phrase]:
        return Tails.of(
            Words(phrase, (phrase.name,)) for phrase in phrases_of(bank, objective) if len(phrase.name) >= _LEAST_NAME
        )

    return make


@cache
def _index_of(objective: str) -> Callable[[Bank], dict[str, list[tuple[Phrase, str]]]]:
    """Return the maker of an objective's phrases by their first two characters, "" for those that begin with a blank.

    With each stands its longest piece between blanks, which is looked for before the whole.
    """

    def make(bank: Bank) -> dict[str, list[tuple[Phrase, str]]]:
        index: dict[str, list[tuple[Phrase, str]]] = {}
        for phrase in phrases_of(bank, objective):
            blanks = phrase.blanks
            key = "" if blanks and blanks[0].start < 2 else phrase.sentence[:2]
            index.setdefault(key, []).append((phrase, max(_BLANK.split(phrase.sentence), key=len)))
        return index

    return make
