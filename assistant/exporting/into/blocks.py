"""Finds the rows of every objective on a blank and adds rows where the declaration has more objectives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Final

from docx.oxml.ns import qn

from assistant.exporting.into.lists import empty_cell, fill_list, indicator_items, rooms_under
from assistant.exporting.into.sheet import (
    Spot,
    ancestor,
    below_of,
    cells_of,
    is_free,
    is_room,
    is_writable,
    merge_of,
    merged_below,
    paragraphs_of,
    rows_of,
)
from assistant.exporting.into.texts import Element, make, replace_text, text_of
from assistant.exporting.into.work import Work, fill_cell, put_paragraphs
from assistant.form import Form
from assistant.importing.labels import NUMERAL
from assistant.model import Absent, Objective
from assistant.text import squeeze
from assistant.wording import into as say

_MARKS: Final = re.compile("[\\s“”‘’\"'「」『』（）()【】\\[\\]，,、。.：:；;—－-]")
"""Blanks, and marks that people type one for another."""
_OF_OBJECTIVE: Final = ("objective", "heading", "outputs", "benefits")


@dataclass(frozen=True)
class Block:
    """One objective on the blank."""

    spots: tuple[Spot, ...]
    """Its label, the printed title's lines, and its heads."""
    title: str
    """As printed, empty where it is left open."""

    def find(self, kind: str) -> Spot | None:
        """Return the first of its labels of that kind."""
        return next((spot for spot in self.spots if spot.anchor.kind == kind), None)


def fill_objectives(work: Work) -> None:
    """Fill every objective: by its printed title, else in order; rows are added for those that come after."""
    objectives = work.declaration.objectives
    if isinstance(objectives, Absent) or not objectives:
        return
    titles = [*(part.title for part in objectives), *(part.title for part in work.form.objectives)]
    blocks = list(_blocks(work.spots, {_words(title) for title in titles}))
    if not blocks:
        root = work.spots[0].paragraph.getroottree() if work.spots else None
        if root is not None and any(_heads_beside(row, work.form) for row in root.iter(qn("w:tr"))):
            work.unplaced.append(say.OBJECTIVES_IN_COLUMNS)
            return
        if root is not None and next(root.iterfind(f".//{qn('w:txbxContent')}//{qn('w:tbl')}"), None) is not None:
            work.unplaced.append(say.TABLE_IN_BOX)
        work.unplaced += [say.no_objective(number, part.title) for number, part in enumerate(objectives, start=1)]
        return
    if any(map(_heads_columns, blocks)):
        work.unplaced.append(say.OBJECTIVES_IN_COLUMNS)
        return
    pairs, over = _match(objectives, blocks)
    unused = [block.title for block in blocks if block.title and all(block is not other for _, _, other in pairs)]
    if over and unused:
        work.unplaced += [say.other_title(number, part.title, unused[0]) for number, part in over]
        return
    # Copied before anything is written: the last block must still be empty.
    number = next((s.anchor.number for s in reversed(blocks[-1].spots) if s.anchor.number), None) or len(blocks)
    lost = []
    for added, (place, objective) in enumerate(reversed(over)):
        block = _copy(work, blocks[-1], number + len(over) - added)
        if block is None:
            lost.append(say.no_row(place, objective.title))
        else:
            pairs.append((place, objective, block))
    work.unplaced += reversed(lost)
    for place, objective, block in pairs:
        _fill(work, place, objective, block)
    _say_left_over(work, [block for block in blocks if all(block is not other for _, _, other in pairs)], pairs[0][2])


def _blocks(spots: Sequence[Spot], titles: AbstractSet[str]) -> Iterator[Block]:
    found: list[Spot] = []
    for spot in spots:
        if spot.anchor.kind == "objective":
            if found:
                yield _block(found, titles)
            found = [spot]
        elif found and spot.anchor.kind in _OF_OBJECTIVE:
            found.append(spot)
        elif found and spot.anchor.kind in ("stamp", "title"):
            break
    if found:
        yield _block(found, titles)


def _block(spots: list[Spot], titles: AbstractSet[str]) -> Block:
    lines = [text_of(s.paragraph)[s.anchor.start : s.anchor.end] for s in spots if s.anchor.kind == "heading"]
    title = "".join(line.strip() for line in lines)
    # A title may be printed in brackets as prompts are.
    return Block(tuple(spots), "" if is_writable(title) and _words(title) not in titles else title)


def _heads_beside(row: Element, form: Form) -> bool:
    """Tell whether both heads stand alone in cells of one row."""
    words = {squeeze("".join(map(text_of, paragraphs_of(cell)))).rstrip("：") for cell in cells_of(row)}
    return {form.outputs.head.rstrip("："), form.benefits.head.rstrip("：")} <= words


