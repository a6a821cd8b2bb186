"""Makes items of the cells of a table that holds one indicator in every row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from assistant.importing.cutting import Cut
from assistant.importing.heads import Fragment
from assistant.importing.items import Item, Split
from assistant.importing.numerals import marker_at
from assistant.importing.paper import Line
from assistant.model import Operator, Target
from assistant.text import normalise_text, squeeze

_SENTENCE: Final = ("name", "operator", "value", "unit")
"""The columns in the order in which they make a sentence."""
_OPERATORS: Final = {
    Operator.GE: "≥|>=|＞=|≧|⩾|大于等于|大于或等于|不低于|不少于|不小于",
    Operator.LE: "≤|<=|＜=|≦|⩽|小于等于|小于或等于|不高于|不超过|不多于|不大于",
    Operator.EQ: "=|＝|等于",
    Operator.GT: ">|＞|大于|超过",
    Operator.LT: "<|＜|小于|低于",
    Operator.QUALITATIVE: "定性",
}
_VALUE: Final = re.compile(
    r"(?P<figure>[0-9０-９][0-9０-９,，.．]*)\s*(?P<unit>(?![年月日号季点])[^\s0-9０-９，。；、]{1,8})?"
)
# What fills a cell and says nothing that belongs into a sentence.
_NO_OPERATOR: Final = re.compile("定性|[正反负]向(?:指标)?|[/／—－-]+|无")
_NO_UNIT: Final = re.compile("[/／—－-]+|无")
_LONGEST: Final = 200
"""Characters of a target's parts, as the schema has it."""


@dataclass
class RowItem(Item):
    """An item whose text stands in several cells of a row."""

    spoken: list[Line] = field(default_factory=list)
    """Cells that say how to read the value and are no part of the sentence."""

    def text(self) -> str:
        """Return name, operator, value and unit as one sentence; a narrow cell breaks lines where it likes."""
        return normalise_text("".join(self.part(role) for role in _SENTENCE))

    def part(self, role: str) -> str:
        """Return what stands in the item's cell of a column."""
        return "".join(line.text.strip() for line in self.lines if line.column and line.column.role == role)

    def targets(self) -> tuple[Target, ...]:
        """Return the promise that the row makes; () where its cells hold more than the parts of one."""
        name, value, unit = (normalise_text(self.part(role)) for role in ("name", "value", "unit"))
        said = self.part("operator") or "".join(line.text.strip() for line in self.spoken)
        operator = next((key for key, words in _OPERATORS.items() if re.fullmatch(words, squeeze(said))), None)
        for key, words in _OPERATORS.items():
            if operator is None and (lead := re.match(words, value)):
                operator, value = key, value[lead.end() :].strip()
        if not unit and (whole := _VALUE.fullmatch(value)) and whole["unit"]:
            value, unit = whole["figure"], whole["unit"]
        if operator is None and value and not re.search("[0-9０-９一二三四五六七八九十百千万]", value):
            operator = Operator.QUALITATIVE
        if not (0 < len(name) <= _LONGEST and 0 < len(value) <= _LONGEST and len(unit) <= _LONGEST):
            return ()
        return (Target(name, operator, value, unit or None),)


def split_rows(lines: Sequence[Line]) -> Split:
    """Split the lines of a list's cells into one item for every row, or for every number in a name's cell."""
    items: list[RowItem] = []
    fragments: list[tuple[Fragment, ...]] = []
    row, first, counted = -1, 0, dict[int | None, int]()
    for line in lines:
        column = line.column
        if column is None:
            raise ValueError(line)
        marker = marker_at(line.text) if column.role == "name" else None
        if not items or (column.role == "name" and (column.row != row or marker)):
            first = len(items) if column.row != row else first
            row, counted = column.row, {}
            items.append(RowItem(category=column.category, number=marker.number if marker else None, head=column.head))
        # Cells with as many lines as the name's cell has numbers stand line beside line.
        place = counted[line.cell] = counted.get(line.cell, -1) + 1
        index = len(items) - 1
        if column.role != "name" and len(items) - first > 1:
            index = min(first + place, index)
        fragments.append(_take(items[index], index, line, marker.end if marker else 0))
    return Split(tuple(items), tuple(fragments), True, (), (), None, Cut(()))


def _take(item: RowItem, index: int, line: Line, start: int) -> tuple[Fragment, ...]:
    silent = {"operator": _NO_OPERATOR, "unit": _NO_UNIT}.get(line.column.role if line.column else "")
    if silent and silent.fullmatch(squeeze(line.text)):
        item.spoken += [line] if silent is _NO_OPERATOR else []
        return (Fragment("label", line),)
    item.lines.append(line.cut(start))
    answer = Fragment("answer", line.cut(start), index)
    return (Fragment("number", line.cut(0, start)), answer) if start else (answer,)
