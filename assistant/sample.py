"""The filled sample that ships with the program, to be read and nothing else."""

from __future__ import annotations

from dataclasses import replace

from assistant.codec import parse_declaration, parse_json
from assistant.events import Imported, entries_of
from assistant.form import load_form
from assistant.ids import import_ids
from assistant.interview import Interview, beginning
from assistant.model import Declaration
from assistant.readback import read_back
from assistant.resources import data_folder
from assistant.wording import readback as say
from assistant.wording.beginning import SAMPLE_HEAD
from assistant.wording.session import Message, Tone


def example() -> Declaration:
    """Return the shipped example."""
    return _read()[1]


def _read() -> tuple[str, Declaration]:
    """Return the shipped example's file name and what it holds."""
    folder = data_folder("question_bank") / "examples"
    file = min((part for part in folder.iterdir() if part.name.endswith(".json")), key=lambda part: part.name)
    return file.name, parse_declaration(parse_json(file.read_text(encoding="utf-8")))


def sample() -> tuple[Message, ...]:
    """Return the shipped example in the order of the form, with a word on what it is; no draft knows of it."""
    name, declaration = _read()
    form = load_form(declaration.form)
    interview = Interview(form)
    begun = (beginning(form), Imported(name, declaration, import_ids(declaration, ())))
    interview.apply(entries_of(begun, 1, "", ""))
    lines = [replace(line, source=None, question=0) for line in read_back(interview)]
    return (SAMPLE_HEAD, Message(Tone.HELP, say.printed(lines, form)))
