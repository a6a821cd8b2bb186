"""A Word file's visible text to a Paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from docx.oxml.ns import qn

from assistant.errors import InputError
from assistant.importing.package import Element, Package, open_package
from assistant.importing.paper import CONTINUED_STYLE, RUN_ON_STYLE, Cell, Paper, Paragraph, Row
from assistant.importing.symbols import PRIVATE, symbol_of
from assistant.wording import importing as say

MOST_PARAGRAPHS: Final = 20_000

_CHOICE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ALTERNATE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_MATH_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
# What a reader of the page does not see: deleted and moved text, field codes, properties.
_UNSEEN: Final = frozenset(
    {
        qn(name)
        for name in (
            "w:del",
            "w:moveFrom",
            "w:instrText",
            "w:delText",
            "w:rt",
            "w:rubyPr",
            "w:pPr",
            "w:rPr",
            "w:sdtPr",
            "w:tcPr",
            "w:tblPr",
        )
    }
)
_SIGNS: Final = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}


def read_paper(data: bytes, name: str, item_style: str) -> Paper:
    """Return what stands on the pages of the .docx in `data`; InputError says in one line why it cannot be read.

    `item_style` is the name of the paragraph style that our own writer sets items in.
    """
    with open_package(data, name) as package:
        return _Reader(package, item_style).paper()


def read_elements(package: Package, item_style: str) -> tuple[Element, Paper, list[Element]]:
    """Return the root of the document, what stands on its pages, and the w:p of every paragraph in the same order."""
    reader = _Reader(package, item_style)
    paper = reader.paper()
    return reader.document, paper, reader.elements


def visible_parts(paragraph: Element) -> Iterator[tuple[Element, str]]:
    """Yield the elements that hold what a reader sees of a w:p, each with its text; joined they are its text."""
    return _Seen(frozenset()).parts(paragraph)


class _Reader:
    """Reads one package; only the main part, its relationships and its styles are parsed."""

    def __init__(self, package: Package, item_style: str) -> None:
        self.package = package
        self.item_style = item_style
        self.count = 0
        self.paragraphs = 0
        self.tables = 0
        self.continued: frozenset[str] = frozenset()
        self.numbered: frozenset[str] = frozenset()
        self.whole: frozenset[str] = frozenset()
        self.hidden: frozenset[str] = frozenset()
        self.run_on: frozenset[str] = frozenset()
        self.notes: list[str] = []
        self.document: Element = None
        self.elements: list[Element] = []
        """The w:p of every paragraph, in the order of the paper."""

    def paper(self) -> Paper:
        """Return the document's paragraphs and rows in reading order."""
        main, self.document = self.package.main_part()
        for styles in self.package.related(main, "styles")[:1]:
            self._read_styles(self.package.parse(styles))
        blocks = tuple(self._blocks(self.document.find(qn("w:body"))))
        return Paper(blocks, notes=tuple(self.notes))

    def _read_styles(self, styles: Element) -> None:
        kinds: dict[str, set[str]] = {CONTINUED_STYLE: set(), RUN_ON_STYLE: set(), self.item_style: set()}
        numbered, hidden = set(), set()
        for style in styles.iterchildren(qn("w:style")):
            style_id = style.get(qn("w:styleId"), "")
            name = style.find(qn("w:name"))
            if name is not None and (same := kinds.get(name.get(qn("w:val"), ""))) is not None:
                same.add(style_id)
            if _is_hidden(style):
                hidden.add(style_id)
            properties = style.find(qn("w:pPr"))
            if properties is not None and _is_numbered(properties):
                numbered.add(style_id)
        self.continued, self.run_on = frozenset(kinds[CONTINUED_STYLE]), frozenset(kinds[RUN_ON_STYLE])
        self.whole, self.numbered, self.hidden = (
            frozenset(kinds[self.item_style]),
            frozenset(numbered),
            frozenset(hidden),
        )

    def _blocks(self, parent: Element) -> Iterator[Paragraph | Row]:
        for child in _children(parent):
            if child.tag == qn("w:p"):
                self.paragraphs += 1
                where = say.at_paragraph(self.paragraphs)
                yield from self._paragraph(child, where)
            else:
                self.tables += 1
                yield from self._rows(child, self.tables)

    def _rows(self, table: Element, number: int) -> Iterator[Row]:
        rows = (row for row in _children(table, "w:tr") if not _is_deleted_row(row))
        for position, row in enumerate(rows, 1):
            yield Row(
                tuple(
                    Cell(tuple(self._cell(cell, say.at_cell(number, position, column))))
                    for column, cell in enumerate(_children(row, "w:tc"), 1)
                )
            )

    def _cell(self, cell: Element, where: str) -> Iterator[Paragraph]:
        for child in _children(cell):
            if child.tag == qn("w:p"):
                yield from self._paragraph(child, where)
                continue
            yield from self._nested(child, where)

    def _paragraph(self, element: Element, where: str) -> Iterator[Paragraph]:
        self.count += 1
        if self.count > MOST_PARAGRAPHS:
            raise InputError(say.oversized_docx(self.package.name))
        seen = _Seen(self.hidden)
        text = "".join(seen.text(element))
        for box in seen.boxes:
            for child in _children(box):
                inside = self._paragraph(child, where) if child.tag == qn("w:p") else self._nested(child, where)
                yield from (replace(part, boxed=True) for part in inside)
        if hidden := "".join(seen.unseen).strip():
            self.notes.append(say.hidden_text(where, hidden))
        self.notes += [say.unknown_symbol(where, f"U+{ord(char):04X}") for char in text if ord(char) in PRIVATE]
        properties = element.find(qn("w:pPr"))
        style = None if properties is None else properties.find(qn("w:pStyle"))
        style_id = None if style is None else style.get(qn("w:val"))
        listed = (
            style_id in self.numbered if properties is None else _is_numbered(properties, style_id in self.numbered)
        )
        self.elements.append(element)
        yield Paragraph(
            text,
            where,
            continued=style_id in self.continued,
            listed=listed,
            whole=style_id in self.whole,
            run_on=style_id in self.run_on,
        )

    def _nested(self, table: Element, where: str) -> Iterator[Paragraph]:
        """Yield the paragraphs of a table that stands in a cell or a text box, cell after cell."""
        for row in _children(table, "w:tr"):
            for cell in _children(row, "w:tc"):
                yield from self._cell(cell, where)


