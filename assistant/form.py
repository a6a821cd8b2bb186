"""A printed form as data: question_bank/forms/ID.toml as frozen dataclasses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any, Final

from assistant.errors import InputError, ResourceError
from assistant.model import Category, Operator
from assistant.paths import bank_folders
from assistant.resources import broken, data_folder, load_toml
from assistant.wording import files as say

DEFAULT_FORM: Final = "suining-2021"
WRITERS_ROLES: Final = frozenset({"attachment", "title", "year", "filer", "head", "text", "continued", "proof"})
"""Roles that every form sets, besides those that its rows name."""


@dataclass(frozen=True)
class Money:
    """How amounts stand on the form."""

    unit: str
    decimals: int
    none_prints: str
    zero_prints: str
    after_label: str
    """What stands between an amount's label and the amount."""


@dataclass(frozen=True)
class AmountLine:
    """One printed line of 年度预算申请."""

    path: str
    """JSON Pointer in the declaration."""
    label: str
    lead: str = ""
    """What stands before the label, as 其中：."""


@dataclass(frozen=True)
class FormObjective:
    """One objective as printed."""

    key: str
    title: str


@dataclass(frozen=True)
class ListHead:
    """How a numbered list of indicators is headed and numbered."""

    head_first: str
    """Head in the first objective."""
    head: str
    """Head in all others."""
    number: str
    """Template with {number}."""


@dataclass(frozen=True)
class CategoryLabel:
    """What is printed for a category, before an indicator or in a cell, and what import also takes for it."""

    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class CellPlan:
    """One cell of a row; at most one of text, field, amount, items, title, category and target is set."""

    role: str
    span: int = 1
    text: str = ""
    field: str = ""
    """JSON Pointer whose text stands here."""
    amount: str = ""
    """JSON Pointer of the amount whose line stands here."""
    items: str = ""
    """duties, outputs or benefits."""
    title: bool = False
    """绩效目标内容N with its title."""
    category: bool = False
    """Label of the category of the row's indicator."""
    target: str = ""
    """What stands here of the row's target: a template with {name}, {operator}, {value} and {unit}."""
    sentence_span: int = 0
    """Columns that a cell with {name} covers where its indicator has no target and its sentence stands here; or 0."""
    stamp: bool = False
    """Stays as printed, for stamp and date."""
    merge: str = ""
    """Name of the vertical merge that the cell belongs to."""


@dataclass(frozen=True)
class RowPlan:
    """One row of the table."""

    cells: tuple[CellPlan, ...]
    height: float
    """Least height, mm."""
    whole: bool = False
    """Never split over two pages."""
    each: str = ""
    """outputs or benefits: drawn once for every target of the list, see exporting/tabled.py."""


@dataclass(frozen=True)
class Page:
    """Page set-up, mm."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float
    """From the paper's edge to the header."""
    footer: float
    """From the paper's edge to the footer."""
    page_number: bool


@dataclass(frozen=True)
class Table:
    """The grid all rows share."""

    columns: tuple[float, ...]
    """Widths, mm."""
    border: float
    """Points."""
    padding: float
    """Left and right inside a cell, mm."""
    padding_vertical: float
    """Above and below inside a cell, mm."""
    breaks_from: float
    """A row may break across pages if it is higher than this, mm."""
    closing_breaks_from: float
    """The same for a row that stands before a whole one, as the stamps', and goes to its page with it, mm."""
    closing_end: float
    """How much goes to the page of the whole one: rows that add up to it, or this much of a higher one at most, mm."""


@dataclass(frozen=True)
class Font:
    """A font as named in the file."""

    name: str
    alternative: str
    family: str


@dataclass(frozen=True)
class Role:
    """How a paragraph of a role is set."""

    font: str
    """Key of the form's fonts."""
    size: float
    """Points."""
    style: str = ""
    """Name of its paragraph style in the Word file; `continued` has its own, see importing/paper.py."""
    align: str = "left"
    vertical: str = "top"
    line: float = 1.0
    """Line spacing, multiple of single."""
    before: float = 0.0
    """Room above, points."""
    after: float = 0.0
    """Room below, points."""
    indent: float = 0.0
    """First line, characters."""
    keep_next: bool = False
    """Stays on the page of the paragraph after it."""
    keep_lines: bool = False
    """Never split over two pages."""


@dataclass(frozen=True)
class Form:
    """A printed form: every word, line and measure of it."""

    id: str
    name: str
    attachment: str
    title: str
    year_line: str
    """Template with {year}."""
    year_blank: str
    """What stands for the year while it is absent: room to write it."""
    filer_label: str
    money: Money
    amounts: tuple[AmountLine, ...]
    objectives: tuple[FormObjective, ...]
    objective_label: str
    duties_number: str
    outputs: ListHead
    benefits: ListHead
    categories: Mapping[Category, CategoryLabel]
    """In print order; every category of benefits, and those of outputs that the form prints."""
    operators: Mapping[Operator, str]
    """What is printed for an operator; empty where the form prints none."""
    aliases: Mapping[str, tuple[str, ...]]
    """By JSON Pointer: other names for the same line, which import takes for it."""
    output_heads: Mapping[Category, tuple[str, ...]]
    """Heads under which other forms group outputs."""
    page: Page
    table: Table
    rows: tuple[RowPlan, ...]
    objective_rows: tuple[RowPlan, ...]
    closing_rows: tuple[RowPlan, ...]
    fonts: Mapping[str, Font]
    roles: Mapping[str, Role]

    def amount_line(self, path: str) -> AmountLine:
        """Return the printed line of the amount at `path`; KeyError if the form has none."""
        for line in self.amounts:
            if line.path == path:
                return line
        raise KeyError(path)

    def amounts_of(self, group: str) -> tuple[AmountLine, ...]:
        """Return the lines of `group` (income or expenditure) in print order."""
        return tuple(line for line in self.amounts if line.path.startswith(f"/budget/{group}/"))

    def style_roles(self) -> dict[str, str]:
        """Return what the writer sets in each of the form's paragraph styles, by the style's name."""
        return {role.style: key for key, role in self.roles.items() if role.style}

    def all_rows(self) -> tuple[RowPlan, ...]:
        """Return every kind of row once, in print order."""
        return self.rows + self.objective_rows + self.closing_rows


