"""Finds the program's own data, installed or in a checkout."""

from __future__ import annotations

import json
import os
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from assistant.errors import ResourceError
from assistant.files import decode_text, unfit
from assistant.wording import files as say


@cache
def data_folder(name: str) -> Traversable:
    """Return the folder `name` (schema, question_bank); ResourceError names both places where it was sought."""
    package = files("assistant")
    installed = package / name
    if installed.is_dir():
        return installed
    checkout = Path(str(package)).parent
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    raise ResourceError(say.data_folder_missing(name, str(installed), str(checkout / name)))


def load_toml(folder: Traversable, name: str) -> dict[str, Any]:
    """Read the TOML file `name` of a bank's folder; ResourceError if it is missing or malformed."""
    decoded = decode_text(read_data(folder / name, name))
    try:
        if decoded is None:
            raise ResourceError(broken(folder / name, name, say.NO_TEXT))
        return tomllib.loads(decoded[0].replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as slip:
        raise ResourceError(broken(folder / name, name, say.toml_slip(str(slip)))) from None


def read_data(file: Traversable, name: str) -> bytes:
    """Return the content of a file of a bank, shipped or own; ResourceError where it is none or cannot be read."""
    try:
        # A pipe in a county's own folder would be waited for without end.
        if isinstance(file, Path) and (why := unfit(file)):
            raise ResourceError(broken(file, name, why))
        return file.read_bytes()
    except FileNotFoundError:
        raise ResourceError(say.data_file_missing(name)) from None
    except OSError as slip:
        raise ResourceError(broken(file, name, say.system_reason(slip.errno))) from None


def broken(file: Traversable, name: str, why: str) -> str:
    """Return what is said about a file of a bank that cannot be read: of an own one with its path."""
    shipped = str(file).startswith(str(data_folder("question_bank")) + os.sep)
    return say.data_file_broken(name, why) if shipped else say.own_file_broken(str(file), why)


@cache
def load_schema(name: str) -> dict[str, Any]:
    """Read schema/NAME.schema.json; ResourceError if it is missing or malformed."""
    file = f"{name}.schema.json"
    try:
        schema: dict[str, Any] = json.loads((data_folder("schema") / file).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ResourceError(say.data_file_missing(file)) from None
    except ValueError as slip:
        raise ResourceError(say.data_file_broken(file, str(slip))) from None
    except OSError as slip:
        raise ResourceError(say.data_file_broken(file, say.system_reason(slip.errno))) from None
    return schema
