"""A CSV table as WPS and Excel save it, read into rows; what is off is a problem with its place, never an exception."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from assistant.files import decode_text
from assistant.wording import bank as say

T = TypeVar("T")
MOST_ROWS = 20_000
"""Of one table; keeps a wrong file from filling memory."""
MOST_CELL = 2_000
"""Characters of one cell."""
MOST_TABLE_BYTES = 8 * 2**20
"""Of one table; the longest shipped one has a hundredth of it."""


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
    layer: str = ""
    """Own folder that the file lies in, as Layer.name; empty for the shipped bank."""

    @property
    def place(self) -> str:
        """The file with its own folder; the folder alone where the whole of it is meant."""
        return "/".join(part for part in (self.layer, self.file) if part)


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
    """Own folder that it came from, as Layer.name; empty for the shipped bank."""
    under: Row | None = None
    """The row of a lower layer that it was laid upon, which stands where this one cannot be used."""

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
    """Read a table in UTF-8, UTF-16 or GBK, commas or tabs between cells; rows without any text are passed over."""

    def off(number: int, head: str, message: str) -> Problem:
        return Problem(file, number, head, message, layer)

    decoded = decode_text(data) if len(data) <= MOST_TABLE_BYTES else ("", "")
    if decoded is None:
        return Table((), (off(0, "", say.no_text_table()),))
    if len(data) > MOST_TABLE_BYTES:
        return Table((), (off(0, "", say.table_too_large(MOST_TABLE_BYTES)),))
    try:
        lines = read_cells(decoded[0], MOST_ROWS + 2)
    except csv.Error:
        return Table((), (off(0, "", say.broken_table()),))
    heads = [head.strip() for head in lines[0]] if lines else []
    if not any(heads):
        return Table((), (off(1, "", say.no_heads()),))
    twice = sorted({head for head in heads if head and heads.count(head) > 1})
    problems = [off(1, head, say.head_twice(head)) for head in twice]
    if len(lines) > MOST_ROWS + 1:
        problems.append(off(MOST_ROWS + 2, "", say.too_many_rows(MOST_ROWS)))
    rows = []
    for number, line in enumerate(lines[1 : MOST_ROWS + 1], 2):
        if not any(cell.strip() for cell in line):
            continue
        if any(cell.strip() for cell in line[len(heads) :]):
            problems.append(off(number, "", say.too_many_cells(len(heads))))
        cells = {head: cell.strip().replace("\r\n", "\n") for head, cell in zip(heads, line, strict=False) if head}
        if long := [head for head, cell in cells.items() if len(cell) > MOST_CELL]:
            problems.append(off(number, long[0], say.cell_too_long(MOST_CELL)))
            continue
        rows.append(Row(file, number, cells, layer))
    return Table(tuple(rows), tuple(problems))


def read_cells(text: str, most: int | None = None) -> list[list[str]]:
    """Return the cells of a table's first `most` lines; csv.Error where its quotes do not pair.

    Excel writes tabs where it is told to save Unicode text.
    """
    mark = "\t" if "\t" in text.partition("\n")[0] else ","
    return list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True), most))


def parse_rows(rows: Sequence[Row], parse: Callable[[Row], T]) -> Table[T]:
    """Return what `parse` makes of each row; one that it refuses is a problem, and the row under it counts."""
    made: list[T] = []
    problems = []
    for top in rows:
        row: Row | None = top
        while row is not None:
            try:
                made.append(parse(row))
                break
            except CellError as slip:
                problems.append(Problem(row.file, row.number, slip.column, slip.message, row.layer))
                row = row.under
    return Table(tuple(made), tuple(problems))
