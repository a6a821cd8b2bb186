"""The shipped bank with a county's own folders on top: rows are added, replaced or hidden by their first column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from threading import RLock
from typing import Any, Final, TypeVar, cast

from assistant.bank.tables import Problem, Row, Table, parse_rows, parse_table
from assistant.bank.words import Vocabulary, WordList, Words
from assistant.files import is_taken, system_reason, unfit
from assistant.form import DEFAULT_FORM, Form, form_ids, load_form
from assistant.paths import short
from assistant.resources import data_folder
from assistant.wording import bank as say

T = TypeVar("T")
HIDE_HEAD: Final = "停用"
"""Column in which an own folder's row says 是 to hide the row of the same first column."""
HIDDEN: Final = "是"
"""What it says then."""


@dataclass(frozen=True)
class Layer:
    """One folder of bank files."""

    name: str
    """What it is called to a person; empty for the shipped bank."""
    folder: Traversable
    """Where its files lie, named as in question_bank/."""


class Bank:
    """All layers as one, each table read on its first use; not changed afterwards."""

    def __init__(self, layers: Sequence[Layer], problems: Iterable[Problem] = ()):
        self.layers = tuple(layers)
        self._problems = dict.fromkeys(problems)
        self._rows: dict[str, tuple[Row, ...]] = {}
        self._parsed: dict[tuple[str, Callable[[Row], Any]], tuple[Any, ...]] = {}
        self._made: dict[Callable[[Bank], Any], Any] = {}
        self._vocabulary, self._seldom = Vocabulary(), Vocabulary()
        self.one_review_at_a_time = RLock()
        """Word lists grow while they are made: a text that is gone through meanwhile would miss some for good."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was off in the folders and in the tables read so far."""
        return tuple(self._problems)

    def rows(self, name: str) -> tuple[Row, ...]:
        """Return the rows of the table `name` (as terms/slips.csv) of all layers, later ones on top."""
        if name not in self._rows:
            merged: dict[str, Row] = {}
            key = ""
            for layer in self.layers:
                table = read_table(layer, name)
                self._problems |= dict.fromkeys(table.problems)
                for row in table.rows:
                    key = key or next(iter(row.cells), "")
                    lay_row(merged, row, key)
            self._rows[name] = tuple(merged.values())
        return self._rows[name]

    def parsed(self, name: str, parse: Callable[[Row], T]) -> tuple[T, ...]:
        """Return what the module function `parse` makes of each row of a table; refused rows become problems."""
        if (name, parse) not in self._parsed:
            table = parse_rows(self.rows(name), parse)
            self._problems |= dict.fromkeys(table.problems)
            self._parsed[name, parse] = table.rows
        return self._parsed[name, parse]

    def made(self, make: Callable[[Bank], T]) -> T:
        """Return what the module function `make` makes of this bank, made once: an index, a matcher."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(T, self._made[make])

    def word_list(self, rules: Iterable[Words[T]], seldom: bool = False) -> WordList[T]:
        """Return a list of the words of `rules`; one pass over a text serves all lists of a bank.

        Lists that are asked for few texts, `seldom`, have a pass of their own: most texts are spared their words.
        """
        return WordList(rules, self._seldom if seldom else self._vocabulary)

    def form(self, form_id: str = DEFAULT_FORM) -> Form:
        """Return a form of these layers; InputError for an unknown id, ResourceError for a broken file."""
        return load_form(form_id, self._folders())

    def form_ids(self) -> tuple[str, ...]:
        """Return the ids of all forms of these layers."""
        return form_ids(self._folders())

    def _folders(self) -> tuple[Traversable, ...]:
        return tuple(layer.folder for layer in self.layers)


def lay_row(merged: dict[str, Row], row: Row, key_head: str) -> Row | None:
    """Lay a row upon those of its table so far, by its text under `key_head`: it adds, replaces or hides.

    Return the row as it stands then, None where it hides one.
    """
    key = row.cells.get(key_head, "")
    if row[HIDE_HEAD] == HIDDEN:
        merged.pop(key, None)
        return None
    if key in merged and merged[key].layer != row.layer:  # what an own folder's row leaves empty stays as shipped
        own = {head: cell for head, cell in row.cells.items() if cell}
        row = replace(row, cells={**merged[key].cells, **own}, under=merged[key])
    elif key in merged or not key:  # tables whose first column repeats, as one objective's empty cells
        key = f"{row.layer}/{row.file}/{row.number}"
    merged[key] = row
    return row


def read_table(layer: Layer, name: str) -> Table[Row]:
    """Return the rows of one layer's table; none where the layer does not have it."""
    return _read_shipped(name) if layer == shipped_layer() else _read(layer, name)


@cache
def _read_shipped(name: str) -> Table[Row]:
    return _read(shipped_layer(), name)


def _read(layer: Layer, name: str) -> Table[Row]:
    file = layer.folder.joinpath(*name.split("/"))
    try:
        if isinstance(file, Path):
            if not is_taken(file):
                return Table(())
            if why := unfit(file):  # a pipe would be waited for without end
                return Table((), (Problem(name, 0, "", say.cannot_read_table(why), layer.name),))
        elif not file.is_file():
            return Table(())
        return parse_table(file.read_bytes(), name, layer.name)
    except OSError as slip:
        return Table((), (Problem(name, 0, "", say.cannot_read_table(system_reason(slip)), layer.name),))


def shipped_layer() -> Layer:
    """Return the bank that comes with the program."""
    return Layer("", data_folder("question_bank"))


def own_layer(folder: Path) -> Layer:
    """Return the layer of an own folder, named by its path."""
    return Layer(short(folder), folder)


@cache
def load_bank(*folders: Path) -> Bank:
    """Return the shipped bank with own folders on top, in this order; read once."""
    return Bank([shipped_layer(), *map(own_layer, folders)])
