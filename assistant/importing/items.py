"""Splits the lines of a list (duties, outputs, benefits) into its numbered items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from assistant.importing.labels import BLANKS, NUMERAL, Labels, parse_numeral
from assistant.importing.paper import Line
from assistant.importing.result import Kind
from assistant.model import Category
from assistant.text import normalise_text

_DIGITS: Final = "[0-9０-９]{1,3}"
_HAN: Final = "[一二三四五六七八九十]{1,3}"
# Ways to number, each its own family: a （1） below a 2、 is part of item 2.
_FAMILIES: Final = {
    "1、": re.compile(f"(?P<n>{_DIGITS}){BLANKS}(?:[、)）]|[.．,，](?![0-9０-９]))"),
    "（1）": re.compile(f"[（(]{BLANKS}(?P<n>{_DIGITS}){BLANKS}[）)][、.．]?"),
    "①": re.compile("(?P<n>[①-⑳])[、.．]?"),
    "一、": re.compile(f"(?P<n>{_HAN}){BLANKS}[、.．]"),
    "（一）": re.compile(f"[（(]{BLANKS}(?P<n>{_HAN}){BLANKS}[）)][、.．]?"),
    "一是": re.compile(f"(?P<n>{_HAN})是"),
    "第一": re.compile(f"第(?P<n>{NUMERAL})[、，,：:]"),
}
MOST_SKIPPED: Final = 3
"""A number that jumps further is part of a sentence."""


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
    """As in 30、40户, which is no item."""


def marker_at(text: str) -> Marker | None:
    """Return the numeral that `text` begins with, if it is written as an item's number."""
    lead = len(text) - len(text.lstrip())
    for family, pattern in _FAMILIES.items():
        if (match := pattern.match(text, lead)) and (number := parse_numeral(match["n"])):
            follows = text[match.end() : match.end() + 1]
            return Marker(family, number, match.end(), follows.isdecimal())
    return None


@dataclass
class Item:
    """One item while it is gathered."""

    lines: list[Line] = field(default_factory=list)
    """The item's text, without number and category label."""
    category: Category | None = None
    """From its label or the head of its group."""
    number: int | None = None
    """As printed."""

    def text(self) -> str:
        """Return the lines as one text; blanks within it stay only where our own style vouches for them."""
        parts: list[str] = []
        for index, line in enumerate(self.lines):
            vouched = index + 1 < len(self.lines) and self.lines[index + 1].continued
            text = line.text if line.continued else line.text.lstrip() if vouched else line.text.strip()
            if text.strip() or line.continued:
                parts.append(text)
        return normalise_text("\n".join(parts))


@dataclass(frozen=True)
class Fragment:
    """A part of a line and the item it belongs to."""

    kind: Kind
    """number, label or answer."""
    line: Line
    """The part."""
    item: int | None = None
    """Index into the split's items."""


@dataclass(frozen=True)
class Split:
    """The items of a list, and an account of its lines."""

    items: tuple[Item, ...]
    """In order; an item without text is still among them."""
    fragments: tuple[tuple[Fragment, ...], ...]
    """One tuple per line."""
    numbered: bool
    """False where one item per paragraph had to be assumed."""
    jumps: tuple[tuple[int, int], ...]
    """(number, number that follows it) where they do not follow each other."""


def split_items(lines: Sequence[Line], labels: Labels, benefits: bool) -> Split:
    """Split the lines of one list into items.

    A numeral starts an item only at a line's start and only as the next number of the list; other lines
    continue the item above. In a list without numerals a category label, the word processor's own numbering
    or, failing these, every paragraph starts an item.
    """
    return _Splitter(lines, labels, benefits).run()