def _heads_columns(block: Block) -> bool:
    """Tell whether both heads of a block stand side by side, each above a column to be filled."""
    cells = [None if (spot := block.find(kind)) is None else spot.cell for kind in ("outputs", "benefits")]
    one, other = cells
    if one is None or other is None or one is other or ancestor(one, "w:tr") is not ancestor(other, "w:tr"):
        return False
    labels = [spot.paragraph for spot in block.spots]
    below = [below_of(cell) for cell in (one, other)]
    return all(cell is not None and is_free(cell, labels) for cell in below)


def _say_left_over(work: Work, unused: Sequence[Block], used: Block) -> None:
    """Tell of objectives and rows of the blank that nothing was written into."""
    labels = [block.find("objective") for block in unused]
    names = [
        block.title or text_of(label.paragraph).rstrip("：: ")
        for block, label in zip(unused, labels, strict=True)
        if label is not None
    ]
    if names:
        work.notes.append(say.left_empty(names))
    spot = used.find("objective")
    table = None if spot is None else ancestor(spot.paragraph, "w:tbl")
    for row in [] if table is None else rows_of(table):
        texts = [text for part in row.iter(qn("w:p")) if (text := text_of(part).strip())]
        if texts and all(map(is_room, texts)) and any("…" in text for text in texts):
            work.notes.append(say.DOTS_STAY)
            return


_Pair = tuple[int, Objective, Block]


def _match(objectives: Sequence[Objective], blocks: list[Block]) -> tuple[list[_Pair], list[tuple[int, Objective]]]:
    """Return which objective goes into which block, and the objectives for which none is left."""
    pairs: list[_Pair] = []
    free = list(blocks)
    waiting: list[tuple[int, Objective]] = []
    for place, objective in enumerate(objectives, start=1):
        named = next((block for block in free if block.title and _same(block.title, objective.title)), None)
        if named is None:
            waiting.append((place, objective))
        else:
            pairs.append((place, objective, named))
            free.remove(named)
    untitled = [block for block in free if not block.title]
    pairs += [(place, part, block) for (place, part), block in zip(waiting, untitled, strict=False)]
    return pairs, waiting[len(untitled) :]


def _same(one: str, other: str) -> bool:
    return _words(one) == _words(other)


def _words(title: str) -> str:
    return _MARKS.sub("", title)


def _fill(work: Work, place: int, objective: Objective, block: Block) -> None:
    if not block.title and objective.title:
        _fill_title(work, block, objective.title)
    form = work.form
    outputs, benefits = (
        indicator_items(objective.outputs, form.outputs, form),
        indicator_items(objective.benefits, form.benefits, form),
    )
    under = _has_rooms_under(work, block)
    fill_list(work, block.find("outputs"), outputs, say.outputs_of(place, objective.title), under)
    fill_list(work, block.find("benefits"), benefits, say.benefits_of(place, objective.title), under)


def _has_rooms_under(work: Work, block: Block) -> bool:
    return all(rooms_under(work, block.find(kind)) for kind in ("outputs", "benefits"))


def _fill_title(work: Work, block: Block, title: str) -> None:
    spot = block.find("objective")
    assert spot is not None
    cell = work.cell_beside(spot)
    if cell is not None:
        fill_cell(work, cell, [title.split("\n")])
        return
    parts = paragraphs_of(spot.cell) if spot.cell is not None else [spot.paragraph]
    below = parts[parts.index(spot.paragraph) + 1 :]
    text = text_of(spot.paragraph)
    if below and is_writable(text_of(below[0])):
        put_paragraphs(work, below[0], below[0], [title.split("\n")])
        below[0].getparent().remove(below[0])
    elif is_writable(text[spot.anchor.end :]) and spot.cell is not None:
        replace_text(spot.paragraph, spot.anchor.end, len(text), "")
        put_paragraphs(work, spot.paragraph, spot.paragraph, [title.split("\n")])
    else:
        work.unplaced.append(say.occupied(say.title_of(spot.anchor.number or 0), text[spot.anchor.end :]))


# Rows for one objective more


def _copy(work: Work, block: Block, number: int) -> Block | None:
    """Put a copy of the block's rows behind them, numbered `number` and without title; None where it has no rows."""
    label = block.find("objective")
    assert label is not None
    rows = _rows(work, block, label)
    own = {id(spot.paragraph) for spot in block.spots}
    others = [spot for spot in work.spots if spot.anchor.kind == "objective" and id(spot.paragraph) not in own]
    if not rows or any(ancestor(spot.paragraph, "w:tr") is row for spot in others for row in rows):
        return None
    table = ancestor(label.paragraph, "w:tbl")
    sources = [part for row in rows for part in row.iter(qn("w:p"))]
    if len(rows_of(table)) == len(rows):
        copies = _copy_table(table)
    else:
        copies = [deepcopy(row) for row in rows]
        _join_left(rows[0], copies[0], label)
        for copy in reversed(copies):
            rows[-1].addnext(copy)
    targets = [part for row in copies for part in row.iter(qn("w:p"))]
    of_source = {id(source): target for source, target in zip(sources, targets, strict=True)}
    spots = [replace(s, paragraph=of_source[id(s.paragraph)]) for s in block.spots if id(s.paragraph) in of_source]
    # From the end on: a number may grow by a digit, and a title may stand behind it on its line.
    for spot in reversed([spot for spot in spots if spot.anchor.kind == "heading"]):
        replace_text(spot.paragraph, spot.anchor.start, spot.anchor.end, "")
    result = [_renumbered(spot, number) for spot in spots if spot.anchor.kind != "heading"]
    result = [_shortened(spot, work.form) for spot in result]
    work.spots += result
    return Block(tuple(result), "")


