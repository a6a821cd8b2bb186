"""What FILE may be on the command line: a file, a draft as @NAME, or - for standard input."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.bank import Bank
from assistant.cli.streams import read_input
from assistant.codec import Json, declaration_json, parse_json
from assistant.contrast import record_of
from assistant.diff.sheet import Record
from assistant.files import same_place
from assistant.importing import ImportResult, find_json, import_file, import_text, is_json
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
    record: Record | None = None
    """What its draft tells; None where there is no draft."""

    @property
    def said(self) -> tuple[str, ...]:
        """What is to be said about the import, one line each."""
        return report_lines(self.result)


def load_source(argument: str, bank: Bank) -> Source:
    """Return the declaration behind a FILE argument, read with the bank's forms; ShenbaoError when there is none."""
    if argument.startswith("@"):
        session = Session.peek(argument[1:])
        declaration = session.declaration()
        return Source(argument, declaration, ImportResult(declaration), record_of(session.interview))
    if argument == "-":
        return _pasted(read_input(), bank)
    result = import_file(Path(argument), bank.form(), bank.form)
    return Source(argument, result.declaration, result)


def draft_name(argument: str) -> str:
    """Return the draft's name behind a NAME argument, which may be written as @NAME."""
    return argument.removeprefix("@")


def file_stem(argument: str) -> str:
    """Return the name, without an ending, of the file that is made of a FILE argument in a folder."""
    if argument.startswith("@"):
        return argument[1:]
    return say.pasted() if argument == "-" else Path(argument).stem


def is_source(argument: str, path: Path) -> bool:
    """Tell whether a FILE argument is the file at `path`."""
    return not argument.startswith("@") and argument != "-" and same_place(Path(argument), path)


def load_data(argument: str, bank: Bank) -> tuple[Json, Source | None]:
    """Return the JSON value to be checked: JSON as it stands, anything else as imported."""
    if argument == "-":
        text = read_input()
        if not is_json(text):
            source = _pasted(text, bank)
            return declaration_json(source.declaration), source
    elif argument.startswith("@") or (found := find_json(Path(argument))) is None:
        source = load_source(argument, bank)
        return declaration_json(source.declaration), source
    else:
        text = found
    data = parse_json(text.lstrip("\ufeff"))
    if isinstance(data, dict) and isinstance(data.get("form"), str):
        bank.form(data["form"])  # what no form here can print is unusable for every verb
    return data, None


def _pasted(text: str, bank: Bank) -> Source:
    result = import_text(text, bank.form(), say.pasted(), bank.form)
    return Source(say.pasted(), result.declaration, result)
