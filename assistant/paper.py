"""纸样: the form as on paper, on about how many pages, and which cells take the most of them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from assistant.exporting.drawn import DrawnLine, Length, draw
from assistant.exporting.pages import Paged, estimate_pages
from assistant.exporting.rows import Printed, render_rows
from assistant.form import Form
from assistant.model import Declaration
from assistant.text import cells
from assistant.wording import paper as say
from assistant.wording.session import Message, Tone

_WIDEST: Final = 100
"""Columns that the drawing takes at most: the paper's ratio is seen best on a narrow one."""
_USUAL: Final = 80
_BESIDE: Final = 3
"""Columns that the mark of a message takes."""


@dataclass(frozen=True)
class Paper:
    """A declaration as it will come out on paper."""

    form: Form
    printed: Printed
    paged: Paged
    """How it falls on pages, by estimate."""

    def lines(self, width: int, length: Length = cells) -> tuple[DrawnLine, ...]:
        """Return it drawn at `width` columns."""
        return draw(self.paged, self.printed, self.form, width, length)


def paper_of(declaration: Declaration, form: Form) -> Paper:
    """Return a declaration as it will come out on paper."""
    printed = render_rows(declaration, form)
    return Paper(form, printed, estimate_pages(printed, form))


def page_starts(lines: Sequence[DrawnLine]) -> tuple[int, ...]:
    """Return the index of the line that each page begins with."""
    return (0, *(number for number, line in enumerate(lines) if line.page))


def tell_paper(declaration: Declaration, form: Form, page: int = 0) -> tuple[Message, ...]:
    """Return the paper drawn for this terminal, one page of it or all, and what is to be said of its length."""
    paper = paper_of(declaration, form)
    lines = paper.lines(min(_WIDEST, _columns()) - _BESIDE)
    starts = (*page_starts(lines), len(lines))
    if page >= len(starts):
        return (Message(Tone.BAD, say.no_such_page(page, len(starts) - 1)),)
    shown = lines[starts[page - 1] : starts[page]] if page else lines
    drawn = "\n".join(line.text or say.page_begins(line.page) for line in shown)
    return (Message(Tone.HELP, drawn), Message(Tone.HELP, "\n".join(say.length(paper.paged))))


def _columns() -> int:
    """Return the columns of the terminal that is written to, as many as most have where it is none."""
    told = os.environ.get("COLUMNS", "")
    if told.isascii() and told.isdigit() and int(told):
        return int(told)
    try:
        return os.get_terminal_size().columns or _USUAL
    except OSError:
        return _USUAL
