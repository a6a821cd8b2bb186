"""Typography: brackets, quotation and title marks that do not pair."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.model import Finding, Severity
from assistant.review.context import Context, found
from assistant.review.lines import Line
from assistant.wording.review import typography as say

_CLOSING: Final = {"）": "（", "”": "“", "》": "《", "〉": "〈", "〕": "〔", "】": "【", "」": "「"}
_OPENING: Final = {"（": "）", "“": "”", "《": "》", "〈": "〉", "〔": "〕", "【": "】", "「": "」"}
_PLAIN: Final = str.maketrans("()", "（）")
_MARKS: Final = re.compile('[（）()“”《》〈〉〔〕【】「」"]')
_QUOTES: Final = re.compile('[“”"]')
# 1） and 一）as numbers of a list.
_LIST_NUMBER: Final = re.compile(r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2}|[a-zA-Z])$")
_SAME_QUOTES: Final = re.compile('“[^“”\n]{1,30}“|”[^“”\n]{1,30}”|“[^“”"\n]{1,30}"|"[^“”"\n]{1,30}”')


def check_pairs(line: Line, context: Context) -> Iterator[Finding]:
    """Find the first bracket, quotation or title mark of a line that stands alone or the wrong way round."""
    if not _MARKS.search(line.text):
        return
    quotes = _QUOTES.findall(line.text)
    match = _SAME_QUOTES.search(line.text) if len(quotes) == 2 else None
    if match:
        right = f"“{match.group()[1:-1]}”"
        place = (match.start(), match.group())
        message = say.same_quotes(right)
        yield found("typography.unpaired", Severity.WARNING, line, message, place, right, say.MARKS_BASIS)
    if quotes.count('"') % 2 and not match:
        yield from _straight_alone(line)
    alone = _first_alone(line.text, skip_quotes=bool(match))
    if alone is not None:
        mark = line.text[alone]
        wide = mark.translate(_PLAIN)
        partner = _OPENING.get(wide) or _CLOSING[wide]
        message, place = say.unpaired(mark, partner), (alone, mark)
        yield found("typography.unpaired", Severity.WARNING, line, message, place, basis=say.MARKS_BASIS)


def _straight_alone(line: Line) -> Iterator[Finding]:
    """Find the last straight quotation mark of a line with an odd number of them; behind a number it is an inch."""
    at = line.text.rindex('"')
    if not line.text[:at][-1:].isdigit():
        message, place = say.unpaired('"', '"'), (at, '"')
        yield found("typography.unpaired", Severity.WARNING, line, message, place, basis=say.MARKS_BASIS)


def _first_alone(text: str, skip_quotes: bool) -> int | None:
    opened: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text):
        mark, at = match.group().translate(_PLAIN), match.start()
        if mark == '"' or (skip_quotes and mark in "“”"):
            continue
        if mark in _OPENING:
            opened.append((mark, at))
        elif opened and opened[-1][0] == _CLOSING[mark]:
            opened.pop()
        elif mark == "）" and _LIST_NUMBER.search(text, max(0, at - 2), at):
            continue
        elif any(waiting == _CLOSING[mark] for waiting, _ in opened):
            return opened[-1][1]  # what was opened last is closed by nothing
        else:
            return at
    return opened[0][1] if opened else None
