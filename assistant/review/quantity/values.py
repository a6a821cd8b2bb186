"""Values that cannot stand as they do: the wrong operator, more than 100%, a unit that is not the measure's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from assistant.model import Category, Finding, Operator, Severity, Strength
from assistant.review.context import Context, found
from assistant.review.figures import SYMBOLS
from assistant.review.lines import Line, Role
from assistant.review.quantity.measures import Measure, measures_of
from assistant.review.quantity.tables import MeasureKind, effect_verbs, measure_kinds, share_words
from assistant.review.units import kind_of
from assistant.wording.review import quantity as say

_UP: Final = (Operator.GE, Operator.GT)
_DOWN: Final = (Operator.LE, Operator.LT)
_COUNTED: Final = ("次", "人", "户", "长度", "面积")
_FULL: Final = Decimal(100)
_OTHER_WAY: Final = {
    **{"≥": "≤", ">=": "≤", "≧": "≤", "＞": "＜", ">": "<", "不低于": "不高于", "不少于": "不超过", "不小于": "不大于"},
    **{"至少": "至多", "高于": "低于", "大于": "小于", "多于": "少于", "超过": "低于"},
    **{"≤": "≥", "<=": "≥", "≦": "≥", "＜": "＞", "<": ">", "不高于": "不低于", "不超过": "不少于", "不大于": "不小于"},
    **{"不多于": "不少于", "低于": "高于", "小于": "大于", "少于": "多于"},
}
_ENDS: Final = ("", "，", "。", "；", "、", "）", ")", "（", "(", "\n", ",", ";")
# 节约生产成本不低于5万元: what is large there is the drop.
_DROPS: Final = ("节约", "节省", "降低", "减少", "压减", "压缩", "压降", "下降", "缩短", "减轻", "化解", "挽回", "避免")
# 每期培训人数不超过50人 limits one session, not the promise.
_PER_ONE: Final = ("每", "单", "人均", "户均", "平均", "一次性")
_SHORT_NAME: Final = 3
_LONG_NAME: Final = 6
_MOST_PERMILLE: Final = Decimal(10)


def check_values(line: Line, context: Context) -> Iterator[Finding]:
    """Yield what is wrong with the operators, units and sizes of a line's values."""
    if not line.is_indicator:
        return
    measures = measures_of(line)
    if not measures:
        return
    kinds = context.bank.made(measure_kinds)
    seen: set[object] = set()
    for measure in measures:
        known = kinds.find(measure.name)
        findings = _of_kind(line, measure, *known) if known else _unnamed(line, measure, context)
        if not known or not known[1].direction:
            findings = [*findings, *_of_category(line, measure)]
        for finding in findings:
            if (finding.rule, finding.start) not in seen:
                seen.add((finding.rule, finding.start))
                yield finding


def _of_kind(line: Line, measure: Measure, word: str, kind: MeasureKind) -> Iterable[Finding]:
    if len(word) < _SHORT_NAME:
        word = measure.name[-_LONG_NAME:]
    return _unit(line, measure, word, kind) or _direction(line, measure, word, kind) or _cap(line, measure, word, kind)


def _direction(line: Line, measure: Measure, word: str, kind: MeasureKind) -> list[Finding]:
    up, down = measure.operator in _UP, measure.operator in _DOWN
    if not (up or down) or _is_class(measure) or any(word in measure.name for word in _DROPS):
        return []
    excerpt = measure.excerpt(line.text)
    if kind.direction < 0 and up:
        if not measure.value:
            mend = _equal_zero(measure, excerpt)
            return [_warn("quantity.direction", line, say.at_least_zero(word), excerpt, mend)]
        mend = _turned(measure, excerpt) if kind_of(measure.unit) != "比例" or measure.value < 50 else None
        return [_warn("quantity.direction", line, say.less_is_better(word, measure.mark), excerpt, mend)]
    if kind.direction < 0 and measure.operator is Operator.LE and not measure.value and kind_of(measure.unit) != "比例":
        message, mend = say.at_most_zero(word), _equal_zero(measure, excerpt)
        return [found("quantity.direction", Severity.NOTE, line, message, excerpt, mend, say.VALUE_BASIS)]
    if kind.direction > 0 and down and not any(part in measure.name for part in _PER_ONE):
        return [
            _warn(
                "quantity.direction", line, say.more_is_better(word, measure.mark), excerpt, _turned(measure, excerpt)
            )
        ]
    return []


def _of_category(line: Line, measure: Measure) -> Iterator[Finding]:
    """Yield what binds against its line's category: a cost from below, a quantity from above."""
    excerpt = measure.excerpt(line.text)
    if not measure.mark or excerpt is None or any(word in line.text for word in _DROPS):
        return
    name = measure.name[-_LONG_NAME:]
    fix = _turned(measure, excerpt)
    if line.category is Category.COST and measure.operator in _UP and kind_of(measure.unit) == "金额":
        yield _warn("quantity.direction", line, say.less_is_better(name, measure.mark), excerpt, fix)
    if line.category is Category.QUANTITY and measure.operator in _DOWN and kind_of(measure.unit) in _COUNTED:
        if any(part in measure.name for part in _PER_ONE):
            return
        message = say.more_is_better(name, measure.mark)
        yield found("quantity.direction", Severity.NOTE, line, message, excerpt, fix, say.VALUE_BASIS)


