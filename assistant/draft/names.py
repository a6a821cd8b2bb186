"""Names of drafts: safe as a folder's name, and told apart as people and file systems tell them apart."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from assistant.errors import DraftError
from assistant.wording import draft as say

_NAME = re.compile(r"[^\s/\\.~@-][^/\\\x00-\x1f\x7f-\x9f]*")
MOST_BYTES: Final = 200
"""In UTF-8. A file system takes 255; what is put behind a name in the recycle bin needs the rest."""
_MOST_BYTES_ON_DISK: Final = 255
_UNSHOWN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
"""Letters and marks by their category, but nothing is seen of them."""


def check_name(name: str) -> str:
    """Return a draft's name that is safe as a folder's name; DraftError says what is wrong with it."""
    fits = _NAME.fullmatch(name) and len(name.encode("utf-8", "surrogatepass")) <= MOST_BYTES
    # A space at the end, or a mark that nobody sees, makes two names that look like one.
    unseen = _BLANK.search(name) or any(unicodedata.category(letter) in _UNSHOWN for letter in name)
    if not fits or name != name.rstrip() or unseen:
        raise DraftError(say.bad_name(name))
    return name


def is_folder_name(name: str) -> bool:
    """Tell whether a name, however it came about, leads to one folder below another and nowhere else."""
    try:
        fits = len(os.fsencode(name)) <= _MOST_BYTES_ON_DISK
    except UnicodeError:
        return False
    return fits and re.fullmatch(r"[^\s/\\.\x00-\x1f\x7f-\x9f][^/\\\x00-\x1f\x7f-\x9f]*", name) is not None


def comparable(name: str) -> str:
    """Return what two names share that some file system, or a person, takes for one."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def taken_as(name: str, names: Iterable[str]) -> str | None:
    """Return the name among `names` that is the same to a person or a file system; None when it is free."""
    return next((there for there in names if comparable(there) == comparable(name)), None)


def shortened(name: str, most: int = MOST_BYTES) -> str:
    """Return as much of a name as `most` bytes take, no character halved."""
    while len(os.fsencode(name)) > most:
        name = name[:-1]
    return name


def free_name(names: Iterable[str], stem: str = "caogao") -> str:
    """Return a name that is not taken yet: the stem, cut where it is too long, and the first number that is free."""
    taken = {comparable(name) for name in names}
    stem = shortened(stem, MOST_BYTES - len(f"-{len(taken) + 1}"))
    number = next(n for n in range(1, len(taken) + 2) if comparable(f"{stem}-{n}") not in taken)
    return f"{stem}-{number}"
