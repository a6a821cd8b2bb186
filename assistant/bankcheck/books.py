"""The files of a bank as they lie in their folders, layer by layer: what the checks look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath
from typing import Final

from assistant.bank import Bank, CellError, Layer, Problem, Row
from assistant.bank.layers import HIDDEN, HIDE_HEAD, lay_row, read_table
from assistant.bank.phrases import Phrase, parse_phrase
from assistant.resources import load_schema
from assistant.wording import bankcheck as say

INDICATORS: Final = "indicators"
TERMS: Final = "terms"
_SMALL: Final = {
    "duties.csv": "duty",
    "offices.csv": "office",
    "basics.csv": "basic",
    "glossary.csv": "term",
    "objectives.csv": "scope",
    "empty_cells.csv": "empty_cell",
    "units.csv": "unit",
}
"""Tables beside the folders, with the part of tables.schema.json that describes a row of each."""
MOST_CHECKED: Final = 3_000
"""Rows of one table; the longest shipped one has a thirtieth of it, and every phrase is held against all others."""
_WORD_SCHEMAS: Final = ("term", "range")
"""Schemas with a part for each table of words, by the table's name."""
MADE: Final = ("keys.csv",)
"""Tables that the program makes itself."""


@dataclass(frozen=True)
class Entry:
    """One row of one layer's table."""

    row: Row
    """As it stands in its file."""
    full: Row | None
    """With what lower layers give where the file has no such column; None where the row hides one."""
    replaces: bool
    """Whether a lower layer has a row of the same first column."""


@dataclass(frozen=True)
class Sheet:
    """One table of one layer."""

    layer: Layer
    file: str
    """Name below the bank's folder."""
    heads: tuple[str, ...]
    """Of its columns, as far as any row has them."""
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    """What kept it, or a row of it, from being read."""
    key: str
    """Head of the column by which its rows are told apart."""

    @property
    def is_base(self) -> bool:
        """Whether it is of the lowest layer, a whole bank."""
        return not self.layer.name

    def off(self, row: Row | int, column: str, message: str) -> Problem:
        """Return a problem in this table; row 0 means the whole of it."""
        number = row if isinstance(row, int) else row.number
        return Problem(self.file, number, column, message, self.layer.name)


@dataclass(frozen=True)
class Written:
    """A phrase and the row that it was read from."""

    sheet: Sheet
    row: Row
    phrase: Phrase
    in_force: bool
    """Whether no later layer replaces or hides it."""

    def off(self, column: str, message: str) -> Problem:
        """Return a problem of this phrase."""
        return self.sheet.off(self.row, column, message)


@dataclass(frozen=True)
class Books:
    """Everything that is checked together."""

    bank: Bank
    """All layers as one, the lowest a whole bank."""
    wanted: frozenset[str]
    """Names of the layers whose problems are asked for."""
    year: int
    """The budget year that is coming."""
    sheets: tuple[Sheet, ...]
    """Every table of every layer, lower layers first."""
    phrases: tuple[Written, ...]
    """Every row of indicators/ that can be read as a phrase."""
    slips: tuple[Problem, ...]
    """Rows of indicators/ that cannot."""

    def wanted_sheets(self) -> Iterator[Sheet]:
        """Yield the tables whose problems are asked for."""
        return (sheet for sheet in self.sheets if sheet.layer.name in self.wanted)

    def wanted_phrases(self) -> Iterator[Written]:
        """Yield the phrases whose problems are asked for."""
        return (written for written in self.phrases if written.sheet.layer.name in self.wanted)

    def names(self, file: str, head: str) -> tuple[str, ...]:
        """Return what stands under a head in one table of all layers."""
        return tuple(row[head] for row in self.bank.rows(file) if row[head])


Check = Callable[[Books], Iterator[Problem]]


