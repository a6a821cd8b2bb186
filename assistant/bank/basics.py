"""基本数据: the township's own figures, asked once and never printed; one row each of question_bank/basics.csv."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from assistant.bank.layers import Bank
from assistant.bank.tables import CellError, Row
from assistant.singles import BASICS
from assistant.wording import bank as say

_ID: Final = re.compile(r"[a-z][a-z_]{0,39}")
_FIGURE: Final = r"(\d{1,3}(?:,\d{3})+|\d{1,9})(\.\d{1,2})?(万)?"


@dataclass(frozen=True)
class Basic:
    """One figure of the township."""

    id: str
    """Stable, in ASCII; its path in a draft is /basics/ID."""
    name: str
    """As blanks hint at it and as it is said."""
    unit: str
    """计量单位."""
    low: Decimal | None
    """Plausible for a township from here."""
    high: Decimal | None
    """Plausible up to here."""
    aliases: tuple[str, ...]
    """Other words for it."""
    where: str
    """The paper on which it is found."""


def basics_of(bank: Bank) -> tuple[Basic, ...]:
    """Return every figure that the bank knows, in the order of its file."""
    return bank.parsed("basics.csv", parse_basic)


def parse_basic(row: Row) -> Basic:
    """Return the figure of a row; CellError where a cell cannot be one."""
    if not _ID.fullmatch(row["编号"]):
        raise CellError("编号", say.bad_basic_id(row["编号"]))
    if not row["名称"]:
        raise CellError("名称", say.empty_cell("名称"))
    low, high = (_bound(row, head) for head in ("下限", "上限"))
    aliases = tuple(row["别名"].split())
    return Basic(row["编号"], row["名称"], row["单位"], low, high, aliases, row["哪里查"])


def _bound(row: Row, head: str) -> Decimal | None:
    if row[head] and not re.fullmatch(r"\d{1,9}(?:\.\d{1,2})?", row[head]):
        raise CellError(head, say.no_number(row[head]))
    return Decimal(row[head]) if row[head] else None


def read_basics(text: str, bank: Bank) -> dict[Basic, Decimal]:
    """Read figures typed in one line, as 村10 组86、人口1.2万; words that name none are passed over."""
    found: dict[Basic, Decimal] = {}
    names = {word: basic for basic in basics_of(bank) for word in (*basic.aliases, basic.name)}
    words = "|".join(re.escape(word) for word in sorted(names, key=len, reverse=True))
    for match in re.finditer(rf"({words})\s*(?:数|总数)?\s*[:：=为是有共]*\s*{_FIGURE}", text):
        word, whole, part, myriads = match.groups()
        figure = Decimal(whole.replace(",", "") + (part or ""))
        found[names[word]] = figure * 10_000 if myriads else figure
    return found


def by_name(held: Mapping[str, object], bank: Bank) -> dict[str, Decimal]:
    """Return the figures of a draft's fields by the names that blanks hint at."""
    return {
        basic.name: figure for basic in basics_of(bank) if isinstance(figure := held.get(BASICS + basic.id), Decimal)
    }


def by_id(held: Mapping[str, object]) -> dict[str, Decimal]:
    """Return the figures of a draft's fields by their ids."""
    return {
        path.removeprefix(BASICS): figure
        for path, figure in held.items()
        if path.startswith(BASICS) and isinstance(figure, Decimal)
    }
