"""Text that goes into an objective's title or a numbered list, with or without its head."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from assistant.importing.gathered import GatheredObjective
from assistant.importing.guesses import guess_at
from assistant.importing.items import MOST_SKIPPED
from assistant.importing.labels import MOST_SCANNED, LabelKind
from assistant.importing.margins import is_signed, may_be_remark, may_be_row
from assistant.importing.numerals import Marker, after_number, marker_at
from assistant.importing.paper import Line
from assistant.importing.reading import Reading, Slot
from assistant.importing.result import Confidence
from assistant.text import squeeze
from assistant.wording import importing as say

HEADS: Final = (LabelKind.OUTPUTS, LabelKind.BENEFITS)
LISTS: Final = ("duties", "outputs", "benefits")
LONGEST_TITLE: Final = 60
_MOST_TITLE_LINES: Final = 6
_SENTENCE_ENDS: Final = ("。", "；", ";", "！", ".")
_PAUSES: Final = ("，", ",", "、")
_SHORT: Final = 20
"""What begins with a numeral and is longer is an indicator, not a title."""


def open_list(reading: Reading, name: str, line: Line) -> None:
    """Turn to a list of the current objective; one without objective gets an objective of its own."""
    found = reading.found
    if not found.objectives:
        found.objectives.append(GatheredObjective(None))
        found.guess(guess_at("/objectives/0", [line], Confidence.MEDIUM, say.NO_OBJECTIVE))
    reading.listing(name).begin()
    reading.slot = Slot(name, cell=line.cell, row=line.row)


def take_title(reading: Reading, line: Line) -> None:
    """Take a line after an objective's label: its title, or a list whose head is missing."""
    found = reading.found
    objective = found.objectives[-1]
    head = _end_of_title(reading, line)
    title = line.cut(0, head)
    if _belongs_to_title(reading, title, objective):
        _say_where(reading, title, objective)
        objective.title.append(title)
        found.add("answer", title, f"/objectives/{len(found.objectives) - 1}/title")
        reading.slot.cell = line.cell
        if head:
            reading.queue.appendleft(line.cut(head))
        return
    kind = LabelKind.BENEFITS if reading.labels.category(after_number(line.text)) else LabelKind.OUTPUTS
    _open_without_head(reading, kind, line)


def _say_where(reading: Reading, line: Line, objective: GatheredObjective) -> None:
    """Note that a title of its own, other than the form's, stands in another cell than its label."""
    label, known = objective.label, squeeze(line.text) in reading.labels.titles
    if label is not None and label.cell is not None and label.cell != line.cell and not objective.title and not known:
        number = len(reading.found.objectives)
        guess = guess_at(f"/objectives/{number - 1}/title", [line], Confidence.HIGH, say.title_beside(number))
        reading.found.guess(guess)


def _end_of_title(reading: Reading, line: Line) -> int | None:
    """Return where, on a title's line, its list begins: cells pasted on one line."""
    if line.row is not None:
        return None
    for gap in re.finditer(r"\s{2,}", line.text[:MOST_SCANNED]):
        marker = marker_at(line.text[gap.end() :])
        if gap.start() and marker and marker.number == 1:
            return gap.end()
    return reading.labels.find(line.text, HEADS)


def _belongs_to_title(reading: Reading, line: Line, objective: GatheredObjective) -> bool:
    if stands_before_outputs(reading, line):
        return True
    marker = marker_at(line.text)
    if not objective.title:
        inside = line.cell is not None and line.cell == reading.slot.cell
        if marker:
            return inside and len(line.text.strip()) <= _SHORT
        return len(line.text.strip()) <= LONGEST_TITLE
    if line.cell is not None:
        return line.cell == reading.slot.cell and not (marker and marker.number == 1)
    joined = squeeze("".join(part.text for part in objective.title) + line.text)
    return any(title.startswith(joined) for title in reading.labels.titles)


def stands_before_outputs(reading: Reading, line: Line) -> bool:
    """Tell whether the outputs' head follows so soon that everything before it is the title."""
    length = 0
    for follower in (line, *islice(reading.queue, _MOST_TITLE_LINES)):
        if follower is not line and (match := reading.labels.match(follower.text, strict=True)):
            return match.label.kind is LabelKind.OUTPUTS and length <= LONGEST_TITLE
        if follower.row is not None and follower.cell != line.cell:
            return False
        length += len(follower.text.strip())
    return False


