"""Structured targets that are no noun phrase with a value, or that disagree with their sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.model import Finding, Operator, Severity, Target
from assistant.review.context import Context, found
from assistant.review.figures import SYMBOLS, Figure, figures_of
from assistant.review.lines import Line
from assistant.review.quantity.measures import clean_name, value_of
from assistant.review.quantity.tables import effect_verbs, measure_kinds, quantified_words, vague_words
from assistant.review.units import kind_of
from assistant.text import open_blanks
from assistant.wording.review import quantity as say

_UP: Final = (Operator.GE, Operator.GT)
_DOWN: Final = (Operator.LE, Operator.LT)
# A name may end in a character or word that says that something is counted.
_MEASURED: Final = (*"率数量额度价费次期", "时限", "时间", "面积", "里程", "比例", "占比", "情况", "制度", "机制")
_DATED: Final = re.compile(r"\d{4}-\d|[年月日]|季度")
_SAME_UNITS: Final = (
    {"人", "名", "位"},
    {"平方米", "㎡", "m²", "m2", "平方"},
    {"公里", "千米", "km", "KM"},
    {"%", "％"},
)


def check_targets(line: Line, context: Context) -> Iterator[Finding]:
    """Yield what is wrong with the targets of an indicator, and a sentence that is nothing but a value."""
    if not line.is_indicator:
        return
    if _is_bare(line.text):
        yield found("quantity.no_name", Severity.WARNING, line, say.no_name(), (0, line.text), basis=say.TARGET_BASIS)
    yield from _doubled(line)
    for target in line.targets:
        yield from _shape(line, target, context)
        if open_blanks(line.text):
            continue
        if target.operator is Operator.QUALITATIVE or (target.value and value_of(target) is None):
            yield from _graded(line, target, context)
        else:
            yield from _agreement(line, target)


def _is_bare(text: str) -> bool:
    figures = figures_of(text)
    if not figures:
        return False
    rest = text[: figures[0].mark_start] + text[figures[-1].end :]
    return len(figures) == 1 and not rest.strip(" 。；;，,以上下内")


def _doubled(line: Line) -> Iterator[Finding]:
    """Yield a value that stands in its own name: 村组干部230人≥230个."""
    for first, second in pairwise(figures_of(line.text)):
        if second.mark and second.mark in SYMBOLS and not second.name and second.value == first.value:
            excerpt = (first.start, line.text[first.start : second.end])
            yield _found("quantity.target", line, say.number_in_name(first.text), excerpt)


def _is_sentence(name: str, context: Context) -> bool:
    """Return whether a name begins like a sentence and ends in nothing that is measured."""
    if not name.startswith(context.bank.made(effect_verbs)):
        return False
    return context.bank.made(measure_kinds).find(clean_name(name)) is None and not name.endswith(_MEASURED)


def _shape(line: Line, target: Target, context: Context) -> Iterator[Finding]:
    figures = figures_of(target.name)
    if figures and not target.name.replace(figures[0].text, "").strip():
        yield _found("quantity.no_name", line, say.no_name())
    elif any(figure.unit and not figure.spoken and figure.unit not in ("岁", "年", "℃") for figure in figures):
        yield _found("quantity.target", line, say.number_in_name(target.name))
    elif _is_sentence(target.name, context):
        yield found("quantity.target", Severity.NOTE, line, say.name_is_sentence(target.name), basis=say.TARGET_BASIS)
    if not (target.value or "").strip() and not open_blanks(line.text):  # that one is owed has been said
        yield _found("quantity.target", line, say.target_without_value(target.name))


def _graded(line: Line, target: Target, context: Context) -> Iterator[Finding]:
    value = (target.value or "").strip()
    if not value or _DATED.search(value):
        return
    vague = any(match.means.kind != "空话" for match in context.bank.made(vague_words).find(value))
    if value == "定性" or vague:
        yield _found("quantity.ungraded", line, say.ungraded(value))
    elif not any(context.bank.made(quantified_words).find(value)) and value not in line.text:
        yield _found("quantity.target", line, say.value_not_in_text(target.name, value))


def _agreement(line: Line, target: Target) -> Iterator[Finding]:
    value = value_of(target)
    if value is None:
        return
    same = [figure for figure in figures_of(line.text) if figure.value == value or figure.upto == value]
    if not same:
        yield _found("quantity.target", line, say.value_not_in_text(target.name, f"{target.value}{target.unit or ''}"))
    elif target.unit and not any(_same_unit(figure, target.unit) for figure in same):
        message = say.units_differ(target.name, same[0].unit, target.unit)
        yield _found("quantity.target", line, message, (same[0].start, same[0].text))
    elif len(same) == 1 and _opposed(same[0].operator, target.operator):
        excerpt = (same[0].mark_start, line.text[same[0].mark_start : same[0].end])
        yield _found("quantity.target", line, say.operators_differ(target.name), excerpt)


def _same_unit(figure: Figure, unit: str) -> bool:
    own, wanted = figure.unit, unit.replace(" ", "").replace("％", "%")
    if not own or own == wanted or own.split("/")[0] == wanted.split("/")[0] or wanted.startswith(own):
        return True
    if any(own.split("/")[0] in group and wanted.split("/")[0] in group for group in _SAME_UNITS):
        return True
    return not kind_of(own) and not kind_of(wanted) and own[-1] == wanted[-1]


def _opposed(first: Operator | None, second: Operator | None) -> bool:
    return (first in _UP and second in _DOWN) or (first in _DOWN and second in _UP)


def _found(rule: str, line: Line, message: str, excerpt: tuple[int, str] | None = None) -> Finding:
    return found(rule, Severity.WARNING, line, message, excerpt, basis=say.TARGET_BASIS)
