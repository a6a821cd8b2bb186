"""预审: every objection to a declaration, one module per family of rule."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.codec import Json, declaration_json, parse_declaration
from assistant.form import Form, load_form
from assistant.model import Declaration, Finding, Severity
from assistant.review.blanks import check_blanks
from assistant.review.money import check_money
from assistant.validation import check_form, check_schema, check_structure, in_form_order

# Families whose errors refuse the final file (design: schema and money errors and open blanks).
_REFUSING = frozenset({"schema", "form", "money", "blanks"})


def check_data(data: Json) -> list[Finding]:
    """Return every finding on a declaration's JSON value: the schema's, then the review's if it can be read."""
    found = check_schema(data)
    if check_structure(data):
        return found
    declaration = parse_declaration(data)
    return in_form_order(found + _beyond_schema(declaration, load_form(declaration.form)))


def check_declaration(declaration: Declaration, form: Form) -> list[Finding]:
    """Return every finding on a declaration, the schema's first."""
    return in_form_order(check_schema(declaration_json(declaration)) + _beyond_schema(declaration, form))


def _beyond_schema(declaration: Declaration, form: Form) -> list[Finding]:
    return [*check_form(declaration, form), *check_money(declaration, form), *check_blanks(declaration)]


def obstacles(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that refuse the final file."""
    return [
        finding
        for finding in findings
        if finding.severity is Severity.ERROR and finding.rule.split(".")[0] in _REFUSING
    ]
