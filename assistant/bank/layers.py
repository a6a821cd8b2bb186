"""The shipped bank with a county's own folders on top: rows are added, replaced or hidden by their first column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from assistant.bank.tables import Problem, Row, Table, parse_rows, parse_table
from assistant.files import system_reason
from assistant.resources import data_folder
from assistant.wording import bank as say

T = TypeVar("T")
HIDE_HEAD: Final = "停用"
"""Column in which an own folder's row says 是 to hide the row of the same first column."""


@dataclass(frozen=True)
class Layer:
    """One folder of bank files."""

    name: str
    """What it is called to a person; empty for the shipped bank."""
    folder: Traversable
    """Where its files lie, named as in question_bank/."""


class Bank:
    """All layers as one, each table read on its first use; not changed afterwards."""

    def __init__(self, layers: Sequence[Layer]):
        self.layers = tuple(layers)
        self.problems: list[Problem] = []
        """What was off in the tables read so far."""
        self._rows: dict[str, tuple[Row, ...]] = {}
        self._parsed: dict[tuple[str, Callable[[Row], Any]], tuple[Any, ...]] = {}
        self._made: dict[Callable[[Bank], Any], Any] = {}

    def rows(self, name: str) -> tuple[Row, ...]:
        """Return the rows of the table `name` (as terms/slips.csv) of all layers, later ones on top."""
        if name not in self._rows:
            merged: dict[str, Row] = {}
            for layer in self.layers:
                table = _read(layer, name)
                self.problems += table.problems
                for row in table.rows:
                    _lay(merged, row)
            self._rows[name] = tuple(merged.values())
        return self._rows[name]

    def parsed(self, name: str, parse: Callable[[Row], T]) -> tuple[T, ...]:
        """Return what the module function `parse` makes of each row of a table; refused rows become problems."""
        if (name, parse) not in self._parsed:
            table = parse_rows(self.rows(name), parse)
            self.problems += table.problems
            self._parsed[name, parse] = table.rows
        return self._parsed[name, parse]

    def made(self, make: Callable[[Bank], T]) -> T:
        """Return what the module function `make` makes of this bank, made once: an index, a matcher."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(T, self._made[make])


def _lay(merged: dict[str, Row], row: Row) -> None:
    key = next(iter(row.cells.values()), "")
    if row[HIDE_HEAD] == "是":
        merged.pop(key, None)
        return
    if key in merged:  # what an own folder's file leaves out stays as shipped
        row = replace(row, cells={**merged[key].cells, **row.cells})
    merged[key or f"{row.layer}/{row.file}/{row.number}"] = row


def _read(layer: Layer, name: str) -> Table[Row]:
    file = layer.folder.joinpath(*name.split("/"))
    try:
        if not file.is_file():
            return Table(())
        return parse_table(file.read_bytes(), name, layer.name)
    except OSError as slip:
        return Table((), (Problem(name, 0, "", say.cannot_read_table(system_reason(slip))),))


def shipped_layer() -> Layer:
    """Return the bank that comes with the program."""
    return Layer("", data_folder("question_bank"))


@cache
def load_bank(*folders: Path) -> Bank:
    """Return the shipped bank with own folders on top, in this order; read once."""
    return Bank([shipped_layer(), *(Layer(folder.name, folder) for folder in folders)])
