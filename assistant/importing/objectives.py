"""Where one objective ends and the next begins, also where its label or its title is lost."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from assistant.importing.gathered import GatheredObjective, Listing
from assistant.importing.guesses import guess_at
from assistant.importing.labels import LabelKind, Match
from assistant.importing.lists import HEADS, LISTS, LONGEST_TITLE
from assistant.importing.numerals import marker_at
from assistant.importing.paper import Line
from assistant.importing.reading import Reading, Slot
from assistant.importing.result import Confidence
from assistant.text import squeeze
from assistant.wording import importing as say

_REPEATED: Final = re.compile("[（(]续[表页]?[）)]$")
_MOST_TITLE_LINES: Final = 4


def open_objective(reading: Reading, match: Match, line: Line) -> None:
    """Turn to the objective whose label `line` begins with, or go on with the current one if it is its label again."""
    found = reading.found
    current = found.objectives[-1] if found.objectives else None
    if current and current.title and match.number is not None and match.number == current.number:
        # A table broken over two pages by hand repeats its label, with the title or without.
        title = squeeze("".join(part.text for part in current.title))
        _part_head(reading)
        rest = list(islice(reading.queue, 2))
        named = bool(rest) and _REPEATED.sub("", squeeze(rest[0].text)) in (title, "")
        if _goes_on(reading, rest[named:], current, named):
            path = f"/objectives/{len(found.objectives) - 1}"
            found.guess(guess_at(path, [line], Confidence.HIGH, say.label_again(len(found.objectives))))
            if named:
                found.add("label", reading.queue.popleft())
            return
    found.objectives.append(GatheredObjective(match.number, line))
    reading.slot = Slot("title", cell=line.cell)


def _part_head(reading: Reading) -> None:
    """Part the next line where a list's head shares it with a title: cells pasted on one line."""
    if reading.queue and (start := reading.labels.find(reading.queue[0].text, HEADS)):
        line = reading.queue.popleft()
        reading.queue.extendleft([line.cut(start), line.cut(0, start)])


def _goes_on(reading: Reading, rest: list[Line], current: GatheredObjective, named: bool) -> bool:
    """Tell whether `rest` goes on with the current objective, whose label came again."""
    head = reading.labels.match(rest[0].text, strict=True) if rest else None
    if head and head.label.kind is LabelKind.OUTPUTS:
        return not current.benefits.filled()
    if named or (head and head.label.kind is LabelKind.BENEFITS):
        return True
    marker = marker_at(rest[0].text) if rest else None
    return marker is not None and reading.slot.name in LISTS and marker.number == reading.slot.last + 1


def open_lost_objective(reading: Reading, line: Line) -> None:
    """Begin another objective where the head of outputs on `line` proves that the label above it is lost.

    It does so below benefits, if text follows the head and its numbers do not go on from the outputs before.
    """
    found = reading.found
    current = found.objectives[-1] if found.objectives else None
    if current is None or not (current.outputs.parts and current.benefits.filled()):
        return
    below = reading.queue[0] if reading.queue else None
    if below is None or (not below.continued and reading.labels.match(below.text, strict=True)):
        return
    marker = marker_at(below.text)
    if marker and marker.number > 1 and marker.number == _last_number(current.outputs) + 1:
        return
    found.objectives.append(GatheredObjective(None))
    number = len(found.objectives)
    reason = say.lost_label(number, line.where)
    found.guess(guess_at(f"/objectives/{number - 1}", [line], Confidence.MEDIUM, reason))


def _last_number(listing: Listing) -> int:
    numbers = (marker_at(line.text) for part in reversed(listing.parts) for line in reversed(part))
    return next((marker.number for marker in numbers if marker), 0)


def open_unlabelled(reading: Reading, line: Line) -> bool:
    """Begin an objective where `line` can only be its title: alone before the head of outputs, its label lost."""
    found = reading.found
    current = found.objectives[-1] if found.objectives else None
    if not reading.begun or line.continued or line.whole or reading.slot.name in ("title", "outputs", "stamp"):
        return False
    if current and not (reading.slot.name == "benefits" and current.benefits.filled()):
        return False
    if line.cell is not None and line.cell == reading.slot.cell:
        return False
    if line.cell is None and squeeze(line.text) not in reading.labels.titles:
        return False
    if marker_at(line.text) or not _stands_alone(reading, line):
        return False
    found.objectives.append(GatheredObjective(None))
    number = len(found.objectives)
    reason = say.title_without_label(number, line.text)
    found.guess(guess_at(f"/objectives/{number - 1}/title", [line], Confidence.MEDIUM, reason))
    reading.slot = Slot("title", cell=line.cell)
    return True


def _stands_alone(reading: Reading, line: Line) -> bool:
    """Tell whether the head of outputs follows `line`, and in the next cell if it stands in one."""
    length = len(line.text.strip())
    for follower in islice(reading.queue, _MOST_TITLE_LINES):
        match = reading.labels.match(follower.text, strict=True)
        if match:
            beside = line.row == follower.row and (line.cell is None or line.cell != follower.cell)
            return match.label.kind is LabelKind.OUTPUTS and beside and length <= LONGEST_TITLE
        if follower.cell != line.cell:
            return False
        length += len(follower.text.strip())
    return False
