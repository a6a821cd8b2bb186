"""Text in terminal cells: wrapping and cutting that never halve a Chinese character."""

from __future__ import annotations

import re

from rich.cells import cell_len

# A word of ASCII stays whole; everything else may break between any two characters.
_TOKEN = re.compile(r"[!-~]+|\s+|.", re.DOTALL)
# These may not begin a row (the rule of Chinese typesetting).
_CLOSING = frozenset("，。；：、？！）”’》〉〕】％…,.;:?!)]%")


def wrap_cells(text: str, width: int) -> list[str]:
    """Return `text` in rows of at most `width` cells; a line feed starts a row, an indented line stays indented."""
    rows: list[str] = []
    for line in text.split("\n"):
        indent = line[: len(line) - len(line.lstrip(" "))]
        if len(indent) * 2 >= width or not line.strip():
            indent = ""
        rows += [indent + row for row in _wrap_line(line[len(indent) :], max(2, width - len(indent)))]
    return rows


def _wrap_line(line: str, width: int) -> list[str]:
    rows: list[str] = []
    row: list[str] = []
    used = 0
    for token in _tokens(line, width):
        size = cell_len(token)
        if used + size > width and row:
            moved = [] if token.isspace() else [token]
            follows = token in _CLOSING and len(row) > 1 and not row[-1].isspace()
            if follows and cell_len(row[-1]) + size <= width:
                moved.insert(0, row.pop())
            rows.append("".join(row).rstrip())
            row, used = moved, sum(cell_len(part) for part in moved)
        else:
            row.append(token)
            used += size
    return [*rows, "".join(row).rstrip()]


def _tokens(line: str, width: int) -> list[str]:
    tokens: list[str] = []
    for token in _TOKEN.findall(line):
        while len(token) > width:
            tokens.append(token[:width])
            token = token[width:]
        tokens.append(token)
    return tokens


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
