"""The current question: heading, the list so far, prompt, hint and what Enter alone does."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.geometry import Size

from assistant.tui.widgets.prose import Prose, Row, rows_of
from assistant.tui.widgets.wrap import cut_cells
from assistant.wording import tui as say
from assistant.wording.tui import Part

_LINES_SHOWN = 4
_FOR_TRANSCRIPT = 3


class QuestionBlock(Prose):
    """Lets go of the oldest lines first, then of the hint, when the screen is low."""

    def __init__(self, *, id: str | None = None):
        super().__init__(id=id)
        self._head = ""
        self._lines: Sequence[Part] = ()
        self._asked: Sequence[Part] = ()
        self._last = 0

    def ask(self, head: str, lines: Sequence[Part], asked: Sequence[Part], last: int | None = None) -> None:
        """Show a question; `asked` holds the prompt, then what may be left out, the least needed last.

        `last` counts the lines down to the one that is being changed; without it the newest are shown.
        """
        self._head, self._lines, self._asked = head, lines, asked
        self._last = len(lines) if last is None else last
        self._rows = None
        self.show((*lines, *asked))
        self.refresh(layout=True)

    def ask_again(self, asked: Sequence[Part]) -> None:
        """Show something else below the same heading and lines."""
        self._asked = asked
        self._rows = None
        self.show((*self._lines, *asked))
        self.refresh(layout=True)

    def make_rows(self, width: int, height: int) -> list[Row]:
        """Lay the question out in what the container leaves."""
        most = max(height - _FOR_TRANSCRIPT, min(height - 1, 7))
        asked = list(self._asked)
        while len(asked) > 1 and 1 + len(rows_of(asked, width)) > most:
            asked.pop()
        below = rows_of(asked, width)
        room = min(_LINES_SHOWN, most - 1 - len(below))
        return [self._heading(width), *self._list_rows(width, room), *below][: max(most, 1)]

    def room_above(self, container: Size) -> int:
        """Return how many rows of a container it leaves to what stands above it, also before it has been laid out."""
        gap = self.styles.padding.bottom
        return container.height - gap - len(self.make_rows(max(1, container.width), container.height))

    def _heading(self, width: int) -> Row:
        text = f"-- {self._head} "
        if cell_len(text) > width:
            # The part of the form also stands in the status line.
            text = cut_cells(f"-- {self._head.rpartition(' / ')[2]} ", width)
        return ("", text + "-" * (width - cell_len(text)), "head")

    def _list_rows(self, width: int, room: int) -> list[Row]:
        lines = list(self._lines)
        if room < 1 or not lines:
            return []
        if len(lines) <= room:
            return rows_of(lines, width)
        behind = len(lines) - self._last
        shown = max(1, room - 1 - bool(behind))
        first = max(0, self._last - shown)
        rows = [say.earlier(first)] if first else []
        rows += lines[first : first + shown]
        left = len(lines) - first - shown
        return rows_of([*rows, say.later(left)] if left else rows, width)
