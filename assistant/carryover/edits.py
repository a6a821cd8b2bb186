"""Changes of a text, laid upon it without touching its open blanks or each other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assistant.text import BLANK, OPEN_BLANK

_WIDE: Final = str.maketrans("０１２３４５６７８９．％﹪", "0123456789.%%")
_DOUBLE: Final = re.compile(rf"({BLANK.pattern})(?:\s*{BLANK.pattern})+")


@dataclass(frozen=True)
class Edit:
    """One change: what stands at text[start:end] becomes `new`."""

    start: int
    end: int
    new: str


@lru_cache(maxsize=256)
def plain(text: str) -> str:
    """Return a text with digits of one width; it keeps its length, so that offsets stay right."""
    return text.translate(_WIDE)


def blank(office: str = "") -> str:
    """Return an open blank, with the office that owes what goes there if one is known."""
    return f"〔待填：{office}〕" if office else OPEN_BLANK


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made, the earlier ones first; one that overlaps another or a blank is left out."""
    taken = bytearray(len(text))
    for match in BLANK.finditer(text):
        taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    made: list[Edit] = []
    for edit in edits:
        if edit.start < edit.end and not any(taken[edit.start : edit.end]):
            taken[edit.start : edit.end] = b"\1" * (edit.end - edit.start)
            made.append(edit)
    parts, end = [], 0
    for edit in sorted(made, key=lambda edit: edit.start):
        parts += [text[end : edit.start], edit.new]
        end = edit.end
    return _DOUBLE.sub(r"\1", "".join([*parts, text[end:]]))
