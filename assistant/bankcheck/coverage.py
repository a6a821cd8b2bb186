"""Checks of a whole bank: enough phrases, in every cell of objectives and categories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from assistant.bank import Bank, Problem
from assistant.bankcheck.books import INDICATORS, Books
from assistant.bankcheck.references import objective_keys
from assistant.model import Category
from assistant.wording import bankcheck as say
from assistant.wording.fields import CATEGORY_NAMES

LEAST_PHRASES: Final = 500
LEAST_IN_CELL: Final = 4
EMPTY: Final = "不列"
"""What empty_cells.csv calls a cell without any phrase; 少列 is one with fewer than LEAST_IN_CELL."""
_FILE: Final = "empty_cells.csv"


def check_coverage(books: Books) -> Iterator[Problem]:
    """Yield where the lowest layer holds too little; an own folder may hold as little as it likes."""
    if "" not in books.wanted:
        return
    written = [part.phrase for part in books.phrases if part.sheet.is_base]
    if len(written) < LEAST_PHRASES:
        yield Problem(INDICATORS, 0, "", say.too_few_phrases(len(written), LEAST_PHRASES))
    counts = Counter((phrase.objective, phrase.category) for phrase in written)
    categories = {CATEGORY_NAMES[part]: part for part in Category if part is not Category.OTHER}
    excused = {}
    for sheet in books.sheets:
        for entry in sheet.entries if sheet.file == _FILE and sheet.is_base else ():
            row = entry.row
            cell = (row["目标"], categories.get(row["类别"]))
            excused[cell] = row["程度"]
            if cell[1] is not None and row["程度"] == EMPTY and counts[cell[0], cell[1]]:
                yield sheet.off(row, "程度", say.not_empty(row["目标"], row["类别"], counts[cell[0], cell[1]]))
    for key in objective_keys(Bank(books.bank.layers[:1])):
        for name, category in categories.items():
            count = counts[key, category]
            if count < LEAST_IN_CELL and (key, category) not in excused:
                yield Problem(f"{INDICATORS}/{key}.csv", 0, "类别", say.too_few_in(name, count, LEAST_IN_CELL))
