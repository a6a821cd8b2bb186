"""Reads a Paper line by line and puts every text where the form's labels say it belongs; pure."""

from __future__ import annotations

import re
from collections import deque
from itertools import islice
from typing import Final

from assistant.errors import InputError
from assistant.form import Form
from assistant.importing.anchors import Anchor
from assistant.importing.fields import take_amount, take_department, take_filer, take_stamp
from assistant.importing.gathered import Gathered, GatheredObjective
from assistant.importing.labels import COLON, LabelKind, Labels, Match
from assistant.importing.lists import HEADS, LISTS, open_list, stands_before_outputs, take_list_line, take_title
from assistant.importing.margins import is_footer
from assistant.importing.numerals import marker_at
from assistant.importing.paper import Line, Paper, lines_of
from assistant.importing.preamble import Preamble, Token
from assistant.importing.reading import Reading, Slot
from assistant.importing.result import ImportResult
from assistant.text import squeeze
from assistant.wording import importing as say

_REPEATED: Final = re.compile("[（(]续[表页]?[）)]$")
_ENDED: Final = re.compile(f"(?:{COLON}|[、.．])\\s*$")
"""Nothing on the next line can belong to a label that ends so."""
_UNIT: Final = re.compile(r"[（(]\s*(?:单位\s?[：:]\s?)?(万元|元)\s*[）)]")
_MOST_ABOVE: Final = 8
"""Lines above the body in which the form's own year is looked for."""
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
    reading = Reading(form, labels, Preamble(form, labels), Gathered(form, labels), deque(lines_of(paper)))
    for note in paper.notes:
        reading.found.note(note)
    while reading.queue:
        line = reading.queue.popleft()
        if reading.over or _stands_apart(reading, line):
            reading.found.leave(line)
        elif not line.text.strip() and not line.continued:
            reading.found.add("label", line)  # blank, kept for the artefacts in it
        elif line.continued or _is_styled(reading, line) or not _take_label(reading, line):
            _take_text(reading, line)
    if not reading.recognised:
        raise InputError(say.not_this_form(name, form.title))
    return reading


def _stands_apart(reading: Reading, line: Line) -> bool:
    """Tell whether `line` is no part of what stands around it: a page's number, a text box over the table."""
    if line.boxed:
        return line.cell is not None or reading.slot.name in LISTS
    return line.row is None and not line.continued and not line.role and is_footer(line.text)


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
    name = reading.slot.name
    if name in LISTS:
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
    if not reading.begun and _take_preamble(reading, line):
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
    found.add("label", last.cut(0, match.end))
    reading.push_rest(last, match.end)
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
    if kind is LabelKind.OBJECTIVE:
        _open_objective(reading, match, line)
    elif kind in HEADS:
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


def _open_objective(reading: Reading, match: Match, line: Line) -> None:
    found = reading.found
    current = found.objectives[-1] if found.objectives else None
    if current and current.title and match.number is not None and match.number == current.number:
        # A table broken over two pages by hand repeats its label, with the title or without.
        title = squeeze("".join(part.text for part in current.title))
        rest = list(islice(reading.queue, 2))
        named = bool(rest) and _REPEATED.sub("", squeeze(rest[0].text)) in (title, "")
        if _goes_on(reading, rest[named:], current, named):
            if named:
                found.add("label", reading.queue.popleft())
            return
    found.objectives.append(GatheredObjective(match.number))
    reading.slot = Slot("title", cell=line.cell)


def _goes_on(reading: Reading, rest: list[Line], current: GatheredObjective, named: bool) -> bool:
    """Tell whether `rest` goes on with the current objective, whose label came again."""
    head = reading.labels.match(rest[0].text, strict=True) if rest else None
    if head and head.label.kind is LabelKind.OUTPUTS:
        return not current.benefits.filled()
    if named or (head and head.label.kind is LabelKind.BENEFITS):
        return True
    marker = marker_at(rest[0].text) if rest else None
    return marker is not None and reading.slot.name in LISTS and marker.number == reading.slot.last + 1


def _take_preamble(reading: Reading, line: Line) -> bool:
    """Take an attachment's number, a title or a year off the start of a line above the form's body."""
    found = reading.found
    token = reading.preamble.token(line.text)
    start = reading.preamble.find(line.text) if token is None else 0
    if start is None or (start and reading.labels.match(line.text, strict=False)):
        return False
    if _speaks_of_another_year(reading, line.text[start:]):
        found.leave(line)
        return True
    if token is None:
        reading.queue.appendleft(line.cut(start))
        _take_text(reading, line.cut(0, start))
        return True
    if token.kind == "title":
        reading.recognised = True
        reading.seen.add(LabelKind.TITLE.value)
    if token.kind == "year":
        end = line.offset + token.end
        reading.anchors.append(Anchor("year", "/year", line.paragraph, line.offset, end, token.year))
    if token.kind == "year" and token.year is not None and token.year != found.year:
        _take_year(reading, line, token)
    else:
        found.add("label", line.cut(0, token.end))
    reading.push_rest(line, token.end)
    return True


def _take_year(reading: Reading, line: Line, token: Token) -> None:
    found = reading.found
    if found.year is not None or _another_year(reading, token):
        found.leave(line.cut(0, token.end))
        return
    found.year = token.year
    found.add("label", line.cut(0, token.figure[0]))
    found.add("answer", line.cut(token.figure[0], token.figure[1]), "/year")
    found.add("label", line.cut(token.figure[1], token.end))


def _speaks_of_another_year(reading: Reading, text: str) -> bool:
    """Tell whether `text` begins with a year and is no line of the form, whose own year follows."""
    token = reading.preamble.token(text)
    return token is not None and reading.preamble.find_title(text) is None and _another_year(reading, token)


def _another_year(reading: Reading, token: Token) -> bool:
    """Tell whether the form's own year is still to come and is another one."""
    if token.kind != "year" or token.firm or token.year is None:
        return False
    years = (reading.preamble.firm_year(line.text) for line in islice(reading.queue, _MOST_ABOVE))
    own = next((year for year in years if year is not None), None)
    return own is not None and own != token.year
