"""对照: the file that the draft began from beside the draft; Enter goes to a question and comes back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.contrast import contrast
from assistant.diff.cells import Change, Kind
from assistant.diff.excerpts import stretches
from assistant.diff.sheet import Sheet
from assistant.pinyin import key_of, search_for
from assistant.readback import read_back
from assistant.tui.screens.contrast_rows import ContrastRows
from assistant.tui.screens.listing import ListScreen
from assistant.tui.widgets.bars import Keys
from assistant.tui.widgets.cells import CellList
from assistant.wording import contrast_list as say
from assistant.wording.problem_list import ListRow
from assistant.wording.session import Message, Tone
from assistant.wording.tui import Part

_DIFFERENT: Final = "different"
"""What a bookmark says of a list that shows differences only."""


class ContrastScreen(ListScreen):
    """Shows what became of every cell of the file that an interview's session began from."""

    TITLE_OF = say.TITLE
    LIST = CellList

    def begin(self) -> None:
        """Begin at the cell that was left last, else at the first one that differs."""
        sheet = contrast(self.session.interview)
        assert sheet is not None  # who has no file is told instead
        self._sheet: Sheet = sheet
        self._lines = {line.path: line for line in read_back(self.session.interview)}
        self._rows = self._drawn()
        super().begin()

    @property
    def _only_different(self) -> bool:
        return self.bookmark.chosen == _DIFFERENT

    def _drawn(self) -> ContrastRows:
        return ContrastRows(self._sheet, self.app.size.width, self._only_different)

    def fit(self) -> None:
        """Draw it as wide as there is room; the mark stays at its cell."""
        self._draw_at(self.names()[self.list.index])

    def _draw_at(self, name: str) -> None:
        self._rows = self._drawn()
        self.list.show(self.list_rows(), self._rows.row_of(name))

    def start(self) -> int:
        """Return the row of the cell that was left last, else of the first one."""
        return self._rows.row_of(self.bookmark.row)

    def names(self) -> Sequence[str]:
        """Return what each row is recognised by."""
        return self._rows.names

    def list_rows(self) -> Sequence[ListRow]:
        """Return what each row shows."""
        return self._rows.rows

    def counts(self, narrow: bool) -> str:
        """Return how many cells there are of each kind."""
        return say.counts(self._rows.counts)

    def detail(self, index: int) -> tuple[str, Sequence[Part]]:
        """Return a cell with where it came from and what was changed in it."""
        change = self._rows.cells[index]
        if change is None:
            return say.TITLE, say.nothing()
        texts = [side.text if side else "" for side in (change.before, change.after)]
        return say.detail(change, stretches(texts[0], texts[1]) if all(texts) else ())

    def keys(self) -> Keys:
        """Return the keys that work."""
        return say.KEYS_DIFFERENT if self._only_different else say.KEYS

    def numbered(self, digits: str) -> int | None:
        """Return the first row of the question with a number."""
        found = ((n, self._lines.get(self._rows.path_now(n) or "")) for n in self._rows.stops if self._rows.stands(n))
        return next((n for n, line in found if line and str(line.question) == digits), None)

    def matching(self, text: str) -> Sequence[int]:
        """Return the cells that hold what is typed on either side: as it stands, else as pinyin or initials."""
        texts = [(n, self._rows.text(n)) for n in self._rows.stops]
        if found := [n for n, held in texts if text in held]:
            return found
        search = search_for(text)
        return [n for n, held in texts if search.match(key_of(held)) is not None]

    def enter(self, index: int) -> None:
        """Go to the question of a cell, of one that was dropped to that of its list, and come back."""
        line = self._lines.get(self._rows.path_now(index) or "")
        if line is None:
            self.say(Message(Tone.PLAIN, say.GONE))
        else:
            self.visit(line.place)

    def press(self, key: str) -> bool:
        """Go to the next or the last difference, or show differences only."""
        if key in ("n", "N"):
            self._go_to_difference(1 if key == "n" else -1)
        elif key == "f":
            name = self.names()[self.list.index]
            self.bookmark.chosen = "" if self._only_different else _DIFFERENT
            self._draw_at(name)
            self.show_detail()
        else:
            return False
        return True

    def _go_to_difference(self, step: int) -> None:
        here = self.list.index
        found = [n for n in self._rows.heads if _differs(self._rows.cells[n])][::step]
        if found:
            self.list.go_to(next((n for n in found if (n - here) * step > 0), found[0]))
        else:
            self.say(Message(Tone.PLAIN, say.SAME))


def _differs(change: Change | None) -> bool:
    return change is not None and change.kind is not Kind.KEPT
