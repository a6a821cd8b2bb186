"""Works and purchases that are promised while no project money stands in the budget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from assistant.bank import Bank
from assistant.model import Declaration, Finding, Severity, Strength, amount_of
from assistant.review.clause_words import ClauseWords, Hit
from assistant.review.context import Context, found
from assistant.review.lines import Line, Role
from assistant.wording.review import funds as say

PROJECT: Final = "/budget/expenditure/project"
"""Where 项目支出 stands."""


def works_of(bank: Bank) -> ClauseWords:
    """Return the bank's words for works and purchases."""
    return ClauseWords(bank, "terms/works.csv")


@lru_cache(maxsize=4096)
def works_in(words: ClauseWords, text: str) -> tuple[Hit, ...]:
    """Return the works that a text promises."""
    return tuple(words.find(text))


def works_without_money(lines: Sequence[Line], declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find works in the outputs while 项目支出 is empty or nought: one warning for the whole form."""
    if not any(line.path == PROJECT for line in context.form.amounts) or amount_of(declaration, PROJECT) not in (
        None,
        0,
    ):
        return
    words = context.bank.made(works_of)
    held = [(line, hits) for line in lines if line.role is Role.OUTPUT and (hits := works_in(words, line.text))]
    if held:
        names = list(dict.fromkeys(hit.word for _, hits in held for hit in hits))
        yield found(
            "funds.no_project_money",
            Severity.WARNING,
            Line(Role.TITLE, "", path=PROJECT),
            say.no_project_money(names, len(held)),
            basis=say.BASIS_PROJECT,
            strength=Strength.RULE,
            related=tuple(line.path for line, _ in held),
        )
