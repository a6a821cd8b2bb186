"""Files of Word's older formats (.doc, .dot, .wps, .rtf): what they are by their content, and their way to .docx."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from assistant.errors import InputError
from assistant.wording import word_files as say

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF: Final = b"{\\rtf"
_ENTRY: Final = 128
"""Bytes of a directory entry in an OLE file; its name fills the first 64."""
_STREAM: Final = 2
_STORAGE: Final = 1
_LOCKED: Final = ("EncryptedPackage", "EncryptionInfo", "DRMEncryptedDataSpace")
_SHEETS: Final = ("Workbook", "Book")
_SLIDES: Final = ("PowerPoint Document",)
_FIB_MARK: Final = 0xA5EC
_FIB_ENCRYPTED: Final = 0x0100


def is_old_word(data: bytes) -> bool:
    """Tell whether `data` is an OLE or RTF file, whatever program wrote it."""
    return data.startswith((_OLE[:4], _RTF))


def kind_of(data: bytes, path: Path) -> str:
    """Return doc or rtf; InputError for an old file that is locked, or no Word file at all."""
    if data.startswith(_RTF):
        return "rtf"
    if any(_entry(data, name) is not None for name in _LOCKED):
        raise InputError(say.locked(path))
    document = _entry(data, "WordDocument")
    if document is None:
        sheet = any(_entry(data, name) is not None for name in _SHEETS)
        slide = any(_entry(data, name) is not None for name in _SLIDES)
        raise InputError(say.spreadsheet(path) if sheet else say.slides(path) if slide else say.no_old_word(path))
    if _is_encrypted(data, document):
        raise InputError(say.locked(path))
    return "doc"


def _entry(data: bytes, name: str) -> int | None:
    """Return where in an OLE file the directory entry of that name begins."""
    wanted = name.encode("utf-16-le") + b"\0\0"
    length = len(wanted).to_bytes(2, "little")
    start = data.find(wanted)
    while start != -1:
        if (
            start % _ENTRY == 0
            and data[start + 64 : start + 66] == length
            and data[start + 66 : start + 67]
            in (
                bytes([_STORAGE]),
                bytes([_STREAM]),
            )
        ):
            return start
        start = data.find(wanted, start + 1)
    return None


def _is_encrypted(data: bytes, entry: int) -> bool:
    """Tell whether the Word document whose directory entry stands at `entry` has a password."""
    shift = int.from_bytes(data[30:32], "little")
    first = int.from_bytes(data[entry + 116 : entry + 120], "little")
    start = (first + 1) << shift if shift in (9, 12) else len(data)
    mark, flags = (int.from_bytes(data[at : at + 2], "little") for at in (start, start + 10))
    return mark == _FIB_MARK and bool(flags & _FIB_ENCRYPTED)
