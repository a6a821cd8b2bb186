"""Reads a filled form back: documents, texts and JSON to a Declaration and what could not be placed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from assistant.errors import InputError
from assistant.files import decode_text, read_bytes
from assistant.form import Form
from assistant.importing.placing import place
from assistant.importing.result import ImportResult, Piece, Unplaced, report_json, report_lines
from assistant.importing.text import parse_paper
from assistant.text import make_harmless
from assistant.wording import files as say_files
from assistant.wording import importing as say

__all__ = [
    "ImportResult",
    "Piece",
    "Unplaced",
    "import_file",
    "import_text",
    "report_json",
    "report_lines",
]

_ZIP: Final = b"PK"
_OLD_WORD: Final = (b"\xd0\xcf\x11\xe0", b"{\\rtf")


def import_file(path: Path, form: Form) -> ImportResult:
    """Read the filled form in `path`, by its content first and its name second; InputError says what to do."""
    data = read_bytes(path)
    if data.startswith(_OLD_WORD):
        raise InputError(say.old_word(path))
    if data.startswith(_ZIP):
        # python-docx costs more than everything else here: a text does not wait for it.
        from assistant.importing.docx import read_paper

        return place(read_paper(data, str(path), form.roles["text"].style), form, str(path))
    decoded = decode_text(data)
    if path.suffix.lower() in (".docx", ".docm"):
        raise InputError(say.not_docx(path))
    if decoded is None:
        raise InputError(say_files.not_text(path))
    text, encoding = decoded
    if not text.strip():
        raise InputError(say_files.is_empty(path))
    result = import_text(text, form, str(path))
    if encoding == "utf-8-sig":
        return result
    return replace(result, notes=(say.read_as(str(path), encoding), *result.notes))


def import_text(text: str, form: Form, name: str) -> ImportResult:
    """Read a filled form from text, tabs or none, or from JSON; `name` stands in what is said about it."""
    start = text.lstrip("\ufeff \t\r\n")
    if not start:
        raise InputError(say.nothing_there(make_harmless(name)))
    if start.startswith("{") or name.lower().endswith(".json"):
        # jsonschema is slow to import, and only JSON needs it.
        from assistant.importing.json import load_declaration_json

        return ImportResult(load_declaration_json(start))
    return place(parse_paper(text), form, name)
