"""纸样: the form as on paper, page by page; Enter goes to what stands there and comes back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len

from assistant.events import Place
from assistant.exporting.drawn import DrawnLine
from assistant.outline import numbered
from assistant.paper import Paper, page_starts, paper_of
from assistant.tui.screens.listing import ListScreen
from assistant.tui.widgets.bars import Keys
from assistant.wording import paper as say_paper
from assistant.wording import paper_list as say
from assistant.wording.problem_list import ListRow
from assistant.wording.session import Message, Tone
from assistant.wording.tui import Part

_MARGIN: Final = 5
"""Columns that the mark takes."""


class PaperScreen(ListScreen):
    """Shows the declaration of an interview's session as it will come out on paper."""

    TITLE_OF = say_paper.TITLE

    def begin(self) -> None:
        """Begin at the line that was left last, else at the top or at the page that was asked for."""
        self._paper: Paper = paper_of(self.session.declaration(), self.session.form)
        self._lines = self._drawn()
        super().begin()
        if self.bookmark.chosen:
            self._go_to_page(self.bookmark.chosen)
            self.bookmark.chosen = ""

    def _drawn(self) -> tuple[DrawnLine, ...]:
        return self._paper.lines(max(20, self.app.size.width - _MARGIN), cell_len)

    def fit(self) -> None:
        """Draw it as wide as there is room; the mark stays at what it stood at."""
        here, member = self.list.index, self._lines[self.list.index].member
        below = here - self._first_of(member)
        self._lines = self._drawn()
        self.list.show(self.list_rows(), self._first_of(member) + below)

    def _first_of(self, member: str) -> int:
        return next((number for number, line in enumerate(self._lines) if line.member == member), 0)

    def names(self) -> Sequence[str]:
        """Return the numbers of the lines."""
        return [str(number) for number in range(len(self._lines))]

    def list_rows(self) -> Sequence[ListRow]:
        """Return the drawn lines."""
        return [say.row(line) for line in self._lines]

    def counts(self, narrow: bool) -> str:
        """Return on how many pages it comes out."""
        return say_paper.pages(self._paper.paged)

    def detail(self, index: int) -> tuple[str, Sequence[Part]]:
        """Return the page and the cell of a line, and which cells are longest."""
        starts = page_starts(self._lines)
        page = sum(start <= index for start in starts)
        return say.detail(self._lines[index].member, page, self._paper.paged)

    def keys(self) -> Keys:
        """Return the keys that work."""
        return say.KEYS

    def numbered(self, digits: str) -> int | None:
        """Return the line that a page begins with."""
        starts = page_starts(self._lines)
        return starts[int(digits) - 1] if 1 <= int(digits) <= len(starts) else None

    def _go_to_page(self, digits: str) -> None:
        if (index := self.numbered(digits)) is not None:
            self.list.show(self.list_rows(), index)
        else:
            self.say(Message(Tone.PLAIN, say_paper.no_such_page(int(digits), self._paper.paged.pages)))

    def matching(self, text: str) -> Sequence[int]:
        """Return the lines that hold what is typed."""
        return [number for number, line in enumerate(self._lines) if text in line.text]

    def enter(self, index: int) -> None:
        """Go to what stands in a line, or to the question of it, and come back."""
        line, topics = self._lines[index], self.session.interview.topics
        number = numbered(topics, line.member) if line.member else None
        if number is None:
            self.say(Message(Tone.PLAIN, say.PRINTED))
            return
        question = topics[number - 1].id
        items = self.session.interview.state.items(question).items if line.item else ()
        self.visit(Place(question, items[line.item - 1].id if line.item else None))

    def press(self, key: str) -> bool:
        """Go to the next of the longest cells."""
        if key != "N":
            return False
        longest = [cell.member for cell in say_paper.long_cells(self._paper.paged)]
        starts = [self._first_of(member) for member in longest]
        if starts:
            here = self.list.index
            self.list.go_to(min((n for n in starts if n > here), default=min(starts)))
        else:
            self.say(Message(Tone.PLAIN, say_paper.EVERY_CELL_SHORT))
        return True