def _is_class(measure: Measure) -> bool:
    """Return whether a word behind the figure only says which are meant: 3人以上的事故."""
    figure = measure.figure
    said_behind = figure is not None and not measure.mark and measure.operator is figure.operator
    return said_behind and kind_of(measure.unit) not in ("比例", "千分比")


def _equal_zero(measure: Measure, excerpt: tuple[int, str] | None) -> str | None:
    if not excerpt or not measure.mark:
        return None
    return f"{'=' if measure.mark in SYMBOLS else '为'}{excerpt[1][len(measure.mark) :].lstrip()}"


def _turned(measure: Measure, excerpt: tuple[int, str] | None) -> str | None:
    other = _OTHER_WAY.get(measure.mark)
    return f"{other}{excerpt[1][len(measure.mark) :].lstrip()}" if excerpt and other else None


def _cap(line: Line, measure: Measure, word: str, kind: MeasureKind) -> list[Finding]:
    if not kind.capped or measure.unit != "%":
        return []
    excerpt = measure.excerpt(line.text)
    if measure.value > _FULL:
        message = say.over_full(word)
        severity = (
            Severity.ERROR if kind.direction else Severity.WARNING
        )  # of a rate that only ends in 率 less is known
        return [found("quantity.over_full", severity, line, message, excerpt, basis=say.CAP_BASIS)]
    if kind.surveyed or measure.value < _FULL or measure.operator not in _UP:
        return []
    return [_warn("quantity.full_rate", line, say.full_rate(word), *_as_full(line, measure))]


def _as_full(line: Line, measure: Measure) -> tuple[tuple[int, str] | None, str | None]:
    """Return what stands for ≥100% with its operator, and what reads right instead."""
    figure = measure.figure
    if figure is None:
        return None, None
    start, end = figure.mark_start, figure.end
    if line.text.startswith("以上", end):
        end += 2
    plain = line.text[figure.start : figure.end]
    before = line.text[start : figure.start]
    symbol = before.strip() in SYMBOLS and before.strip() != ""
    held = figure.operator is not None and end > figure.end and before.startswith(("达", "均达", "要达", "应达"))
    fix = f"={plain}" if symbol else f"{before}{plain}" if held else plain
    return (start, line.text[start:end]), fix


def _unit(line: Line, measure: Measure, word: str, kind: MeasureKind) -> list[Finding]:
    if not kind.kinds:
        return []
    excerpt = measure.excerpt(line.text)
    own = kind_of(measure.unit)
    if not measure.unit:
        figure = measure.figure
        bare = figure is not None and line.text[figure.end : figure.end + 1] in _ENDS and not figure.spoken
        if kind.kinds != ("比例",) or not bare or not 0 < measure.value <= _FULL:
            return []
        if measure.value < 5:  # 0.95 may mean 95% or 0.95%
            return [_warn("quantity.unit", line, say.rate_without_unit(word), excerpt)]
        return [
            _warn("quantity.unit", line, say.rate_without_unit(word), excerpt, f"{excerpt[1]}%" if excerpt else None)
        ]
    if not own or own in kind.kinds or (own == "千分比" and "比例" in kind.kinds):
        return []
    if kind.kinds == ("千分比",) and own == "比例":
        small = excerpt is not None and measure.value <= _MOST_PERMILLE and excerpt[1].endswith(("%", "％"))
        fix = f"{excerpt[1][:-1]}‰" if excerpt and small else None
        return [_warn("quantity.permille", line, say.permille(word), excerpt, fix)]
    return [_warn("quantity.unit", line, say.wrong_unit(word, measure.unit, kind.kinds), excerpt)]


def _unnamed(line: Line, measure: Measure, context: Context) -> Iterator[Finding]:
    """Yield a share of nothing that could be counted: 维护社会稳定≥95%."""
    if line.role is Role.OUTPUT and not measure.name.startswith(context.bank.made(effect_verbs)):
        return
    if measure.unit != "%" or measure.operator is not Operator.GE or measure.value < 50:
        return
    if context.bank.made(share_words).find(measure.name):
        yield _warn("quantity.share", line, say.share_of_nothing(measure.name), measure.excerpt(line.text))


def _warn(rule: str, line: Line, message: str, excerpt: tuple[int, str] | None, fix: str | None = None) -> Finding:
    basis, strength = say.BASES.get(rule, (say.VALUE_BASIS, Strength.CUSTOM))
    return found(rule, Severity.WARNING, line, message, excerpt, fix, basis, strength)
