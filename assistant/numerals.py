"""Numbers in digits and in Chinese numerals."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

ARABIC: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,10})?|\d{1,15}(?:\.\d{1,10})?"
"""Pattern of a number in digits, with commas between thousands or without."""
HAN_START: Final = "[一二三四五六七八九十百千两零]"
"""What a number in Chinese numerals begins with."""
HAN: Final = "[零〇一二三四五六七八九十百千万亿两]{1,12}"
"""Pattern of a number in Chinese numerals."""
_DIGITS: Final = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
HAN_DIGITS: Final = "".join(_DIGITS)
"""Chinese digits, as a year is written with them."""
_SMALL: Final = {"十": 10, "百": 100, "千": 1000}
_LARGE: Final = {"万": 10_000, "亿": 100_000_000}
_ARABIC_ONLY: Final = re.compile(ARABIC)


def parse_number(text: str) -> Decimal:
    """Return the number written in digits or in Chinese numerals; ValueError where it is neither."""
    if _ARABIC_ONLY.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if not text or any(sign not in _DIGITS and sign not in _SMALL and sign not in _LARGE for sign in text):
        raise ValueError(text)
    if all(sign in _DIGITS for sign in text):
        return Decimal("".join(str(_DIGITS[sign]) for sign in text))
    return Decimal(_with_powers(text))


def _with_powers(text: str) -> int:
    total = section = digit = 0
    for sign in text:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _SMALL:
            section += (digit or (0 if section and sign != "十" else 1)) * _SMALL[sign]
            digit = 0
        else:
            total = (total + section + digit or 1) * _LARGE[sign]
            section = digit = 0
    return total + section + digit
