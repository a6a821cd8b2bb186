"""What the form as a whole owes: every category once, satisfaction where people are served, a sound number of lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assistant.bank import Bank
from assistant.model import (
    BENEFIT_CATEGORIES,
    Absent,
    Category,
    Declaration,
    Finding,
    Objective,
    Operator,
    Severity,
    Strength,
)
from assistant.review.context import Context, found
from assistant.review.dimensions.tables import cues, generic_words, scopes
from assistant.review.figures import figures_of
from assistant.review.lines import Line, Role
from assistant.review.units import PERIODS
from assistant.text import open_blanks
from assistant.wording.fields import CATEGORY_NAMES
from assistant.wording.review import dimensions as say

OWED: Final = tuple(part for part in Category if part is not Category.OTHER)
"""Categories of which a form has at least one line each."""
SERVING: Final = ("infrastructure", "livelihood", "society", "culture", "ecology", "service")
"""Keys of the objectives by which people are served."""
MOST_OUTPUTS: Final = 8
MOST_BENEFITS: Final = 4
LEAST_LINES: Final = 3
_LABELLED: Final = frozenset(BENEFIT_CATEGORIES) - {Category.SATISFACTION}
_NEEDS_NO_OUTPUT: Final = (Category.SATISFACTION, Category.SUSTAINABILITY)
_DATE: Final = re.compile(r"[\d０-９]\s?月|[\d０-９]\s?日前|季度")
_CHINESE: Final = re.compile("[一-鿿]{2,}")
_WEAK: Final = frozenset("的了和与及等为在对以将把是有不一上下中各全年")


@dataclass(frozen=True)
class _Part:
    """One objective with its lines."""

    number: int
    objective: Objective
    key: str
    outputs: tuple[Line, ...]
    benefits: tuple[Line, ...]

    def place(self, member: str) -> str:
        return f"/objectives/{self.number - 1}/{member}"


def check_form(lines: Sequence[Line], declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Yield what the form as a whole lacks, each kind once; lists that are not answered yet are not judged."""
    parts = _parts(lines, declaration)
    if not parts:
        return
    yield from _numbers(parts)
    owed = [part for part in parts if part.key in SERVING and _lacks_satisfaction(part, declaration, context.bank)]
    if owed:
        yield _several("dimensions.satisfaction", Severity.WARNING, owed, "benefits", say.no_satisfaction)
    lists = [rows for part in parts for rows in (part.objective.outputs, part.objective.benefits)]
    if not any(isinstance(rows, Absent) for rows in lists):
        yield from _missing(parts, declaration, context.bank, skipped=bool(owed))
    yield from _orphans(parts, context.bank)


def _parts(lines: Sequence[Line], declaration: Declaration) -> list[_Part]:
    objectives = () if isinstance(declaration.objectives, Absent) else declaration.objectives
    by_place: dict[tuple[str, Role], list[Line]] = {}
    for line in lines:
        if line.is_indicator:
            by_place.setdefault((line.path.split("/", 3)[2], line.role), []).append(line)
    keys = {line.path.split("/", 3)[2]: line.objective for line in lines if line.role is Role.TITLE}
    return [
        _Part(
            index + 1,
            objective,
            keys.get(str(index), ""),
            tuple(by_place.get((str(index), Role.OUTPUT), ())),
            tuple(by_place.get((str(index), Role.BENEFIT), ())),
        )
        for index, objective in enumerate(objectives)
    ]


def _numbers(parts: list[_Part]) -> Iterator[Finding]:
    empty = [part for part in parts if part.objective.outputs == ()]
    if empty:
        yield _several("dimensions.outputs", Severity.WARNING, empty, "outputs", say.without_outputs)
    # Without labels a sentence may well be a quantity; only what is labelled otherwise throughout is none.
    other = [part for part in parts if part.outputs and all(_is_neither(line) for line in part.outputs)]
    if other:
        yield _several("dimensions.outputs", Severity.WARNING, other, "outputs", say.without_count)
    useless = [part for part in parts if part.objective.benefits == ()]
    if useless:
        yield _several("dimensions.benefits", Severity.WARNING, useless, "benefits", say.without_benefits)
    answered = all(not isinstance(part.objective.benefits, Absent) for part in parts)
    count = sum(len(part.outputs) + len(part.benefits) for part in parts)
    if answered and 0 < count < LEAST_LINES:
        yield _at("dimensions.few", Severity.WARNING, "/objectives", say.too_few(count), say.COUNT_BASIS)
    many = [part for part in parts if len(part.outputs) > MOST_OUTPUTS]
    if many:
        yield _several("dimensions.many", Severity.NOTE, many, "outputs", say.many_outputs(MOST_OUTPUTS))
    many = [part for part in parts if len(part.benefits) > MOST_BENEFITS]
    if many:
        yield _several("dimensions.many", Severity.NOTE, many, "benefits", say.many_benefits(MOST_BENEFITS))


def _is_neither(line: Line) -> bool:
    return line.category in (Category.TIMELINESS, Category.COST, Category.OTHER)


def _lacks_satisfaction(part: _Part, declaration: Declaration, bank: Bank) -> bool:
    if not part.benefits or _excused(declaration, Category.SATISFACTION, part):
        return False
    return not any(Category.SATISFACTION in categories_of(line, bank) for line in part.benefits)


