"""Checks of what one table says of another: offices, basic figures, objectives, units."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from assistant.bank import Bank, Problem
from assistant.bank.blanks import BlankKind
from assistant.bankcheck.books import INDICATORS, Books
from assistant.bankcheck.units import FILE as UNITS
from assistant.bankcheck.units import units_of
from assistant.errors import InputError, ResourceError
from assistant.wording import bankcheck as say

_OFFICES, _BASICS = "offices.csv", "basics.csv"


def check_references(books: Books) -> Iterator[Problem]:
    """Yield what points at nothing."""
    yield from _check_offices(books)
    yield from _check_basics(books)
    yield from _check_objectives(books)
    yield from _check_units(books)


def _check_offices(books: Books) -> Iterator[Problem]:
    offices = books.names(_OFFICES, "名称")
    others = {
        alias: row["名称"] for row in books.bank.rows(_OFFICES) for alias in (row["简称"], *row.words("别名", " "))
    }
    for written in books.wanted_phrases():
        office = written.phrase.office
        if office and office not in offices:
            near = others.get(office) or _near(office, offices)
            yield written.off("责任站所", say.unknown_name(office, _OFFICES, near))
    for sheet in books.wanted_sheets():
        for entry in sheet.entries if sheet.file == "duties.csv" else ():
            office = entry.row["站所"]
            if office and office not in offices:
                near = others.get(office) or _near(office, offices)
                yield sheet.off(entry.row, "站所", say.unknown_name(office, _OFFICES, near))


def _near(word: str, known: Sequence[str]) -> str:
    return next(iter(difflib.get_close_matches(word, known, 1, 0.5)), "")


def _check_basics(books: Books) -> Iterator[Problem]:
    """Check that a hint that is nearly a basic figure is one: only then is its blank filled in beforehand."""
    names = books.names(_BASICS, "名称")
    others = {alias: row["名称"] for row in books.bank.rows(_BASICS) for alias in row.words("别名", " ")}
    for written in books.wanted_phrases():
        for blank in written.phrase.blanks:
            if blank.kind is not BlankKind.NUMBER or not blank.hint or blank.hint in names:
                continue
            if near := others.get(blank.hint) or next(iter(difflib.get_close_matches(blank.hint, names, 1, 0.7)), ""):
                yield written.off("标准表述", say.unknown_name(blank.hint, _BASICS, near))


def objective_keys(bank: Bank) -> tuple[str, ...]:
    """Return the keys of the objectives of every form of a bank that can be read, in print order."""
    keys: dict[str, None] = {}
    for form_id in bank.form_ids():
        try:
            keys |= dict.fromkeys(part.key for part in bank.form(form_id).objectives)
        except (InputError, ResourceError):  # said where the forms are checked
            continue
    return tuple(keys)


def _check_objectives(books: Books) -> Iterator[Problem]:
    keys = objective_keys(books.bank)
    for sheet in books.wanted_sheets():
        path = PurePosixPath(sheet.file)
        if path.parent.name == INDICATORS and path.stem not in keys:
            yield sheet.off(0, "", say.unknown_objective(path.stem, keys))
        if sheet.file in ("objectives.csv", "empty_cells.csv"):
            for entry in sheet.entries:
                if (key := entry.row["目标"]) and key not in keys:
                    yield sheet.off(entry.row, "目标", say.unknown_objective(key, keys))


def _check_units(books: Books) -> Iterator[Problem]:
    units = units_of(books.bank)
    for sheet in books.wanted_sheets():
        for entry in sheet.entries if sheet.file == _BASICS else ():
            unit = entry.row["单位"]
            if unit and (near := units.mend(unit)) is not None:
                yield sheet.off(entry.row, "单位", say.unknown_unit(unit, near))
        if sheet.file == UNITS:
            seen: set[str] = set()
            for entry in sheet.entries:
                if entry.row["单位"] in seen:
                    yield sheet.off(entry.row, "单位", say.id_twice(entry.row["单位"], say.row_of(UNITS, 0)))
                seen.add(entry.row["单位"])
