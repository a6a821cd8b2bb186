"""Fills what a blank asks in one line: the year, names and amounts."""

from __future__ import annotations

import re
from typing import Final

from assistant.exporting.into.sheet import Spot, is_free, paragraphs_of, right_of
from assistant.exporting.into.texts import Element, replace_text, text_of
from assistant.exporting.into.work import Work, fill_cell
from assistant.exporting.rows import render_digits
from assistant.importing.labels import Labels
from assistant.model import Absent, amount_of
from assistant.text import squeeze
from assistant.wording import into as say

_GAP: Final = re.compile(r"[\s_＿﹍]*")
_AMOUNT_GAP: Final = re.compile(
    r"[\s_＿﹍…]*+(?P<zero>[0０](?:[.．][0０]{1,6})?(?=\s*+(?:(?:万\s*+)?元)?\s*+(?:[）)；;。]|$))\s*+)?"
)
"""Room for an amount, or a printed nought that keeps it."""
_FILL: Final = r"[\s_＿﹍×xX*]"
_YEAR_GAP: Final = re.compile(
    rf"(?<![0-9０-９〇○零一二三四五六七八九])[（(]?(?P<gap>{_FILL}{{0,40}}"
    rf"(?:(?:20|２０)(?:[0-9０-９](?={_FILL}))?)?{_FILL}{{0,40}})[）)]?\s{{0,9}}年\s{{0,9}}(?:度|(?=[）)]))"
)
"""Room for a year, with its first digits or without."""
_YEAR_OF_TITLE: Final = re.compile(rf"(?P<gap>(?:(?:20|２０)[0-9０-９]?)?{_FILL}{{1,40}})年(?!\s*[月度])")
"""Room for a year before a title's words."""
_ASKED_UNIT: Final = re.compile(r"单\s?位\s?[：:]\s?(?:人\s?民\s?币\s?)?(?P<unit>万\s?元|元)")
_BESIDE: Final = re.compile(r"[^：:]{0,20}[：:]|[（(]|[0-9０-９\s]*年|金额")
"""What may stand behind a gap on a label's line without being its answer."""
_UNIT: Final = re.compile(r"\s*+[（(]?\s*+(?P<unit>(?:万\s*+)?元)(?:\s*+[）)])?")
_SEAL: Final = re.compile(r"[\s_＿﹍]*(?P<seal>[（(]\s*(?:[盖公签]\s*[章字名]|盖\s*公\s*章)\s*[）)])\s*")
"""A seal's place in a cell that is kept for a name."""
_UNIT_CELL: Final = re.compile(rf"{_AMOUNT_GAP.pattern}(?:[（(]\s*+)?(?:(?:万\s*+)?元)?[\s）)]*+")


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
    labels = Labels(work.form)
    titled = [index for index, part in enumerate(work.above) if labels.find_title(text_of(part)) is not None]
    # From the title on, then upwards: before it there may be another form's year.
    title = titled[-1] if titled else 0
    lines = [*work.above[title:], *work.above[:title][::-1]]
    years = {id(spot.paragraph): spot for spot in reversed(work.spots) if spot.anchor.kind == "year"}
    spot = next((years[id(part)] for part in lines if id(part) in years), next(iter(years.values()), None))
    if spot is not None and spot.anchor.number is not None:
        if spot.anchor.number != year:
            work.unplaced.append(say.other_year(spot.anchor.number, year))
        return
    for paragraph in [spot.paragraph] if spot else lines:
        text = text_of(paragraph)
        found = _YEAR_GAP.search(text)
        if found is None and titled and paragraph is work.above[title]:
            found = _YEAR_OF_TITLE.search(text[: labels.find_title(text)])
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
    if _fill_before_seal(work, spot, value):
        return
    there = work.answer_beside(spot)
    if there is not None and squeeze(there) != squeeze(value):
        work.unplaced.append(say.occupied(what, there))
    elif there is None:
        _fill_line(work, spot, value, what)


def _fill_before_seal(work: Work, spot: Spot, value: str) -> bool:
    """Write `value` before the seal's place that alone stands in the cell beside a label; False where none does."""
    cell = spot.cell
    beside = None if cell is None or text_of(spot.paragraph)[spot.anchor.end :].strip() else right_of(cell)
    sealed = [] if beside is None else [part for part in paragraphs_of(beside) if text_of(part).strip()]
    found = _SEAL.fullmatch(text_of(sealed[0])) if len(sealed) == 1 else None
    if found is None:
        return False
    replace_text(sealed[0], 0, found.start("seal"), value, work.mark)
    return True


