"""Reads files whole and writes them whole or not at all; the only module that opens files for writing."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from pathlib import Path

from assistant.errors import InputError, OutputError
from assistant.wording import files as say

MOST_MEGABYTES = 20
"""No declaration comes near it; keeps a wrong file from filling memory."""


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
    except OSError as slip:
        raise InputError(say.cannot_read(path, say.system_reason(slip.errno, slip.strerror))) from None
    except ValueError:  # a NUL in the name
        raise InputError(say.not_found(path)) from None


def decode_text(data: bytes) -> tuple[str, str] | None:
    """Return (text, encoding) of UTF-8, UTF-16 with mark or GBK bytes; None when they are no text."""
    candidates = ["utf-16"] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "gb18030"]
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        # Control characters are not typed: their presence says that the bytes are something else.
        if not any(ch < " " and ch not in "\t\n\r\f\v" for ch in text):
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


def check_output(path: Path, force: bool = False) -> None:
    """Raise OutputError when `path` is a folder or a device, lies in no folder, or exists and `force` is off."""
    if not path.parent.is_dir():
        raise OutputError(say.folder_missing(path.parent))
    if path.is_dir():
        raise OutputError(say.is_folder(path))
    if path.exists() and not path.is_file():
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
    except OSError as slip:
        raise OutputError(say.cannot_write(path, say.system_reason(slip.errno, slip.strerror))) from None
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


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
    """Make `path` and what it lies in, mode 0700; OutputError says why not."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.chmod(0o700)
    except OSError as slip:
        raise OutputError(say.cannot_write(path, say.system_reason(slip.errno, slip.strerror))) from None


def make_folder(path: Path) -> None:
    """Make `path` and what it lies in, as the umask says; OutputError says why not."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as slip:
        raise OutputError(say.cannot_write(path, say.system_reason(slip.errno, slip.strerror))) from None


def append_private(path: Path, data: bytes) -> None:
    """Append `data` to a file of mode 0600 and wait until it is on disk; OutputError says why not."""
    try:
        new = not path.exists()
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            while data:
                data = data[os.write(handle, data) :]
            os.fsync(handle)
        finally:
            os.close(handle)
        if new:
            _sync_folder(path.parent)
    except OSError as slip:
        raise OutputError(say.cannot_write(path, say.system_reason(slip.errno, slip.strerror))) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