def _rows(data: list[dict[str, Any]]) -> tuple[RowPlan, ...]:
    return tuple(RowPlan(**{**row, "cells": tuple(CellPlan(**cell) for cell in row["cells"])}) for row in data)


def _roles(data: dict[str, dict[str, Any]], rows: tuple[RowPlan, ...], page: Page) -> dict[str, Role]:
    wanted = (
        WRITERS_ROLES | {cell.role for row in rows for cell in row.cells} | ({"page"} if page.page_number else set())
    )
    if missing := wanted - data.keys():
        raise KeyError("roles." + ", roles.".join(sorted(missing)))
    return {key: Role(**part) for key, part in data.items()}


def _operators(data: dict[str, str], rows: tuple[RowPlan, ...]) -> dict[Operator, str]:
    printed = any("{operator}" in cell.target for row in rows for cell in row.cells)
    if printed and (missing := {part.value for part in Operator} - data.keys()):
        raise KeyError("operators." + ", operators.".join(sorted(missing)))
    return {Operator(key): symbol for key, symbol in data.items()}


def parse_form(data: dict[str, Any]) -> Form:
    """Return the form that the TOML's tables describe; KeyError, TypeError or ValueError if they don't."""
    rows, objective_rows, closing_rows = (_rows(data[key]) for key in ("rows", "objective_rows", "closing_rows"))
    every_row = rows + objective_rows + closing_rows
    page = Page(**data["page"])
    return Form(
        id=data["id"],
        name=data["name"],
        attachment=data["attachment"],
        title=data["title"],
        year_line=data["year_line"],
        year_blank=data["year_blank"],
        filer_label=data["filer_label"],
        money=Money(**data["money"]),
        amounts=tuple(AmountLine(**line) for line in data["amounts"]),
        objectives=tuple(FormObjective(**part) for part in data["objectives"]),
        objective_label=data["objective"]["label"],
        duties_number=data["duties"]["number"],
        outputs=ListHead(**data["outputs"]),
        benefits=ListHead(**data["benefits"]),
        categories={
            Category(key): CategoryLabel(part["label"], tuple(part.get("aliases", ())))
            for key, part in data["categories"].items()
        },
        operators=_operators(data.get("operators", {}), every_row),
        aliases={path: tuple(names) for path, names in data["aliases"].items()},
        output_heads={Category(key): tuple(words) for key, words in data["output_heads"].items()},
        page=page,
        table=Table(**{**data["table"], "columns": tuple(data["table"]["columns"])}),
        rows=rows,
        objective_rows=objective_rows,
        closing_rows=closing_rows,
        fonts={key: Font(**part) for key, part in data["fonts"].items()},
        roles=_roles(data["roles"], every_row, page),
    )


def _places(banks: Iterable[Traversable]) -> dict[str, Traversable]:
    """Return the folder of the form of each id; a later bank's counts."""
    found: dict[str, Traversable] = {}
    for number, bank in enumerate(banks):
        folder = bank / "forms"
        try:
            names = [entry.name for entry in folder.iterdir()]
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            if number == 0:  # without the shipped forms nothing works
                raise
            continue
        found |= {
            name.removesuffix(".toml"): folder for name in names if name.endswith(".toml") and not name.startswith(".")
        }
    return found


def _banks() -> tuple[Traversable, ...]:
    return (data_folder("question_bank"), *bank_folders())


def form_ids(banks: tuple[Traversable, ...] | None = None) -> tuple[str, ...]:
    """Return the ids of all forms that some banks hold: the shipped one and this user's where none are given."""
    return tuple(sorted(_places(_banks() if banks is None else banks)))


def load_form(form_id: str = DEFAULT_FORM, banks: tuple[Traversable, ...] | None = None) -> Form:
    """Read a form of some banks, the last that holds it, by default of the shipped one and this user's.

    InputError for an unknown id; ResourceError for a broken file: no other form may be printed in its place.
    """
    return _load(form_id, _banks() if banks is None else banks)


@cache
def _load(form_id: str, banks: tuple[Traversable, ...]) -> Form:
    places = _places(banks)
    if form_id not in places:
        raise InputError(say.unknown_form(form_id, tuple(sorted(places))))
    form = read_form(places[form_id], f"{form_id}.toml")
    if form.id != form_id:
        raise ResourceError(say.form_id_differs(str(places[form_id] / f"{form_id}.toml"), form.id, form_id))
    return form


def read_form(folder: Traversable, name: str) -> Form:
    """Read the form in the TOML file `name` of any folder; ResourceError if it is missing or broken."""
    try:
        return parse_form(load_toml(folder, name))
    except (AttributeError, KeyError, TypeError, ValueError) as slip:
        raise ResourceError(broken(folder / name, name, str(slip))) from None
