"""Beginning a draft with an old form: from a file whose path is typed, or from text that is pasted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.errors import InputError
from assistant.form import load_form
from assistant.habits import today, year_wanted
from assistant.importing import ImportResult, import_file, import_text, report_lines
from assistant.model import Absent, Declaration
from assistant.session import Session
from assistant.wording import beginning as say
from assistant.wording.session import Message


@dataclass(frozen=True)
class Begun:
    """A draft that has just been begun."""

    session: Session
    said: tuple[Message, ...] = ()
    """What is to be said of what was read in."""


@dataclass(frozen=True)
class OldForm:
    """A filled form that was read in."""

    name: str
    result: ImportResult


def read_typed(typed: str) -> OldForm:
    """Read the file at a typed path; InputError says why that cannot be."""
    # A path dragged into a terminal comes in quotes, or with its spaces escaped.
    plain = typed.strip().strip("'\"").replace("\\ ", " ")
    try:
        path = Path(plain).expanduser()
    except RuntimeError:  # ~somebody without a home
        raise InputError(say.IMPORT_NOTHING) from None
    if not plain:
        raise InputError(say.IMPORT_NOTHING)
    return OldForm(path.name, import_file(path, load_form()))


def read_pasted(text: str) -> OldForm:
    """Read a filled form from what was pasted; InputError where nothing can be made of it."""
    if not text.strip():
        raise InputError(say.PASTE_NOTHING)
    return OldForm(say.PASTED, import_text(text, load_form(), say.PASTED))


def year_for(file: Declaration) -> int | None:
    """Return the year that a draft begun with a form is for: the one filled in for now where the form's is over."""
    wanted = year_wanted(today())
    return wanted if not isinstance(file.year, Absent) and file.year < wanted else None


def begin_with(old: OldForm) -> Begun:
    """Begin a draft with the answers of an old form; ShenbaoError where it finds no room."""
    session = Session.new(imported=(old.name, old.result.declaration), year=year_for(old.result.declaration))
    return Begun(session, say.imported(old.name, report_lines(old.result)))
