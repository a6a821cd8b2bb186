"""The filled sample that ships with the program, to be read and nothing else."""

from __future__ import annotations

from assistant.codec import parse_declaration, parse_json
from assistant.form import load_form
from assistant.resources import data_folder
from assistant.wording.beginning import SAMPLE_HEAD
from assistant.wording.session import Message, whole


def sample() -> tuple[Message, ...]:
    """Return the shipped example in the order of the form, with a word on what it is; no draft knows of it."""
    folder = data_folder("question_bank") / "examples"
    file = min((part for part in folder.iterdir() if part.name.endswith(".json")), key=lambda part: part.name)
    declaration = parse_declaration(parse_json(file.read_text(encoding="utf-8")))
    return (SAMPLE_HEAD, whole(declaration, load_form(declaration.form)))
