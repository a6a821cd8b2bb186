"""Two places of the form that cannot both be right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assistant.model import Declaration, Finding, Severity
from assistant.review.clauses import clause_around
from assistant.review.context import Context, found
from assistant.review.figures import figures_of
from assistant.review.lines import Line
from assistant.review.repetition.across import Tasks, tasks_in, tasks_of
from assistant.wording.review import repetition as say

_BODY: Final = re.compile(r"(?P<body>[\u4e00-\u9fff、]{0,20})满意(?:度|率)")
# What is now so, against what is to become so: 实现全覆盖 alone may be this year's target.
_NOW: Final = "已经|已全|已实|已完|已达|已建|均已|现已|当前|目前|现有|完成了|实现了|达到了"
_DONE: Final = re.compile(
    rf"(?:{_NOW})[^，。；\n]*?(?:全覆盖|覆盖率?(?:达到?|为)?100%|全部(?:完成|建成|通|到位|覆盖))(?!后|的)"
    r"|完成了[^，。；\n]{0,16}任务|覆盖率?已达?到?100%"
)
_MAY_BE_DONE: Final = re.compile("全覆盖|100%|全部|完成了")
_UNDER_WAY: Final = re.compile(
    r"加快推进|加快建设|加快实施|推进|推动|逐步|分批|扩大|扩面|升级|启动|开工|力争|争取|有望|尚未|还没有|未完成"
)


def two_satisfactions(lines: Sequence[Line], declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find one body whose satisfaction has several values: a warning in one objective, a note across them."""
    said: dict[str, list[tuple[Line, str, int, str]]] = defaultdict(list)
    for line in lines:
        if line.is_indicator and "满意" in line.text:
            for body, value, start, excerpt in _satisfactions(line.text):
                said[body].append((line, value, start, excerpt))
    for body, held in said.items():
        if len({value for _, value, _, _ in held}) < 2:
            continue
        line, _, start, excerpt = next(part for part in held if part[1] != held[0][1])
        inside = any(
            part[0].title == line.title and part[1] != held[0][1] for part in held if part[0].title == held[0][0].title
        )
        yield found(
            "repetition.satisfaction",
            Severity.WARNING if inside else Severity.NOTE,
            line,
            say.two_satisfactions(body, list(dict.fromkeys(value for _, value, _, _ in held))),
            (start, excerpt),
            basis=say.BASIS_CONTRADICTION,
            related=tuple(dict.fromkeys(part[0].path for part in held if part[0] is not line)),
        )


@lru_cache(maxsize=1024)
def _satisfactions(text: str) -> tuple[tuple[str, str, int, str], ...]:
    """Return (body, value, offset, excerpt) of every satisfaction that a text gives a rate."""
    kept = []
    for figure in figures_of(text):
        if figure.is_rate and (match := _BODY.search(figure.name)) and len(match["body"]) > 1:
            kept.append((match["body"].removesuffix("的"), figure.text, figure.start, figure.text))
    return tuple(kept)


@dataclass(frozen=True)
class _State:
    """A clause that says how far a task is."""

    task: str
    start: int
    clause: str


@lru_cache(maxsize=4096)
def _states(tasks: Tasks, text: str, done: bool) -> tuple[_State, ...]:
    """Return the clauses of a text that call a task complete, or those that are still pushing it on."""
    kept = []
    for match in tasks_in(tasks, text):
        begin, end = clause_around(text, match.start)
        clause = text[begin:end]
        complete = _MAY_BE_DONE.search(clause) is not None and _DONE.search(clause) is not None
        if complete if done else not complete and _UNDER_WAY.search(clause):
            kept.append(_State(match.means, begin, clause))
    return tuple(kept)


def done_and_under_way(lines: Sequence[Line], declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find a task that one clause calls complete and another is still pushing on."""
    tasks = context.bank.made(tasks_of)
    indicators = [line for line in lines if line.is_indicator]
    done: dict[str, Line] = {}
    for line in indicators:
        if _MAY_BE_DONE.search(line.text):
            for state in _states(tasks, line.text, True):
                done.setdefault(state.task, line)
    said: set[str] = set()
    for line in indicators if done else ():
        for state in _states(tasks, line.text, False):
            if state.task not in done or state.task in said:
                continue
            said.add(state.task)
            other = done[state.task].path
            yield found(
                "repetition.contradiction",
                Severity.WARNING,
                line,
                say.done_and_under_way(state.task),
                (state.start, state.clause),
                basis=say.BASIS_CONTRADICTION,
                related=() if other == line.path else (other,),
            )
