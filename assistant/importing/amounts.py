"""Amounts as they are printed on a form to Decimal, in 万元."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from assistant.amounts import POWERS, UNITS, in_ten_thousands
from assistant.model import MOST_DIGITS

_WIDE: Final = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_NUMBER: Final = re.compile(
    r"\s*+(?:人民币|共计|合计)?\s*+[￥¥]?\s*+"
    r"(?P<number>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:\s?(?P<point>[.。·])\s?[0-9]+)?)"
    # 1e5, 10% and 900-1000 are no amounts.
    r"(?![0-9a-zA-Z%％‰]|[,.][0-9]|\s?[-—–~～至到]\s?[0-9])"
    rf"\s*(?P<unit>万\s元|{UNITS})?"
)
_UNIT_ONLY: Final = re.compile(r"[\s_＿﹍]*+(?:万\s?元|元)(?=\s|$)")
_NONE: Final = re.compile(
    r"\s*+(?:[_＿﹍]++|无|暂无|没有|不涉及|／|/|×|[-—－]{1,2}|[（(]\s*+[空无]\s*+[）)])\s*+[。；;]?\s*+$"
)


@dataclass(frozen=True)
class ReadAmount:
    """An amount at the start of a text."""

    value: Decimal | None
    """In 万元; None where the text says that there is none."""
    start: int
    """Where the figure begins."""
    figure: int
    """Where the figure ends."""
    end: int
    """Where its unit ends."""
    unit: str
    """The unit it was read in."""
    odd_point: bool = False
    """Its decimal point is written as 。 or ·."""


def read_amount(text: str, default_unit: str = "万元") -> ReadAmount | None:
    """Return the amount that `text` begins with; None if it begins with something else.

    A lone unit or a line to write on (an unfilled blank of the form), 无, / and dashes are an empty amount. Conversion
    is exact.
    """
    if empty := _UNIT_ONLY.match(text) or _NONE.match(text):
        return ReadAmount(None, 0, 0, empty.end(), default_unit)
    match = _NUMBER.match(text.translate(_WIDE))
    if not match:
        return None
    figure = re.sub(r"[,\s]", "", re.sub("[。·]", ".", match["number"]))
    if len(figure.replace(".", "")) > MOST_DIGITS:
        return None
    unit = re.sub(r"\s", "", match["unit"] or default_unit)
    value = Decimal(figure) if POWERS[unit] == 0 else in_ten_thousands(figure, unit)
    odd = match["point"] in ("。", "·")
    return ReadAmount(value, match.start("number"), match.end("number"), match.end(), unit, odd)
