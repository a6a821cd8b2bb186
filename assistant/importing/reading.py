"""The state of one reading: what is still to be read, what was found, and where text goes now."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import Final

from assistant.form import Form
from assistant.importing.anchors import Anchor
from assistant.importing.gathered import Gathered, Listing
from assistant.importing.labels import LabelKind, Labels
from assistant.importing.numerals import Marker, marker_at
from assistant.importing.paper import Line
from assistant.importing.preamble import Preamble
from assistant.model import Category

MOST_AHEAD: Final = 20
"""Lines over which a list's next number is looked for."""


@dataclass
class Slot:
    """Where text goes that is no label."""

    name: str = ""
    """filer department amount stamp title spare duties outputs benefits, or nothing."""
    path: str = ""
    """Of the amount that is awaited."""
    unit: str = ""
    """Unit of that amount, if its label names one."""
    cell: int | None = None
    """Cell that the slot's last text stood in."""
    row: int | None = None
    """Row that the label stood in."""
    where: str = ""
    """Place of the label."""
    filled: bool = False
    """Some text has arrived."""
    first: Marker | None = None
    """How the list's first numbered line is numbered."""
    last: int = 0
    """Number of the list's last numbered line."""
    ended: bool = False
    """The list's last line ends a sentence."""
    open: bool = False
    """The list's last line ends within a sentence."""
    stopped: bool = False
    """A line was met that stands below the list; only the list's next number goes on with it."""


@dataclass
class Reading:
    """One source being read."""

    form: Form
    labels: Labels
    preamble: Preamble
    found: Gathered
    queue: deque[Line]
    """Lines, and rests of lines, still to be read."""
    slot: Slot = field(default_factory=Slot)
    unit: str = "万元"
    """Unit of an amount that names none."""
    recognised: bool = False
    """One of the form's labels was met."""
    begun: bool = False
    """A label of the form's body was met."""
    late: bool = False
    """Objectives or stamps were met: the first labels can only come again in a second form."""
    over: bool = False
    """A second form began."""
    seen: set[str] = field(default_factory=set)
    """Kinds and paths of the labels met."""
    row: int = -1
    """Of the indicator being read, in a table that holds one in every row; as Column.row."""
    category: Category | None = None
    """What the cells before or above that row say of it."""
    category_line: Line | None = None
    """Where they say it."""
    anchors: list[Anchor] = field(default_factory=list)
    """Where the labels stand, in reading order."""

    def push_rest(self, line: Line, start: int) -> None:
        """Queue what stands in `line` from `start`, to be read next."""
        rest = line.cut(start)
        if rest.text.strip() or rest.artefacts:
            self.queue.appendleft(rest)

    def is_filled(self, path: str) -> bool:
        """Tell whether a value stands already at `path`."""
        found = self.found
        if path in found.amounts:
            return isinstance(found.amounts[path], Decimal)
        return bool({"/filer": found.filer, "/department": found.department}.get(path))

    def listing(self, name: str) -> Listing:
        """Return the list that a slot of that name fills."""
        if name == "duties":
            return self.found.duties
        objective = self.found.objectives[-1]
        return objective.outputs if name == "outputs" else objective.benefits

    def numbers_go_on(self) -> bool:
        """Tell whether the current list's next number begins a line before the next label."""
        first = self.slot.first
        for line in islice(self.queue, MOST_AHEAD):
            marker = marker_at(line.text)
            if first and marker and (marker.family, marker.number) == (first.family, self.slot.last + 1):
                return True
            if self.labels.match(line.text, strict=True):
                return False
        return False

    def next_head(self) -> LabelKind | None:
        """Return the kind of the next label below, as far as one is near."""
        for line in islice(self.queue, MOST_AHEAD):
            if not line.continued and (match := self.labels.match(line.text, strict=True)):
                return match.label.kind
        return None

    def leave(self, line: Line) -> None:
        """Leave `line` unplaced, up to a label that shares it."""
        kinds = (LabelKind.AMOUNT, LabelKind.STATIC, LabelKind.STAMP, LabelKind.FIELD)
        if start := self.labels.find(line.text, kinds):
            self.queue.appendleft(line.cut(start))
            line = line.cut(0, start)
        self.found.leave(line)
