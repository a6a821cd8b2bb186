"""Text in terminal cells: wrapping and cutting that never halve a Chinese character."""

from __future__ import annotations

from rich.cells import cell_len

from assistant.text import wrap


def wrap_cells(text: str, width: int) -> list[str]:
    """Return `text` in rows of at most `width` cells; a line feed starts a row, an indented line stays indented."""
    return wrap(text, width, cell_len)


def cut_cells(text: str, width: int) -> str:
    """Return `text` on one row of at most `width` cells, with .. where something was left out."""
    if cell_len(text) <= width:
        return text
    kept, used = "", 0
    for ch in text:
        used += cell_len(ch)
        if used > width - 2:
            break
        kept += ch
    return (kept + "..")[: max(0, width)]


def pad_cells(text: str, width: int) -> str:
    """Return `text` with spaces up to `width` cells."""
    return text + " " * max(0, width - cell_len(text))


def fit_words(words: tuple[str, ...], width: int, gap: str) -> str:
    """Return as many of `words`, in their order, as fit `width` cells with `gap` between them."""
    count = len(words)
    while count and cell_len(gap.join(words[:count])) > width:
        count -= 1
    return gap.join(words[:count])
