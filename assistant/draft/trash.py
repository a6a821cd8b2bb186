"""The recycle bin: deleted drafts, whole and with the name they had, until somebody empties it."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from assistant.draft.journal import Draft
from assistant.draft.lines import read_lines
from assistant.draft.lock import LOCK, acquire, now
from assistant.draft.names import free_name, is_folder_name, shortened, taken_as
from assistant.draft.recovery import JOURNAL, read_folder
from assistant.draft.shelf import find_folder, holder_of, list_drafts
from assistant.errors import DraftError, InputError, OutputError
from assistant.files import (
    files_in,
    is_folder,
    is_taken,
    make_private_folder,
    move_file,
    read_own,
    remove_file,
    remove_folder,
)
from assistant.paths import drafts_under, home_folder, program, refuges, trash_under
from assistant.wording import draft as say_draft
from assistant.wording import shelf as say

_KEY = re.compile(r"(.+)~(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(?:-(\d{1,4}))?", re.DOTALL)
_LONGEST: Final = 230
"""Bytes of a name that leave room for the time behind it."""


@dataclass(frozen=True)
class Binned:
    """A draft in the recycle bin."""

    key: str
    """Its folder's name there, which is its own and the time: no two are the same."""
    name: str
    """The name that it had."""
    at: str
    """ISO time in UTC when it was deleted."""
    number: int
    """Of those deleted in the same second: 1, 2, 3 …"""
    folders: tuple[Path, ...]
    """Where it lies; more than one where a copy of it had fled to another folder."""


def delete_draft(name: str) -> Binned:
    """Move a draft to the recycle bin, whatever state it is in; DraftError where there is none or somebody has it."""
    folder = find_folder(name)
    copies = _copies_of(folder)
    with _held(name, folder) as taken:
        key = f"{shortened(name, _LONGEST)}~{_stamp()}"
        for place in (folder, *copies):
            target = trash_under(place.parent.parent) / key
            make_private_folder(target.parent)
            if not _move(place, target) and place == folder:
                raise DraftError(say.gone_meanwhile(name))
            if place == folder:
                taken.append(target)
    return next(found for found in list_trash() if found.key == key)


@contextlib.contextmanager
def _held(name: str, folder: Path) -> Iterator[list[Path]]:
    """Hold a draft's lock, where the disk takes one, while it is moved to the place that goes into the list."""
    moved: list[Path] = []
    try:
        lock, holder = acquire(folder)
    except OutputError:
        lock, holder = None, holder_of(folder)
    if lock is None and holder is not None:
        who = say_draft.who(holder.user, holder.host)
        raise DraftError(say.held_elsewhere(name, who, holder.at, holder.pid))
    try:
        yield moved
    finally:
        for place in moved:
            remove_file(place / LOCK)
        if lock is not None:
            lock.release()


def _move(folder: Path, target: Path) -> bool:
    try:
        return move_file(folder, target)
    except OutputError:
        # A folder that even its owner may not write to cannot be moved elsewhere.
        if folder.is_symlink() or not is_folder(folder):
            raise
        make_private_folder(folder)
        return move_file(folder, target)


def _copies_of(folder: Path) -> list[Path]:
    """Return the folders elsewhere that hold a copy of the draft in `folder`: they would stand for it otherwise."""
    own = _id_of(folder)
    places = [place for home in refuges() for place in files_in(drafts_under(home)) if place != folder]
    return [place for place in places if own is not None and _id_of(place) == own and holder_of(place) is None]


def _id_of(folder: Path) -> str | None:
    try:
        header = read_lines(read_own(folder / JOURNAL).partition(b"\n")[0] + b"\n").header
    except InputError:
        return None
    return header.id if header else None


def _stamp() -> str:
    """Return the present time as it stands behind a name, with a number where the second has been used."""
    at = now()
    used = [found.number for found in list_trash() if found.at == at]
    time = at.replace("-", "").replace(":", "")
    return f"{time}-{max(used) + 1}" if used else time


def list_trash() -> list[Binned]:
    """Return what is in the recycle bin, what was deleted last first."""
    places: dict[str, list[Path]] = {}
    for home in (home_folder(), *refuges()):
        for folder in files_in(trash_under(home)):
            places.setdefault(folder.name, []).append(folder)
    found = [_binned(match, folders) for key, folders in places.items() if (match := _KEY.fullmatch(key))]
    return sorted(found, key=lambda part: (part.at, part.number, part.name), reverse=True)


def _binned(match: re.Match[str], folders: list[Path]) -> Binned:
    name, year, month, day, hour, minute, second, number = match.groups()
    at = f"{year}-{month}-{day}T{hour}:{minute}:{second}Z"
    return Binned(match.group(), name, at, int(number or 1), tuple(folders))


def find_binned(name: str | None = None) -> list[Binned]:
    """Return what is in the bin under a name or key, all of it for None, the latest first; DraftError for nothing."""
    everything = list_trash()
    found = [part for part in everything if name is None or name in (part.name, part.key)]
    if not found:
        known = [part.name for part in everything]
        raise DraftError(say.BIN_EMPTY if name is None else say.not_in_bin(name, known, program()))
    return found


def restore_draft(binned: Binned) -> str:
    """Bring a draft back and return its name: the one it had, or where that is taken or no good the next free one."""
    there = [info.name for info in list_drafts()]
    name = binned.name
    if not is_folder_name(name):
        name = free_name(there)
    elif taken_as(name, there):
        name = free_name(there, name)
    restored = False
    for folder in binned.folders:
        place = drafts_under(folder.parent.parent)
        make_private_folder(place)
        target = place / name
        if is_taken(target):
            target = place / free_name((path.name for path in files_in(place)), name)
            name = name if restored else target.name
        restored |= _move(folder, target)
    if not restored:
        raise DraftError(say.gone_meanwhile(binned.name))
    return name


def purge_draft(binned: Binned) -> None:
    """Remove a draft from the recycle bin for good; OutputError where the system keeps some of it."""
    for folder in binned.folders:
        if not folder.is_symlink() and is_folder(folder):
            with contextlib.suppress(OutputError):
                make_private_folder(folder)
        remove_folder(folder)
        if is_taken(folder):
            raise OutputError(say.not_purged(binned.name, str(folder)))


def look_into(binned: Binned) -> Draft:
    """Return a draft in the recycle bin, for reading only; InputError where it cannot be read."""
    folder = binned.folders[0]
    draft = Draft(binned.name, folder, read_folder(folder))
    draft.read_only = say_draft.ONLY_READ
    return draft