class _Splitter:
    def __init__(self, lines: Sequence[Line], labels: Labels, benefits: bool) -> None:
        self.lines = lines
        self.labels = labels
        self.benefits = benefits
        self.markers = [None if line.continued else marker_at(line.text) for line in lines]
        self.last_seen = {(marker.family, marker.number): index for index, marker in enumerate(self.markers) if marker}
        self.main = self._main_family()
        self.items: list[Item] = []
        self.last = 0
        self.below: dict[str, int] = {}  # family → last number, of lists inside the current item
        self.group: Category | None = None
        self.jumps: list[tuple[int, int]] = []

    def run(self) -> Split:
        fragments = tuple(tuple(self._take(index)) for index in range(len(self.lines)))
        by_paragraph = not self.main and not self.benefits_labelled and not self.listed
        return Split(tuple(self.items), fragments, not by_paragraph, tuple(self.jumps))

    def _main_family(self) -> str:
        self.benefits_labelled = self.benefits and any(
            self._category(line) for line in self.lines if not line.continued
        )
        self.listed = any(line.listed for line in self.lines)
        found = [marker for marker in self.markers if marker]
        first = self.markers[0] if self.markers else None
        if first and (first.number == 1 or (first.number <= 20 and not first.digit_follows)):
            return first.family
        # 2 counts as a beginning because the first item may stand there without its number.
        return next((marker.family for marker in found if marker.number in (1, 2)), "")

    def _take(self, index: int) -> list[Fragment]:
        line, marker = self.lines[index], self.markers[index]
        if head := self._group_head(index):
            self.group, self.last, self.below = head, 0, {}
            return [Fragment("label", line)]
        if marker and self.main and self._starts_item(index, marker):
            if self.items and self.last and marker.number != self.last + 1:
                self.jumps.append((self.last, marker.number))
            self.last = marker.number
            return [Fragment("number", line.cut(0, marker.end)), *self._open(line.cut(marker.end), marker.number)]
        if self._starts_unnumbered(index):
            # It counts as the number that is missing, unless that number is still to come.
            self.last += not self._comes_later(index, self.last + 1)
            return self._open(line, None)
        if marker:
            self.below[marker.family] = marker.number
        return self._continue(line)

    def _open(self, line: Line, number: int | None) -> list[Fragment]:
        item = Item(category=self.group, number=number)
        self.items.append(item)
        self.below = {}
        index = len(self.items) - 1
        if self.benefits and (found := self.labels.category(line.text)):
            item.category = found[0]
            item.lines.append(line.cut(found[1]))
            return [Fragment("label", line.cut(0, found[1])), Fragment("answer", item.lines[0], index)]
        item.lines.append(line)
        return [Fragment("answer", line, index)]

    def _continue(self, line: Line) -> list[Fragment]:
        item = self.items[-1]
        # The label alone on the number's line, or the number alone and the label below it.
        if self.benefits and not item.text() and not line.continued and (found := self.labels.category(line.text)):
            item.category = found[0]
            rest = line.cut(found[1])
            item.lines.append(rest)
            label = Fragment("label", line.cut(0, found[1]))
            return [label, Fragment("answer", rest, len(self.items) - 1)]
        item.lines.append(line)
        return [Fragment("answer", line, len(self.items) - 1)]

    def _category(self, line: Line) -> tuple[Category, int] | None:
        return self.labels.category(line.text)

    def _group_head(self, index: int) -> Category | None:
        """Return the category of a head that stands alone above items numbered from 1."""
        line = self.lines[index]
        following = self.markers[index + 1] if index + 1 < len(self.lines) else None
        if line.continued or not following or following.number != 1:
            return None
        found = (self.labels.category if self.benefits else self.labels.output_group)(line.text)
        return found[0] if found and not line.text[found[1] :].strip() else None

    def _starts_item(self, index: int, marker: Marker) -> bool:
        expected = self.last + 1
        if not self.items or (self.group and self.last == 0):
            return marker.family == self.main
        if marker.family != self.main:
            # Another way of writing the very next number, unless it belongs to a list inside the item.
            return (
                marker.number == expected
                and not self._is_below(marker)
                and self.last_seen.get((self.main, expected), -1) < index
            )
        if self.below.get(self.main) == marker.number - 1 and self._comes_later(index, expected):
            return False
        if marker.number == expected:
            return True
        if marker.digit_follows or self.main in self.below:
            return False
        if marker.number == self.last:  # a number typed twice
            return marker.number > 1
        skipped = expected < marker.number <= expected + MOST_SKIPPED
        return skipped and not self._comes_later(index, expected)

    def _comes_later(self, index: int, number: int) -> bool:
        return self.last_seen.get((self.main, number), -1) > index

    def _is_below(self, marker: Marker) -> bool:
        if self.below.get(marker.family) == marker.number - 1:
            return True
        text = "".join(line.text for line in self.items[-1].lines)
        pattern = _FAMILIES[marker.family]
        # 一是 within the sentence makes a 二是 at the next line's start part of the same sentence.
        return any(parse_numeral(match["n"]) == marker.number - 1 for match in re.finditer(pattern.pattern, text))

    def _starts_unnumbered(self, index: int) -> bool:
        line = self.lines[index]
        if not self.items:
            return True
        if line.continued:
            return False
        if self.benefits and self._category(line):
            # A second label of one item is text; the first may stand on the line below its number.
            return bool(self.items[-1].text())
        if self.main or self.benefits_labelled:
            return False
        if self.listed:
            return line.listed
        return line.paragraph != self.lines[index - 1].paragraph