def _rows(work: Work, block: Block, label: Spot) -> list[Element]:
    """Return the rows of the table that belong to a block, in order."""
    table = ancestor(label.paragraph, "w:tbl")
    if table is None:
        return []
    rows = rows_of(table)
    under = _has_rooms_under(work, block)
    places = []
    for spot in block.spots:
        cell = spot.cell
        if cell is None or ancestor(cell, "w:tbl") is not table:
            continue
        rooms = rooms_under(work, spot) if under else []
        places += [rows.index(ancestor(part, "w:tr")) for part in (*merged_below(cell), *rooms)]
    return rows[min(places) : max(places) + 1]


def _copy_table(table: Element) -> list[Element]:
    """Copy a table that holds one objective alone, with a paragraph between the two."""
    copy, between = deepcopy(table), make("w:p")
    follower = table.getnext()
    if follower is not None and follower.tag == qn("w:p") and not text_of(follower).strip():
        between = deepcopy(follower)
    table.addnext(between)
    between.addnext(copy)
    return rows_of(copy)


def _join_left(row: Element, copy: Element, label: Spot) -> None:
    """Let the cells left of an objective's label go on below: they belong to all objectives."""
    for cell, below in zip(cells_of(row), cells_of(copy), strict=True):
        if cell is label.cell:
            return
        if not merge_of(cell):
            _merge(cell, "restart")
        _merge(below, "continue")
        empty_cell(below)


def _merge(cell: Element, how: str) -> None:
    properties = cell.find(qn("w:tcPr"))
    if properties is None:
        properties = make("w:tcPr")
        cell.insert(0, properties)
    for old in properties.findall(qn("w:vMerge")):
        properties.remove(old)
    mark = make("w:vMerge", val=how)
    # After the width and the span, as the schema's order asks.
    before = [part for part in properties if part.tag in (qn("w:cnfStyle"), qn("w:tcW"), qn("w:gridSpan"))]
    if before:
        before[-1].addnext(mark)
    else:
        properties.insert(0, mark)


def _renumbered(spot: Spot, number: int) -> Spot:
    """Return a copied label with its number changed, written as the blank writes numbers."""
    if spot.anchor.kind != "objective":
        return spot
    text = text_of(spot.paragraph)
    found = list(re.finditer(NUMERAL, text[spot.anchor.start : spot.anchor.end]))
    if not found:
        return spot
    start, end = (spot.anchor.start + edge for edge in found[-1].span())
    new = numeral_like(text[start:end], number)
    replace_text(spot.paragraph, start, end, new)
    moved = spot.anchor.end + len(new) - (end - start)
    return replace(spot, anchor=replace(spot.anchor, end=moved, number=number))


def numeral_like(model: str, number: int) -> str:
    """Return `number` in the kind of digits that `model` is written in."""
    if "①" <= model[0] <= "⒛" and number <= 20:
        first = next(first for first, last in (("①", "⑳"), ("⑴", "⒇"), ("⒈", "⒛")) if first <= model[0] <= last)
        return chr(ord(first) + number - 1)
    if model[0] in "一二三四五六七八九十" and number < 100:
        digits = "零一二三四五六七八九"
        tens, ones = divmod(number, 10)
        return ("" if tens < 2 else digits[tens]) + ("十" if tens else "") + (digits[ones] if ones else "")
    if "０" <= model[0] <= "９":
        return str(number).translate({ord(str(digit)): ord("０") + digit for digit in range(10)})
    return str(number)


def _shortened(spot: Spot, form: Form) -> Spot:
    """Return a copied head, cut to what the form prints from the second objective on."""
    head = {"outputs": form.outputs, "benefits": form.benefits}.get(spot.anchor.kind)
    text = text_of(spot.paragraph)[spot.anchor.start : spot.anchor.end]
    if head is None or head.head_first == head.head or squeeze(text) != squeeze(head.head_first):
        return spot
    replace_text(spot.paragraph, spot.anchor.start, spot.anchor.end, head.head)
    return replace(spot, anchor=replace(spot.anchor, end=spot.anchor.start + len(head.head)))
