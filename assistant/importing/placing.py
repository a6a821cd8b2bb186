"""Reads a Paper line by line and puts every text where the form's labels say it belongs; pure."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from assistant.errors import InputError
from assistant.form import Form
from assistant.importing.above import is_running_title, take_preamble
from assistant.importing.anchors import Anchor
from assistant.importing.fields import take_amount, take_department, take_filer, take_stamp
from assistant.importing.gathered import Gathered
from assistant.importing.grids import columns_of
from assistant.importing.labels import COLON, LabelKind, Labels, Match
from assistant.importing.lists import HEADS, LISTS, open_list, stands_before_outputs, take_list_line, take_title
from assistant.importing.margins import after_repeat, is_footer, is_repeat
from assistant.importing.numerals import marker_at
from assistant.importing.objectives import open_lost_objective, open_objective, open_unlabelled
from assistant.importing.paper import Line, Paper, lines_of
from assistant.importing.preamble import Preamble
from assistant.importing.reading import Reading, Slot
from assistant.importing.result import ImportResult
from assistant.importing.rowcells import take_cell
from assistant.wording import importing as say

_ENDED: Final = re.compile(f"(?:{COLON}|[、.．])\\s*$")
"""Nothing on the next line can belong to a label that ends so."""
_UNIT: Final = re.compile(r"[（(]\s*(?:单位\s?[：:]\s?)?(万元|元)\s*[）)]")
_MOST_JOINED: Final = 16
"""Lines over which a narrow cell may break a label: one character on each."""


def place(paper: Paper, form: Form, name: str) -> ImportResult:
    """Return what `paper` declares; InputError when not one of the form's labels stands in it."""
    return _read(paper, form, name).found.result()


def find_anchors(paper: Paper, form: Form, name: str) -> tuple[Anchor, ...]:
    """Return where the form's labels stand in `paper`; InputError when not one of them does."""
    reading = _read(paper, form, name)
    titles = [
        Anchor("heading", f"/objectives/{index}/title", line.paragraph, line.offset, line.offset + len(line.text))
        for index, objective in enumerate(reading.found.objectives)
        for line in objective.title
    ]
    return tuple(sorted([*reading.anchors, *titles], key=lambda anchor: (anchor.paragraph, anchor.end)))


def _read(paper: Paper, form: Form, name: str) -> Reading:
    labels = Labels(form)
    reading = Reading(form, labels, Preamble(form, labels), Gathered(form, labels), deque(_lines(paper, labels)))
    for note in paper.notes:
        reading.found.note(note)
    while reading.queue:
        line = reading.queue.popleft()
        if reading.over or _stands_apart(reading, line):
            reading.found.leave(line)
        elif line.column:
            take_cell(reading, line, line.column)
        elif _says_nothing(reading, line):
            reading.found.add("label", line)  # a blank is kept for the artefacts in it
        elif line.continued or _is_styled(reading, line) or not _take_label(reading, line):
            _take_text(reading, line)
    if not reading.recognised:
        raise InputError(say.not_this_form(name, form.title))
    return reading


def _lines(paper: Paper, labels: Labels) -> Iterator[Line]:
    """Yield the lines of `paper`, with their columns where a table holds one indicator in every row."""
    columns = columns_of(paper, labels)
    for line in lines_of(paper):
        yield replace(line, column=columns[line.cell]) if line.cell in columns else line


def _stands_apart(reading: Reading, line: Line) -> bool:
    """Tell whether `line` is no part of what stands around it: a page's number, a text box over the table."""
    if line.boxed:
        return line.cell is not None or reading.slot.name in LISTS
    return line.row is None and not line.continued and not line.role and is_footer(line.text)


def _says_nothing(reading: Reading, line: Line) -> bool:
    """Tell whether `line` is blank, or outside lists only says that the table goes on from the page before."""
    if line.continued or line.role in ("filer", "answer"):
        return False
    if not line.text.strip():
        return True
    if is_repeat(line.text):
        return reading.slot.name not in (*LISTS, "title")
    return line.row is None and reading.late and is_running_title(reading, line)


