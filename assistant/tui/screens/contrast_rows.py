"""Which rows 对照 has at a width, and which cell each of them belongs to."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import Final

from assistant.diff.cells import Change, Kind, Section
from assistant.diff.origins import member_of
from assistant.diff.sheet import Sheet
from assistant.wording import contrast_list as say
from assistant.wording.contrast_list import CellRow

_WAS: Final = "-"
"""What the name of a row begins with that tells where a cell stood."""
_BESIDE: Final = 60
"""Screens with fewer columns have the two below each other."""


class ContrastRows:
    """The cells of two declarations in rows, with headings between them."""

    def __init__(self, sheet: Sheet, width: int, only_different: bool):
        self._width, self._beside, self._only_different = width, width >= _BESIDE, only_different
        self.rows: list[CellRow] = []
        self.names: list[str] = []
        """What each row is recognised by in a list made anew."""
        self.cells: list[Change | None] = []
        """The cell that each row belongs to; None of a heading."""
        self._paths: list[str | None] = []
        self.counts = Counter(part.kind for section in sheet.comparison.sections for part in section.cells)
        """How many cells there are of each kind, shown or not."""
        self._add(say.heads(sheet, width, self._beside), "", None, None)
        for section in sheet.comparison.sections:
            self._add_section(section)
        self.stops = [n for n, row in enumerate(self.rows) if row.height]
        """The rows at which the mark stops."""
        self.heads = [n for n in self.stops if self.names[n].endswith(" 0")]
        """Those of them that a cell begins with."""

    def _add(self, rows: list[CellRow], name: str, change: Change | None, path: str | None) -> None:
        self.rows += rows
        self.names += [f"{name} {n}" for n in range(len(rows))]
        self.cells += [change] * len(rows)
        self._paths += [path] * len(rows)

    def _add_section(self, section: Section) -> None:
        shown = [
            (change, False) for change in section.cells if not self._only_different or change.kind is not Kind.KEPT
        ]
        shown += [(change, True) for change in section.lost]
        if not shown:
            return
        self._add([say.heading(section)], "", None, None)
        for label, group in groupby(shown, key=lambda part: _list_label(*part)):
            if label and label != section.name:
                self._add([say.list_head(label)], "", None, None)
            for change, lost in group:
                rows = say.rows_of(change, lost, self._width, self._beside)
                side = change.before if lost or change.after is None else change.after
                assert side  # it stands somewhere
                self._add(
                    rows, f"{_WAS if side is change.before else ''}{side.path}", change, _path_now(change, section)
                )

    def row_of(self, name: str) -> int:
        """Return the row of that name, else the first one of its cell, else the first at which the mark stops."""
        wanted = (name, f"{name.rpartition(' ')[0]} 0")
        found = [self.names.index(each) for each in wanted if each in self.names]
        return next((n for n in found if n in self.stops), self.stops[0] if self.stops else 0)

    def stands(self, row: int) -> bool:
        """Return whether a row tells of a cell where it stands now, or stood last, and not where it has gone from."""
        change = self.cells[row]
        return change is not None and not (self.names[row].startswith(_WAS) and change.after)

    def path_now(self, row: int) -> str | None:
        """Return the JSON Pointer of what a cell is now, of its list where it was dropped; None where that is gone."""
        return self._paths[row]

    def text(self, row: int) -> str:
        """Return what a row's cell says and said."""
        change = self.cells[row]
        sides = (change.before, change.after) if change else ()
        return " ".join(f"{'' if side.number else side.label} {side.text}" for side in sides if side)


def _list_label(change: Change, lost: bool) -> str:
    side = change.before if lost else change.side
    return side.label if side and side.number else ""


def _path_now(change: Change, section: Section) -> str | None:
    if change.after:
        return member_of(change.after.path)
    path = change.side.path
    if not section.is_objective or not change.is_line:
        return path.rpartition("/")[0] if change.is_line else path
    key = path.split("/")[3]
    return f"/objectives/{section.after - 1}/{key}" if section.after else None