def _fill_line(work: Work, spot: Spot, value: str, what: str, unit: re.Pattern[str] | None = None) -> None:
    """Write `value` behind a label on its own line, in the gap that is left there."""
    text, end = text_of(spot.paragraph), spot.anchor.end
    gap = (_AMOUNT_GAP if unit else _GAP).match(text, end)
    assert gap is not None
    stop, rest = gap.end(), text[gap.end() :]
    if unit is not None and (printed := unit.match(rest)):
        rest = rest[printed.end() :]
    elif unit is None and squeeze(rest) == squeeze(value):
        return
    if unit is not None:
        rest = rest.lstrip("；;。，,、 ")
    if rest and not _BESIDE.match(rest.lstrip()):
        work.unplaced.append(say.occupied(what, rest))
        return
    keep = ""
    if text[stop:] and unit is None:
        # What stands further along the line keeps its place as well as blanks can do it.
        if "\t" in text[end:stop]:
            stop -= work.tabs_left(text[end:stop], value)
        else:
            keep = " " * max(2, (stop - end) - 2 * len(value))
    replace_text(spot.paragraph, end, stop, value + keep, work.mark)


# Amounts


def _fill_amounts(work: Work) -> None:
    spots = {line.path: work.find("amount", line.path) for line in work.form.amounts}
    cells = _amount_cells(work, {path: spot for path, spot in spots.items() if spot is not None})
    asked = _asked_unit(work)
    noughts = []
    for line in work.form.amounts:
        value, spot, cell = amount_of(work.declaration, line.path), spots[line.path], cells.get(line.path)
        if isinstance(value, Absent) or value is None:
            noughts += [line.label] if spot is not None and _nought_in(spot, cell) else []
            continue
        if spot is None:
            if value != 0:
                shown = f"{render_digits(value, work.form)}{work.form.money.unit}"
                work.unplaced.append(say.no_place(line.label, shown))
            continue
        printed = _printed_unit(spot, cell)
        unit = squeeze(printed) or ("元" if "元" in (asked, spot.anchor.unit) else work.form.money.unit)
        digits = render_digits(value.scaleb(4) if unit == "元" else value, work.form)
        if digits and cell is not None:
            _fill_amount_cell(work, cell, digits)
        elif digits:
            _fill_line(work, spot, digits if printed else digits + unit, line.label, _UNIT)
    if noughts:
        work.notes.append(say.noughts_stay(noughts))


def _asked_unit(work: Work) -> str:
    """Return the unit that is asked for above the table where nothing in the table names another; empty for none."""
    asked = [squeeze(match["unit"]) for part in work.above for match in _ASKED_UNIT.finditer(text_of(part))]
    named = any("万元" in squeeze(text_of(spot.paragraph)) for spot in work.spots if spot.cell is not None)
    return asked[-1] if asked and not named else ""


def _printed_unit(spot: Spot, cell: Element | None) -> str:
    """Return the unit printed where an amount is to be written, empty where there is none."""
    parts = [text_of(spot.paragraph)[spot.anchor.end :]] if cell is None else map(text_of, paragraphs_of(cell))
    for text in parts:
        if found := _UNIT.match(text, _end_of_gap(text)):
            return found["unit"]
    return ""


def _nought_in(spot: Spot, cell: Element | None) -> bool:
    parts = [text_of(spot.paragraph)[spot.anchor.end :]] if cell is None else map(text_of, paragraphs_of(cell))
    return any(found["zero"] for text in parts if (found := _AMOUNT_GAP.match(text)))


def _end_of_gap(text: str) -> int:
    gap = _AMOUNT_GAP.match(text)
    assert gap is not None
    return gap.end()


def _amount_cells(work: Work, spots: dict[str, Spot]) -> dict[str, Element]:
    """Return, by path, the cells that keep amounts apart from their labels; none where a label keeps its own room.

    A blank cell right of the last line of a group may be nothing but blank: cells count only where every line of
    the two groups has one.
    """
    own = {path: spot.cell for path, spot in spots.items()}
    free: dict[str, Element] = {}
    for path, cell in own.items():
        alone = cell is not None and sum(cell is other for other in own.values()) == 1
        # What is printed behind a label, if only a unit, is the room that it keeps.
        alone = alone and not text_of(spots[path].paragraph)[spots[path].anchor.end :].strip("：: \t　")
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
        if text.strip() and _UNIT_CELL.fullmatch(text):
            replace_text(part, 0, _end_of_gap(text), digits, work.mark)
            return
    fill_cell(work, cell, [[digits]])