def _is_styled(reading: Reading, line: Line) -> bool:
    """Tell whether our own writer's style says that `line` is what is awaited here, whatever its words are."""
    slot = reading.slot
    if line.whole:
        return slot.name in LISTS and marker_at(line.text) is not None
    if line.role == "label":
        return slot.name == "title" and line.cell == slot.cell
    here = line.cell is not None or line.where == slot.where
    return not slot.filled and here and (line.role, slot.name) in (("answer", "department"), ("filer", "filer"))


def _take_text(reading: Reading, line: Line) -> None:
    """Put text that is no label where the last label said."""
    opened = open_unlabelled(reading, line)
    name = reading.slot.name
    if opened:
        take_title(reading, line)
    elif name in LISTS:
        take_list_line(reading, line)
    elif take := _TAKERS.get(name):
        take(reading, line)
    else:
        reading.leave(line)


_TAKERS: Final = {
    "filer": take_filer,
    "department": take_department,
    "amount": take_amount,
    "stamp": take_stamp,
    "title": take_title,
}


def _take_label(reading: Reading, line: Line) -> bool:
    """Take the label that `line` begins with, queue what follows it; False if it begins with none."""
    found = reading.found
    if not reading.begun and take_preamble(reading, line, _take_text):
        return True
    if _stands_beside_label(reading, line):
        return False
    in_list = reading.slot.name in LISTS
    match, lines = _match(reading, line, strict=in_list or reading.slot.name == "title")
    if match is None or not _may_end(reading, match, line):
        return False
    if _is_second_form(reading, match, line):
        return True
    reading.recognised = True
    *whole, last = lines
    for part in whole:
        found.add("label", part)
    for _ in whole:
        reading.queue.popleft()
    named = match.label.kind in (LabelKind.FILER, LabelKind.FIELD, LabelKind.AMOUNT)
    end = match.end if named else after_repeat(last.text, match.end)
    found.add("label", last.cut(0, end))
    reading.push_rest(last, end)
    _open(reading, match, last)
    _remember(reading, match, whole, last)
    return True


def _remember(reading: Reading, match: Match, whole: list[Line], last: Line) -> None:
    """Note where a label stands."""
    start = last.offset if all(line.paragraph == last.paragraph for line in whole) else 0
    start = min([start, *(line.offset for line in whole if line.paragraph == last.paragraph)])
    label, unit = match.label, reading.slot.unit or reading.unit
    end = last.offset + match.end
    reading.anchors.append(Anchor(label.kind.value, label.path, last.paragraph, start, end, match.number, unit))


def _match(reading: Reading, line: Line, strict: bool) -> tuple[Match | None, list[Line]]:
    """Return the label at the start of `line` and the lines it takes; its end is in the last of them."""
    match = reading.labels.match(line.text, strict) or _before_label(reading, line)
    if match and (line.text[match.end :].strip() or _ENDED.search(line.text[: match.end])):
        return match, [line]
    if match or reading.labels.begins(line.text):
        return _match_lines(reading, line, strict) or (match, [line])
    return None, [line]


def _match_lines(reading: Reading, line: Line, strict: bool) -> tuple[Match, list[Line]] | None:
    """Return the longest label that begins with the whole of `line` and ends on a line below it."""
    best: tuple[Match, list[Line]] | None = None
    lines, joined = [line], line.text
    for follower in islice(reading.queue, _MOST_JOINED - 1):
        same = follower.cell == line.cell or (line.cell is None and follower.row is None)
        if not same or follower.continued:
            break
        before = len(joined)
        joined += follower.text
        lines.append(follower)
        match = reading.labels.match(joined, strict)
        if match and match.end > before and _is_closed(match, joined):
            best = Match(match.label, match.end - before, match.number), list(lines)
        if not reading.labels.begins(joined):
            break
    return best


