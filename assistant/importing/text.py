"""Plain text, extracted, saved or pasted, to a Paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.importing.paper import Cell, Paper, Paragraph, Row
from assistant.wording import importing as say

# A numeral and its tab, as a word processor's own numbering is pasted: no cell of its own.
_NUMERAL = re.compile(r"\s*[（(]?[0-9０-９一二三四五六七八九十①-⑳]{1,3}[）)]?[、.．]?\s*")


# The heads of columns pasted on one line: from there on a line with their tabs is a row.
_COLUMNS = re.compile(
    "指标(?:名称|内容)?[ \u3000]*\t(?:.*\t)?[^\t]*[标目]值|产出指标[：: \u3000]*\t[ \u3000]*效益指标[：: \u3000]*$"
)


def parse_paper(text: str) -> Paper:
    """Return the paper that `text` shows.

    A tab starts a cell, at a line's start or within it; a line without a tab continues the cell above it; a
    line before the first tab stands outside the table; a blank line followed by a tab ends a row. Nothing in
    placing rests on the rows, because text pasted without tabs has none.
    """
    blocks: list[Paragraph | Row] = []
    row: list[list[Paragraph]] = []
    blank = False
    # A soft return arrives as a vertical tab, a page break as a form feed.
    lines = re.sub("\r\n|[\r\v\f]", "\n", text).split("\n")
    for number, line in enumerate(lines, 1):
        if _COLUMNS.search(line):
            blocks += [_row(row)] if row else []
            return Paper((*blocks, *_columned(lines[number - 1 :], number)), extracted=True)
        first, *cells = _split_cells(line.rstrip("\t \u3000") or line)
        if cells and blank and row and not first.strip():
            blocks.append(_row(row))
            row = []
        where = say.at_line(number)
        if first.strip():
            if row:
                row[-1].append(Paragraph(first, where))
            elif cells:
                row.append([Paragraph(first, where)])
            else:
                blocks.append(Paragraph(first, where))
        row.extend([Paragraph(cell, where)] for cell in cells)
        blank = not first.strip() and not cells
    if row:
        blocks.append(_row(row))
    return Paper(tuple(blocks), extracted=True)


def _columned(lines: list[str], start: int) -> Iterator[Paragraph | Row]:
    """Yield the rows below the heads of columns: a line with fewer tabs than these goes on with the next one."""
    width = lines[0].count("\t")
    row: list[list[Paragraph]] = []
    for number, line in enumerate(lines, start):
        where = say.at_line(number)
        first, *cells = line.split("\t")
        if row and not (cells and len(row) - 1 + len(cells) <= width):
            if not cells and len(row) - 1 < width and first.strip():
                row[-1].append(Paragraph(first, where))
                continue
            yield _row(row)
            row = []
        if row:
            row[-1].append(Paragraph(first, where))
        elif cells:
            row = [[Paragraph(first, where)]]
        else:
            yield Paragraph(first, where)
        row.extend([Paragraph(cell, where)] for cell in cells)
    if row:
        yield _row(row)


def _split_cells(line: str) -> list[str]:
    cells: list[str] = []
    for part in line.split("\t"):
        if cells and cells[-1].strip() and _NUMERAL.fullmatch(cells[-1]):
            cells[-1] += " " + part
        else:
            cells.append(part)
    return cells


def _row(cells: list[list[Paragraph]]) -> Row:
    return Row(tuple(Cell(tuple(paragraphs)) for paragraphs in cells))
