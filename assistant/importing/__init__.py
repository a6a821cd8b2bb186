"""Reads a filled form back: documents, texts and JSON to a Declaration and what could not be placed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from assistant.errors import InputError
from assistant.files import MOST_TEXT_BYTES, decode_text, read_bytes
from assistant.form import Form, load_form
from assistant.importing.bounds import bounded
from assistant.importing.news import leftovers_beside
from assistant.importing.oldword import is_old_word, kind_of
from assistant.importing.placing import place
from assistant.importing.result import ImportResult, Piece, Unplaced, report_json, report_lines
from assistant.importing.text import parse_paper
from assistant.text import make_harmless
from assistant.wording import files as say_files
from assistant.wording import importing as say
from assistant.wording import word_files as say_word

__all__ = [
    "ImportResult",
    "Piece",
    "Unplaced",
    "find_json",
    "import_docx",
    "import_file",
    "import_text",
    "is_json",
    "is_old_name",
    "report_json",
    "report_lines",
]

_ZIP: Final = b"PK"
_DOCX_NAMES: Final = (".docx", ".docm", ".dotx", ".dotm")
_OLD_NAMES: Final = (".doc", ".dot", ".wps", ".wpt", ".rtf")
_WORD_NAMES: Final = (*_DOCX_NAMES, *_OLD_NAMES)
_MARKUP: Final = ("<html", "<head", "<meta", "<body", "<table", "<div", "<!", "<?xml", "<w:", "mime-version:")
"""What Word's web pages and old XML begin with."""

MOST_CELLS: Final = 20_000
"""Of a text, empty ones included; a filled form has a hundred."""


def import_file(path: Path, form: Form, find_form: Callable[[str], Form] = load_form) -> ImportResult:
    """Read the filled form in `path`, by its content first and its name second; InputError says what to do.

    `find_form` returns the form that a file of data names, or raises InputError.
    """
    data, name = read_bytes(path), str(path)
    if is_old_word(data):
        # Nothing else needs to run another program.
        from assistant.importing.convert import to_docx

        result = import_docx(to_docx(data, kind_of(data, path), path), form, name)
        return replace(result, notes=(say_word.converted(path), *result.notes))
    if data.startswith(_ZIP):
        return import_docx(data, form, name)
    text, encoding = _decode(data, path)
    if text.lstrip("\ufeff \t\r\n")[:20].lower().startswith(_MARKUP):
        raise InputError(say_word.web_page(path))
    if path.suffix.lower() in _DOCX_NAMES and not _is_json(text, name):
        raise InputError(say.not_docx(path))
    result = import_text(text, form, name, find_form)
    if encoding == "utf-8-sig":
        return result
    return replace(result, notes=(say.read_as(name, encoding), *result.notes))


def import_docx(data: bytes, form: Form, name: str) -> ImportResult:
    """Read the filled form in the bytes of a .docx; `name` stands in what is said about it."""
    # python-docx costs more than everything else here: a text does not wait for it.
    from assistant.importing.docx import read_paper

    paper = bounded(read_paper(data, name, form.style_roles()), name)
    result = place(paper, form, name)
    beside = leftovers_beside(paper, form, result.declaration)
    pieces = (Piece("unplaced", part.text) for part in beside)
    return replace(result, unplaced=(*result.unplaced, *beside), pieces=(*result.pieces, *pieces))


def is_old_name(name: str) -> bool:
    """Tell whether a file of that name is one of Word's older formats, which take seconds to read."""
    return name.lower().endswith(_OLD_NAMES)


def find_json(path: Path) -> str | None:
    """Return the text of the file `path` if it is JSON, None if it is anything else that can be imported."""
    data = read_bytes(path)
    if data.startswith(_ZIP) or is_old_word(data):
        return None
    text, _ = _decode(data, path)
    return text.lstrip("\ufeff") if _is_json(text, str(path)) else None


def is_json(text: str) -> bool:
    """Tell whether a text is meant as JSON: no printed form begins with a brace."""
    return text.lstrip("\ufeff \t\r\n").startswith("{")


def _is_json(text: str, name: str) -> bool:
    return is_json(text) or name.lower().endswith(".json")


def _decode(data: bytes, path: Path) -> tuple[str, str]:
    if len(data) > MOST_TEXT_BYTES:
        raise InputError(say_files.text_too_large(str(path), MOST_TEXT_BYTES))
    decoded = decode_text(data)
    if decoded is None:
        named = path.suffix.lower() in _WORD_NAMES
        raise InputError(say.not_docx(path) if named else say_files.not_text(path))
    if not decoded[0].strip():
        raise InputError(say_files.is_empty(path))
    return decoded


def import_text(text: str, form: Form, name: str, find_form: Callable[[str], Form] = load_form) -> ImportResult:
    """Read a filled form from text, tabs or none, or from JSON; `name` stands in what is said about it."""
    start = text.lstrip("\ufeff \t\r\n")
    if not start:
        raise InputError(say.nothing_there(make_harmless(name)))
    if _is_json(text, name):
        # jsonschema is slow to import, and only JSON needs it.
        from assistant.importing.json import load_declaration_json

        declaration = load_declaration_json(start)
        find_form(declaration.form)  # InputError for a form that nothing here could print
        return ImportResult(declaration)
    if len(text) > MOST_TEXT_BYTES or text.count("\t") > MOST_CELLS:
        raise InputError(say_files.too_much_text(name, len(text)))
    return place(bounded(parse_paper(text), name), form, name)
