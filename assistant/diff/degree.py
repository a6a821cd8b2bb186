"""How much of a line was changed: its sense, its figures taken out, or no more than a word here and there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import compress, groupby
from typing import Final

from assistant.diff.cells import Change, Kind
from assistant.diff.excerpts import Stretch, joined
from assistant.text import BLANK

_MOST_OPENED: Final = 60
"""Characters that give way to open blanks: a list of villages."""
_AROUND: Final = frozenset("村社区组个处、等")
"""Characters that may be put around the blanks: 甲村、乙村两 has become 〔待填〕村等〔待填〕."""
_FIGURE_OR_NAME: Final = re.compile(
    "[0-9０-９一二两三四五六七八九十百千万]|[村社区组县市乡镇院校站场厂店队户司路桥河库山]"
)
_BINDS: Final = re.compile("[，。；：<>＜＞≤≥≧≦不至控]|以[上下内]|[高低少多大小超]于|超过")
"""What no blank may take the place of: another clause, and how a figure binds."""
_SHARE: Final = 2
"""A line of whose characters one in so many was put in, taken out or replaced is another sentence."""


class Degree(StrEnum):
    """How much of a line was changed."""

    EDITED = "edited"
    """What it promises may be another thing."""
    OPENED = "opened"
    """Figures and names have become open blanks, and besides that it was mended at most."""
    TOUCHED = "touched"
    """It was mended and no more."""


def degree_of(change: Change, parts: Sequence[Stretch], mends: Sequence[Stretch | None]) -> Degree | None:
    """Return how much of a numbered line was changed; None for anything else.

    `parts` is its text on both sides, `mends` tells of each stretch the mend that it is.
    """
    if change.kind is not Kind.CHANGED or not change.is_line:
        return None
    slight = [mend is not None for mend in mends]
    opening = [not part.same and not mend and _opens(part) for part, mend in zip(parts, slight, strict=True)]
    if any(not (part.same or mend or opens) for part, mend, opens in zip(parts, slight, opening, strict=True)):
        return Degree.EDITED
    changed, whole = (
        sum(max(len(part.before), len(part.after)) for part in some) for some in (compress(parts, slight), parts)
    )
    if changed * _SHARE >= whole:
        return Degree.EDITED
    return Degree.OPENED if any(opening) else Degree.TOUCHED


def _opens(part: Stretch) -> bool:
    """Return whether a stretch has given way to open blanks, with a word around them at most."""
    rest, blanks = BLANK.subn("", part.after)
    taken = len(part.before) <= _MOST_OPENED and _FIGURE_OR_NAME.search(part.before) and not _BINDS.search(part.before)
    around = all(ch in part.before or ch in _AROUND for ch in rest)
    return bool(taken) and around and blanks > len(BLANK.findall(part.before))


def weighing(parts: Sequence[Stretch], mends: Sequence[Stretch | None]) -> list[Stretch]:
    """Return a text's stretches with the mends done already, so that only those edits that weigh are left."""
    done = [Stretch(part.after, part.after) if mend else part for part, mend in zip(parts, mends, strict=True)]
    return joined(list(group) for _, group in groupby(done, key=lambda part: part.same))
