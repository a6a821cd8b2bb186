"""Tables of words by what they are for: a column names the use, 词 holds the words, 除外 longer expressions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.bank.layers import Bank
from assistant.bank.tables import CellError, Row
from assistant.patterns import any_of
from assistant.wording.review import tables as say


@dataclass(frozen=True)
class Use:
    """The words of a table for one use."""

    words: tuple[str, ...]
    """Its words (词), those of all its rows."""
    not_in: tuple[str, ...]
    """Longer expressions that do not count (除外)."""

    @property
    def pattern(self) -> str:
        """Pattern of any of the words, at one place the longest; of none where it begins a longer expression."""
        return f"(?!{any_of(self.not_in)})(?:{any_of(self.words)})" if self.not_in else f"(?:{any_of(self.words)})"


def uses_of(bank: Bank, table: str, head: str, uses: Sequence[str]) -> dict[str, Use]:
    """Return the words of a table for each of its uses, which the column `head` names; rows of no use are problems."""
    rows = bank.parsed(table, _reader(head, tuple(uses)))
    return {
        use: Use(
            tuple(word for row in rows if row[head] == use for word in row.words("词")),
            tuple(word for row in rows if row[head] == use for word in row.words("除外")),
        )
        for use in uses
    }


@cache
def _reader(head: str, uses: tuple[str, ...]) -> Callable[[Row], Row]:
    """Return what checks a row of such a table."""

    def checked(row: Row) -> Row:
        if row[head] not in uses:
            raise CellError(head, say.not_one_of(row[head], uses))
        if not row["词"]:
            raise CellError("词", say.empty("词"))
        return row

    return checked
