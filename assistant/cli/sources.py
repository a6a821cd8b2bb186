"""What FILE may be on the command line: a file, a draft as @NAME, or - for standard input."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from assistant.codec import Json, declaration_json, parse_json
from assistant.errors import InputError
from assistant.files import decode_text, read_bytes, read_text
from assistant.form import load_form
from assistant.importing import ImportResult, import_file, import_text
from assistant.importing.result import report_lines
from assistant.model import Declaration
from assistant.session import Session
from assistant.wording import cli as say


@dataclass(frozen=True)
class Source:
    """A declaration and where it came from."""

    name: str
    declaration: Declaration
    result: ImportResult
    """How it was read and what could not be placed."""

    @property
    def said(self) -> tuple[str, ...]:
        """What is to be said about the import, one line each."""
        return report_lines(self.result)


def load_source(argument: str) -> Source:
    """Return the declaration behind a FILE argument; ShenbaoError when there is none."""
    if argument.startswith("@"):
        declaration = Session.open(argument[1:]).declaration()
        return Source(argument, declaration, ImportResult(declaration))
    if argument == "-":
        result = import_text(_standard_input(), load_form(), say.pasted())
        return Source(say.pasted(), result.declaration, result)
    result = import_file(Path(argument), load_form())
    return Source(argument, result.declaration, result)


def load_data(argument: str) -> tuple[Json, Source | None]:
    """Return the JSON value to be checked: a JSON file as it stands, anything else as imported."""
    if not argument.startswith("@") and argument != "-":
        path = Path(argument)
        if path.suffix.lower() == ".json" or read_bytes(path).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
            return parse_json(read_text(path)[0]), None
    source = load_source(argument)
    return declaration_json(source.declaration), source


def _standard_input() -> str:
    decoded = decode_text(sys.stdin.buffer.read())
    if decoded is None:
        raise InputError(say.PASTE_NOT_TEXT)
    if not decoded[0].strip():
        raise InputError(say.EMPTY_PASTE)
    return decoded[0]
