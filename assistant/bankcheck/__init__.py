"""The lint for a bank's authors: every file of a bank checked, each problem with its file, row and column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.bank import Bank, Layer, Problem, bank_for, load_bank, trouble_of
from assistant.bank.layers import own_layer
from assistant.bankcheck.alike import check_alike
from assistant.bankcheck.books import Books, files_of, is_table, read_books
from assistant.bankcheck.coverage import check_coverage
from assistant.bankcheck.phrases import check_phrases
from assistant.bankcheck.references import check_references
from assistant.bankcheck.spoken import check_spoken
from assistant.bankcheck.structured import check_structured
from assistant.bankcheck.tables import check_tables
from assistant.errors import UsageError
from assistant.validation import MOST_LISTED
from assistant.wording import bankcheck as say

_CHECKS = (check_tables, check_structured, check_phrases, check_references, check_alike, check_coverage)


@dataclass(frozen=True)
class Report:
    """What a check found."""

    problems: tuple[Problem, ...]
    """Sorted by layer, file, row and column, one a place."""
    phrases: int
    """How many phrases are in force."""


def check_folder(folder: Path, year: int, given: Sequence[Path] = ()) -> Report:
    """Check an own folder on top of the shipped bank and `given` ones, or a whole bank; UsageError where it is none."""
    if why := trouble_of(folder):
        raise UsageError(say.not_usable(str(folder), why))
    if (folder / "questions").is_dir() and (folder / "forms").is_dir():
        whole = Layer("", folder)
        return check_layers((whole,), (whole,), year)
    layer = own_layer(folder)
    if not any(is_table(name) or name.startswith(("indicators/", "terms/", "forms/")) for name in files_of(layer)):
        raise UsageError(say.not_usable(str(folder), say.NO_BANK))
    report = check_layers((*load_bank(*given).layers, layer), (layer,), year)
    # The folder was named on the command line: its files need no more than their names in it.
    return Report(tuple(Problem(p.file, p.row, p.column, p.message) for p in report.problems), report.phrases)


def check_bank(bank: Bank, year: int) -> Report:
    """Check every layer of a bank, and say which of its folders cannot be used."""
    report = check_layers(bank.layers, bank.layers, year)
    folders = tuple(problem for problem in bank.problems if not problem.file)
    return Report((*folders, *report.problems), report.phrases)


def check_layers(layers: tuple[Layer, ...], wanted: tuple[Layer, ...], year: int) -> Report:
    """Check some layers together, the lowest a whole bank, and report on the `wanted` ones."""
    books = read_books(layers, wanted, year)
    order = {layer.name: number for number, layer in enumerate(layers)}
    found: dict[tuple[str, int, str], Problem] = {}
    for check in _CHECKS:
        for problem in check(books):
            if problem.layer in books.wanted:  # of several in one cell the first is the plainest
                found.setdefault((problem.place, problem.row, problem.column), problem)
    # What is off in itself is not held to the review too: that would only say the same in other words.
    off = {(problem.place, problem.row) for problem in found.values()}
    spoken = (part for part in check_spoken(books) if part.layer in books.wanted and (part.place, part.row) not in off)
    problems = sorted(
        dict.fromkeys((*found.values(), *spoken)),
        key=lambda part: (order[part.layer], part.file, part.row, part.column),
    )
    return Report(tuple(_shortened(problems)), sum(written.in_force for written in books.phrases))


def _shortened(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the first problems of each file, and how many more there are."""
    counts: Counter[tuple[str, str]] = Counter()
    for problem in problems:
        counts[problem.layer, problem.file] += 1
        if counts[problem.layer, problem.file] <= MOST_LISTED:
            yield problem
    for (layer, file), count in counts.items():
        if count > MOST_LISTED:
            yield Problem(file, 0, "", say.and_more(MOST_LISTED), layer)


__all__ = ["Books", "Report", "bank_for", "check_bank", "check_folder", "check_layers"]
