"""Which amounts in a text are the township's own spending, and of which the budget must be able to bear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from assistant.bank import Bank, CellError, Row
from assistant.patterns import any_of
from assistant.review.clauses import clause_around, sentence_around
from assistant.review.figures import Figure, figures_of
from assistant.wording import bank as say

_USES: Final = ("花钱", "不算", "单价", "合计")


def _row(row: Row) -> tuple[str, tuple[str, ...]]:
    if not row["词"]:
        raise CellError("词", say.empty_cell("词"))
    if row["用法"] not in _USES:
        raise CellError("用法", say.not_one_of(row["用法"], _USES))
    return row["用法"], row.words("词")


class SpendingWords:
    """The words that tell the township's own spending from other amounts."""

    def __init__(self, rows: tuple[tuple[str, tuple[str, ...]], ...]):
        patterns = {}
        for use in _USES:
            patterns[use] = re.compile(any_of(word for kind, held in rows if kind == use for word in held))
        spent, self.other, self.each, self.whole = (patterns[use] for use in _USES)
        self.spent = re.compile(f"{spent.pattern}|{self.whole.pattern}")  # a sum is spending too


def spending_words(bank: Bank) -> SpendingWords:
    """Return the bank's words for spending."""
    return SpendingWords(bank.parsed("terms/spending.csv", _row))


@dataclass(frozen=True)
class Spent:
    """An amount that the township itself spends."""

    figure: Figure
    """Where it stands."""
    amount: Decimal
    """In 万元; of a range the upper end."""
    is_sum: bool
    """Whether it is said to be the sum."""


@lru_cache(maxsize=4096)
def spent_in(words: SpendingWords, text: str, is_cost: bool) -> tuple[Spent, ...]:
    """Return the amounts of own spending in a text, unit prices aside; in a cost line every amount is spending."""
    return tuple(_spent(words, text, is_cost))


def _spent(words: SpendingWords, text: str, is_cost: bool) -> Iterator[Spent]:
    if "元" not in text:
        return
    for figure in figures_of(text):
        amount = figure.money
        if amount is None or words.each.search(figure.name):
            continue
        clause = clause_around(text, figure.start)
        around = clause if is_cost else sentence_around(text, figure.start)  # 引进项目5个，总投资4亿元
        if words.other.search(text, *around) or not (is_cost or words.spent.search(text, *clause)):
            continue
        most = amount if figure.upto is None or not figure.value else amount * figure.upto / figure.value
        yield Spent(figure, most, bool(words.whole.search(figure.name)))


def cost_of(spent: tuple[Spent, ...]) -> Decimal:
    """Return what a line costs: what it calls the sum, else its largest amount."""
    sums = [part.amount for part in spent if part.is_sum]
    return max(sums or [part.amount for part in spent], default=Decimal(0))
