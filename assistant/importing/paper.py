"""What every source becomes before anything is understood: paragraphs, and rows of cells of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from assistant.model import Category
from assistant.text import FORBIDDEN

CONTINUED_STYLE: Final = "续段"
"""Name of the paragraph style that says: this paragraph continues the item above, whatever it begins with."""
RUN_ON_STYLE: Final = "接排"
"""Name of the paragraph style that says: this is the end of the paragraph before, cut off to stay with the stamps."""

# What text extraction leaves behind, and the mark that may stand before the first character of a file.
_ARTEFACT: Final = re.compile(r"\[bookmark:[^\]\n]*\]|\ufeff")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph as it stands in the source."""

    text: str
    """May hold line feeds (soft returns)."""
    where: str
    """Its place in the source, in words for a person."""
    continued: bool = False
    """Set in CONTINUED_STYLE."""
    listed: bool = False
    """Numbered by the word processor, so that the number is not in the text."""
    role: str = ""
    """Key of the form's role in whose style it is set, as our own writer does; empty in anybody else's file."""
    boxed: bool = False
    """Stands in a text box, which floats over the page."""
    run_on: bool = False
    """Set in RUN_ON_STYLE: goes on with the paragraph before, without a line feed."""


@dataclass(frozen=True)
class Cell:
    """One cell, merged cells once."""

    paragraphs: tuple[Paragraph, ...]
    """In reading order; empty paragraphs included."""
    span: int = 1
    """Columns of the table's grid that it covers."""


@dataclass(frozen=True)
class Row:
    """One row of a table; a cell that continues the merged cell above is left out or empty."""

    cells: tuple[Cell, ...]
    """From left to right."""


@dataclass(frozen=True)
class Paper:
    """A whole source in reading order."""

    blocks: tuple[Paragraph | Row, ...]
    """Paragraphs outside tables, and the rows of all tables."""
    extracted: bool = False
    """A text that another program took out of a document: layout and artefacts are not the writer's."""
    notes: tuple[str, ...] = ()
    """What a person should know about how the source was read, one Chinese line each."""
    beside: tuple[Paragraph, ...] = ()
    """What stands beside the text: comments, footnotes, graphics …; never placed, always listed."""
    margins: tuple[Paragraph, ...] = ()
    """The headers and footers, page numbers aside."""


ColumnRole = Literal[
    "head",
    "level1",
    "level2",
    "objective",
    "name",
    "operator",
    "value",
    "unit",
    "number",
    "other",
    "outputs",
    "benefits",
]


@dataclass(frozen=True)
class Column:
    """What a cell is in a table whose columns have heads: one indicator in every row, or one objective."""

    role: ColumnRole
    """head of a column, or what stands in it: number is 序号, other a column that this form does not have, outputs and
    benefits are columns of whole lists."""
    row: int
    """Counts the blocks of the paper."""
    text: str
    """The whole cell without white space."""
    category: Category | None = None
    """Of the row's indicator, once it is known."""
    head: Line | None = None
    """Where that category stands."""


@dataclass(frozen=True)
class Line:
    """One printed line of a paragraph, freed of what is no text, or a part of such a line."""

    text: str
    """Without artefacts and line feeds; blanks at the ends stay."""
    where: str
    """As Paragraph.where."""
    cell: int | None = None
    """Counts the cells of the paper; None outside tables."""
    row: int | None = None
    """Counts the rows of a real table; None where a text only suggests one."""
    alone: bool = False
    """Its cell is the only one in its row that holds text."""
    paragraph: int = 0
    """Counts the paragraphs of the paper."""
    continued: bool = False
    """As Paragraph.continued."""
    listed: bool = False
    """As Paragraph.listed, true of the paragraph's first line only."""
    role: str = ""
    """As Paragraph.role."""
    boxed: bool = False
    """As Paragraph.boxed."""
    inner: bool = False
    """Begins within a printed line."""
    column: Column | None = None
    """Its cell's column, in a table whose columns have heads."""
    extracted: bool = False
    """As Paper.extracted."""
    offset: int = 0
    """Where it begins in its paragraph's text; what was taken out before it on the same line is not counted."""
    artefacts: tuple[tuple[int, str], ...] = ()
    """(offset in `text`, what stood there) of everything that was taken out."""
    run_on: bool = False
    """As Paragraph.run_on, true of the paragraph's first line only."""

    @property
    def whole(self) -> bool:
        """Whether our own writer set it as an item, whatever its text holds."""
        return self.role == "text"

    def cut(self, start: int, end: int | None = None) -> Line:
        """Return the part of the line from `start` to `end`; what was taken out goes with what follows it."""
        length = len(self.text)
        stop = length if end is None else end
        last = stop == length and (start < stop or not length)  # what stands at the line's end has nothing to follow
        return replace(
            self,
            text=self.text[start:stop],
            offset=self.offset + start,
            artefacts=tuple(
                (offset - start, text)
                for offset, text in self.artefacts
                if start <= offset < stop or (last and offset == length)
            ),
        )

    def join(self, end: Line) -> Line:
        """Return the line with `end` behind it, in the place of this one."""
        moved = tuple((offset + len(self.text), text) for offset, text in end.artefacts)
        return replace(self, text=self.text + end.text, artefacts=self.artefacts + moved)

    def runs(self) -> Iterator[tuple[bool, str]]:
        """Yield (is artefact, text) in source order."""
        done = 0
        for offset, text in self.artefacts:
            yield False, self.text[done:offset]
            yield True, text
            done = offset
        yield False, self.text[done:]


def lines_of(paper: Paper) -> Iterator[Line]:
    """Yield the lines of `paper` in reading order; blank ones only where their paragraph is continued."""
    held: Line | None = None
    for line in _lines(paper):
        if held is not None and line.run_on:
            held = held.join(line)
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _lines(paper: Paper) -> Iterator[Line]:
    cells = paragraphs = 0
    for rows, block in enumerate(paper.blocks):
        if isinstance(block, Paragraph):
            paragraphs += 1
            yield from _split(block, Line("", block.where, paragraph=paragraphs), paper.extracted)
            continue
        filled = sum(any(part.text.strip() for part in cell.paragraphs) for cell in block.cells)
        row = None if paper.extracted else rows
        for cell in block.cells:
            cells += 1
            for part in cell.paragraphs:
                paragraphs += 1
                model = Line("", part.where, cells, row, filled == 1, paragraphs)
                yield from _split(part, model, paper.extracted)


def _split(paragraph: Paragraph, model: Line, extracted: bool) -> Iterator[Line]:
    first = True
    begin = 0
    for raw in paragraph.text.split("\n"):
        offset, begin = begin, begin + len(raw) + 1
        text, artefacts = _clean(raw.replace("\t", " "), extracted)
        if text.strip() or artefacts or paragraph.continued:
            yield replace(
                model,
                text=text,
                extracted=extracted,
                offset=offset,
                artefacts=artefacts,
                continued=paragraph.continued,
                listed=paragraph.listed and first,
                run_on=paragraph.run_on and first,
                role=paragraph.role,
                boxed=paragraph.boxed,
            )
            first = False


def _clean(raw: str, extracted: bool) -> tuple[str, tuple[tuple[int, str], ...]]:
    pattern = re.compile(f"{_ARTEFACT.pattern}|{FORBIDDEN.pattern}") if extracted else FORBIDDEN
    kept, taken, done, length = [], [], 0, 0
    for match in pattern.finditer(raw):
        kept.append(raw[done : match.start()])
        length += match.start() - done
        taken.append((length, match.group()))
        done = match.end()
    kept.append(raw[done:])
    return "".join(kept), tuple(taken)
