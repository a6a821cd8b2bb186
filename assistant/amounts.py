"""What units of money mean: one table for what is typed and for what is printed."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from assistant.model import plain_decimal

POWERS: Final = {"元": -4, "千元": -1, "万": 0, "万元": 0, "百万元": 2, "千万元": 3, "亿": 4, "亿元": 4}
"""Of ten, to 万元."""
UNITS: Final = "[百千]万元|千元|万元|亿元|元|[万亿](?![a-zA-Z0-9一-龥])"
"""A regular expression for any of them; a lone 万 or 亿 ends what is written."""


def in_ten_thousands(figure: str, unit: str) -> Decimal:
    """Return a figure of digits and at most one point in 万元, exactly."""
    sign, digits, exponent = Decimal(figure).as_tuple()
    assert isinstance(exponent, int)  # a figure is finite
    return plain_decimal(Decimal((sign, digits, exponent + POWERS[unit])))
