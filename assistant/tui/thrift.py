"""Sends only the rows of a screen that the terminal does not show already.

Textual paints a screen that opens three times over: as it is laid out, as it comes to the front, and once more when
its widgets know their sizes. Over a slow line each of them is a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleOptions, RenderResult
from rich.control import Control
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Size
from textual.strip import Strip


class Painted:
    """What the terminal shows, as far as it is known row by row."""

    def __init__(self) -> None:
        self._size: Size | None = None
        self._rows: dict[int, str] = {}

    def spare(self, update: CompositorUpdate, size: Size) -> CompositorUpdate:
        """Return an update of a terminal of that size that comes to the same and sends no more than it must."""
        return _Spared(update, self, size)

    def forget(self) -> None:
        """Know nothing of what the terminal shows any more."""
        self._rows = {}

    def at(self, size: Size) -> Painted:
        """Know nothing any more where the terminal has another size."""
        if size != self._size:
            self._size = size
            self.forget()
        return self

    def row(self, number: int, strips: Iterable[Strip], console: Console) -> str:
        """Return what is to be sent of a whole row."""
        row = "".join(strip.render(console) for strip in strips)
        if self._rows.get(number) == row:
            return ""
        self._rows[number] = row
        return Control.move_to(0, number).segment.text + row

    def part(self, number: int) -> None:
        """Take note that a row is changed in part."""
        self._rows.pop(number, None)


class _Spared(CompositorUpdate):
    """Another update as it is sent."""

    def __init__(self, update: CompositorUpdate, painted: Painted, size: Size):
        self._update = update
        self._painted = painted
        self._size = size

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        return ()

    def render_segments(self, console: Console) -> str:
        """Return what is to be written to the terminal."""
        painted, update = self._painted.at(self._size), self._update
        if isinstance(update, LayoutUpdate):
            return "".join(painted.row(number, strips, console) for number, strips in enumerate(update.strips))
        if isinstance(update, ChopsUpdate):
            return "".join(self._spans(update, painted, console))
        return update.render_segments(console)

    def _spans(self, update: ChopsUpdate, painted: Painted, console: Console) -> Iterator[str]:
        for span in update.spans:
            number, start, end = span
            strips = [strip for strip in update.chops[number].values() if strip is not None]
            if start <= 0 and end >= self._size.width and len(strips) == len(update.chops[number]):
                yield painted.row(number, strips, console)
            else:
                painted.part(number)
                yield ChopsUpdate(update.chops, [span], update.chop_ends).render_segments(console)
