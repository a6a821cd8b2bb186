"""Every form of the question bank, and the one for tests, is valid and its parts agree with each other."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from assistant.exporting.measure import ems, ems_in
from assistant.form import (
    AmountLine,
    CategoryLabel,
    CellPlan,
    Font,
    Form,
    FormObjective,
    ListHead,
    Money,
    Page,
    Role,
    RowPlan,
    Table,
    form_ids,
    read_form,
)
from assistant.model import BENEFIT_CATEGORIES
from assistant.resources import data_folder, load_schema

BANK = Path(str(data_folder("question_bank"))) / "forms"
OTHERS = Path(__file__).resolve().parents[1] / "data" / "forms"
FOLDERS = dict.fromkeys(form_ids(), BANK) | {file.stem: OTHERS for file in sorted(OTHERS.glob("*.toml"))}
every_form = pytest.mark.parametrize("form_id", FOLDERS)
CONTENT = ("text", "field", "amount", "items", "title", "category", "target")


def form_data(form_id: str) -> dict[str, Any]:
    return tomllib.loads((FOLDERS[form_id] / f"{form_id}.toml").read_text(encoding="utf-8"))


def form_of(form_id: str) -> Form:
    return read_form(FOLDERS[form_id], f"{form_id}.toml")


def slips(data: Any) -> list[str]:
    return [
        f"{error.json_path}: {error.message}" for error in Draft202012Validator(load_schema("form")).iter_errors(data)
    ]


def grid(form_id: str) -> list[list[tuple[int, CellPlan, str]]]:
    """Return the whole table, objectives repeated: per row (start column, cell, name of its vertical merge)."""
    form = form_of(form_id)
    plans = [(row, 0) for row in form.rows]
    plans += [(row, n) for n in range(1, len(form.objectives) + 1) for row in form.objective_rows]
    plans += [(row, 0) for row in form.closing_rows]
    result = []
    for row, number in plans:
        cells, start = [], 0
        for cell in row.cells:
            cells.append((start, cell, cell.merge.replace("{number}", str(number))))
            start += cell.span
        result.append(cells)
    return result


def properties(schema: Any, where: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every property that the schema describes, with where it stands."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "properties":
                yield from ((f"{where}/{name}", part) for name, part in value.items() if isinstance(part, dict))
            if key != "dependentSchemas":
                yield from properties(value, f"{where}/{key}")


@every_form
def test_a_form_is_valid(form_id: str) -> None:
    assert slips(form_data(form_id)) == []


@every_form
def test_a_form_is_named_like_its_file(form_id: str) -> None:
    assert form_of(form_id).id == form_id


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(load_schema("form"))


def test_the_schema_explains_every_property_in_chinese() -> None:
    found = list(properties(load_schema("form")))
    assert len(found) > 50
    for where, part in found:
        for name in ("title", "description"):
            assert re.search(r"[一-鿿]", part.get(name, "")), (where, name)


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        (Money, ["properties", "money"]),
        (AmountLine, ["properties", "amounts", "items"]),
        (FormObjective, ["properties", "objectives", "items"]),
        (ListHead, ["$defs", "list_head"]),
        (CategoryLabel, ["$defs", "category"]),
        (CellPlan, ["$defs", "cell"]),
        (RowPlan, ["$defs", "rows", "items"]),
        (Table, ["properties", "table"]),
        (Page, ["properties", "page"]),
        (Font, ["properties", "fonts", "additionalProperties"]),
        (Role, ["properties", "roles", "additionalProperties"]),
    ],
)
def test_the_schema_knows_what_the_program_reads(kind: type, place: list[str]) -> None:
    node: Any = load_schema("form")
    for key in place:
        node = node[key]
    assert set(node["properties"]) == {part.name for part in fields(kind)}


@pytest.mark.parametrize("second", ["field", "amount", "items", "title", "category", "target"])
def test_a_cell_with_two_contents_is_refused(second: str) -> None:
    values = {"field": "/department", "amount": "/budget/total", "items": "duties", "target": "{name}"}
    value = values.get(second, True)
    data = form_data(form_ids()[0])
    data["rows"][0]["cells"] = [{"role": "label", "text": "部门名称", second: value}]
    assert slips(data) != []


def test_an_unknown_key_is_refused() -> None:
    data = form_data(form_ids()[0])
    data["rows"][0]["cells"][0]["colour"] = "red"
    assert slips(data) != []


@every_form
def test_every_row_fills_the_grid(form_id: str) -> None:
    columns = len(form_of(form_id).table.columns)
    assert [sum(cell.span for _, cell, _ in row) for row in grid(form_id)] == [columns] * len(grid(form_id))


@every_form
def test_the_columns_fill_the_page_between_its_margins(form_id: str) -> None:
    form = form_of(form_id)
    assert sum(form.table.columns) == pytest.approx(form.page.width - form.page.left - form.page.right)


@every_form
def test_a_vertical_merge_runs_down_one_column_without_a_gap(form_id: str) -> None:
    seen: dict[str, list[tuple[int, int, int]]] = {}
    repeated = {cell.merge for row in form_of(form_id).objective_rows if row.each for cell in row.cells}
    for number, row in enumerate(grid(form_id)):
        for start, cell, merge in row:
            if merge:
                seen.setdefault(merge, []).append((number, start, cell.span))
    for merge, cells in seen.items():
        rows = [number for number, _, _ in cells]
        assert len(cells) > 1 or any(name.startswith(merge.split("-")[0]) for name in repeated), merge
        assert rows == list(range(rows[0], rows[0] + len(rows))), merge
        assert len({(start, span) for _, start, span in cells}) == 1, merge


@every_form
def test_only_the_first_cell_of_a_vertical_merge_holds_something(form_id: str) -> None:
    form = form_of(form_id)
    for rows in (form.rows, form.objective_rows, form.closing_rows):
        begun: set[str] = set()
        for cell in (cell for row in rows for cell in row.cells if cell.merge):
            holds = any(getattr(cell, name) for name in CONTENT)
            assert holds == (cell.merge not in begun), cell
            begun.add(cell.merge)


@every_form
def test_every_amount_is_printed_once_and_is_one_of_the_declaration(form_id: str) -> None:
    form = form_of(form_id)
    printed = [cell.amount for row in form.all_rows() for cell in row.cells if cell.amount]
    assert sorted(printed) == sorted(line.path for line in form.amounts)
    budget = load_schema("declaration")["properties"]["budget"]["properties"]
    known = {"/budget/total"}
    known |= {f"/budget/{group}/{key}" for group in ("income", "expenditure") for key in budget[group]["properties"]}
    assert set(printed) <= known


@every_form
def test_every_list_title_and_department_has_one_place(form_id: str) -> None:
    rows = form_of(form_id).all_rows()
    cells = [cell for row in rows for cell in row.cells]
    lists = [cell.items for cell in cells if cell.items] + [row.each for row in rows if row.each]
    assert sorted(lists) == ["benefits", "duties", "outputs"]
    assert sum(cell.title for cell in cells) == 1
    assert [cell.field for cell in cells if cell.field].count("/department") == 1
    assert any(cell.stamp for cell in cells)


@every_form
def test_a_row_for_targets_has_a_place_for_the_name_and_one_without_has_none(form_id: str) -> None:
    form = form_of(form_id)
    assert all(row in form.objective_rows for row in form.all_rows() if row.each)
    for row in form.all_rows():
        assert sum("{name}" in cell.target for cell in row.cells) == bool(row.each)
        assert row.each or not any(cell.target or cell.category for cell in row.cells)


@every_form
def test_a_sentence_covers_whole_cells_of_its_target(form_id: str) -> None:
    for row in form_of(form_id).all_rows():
        for at, cell in enumerate(row.cells):
            ends = [sum(other.span for other in row.cells[at:stop]) for stop in range(at + 1, len(row.cells) + 1)]
            covered = ends.index(cell.sentence_span) + 1 if cell.sentence_span else 1
            assert all(other.target for other in row.cells[at + 1 : at + covered]), cell


@every_form
def test_roles_and_fonts_that_are_named_exist(form_id: str) -> None:
    form = form_of(form_id)
    assert {cell.role for row in form.all_rows() for cell in row.cells} <= set(form.roles)
    assert {role.font for role in form.roles.values()} == set(form.fonts)


@every_form
def test_objectives_differ_in_key_and_title(form_id: str) -> None:
    objectives = form_of(form_id).objectives
    assert len({part.key for part in objectives}) == len(objectives)
    assert len({part.title for part in objectives}) == len(objectives)


@every_form
def test_every_category_of_benefit_has_a_label_and_no_name_means_two(form_id: str) -> None:
    labels = form_of(form_id).categories
    assert set(labels) >= set(BENEFIT_CATEGORIES)
    names = [name for label in labels.values() for name in (label.label.rstrip("：:"), *label.aliases)]
    assert len(names) == len(set(names))


def test_an_objectives_label_fits_on_one_line_with_two_digits_too() -> None:
    form = read_form(BANK, "suining-2021.toml")
    label = form.objective_label.format(number=10)
    between_characters_and_digits = 2 * 0.25
    assert ems(label) + between_characters_and_digits <= ems_in(form.table.columns[1], "label", form)
