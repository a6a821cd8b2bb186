"""Single lines under the wrong category or the wrong objective."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.bank import Bank
from assistant.bank.words import Match
from assistant.model import Category, Finding, Severity
from assistant.review.context import Context, found
from assistant.review.dimensions.tables import Scope, at_home, cues, scopes
from assistant.review.figures import Figure, figures_of
from assistant.review.lines import Line, Role
from assistant.review.quantity.measures import clean_name
from assistant.review.quantity.tables import quantified_words
from assistant.review.quantity.words import NOTHING
from assistant.review.units import PERIODS, kind_of
from assistant.wording.review import dimensions as say

WRONG_OBJECTIVE: Final = "dimensions.objective"
"""The rule that finds a text under the wrong objective."""
_LONG: Final = 120
# Categories whose sentences always hold one of a closed list of words.
_NEEDS_WORDS: Final = (Category.TIMELINESS, Category.COST, Category.ECOLOGICAL, Category.SATISFACTION)
_COUNTED: Final = ("次", "人", "户", "长度", "面积")
_COUNT_UNITS: Final = frozenset("个座处条件起宗家所支份台辆口盏株棵头只羽块张幅册栋间套")
# 按期竣工。 and 验收合格率100%, but not 先落实资金再开工建设.
_ENDS_CLAUSE: Final = re.compile(r"率?\s?(?:达到?|为|[≥=＝]|不低于)?\s?[\d０-９.]*\s?[%％]?(?:以上)?(?:[，。]|$)")
_PAREN: Final = re.compile(r"（[^（）]*）|\([^()]*\)")


def check_category(line: Line, context: Context) -> Iterator[Finding]:
    """Yield the objection to a label that its sentence does not fit."""
    if not line.is_indicator or line.category is None or NOTHING.fullmatch(line.text):
        return
    if line.role is Role.BENEFIT:
        yield from _benefit(line, line.category, context)
    elif line.category in (Category.QUANTITY, Category.QUALITY):
        yield from _counted(line, line.category, context)
    if line.category in _NEEDS_WORDS and not any(cues(context.bank, "相称", line.category).find(line.text)):
        yield _warn("dimensions.label", line, say.label_without_words(line.category))


def _benefit(line: Line, category: Category, context: Context) -> Iterator[Finding]:
    if category is not Category.SATISFACTION and (figure := _only_satisfaction(line.text)):
        yield _warn("dimensions.label", line, say.is_satisfaction(category), (figure.start, figure.text))
    done = next(iter(cues(context.bank, "不相称", None).find(line.text)), None)
    if done and _ENDS_CLAUSE.match(line.text, done.start + len(done.excerpt)):
        yield _warn("dimensions.label", line, say.is_output(done.excerpt), (done.start, done.excerpt))
    elif not any(cues(context.bank, "相称", category).find(line.text)):
        foreign = next(iter(cues(context.bank, "不相称", category).find(line.text)), None)
        if foreign:
            excerpt = (foreign.start, foreign.excerpt)
            yield _warn("dimensions.label", line, say.foreign_word(foreign.excerpt, category), excerpt)


def _only_satisfaction(text: str) -> Figure | None:
    """Return the figure of a text that measures satisfaction and nothing else; figures in brackets aside."""
    figures = figures_of(_PAREN.sub(lambda match: " " * len(match.group()), text))
    if len(figures) == 1 and clean_name(figures[0].name).endswith(("满意度", "满意率")):
        return figures[0]
    return None


def _counted(line: Line, category: Category, context: Context) -> Iterator[Finding]:
    """Yield 数量 with nothing but rates, and 质量 with nothing but counts."""
    figures = [figure for figure in figures_of(line.text) if figure.unit]
    if not figures:
        return
    first = figures[0]
    if category is Category.QUANTITY and all(figure.is_rate for figure in figures):
        yield _warn("dimensions.label", line, say.rate_as_quantity(), (first.start, first.text))
    if category is Category.QUALITY and _is_mere_count(line.text, figures, context.bank):
        yield _warn("dimensions.label", line, say.count_as_quality(), (first.start, first.text))


def _is_mere_count(text: str, figures: Sequence[Figure], bank: Bank) -> bool:
    """Return whether a text ends in how often or how many, and neither says how well nor how regularly."""
    if not all(_is_count(figure) for figure in figures) or text[figures[-1].end :].strip("。；以上 "):
        return False
    regular = any(match.means == "数" for match in bank.made(quantified_words).find(text))
    return not regular and not any(cues(bank, "线索", Category.QUALITY).find(text))


def _is_count(figure: Figure) -> bool:
    if figure.unit in PERIODS or not figure.value or "/" in figure.unit:
        return False
    return kind_of(figure.unit) in _COUNTED or figure.unit in _COUNT_UNITS


def check_objective(line: Line, context: Context) -> Iterator[Finding]:
    """Yield the objection to a text that belongs under another objective."""
    if not line.is_indicator or not line.objective:
        return
    titles = {part.key: part.title for part in context.form.objectives}
    first = _stranger(line.text, line.objective, context.bank)
    if first is not None and (home := titles.get(first.means.homes[0])):
        excerpt = (first.start, first.excerpt)
        yield _warn(WRONG_OBJECTIVE, line, say.wrong_objective(first.excerpt, home), excerpt)


def home_of(text: str, objective: str, bank: Bank) -> str:
    """Return the key of the objective under which a text of another one belongs; "" where it may stay."""
    first = _stranger(text, objective, bank)
    return first.means.homes[0] if first is not None else ""


def _stranger(text: str, objective: str, bank: Bank) -> Match[Scope] | None:
    """Return the first word by which a text belongs under another objective than that."""
    strangers = [match for match in bank.made(scopes).find(text) if objective not in match.means.homes]
    kinds = {match.means.id for match in strangers}
    if not strangers or (len(text) > _LONG and len(kinds) < 2):
        return None
    own = bank.made(at_home).get(objective)
    return None if own is None or any(own.find(text)) else strangers[0]


def _warn(rule: str, line: Line, message: str, excerpt: tuple[int, str] | None = None) -> Finding:
    return found(rule, Severity.WARNING, line, message, excerpt, basis=say.BASES[rule])
