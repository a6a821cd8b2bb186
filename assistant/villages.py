"""Village names of the filer's own township, completed while they are typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from assistant.places import complete_village, township_of_filer

_TAIL: Final = re.compile(r"[a-z']{2,20}$|[\u4e00-\u9fff]{1,4}$")
_MOST: Final = 9


@dataclass(frozen=True)
class Completion:
    """What the end of a text may be meant for."""

    length: int
    """Characters at its end that the name takes the place of."""
    names: tuple[str, ...]
    """Villages that it may be; with one alone there is no doubt."""


def complete(text: str, filer: str) -> Completion | None:
    """Return the villages of the filer's township that the end of `text` begins, or spells in pinyin; None for none."""
    township = township_of_filer(filer) if filer else None
    tail = _TAIL.search(text.lower())
    if township is None or tail is None:
        return None
    typed = tail.group()
    for start in range(len(typed) if not typed.isascii() else 1):
        part = typed[start:]
        found = [village.name for village in complete_village(part, township)][:_MOST]
        if not part.isascii():
            found = [name for name in found if name.startswith(part)]
        if found and found != [part]:
            return Completion(len(part), tuple(found))
    return None
