"""Reads files whole, regular ones only and never more than is sensible."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
from pathlib import Path

from assistant.errors import InputError
from assistant.wording import files as say

MOST_MEGABYTES = 20
"""No declaration comes near it; keeps a wrong file from filling memory."""

MOST_TEXT_BYTES = 2**20
"""Of JSON and of plain text; a filled form has thirty thousand."""
MOST_OWN_BYTES = 256 * 2**20
"""Of a file of the program's own; the longest journal of a year has ten million."""
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


def unfit(path: Path) -> str | None:
    """Return why what stands at `path` is not read: no regular file, or too large; OSError where that is unseen."""
    info = path.stat()
    if not stat.S_ISREG(info.st_mode):
        return say.NO_FILE
    return say.LARGE if info.st_size > MOST_MEGABYTES * 2**20 else None


def read_own(path: Path) -> bytes:
    """Return the content of a file of the program's own; InputError, caused by the OSError, where it cannot."""
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode) or info.st_size > MOST_OWN_BYTES:
            raise InputError(say.not_a_file(path))
        return path.read_bytes()
    except (OSError, ValueError) as slip:
        raise InputError(say.cannot_read(path, system_reason(slip))) from slip


def files_in(folder: Path) -> list[Path]:
    """Return what lies in a folder, in no order; nothing where it cannot be looked into."""
    try:
        return list(folder.iterdir())
    except (OSError, ValueError):
        return []


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


def is_folder(path: Path) -> bool:
    """Tell whether a folder stands at `path`; False also where that cannot be seen."""
    try:
        mode = mode_of(path)
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


def length_of(path: Path) -> int:
    """Return a file's length in bytes, 0 where there is none or where it cannot be seen."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def mode_of(path: Path) -> int | None:
    """Return the mode of what stands at `path`, None where nothing does; OSError where that cannot be seen."""
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