def read_books(layers: Sequence[Layer], wanted: Sequence[Layer], year: int) -> Books:
    """Read every table of some layers, the lowest of them a whole bank."""
    sheets = tuple(sheet for name in _table_names(layers) for sheet in _sheets(layers, name))
    phrases: list[Written] = []
    slips: list[Problem] = []
    bank = Bank(layers)
    for sheet in sheets:
        if sheet.file.startswith(f"{INDICATORS}/"):
            in_force = {(row.layer, row.number) for row in bank.rows(sheet.file)}
            for entry in sheet.entries:
                if entry.full is not None:
                    _read_phrase(sheet, entry.full, in_force, phrases, slips)
    return Books(bank, frozenset(layer.name for layer in wanted), year, sheets, tuple(phrases), tuple(slips))


def _read_phrase(
    sheet: Sheet, row: Row, in_force: set[tuple[str, int]], phrases: list[Written], slips: list[Problem]
) -> None:
    try:
        phrases.append(Written(sheet, row, parse_phrase(row), (row.layer, row.number) in in_force))
    except CellError as slip:
        slips.append(sheet.off(row, slip.column, slip.message))


def _table_names(layers: Sequence[Layer]) -> list[str]:
    names = {name for layer in layers for name in files_of(layer) if name.endswith(".csv")}
    return sorted(name for name in names if name not in MADE)


def files_of(layer: Layer) -> tuple[str, ...]:
    """Return the names below its folder of a layer's files, at most one folder deep; what is hidden is left out."""
    found = []
    for entry in _entries(layer.folder):
        inside = _entries(entry)
        found += [f"{entry.name}/{part.name}" for part in inside] if inside else [entry.name]
    return tuple(sorted(found))


def _entries(folder: Traversable) -> list[Traversable]:
    try:
        return [entry for entry in folder.iterdir() if not entry.name.startswith((".", "~"))]
    except OSError:
        return []


def _sheets(layers: Sequence[Layer], file: str) -> Iterator[Sheet]:
    merged: dict[str, Row] = {}
    key = ""
    for layer in layers:
        table = read_table(layer, file)
        if not table.rows and not table.problems:
            continue
        heads = tuple(dict.fromkeys(head for row in table.rows for head in row.cells))
        key = key or next(iter(heads), "")
        below = dict(merged)
        entries = tuple(Entry(row, lay_row(merged, row, key), row[key] in below) for row in table.rows)
        problems = table.problems
        if len(entries) > MOST_CHECKED:
            first = entries[MOST_CHECKED].row.number
            problems += (Problem(file, first, "", say.not_checked_from_here(MOST_CHECKED), layer.name),)
        yield Sheet(layer, file, heads, entries[:MOST_CHECKED], problems, key)


def schema_of(file: str) -> tuple[str, str] | None:
    """Return the schema, and which of its $defs, that describes a row of a table; None where there is none."""
    path = PurePosixPath(file)
    if path.parent.name == INDICATORS:
        return "phrase", ""
    if file in _SMALL:
        return "tables", _SMALL[file]
    if path.parent.name == TERMS:  # tables of words that no schema describes are held to nothing but the common checks
        return next(((name, path.stem) for name in _WORD_SCHEMAS if path.stem in load_schema(name)["$defs"]), None)
    return None


def properties_of(file: str) -> Mapping[str, object]:
    """Return what the schema of a table says of its columns, by head; nothing where there is none."""
    found = schema_of(file)
    if found is None:
        return {}
    schema = load_schema(found[0])
    properties: Mapping[str, object] = (schema["$defs"][found[1]] if found[1] else schema)["properties"]
    return properties


def is_table(file: str) -> bool:
    """Tell whether something reads a table of this name."""
    path = PurePosixPath(file)
    return file in _SMALL or file in MADE or str(path.parent) in (INDICATORS, TERMS)


def table_names() -> tuple[str, ...]:
    """Return the names of the tables that lie beside the folders."""
    return tuple(_SMALL)


def hides(row: Row) -> bool:
    """Tell whether a row hides another one."""
    return row[HIDE_HEAD] == HIDDEN
