"""Fills what a blank asks in one line: the year, names and amounts."""

from __future__ import annotations

import re
from typing import Final

from assistant.exporting.into.sheet import Spot, is_free, paragraphs_of, right_of
from assistant.exporting.into.texts import Element, replace_text, text_of
from assistant.exporting.into.work import Work, fill_cell
from assistant.exporting.rows import render_digits
from assistant.model import Absent, amount_of
from assistant.text import squeeze
from assistant.wording import into as say

_GAP: Final = re.compile(r"[\s_＿﹍]*")
_YEAR_GAP: Final = re.compile(
    r"[（(]?(?P<gap>[\s_＿﹍×xX*]{0,40}(?:20|２０)?[\s_＿﹍×xX*]{0,40})[）)]?\s{0,9}年\s{0,9}度"
)
"""Room for a year, with its first two digits or without."""
_BESIDE: Final = re.compile(r"[^：:]{0,20}[：:]|[（(]|[0-9０-９\s]*年|金额")
"""What may stand behind a gap on a label's line without being its answer."""
_UNIT: Final = re.compile(r"\s*(?:万\s*)?元")
_UNIT_CELL: Final = re.compile(r"[\s_＿（(]*(?:万\s*)?元[\s）)]*")


def fill_fields(work: Work) -> None:
    """Fill the year, the filer, the department and every amount that the declaration has."""
    declaration = work.declaration
    _fill_year(work)
    for kind, path, value in (
        ("filer", "/filer", declaration.filer),
        ("field", "/department", declaration.department),
    ):
        if not isinstance(value, Absent) and value:
            _fill_name(work, work.find(kind, path), value, say.NAMES[path])
    _fill_amounts(work)


def _fill_year(work: Work) -> None:
    year = work.declaration.year
    if isinstance(year, Absent):
        return
    spot = work.find("year", "/year")
    if spot is not None and spot.anchor.number is not None:
        if spot.anchor.number != year:
            work.unplaced.append(say.other_year(spot.anchor.number, year))
        return
    for paragraph in [spot.paragraph] if spot else work.above:
        found = _YEAR_GAP.search(text_of(paragraph))
        if found:
            replace_text(paragraph, *found.span("gap"), str(year))
            return
    work.unplaced.append(say.no_place(say.NAMES["/year"], str(year)))


def _fill_name(work: Work, spot: Spot | None, value: str, what: str) -> None:
    if spot is None:
        work.unplaced.append(say.no_place(what, value))
        return
    cell = work.cell_beside(spot)
    if cell is not None:
        fill_cell(work, cell, [value.split("\n")])
        return
    there = work.answer_beside(spot)
    if there is not None and squeeze(there) != squeeze(value):
        work.unplaced.append(say.occupied(what, there))
    elif there is None:
        _fill_line(work, spot, value, what)


def _fill_line(work: Work, spot: Spot, value: str, what: str, unit: re.Pattern[str] | None = None) -> None:
    """Write `value` behind a label on its own line, in the gap that is left there."""
    text, end = text_of(spot.paragraph), spot.anchor.end
    gap = _GAP.match(text, end)
    assert gap is not None
    stop, rest = gap.end(), text[gap.end() :]
    if unit is not None and (printed := unit.match(rest)):
        rest = rest[printed.end() :]
    elif unit is None and squeeze(rest) == squeeze(value):
        return
    if rest and not _BESIDE.match(rest.lstrip()):
        work.unplaced.append(say.occupied(what, rest))
        return
    keep = ""
    if text[stop:] and unit is None:
        # What stands further along the line keeps its place as well as blanks can do it.
        keep = " " * max(2, (stop - end) - 2 * len(value))
    replace_text(spot.paragraph, end, stop, value + keep, work.mark)


# Amounts


def _fill_amounts(work: Work) -> None:
    spots = {line.path: work.find("amount", line.path) for line in work.form.amounts}
    cells = _amount_cells(work, {path: spot for path, spot in spots.items() if spot is not None})
    for line in work.form.amounts:
        value = amount_of(work.declaration, line.path)
        if isinstance(value, Absent) or value is None:
            continue
        spot = spots[line.path]
        in_yuan = spot is not None and spot.anchor.unit == "元"
        digits = render_digits(value.scaleb(4) if in_yuan else value, work.form)
        if spot is None and value != 0:
            work.unplaced.append(say.no_place(line.label, f"{digits}{work.form.money.unit}"))
        if spot is None or not digits:
            continue
        unit = "元" if in_yuan else work.form.money.unit
        cell = cells.get(line.path)
        if cell is not None:
            _fill_amount_cell(work, cell, digits)
        else:
            printed = _UNIT.match(_GAP.sub("", text_of(spot.paragraph)[spot.anchor.end :], count=1))
            _fill_line(work, spot, digits if printed else digits + unit, line.label, _UNIT)


def _amount_cells(work: Work, spots: dict[str, Spot]) -> dict[str, Element]:
    """Return, by path, the cells that keep amounts apart from their labels; none where a label keeps its own room.

    A blank cell right of the last line of a group may be nothing but blank: cells count only where every line of
    the two groups has one.
    """
    own = {path: spot.cell for path, spot in spots.items()}
    free: dict[str, Element] = {}
    for path, cell in own.items():
        alone = cell is not None and sum(cell is other for other in own.values()) == 1
        beside = right_of(cell) if alone else None
        if beside is not None and _is_amount_cell(work, beside):
            free[path] = beside
    lines = [path for path in spots if path != "/budget/total"]
    if all(path in free for path in lines):
        return free
    return {path: cell for path, cell in free.items() if not _ends_with_colon(spots[path])}


def _is_amount_cell(work: Work, cell: Element) -> bool:
    if is_free(cell, work.labels()):
        return True
    parts = [text for text in map(text_of, paragraphs_of(cell)) if text.strip()]
    return len(parts) == 1 and _UNIT_CELL.fullmatch(parts[0]) is not None


def _ends_with_colon(spot: Spot) -> bool:
    return text_of(spot.paragraph)[: spot.anchor.end].rstrip().endswith(("：", ":"))


def _fill_amount_cell(work: Work, cell: Element, digits: str) -> None:
    for part in paragraphs_of(cell):
        text = text_of(part)
        if text.strip() and _UNIT_CELL.fullmatch(text) and not text.strip().startswith(("（", "(")):
            gap = _GAP.match(text)
            assert gap is not None
            replace_text(part, 0, gap.end(), digits, work.mark)
            return
    fill_cell(work, cell, [[digits]])
