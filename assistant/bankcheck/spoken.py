"""The review of the bank's own sentences: a phrase with its examples filled in must raise no objection."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.bank import Problem
from assistant.bank.sentences import fill_phrase
from assistant.bankcheck.books import Books, Written
from assistant.errors import InputError, ResourceError
from assistant.review.context import Context
from assistant.review.lines import Line, Role
from assistant.review.rules import LINE_RULES


def check_spoken(books: Books) -> Iterator[Problem]:
    """Yield what the review's rules for single lines object to in phrases in force."""
    try:
        form = books.bank.form()
    except (InputError, ResourceError):  # said where the forms are checked
        return
    # Rules read their tables of words on first use; what they refuse there is known from then on.
    for rule in LINE_RULES:
        list(rule(Line(Role.OUTPUT, ""), Context(form, books.bank, books.year)))
    yield from books.bank.problems
    titles = {part.key: part.title for part in form.objectives}
    for written in books.wanted_phrases():
        phrase = written.phrase
        if written.in_force and len(phrase.examples) == len(phrase.blanks):
            year = max(books.year, phrase.since or books.year)
            context = Context(form, books.bank, year)
            line = _line(written, titles.get(phrase.objective, ""), year)
            for finding in (finding for rule in LINE_RULES for finding in rule(line, context)):
                yield written.off("标准表述", finding.message)


def _line(written: Written, title: str, year: int) -> Line:
    phrase = written.phrase
    made = fill_phrase(phrase, phrase.examples, year)
    role = Role.BENEFIT if phrase.is_benefit else Role.OUTPUT
    return Line(role, made.text, phrase.objective, title, made.category, made.targets, made.deadline)
