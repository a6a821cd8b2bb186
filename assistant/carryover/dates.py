"""Days and months of a neighbour's text, opened; 年底 and 每月 say nothing of whose they are and stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.carryover.edits import Edit, blank, plain
from assistant.review.spans import in_title

_JOIN: Final = r"\s?[-—–－~～至到]{1,2}\s?"
_DAY: Final = r"\d{1,2}\s?[日号]"
_PART: Final = rf"(?:份|[上中下]旬|[底末初]|\s?{_DAY})"
_HAN: Final = "(?:十[一二]?|[一二三四五六七八九])"
_DATE: Final = re.compile(
    rf"(?<![\d.])\d{{1,2}}(?:{_JOIN}\d{{1,2}})?\s?月{_PART}?(?:{_JOIN}(?:\d{{1,2}}\s?月{_PART}?|{_DAY}|\d{{1,2}}月))?"
    rf"|(?<![\d.〕\]）)第]){_DAY}(?=之?前|以前|起|至|止|[，。；、）]|$)(?:{_JOIN}{_DAY})?"
    r"|(?<=\d{4})[-./]\d{1,2}[-./]\d{1,2}(?!\d)"
    rf"|(?<![\d.])\d{{1,2}}[./]\d{{1,2}}(?=之?前|以前)"
    rf"|{_HAN}月(?:[一二三四五六七八九十]{{1,3}}[日号]|[上中下]旬|[底末初份])(?=之?前|以前|完|开|启|，|。|；|起|至|$)"
    rf"|{_HAN}月(?=之?前|以前)"
    r"|(?:第?[一二三四1-4]季度末?|[上下]半年)(?=[底末]?之?前|[底末]?以前)"
)


def date_edits(text: str) -> Iterator[Edit]:
    """Yield a blank for every day, month and quarter that a text names."""
    flat = plain(text)
    for match in _DATE.finditer(flat):
        if not in_title(text, *match.span()):
            yield Edit(*match.span(), f"年{blank()}" if match.group()[0] in "-./" else blank())
