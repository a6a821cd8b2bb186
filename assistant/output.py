"""What goes to the printer: a declaration drawn from its form alone, or filled into the county's own blank."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from assistant.diff import Change, Kind, compare
from assistant.errors import InputError, OutputError
from assistant.exporting.docx import render_docx
from assistant.files import is_taken, make_folder, read_bytes
from assistant.form import Form
from assistant.importing import import_docx
from assistant.importing.oldword import is_old_word, kind_of
from assistant.model import Absent, Declaration
from assistant.paths import output_folder
from assistant.wording import files as say_files
from assistant.wording import into as say
from assistant.wording import session as say_session
from assistant.wording import word_files as say_word

_MARKS: Final = re.compile(r"[\s“”‘’\"'（）()【】\[\]：:]")
"""Marks that a blank may print around a title."""


@dataclass(frozen=True)
class Blank:
    """The county's own blank."""

    name: str
    """As it stands in what is said."""
    data: bytes
    """A .docx."""
    notes: tuple[str, ...] = ()
    """How it was read, a Chinese line each."""


@dataclass(frozen=True)
class Output:
    """A Word file that is ready to be written, unless something is unplaced."""

    data: bytes
    """The .docx."""
    unplaced: tuple[str, ...] = ()
    """What the blank has no place for, a Chinese line each: the file may not be used."""
    notes: tuple[str, ...] = ()
    """What a person should look at, a Chinese line each."""


def read_blank(path: Path) -> Blank:
    """Read the blank at `path`, an old Word file by way of LibreOffice; InputError when it is no Word file."""
    data = read_bytes(path)
    if is_old_word(data):
        # Nothing else here needs to run another program.
        from assistant.importing.convert import to_docx

        return Blank(str(path), to_docx(data, kind_of(data, path), path), (say_word.converted(path),))
    if not data.startswith(b"PK"):
        raise InputError(say.not_docx(str(path)))
    return Blank(str(path), data)


def render_output(declaration: Declaration, form: Form, proof: str | None = None, blank: Blank | None = None) -> Output:
    """Return the Word file of `declaration`; `proof` is the word in its header, None for the final file.

    What was filled into a blank is read back: the notes say where a reader may take it otherwise.
    """
    if blank is None:
        return Output(render_docx(declaration, form, proof))
    # python-docx costs more than everything else here, and only a blank needs it.
    from assistant.exporting.into import fill_blank

    filled = fill_blank(declaration, form, blank.data, blank.name, proof)
    output = Output(filled.data, filled.unplaced, (*blank.notes, *filled.notes))
    return output if output.unplaced else replace(output, notes=(*output.notes, *_read_back(declaration, form, output)))


def _read_back(declaration: Declaration, form: Form, output: Output) -> tuple[str, ...]:
    try:
        found = import_docx(output.data, form, say.FILLED).declaration
    except InputError as slip:
        return (str(slip),)
    changes = [change for change in compare(declaration, found, form).changes if _tells(change)]
    return (say.read_back([f"{change.side.section} {change.side.label}" for change in changes]),) if changes else ()


def _tells(change: Change) -> bool:
    """Tell whether the filled blank says something else than was meant, and filling has not told of it."""
    before, after = change.before, change.after
    if before is None and after is not None:
        nought = after.path.startswith("/budget/") and not after.text.strip("0.万元")
        return not (nought or (after.path.startswith("/objectives/") and after.path.endswith("/title")))
    texts = [_MARKS.sub("", side.text) for side in (before, after) if side is not None]
    return change.kind is not Kind.KEPT and (change.kind is not Kind.CHANGED or len(set(texts)) > 1)


def typed_path(typed: str) -> Path:
    """Return where a typed file name leads; OutputError for the home of somebody who does not exist."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        raise OutputError(say_files.folder_missing(Path(typed).parent)) from None


def typed_output(typed: str) -> Path | None:
    """Return where a typed file name leads, a bare name to the output folder; None when there is none."""
    if not typed:
        return None
    path = typed_path(typed)
    if path.parent != Path() or typed.startswith("."):
        return path.absolute()
    make_folder(output_folder())
    return output_folder() / path


def typed_blank(typed: str) -> Path:
    """Return where a typed name of a blank leads: to a file here, else to one of that name in the output folder."""
    path = typed_path(typed)
    there = output_folder() / path
    return there if not is_taken(path) and is_taken(there) else path


def free_path(declaration: Declaration, form: Form, proof: str | None, folder: Path | None = None) -> Path:
    """Return a name that no file has yet, in `folder` or in the output folder, which is made if need be."""
    if folder is None:
        folder = output_folder()
        make_folder(folder)
    year = declaration.year
    stem = say_session.file_stem(None if isinstance(year, Absent) else year, form.title, proof)
    names = (stem if number == 1 else f"{stem}（{number}）" for number in range(1, 1000))
    return next(path for name in names if not is_taken(path := folder / f"{name}.docx"))
