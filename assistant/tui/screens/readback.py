"""核对: the whole declaration in the form's order; Enter changes a line and comes back to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.pinyin import key_of, search_for
from assistant.readback import Kind, Line, read_back
from assistant.tui.screens.listing import ListScreen
from assistant.tui.widgets.bars import Keys
from assistant.wording import readback_list as say
from assistant.wording.problem_list import ListRow
from assistant.wording.tui import Part

_MOMENT: Final = 0.05
"""Seconds."""


class ReviewScreen(ListScreen):
    """Lists every answer and every line of an interview's session, where it came from and what is wrong with it."""

    TITLE_OF = say.TITLE

    def begin(self) -> None:
        """Begin at the row that was left last, else at the first one; what is wrong is found once they are seen."""
        self._lines: Sequence[Line] = read_back(self.session.interview)
        super().begin()
        self.set_timer(_MOMENT, self._judge)

    def _judge(self) -> None:
        if self.is_attached:
            self._lines = read_back(self.session.interview, self.session.findings())
            self.show_rows(self.list.index)

    def names(self) -> Sequence[str]:
        """Return what each row is recognised by."""
        return [_name(line) for line in self._lines]

    def start(self) -> int:
        """Return the row that was left last; where its line is gone, the head of its list."""
        names = self.names()
        near = [self.bookmark.row, self.bookmark.row.partition(" ")[0] + " "]
        return next((list(names).index(name) for name in near if name in names), 0)

    def list_rows(self) -> Sequence[ListRow]:
        """Return what each row shows."""
        return [say.row(line, self.session.form, self.narrow) for line in self._lines]

    def counts(self, narrow: bool) -> str:
        """Return how many lines there are to be seen to."""
        return say.counts(self._lines)

    def detail(self, index: int) -> tuple[str, Sequence[Part]]:
        """Return a line with what is wrong with it, else whole."""
        return say.detail(self._lines[index], self.session.form)

    def keys(self) -> Keys:
        """Return the keys that work."""
        return say.KEYS

    def numbered(self, digits: str) -> int | None:
        """Return the first row of the question with a number."""
        return next((n for n, line in enumerate(self._lines) if str(line.question) == digits), None)

    def matching(self, text: str) -> Sequence[int]:
        """Return the rows whose text answers what is typed: as it stands, else as pinyin or initials."""
        texts = [f"{line.name if line.kind is not Kind.ITEM else ''} {say.body(line)}" for line in self._lines]
        if found := [n for n, held in enumerate(texts) if text in held]:
            return found
        search = search_for(text)
        return [n for n, held in enumerate(texts) if search.match(key_of(held)) is not None]

    def enter(self, index: int) -> None:
        """Change the line, and come back to it."""
        self.visit(self._lines[index].place)

    def press(self, key: str) -> bool:
        """Go to the next line that is to be seen to."""
        if key != "N":
            return False
        here, marked = self.list.index, [n for n, line in enumerate(self._lines) if say.marks(line)]
        if marked:
            self.list.go_to(next((n for n in marked if n > here), marked[0]))
        return True


def _name(line: Line) -> str:
    return f"{line.place.question} {line.place.item or ''}"
