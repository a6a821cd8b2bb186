"""预审: every objection to a declaration, one module per family of rule."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.bank import load_bank
from assistant.codec import Json, declaration_json, parse_declaration
from assistant.form import Form, load_form
from assistant.model import Absent, Declaration, Finding, Severity
from assistant.review.blanks import check_blanks
from assistant.review.context import Context, Known
from assistant.review.lines import Line
from assistant.review.money import check_money
from assistant.review.reviewer import Reviewer
from assistant.validation import check_form, check_schema, check_structure, in_form_order

# Families whose errors refuse the final file (design: schema and money errors and open blanks).
_REFUSING = frozenset({"schema", "form", "money", "blanks"})


def check_data(data: Json, known: Known | None = None) -> list[Finding]:
    """Return every finding on a declaration's JSON value: the schema's, then the review's if it can be read."""
    found = check_schema(data)
    if check_structure(data):
        return found
    declaration = parse_declaration(data)
    known = known or Known()
    form = known.bank.form(declaration.form) if known.bank else load_form(declaration.form)
    return in_form_order(found + review_declaration(declaration, form, known, Reviewer()))


def check_declaration(
    declaration: Declaration, form: Form, known: Known | None = None, reviewer: Reviewer | None = None
) -> list[Finding]:
    """Return every finding on a declaration in the order of the form; a `reviewer` remembers the lines it has seen."""
    found = check_schema(declaration_json(declaration)) if reviewer is None else reviewer.check_schema(declaration)
    return in_form_order(found + review_declaration(declaration, form, known or Known(), reviewer or Reviewer()))


def review_declaration(declaration: Declaration, form: Form, known: Known, reviewer: Reviewer) -> list[Finding]:
    """Return every finding that is not the schema's; a `reviewer` remembers the lines it has seen."""
    return [
        *check_form(declaration, form),
        *check_money(declaration, form),
        *check_blanks(declaration),
        *reviewer.check(declaration, _context(declaration, form, known)),
    ]


def review_line(line: Line, declaration: Declaration, form: Form, known: Known, reviewer: Reviewer) -> list[Finding]:
    """Return what the rules for single lines find in one that the declaration does not hold yet."""
    return reviewer.check_line(line, _context(declaration, form, known))


def _context(declaration: Declaration, form: Form, known: Known) -> Context:
    return Context(
        form,
        known.bank or load_bank(),
        None if isinstance(declaration.year, Absent) else declaration.year,
        "" if isinstance(declaration.filer, Absent) else declaration.filer,
        declaration.division_code or "",
        known.basics,
        known.last,
        known.projects,
        known.origin,
    )


def obstacles(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that refuse the final file."""
    return [
        finding
        for finding in findings
        if finding.severity is Severity.ERROR and finding.rule.split(".")[0] in _REFUSING
    ]


__all__ = ["Known", "check_data", "check_declaration", "obstacles", "review_line"]
