"""Numerals that number the lines of a list, and decimals that only look like them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from assistant.importing.labels import BLANKS, NUMERAL, parse_numeral
from assistant.importing.paper import Line

_DIGITS: Final = "[0-9０-９]{1,3}"
_HAN_DIGITS: Final = "一二三四五六七八九十"
_HAN: Final = "[一二三四五六七八九十]{1,3}"
# Ways to number, each its own family: a （1） below a 2、 is part of item 2.
FAMILIES: Final = {
    "1、": re.compile(f"(?:(?P<n>{_DIGITS}){BLANKS}(?:[、)）]|[.．,，：:](?![0-9０-９]))|(?P<m>[⒈-⒛])[、.．]?)"),
    "（1）": re.compile(f"(?:[（(]{BLANKS}(?P<n>{_DIGITS}){BLANKS}[）)]|(?P<m>[⑴-⒇]))[、.．]?"),
    "①": re.compile("(?P<n>[①-⑳])[、.．]?"),
    "一、": re.compile(f"(?P<n>{_HAN}){BLANKS}[、.．]"),
    "（一）": re.compile(f"[（(]{BLANKS}(?P<n>{_HAN}){BLANKS}[）)][、.．]?"),
    "一是": re.compile(f"(?P<n>{_HAN})是"),
    "第一": re.compile(f"第(?P<n>{NUMERAL})[、，,：:]"),
}
HAN_FAMILIES: Final = ("一、", "（一）")
DIGIT_FAMILIES: Final = ("1、", "（1）", "①")

_LEAD: Final = re.compile(r"\s*")
# 3.2026年: a point between a number and digits. Only the list around it can tell whether it is a decimal.
_POINT: Final = re.compile(f"(?P<n>{_DIGITS})[.．](?=[0-9０-９])")
_DOTTED: Final = re.compile(f"{BLANKS}{_DIGITS}{BLANKS}[.．]")
# What cannot stand behind a number's point if it is a decimal's: a year, a second decimal; what is counted one by one.
_NO_DECIMAL: Final = re.compile("20[0-9０-９]{2}年|[0-9０-９]{1,6}[.．][0-9０-９]")
_COUNTED: Final = re.compile(f"[0-9０-９]{{1,6}}{BLANKS}[个名人户座处场次家村组条项辆台套件份支期批块盏口棵株头只小月]")

# 3.8妇女节, 12.4宪法日: a date, which a list's numbers cannot disprove.
_FEAST: Final = re.compile(r"[0-9０-９]{1,2}[^，。；、\s]{0,8}[节日]")


@dataclass(frozen=True)
class Marker:
    """A numeral at a line's start."""

    family: str
    """Key of the way it is written."""
    number: int
    """Its value."""
    end: int
    """Where it ends."""
    digit_follows: bool
    """As in 30、40户 and 三、四组, which are no items."""


def value_of(match: re.Match[str]) -> int:
    """Return the number in a match of one of the FAMILIES."""
    found = match.groupdict()
    return parse_numeral(found["n"] or found["m"] or "")


def skip_blanks(text: str, start: int = 0) -> int:
    """Return where in `text`, from `start`, the first character stands that is no blank."""
    match = _LEAD.match(text, start)
    return match.end() if match else start


def marker_at(text: str, start: int = 0) -> Marker | None:
    """Return the numeral that `text` begins with at `start`, blanks aside, if it is written as an item's number."""
    lead = skip_blanks(text, start)
    for family, pattern in FAMILIES.items():
        if (match := pattern.match(text, lead)) and (number := value_of(match)):
            follows = text[match.end() : match.end() + 1]
            again = family in HAN_FAMILIES and follows in _HAN_DIGITS
            return Marker(family, number, match.end(), bool(follows) and (follows.isdecimal() or again))
    return None


def after_number(text: str) -> str:
    """Return `text` without the numeral that it begins with."""
    marker = marker_at(text)
    return text[marker.end :] if marker else text


def markers_of(lines: Sequence[Line]) -> tuple[list[Marker | None], tuple[Line, ...]]:
    """Return the numerals at the starts of a list's lines, and the lines whose number may be one or a decimal.

    A number with a point and a digit behind it counts where it is the next one, the list's other numbers have
    points, and what follows the point can be no decimal's end or the number after it stands further down.
    """
    markers = [None if line.continued else marker_at(line.text) for line in lines]
    dotted = any(
        marker and marker.family == "1、" and _DOTTED.match(line.text)
        for marker, line in zip(markers, lines, strict=True)
    )
    next_number = _next_numbers(markers)
    last_line = {marker.number: index for index, marker in enumerate(markers) if marker and marker.family == "1、"}
    last, doubtful = 0, []
    for index, line in enumerate(lines):
        if (marker := markers[index]) and marker.family == "1、":
            last = marker.number
        text = line.text.lstrip()
        point = None if marker or line.continued else _POINT.match(text)
        if point is None or int(point["n"]) != last + 1 or last_line.get(last + 1, -1) > index:
            continue
        behind = text[point.end() :]
        if not (dotted or _NO_DECIMAL.match(behind)):
            continue
        proven = last and next_number[index] == last + 2 and not _FEAST.match(behind)
        if _NO_DECIMAL.match(behind) or _COUNTED.match(behind) or proven:
            end = len(line.text) - len(text) + point.end()
            markers[index] = Marker("1、", last + 1, end, True)
            last, dotted = last + 1, True
        else:
            doubtful.append(line)
    return markers, tuple(doubtful)


def reclaim_items(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a list, those made items again that were typed below a continuing paragraph of our own.

    Whoever presses Enter there goes on in its style. Where a continuing paragraph begins with just the number that
    is missing between the items around it, it is that item.
    """
    result = list(lines)
    last, waiting = 0, list[int]()
    for index, line in enumerate(lines):
        marker = marker_at(line.text)
        if line.continued:
            if marker and marker.family == "1、" and last and marker.number == last + len(waiting) + 1:
                waiting.append(index)
            continue
        if marker and line.whole:
            if waiting and marker.number == last + len(waiting) + 1:
                for place in waiting:
                    result[place] = replace(lines[place], continued=False, role=line.role)
            last, waiting = marker.number, []
    return result


def _next_numbers(markers: Sequence[Marker | None]) -> list[int]:
    """Return for every line the number of the first line below it that is numbered 1、 or 1., 0 if none is."""
    result, number = [], 0
    for marker in reversed(markers):
        result.append(number)
        if marker and marker.family == "1、":
            number = marker.number
    return result[::-1]
