"""Cuts a list's lines where several heads or items share one: before the splitting into items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from assistant.importing.labels import Labels
from assistant.importing.numerals import FAMILIES, HAN_FAMILIES, Marker, marker_at, value_of
from assistant.importing.paper import Line
from assistant.model import Category

_SENTENCE_END: Final = re.compile(r"[。；;！？]\s{0,60}")


@dataclass(frozen=True)
class Part:
    """A line of a list, or a part of one that begins an item or is a head."""

    line: Line
    """Its text."""
    source: int
    """Index of the whole line."""


@dataclass(frozen=True)
class Cut:
    """A list's lines after cutting."""

    parts: tuple[Part, ...]
    """In order."""
    by_number: bool = False
    """A paragraph held several numbered items."""
    by_category: bool = False
    """A paragraph held several items with category labels."""
    shared: frozenset[int] = frozenset()
    """Indexes of those paragraphs' lines."""


def head_at(labels: Labels, benefits: bool, text: str) -> tuple[Category, int] | None:
    """Return the category of the label that `text` begins with, behind a numeral like 一、 or none, and its end."""
    marker = marker_at(text)
    start = marker.end if marker and _may_be_head(marker) else 0
    found = (labels.category if benefits else labels.output_group)(text[start:])
    return (found[0], start + found[1]) if found else None


def cut_lines(lines: Sequence[Line], labels: Labels, benefits: bool) -> Cut:
    """Cut the lines of one list.

    A category's head is cut from the number behind it, numbered items from each other where their numbers run
    on from the line's to the next line's, and labelled benefits where each begins a sentence.
    """
    parts: list[Part] = []
    by_number = by_category = False
    shared: set[int] = set()
    main = _main_family(lines, labels, benefits)
    following = _following_numbers(lines, labels, benefits, main)
    for index, line in enumerate(lines):
        if line.continued or line.whole:
            parts.append(Part(line, index))
            continue
        head = _head_end(labels, benefits, line.text)
        numbers = _numbers_inside(line.text, head, main, following[index])
        categories = [] if numbers or not benefits else _labels_inside(line.text, labels)
        by_number, by_category = by_number or bool(numbers), by_category or bool(categories)
        shared |= {index} if numbers or categories else set()
        starts = [0, *([head] if head else []), *numbers, *categories]
        cuts = (line.cut(*span) for span in zip(starts, [*starts[1:], len(line.text)], strict=True))
        parts += (Part(replace(part, inner=count > 0), index) for count, part in enumerate(cuts))
    return Cut(tuple(parts), by_number, by_category, frozenset(shared))


def _head_end(labels: Labels, benefits: bool, text: str) -> int:
    """Return where a category's head ends that a number follows on its line; 0 without one."""
    found = head_at(labels, benefits, text)
    marker = marker_at(text, found[1]) if found else None
    return found[1] if found and marker and not marker.digit_follows else 0


def _may_be_head(marker: Marker | None) -> bool:
    return marker is None or marker.family in HAN_FAMILIES


def _main_family(lines: Sequence[Line], labels: Labels, benefits: bool) -> str:
    """Return the way in which the first numbered line is numbered."""
    markers = (marker_at(line.text, _head_end(labels, benefits, line.text)) for line in lines if not line.continued)
    return next((marker.family for marker in markers if marker), "")


def _following_numbers(lines: Sequence[Line], labels: Labels, benefits: bool, main: str) -> list[int]:
    """Return for every line the next number of the list below it, 0 where none or a head comes first."""
    result, found = [], 0
    for line in reversed(lines):
        result.append(found)
        if line.continued:
            continue
        end = _head_end(labels, benefits, line.text)
        marker = marker_at(line.text, end)
        if end or (_may_be_head(marker) and head_at(labels, benefits, line.text)):
            found = 0
        elif marker and marker.family == main:
            found = marker.number
    return result[::-1]


def _numbers_inside(text: str, start: int, main: str, following: int) -> list[int]:
    """Return where in `text` the items after its first begin, if its numbers leave no other reading."""
    first = marker_at(text, start)
    if first is None or first.family != main:
        return []
    starts, number = [], first.number
    for end in _SENTENCE_END.finditer(text, first.end):
        marker = marker_at(text, end.end())
        if marker and marker.family == first.family and marker.number == number + 1 and not marker.digit_follows:
            starts.append(end.end())
            number += 1
    if not starts or _counts_otherwise(text[first.end : starts[0]], first):
        return []
    if following not in (0, number + 1):
        return []
    return starts


def _counts_otherwise(text: str, first: Marker) -> bool:
    """Tell whether `text` counts by itself, as in 抓好1、防汛；2、防火: then what follows counts on from there."""
    return any(value_of(match) for match in FAMILIES[first.family].finditer(text))


def _labels_inside(text: str, labels: Labels) -> list[int]:
    """Return where in a labelled benefit's `text` further labels begin a sentence."""
    marker = marker_at(text)
    start = marker.end if marker else 0
    if not labels.category(text[start:]):
        return []
    return list(_sentences_with_label(text, start, labels))


def _sentences_with_label(text: str, start: int, labels: Labels) -> Iterator[int]:
    for end in _SENTENCE_END.finditer(text, start):
        if end.end() < len(text) and labels.category(text[end.end() : end.end() + 60]):
            yield end.end()
