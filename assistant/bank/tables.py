"""A CSV table as WPS and Excel save it, read into rows; what is off is a problem with its place, never an exception."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from assistant.files import decode_text
from assistant.wording import bank as say

T = TypeVar("T")
MOST_ROWS = 20_000
"""Of one table; keeps a wrong file from filling memory."""
MOST_CELL = 2_000
"""Characters of one cell."""


@dataclass(frozen=True)
class Problem:
    """Something that is off in a file of the bank."""

    file: str
    """Name below the bank's folder, as indicators/economy.csv."""
    row: int
    """Row as a spreadsheet counts it, the heads being 1; 0 where the whole file is meant."""
    column: str
    """Head of the column, or key path in a TOML file; empty where the whole row is meant."""
    message: str
    """What is off and how to mend it."""


class CellError(Exception):
    """A row cannot be used: the column and what is off there."""

    def __init__(self, column: str, message: str):
        super().__init__(message)
        self.column = column
        self.message = message


@dataclass(frozen=True)
class Row:
    """One row of a table."""

    file: str
    """Name of its file below the bank's folder."""
    number: int
    """Row as a spreadsheet counts it."""
    cells: Mapping[str, str]
    """Text by head, ends stripped; a head that the file does not have is missing."""
    layer: str = ""
    """Name of the folder that it came from; empty for the shipped bank."""

    def __getitem__(self, head: str) -> str:
        """Return the text under a head; empty where there is none."""
        return self.cells.get(head, "")

    def words(self, head: str, mark: str = "|") -> tuple[str, ...]:
        """Return the words of a cell that lists them with `mark` between."""
        return tuple(word.strip() for word in self[head].split(mark) if word.strip())


@dataclass(frozen=True)
class Table(Generic[T]):
    """The rows of a file and what is off with it."""

    rows: tuple[T, ...]
    problems: tuple[Problem, ...] = ()


def parse_table(data: bytes, file: str, layer: str = "") -> Table[Row]:
    """Read a CSV table in UTF-8, UTF-16 or GBK; rows without any text are passed over."""
    decoded = decode_text(data)
    if decoded is None:
        return Table((), (Problem(file, 0, "", say.no_text_table()),))
    try:
        lines = list(csv.reader(io.StringIO(decoded[0], newline=""), strict=True))
    except csv.Error:
        return Table((), (Problem(file, 0, "", say.broken_table()),))
    heads = [head.strip() for head in lines[0]] if lines else []
    if not any(heads):
        return Table((), (Problem(file, 1, "", say.no_heads()),))
    problems = [
        Problem(file, 1, head, say.head_twice(head)) for head in sorted({h for h in heads if h and heads.count(h) > 1})
    ]
    rows = []
    for number, line in enumerate(lines[1 : MOST_ROWS + 1], 2):
        if not any(cell.strip() for cell in line):
            continue
        if len(line) > len(heads) and any(cell.strip() for cell in line[len(heads) :]):
            problems.append(Problem(file, number, "", say.too_many_cells(len(heads))))
        cells = {head: cell.strip() for head, cell in zip(heads, line, strict=False) if head}
        if long := [head for head, cell in cells.items() if len(cell) > MOST_CELL]:
            problems.append(Problem(file, number, long[0], say.cell_too_long(MOST_CELL)))
            continue
        rows.append(Row(file, number, cells, layer))
    return Table(tuple(rows), tuple(problems))


def parse_rows(rows: Sequence[Row], parse: Callable[[Row], T]) -> Table[T]:
    """Return what `parse` makes of each row; a row that it refuses becomes a problem."""
    made: list[T] = []
    problems = []
    for row in rows:
        try:
            made.append(parse(row))
        except CellError as slip:
            problems.append(Problem(row.file, row.number, slip.column, slip.message))
    return Table(tuple(made), tuple(problems))