def _missing(parts: list[_Part], declaration: Declaration, bank: Bank, skipped: bool) -> Iterator[Finding]:
    lines = [line for part in parts for line in (*part.outputs, *part.benefits)]
    if not lines:
        return
    unlabelled = any(line.category is None for line in lines if line.role is Role.BENEFIT)
    have = {category for line in lines for category in categories_of(line, bank)}
    if any(open_blanks(line.text) for line in lines):
        return  # what is still open may bring it
    lacking = [
        category
        for category in OWED
        if category not in have
        and not _excused(declaration, category, None)
        and not (category is Category.SATISFACTION and skipped)
        and not (category in _LABELLED and unlabelled)  # its words alone do not tell
    ]
    if lacking:
        message = say.missing(lacking)
        yield _at("dimensions.missing", Severity.WARNING, "/objectives", message, say.MATRIX_BASIS, Strength.RULE)


def _excused(declaration: Declaration, category: Category, part: _Part | None) -> bool:
    """Whether 不适用 is declared for a category, by the path's last member or by its name in the reason."""
    for entry in declaration.not_applicable:
        if not entry.path.startswith("/objectives"):
            continue
        named = CATEGORY_NAMES[category] in entry.reason or entry.path.rsplit("/", 1)[1] == category.value
        whole = entry.path.count("/") < 3 or entry.path.startswith("/objectives/-")
        if named and (part is None or whole or entry.path.startswith(part.place(""))):
            return True
    return False


def categories_of(line: Line, bank: Bank) -> frozenset[Category]:
    """Return the categories that a line serves: its own, and for an output or an unlabelled line what its words say."""
    own = frozenset({line.category} if line.category else ())
    if line.role is Role.BENEFIT and own:
        return own
    return own | _derived(line.text, line.role, bank)


@lru_cache(maxsize=4096)
def _derived(text: str, role: Role, bank: Bank) -> frozenset[Category]:
    if role is Role.BENEFIT:
        return frozenset({Category.SATISFACTION} if "满意" in text or "好评" in text else ())
    result = set()
    for figure in figures_of(text):
        money = "元" in figure.unit
        if figure.is_rate:
            result.add(Category.QUALITY)
        elif money and figure.operator in (Operator.LE, Operator.LT):
            result.add(Category.COST)
        elif figure.unit and not money and figure.unit not in PERIODS:
            result.add(Category.QUANTITY)
        elif figure.unit in PERIODS and figure.operator is Operator.LE:
            result.add(Category.TIMELINESS)
    if ("月" in text or "日前" in text or "季度" in text) and _DATE.search(text):
        result.add(Category.TIMELINESS)
    for category in (Category.QUALITY, Category.TIMELINESS, Category.COST):
        if category not in result and any(cues(bank, "线索", category).find(text)):
            result.add(category)
    return frozenset(result)


def _orphans(parts: list[_Part], bank: Bank) -> Iterator[Finding]:
    """Yield the benefits whose field of work no output of their objective touches, where that is clear."""
    for part in parts:
        if not part.outputs:
            continue
        worked = frozenset[str]().union(*(_fields(line.text, bank) for line in part.outputs))
        for line in part.benefits:
            named = _fields(line.text, bank)
            if not named or named & worked or line.category in _NEEDS_NO_OUTPUT:
                continue
            own = pairs_of(line.text, bank)
            echoed = any(pair in _own_words(output.text, bank) for output in part.outputs for pair in own)
            if not echoed and all(figure.value for figure in figures_of(line.text)):
                yield found("dimensions.orphan", Severity.NOTE, line, say.orphan(), basis=say.ORPHAN_BASIS)


@lru_cache(maxsize=4096)
def _fields(text: str, bank: Bank) -> frozenset[str]:
    return frozenset(match.means.id for match in bank.made(scopes).find(text))


@lru_cache(maxsize=4096)
def _own_words(text: str, bank: Bank) -> str:
    """Return a text with a space for every word that every objective uses."""
    kept, end = [], 0
    for match in bank.made(generic_words).find(text):
        kept += [text[end : match.start], " "]
        end = match.start + len(match.excerpt)
    return "".join([*kept, text[end:]])


@lru_cache(maxsize=4096)
def pairs_of(text: str, bank: Bank) -> frozenset[str]:
    """Return the pairs of neighbouring Chinese characters among a text's own words, weak characters aside."""
    return frozenset(
        run[at : at + 2]
        for run in _CHINESE.findall(_own_words(text, bank))
        for at in range(len(run) - 1)
        if run[at] not in _WEAK and run[at + 1] not in _WEAK
    )


def _several(
    rule: str, severity: Severity, parts: list[_Part], member: str, sentence: Callable[[list[int]], str]
) -> Finding:
    places = [part.place(member) for part in parts]
    message = sentence([part.number for part in parts])
    return _at(rule, severity, places[0], message, say.COUNT_BASIS, related=tuple(places[1:]))


def _at(
    rule: str,
    severity: Severity,
    path: str,
    message: str,
    basis: str,
    strength: Strength = Strength.CUSTOM,
    related: tuple[str, ...] = (),
) -> Finding:
    return Finding(rule, severity, path, message, related=related, basis=basis, strength=strength)
