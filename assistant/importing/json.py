"""A declaration's JSON text to a Declaration."""

from __future__ import annotations

from assistant.codec import parse_declaration, parse_json
from assistant.errors import InputError
from assistant.model import Declaration
from assistant.validation import check_structure
from assistant.wording import importing as say


def load_declaration_json(text: str) -> Declaration:
    """Return the declaration that `text` holds; InputError for malformed JSON, unknown keys and wrong types."""
    data = parse_json(text)
    if findings := check_structure(data):
        raise InputError(say.first_of(findings[0].message, len(findings) - 1))
    return parse_declaration(data)
