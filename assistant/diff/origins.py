"""Where what stands in the later of two declarations came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from assistant.bank import Bank
from assistant.bank.blanks import match_blanks
from assistant.bank.duties import duties_of
from assistant.bank.phrases import Phrase, phrases_for
from assistant.bank.sentences import read_sentence
from assistant.diff.cells import Change, Kind
from assistant.diff.numbered import known
from assistant.events import Source
from assistant.form import Form
from assistant.model import Declaration, Indicator

SourceOf = Callable[[Change], Source | None]
"""Says where what a change holds now came from."""
_BY_HAND: Final = ("/year", "/filer", "/department", "/budget/")
"""Answers that are given anew: another one is no edit of the earlier one."""


def member_of(path: str) -> str:
    """Return the JSON Pointer of the line that a printed cell belongs to: a row of a table is one of its targets."""
    return path.partition("/targets/")[0]


def recorded(sources: Mapping[str, Source]) -> SourceOf:
    """Return what tells sources as a draft has recorded them, by JSON Pointer."""
    return lambda change: sources.get(member_of(change.after.path)) if change.after else None


def inferred(after: Declaration, form: Form, bank: Bank, from_last_year: bool) -> SourceOf:
    """Return what tells sources by the comparison itself, for a declaration that no draft tells about.

    What is kept is last year's, what is changed was made of it; None for both where the earlier declaration is not of
    an earlier year. What is new is the bank's where it reads as a phrase of it, else written.
    """
    printed = {part.title for part in form.objectives}
    phrases = phrases_for(bank, [part.key for part in form.objectives])

    def source_of(change: Change) -> Source | None:
        side = change.after
        if side is None or (side.path.endswith("/title") and side.text in printed):
            return None
        if change.kind in (Kind.KEPT, Kind.MOVED):
            return Source.LAST_YEAR if from_last_year else None
        if change.kind is Kind.CHANGED and not side.path.startswith(_BY_HAND):
            return Source.LAST_YEAR_CHANGED if from_last_year else None
        return Source.BANK if _is_from(bank, phrases, _line_at(after, side.path)) else Source.WRITTEN

    return source_of


def _is_from(bank: Bank, phrases: tuple[Phrase, ...], line: str | Indicator | None) -> bool:
    if isinstance(line, str):
        return any(match_blanks(duty.sentence, line) is not None for duty in duties_of(bank))
    return line is not None and read_sentence(line.text, phrases) is not None


def _line_at(declaration: Declaration, path: str) -> str | Indicator | None:
    """Return the duty or the indicator at a JSON Pointer or above it; None for anything else."""
    match member_of(path).split("/"):
        case ["", "duties", index]:
            return known(declaration.duties)[int(index)]
        case ["", "objectives", number, "outputs" | "benefits" as key, index]:
            objective = known(declaration.objectives)[int(number)]
            return known(objective.outputs if key == "outputs" else objective.benefits)[int(index)]
        case _:
            return None
