"""The same line, clause, task or indicator in several places of the form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Final

from assistant.bank import Bank, CellError, Row
from assistant.bank.words import Match, WordList, Words, words_of
from assistant.model import Declaration, Finding, Operator, Severity
from assistant.review.clauses import sentence_around
from assistant.review.context import Context, found
from assistant.review.figures import figures_of
from assistant.review.lines import Line, Role
from assistant.review.repetition.texts import Normal, Part, is_survey, key_of, normal_of, parts_of, place_of, weight_of
from assistant.wording import bank as say_bank
from assistant.wording.review import repetition as say

_SHORTEST_LINE: Final = 6
"""Characters of a line's key from which an equal one is worth a word."""
_SHORTEST_HELD: Final = 8
"""Characters of a line that another may hold without a word."""
_LONG_LINE: Final = 12
_LONG_PART: Final = 18
_MOST_LINES: Final = 600
"""A form has a hundred; beyond this a wrong file is being read."""


def _compared(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines that are compared with one another: the duties, and the indicators but for surveys."""
    yield [line for line in lines if line.role is Role.DUTY][:_MOST_LINES]
    yield [line for line in lines if line.is_indicator and not is_survey(line)][:_MOST_LINES]


def _same(normal: Normal, lines: Sequence[Line]) -> dict[str, list[Line]]:
    groups: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        groups[key_of(normal, line.text)].append(line)
    return groups


def same_lines(lines: Sequence[Line], declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find lines that say the same in the same words, fillers and marks aside."""
    normal = context.bank.made(normal_of)
    for compared in _compared(lines):
        for key, group in _same(normal, compared).items():
            if len(group) > 1 and (weight := weight_of(key)) >= _SHORTEST_LINE:
                first, line, *more = group
                yield found(
                    "repetition.line",
                    Severity.WARNING if weight >= _LONG_LINE else Severity.NOTE,
                    line,
                    say.same_line(len(group) - 1),
                    (0, line.text),
                    basis=say.BASIS_REPEATED,
                    related=tuple(part.path for part in (first, *more)),
                )


def same_clauses(lines: Sequence[Line], declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find long clauses that stand in several lines, the longest of each pair of lines only."""
    normal = context.bank.made(normal_of)
    for compared in _compared(lines):
        once = [group[0] for group in _same(normal, compared).values()]
        holders: dict[str, list[tuple[Line, Part]]] = defaultdict(list)
        for line in once:
            for key, part in parts_of(normal, line.text).items():
                holders[key].append((line, part))
        yield from _clauses(holders)


def _clauses(holders: dict[str, list[tuple[Line, Part]]]) -> Iterator[Finding]:
    said: set[tuple[str, str]] = set()
    shared = sorted((part for part in holders.items() if len(part[1]) > 1), key=lambda item: -len(item[0]))
    for key, held in shared:
        paths = [line.path for line, _ in held]
        if (paths[0], paths[1]) in said:
            continue
        said.update(combinations(paths, 2))
        line, part = held[1]
        place = place_of(line.text, part)
        heavy = part.whole or part.has_figure or len(key) >= _LONG_PART
        yield found(
            "repetition.clause",
            Severity.WARNING if heavy else Severity.NOTE,
            line,
            say.same_clause(place[1], len(held) - 1),
            place,
            basis=say.BASIS_REPEATED,
            related=(paths[0], *paths[2:]),
        )


def held_lines(lines: Sequence[Line], declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find indicators with a figure whose whole text another one holds with more around it."""
    normal = context.bank.made(normal_of)
    indicators = [line for line in lines if line.is_indicator and not is_survey(line)][:_MOST_LINES]
    keys = [(line, key_of(normal, line.text)) for line in indicators]
    whole = {key: line for line, key in keys}
    for line, key in keys:
        if not figures_of(line.text) or whole[key] is not line or weight_of(key) < _SHORTEST_HELD:
            continue
        own = parts_of(normal, line.text).keys()
        for other, longer in keys:
            # A clause in common has been said.
            if key in longer and key != longer and own.isdisjoint(parts_of(normal, other.text)):
                yield found(
                    "repetition.held",
                    Severity.WARNING,
                    line,
                    say.held_line(),
                    (0, line.text),
                    basis=say.BASIS_REPEATED,
                    related=(other.path,),
                )
                break


@dataclass(frozen=True, eq=False)
class Tasks:
    """The bank's list of a township's recurring tasks."""

    words: WordList[str]
    """Each stands for the name of its task."""


def _task(row: Row) -> Words[str]:
    if not row["名称"] or not row["词"]:
        head = "词" if row["名称"] else "名称"
        raise CellError(head, say_bank.empty_cell(head))
    return words_of(row, row["名称"])


def tasks_of(bank: Bank) -> Tasks:
    """Return the bank's list of tasks."""
    return Tasks(bank.word_list(bank.parsed("terms/tasks.csv", _task)))


@lru_cache(maxsize=4096)
def tasks_in(tasks: Tasks, text: str) -> tuple[Match[str], ...]:
    """Return where a text names tasks."""
    return tuple(tasks.words.find(text))


@lru_cache(maxsize=4096)
def _bare_tasks(tasks: Tasks, text: str) -> dict[str, tuple[int, str]]:
    """Return the tasks that a text names in sentences without any figure, with (offset, word) of the first naming."""
    named: dict[str, tuple[int, str]] = {}
    for match in tasks_in(tasks, text):
        begin, end = sentence_around(text, match.start)
        if not any(begin <= figure.start < end for figure in figures_of(text)):
            named.setdefault(match.means, (match.start, match.excerpt))
    return named


_SHORT: Final = 40
"""Characters of a line that has one task and no more."""


def _whole_task(line: Line, named: dict[str, tuple[int, str]]) -> bool:
    """Return whether a line is about one task, without any figure."""
    return len(named) == 1 and len(line.text) <= _SHORT and not figures_of(line.text)


def same_tasks(lines: Sequence[Line], declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find outputs of different objectives that name the same tasks, two or their only one, and no figures."""
    tasks = context.bank.made(tasks_of)
    outputs = [(line, _bare_tasks(tasks, line.text)) for line in lines if line.role is Role.OUTPUT][:_MOST_LINES]
    outputs = [(line, named) for line, named in outputs if len(named) > 1 or _whole_task(line, named)]
    for at, (line, named) in enumerate(outputs):
        others = [
            (other, shared)
            for other, before in outputs[:at]
            if other.title != line.title and (shared := [name for name in before if name in named])
            if len(shared) > 1 or len(named) == len(before) == 1
        ]
        if others:
            names = list(dict.fromkeys(name for _, shared in others for name in shared))
            yield found(
                "repetition.task",
                Severity.WARNING if any(len(shared) > 2 for _, shared in others) else Severity.NOTE,
                line,
                say.same_tasks(names),
                named[names[0]],
                basis=say.BASIS_REPEATED,
                related=tuple(other.path for other, _ in others),
            )


_LIMITS: Final = {Operator.GE: 1, Operator.GT: 1, Operator.LE: -1, Operator.LT: -1}


def same_indicators(lines: Sequence[Line], declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find a target that one objective has twice; two that bound one value from both sides are none."""
    seen: dict[tuple[str, str, str], tuple[Line, Operator | None, str]] = {}
    for line in lines:
        for target in line.targets:
            key = (line.title, target.name.strip(), target.unit or "")
            if key not in seen:
                seen[key] = (line, target.operator, target.value or "")
                continue
            first, operator, value = seen[key]
            both = {_LIMITS.get(part, 0) for part in (operator, target.operator) if part}
            if first.path == line.path or both == {1, -1}:
                continue
            values = (value, target.value or "")
            yield found(
                "repetition.indicator",
                Severity.WARNING,
                line,
                say.same_indicator(target.name)
                if values[0] == values[1]
                else say.same_indicator_differs(target.name, values),
                basis=say.BASIS_INDICATOR,
                related=(first.path,),
            )
