"""Category labels in a list: at an item's start, broken over two lines, or alone above a group of items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.importing.labels import Labels
from assistant.importing.numerals import DIGIT_FAMILIES, HAN_FAMILIES, Marker, marker_at, skip_blanks
from assistant.importing.paper import Line
from assistant.importing.result import Kind
from assistant.model import Category


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
class Found:
    """A category label at an item's start."""

    category: Category
    """Which."""
    end: int
    """Where it ends on its line."""
    below: int = 0
    """Where it ends on the next line, if a narrow cell broke it."""


@dataclass(frozen=True)
class GroupHead:
    """A category label alone above the items that it holds for."""

    category: Category
    """Which."""
    restarts: bool
    """The items below it are numbered from 1."""
    number: int = 0
    """Where its own numeral ends."""

    def fragments(self, line: Line) -> list[Fragment]:
        """Return what its line consists of."""
        label = Fragment("label", line.cut(self.number))
        return [Fragment("number", line.cut(0, self.number)), label] if self.number else [label]


class Heads:
    """Finds the category labels of one kind of list."""

    def __init__(self, labels: Labels, benefits: bool) -> None:
        self.labels = labels
        self.benefits = benefits

    def label(self, lines: Sequence[Line], markers: Sequence[Marker | None], index: int, line: Line) -> Found | None:
        """Return the label that `line`, all or the rest of line `index`, begins with; outputs bear none."""
        if not self.benefits or line.continued:
            return None
        if found := self.labels.category(line.text):
            return Found(*found)
        below = lines[index + 1] if index + 1 < len(lines) and not markers[index + 1] else None
        short = line.text.rstrip()
        if line.whole or below is None or below.continued or not self.labels.begins_category(short):
            return None
        lead = skip_blanks(below.text)
        broken = self.labels.category(short + below.text[lead:])
        if broken and broken[1] > len(short):
            return Found(broken[0], len(line.text), broken[1] - len(short) + lead)
        alone = self.labels.category(f"{short}：")
        return Found(alone[0], len(line.text)) if alone else None

    def group_heads(self, lines: Sequence[Line], markers: Sequence[Marker | None]) -> dict[int, GroupHead]:
        """Return, by line, the labels that stand alone above items numbered from 1 or on from the last."""
        if not self.benefits and not any(markers):
            return self._unnumbered_heads(lines)
        result: dict[int, GroupHead] = {}
        last: dict[str, int] = {}
        for index, line in enumerate(lines[:-1]):
            own, following = markers[index], markers[index + 1]
            head = self._alone(line) if following and not line.continued and not line.whole else None
            if head and following:
                numbers = own is None or following.family in DIGIT_FAMILIES
                if numbers and following.number in (1, last.get(following.family, 0) + 1):
                    result[index] = GroupHead(head, following.number == 1, own.end if own else 0)
                    continue
            if own:
                last[own.family] = own.number
        return result

    def _unnumbered_heads(self, lines: Sequence[Line]) -> dict[int, GroupHead]:
        """Return the labels that stand alone above outputs without numbers."""
        return {
            index: GroupHead(head, True)
            for index, line in enumerate(lines[:-1])
            if not line.continued and line.text.rstrip().endswith(("：", ":", "指标")) and (head := self._alone(line))
        }

    def _alone(self, line: Line) -> Category | None:
        """Return the category of a label that `line` consists of, behind a numeral like 一、 or none."""
        marker = marker_at(line.text)
        if marker and marker.family not in HAN_FAMILIES:
            return None
        text = line.text[marker.end if marker else 0 :].strip()
        find = self.labels.category if self.benefits else self.labels.output_group
        found = find(text) or find(f"{text}：")
        return found[0] if found and found[1] >= len(text) else None
