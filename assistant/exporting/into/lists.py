"""Fills the numbered lists of a blank: duties, outputs and benefits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from typing import Final

from docx.oxml.ns import qn

from assistant.exporting.into.hold import hold_with_next
from assistant.exporting.into.sheet import (
    Spot,
    ancestor,
    below_of,
    cells_of,
    is_free,
    is_writable,
    merge_of,
    merged_below,
    paragraphs_of,
    right_of,
    width_of,
)
from assistant.exporting.into.texts import Element, make, paragraph_like, replace_text, text_of
from assistant.exporting.into.work import Work, as_item, clear, fill_cell, put_paragraphs, without_prompt
from assistant.form import Form, ListHead
from assistant.model import Absent, Indicator
from assistant.text import squeeze
from assistant.wording import into as say

_GROUP: Final = re.compile(
    r"(?:产出|效益|数量|质量|时效|时间|成本|经济|社会|生态|环境|可持续|满意度|服务对象|指标|名称|内容|[一二三]级){1,4}"
    r"(?:效益|成本|影响|公众|或|[（(].{0,12}[）)])*(?:指标|名称|内容|满意度)?"
)
"""Heads of the columns and groups into which newer forms divide indicators."""

_NUMBER: Final = re.compile(r"[（(]?[0-9０-９一二三四五六七八九十①-⑳]{1,3}[）)、.．]?")

Items = Sequence[Sequence[str]]
"""Of every item the first line, with its number, and the lines that continue it."""


def numbered(texts: Iterable[str], template: str) -> Items:
    """Return texts as items, numbered as the form numbers them."""
    return [(template.format(number=number) + text).split("\n") for number, text in enumerate(texts, start=1)]


def indicator_items(indicators: tuple[Indicator, ...] | Absent, head: ListHead, form: Form) -> Items:
    """Return indicators as items, benefits with the label of their category."""
    texts = []
    for indicator in () if isinstance(indicators, Absent) else indicators:
        named = form.categories.get(indicator.category) if indicator.category else None
        texts.append((named.label if named else "") + indicator.text)
    return numbered(texts, head.number)


def fill_duties(work: Work) -> None:
    """Fill 部门职能职责概述."""
    duties = work.declaration.duties
    if not isinstance(duties, Absent) and duties:
        items = numbered(duties, work.form.duties_number)
        fill_list(work, work.find("duties", "/duties"), items, say.NAMES["/duties"], under=True)


def fill_list(work: Work, spot: Spot | None, items: Items, what: str, under: bool) -> None:
    """Write `items` where the list headed at `spot` has its room; `what` names the list.

    Only where `under` says so that room may be the cell below the head.
    """
    if not items:
        return
    if spot is None:
        work.unplaced.append(say.no_list(what, [item[0] for item in items]))
        return
    if spot.cell is None:
        work.unplaced.append(say.no_cell(what))
        return
    beside = work.cell_beside(spot)
    there = work.answer_beside(spot)
    if there is not None and not _GROUP.fullmatch(squeeze(there)):
        work.unplaced.append(say.occupied(what, there))
        return
    if there is not None or (beside is not None and _next_column(work, beside)):
        work.unplaced.append(say.several_columns(what))
        return
    cells = rooms_under(work, spot) if under else []
    if beside is None and not cells:
        _fill_below(work, spot, items, what)
        return
    cells = cells or _one_per_row(work, spot, beside)
    if len(cells) == 1:
        fill_cell(work, cells[0], items, listed=True)
        return
    for cell in _enough_rows(cells, len(items)):
        item, items = items[:1], items[1:]
        if item:
            fill_cell(work, cell, item, listed=True)


def rooms_under(work: Work, spot: Spot | None) -> list[Element]:
    """Return the empty cells, row by row, right under a head that stands alone over the whole width of its list."""
    cell = None if spot is None else spot.cell
    if spot is None or cell is None or right_of(cell) is not None or merge_of(cell):
        return []
    if "".join(map(text_of, paragraphs_of(cell))) != text_of(spot.paragraph) or len(paragraphs_of(cell)) > 1:
        return []
    text, labels = text_of(spot.paragraph), work.labels()
    if text[spot.anchor.end :].strip() or text.rstrip().endswith(("：", ":")):
        return []
    cells: list[Element] = []
    below = below_of(cell)
    while below is not None and not merge_of(below) and is_free(below, labels):
        cells.append(below)
        below = below_of(below)
    return cells


def _next_column(work: Work, cell: Element) -> bool:
    """Tell whether right of `cell` another one waits to be filled, and is no margin for remarks."""
    further = right_of(cell)
    return further is not None and is_free(further, work.labels()) and width_of(further) * 4 >= width_of(cell)


def _one_per_row(work: Work, spot: Spot, beside: Element) -> list[Element]:
    """Return the cells that keep a row for each item: those right of a label that is merged over several rows."""
    cells = [right_of(cell) for cell in merged_below(spot.cell)]
    labels = work.labels()
    if merge_of(beside) or any(cell is None or not is_free(cell, labels) for cell in cells):
        return [beside]
    return [cell for cell in cells if cell is not None]


def _enough_rows(cells: list[Element], count: int) -> Iterator[Element]:
    """Yield the cells, and behind them those of as many rows more as `count` items need."""
    yield from cells
    place = cells_of(ancestor(cells[-1], "w:tr")).index(cells[-1])
    last = empty = ancestor(cells[-1], "w:tr")
    # The last row may be filled by now: an empty one is copied first.
    pattern = deepcopy(empty)
    for _ in range(count - len(cells)):
        row = deepcopy(pattern)
        for cell in cells_of(row):
            empty_cell(cell)
        last.addnext(row)
        last = row
        yield cells_of(row)[place]


def empty_cell(cell: Element) -> None:
    """Leave one empty paragraph in a cell of an added row, and let the cell go on with a merge that it begins."""
    parts = paragraphs_of(cell)
    cell.append(paragraph_like(parts[0] if parts else make("w:p"), ""))
    for part in [child for child in cell[:-1] if child.tag != qn("w:tcPr")]:
        part.getparent().remove(part)


def _fill_below(work: Work, spot: Spot, items: Items, what: str) -> None:
    """Write `items` into the label's own cell, from the label to the next one in it."""
    parts = paragraphs_of(spot.cell)
    place = parts.index(spot.paragraph)
    labels = {id(label) for label in work.labels()}
    region = []
    for part in parts[place + 1 :]:
        if id(part) in labels:
            break
        region.append(part)
    text = text_of(spot.paragraph)
    texts = [text[spot.anchor.end :], *map(text_of, region)]
    occupied = [part for part in texts if not is_writable(part)]
    if occupied:
        group = _GROUP.fullmatch(_NUMBER.sub("", squeeze(occupied[0])).rstrip("：:"))
        work.unplaced.append(say.several_columns(what) if group else say.occupied(what, occupied[0]))
        return
    if text[spot.anchor.end :]:
        replace_text(spot.paragraph, spot.anchor.end, len(text), "")
    model = without_prompt(region[0]) if region else _plain(spot.paragraph)
    put_paragraphs(work, as_item(work, model), spot.paragraph, items)
    clear(work, region)
    if cells_of(ancestor(spot.cell, "w:tr"))[0] is not spot.cell:
        # Word keeps a whole row with the next one where its first cell asks for it.
        hold_with_next(spot.paragraph)


def _plain(head: Element) -> Element:
    """Return a copy of a head to set text by: neither bold nor held with what follows."""
    model = deepcopy(head)
    for name in ("w:b", "w:bCs"):
        for part in list(model.iter(qn(name))):
            part.getparent().remove(part)
    properties = model.find(qn("w:pPr"))
    if properties is not None:
        for part in properties.findall(qn("w:keepNext")):
            properties.remove(part)
    return model
