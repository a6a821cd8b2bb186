"""What the full-screen 对照 says: two declarations beside each other, or below each other where there is no room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from assistant.text import cells, make_harmless, wrap
from assistant.wording.diff import excerpt, section_line, spot
from assistant.wording.diffpage import sides
from assistant.wording.problem_list import ListRow
from assistant.wording.sources import SOURCE_NAMES
from assistant.wording.tui import Part, part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.diff.cells import Change, Kind, Section, Side
    from assistant.diff.excerpts import Stretch
    from assistant.diff.sheet import Sheet

TITLE = "对照"
KEYS = (
    ("回车 去那题", "n 下一处不同", "N 上一处", "f 只看不同", "打字就找", "Esc 返回"),
    ("回车 去", "n/N 不同处", "f 只看不同", "Esc 返回"),
)
KEYS_DIFFERENT = (
    ("回车 去那题", "n 下一处不同", "N 上一处", "f 全部都看", "打字就找", "Esc 返回"),
    ("回车 去", "n/N 不同处", "f 全看", "Esc 返回"),
)
GONE = "这一处今年没有了，没有题可去。"
SAME = "没有不同：和旧表一样。"
_MARKS: Final[Mapping[str, str]] = {"kept": "留", "changed": "改", "dropped": "删", "added": "新", "moved": "移"}
_LOOKS: Final[Mapping[str, str]] = {
    "kept": "text",
    "changed": "warn",
    "dropped": "bad",
    "added": "good",
    "moved": "label",
}
_BETWEEN: Final = " | "
_LABEL: Final = 6
"""Cells that the mark and the space around it take."""
_EARLIER, _LATER = "原 ", "今 "
_MOST_ROWS: Final = 6
"""Of a cell that one key steps over; a longer one takes several."""


@dataclass(frozen=True)
class CellRow(ListRow):
    """One row of a cell, or a heading."""

    height: int = 0
    """Rows that the mark stands for from here on; none where it does not stop."""


def heads(sheet: Sheet, width: int, beside: bool) -> list[CellRow]:
    """Which is which."""
    before, after = sides(sheet)
    names = f"{before} {sheet.before.name}", f"{after} {sheet.after.name}"
    rows = _beside(*names, width, True) if beside else _below(*names, width, True)
    return [CellRow("  ", "", row, "text", "head") for row in rows]


def heading(section: Section) -> CellRow:
    """The name of a part of the form."""
    return CellRow("", "", make_harmless(section_line(section)), "head", "head")


def list_head(label: str) -> CellRow:
    """The name of a list."""
    return CellRow("  ", "", label, "label", "label")


def rows_of(change: Change, lost: bool, width: int, beside: bool) -> list[CellRow]:
    """A cell in as many rows as it takes; `lost` is one that is told where it no longer stands."""
    texts = _texts(change, lost)
    whole = change.kind.value != "kept"
    rows = _beside(*texts, width, whole) if beside else _below(*texts, width, whole)
    mark, look = _MARKS[change.kind.value], _LOOKS[change.kind.value]
    return [
        CellRow(
            mark if n == 0 else "  ",
            "",
            row,
            look,
            height=0 if n % _MOST_ROWS else min(_MOST_ROWS, len(rows) - n),
        )
        for n, row in enumerate(rows)
    ]


def _texts(change: Change, lost: bool) -> tuple[str, str]:
    before, after = (_numbered(side) if side else "" for side in (change.before, change.after))
    if lost and change.after:
        return before, f"（移到{spot(change.after)}）"
    if change.elsewhere and change.before:
        return f"（原在{spot(change.before)}）", after
    if change.after is None:
        return before, "（删去）"
    if change.before is None:
        return f"（{source(change) or '新增'}）", after
    return before, after


def _numbered(side: Side) -> str:
    text = make_harmless(side.text)
    return f"{side.number}、{text}" if side.number else f"{side.label}：{text}"


def _beside(before: str, after: str, width: int, whole: bool) -> list[str]:
    room = width - _LABEL - len(_BETWEEN)
    left, right = _wrapped(before, room // 2, whole), _wrapped(after, room - room // 2, whole)
    pairs = zip_longest(left, right, fillvalue="")
    return [f"{one}{' ' * (room // 2 - cells(one))}{_BETWEEN}{other}".rstrip() for one, other in pairs]


def _below(before: str, after: str, width: int, whole: bool) -> list[str]:
    rows = []
    # What was kept is the same on both sides.
    for name, text in ((_EARLIER, before if whole else ""), (_LATER, after)):
        parts = _wrapped(text, width - _LABEL - cells(name), whole) if text else []
        rows += [(name if n == 0 else " " * cells(name)) + row for n, row in enumerate(parts)]
    return rows


def _wrapped(text: str, room: int, whole: bool) -> list[str]:
    """Rows of a text, or its first one with .. where something was left out."""
    rows = wrap(text, room, cells)
    return rows if whole or len(rows) == 1 else [f"{wrap(text, room - 2, cells)[0]}.."]


def source(change: Change) -> str:
    """Where what stands there now came from."""
    return SOURCE_NAMES[change.source] if change.source else ""


def counts(numbers: Mapping[Kind, int]) -> str:
    """How many cells there are of each kind."""
    named = {kind.value: count for kind, count in numbers.items()}
    return " ".join(f"{mark}{named[kind]}" for kind, mark in _MARKS.items() if named.get(kind))


def nothing() -> list[Part]:
    """There is nothing of what is to be seen."""
    return [part("", SAME, "good")]


def detail(change: Change, parts: Sequence[Stretch]) -> tuple[str, list[Part]]:
    """A cell with its place, where it came from, and what exactly was changed."""
    side = change.side
    was = change.before if change.after else None
    elsewhere = f"（原{spot(was)}）" if was and spot(was) != spot(side) else ""
    gone = "" if change.after else "（去年的）"
    head = "  ".join(word for word in (source(change), f"{spot(side)}{elsewhere}{gone}") if word)
    text = excerpt(parts) if any(not each.same for each in parts) else side.text
    return make_harmless(head), [part("", text)]
