"""Splits the lines of a list (duties, outputs, benefits) into its numbered items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from assistant.importing.cutting import Cut, cut_lines
from assistant.importing.heads import Fragment, Heads
from assistant.importing.labels import Labels
from assistant.importing.numerals import FAMILIES, Marker, markers_of, value_of
from assistant.importing.paper import Line
from assistant.model import Category
from assistant.text import normalise_text

MOST_SKIPPED: Final = 3
"""A number that jumps further is part of a sentence."""


@dataclass
class Item:
    """One item while it is gathered."""

    lines: list[Line] = field(default_factory=list)
    """The item's text, without number and category label."""
    category: Category | None = None
    """From its label or the head of its group."""
    number: int | None = None
    """As printed."""
    head: Line | None = None
    """The head of a group that its category is taken from."""
    shared: bool = False
    """Cut from a paragraph that held several items."""

    def where(self) -> str:
        """Return the place of its first line."""
        return self.lines[0].where if self.lines else ""

    def is_empty(self) -> bool:
        """Tell whether no line holds text."""
        return not any(line.text.strip() for line in self.lines)

    def ends_with(self, marks: tuple[str, ...]) -> bool:
        """Tell whether the last line ends with one of `marks`."""
        return bool(self.lines) and self.lines[-1].text.rstrip().endswith(marks)

    def text(self) -> str:
        """Return the lines as one text; blanks within it stay only where our own style vouches for them."""
        result = ""
        for index, line in enumerate(self.lines):
            vouched = index + 1 < len(self.lines) and self.lines[index + 1].continued
            text = line.text if line.continued else line.text.lstrip() if vouched else line.text.strip()
            if text.strip() or line.continued:
                result += ("\n" if result and not line.inner else "") + text
        return normalise_text(result)


@dataclass(frozen=True)
class Split:
    """The items of a list, and an account of its lines."""

    items: tuple[Item, ...]
    """In order; an item without text is still among them."""
    fragments: tuple[tuple[Fragment, ...], ...]
    """One tuple per line."""
    numbered: bool
    """False where one item per paragraph had to be assumed."""
    jumps: tuple[tuple[int, int, int], ...]
    """(number, number that follows it, index of that item) where they do not follow each other."""
    doubtful: tuple[tuple[Line, int], ...]
    """Lines that begin with a decimal or a number and a figure and were kept as they stand, each with its item."""
    restarted: tuple[Line, int] | None
    """The line at which the numbers begin again, kept in the item above, and that item."""
    cut: Cut
    """Which paragraphs held several items."""


def split_items(lines: Sequence[Line], labels: Labels, benefits: bool) -> Split:
    """Split the lines of one list into items.

    A numeral starts an item only at a line's start and only as the next number of the list; other lines
    continue the item above. In a list without numerals a category label, the word processor's own numbering
    or, failing these, every paragraph starts an item.
    """
    return _Splitter(lines, labels, benefits).run()


