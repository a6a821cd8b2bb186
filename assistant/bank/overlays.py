"""A county's own bank folders: where they are sought, which lies on top, and what is off in them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from assistant.bank.layers import Bank, Layer, load_bank, own_layer, shipped_layer
from assistant.bank.phrases import phrases_of
from assistant.bank.tables import Problem
from assistant.errors import InputError, ResourceError
from assistant.files import files_in, system_reason
from assistant.form import form_ids
from assistant.paths import bank_folders, named_bank_folders
from assistant.wording import bank as say
from assistant.wording import files as say_files

FOLDER: Final = "bank"
"""Name of a draft's own bank folder inside the draft's."""
_PLACES: Final = ("", "indicators", "terms", "forms")
"""Where the files of an own folder lie in it."""
_Stamp = tuple[tuple[str, int, int], ...]


def bank_for(draft_folder: Path | None = None, given: Sequence[Path] = ()) -> Bank:
    """Return the bank in force: the shipped one, this user's folders, `given` ones, and the draft's own on top.

    A folder that is named and cannot be used is among the bank's problems; read anew only where a file has changed.
    """
    beside = () if draft_folder is None else (draft_folder / FOLDER,)
    folders = tuple(dict.fromkeys(folder.absolute() for folder in (*bank_folders(), *given, *beside)))
    must = frozenset(folder.absolute() for folder in (*named_bank_folders(), *given))
    # Folders that are not there make no bank of their own: most have none, and each would be read anew.
    there = tuple(folder for folder in folders if folder in must or os.path.lexists(folder))
    return _bank(there, must, tuple(map(_stamp, there))) if there else load_bank()


@lru_cache(maxsize=8)
def _bank(folders: tuple[Path, ...], must: frozenset[Path], _stamps: tuple[_Stamp, ...]) -> Bank:
    problems = []
    usable = []
    for folder in folders:
        why = trouble_of(folder)
        if why is None:
            usable.append(own_layer(folder))
        elif folder in must or why != say_files.FOLDER_MISSING:
            problems.append(Problem("", 0, "", say.cannot_use_folder(why), own_layer(folder).name))
    return Bank([shipped_layer(), *usable], problems)


def trouble_of(folder: Path) -> str | None:
    """Return why a folder cannot be used as a bank's, None where it can."""
    try:
        next(folder.iterdir(), None)
    except FileNotFoundError:
        return say_files.FOLDER_MISSING
    except NotADirectoryError:
        return say_files.NO_FOLDER
    except (OSError, ValueError) as slip:
        return system_reason(slip)
    return None


def _stamp(folder: Path) -> _Stamp:
    """Return what changes when a file of an own folder is written."""
    found = []
    for path in sorted(part for place in _PLACES for part in files_in(folder / place)):
        try:
            info = path.stat()
        except OSError:
            continue
        found.append((str(path), info.st_mtime_ns, info.st_size))
    return tuple(found)


def own_problems(bank: Bank) -> tuple[Problem, ...]:
    """Return what is off in the own folders of a bank, all their tables and forms read; nothing of the shipped one."""
    own = [layer for layer in bank.layers if layer.name]
    tables = {
        f"{place}/{path.name}" if place else path.name
        for layer in own
        for place in _PLACES
        for path in files_in(Path(str(layer.folder)) / place)
        if path.suffix == ".csv" and not path.name.startswith((".", "~"))
    }
    for name in sorted(tables):
        bank.rows(name)
        if name.startswith("indicators/"):
            phrases_of(bank, name.removeprefix("indicators/").removesuffix(".csv"))
    found = [problem for problem in bank.problems if problem.layer]
    for layer in own:
        found += _form_problems(bank, layer)
    return tuple(found)


def _form_problems(bank: Bank, layer: Layer) -> Iterator[Problem]:
    try:
        ids = form_ids((layer.folder,))
    except OSError as slip:
        yield Problem("forms", 0, "", say.cannot_read_table(system_reason(slip)), layer.name)
        return
    for form_id in ids:
        try:
            bank.form(form_id)
        except (InputError, ResourceError) as slip:
            yield Problem(f"forms/{form_id}.toml", 0, "", str(slip), layer.name)


def own_notice(bank: Bank, program: str) -> str | None:
    """Return the one line that tells a person of trouble in the own folders; None where there is none."""
    found = own_problems(bank)
    return say.own_trouble(len(found), program) if found else None
