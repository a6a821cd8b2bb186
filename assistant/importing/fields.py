"""Text that goes into a single field: the filer, the department, an amount, a stamp's box."""

from __future__ import annotations

import re
from typing import Final

from assistant.importing.amounts import read_amount
from assistant.importing.guesses import guess_at
from assistant.importing.labels import LabelKind
from assistant.importing.margins import BESIDE_FILER
from assistant.importing.paper import Line
from assistant.importing.reading import Reading, Slot
from assistant.importing.result import Confidence
from assistant.model import ABSENT
from assistant.wording import importing as say

_LONGEST_NAME: Final = 60
_DATE: Final = re.compile(r"\s*年\s*月\s*日")
_BESIDE: Final = re.compile(
    r"\s+(?=[12１２二][0-9０-９〇○零一二三四五六七八九]{3}\s*[年.．/-]\s*[0-9０-９一二三四五六七八九十]{1,3}\s*[月.．/-])"
)
# What ends an amount that is written like a sentence.
_STOP: Final = re.compile(r"\s{0,9}[，,；;。、]")
_SEAL: Final = re.compile(r"\s*[（(]\s*[盖公签]\s*章\s*[）)]\s*$")


def take_filer(reading: Reading, line: Line) -> None:
    """Take the filer off a line, up to what else people write beside it."""
    found = reading.found
    same_place = line.cell == reading.slot.cell
    if reading.slot.filled and not (same_place and line.cell is not None):
        reading.leave(line)
        return
    text = line.text
    margin, stop = _end_of_filer(reading, line)
    if not text[:stop].strip() or len(text[:stop].strip()) > _LONGEST_NAME:
        found.leave(line)
        return
    if not reading.slot.filled and line.cell is None and line.where != reading.slot.where:
        found.guess(guess_at("/filer", [line.cut(0, stop)], Confidence.HIGH, say.filer_below()))
    seal = None if line.role == "filer" else _SEAL.search(text, 0, stop)
    end = seal.start() if seal else stop
    found.filer.append(line.cut(0, end))
    found.add("answer", line.cut(0, end), "/filer")
    if seal:
        found.add("label", line.cut(end, stop))
    reading.slot.filled, reading.slot.cell = True, line.cell
    if stop < len(text):
        rest = line.cut(stop)
        if margin:
            found.leave(rest)
        else:
            reading.queue.appendleft(rest)


def _end_of_filer(reading: Reading, line: Line) -> tuple[bool, int]:
    """Return whether something of no field follows the filer on its line, and where the filer ends."""
    text = line.text
    margins = [match.end() for pattern in (BESIDE_FILER, _BESIDE) if (match := pattern.search(text))]
    # Our own line holds the name alone: only what people add at its end can stand there.
    own = line.role == "filer"
    labels = (
        () if own else (reading.preamble.find_year(text), reading.labels.find(text, (LabelKind.UNIT, LabelKind.FIELD)))
    )
    ends = [end for end in (*labels, len(text)) if end is not None]
    return min(margins, default=len(text) + 1) <= min(ends), min(margins + ends)


def take_department(reading: Reading, line: Line) -> None:
    """Take a line of the department's cell."""
    found = reading.found
    if reading.slot.filled and (line.cell is None or line.cell != reading.slot.cell):
        reading.leave(line)
        return
    following = (LabelKind.STATIC, LabelKind.AMOUNT, LabelKind.DUTIES, LabelKind.FILER)
    if line.cell is None and (end := reading.labels.find(line.text, following)):
        reading.queue.appendleft(line.cut(end))
        line = line.cut(0, end)
    found.department.append(line)
    found.add("answer", line, "/department")
    reading.slot.filled, reading.slot.cell = True, line.cell


def take_amount(reading: Reading, line: Line) -> None:
    """Take the amount after its label; text that is none stays unplaced."""
    found = reading.found
    slot, reading.slot = reading.slot, Slot(cell=line.cell)
    path = slot.path
    label = reading.form.amount_line(path).label
    amount = read_amount(line.text, slot.unit or reading.unit)
    if amount is None:
        if line.where == slot.where or (line.cell is not None and line.cell == slot.cell):
            found.amounts[path] = ABSENT
            found.note(say.not_an_amount(label, line.text))
        reading.leave(line)
        return
    if amount.value is None:
        found.add("label", line.cut(0, amount.end))
    else:
        found.amounts[path] = amount.value
        figure = line.cut(amount.start, amount.figure)
        found.add("label", line.cut(0, amount.start))
        found.add("answer", figure, path)
        found.add("label", line.cut(amount.figure, amount.end))
        if amount.unit not in ("万元", "万"):
            reason = say.converted(label, figure.text, amount.unit, f"{amount.value:f}")
            found.guess(guess_at(path, [line], Confidence.MEDIUM, reason))
        if amount.odd_point:
            reason = say.odd_point(label, figure.text, f"{amount.value:f}")
            found.guess(guess_at(path, [line], Confidence.MEDIUM, reason))
    rest = _STOP.match(line.text, amount.end)
    if rest:
        found.add("label", line.cut(amount.end, rest.end()))
    reading.push_rest(line, rest.end() if rest else amount.end)


def take_stamp(reading: Reading, line: Line) -> None:
    """Take a stamp box's printed date; anything written into it stays unplaced."""
    found = reading.found
    date = _DATE.match(line.text)
    if not date:
        reading.leave(line)
        return
    found.add("label", line.cut(0, date.end()))
    reading.push_rest(line, date.end())
