"""Values that cannot be judged: growth of nothing, costs without a bound, less than last year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.model import Category, Declaration, Finding, Operator, Severity
from assistant.review.clauses import sentence_around
from assistant.review.context import Context, found
from assistant.review.figures import Figure, figures_of
from assistant.review.lines import Line, Role, lines_of
from assistant.review.repetition.texts import Normal, normal_of
from assistant.review.substance.counts import Fact, facts_of
from assistant.text import squeeze
from assistant.wording.review import substance as say

_GROWTH: Final = re.compile(
    r"(?:增长|增加|增收|递增|提高|提升|上升|下降|降低|减少|增幅|增速|降幅)(?:率|幅度|幅|比例|速度)?(?:均|各|约|达|为)?$"
)
_BASE: Final = re.compile(
    r"比(?!例|重|率|对|赛|较好|武)|较(?![大多高好强快为])|同比|环比|上年|去年|上一?年度?|20\d\d\s?年|基数|年均|基础上|同期|往年|近[三五两]年|基期"
)
_COST_STANDARD: Final = re.compile(
    r"\d|合同价|中标价|批复|概算|预算|限额|标准|控制价|定额|财评|控制数|债务|垫资|只减不增|零增长|不突破|据实|[一二三四五六七八九十百千万]+元|政府采购"
)
_EMPTY_COST: Final = re.compile(
    r"^成本(?:指标)?[：:]|(?:控制|降低|节约|压缩|减少)(?:各项|项目|工程|行政|运行|支出)*(?:成本|开支|支出)|厉行节约|成本[\u4e00-\u9fff]{0,4}(?:合理|最小|较低|节约|控制)"
)
_LONGEST_COST: Final = 40
"""Characters beyond which a line is a paragraph that also speaks of costs."""
_BAD_RATE: Final = re.compile(r"发生|受害|死亡|差错|投诉|逾期|失|返|超|降|下降|损|病|空置|违|率低")


def growth_without_base(line: Line, context: Context) -> Iterator[Finding]:
    """Find a growth in per cent whose sentence does not say compared with what."""
    if not line.is_indicator:
        return
    for figure in figures_of(line.text):
        if figure.unit not in ("%", "个百分点") or not (match := _GROWTH.search(figure.name)):
            continue
        if _BASE.search(line.text, *sentence_around(line.text, figure.start)):
            continue
        start = line.text.rfind(match.group(), 0, figure.start)
        excerpt = line.text[start : figure.end]
        place = (start, excerpt)
        yield found("substance.growth", Severity.WARNING, line, say.no_base(excerpt), place, basis=say.BASIS_GROWTH)


def empty_cost(line: Line, context: Context) -> Iterator[Finding]:
    """Find a cost indicator that sets no bound."""
    if line.role is not Role.OUTPUT or len(line.text) > _LONGEST_COST or _COST_STANDARD.search(line.text):
        return
    if line.category is Category.COST or (line.category is None and _EMPTY_COST.search(line.text)):
        place = (0, line.text)
        yield found("substance.cost", Severity.WARNING, line, say.empty_cost(), place, basis=say.BASIS_COST)


_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")


def _skeleton(text: str) -> str:
    return _NUMBER.sub("#", squeeze(text))


def worse_than_last_year(lines: Sequence[Line], declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find values that bind from below and are lower than last year's for the same sentence or thing."""
    if context.last is None:
        return
    normal = context.bank.made(normal_of)
    before = [line for line in lines_of(context.last, context.form) if line.is_indicator]
    sentences = {(line.role, _skeleton(line.text)): line for line in before}
    things = {(line.title, *_thing(fact)): fact.figure for line in before for fact in facts_of(normal, line.text)}
    for line in lines:
        if not line.is_indicator:
            continue
        pairs = list(_pairs(line, sentences, things, normal))
        for figure, last in pairs:
            if _is_worse(figure, last):
                yield found(
                    "substance.below_last",
                    Severity.WARNING,
                    line,
                    say.worse_than_last(figure.name, figure.text, last.text),
                    (figure.start, figure.text),
                    basis=say.BASIS_LAST,
                )


def _thing(fact: Fact) -> tuple[str, str]:
    return fact.name, fact.figure.unit


def _pairs(
    line: Line,
    sentences: dict[tuple[Role, str], Line],
    things: dict[tuple[str, str, str], Figure],
    normal: Normal,
) -> Iterator[tuple[Figure, Figure]]:
    """Yield each figure with last year's for the same sentence, or else for the same thing in the same objective."""
    same = sentences.get((line.role, _skeleton(line.text)))
    if same is not None:
        yield from zip(figures_of(line.text), figures_of(same.text), strict=False)
        return
    for fact in facts_of(normal, line.text):
        if (line.title, *_thing(fact)) in things:
            yield fact.figure, things[(line.title, *_thing(fact))]


def _is_worse(now: Figure, last: Figure) -> bool:
    if now.unit != last.unit or now.name == "":
        return False
    if now.operator in (Operator.GE, Operator.GT):
        return now.value < last.value
    if now.is_rate and now.operator in (Operator.LE, Operator.LT):
        return now.value > last.value
    return now.is_rate and now.value < last.value and not _BAD_RATE.search(now.name)
