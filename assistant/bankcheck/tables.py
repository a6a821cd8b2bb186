"""Checks of every table: its columns, its cells, its ids, and what an own folder's rows point at."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from assistant.bank import CellError, Problem, Row
from assistant.bank.layers import HIDE_HEAD
from assistant.bankcheck.books import (
    INDICATORS,
    Books,
    Sheet,
    files_of,
    hides,
    is_table,
    properties_of,
    schema_of,
    table_names,
)
from assistant.model import Category
from assistant.review.readers import READERS
from assistant.validation import MOST_LISTED, check_against
from assistant.wording import bankcheck as say

_FORMULA: Final = re.compile(r"[=@+\t\r]|-(?!\d+(?:\.\d+)?$)")
SHIPPED_ID: Final = re.compile(rf"([a-z][a-z0-9_]*)-({'|'.join(Category)})-\d\d")
"""How ids of the shipped phrases are made: objective, category, number."""
_SPREADSHEETS: Final = (".xls", ".xlsx", ".et", ".ods", ".numbers")


def check_tables(books: Books) -> Iterator[Problem]:
    """Yield what is off with the tables as such and with single cells."""
    yield from _check_files(books)
    ids: dict[tuple[str, str], tuple[Sheet, Row]] = {}
    for sheet in books.wanted_sheets():
        yield from sheet.problems
        if is_table(sheet.file):
            yield from _check_heads(sheet)
            yield from _check_rows(sheet)
            yield from _check_ids(sheet, ids)
            yield from _check_layering(sheet)
    yield from books.slips


def _check_files(books: Books) -> Iterator[Problem]:
    for layer in books.bank.layers:
        for file in files_of(layer) if layer.name in books.wanted else ():
            path = PurePosixPath(file)
            if path.suffix == ".csv" and not is_table(file):
                near = difflib.get_close_matches(file, table_names(), 1, 0.5)
                yield Problem(file, 0, "", say.unknown_table(near[0] if near else ""), layer.name)
            elif path.suffix.lower() in _SPREADSHEETS:
                yield Problem(file, 0, "", say.not_csv(path.name), layer.name)


def _check_heads(sheet: Sheet) -> Iterator[Problem]:
    known = list(properties_of(sheet.file))
    if not known or not sheet.entries:
        return
    for head in sheet.heads:
        if head not in (*known, HIDE_HEAD):
            yield sheet.off(1, head, say.key_unknown(head, known))
    wanted = [head for head in known if head != HIDE_HEAD] if sheet.is_base else [known[0]]
    for head in wanted:
        if head not in sheet.heads:
            yield sheet.off(1, head, say.key_missing(head))


def _check_rows(sheet: Sheet) -> Iterator[Problem]:
    known = properties_of(sheet.file)
    schema = schema_of(sheet.file)
    found = 0
    for entry in sheet.entries:
        if found >= MOST_LISTED:
            return
        for head, cell in entry.row.cells.items():
            if _FORMULA.match(cell):
                yield sheet.off(entry.row, head, say.formula(cell))
        if entry.full is None or schema is None:
            continue
        cells = {head: cell for head, cell in entry.full.cells.items() if head in known}
        slips = check_against(schema[0], cells, schema[1])
        found += len(slips)
        for slip in slips:
            yield sheet.off(entry.row, str(slip.path[0]) if slip.path else "", slip.message)
        if not slips and sheet.file in READERS:
            yield from _check_reading(sheet, entry.row, entry.full)


def _check_reading(sheet: Sheet, row: Row, full: Row) -> Iterator[Problem]:
    """Check what no schema tells: that bounds are in order, that cells go together."""
    try:
        READERS[sheet.file](full)
    except CellError as slip:
        yield sheet.off(row, slip.column, slip.message)


def _check_ids(sheet: Sheet, ids: dict[tuple[str, str], tuple[Sheet, Row]]) -> Iterator[Problem]:
    """Check that no two rows of a layer have one id: phrases in all files, the rest within its table."""
    if sheet.key != "编号":
        return
    everywhere = sheet.file.startswith(f"{INDICATORS}/")
    for entry in sheet.entries:
        value = entry.row[sheet.key]
        if not value:
            if not sheet.is_base:
                yield sheet.off(entry.row, sheet.key, say.id_missing(sheet.key))
            continue
        key = (sheet.layer.name, value if everywhere else f"{sheet.file}/{value}")
        if key in ids:
            other, row = ids[key]
            yield sheet.off(entry.row, sheet.key, say.id_twice(value, say.row_of(other.file, row.number)))
        ids.setdefault(key, (sheet, entry.row))


def _check_layering(sheet: Sheet) -> Iterator[Problem]:
    """Check what rows of an own folder hide and replace."""
    if sheet.is_base:
        return
    for entry in sheet.entries:
        value = entry.row[sheet.key]
        if not value or entry.replaces:
            continue
        if hides(entry.row):
            yield sheet.off(entry.row, sheet.key, say.nothing_to_hide(value))
        elif sheet.file.startswith(f"{INDICATORS}/") and (match := SHIPPED_ID.fullmatch(value)):
            wanted = f"{INDICATORS}/{match[1]}.csv"
            elsewhere = wanted != sheet.file
            message = say.belongs_elsewhere(value, wanted) if elsewhere else say.nothing_to_replace(value)
            yield sheet.off(entry.row, sheet.key, message)
