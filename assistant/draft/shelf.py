"""All drafts of this user: begin one, open one, list them."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from assistant.draft.journal import Draft
from assistant.draft.lock import Holder, Lock, acquire, is_alive, read_holder, take_over
from assistant.draft.names import check_name, free_name, is_folder_name, taken_as
from assistant.draft.recovery import JOURNAL, read_folder
from assistant.draft.snapshots import FOLDER, snapshot_files
from assistant.errors import DraftError, InputError, OutputError
from assistant.files import clear_temporary, files_in, keep_private, remove_folder, system_reason
from assistant.paths import drafts_folder, drafts_under, program, refuges
from assistant.wording import draft as say


@dataclass(frozen=True)
class DraftInfo:
    """One draft as it stands in the list."""

    name: str
    folder: Path
    changed: float
    """Seconds since the epoch of the last write."""


def new_draft(name: str | None = None) -> Draft:
    """Return an empty draft, not on disk yet, named when no name is given; DraftError when the name is taken."""
    names = [info.name for info in list_drafts()]
    if name is not None and (there := taken_as(check_name(name), names)):
        raise DraftError(say.name_taken(there, program()))
    draft = Draft(name or free_name(names))
    draft.named = name is not None
    return draft


def open_draft(name: str, write: bool = False, force: bool = False) -> Draft:
    """Open a draft by name; DraftError when there is none or nothing of it can be read.

    To `write` takes its lock; where another process has it, the draft says who and is read-only, unless `force` takes
    it away. Without `write` nothing on disk changes.
    """
    if not is_folder_name(name):
        raise DraftError(say.bad_name(name))
    folder = _folder_of(name)
    lock: Lock | None = None
    holder: Holder | None = None
    trouble: str | None = None
    if write:
        try:
            lock, holder = (take_over if force else acquire)(folder)
        except OutputError as slip:
            trouble = str(slip)
    draft = _read(name, folder, lock)
    draft.trouble = trouble if write else None
    if not write:
        draft.read_only = say.ONLY_READ
    elif draft.found is not None and draft.found.is_newer:
        draft.read_only = say.newer(name)
    elif lock is None and holder is not None:
        draft.holder, draft.read_only = holder, say.held(holder.user, holder.host, holder.pid, holder.at)
    elif lock is not None:
        draft.dead = holder
        draft.was_open = keep_private(folder)
        for place in (folder, folder / FOLDER):
            clear_temporary(place)
        _mend(draft)
    return draft


def _mend(draft: Draft) -> None:
    """Write a journal anew that was found damaged, and clear away the copies that have been joined with it."""
    draft.flush()
    if draft.found is not None and not draft.trouble:
        for copy in draft.found.elsewhere:
            remove_folder(copy)


def find_folder(name: str) -> Path:
    """Return the folder of a draft, whatever it is called and however it stands; DraftError when there is none."""
    listed = next((info.folder for info in list_drafts() if info.name == name), None)
    if listed is None and not is_folder_name(name):
        raise DraftError(say.bad_name(name))
    return listed or _folder_of(name)


def _folder_of(name: str) -> Path:
    """Return the folder of a draft, in the refuge that it fled to if nowhere else; DraftError when there is none."""
    for place in (drafts_folder(), *map(drafts_under, refuges())):
        if _is_draft(place / name):
            return place / name
    raise DraftError(say.no_draft(name, [info.name for info in list_drafts()], program()))


def _read(name: str, folder: Path, lock: Lock | None) -> Draft:
    copies = [place for home in refuges() for place in files_in(drafts_under(home)) if _is_draft(place)]
    try:
        found = read_folder(folder, copies)
    except InputError as slip:
        if lock is not None:
            lock.release()
        raise DraftError(say.cannot_open(name, _reason(folder, slip))) from None
    return Draft(name, folder, found, lock)


def _reason(folder: Path, slip: InputError) -> str:
    try:
        (folder / JOURNAL).read_bytes()
    except OSError as why:
        return system_reason(why)
    return str(slip)


def _is_draft(folder: Path) -> bool:
    """Tell whether a folder holds a draft, or something in its place that is to be complained about."""
    try:
        if (folder / JOURNAL).exists():
            return True
    except OSError:
        return True
    return bool(snapshot_files(folder))


def holder_of(folder: Path) -> Holder | None:
    """Return the process that has a draft open for writing, None where nobody has."""
    holder = read_holder(folder)
    return holder if holder is not None and is_alive(holder) else None


def list_drafts() -> list[DraftInfo]:
    """Return all drafts, the one written last first, those that cannot be read included; DraftError without access."""
    folder = drafts_folder()
    try:
        entries = list(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        entries = []
    except (OSError, ValueError) as slip:
        raise DraftError(say.no_access(str(folder), system_reason(slip))) from None
    found: dict[str, DraftInfo] = {}
    # Where one name stands in two places it is opened in the first.
    for entry in (*entries, *(entry for home in refuges() for entry in files_in(drafts_under(home)))):
        if entry.name not in found and (info := _info(entry)) is not None:
            found[entry.name] = info
    return sorted(found.values(), key=lambda info: (-info.changed, info.name))


def _info(folder: Path) -> DraftInfo | None:
    """Return what the list shows of a draft's folder; None for a folder that holds no draft."""
    try:
        info = (folder / JOURNAL).stat()
    except (FileNotFoundError, NotADirectoryError):
        newest = next(iter(snapshot_files(folder)), None)
        return None if newest is None else DraftInfo(folder.name, folder, newest.stat().st_mtime)
    except OSError:
        return DraftInfo(folder.name, folder, 0)  # one that is closed to us must not hide the others
    return DraftInfo(folder.name, folder, info.st_mtime) if stat.S_ISREG(info.st_mode) else None
