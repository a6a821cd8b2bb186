"""How much text a source may have before it is placed, which takes longer than reading it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.errors import InputError
from assistant.files import MOST_TEXT_BYTES
from assistant.importing.paper import Paper, Paragraph, Row
from assistant.wording import files as say_files

MOST_LINES: Final = 4000
"""With text in them; a filled form has two hundred."""
MOST_OWN_LINES: Final = 10_000
"""The same where our own writer's styles say what they are; the schema's lists hold 2,440 items."""
MOST_LINE: Final = 10_000
"""Characters of one line; an answer has 8,000 at most."""
MOST_CHARACTERS: Final = 120_000
"""Of all lines; a filled form has ten thousand."""


def bounded(paper: Paper, name: str) -> Paper:
    """Return `paper` as it is; InputError when it has more text than any form, which would take minutes to place.

    What stands in our own writer's styles is placed without looking into it, and may be as much as JSON may hold.
    """
    lines, characters, raw = {False: 0, True: 0}, {False: 0, True: 0}, 0
    for part in _paragraphs(paper):
        own = bool(part.role or part.continued)
        for line in part.text.split("\n"):
            if not line.strip():
                continue
            lines[own] += 1
            raw += len(line)
            length = len(" ".join(line.split()))  # a long run of blanks is no text
            characters[own] += length
            if length > MOST_LINE:
                raise InputError(say_files.line_too_long(name, MOST_LINE))
    if lines[False] > MOST_LINES or sum(lines.values()) > MOST_OWN_LINES:
        raise InputError(say_files.too_many_lines(name, sum(lines.values())))
    if characters[False] > MOST_CHARACTERS or raw > MOST_TEXT_BYTES:
        raise InputError(say_files.too_much_text(name, raw))
    return paper


def _paragraphs(paper: Paper) -> Iterator[Paragraph]:
    for block in (*paper.blocks, *paper.beside, *paper.margins):
        if isinstance(block, Row):
            yield from (part for cell in block.cells for part in cell.paragraphs)
        else:
            yield block
