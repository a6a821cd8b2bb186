"""Finds the program's own data, installed or in a checkout."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from assistant.errors import ResourceError
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
    """Read the TOML file `name` of a data folder; ResourceError if it is missing or malformed."""
    try:
        return tomllib.loads((folder / name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ResourceError(say.data_file_missing(name)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as slip:
        raise ResourceError(say.data_file_broken(name, str(slip))) from None
    except OSError as slip:
        raise ResourceError(say.data_file_broken(name, say.system_reason(slip.errno))) from None


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
