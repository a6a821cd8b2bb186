"""The program's own files: in folders of mode 0700, themselves 0600, appended to and moved so that nothing is lost."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
from pathlib import Path

from assistant.errors import ChangedError, OutputError
from assistant.files.reading import files_in, length_of, read_own, system_reason
from assistant.files.writing import TEMPORARY, sync_folder, write_whole
from assistant.wording import files as say


def make_private_folder(path: Path) -> None:
    """Make `path`, and what it lies in where that is missing, mode 0700; OutputError says why not."""
    try:
        missing = [folder for folder in path.parents if not os.path.lexists(folder)]
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in (path, *missing):
            folder.chmod(0o700)
        for folder in {path.parent, *(folder.parent for folder in missing)}:
            sync_folder(folder)
    except (OSError, ValueError) as slip:
        raise OutputError(say.cannot_make(path, system_reason(slip))) from None


def keep_private(folder: Path) -> bool:
    """Close a folder of the program's own, and the files in it, to everybody else; tell whether any was open."""
    was_open = False
    for path in (folder, *files_in(folder)):
        with contextlib.suppress(OSError):
            mode = path.lstat().st_mode
            if stat.S_ISLNK(mode) or not mode & 0o077:
                continue
            path.chmod(0o700 if stat.S_ISDIR(mode) else 0o600)
            was_open = True
    return was_open


def clear_temporary(folder: Path) -> None:
    """Remove what a process that was killed left unfinished in a folder of the program's own."""
    for path in files_in(folder):
        if path.name.startswith(TEMPORARY):
            remove_file(path)


def create_private(path: Path, data: bytes) -> bool:
    """Write a new file of mode 0600 whole, and tell whether it is this one: False where something stands there."""
    try:
        write_whole(path, data, private=True)
    except OutputError:
        if os.path.lexists(path):
            return False
        raise
    return True


def append_private(path: Path, data: bytes, length: int | None = None) -> int:
    """Append `data` to a file of mode 0600, wait until it is on disk, and return its new length.

    ChangedError when it is not `length` bytes long, where that is known. After any other OutputError it is cut back
    to what it was, a new one removed; only where the disk refuses even that does a part of `data` stay, which
    `length_of` tells.
    """
    if length is None:
        length = length_of(path)
    new = not length
    try:
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC | (os.O_CREAT if new else 0), 0o600)
        try:
            if os.fstat(handle).st_size != length:
                raise ChangedError(say.changed_meanwhile(path))
            _append(handle, data, length)
        finally:
            os.close(handle)
        if new:
            sync_folder(path.parent)
    except OSError as slip:
        if not new and slip.errno == errno.ENOENT:
            raise ChangedError(say.changed_meanwhile(path)) from None
        if new and not length_of(path):
            with contextlib.suppress(OSError):
                path.unlink()
        raise OutputError(say.not_kept(system_reason(slip))) from None
    return length + len(data)


def _append(handle: int, data: bytes, length: int) -> None:
    """Write and sync `data` at the end of a file of `length` bytes, or leave it that long and raise the OSError."""
    try:
        while data:
            data = data[os.write(handle, data) :]
        os.fsync(handle)
    except OSError:
        # Half a line would swallow the next good one.
        with contextlib.suppress(OSError):
            os.ftruncate(handle, length)
        raise


def move_file(source: Path, target: Path) -> bool:
    """Rename a file or folder of the program's own; False where it is gone; OutputError says why not."""
    try:
        source.rename(target)
    except FileNotFoundError:
        return False
    except OSError as slip:
        raise OutputError(say.cannot_write(target, system_reason(slip))) from None
    for folder in {source.parent, target.parent}:
        sync_folder(folder)
    return True


def keep_copy(source: Path, target: Path) -> None:
    """Let a file of the program's own stand under a second name as well; OutputError says why not."""
    try:
        os.link(source, target)
        sync_folder(target.parent)
    except OSError:  # a file system without hard links
        write_whole(target, read_own(source), private=True)


def remove_file(path: Path) -> None:
    """Remove a file of the program's own, if it is there and the system lets it go."""
    with contextlib.suppress(OSError):
        path.unlink()


def remove_empty_folder(path: Path) -> None:
    """Remove the folder `path` if nothing is in it."""
    with contextlib.suppress(OSError):
        path.rmdir()


def remove_folder(path: Path) -> None:
    """Remove a folder of the program's own with all in it, as far as the system lets it go; of a link only the link."""
    if path.is_symlink() or not path.is_dir():
        remove_file(path)
    shutil.rmtree(path, ignore_errors=True)
