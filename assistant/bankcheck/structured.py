"""Checks of the TOML files of a bank: questions, forms, and where the gazetteer comes from."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath
from typing import Any

from assistant.bank import Layer, Problem, read_questions
from assistant.bankcheck.books import Books, files_of
from assistant.errors import ResourceError
from assistant.files import decode_text
from assistant.form import read_form
from assistant.resources import read_data
from assistant.validation import check_against
from assistant.wording import bankcheck as say
from assistant.wording import files as say_files

SOURCE = "places/SOURCE.toml"


def check_structured(books: Books) -> Iterator[Problem]:
    """Yield what is off in forms and questions, with the keys that lead there."""
    for layer in (layer for layer in books.bank.layers if layer.name in books.wanted):
        names = files_of(layer)
        broken = False
        for name in names:
            folder = PurePosixPath(name).parent.name
            if name.endswith(".toml") and folder in ("forms", "questions", "places"):
                slips = list(_check_file(layer, name, folder))
                yield from slips
                broken = broken or (bool(slips) and folder == "questions")
        if not layer.name:
            if SOURCE not in names:
                yield Problem(SOURCE, 0, "", say.file_missing())
            yield from () if broken else _check_questions_together(layer)


def _check_file(layer: Layer, name: str, folder: str) -> Iterator[Problem]:
    try:
        data = _load(layer.folder.joinpath(*name.split("/")), name)
    except ResourceError as slip:
        yield Problem(name, 0, "", str(slip), layer.name)
        return
    slips = []
    if folder == "questions":
        slips = list(_check_questions(data))
    elif folder == "forms":
        slips = [(say.key_path(part.path), part.message) for part in check_against("form", data)]
        slips += list(_check_form(layer.folder / "forms", PurePosixPath(name), data)) if not slips else []
    for keys, message in slips:
        yield Problem(name, 0, keys, message, layer.name)


def _load(file: Traversable, name: str) -> dict[str, Any]:
    decoded = decode_text(read_data(file, name))
    if decoded is None:
        raise ResourceError(say.toml_malformed(say_files.NO_TEXT))
    try:
        return tomllib.loads(decoded[0].replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as slip:
        raise ResourceError(say.toml_malformed(say_files.toml_slip(str(slip)))) from None


def _check_questions(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    tables = data.get("questions")
    for key in data:
        if key != "questions":
            yield key, say.key_unknown(key, ["questions"])
    if not isinstance(tables, list):
        yield "questions", say.key_missing("[[questions]]")
        return
    for number, table in enumerate(tables):
        for slip in check_against("question", table):
            yield say.key_path(("questions", number, *slip.path)), slip.message


def _check_form(folder: Traversable, name: PurePosixPath, data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if data["id"] != name.stem:
        yield "id", say_files.form_id_differs(str(name), data["id"], name.stem)
    try:
        read_form(folder, name.name)
    except ResourceError as slip:
        yield "", say.form_does_not_hold(str(slip))


def _check_questions_together(layer: Layer) -> Iterator[Problem]:
    """Check what no schema sees: one id in two places."""
    folder = layer.folder / "questions"
    if not folder.is_dir():
        yield Problem("questions", 0, "", say.file_missing(), layer.name)
        return
    try:
        read_questions(folder)
    except ResourceError as slip:
        yield Problem("questions", 0, "", str(slip), layer.name)
