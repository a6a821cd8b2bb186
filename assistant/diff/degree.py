"""How much of a line was changed: its sense, its figures taken out, or no more than a word here and there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import groupby
from typing import Final

from assistant.diff.cells import Change, Kind
from assistant.diff.excerpts import Stretch, joined
from assistant.text import BLANK

_MOST: Final = 8
"""Characters of a word that is put in, taken out or replaced without the sentence becoming another one."""
_MOST_OPENED: Final = 60
"""Of what gives way to open blanks: a list of villages."""
_SHARE: Final = 2
"""A line of whose characters one in so many was put in, taken out or replaced is another sentence."""
_WEIGHS: Final = re.compile(
    "[0-9０-９<>＜＞≤≥未无没非勿否上下高低多少超增减升降]|不(?!断)|^[一二两三四五六七八九十百千万]"
)
"""What turns a promise into another one, however short it is."""
_NEGATES: Final = re.compile("[不未无没非勿否]")


class Degree(StrEnum):
    """How much of a line was changed."""

    EDITED = "edited"
    """What it promises may be another thing."""
    OPENED = "opened"
    """Figures and names have become open blanks, and besides that no more than words."""
    TOUCHED = "touched"
    """Words and marks without weight."""


def degree_of(change: Change, parts: Sequence[Stretch]) -> Degree | None:
    """Return how much of a numbered line was changed; `parts` is its text on both sides; None for anything else."""
    if change.kind is not Kind.CHANGED or not change.is_line:
        return None
    edits = [part for part in parts if not part.same]
    opening = [part for part in edits if _opens(part)]
    words = [part for part in edits if part not in opening]
    if not all(map(is_slight, words)):
        return Degree.EDITED
    changed, whole = (sum(max(len(part.before), len(part.after)) for part in some) for some in (words, parts))
    if changed * _SHARE >= whole:
        return Degree.EDITED
    return Degree.OPENED if opening else Degree.TOUCHED


def _opens(part: Stretch) -> bool:
    """Return whether a stretch has given way to open blanks, with a word around them at most."""
    rest, blanks = BLANK.subn("", part.after)
    old = len(BLANK.findall(part.before))
    return blanks > old and len(part.before) <= _MOST_OPENED and len(rest) <= _MOST and not _WEIGHS.search(rest)


def is_slight(part: Stretch) -> bool:
    """Return whether an edit is of words and marks without weight."""
    if max(len(part.before), len(part.after)) > _MOST or BLANK.search(part.before + part.after):
        return False
    both = part.before and part.after
    if both and _NEGATES.search(part.before) and _NEGATES.search(part.after):
        return True
    return not _WEIGHS.search(part.before) and not _WEIGHS.search(part.after)


def weighing(parts: Sequence[Stretch]) -> list[Stretch]:
    """Return a text's stretches with the slight edits done already, so that only those that weigh are left."""
    done = [Stretch(part.after, part.after) if is_slight(part) else part for part in parts]
    return joined(list(group) for _, group in groupby(done, key=lambda part: part.same))
