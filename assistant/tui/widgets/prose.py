"""Paragraphs with a label in front, wrapped for Chinese; nothing in them is read as markup."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from assistant.tui.widgets.wrap import cut_cells, pad_cells, wrap_cells
from assistant.wording.tui import Part

LABEL = 6
"""Cells that the label takes with the space around it."""
Row = tuple[str, str, str]
"""(label, text, look) of one row on the screen."""
LOOKS = frozenset({f"look--{look}" for look in (
    "text", "question", "asked", "answer", "help", "plain", "good", "warn", "bad", "line", "head", "label",
)})  # fmt: skip


def rows_of(parts: Sequence[Part], width: int) -> list[Row]:
    """Return the rows that `parts` take at `width` cells."""
    rows: list[Row] = []
    room = width - LABEL - 1
    for part in parts:
        texts = wrap_cells(part.text, room) if part.whole else [cut_cells(part.text, room)]
        label = f" {pad_cells(part.label, LABEL - 1)}"
        rows += [(label if number == 0 else " " * LABEL, text, part.look) for number, text in enumerate(texts)]
    return rows


class Prose(Widget):
    """A block of paragraphs as high as it needs to be."""

    can_focus = False
    COMPONENT_CLASSES: ClassVar[set[str]] = set(LOOKS)

    def __init__(self, parts: Sequence[Part] = (), *, id: str | None = None):
        super().__init__(id=id)
        self.parts = tuple(parts)
        self._rows: tuple[tuple[int, int], list[Row]] | None = None
        self._room = 0
        """Rows that the container has."""

    def show(self, parts: Sequence[Part]) -> None:
        """Show other paragraphs."""
        if tuple(parts) != self.parts:
            self.parts = tuple(parts)
            self._rows = None
            self.refresh(layout=True)

    def rows(self, width: int) -> list[Row]:
        """Return what is shown at that width, in the room that the container had last."""
        if self._rows is None or self._rows[0] != (width, self._room):
            self._rows = ((width, self._room), self.make_rows(width, self._room))
        return self._rows[1]

    def make_rows(self, width: int, height: int) -> list[Row]:
        """Lay the paragraphs out."""
        return rows_of(self.parts, width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows needed."""
        self._room = container.height
        return len(self.rows(width))

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        rows = self.rows(self.size.width)
        return row_strip(self, rows[y] if y < len(rows) else None, self.size.width)


def row_strip(widget: Widget, row: Row | None, width: int) -> Strip:
    """Return a row in the widget's looks, `width` cells wide."""
    base = widget.rich_style
    if row is None:
        return Strip.blank(width, base)
    label, text, look = row
    style = widget.get_component_rich_style(f"look--{look}", partial=True)
    mark = (
        style
        if look in ("bad", "warn", "good", "line")
        else widget.get_component_rich_style("look--label", partial=True)
    )
    segments = [Segment(label, base + mark), Segment(text, base + style)]
    return Strip(segments).adjust_cell_length(width, base)
