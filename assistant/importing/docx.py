"""A Word file's visible text to a Paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from docx.oxml.ns import qn

from assistant.errors import InputError
from assistant.importing.beside import Beside, Reference
from assistant.importing.package import Element, Package, open_package
from assistant.importing.paper import Cell, Paper, Paragraph, Row
from assistant.importing.styles import Styles, is_numbered, read_styles
from assistant.importing.symbols import PRIVATE
from assistant.importing.visible import REVISIONS, P, Seen, blocks, cells, plain_text, prompts_in, rows, span_of
from assistant.wording import importing as say
from assistant.wording import word_files

_PRIVATE: Final = re.compile(f"[{chr(PRIVATE[0])}-{chr(PRIVATE[-1])}]")
MOST_PARAGRAPHS: Final = 20_000
MOST_NOTES: Final = 100
"""Said about one file; a file that needs more is better looked at in Word."""


def read_paper(data: bytes, name: str, roles: Mapping[str, str]) -> Paper:
    """Return what stands on the pages of the .docx in `data`; InputError says in one line why it cannot be read.

    `roles` tells by name what our own writer sets in a paragraph style: keys of the form's roles.
    """
    with open_package(data, name) as package:
        return _Reader(package, roles).paper()


def read_elements(package: Package, roles: Mapping[str, str]) -> tuple[Element, Paper, list[Element]]:
    """Return the root of the document, what stands on its pages, and the w:p of every paragraph in the same order."""
    reader = _Reader(package, roles)
    paper = reader.paper()
    return reader.document, paper, reader.body.elements


def visible_parts(paragraph: Element) -> Iterator[tuple[Element, str]]:
    """Yield the elements that hold what a reader sees of a w:p, each with its text; joined they are its text."""
    return Seen(Styles(), "").parts(paragraph)


class _Reader:
    """Reads one package: the main part, its styles, and the parts that its text leads to."""

    def __init__(self, package: Package, roles: Mapping[str, str]) -> None:
        self.package = package
        self.roles = roles
        self.document: Element = None
        self.styles = Styles()
        self.body = _Flow(package.name, self.styles)

    def paper(self) -> Paper:
        """Return the document's paragraphs and rows in reading order, and what stands beside them."""
        main, self.document = self.package.main_part()
        for part in self.package.related(main, "styles")[:1]:
            self.styles = read_styles(self.package.parse(part), self.roles)
        self.body = _Flow(self.package.name, self.styles, prompts_in(self.document))
        body = self.document.find(qn("w:body"))
        read = tuple(self.body.blocks(body))
        beside = Beside(self.package, main, self._paragraphs)
        others = (*self.body.covered, *beside.read(self.body.references, body))
        notes = [*self.body.notes, *beside.notes]
        if next(body.iter(*REVISIONS), None) is not None:
            notes.insert(0, word_files.REVISED)
        if len(notes) > MOST_NOTES:
            notes[MOST_NOTES:] = [word_files.more_notes(len(notes) - MOST_NOTES)]
        return Paper(read, notes=tuple(notes), beside=others, margins=beside.margins(body))

    def _paragraphs(self, root: Element, where: str) -> tuple[list[str], list[Reference]]:
        """Return the lines of text in a part, or an element of it, that stands beside the page's text."""
        flow = _Flow(self.package.name, self.styles, prompts_in(root))
        lines = [line for part in flow.paragraphs(root, where) for line in part.text.split("\n")]
        return lines, flow.references


class _Flow:
    """The paragraphs and rows of one part, and what was met on the way."""

    def __init__(self, name: str, styles: Styles, prompts: frozenset[Element] = frozenset()) -> None:
        self.name = name
        self.styles = styles
        self.prompts = prompts
        self.notes: list[str] = []
        self.references: list[Reference] = []
        self.covered: list[Paragraph] = []
        """What cells hold that go on with the merged cell above them."""
        self.elements: list[Element] = []
        """The w:p of every paragraph, in the order of the paper; of several that were joined, the last."""
        self._count = 0

    def blocks(self, parent: Element) -> Iterator[Paragraph | Row]:
        """Yield the paragraphs and rows below `parent`."""
        paragraphs = tables = 0
        for group in blocks(parent):
            if group[-1].tag == P:
                paragraphs += 1
                yield from self._paragraph(group, say.at_paragraph(paragraphs))
            else:
                tables += 1
                yield from self._rows(group[-1], tables)

    def paragraphs(self, parent: Element, where: str) -> Iterator[Paragraph]:
        """Yield the paragraphs below `parent`, those of tables in it cell after cell."""
        for group in blocks(parent):
            if group[-1].tag == P:
                yield from self._paragraph(group, where)
                continue
            for row, _ in rows(group[-1]):
                for cell, _ in cells(row):
                    yield from self.paragraphs(cell, where)

    def _rows(self, table: Element, number: int) -> Iterator[Row]:
        shown: set[str] = set()
        for position, (row, hidden) in enumerate(rows(table), 1):
            if hidden:
                self._hidden(say.at_cell(number, position, 1), plain_text(row))
                continue
            found = []
            for column, (cell, merged) in enumerate(cells(row), 1):
                where = say.at_cell(number, position, column)
                parts = tuple(self.paragraphs(cell, where))
                text = "\n".join(part.text for part in parts).strip()
                if merged and position > 1 and text:
                    parts = tuple(replace(part, text="") for part in parts)
                    if text not in shown:  # many programs, ours too, repeat in every row what the merged cell says
                        self.covered.append(Paragraph(text, word_files.at_covered(where)))
                shown.add(text)
                found.append(Cell(parts, span_of(cell)))
            yield Row(tuple(found))

    def _paragraph(self, group: list[Element], where: str) -> Iterator[Paragraph]:
        """Yield the paragraphs in the text boxes of `group`, then the one that its elements are."""
        self._count += len(group)
        if self._count > MOST_PARAGRAPHS:
            raise InputError(say.oversized_docx(self.name))
        properties = group[-1].find(qn("w:pPr"))
        style = None if properties is None else properties.find(qn("w:pStyle"))
        style_id = self.styles.usual if style is None else style.get(qn("w:val"), "")
        seen = Seen(self.styles, style_id, self.prompts)
        text = "".join(part for element in group for part in seen.text(element))
        for box in seen.boxes:
            inside = self.paragraphs(box, word_files.at_box(where))
            yield from (replace(part, boxed=True) for part in inside)
        self._hidden(where, "".join(seen.hidden))
        symbols = dict.fromkeys(match.group() for match in _PRIVATE.finditer(text))
        self.notes += [say.unknown_symbol(where, f"U+{ord(char):04X}") for char in symbols]
        self.references += [Reference(mark, where) for mark in seen.marks]
        inherited = style_id in self.styles.numbered
        listed = inherited if properties is None else is_numbered(properties, inherited)
        self.elements.append(group[-1])
        yield Paragraph(
            text,
            where,
            continued=style_id in self.styles.continued,
            listed=listed,
            role=self.styles.roles.get(style_id, ""),
            run_on=style_id in self.styles.run_on,
        )

    def _hidden(self, where: str, text: str) -> None:
        if text.strip():
            self.notes.append(say.hidden_text(where, text))