def _is_closed(match: Match, text: str) -> bool:
    """Tell an objective's number from a title that begins with one."""
    objective = match.label.kind is LabelKind.OBJECTIVE
    return not objective or not text[match.end :].strip() or bool(_ENDED.search(text[: match.end]))


def _before_label(reading: Reading, line: Line) -> Match | None:
    """Return a label that only a blank ends, where another label follows it: cells pasted on one line."""
    match = reading.labels.match(line.text, strict=False)
    return match if match and reading.labels.match(line.text[match.end :], strict=True) else None


def _stands_beside_label(reading: Reading, line: Line) -> bool:
    """Tell whether a real table or a name's own line says what `line` is, whatever its words are."""
    slot = reading.slot
    if slot.filled:
        return False
    if slot.name == "department":
        return line.row is not None and line.row == slot.row and line.cell != slot.cell
    return slot.name == "filer" and line.where == slot.where and line.cell is None and not line.extracted


def _may_end(reading: Reading, match: Match, line: Line) -> bool:
    """Tell a label from a title or a sentence of a list that happens to begin with its words."""
    kind, slot = match.label.kind, reading.slot
    inside = line.cell is not None and line.cell == slot.cell
    if slot.name == "title":
        # A title may be worded like a head; the real one stands in the next cell.
        return not inside or (kind in HEADS and not (line.row is not None and stands_before_outputs(reading, line)))
    if slot.name not in LISTS:
        return True
    if kind is LabelKind.AMOUNT:
        return match.label.path not in reading.seen and not inside
    return kind is not LabelKind.UNIT


def _is_second_form(reading: Reading, match: Match, line: Line) -> bool:
    found = reading.found
    kind = match.label.kind
    first = kind in (LabelKind.TITLE, LabelKind.FILER) or match.label.path == "/department"
    if not (reading.late and first and kind.value + match.label.path in reading.seen):
        return False
    reading.over = True
    found.note(say.second_form(line.where))
    found.leave(line)
    return True


def _open(reading: Reading, match: Match, line: Line) -> None:
    """Turn to what the label opens."""
    found = reading.found
    label, kind = match.label, match.label.kind
    again = reading.is_filled(label.path)
    reading.seen |= {kind.value + label.path, label.path} - {""}
    if kind is LabelKind.UNIT:
        reading.unit = "元" if "万" not in line.text[: match.end] else "万元"
        return
    reading.begun = reading.begun or kind not in (LabelKind.TITLE, LabelKind.FILER)
    reading.late = reading.late or kind in (LabelKind.OBJECTIVE, *HEADS, LabelKind.STAMP)
    if kind in (LabelKind.OBJECTIVE, *HEADS):
        reading.category = None
    if kind is LabelKind.OBJECTIVE:
        open_objective(reading, match, line)
    elif kind in HEADS:
        if kind is LabelKind.OUTPUTS:
            open_lost_objective(reading, line)
        open_list(reading, kind.value, line)
    elif kind is LabelKind.DUTIES:
        found.duties.begin()
        reading.slot = Slot("duties", cell=line.cell, row=line.row)
    elif kind is LabelKind.STAMP:
        reading.slot = Slot("stamp", cell=line.cell)
    elif kind is LabelKind.AMOUNT:
        unit = _UNIT.search(line.text[: match.end])
        name = "spare" if again else "amount"
        reading.slot = Slot(name, label.path, unit[1] if unit else "", line.cell, where=line.where)
        found.amounts.setdefault(label.path, None)
    elif kind in (LabelKind.FIELD, LabelKind.FILER):
        name = "spare" if again else label.path.lstrip("/")
        reading.slot = Slot(name, cell=line.cell, row=line.row, where=line.where)
    else:
        reading.slot = Slot(cell=line.cell)
