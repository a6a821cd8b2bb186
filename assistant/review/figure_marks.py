"""Patterns by which figures are found in a sentence, and the digits that are none: dates, papers, names, calls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.numerals import ARABIC, HAN, HAN_START
from assistant.review.units import ANY_UNIT, HAN_UNIT

_JOIN: Final = r"\s?(?:[-—–－~～]{1,2}|至|到)\s?"
_BETWEEN: Final = r"\s?[多余]?\s?"
_CENTURY: Final = r"(?:1[89]|20|21)\d\d"
_YEAR: Final = rf"{_CENTURY}(?:{_JOIN}(?:{_CENTURY}|\d\d))?\s?(?:年(?:度|代)?|级|届)"
_DAY: Final = r"\d{1,2}\s?[日号](?![内以])"
_MONTH: Final = rf"(?:\d{{1,2}}{_JOIN})?\d{{1,2}}\s?月(?:份|(?:\s?{_DAY}))?(?:{_JOIN}(?:\d{{1,2}}\s?月\s?)?{_DAY})?"
_DATES: Final = (
    rf"{_YEAR}(?:\s?{_MONTH})?|{_MONTH}"
    rf"|{_CENTURY}\s?[-./]\s?\d{{1,2}}(?:\s?[-./]\s?\d{{1,2}})?(?![\d.亩公万元户人米%])"
    rf"|{_DAY}(?=[前起至止])|\d{{1,2}}[:：]\d\d(?!\d)|[1-4]季度|20[12]\d(?=[春夏秋冬])"
    r"|(?<=每月)\d{1,2}[日号](?:、\d{1,2}[日号])*|\d{1,2}[·•]\d{1,2}"
)
_NUMBERS: Final = (
    r"\d{1,6}号|\d+#"
    r"|(?:12345|12315|12388|12380|12333|96\d{3,4})(?![\d.]|[件次起个人户元亩])|(?:110|119|120|122)(?=[消指报接警救热宣联])"
    r"|(?:0\d{2,3}-?\d{7,8}|1[3-9]\d{9}|\d{15,})(?!\d)"
    r"|7\s?[×xX*]\s?(?=24)|\d(?:\s?\+\s?[\dA-Za-z]{1,2})+|\d+(?:[GKADP]|AA+)(?![A-Za-z²\d])|\d{1,8}[A-Za-z]{1,8}\d{1,8}"
)
_RANGE: Final = rf"(?:(?:\s?%)?{_JOIN}(?P<upto>{ARABIC})(?!\s?[-—–－~～月日.]))?"
_DIGITS: Final = re.compile(
    rf"(?P<none>{_DATES}|{_NUMBERS})|(?P<number>{ARABIC}){_RANGE}(?:{_BETWEEN}(?P<unit>{ANY_UNIT}))?"
)
_HAN_DATES: Final = (
    "[二一][零〇一二三四五六七八九]{3}年|[一二三四]季度"
    "|[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}[日号]|[份底末初前上中下])"
)
_HAN: Final = re.compile(
    rf"(?P<none>{_HAN_DATES})|(?P<share>[百千]分之)(?P<of>{ARABIC}|{HAN})"
    rf"|(?P<number>{HAN_START}(?:{HAN})?)(?:{_JOIN}(?P<upto>{HAN_START}(?:{HAN})?))?{_BETWEEN}(?P<unit>{HAN_UNIT})"
)
_OTHERS: Final = re.compile(
    r"(?P<none>《[^《》\n]{1,60}》|[“\"][^“”\"\n%]{1,10}[”\"]"
    rf"|[〔\[（(【]\s?{_CENTURY}\s?[〕\]）)】](?:第?\d{{1,4}}号)?"
    rf"|第\s?(?:\d{{1,5}}|{HAN})|[A-Za-z][A-Za-z.+-]{{0,12}}\d[A-Za-z\d.+-]{{0,20}})"
)
# Looking for where a match can begin makes a text without figures cost next to nothing.
_HAN_FIRST: Final = HAN_START[1:-1]
_LEAD: Final = re.compile(rf"[\d{_HAN_FIRST}A-Za-z《“\"第〔\[（(【]")
_ITEM: Final = re.compile(r"\d{1,2}\s?(?:[、)）．]|\.(?!\d))")


def candidates(plain: str) -> Iterator[re.Match[str]]:
    """Yield the matches of numbers that may be figures, with the groups number, upto and unit, or share and of."""
    at = 0
    while lead := _LEAD.search(plain, at):
        start, first = lead.start(), lead[0]
        pattern = _DIGITS if first.isdecimal() else _HAN if first in _HAN_FIRST else _OTHERS
        match = pattern.match(plain, start)
        if match and match.lastgroup == "none":
            at = match.end()
        elif match and not (first.isdecimal() and numbers_an_item(plain, start)):
            at = match.end()
            yield match
        else:
            at = lead.end()


def numbers_an_item(plain: str, start: int) -> bool:
    """Return whether the digits at `start` number an item of a list, as 2、 or （2）."""
    if not _ITEM.match(plain, start):
        return False
    before = plain[max(0, start - 4) : start].rstrip()
    if before.endswith(("（", "(")):
        before = before[:-1].rstrip()
    return not before or before.endswith(("\n", "。", "；", ";", "：", ":")) or "\n" in plain[max(0, start - 2) : start]