class _Splitter:
    def __init__(self, lines: Sequence[Line], labels: Labels, benefits: bool) -> None:
        self.cut = cut_lines(lines, labels, benefits)
        self.count = len(lines)
        self.lines = [part.line for part in self.cut.parts]
        self.labels = Heads(labels, benefits)
        self.markers, self.doubtful = markers_of(self.lines)
        self.heads = self.labels.group_heads(self.lines, self.markers)
        for index in self.heads:
            self.markers[index] = None
        self.last_seen = {(marker.family, marker.number): index for index, marker in enumerate(self.markers) if marker}
        self.main = self._main_family()
        self.all_ones = all(marker is not None and marker.number == 1 for marker in self.markers)
        self.items: list[Item] = []
        self.last = 0
        self.below: dict[str, int] = {}  # family → last number, of lists inside the current item
        self.group: Category | None = None
        self.group_line: Line | None = None
        self.owners: dict[int, int] = {}  # id() of a line → the item that it is part of
        self.jumps: list[tuple[int, int, int]] = []
        self.announced = False  # the list inside the current item follows a colon
        self.begun_below: Line | None = None
        self.restarted: Line | None = None
        self.rest_of_label: dict[int, int] = {}  # line → where a label ends that began on the line above

    def run(self) -> Split:
        fragments: list[list[Fragment]] = [[] for _ in range(self.count)]
        for index, part in enumerate(self.cut.parts):
            fragments[part.source] += self._take(index)
            self.owners[id(self.lines[index])] = len(self.items) - 1
            if part.source in self.cut.shared and self.items:
                self.items[-1].shared = True
        by_paragraph = not self.main and not self.labelled and not self.listed
        return Split(
            tuple(self.items),
            tuple(tuple(parts) for parts in fragments),
            not by_paragraph,
            tuple(self.jumps),
            tuple((line, self.owners[id(line)]) for line in self.doubtful),
            self._restarted(),
            self.cut,
        )

    def _restarted(self) -> tuple[Line, int] | None:
        line = self.restarted or (self.begun_below if self.main in self.below else None)
        return (line, self.owners[id(line)]) if line else None

    def _main_family(self) -> str:
        self.labelled = any(
            self.labels.label(self.lines, self.markers, index, line) for index, line in enumerate(self.lines)
        )
        self.listed = any(line.listed for line in self.lines)
        found = [marker for marker in self.markers if marker]
        first = next((marker for index, marker in enumerate(self.markers) if index not in self.heads), None)
        if first and (first.number == 1 or (first.number <= 20 and not first.digit_follows)):
            return first.family
        # 2 counts as a beginning because the first item may stand there without its number.
        found = [marker for marker in found if marker.family == "1、" or not marker.digit_follows]
        return next((marker.family for marker in found if marker.number in (1, 2)), "")

    def _take(self, index: int) -> list[Fragment]:
        line, marker = self.lines[index], self.markers[index]
        if head := self.heads.get(index):
            self.group, self.group_line, self.below = head.category, line, {}
            self.last = 0 if head.restarts else self.last
            return head.fragments(line)
        if rest := self.rest_of_label.get(index):
            return [Fragment("label", line.cut(0, rest)), *self._continue(index, line.cut(rest))]
        if marker and self.main and self._starts_item(index, marker):
            if self.items and self.last and marker.number != self.last + 1:
                self.jumps.append((self.last, marker.number, len(self.items)))
            if self.below.get(self.main) == marker.number - 1:
                self.restarted = self.restarted or self.begun_below
            self.last = marker.number
            number = Fragment("number", line.cut(0, marker.end))
            return [number, *self._open(index, line.cut(marker.end), marker.number)]
        if self._starts_unnumbered(index):
            # It counts as the number that is missing, unless that number is still to come.
            self.last += not self._comes_later(index, self.last + 1)
            return self._open(index, line, None)
        if marker:
            if marker.family == self.main and marker.number == 1:
                self.announced = self.items[-1].is_empty() or self.items[-1].ends_with(("：", ":"))
                self.begun_below = None if self.announced else line
            self.below[marker.family] = marker.number
        return self._continue(index, line)

    def _open(self, index: int, line: Line, number: int | None) -> list[Fragment]:
        self.items.append(Item(category=self.group, number=number, head=self.group_line))
        self.below, self.announced = {}, False
        return self._take_label(index, line) or self._add(line)

    def _continue(self, index: int, line: Line) -> list[Fragment]:
        # The label alone on the number's line, or the number alone and the label below it.
        empty = not line.continued and self.items[-1].is_empty()
        return (self._take_label(index, line) if empty else []) or self._add(line)

    def _take_label(self, index: int, line: Line) -> list[Fragment]:
        """Take the category label that `line`, all or the rest of line `index`, begins with."""
        found = self.labels.label(self.lines, self.markers, index, line)
        if not found:
            return []
        self.items[-1].category, self.items[-1].head = found.category, None
        if found.below:
            self.rest_of_label[index + 1] = found.below
        return [Fragment("label", line.cut(0, found.end)), *self._add(line.cut(found.end))]

    def _add(self, line: Line) -> list[Fragment]:
        self.items[-1].lines.append(line)
        return [Fragment("answer", line, len(self.items) - 1)]

    def _starts_item(self, index: int, marker: Marker) -> bool:
        expected = self.last + 1
        if not self.items or (self.group and self.last == 0) or self.all_ones:
            return marker.family == self.main
        if marker.family != self.main:
            # Another way of writing the very next number, unless it belongs to a list inside the item.
            return (
                marker.number == expected
                and not self._is_below(marker)
                and self.last_seen.get((self.main, expected), -1) < index
            )
        goes_on_below = self.below.get(self.main) == marker.number - 1
        if goes_on_below and (self.announced or self._comes_later(index, expected)):
            return False
        if marker.number == expected:
            # 石桥、⏎2、3组: a sentence broken between its figures, where the number itself is still to come.
            broken = marker.digit_follows and self.items[-1].ends_with(("、", "，", ","))
            return not (broken and self._comes_later(index, expected))
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
        pattern = FAMILIES[marker.family]
        # 一是 within the sentence makes a 二是 at the next line's start part of the same sentence.
        return any(value_of(match) == marker.number - 1 for match in re.finditer(pattern.pattern, text))

    def _starts_unnumbered(self, index: int) -> bool:
        line = self.lines[index]
        if not self.items:
            return True
        if line.continued:
            return False
        if self.labels.label(self.lines, self.markers, index, line):
            # A second label of one item is text; the first may stand on the line below its number.
            return not self.items[-1].is_empty()
        if self.main or self.labelled:
            return False
        if self.listed:
            return line.listed
        return line.paragraph != self.lines[index - 1].paragraph