def _children(parent: Element, *names: str) -> Iterator[Element]:
    """Yield the children of the given names (paragraphs and tables by default), through wrappers."""
    wanted = frozenset(qn(name) for name in names or ("w:p", "w:tbl"))
    for child in parent.iterchildren():
        if child.tag in wanted:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _UNSEEN and child.tag not in (qn("w:p"), qn("w:tbl")):
            yield from _children(child, *names)


class _Seen:
    """What a reader sees of one paragraph; text boxes and hidden text are put aside."""

    def __init__(self, hidden_styles: frozenset[str]) -> None:
        self.hidden_styles = hidden_styles
        self.boxes: list[Element] = []
        self.unseen: list[str] = []

    def text(self, element: Element) -> Iterator[str]:
        """Yield the visible text below `element`."""
        return (text for _, text in self.parts(element))

    def parts(self, element: Element) -> Iterator[tuple[Element, str]]:
        """Yield the elements below `element` that hold visible text, each with its text."""
        for child in element.iterchildren():
            tag = child.tag
            if tag == qn("w:r") and _is_hidden(child, self.hidden_styles):
                self.unseen += self.text_of_run(child)
            elif tag in (qn("w:t"), _MATH_TEXT):
                yield child, (child.text or "").replace("\r", " ").replace("\n", " ")
            elif tag == qn("w:txbxContent"):
                self.boxes.append(child)
            elif tag == _ALTERNATE:
                choice = child.find(_CHOICE)
                chosen = choice if choice is not None else child.find(_FALLBACK)
                if chosen is not None:
                    yield from self.parts(chosen)
            elif tag in _SIGNS:
                yield child, _SIGNS[tag]
            elif tag == qn("w:sym"):
                yield child, _symbol(child)
            elif isinstance(tag, str) and tag not in _UNSEEN:
                yield from self.parts(child)

    def text_of_run(self, run: Element) -> Iterator[str]:
        """Yield the text of a hidden run."""
        return (part.text or "" for part in run.iter(qn("w:t")))


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(qn("w:char"), ""), 16)
        return symbol_of(element.get(qn("w:font"), ""), code) or chr(code)
    except (ValueError, OverflowError):
        return ""


def _is_hidden(element: Element, styles: frozenset[str] = frozenset()) -> bool:
    """Tell whether a run or a style, or the run's style, keeps its text from the page."""
    properties = element.find(qn("w:rPr"))
    if properties is None:
        return False
    vanish, style = properties.find(qn("w:vanish")), properties.find(qn("w:rStyle"))
    if vanish is not None:
        return vanish.get(qn("w:val"), "1") not in ("0", "false", "off")
    return style is not None and style.get(qn("w:val")) in styles


def _is_numbered(properties: Element, inherited: bool = False) -> bool:
    """Tell whether paragraph properties number the paragraph at the list's first level."""
    numbering = properties.find(qn("w:numPr"))
    if numbering is None:
        return inherited
    level, number = numbering.find(qn("w:ilvl")), numbering.find(qn("w:numId"))
    if number is None or number.get(qn("w:val")) == "0":
        return False
    return level is None or level.get(qn("w:val")) == "0"


def _is_deleted_row(row: Element) -> bool:
    properties = row.find(qn("w:trPr"))
    return properties is not None and properties.find(qn("w:del")) is not None