def take_list_line(reading: Reading, line: Line) -> None:
    """Take a line of the current list, unless it shows that the list has ended."""
    found = reading.found
    slot, listing = reading.slot, reading.listing(reading.slot.name)
    marker = None if line.continued else marker_at(line.text)
    if slot.name == "outputs" and slot.filled and _begins_benefits(reading, line, marker):
        _open_without_head(reading, LabelKind.BENEFITS, line)
        return
    slot.stopped = _is_below_list(reading, line, marker)
    if _repeats_title(reading, line):
        found.add("label", line)
        return
    if slot.stopped or (line.cell != slot.cell and not _continues(reading, line, marker)):
        found.leave(line)
        return
    found.append(listing, line)
    slot.cell, slot.filled = line.cell, True
    text = line.text.rstrip()
    slot.ended, slot.open = text.endswith(_SENTENCE_ENDS), text.endswith(_PAUSES)
    if marker and (slot.first is None or marker.family == slot.first.family):
        slot.first, slot.last = slot.first or marker, marker.number


def _repeats_title(reading: Reading, line: Line) -> bool:
    """Tell whether a line outside the list's cell is the objective's title, printed again on the next page."""
    if reading.slot.name == "duties" or line.continued or (line.row is not None and line.cell == reading.slot.cell):
        return False
    title = squeeze("".join(part.text for part in reading.found.objectives[-1].title))
    return bool(title) and squeeze(line.text) == title


def _open_without_head(reading: Reading, kind: LabelKind, line: Line) -> None:
    found = reading.found
    head = reading.form.outputs.head if kind is LabelKind.OUTPUTS else reading.form.benefits.head
    reason = say.missing_head(head.rstrip("："), len(found.objectives), line.where)
    found.guess(guess_at(f"/objectives/{len(found.objectives) - 1}/{kind.value}", [line], Confidence.MEDIUM, reason))
    open_list(reading, kind.value, line)
    take_list_line(reading, line)


def _is_below_list(reading: Reading, line: Line, marker: Marker | None) -> bool:
    """Tell whether a line in a text without table stands below the list: signatures, rows of other forms."""
    slot = reading.slot
    if line.row is not None or line.continued:
        return False
    if slot.stopped and line.cell == slot.cell:
        return not (marker and slot.first and (marker.family, marker.number) == (slot.first.family, slot.last + 1))
    if not slot.filled or marker:
        return False
    if is_signed(line.text):
        return True
    ended = slot.ended and may_be_row(line.text)
    return (ended or may_be_remark(line.text)) and not reading.numbers_go_on()


def _begins_benefits(reading: Reading, line: Line, marker: Marker | None) -> bool:
    """Tell whether a line below outputs begins a list of benefits whose head is missing."""
    if line.continued:
        return False
    labelled = reading.labels.category(after_number(line.text)) is not None
    numbered = reading.slot.first is not None
    if line.cell is not None and line.cell != reading.slot.cell:
        return labelled or (marker is not None and marker.number == 1 and numbered)
    if not labelled or (marker and marker.number != 1) or reading.next_head() is LabelKind.BENEFITS:
        return False
    return marker is not None or not (numbered and reading.numbers_go_on())


def _continues(reading: Reading, line: Line, marker: Marker | None) -> bool:
    """Tell whether a line in another cell than the list's last line or head belongs to the list."""
    slot = reading.slot
    if line.continued:
        return True  # our own writer parts a row that is higher than a page
    if not slot.filled:
        beside = line.row == slot.row and line.cell is not None
        return beside or marker is not None or line.alone or (line.cell is None and slot.cell is None)
    if slot.open and marker is None and line.alone:
        return True  # a sentence that a page's end broke into two rows
    if slot.first is None:
        return line.alone or marker is not None
    if slot.name == "benefits" and reading.labels.category(after_number(line.text)):
        return True
    return (
        marker is not None
        and marker.family == slot.first.family
        and slot.last < marker.number <= slot.last + 1 + MOST_SKIPPED
    )
