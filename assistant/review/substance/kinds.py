"""Kinds of promise that a township cannot or should not make, by lists of words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from assistant.bank import Bank
from assistant.model import Finding
from assistant.review.clause_words import ClauseWords, Hit
from assistant.review.context import Context, found
from assistant.review.lines import Line, Role
from assistant.wording.review import substance as say

_PLEDGE: Final = "责任状"
"""What process.csv calls the papers that also run against 基层减负."""


def _powers(bank: Bank) -> ClauseWords:
    return ClauseWords(bank, "terms/powers.csv")


def _process(bank: Bank) -> ClauseWords:
    return ClauseWords(bank, "terms/process.csv")


def _unmeasured(bank: Bank) -> ClauseWords:
    return ClauseWords(bank, "terms/unmeasured.csv")


def _forbidden(bank: Bank) -> ClauseWords:
    return ClauseWords(bank, "terms/forbidden.csv")


def others_powers(line: Line, context: Context) -> Iterator[Finding]:
    """Find work that is another body's power and is not worded as help."""
    if line.is_indicator or line.role is Role.DUTY:
        yield from _once_per_word("substance.power", line, context.bank.made(_powers), say.power, say.BASIS_POWERS)


def process_paper(line: Line, context: Context) -> Iterator[Finding]:
    """Find paper of the process that is offered as an output: one note a kind."""
    if line.role is not Role.OUTPUT:
        return
    kinds = {hit.rule.about: hit for hit in reversed(list(context.bank.made(_process).find(line.text)))}
    for hit in reversed(kinds.values()):
        pledge = hit.rule.about == _PLEDGE
        yield found(
            "substance.process",
            hit.rule.severity,
            line,
            say.pledge(hit.excerpt) if pledge else say.process(hit.excerpt),
            (hit.start, hit.excerpt),
            basis=say.BASIS_BURDEN if pledge else say.BASIS_PROCESS,
        )


def unmeasured(line: Line, context: Context) -> Iterator[Finding]:
    """Find figures that nobody measures for a township."""
    if line.is_indicator:
        words = context.bank.made(_unmeasured)
        yield from _once_per_word("substance.unmeasured", line, words, say.unmeasured, say.BASIS_MEASURED)


def forbidden(line: Line, context: Context) -> Iterator[Finding]:
    """Find promises that must not be made: forced payments, new debt, revenue from fines."""
    if line.is_indicator:
        words = context.bank.made(_forbidden)
        yield from _once_per_word("substance.forbidden", line, words, say.forbidden, say.BASIS_FORBIDDEN)


def _once_per_word(
    rule: str, line: Line, words: ClauseWords, message: Callable[[str, str], str], basis: str
) -> Iterator[Finding]:
    said: dict[str, Hit] = {}
    for hit in words.find(line.text):
        said.setdefault(hit.word, hit)
    for hit in said.values():
        text = message(hit.excerpt, hit.rule.about)
        yield found(rule, hit.rule.severity, line, text, (hit.start, hit.excerpt), basis=basis)
