"""Writes files whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from assistant.errors import OutputError
from assistant.files.reading import mode_of, system_reason
from assistant.wording import files as say

TEMPORARY = ".shenbao-"
"""What the name of a file begins with that is not finished."""


def check_output(path: Path, force: bool = False) -> None:
    """Raise OutputError where `path` cannot be written: no folder, no access, no file, or there without `force`."""
    try:
        folder, here = mode_of(path.parent), mode_of(path)
    except (OSError, ValueError) as slip:
        raise OutputError(say.cannot_write(path, system_reason(slip))) from None
    if folder is None or not stat.S_ISDIR(folder):
        raise OutputError(say.folder_missing(path.parent))
    if here is not None and stat.S_ISDIR(here):
        raise OutputError(say.is_folder(path))
    if here is not None and not stat.S_ISREG(here):
        raise OutputError(say.not_a_file(path))
    if not force and os.path.lexists(path):
        raise OutputError(say.exists(path))


def write_whole(path: Path, data: bytes, force: bool = False, private: bool = False) -> None:
    """Write `data` to `path` whole or not at all; an existing file stays unless `force`; OutputError says why.

    A link stays a link: what it leads to is written. `private` gives the file mode 0600, otherwise the umask decides.
    """
    check_output(path, force)
    path = Path(os.path.realpath(path))
    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(prefix=TEMPORARY, dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if not private:
            Path(temporary).chmod(0o666 & ~_umask())
        _put_in_place(Path(temporary), path, force)
        sync_folder(path.parent)
    except FileExistsError:
        raise OutputError(say.exists(path)) from None
    except (OSError, ValueError) as slip:
        raise OutputError(say.cannot_write(path, system_reason(slip))) from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def _put_in_place(temporary: Path, path: Path, force: bool) -> None:
    if not force:
        try:
            os.link(temporary, path)  # refuses where another process was faster
            return
        except OSError as slip:
            if slip.errno not in (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK):
                raise
            if os.path.lexists(path):  # a file system without hard links
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
    temporary.replace(path)


def make_folder(path: Path) -> None:
    """Make `path` and what it lies in, as the umask says; OutputError says why not."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as slip:
        raise OutputError(say.cannot_make(path, system_reason(slip))) from None


@contextlib.contextmanager
def private_folder() -> Iterator[Path]:
    """Make a new folder of mode 0700 where the system keeps passing things; it is gone afterwards, with all in it."""
    try:
        folder = Path(tempfile.mkdtemp(prefix="shenbao-")).resolve()
    except (OSError, ValueError) as slip:
        raise OutputError(say.cannot_make(Path(tempfile.gettempdir()), system_reason(slip))) from None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def lead_nowhere(handle: int) -> None:
    """Put the null device in the place of an open stream that takes nothing more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on disk, where the system can say so."""
    # The file stands already: a folder that cannot be opened or synced makes it no less whole.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
