"""Cuts the end off a cell's text where it is seen least: between items, else sentences, else words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import Final

from assistant.exporting.measure import ems, ems_in, line_height, paragraph_height
from assistant.exporting.rows import Paragraph
from assistant.form import Form
from assistant.text import BLANK

_LEAST_LINES: Final = 2
"""That are cut off a paragraph: one line alone looks like a slip."""
_BEHIND: Final = (re.compile("[。！？!?；;][”’）】》]*"), re.compile("[，、,：:][”’）】》]*"))
"""Where a text is best cut, best first."""


def part_paragraphs(
    paragraphs: tuple[Paragraph, ...], width: float, form: Form
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """Return the paragraphs of a cell of the given width (mm), parted: the end is as high as the form says at most.

    Whatever its text, the end is not empty if there are two paragraphs, or two lines of one.
    """
    first, height = len(paragraphs), 0.0
    while first > 0:
        height += paragraph_height(paragraphs[first - 1], width, form)
        if height > form.table.closing_end:
            break
        first -= 1
    if first == len(paragraphs) > 0:
        upper, end = _part_text(paragraphs[-1], width, form)
        return (*paragraphs[:-1], upper), (end,)
    begins = [at for at in range(first, len(paragraphs)) if paragraphs[at].kind != "continued"]
    first = begins[0] if begins else first
    return paragraphs[:first], paragraphs[first:]


def _part_text(paragraph: Paragraph, width: float, form: Form) -> tuple[Paragraph, Paragraph]:
    text = paragraph.text
    line = ems_in(width, paragraph.role, form)
    lines = max(_LEAST_LINES, int(form.table.closing_end / line_height(paragraph.role, form)))
    at = _cut(text, _before_end(text, lines * line), _before_end(text, _LEAST_LINES * line))
    return replace(paragraph, text=text[:at]), replace(paragraph, text=text[at:], kind="run_on")


def _before_end(text: str, length: float) -> int:
    """Return the first place in `text` that is at most `length` characters' width from its end."""
    at = len(text)
    while at > 0 and length >= (step := ems(text[at - 1])):
        at -= 1
        length -= step
    return at


def _cut(text: str, start: int, stop: int) -> int:
    """Return where to cut between `start` and `stop`: behind a sentence, a clause, between two Chinese characters."""
    blanks = [match.span() for match in BLANK.finditer(text)]
    free = [at for at in range(max(1, start), stop + 1) if not any(a < at < b for a, b in blanks)]
    for pattern in _BEHIND:
        ends = {match.end() for match in pattern.finditer(text)}
        if found := [at for at in free if at in ends]:
            return found[0]
    between = (at for at in free if all(unicodedata.category(ch) == "Lo" for ch in text[at - 1 : at + 1]))
    return next(between, free[0] if free else max(1, start))
