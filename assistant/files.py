"""Reads files whole and writes them whole or not at all; the only module that opens files for writing."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from assistant.errors import ChangedError, InputError, OutputError
from assistant.wording import files as say

MOST_MEGABYTES = 20
"""No declaration comes near it; keeps a wrong file from filling memory."""

MOST_TEXT_BYTES = 2**20
"""Of JSON and of plain text; a filled form has thirty thousand."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")


def read_bytes(path: Path) -> bytes:
    """Return the content of a regular, non-empty file of at most MOST_MEGABYTES; InputError otherwise."""
    try:
        info = path.stat()
        if stat.S_ISDIR(info.st_mode):
            raise InputError(say.is_folder(path))
        if not stat.S_ISREG(info.st_mode):
            raise InputError(say.not_a_file(path))
        if info.st_size == 0:
            raise InputError(say.is_empty(path))
        if info.st_size > MOST_MEGABYTES * 2**20:
            raise InputError(say.too_large(path, MOST_MEGABYTES))
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(say.not_found(path)) from None
    except (OSError, ValueError) as slip:
        raise InputError(say.cannot_read(path, system_reason(slip))) from None


def decode_text(data: bytes) -> tuple[str, str] | None:
    """Return (text, encoding) of UTF-8, UTF-16 with mark or GBK bytes; None when they are no text."""
    candidates = ["utf-16"] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "gb18030"]
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        # Control characters are not typed: their presence says that the bytes are something else.
        if not _CONTROL.search(text):
            return text, encoding
    return None


def read_text(path: Path) -> tuple[str, str]:
    """Return (text, encoding) of a text file; InputError when it cannot be read or is no text."""
    result = decode_text(read_bytes(path))
    if result is None:
        raise InputError(say.not_text(path))
    if not result[0].strip():
        raise InputError(say.is_empty(path))
    return result


def system_reason(slip: OSError | ValueError) -> str:
    """Return in Chinese why the system refused a path."""
    if isinstance(slip, OSError):
        return say.system_reason(slip.errno)
    return say.NAME_NOT_ENCODABLE if isinstance(slip, UnicodeError) else say.NAME_IMPOSSIBLE


def tells_of_a_stream(slip: BaseException) -> bool:
    """Tell whether standard output has failed: what files say comes as OutputError, or names its path."""
    full = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EIO)
    return isinstance(slip, OSError) and slip.filename is None and slip.errno in full


def check_output(path: Path, force: bool = False) -> None:
    """Raise OutputError where `path` cannot be written: no folder, no access, no file, or there without `force`."""
    try:
        folder, here = _mode(path.parent), _mode(path)
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


def _mode(path: Path) -> int | None:
    """Return the mode of what stands at `path`, None where nothing does; OSError where that cannot be seen."""
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None


def is_folder(path: Path) -> bool:
    """Tell whether a folder stands at `path`; False also where that cannot be seen."""
    try:
        mode = _mode(path)
    except (OSError, ValueError):
        return False
    return mode is not None and stat.S_ISDIR(mode)


def is_taken(path: Path) -> bool:
    """Tell whether something stands at `path`; False also where that cannot be seen."""
    return os.path.lexists(path)


def same_place(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one file, there already or not."""
    if os.path.realpath(one) == os.path.realpath(other):
        return True
    with contextlib.suppress(OSError, ValueError):
        return one.samefile(other)
    return False


def write_whole(path: Path, data: bytes, force: bool = False, private: bool = False) -> None:
    """Write `data` to `path` whole or not at all; an existing file stays unless `force`; OutputError says why.

    A link stays a link: what it leads to is written. `private` gives the file mode 0600, otherwise the umask decides.
    """
    check_output(path, force)
    path = Path(os.path.realpath(path))
    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(prefix=".shenbao-", dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if not private:
            Path(temporary).chmod(0o666 & ~_umask())
        _put_in_place(Path(temporary), path, force)
        _sync_folder(path.parent)
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


def make_private_folder(path: Path) -> None:
    """Make `path`, and what it lies in where that is missing, mode 0700; OutputError says why not."""
    try:
        missing = [folder for folder in path.parents if not os.path.lexists(folder)]
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in (path, *missing):
            folder.chmod(0o700)
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


def make_folder(path: Path) -> None:
    """Make `path` and what it lies in, as the umask says; OutputError says why not."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as slip:
        raise OutputError(say.cannot_make(path, system_reason(slip))) from None


def remove_empty_folder(path: Path) -> None:
    """Remove the folder `path` if nothing is in it."""
    with contextlib.suppress(OSError):
        path.rmdir()


def remove_file(path: Path) -> None:
    """Remove the file `path`, where the system lets it go."""
    with contextlib.suppress(OSError):
        path.unlink()


def length_of(path: Path) -> int:
    """Return a file's length in bytes, 0 where there is none or where it cannot be seen."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


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
            _sync_folder(path.parent)
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


def lead_nowhere(handle: int) -> None:
    """Put the null device in the place of an open stream that takes nothing more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    # The file stands already: a folder that cannot be opened or synced makes it no less whole.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
