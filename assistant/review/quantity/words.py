"""Wording that cannot be measured: no number at all, empty words, inputs for results, many things in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.bank import Bank
from assistant.bank.words import Match
from assistant.model import Category, Finding, Operator, Severity, Strength
from assistant.review.context import Context, found
from assistant.review.figures import Figure, figure_from, figures_of
from assistant.review.lines import Line, Role
from assistant.review.quantity.tables import Vague, input_words, quantified_words, vague_words
from assistant.review.units import PERIODS
from assistant.text import open_blanks
from assistant.wording.review import quantity as say

# A day, an hour or a class of water binds as a number does.
_BINDING: Final = re.compile(
    r"[\d０-９]\s?月|[\d０-９]{1,2}[:：][\d０-９]{2}|[ⅠⅡⅢⅣⅤ]类|(?:III?|IV)类|[一二三四五六七八九十]月(?:底|末|份|上旬|中旬|下旬|初|前)|季度(?:末|前|底)"
)
_IN_BINDING: Final = ("月", ":", "：", "类", "季度")
"""Every match of _BINDING holds one of these."""
_CLAUSE: Final = re.compile(r"[，。；;！\n]")
_SIGNS: Final = "，。；;！\n"
_FARTHEST: Final = 40
"""Characters between the verb of an input and the word that it belongs to."""
_SENTENCE: Final = re.compile(r"[。；;！？\n]")
_POINTS: Final = re.compile(
    "[一二三四五六七八九十]是|（[一二三四五六七八九十]{1,2}）|[①②③④⑤⑥⑦⑧⑨⑩]|第[一二三四五六七八九十]，"
)
NOTHING: Final = re.compile(r"(?:无|暂无|不涉及|不适用|[/—-]*)[。]?")
"""What stands where there is nothing to say."""
_LONG: Final = 120
_VERY_LONG: Final = 200
_NEAR: Final = 8
_SHORT: Final = 60
_UNCOUNTED: Final = PERIODS - {"天", "小时", "分钟", "工作日", "个工作日"} | {"岁", "周年"}
# 一个 and 两个 before these count nothing that could be checked.
_EMPTY_COUNT: Final = re.compile(
    "(?:要点|方面|专项|重点|环节|意识|自信|确保|结合|转变|关键|坚持|到位|统一|不断|体系|维护|目标|层次|阶段|口子)"
)


def check_number(line: Line, context: Context) -> Iterator[Finding]:
    """Yield the objection to an indicator that holds neither a number nor wording that counts as one."""
    if not line.is_indicator or NOTHING.fullmatch(line.text) or any(target.value for target in line.targets):
        return
    if open_blanks(line.text):
        return
    if any(_counts(figure, line.text) for figure in figures_of(line.text)) or _binds(line.text):
        return
    kinds = {match.means for match in context.bank.made(quantified_words).find(line.text)}
    if "数" in kinds or (kinds and line.role is Role.BENEFIT):
        return
    if line.role is Role.OUTPUT:
        yield found(
            "quantity.no_number",
            Severity.WARNING,
            line,
            say.no_number(),
            basis=say.NUMBER_BASIS,
            strength=Strength.RULE,
        )
    elif line.category is Category.SATISFACTION:
        yield found("quantity.no_number", Severity.WARNING, line, say.satisfaction_without_number(),
                    basis=say.NUMBER_BASIS, strength=Strength.RULE)  # fmt: skip
    elif not any(match.means.kind == "无分级" for match in context.bank.made(vague_words).find(line.text)):
        severity = Severity.NOTE if line.category is Category.SUSTAINABILITY else Severity.WARNING
        yield found("quantity.ungraded", severity, line, say.no_grade(), basis=say.GRADE_BASIS)


def _binds(text: str) -> bool:
    # Most texts hold none of these: the pattern would be tried at each of their characters.
    return any(mark in text for mark in _IN_BINDING) and _BINDING.search(text) is not None


def _counts(figure: Figure, text: str) -> bool:
    if figure.unit in _UNCOUNTED and figure.operator is None:
        return False  # 三年行动, but not 20日内
    if not figure.spoken:
        return True
    before = text[max(0, figure.start - _NEAR) : figure.start]
    if figure.value == 1 and "每" not in before and not before.endswith(("各", "新增", "新建", "建成")):
        return False  # 一个新局面, but not 每年汛前更新一次
    if figure.unit == "期" and text.startswith(("工程", "项目", "建设"), figure.end):
        return False
    return not (figure.unit == "个" and _EMPTY_COUNT.match(text, figure.end))


def check_vague(line: Line, context: Context) -> Iterator[Finding]:
    """Yield the first empty word of a line without a figure behind it, and every wording without a standard."""
    if not line.is_indicator:
        return
    empty: list[Match[Vague]] = []
    for match in context.bank.made(vague_words).find(line.text):
        means, end = match.means, match.start + len(match.excerpt)
        if means.before and not line.text.startswith(means.before, end):
            continue
        if means.kind == "无标准":
            yield found("quantity.no_standard", Severity.WARNING, line, say.no_standard(match.excerpt),
                        (match.start, match.excerpt), basis=say.NUMBER_BASIS, strength=Strength.RULE)  # fmt: skip
        elif means.kind == "无分级":
            yield found("quantity.ungraded", Severity.WARNING, line, say.ungraded(match.excerpt),
                        (match.start, match.excerpt), basis=say.GRADE_BASIS)  # fmt: skip
        elif not _figure_follows(line.text, end):
            empty.append(match)
    if empty:
        yield _empty_words(line, empty)


def _empty_words(line: Line, matches: list[Match[Vague]]) -> Finding:
    first = matches[0]
    end = first.start + len(first.excerpt)
    if first.means.deletable and line.text[end : end + 1].strip():
        excerpt, fix = line.text[first.start : end + 1], line.text[end : end + 1]
    else:
        excerpt, fix = first.excerpt, None
    words = list(dict.fromkeys(match.excerpt for match in matches))
    return found("quantity.vague", Severity.NOTE, line, say.vague(words), (first.start, excerpt), fix, say.VAGUE_BASIS)


def _figure_follows(text: str, start: int) -> bool:
    figure = figure_from(text, start)
    return figure is not None and not _CLAUSE.search(text, start, figure.start)


def check_inputs(line: Line, context: Context) -> Iterator[Finding]:
    """Yield people, money and meetings that stand as results."""
    if line.role is Role.OUTPUT and line.category is not Category.COST:
        yield from _inputs(line, context.bank)


def _inputs(line: Line, bank: Bank) -> Iterator[Finding]:
    for match in bank.made(input_words).find(line.text):
        end = match.start + len(match.excerpt)
        begin = 1 + max(line.text.rfind(sign, max(0, match.start - _FARTHEST), match.start) for sign in _SIGNS)
        begin = max(begin, match.start - _FARTHEST, 0)
        clause = line.text[begin : match.start]
        after = match.means.after
        if after and not any(word in clause for word in after):
            continue
        figure = figure_from(line.text, end)
        if figure and figure.operator in (Operator.LE, Operator.LT):
            continue  # a limit is a cost
        start = min(
            (line.text.rfind(word, begin, match.start) for word in after if word in clause), default=match.start
        )
        alone = len(line.text) <= _SHORT and not _CLAUSE.search(line.text.strip("。；"))
        severity = Severity.WARNING if alone else Severity.NOTE
        excerpt = (start, line.text[start:end])
        yield found("quantity.input", severity, line, say.is_input(excerpt[1]), excerpt, basis=say.INPUT_BASIS)
        return


def check_length(line: Line, context: Context) -> Iterator[Finding]:
    """Yield the objection to an item that holds many things at once."""
    length = len(line.text)
    if not line.is_indicator or length <= _LONG:
        return
    points = len(_POINTS.findall(line.text))
    things = points if points > 1 else sum(bool(part.strip()) for part in _SENTENCE.split(line.text))
    if things < 2:
        things = sum(bool(part.strip()) for part in _CLAUSE.split(line.text))
    severity = Severity.WARNING if length > _VERY_LONG and things > 3 else Severity.NOTE
    yield found("quantity.crammed", severity, line, say.crammed(length, things), basis=say.CRAMMED_BASIS)
