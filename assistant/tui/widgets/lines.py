"""The lines of an objective, one row each, with columns at the end: category, source, what is to be done."""

from __future__ import annotations

from rich.cells import cell_len

from assistant.tui.widgets.bars import WIDE
from assistant.tui.widgets.problems import ProblemList
from assistant.tui.widgets.rows import Line
from assistant.tui.widgets.wrap import cut_cells, pad_cells
from assistant.wording.lineup import LineRow

_COLUMNS = (7, 9, 7)
"""Cells of category, source and mark, each with the space behind it."""


class LineList(ProblemList):
    """Rows whose last columns stand below each other; a narrow screen shows the last one only."""

    def _line(self, number: int, width: int) -> Line:
        row = self._rows[number]
        if not isinstance(row, LineRow):
            return super()._line(number, width)
        chosen = number == self.index
        shown = list(zip(row.columns, _COLUMNS, strict=True))[0 if width >= WIDE else -1 :]
        label = (f" {'>' if chosen else ' '}{row.label} ", "chosen" if chosen else row.look)
        room = max(0, width - cell_len(label[0]) - sum(cells for _, cells in shown) - 1)
        behind = "".join(pad_cells(cut_cells(text, cells - 1), cells) for text, cells in shown[:-1])
        text = f"{pad_cells(cut_cells(row.text, room), room)} {behind}"
        return (label, (text, row.text_look), (shown[-1][0], row.mark_look))
