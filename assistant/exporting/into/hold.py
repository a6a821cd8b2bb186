"""Keeps together on one page of a filled blank what belongs together: heads and text, the stamps and the row above."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from docx.oxml.ns import qn

from assistant.exporting.into.sheet import Spot, ancestor, paragraphs_of, rows_of
from assistant.exporting.into.texts import Element, make, text_of

_MOST_HELD: Final = 600
"""Characters of a row that may go to the next page whole; about half a page in the widest column."""
_BEFORE_KEEP: Final = frozenset({qn("w:pStyle")})
_AFTER_SPLIT: Final = tuple(
    qn(f"w:{name}") for name in ("trHeight", "tblHeader", "tblCellSpacing", "jc", "hidden", "ins", "del", "trPrChange")
)


def hold_with_next(paragraph: Element) -> None:
    """Keep a paragraph on the page of the one below."""
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        properties = make("w:pPr")
        paragraph.insert(0, properties)
    if properties.find(qn("w:keepNext")) is None:
        place = sum(child.tag in _BEFORE_KEEP for child in properties)
        properties.insert(place, make("w:keepNext"))


def hold_stamps(spots: Iterable[Spot]) -> bool:
    """Keep the row of the stamps whole, and with it the row above; False where that is too long to move with it."""
    stamps = [spot for spot in spots if spot.anchor.kind == "stamp" and spot.cell is not None]
    if not stamps:
        return True
    row = ancestor(stamps[0].cell, "w:tr")
    rows = rows_of(ancestor(row, "w:tbl"))
    place = rows.index(row)
    for stamped in rows[place:]:
        _keep_whole(stamped)
    above = rows[place - 1] if place else _above(ancestor(row, "w:tbl"))
    if above is None:
        return True
    parts = [part for cell in above.iter(qn("w:tc")) for part in paragraphs_of(cell)]
    if sum(len(text_of(part)) for part in parts) > _MOST_HELD:
        return False
    _keep_whole(above)
    for part in parts:
        hold_with_next(part)
    return True


def _above(table: Element) -> Element | None:
    """Return the last row of the table above `table`, and hold the empty paragraphs between the two together."""
    between, before = [], table.getprevious()
    while before is not None and before.tag == qn("w:p") and not text_of(before).strip():
        between.append(before)
        before = before.getprevious()
    if before is None or before.tag != qn("w:tbl"):
        return None
    for paragraph in between:
        hold_with_next(paragraph)
    rows = rows_of(before)
    return rows[-1] if rows else None


def _keep_whole(row: Element) -> None:
    properties = row.find(qn("w:trPr"))
    if properties is None:
        properties = make("w:trPr")
        exceptions = row.find(qn("w:tblPrEx"))
        row.insert(0, properties) if exceptions is None else exceptions.addnext(properties)
    if properties.find(qn("w:cantSplit")) is None:
        behind = [child for child in properties if child.tag in _AFTER_SPLIT]
        properties.append(make("w:cantSplit")) if not behind else behind[0].addprevious(make("w:cantSplit"))
