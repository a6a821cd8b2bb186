"""What a reader of the page sees of a Word file's XML: its blocks, and the text of one paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from docx.oxml.ns import qn

from assistant.importing.package import Element
from assistant.importing.styles import Styles, is_on
from assistant.importing.symbols import symbol_of

P: Final = qn("w:p")
TBL: Final = qn("w:tbl")
TR: Final = qn("w:tr")
TC: Final = qn("w:tc")
T: Final = qn("w:t")
_R: Final = qn("w:r")
_SYM: Final = qn("w:sym")
_FIELD: Final = qn("w:fldChar")
_BOX: Final = qn("w:txbxContent")
_ID: Final = qn("w:id")
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CHOICE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ALTERNATE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_MATH_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_OLE: Final = "{urn:schemas-microsoft-com:office:office}OLEObject"
_WORD_ART: Final = "{urn:schemas-microsoft-com:vml}textpath"
_OBJECT: Final = qn("w:object")
# What a reader of the page does not see: deleted and moved text, field codes, properties.
_UNSEEN: Final = frozenset(
    {
        qn(name)
        for name in (
            "w:del",
            "w:moveFrom",
            "w:instrText",
            "w:delInstrText",
            "w:delText",
            "w:rt",
            "w:rubyPr",
            "w:pPr",
            "w:rPr",
            "w:sdtPr",
            "w:tcPr",
            "w:trPr",
            "w:tblPr",
            "w:tblGrid",
            "w:sectPr",
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
_BLOCKS: Final = frozenset({P, TBL})
_GRAPHICS: Final = {
    qn("c:chart"): f"{_RELATION}id",
    qn("dgm:relIds"): f"{_RELATION}dm",
}
_REFERENCES: Final[dict[str, Literal["comment", "footnote", "endnote"]]] = {
    qn("w:commentReference"): "comment",
    qn("w:footnoteReference"): "footnote",
    qn("w:endnoteReference"): "endnote",
}
_PICTURES: Final = frozenset({qn("a:blip"), "{urn:schemas-microsoft-com:vml}imagedata"})
REVISIONS: Final = tuple(
    qn(name) for name in ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:cellIns", "w:cellDel", "w:cellMerge")
)
"""What tracked changes of text, paragraphs, rows and cells are marked with."""


@dataclass(frozen=True)
class Mark:
    """Something beside the text that a paragraph leads to."""

    kind: Literal["comment", "footnote", "endnote", "graphic", "drawn", "object", "picture", "prompt"]
    """graphic is a part of the package, drawn a text that stands in the paragraph itself."""
    value: str
    """Its id, its r:id, its text or its program."""


def children(parent: Element, wanted: Iterable[str] = _BLOCKS) -> Iterator[Element]:
    """Yield the children of the given tags (paragraphs and tables by default), through wrappers."""
    for child in parent.iterchildren():
        tag = child.tag
        if tag in wanted:
            yield child
        elif tag == _ALTERNATE:
            for chosen in _chosen(child):
                yield from children(chosen, wanted)
        elif isinstance(tag, str) and tag not in _UNSEEN and tag not in _BLOCKS:
            yield from children(child, wanted)


def blocks(parent: Element) -> Iterator[list[Element]]:
    """Yield each table, and the paragraphs that are one once every revision is accepted, in reading order."""
    joined: list[Element] = []
    for child in children(parent):
        if child.tag == P and _runs_on(child):
            joined.append(child)
            continue
        if child.tag == TBL and joined:
            yield joined
            joined = []
        yield [*joined, child]
        joined = []
    if joined:
        yield joined


def _runs_on(paragraph: Element) -> bool:
    """Tell whether the mark that ends `paragraph` was deleted, so that the next one continues it."""
    properties = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    return properties is not None and any(properties.find(qn(name)) is not None for name in ("w:del", "w:moveFrom"))


def rows(table: Element) -> Iterator[tuple[Element, bool]]:
    """Yield a table's rows that no revision deleted, and whether each is kept from the page."""
    for row in children(table, (TR,)):
        properties = row.find(qn("w:trPr"))
        if properties is None:
            yield row, False
        elif properties.find(qn("w:del")) is None:
            yield row, bool(is_on(properties.find(qn("w:hidden"))))


def cells(row: Element) -> Iterator[tuple[Element, bool]]:
    """Yield a row's cells that no revision deleted, and whether each goes on with the merged cell above."""
    for cell in children(row, (TC,)):
        properties = cell.find(qn("w:tcPr"))
        if properties is None:
            yield cell, False
        elif properties.find(qn("w:cellDel")) is None:
            merged = properties.find(qn("w:vMerge"))
            yield cell, merged is not None and merged.get(qn("w:val"), "continue") == "continue"


def span_of(cell: Element) -> int:
    """Return how many columns of its table's grid a w:tc covers."""
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    figure = "" if span is None else span.get(qn("w:val"), "")
    return int(figure) if figure.isascii() and figure.isdigit() and len(figure) < 4 else 1


def _chosen(alternate: Element) -> tuple[Element, ...]:
    choice = alternate.find(_CHOICE)
    chosen = choice if choice is not None else alternate.find(_FALLBACK)
    return () if chosen is None else (chosen,)


def plain_text(element: Element) -> str:
    """Return all text below `element`, seen or not."""
    return "".join(part.text or "" for part in element.iter(T))


class Seen:
    """What a reader sees of one paragraph; text boxes, hidden text and what it leads to are put aside."""

    def __init__(self, styles: Styles, style: str, prompts: frozenset[Element] = frozenset()) -> None:
        self.boxes: list[Element] = []
        self.hidden: list[str] = []
        self.marks: list[Mark] = []
        self._styles = styles
        self._style = style
        self._prompts = prompts
        self._fields: list[bool] = []
        """Of the fields around the place that is read: whether it stands in their code."""

    def text(self, element: Element) -> Iterator[str]:
        """Yield the visible text below `element`."""
        return (text for _, text in self.parts(element))

    def parts(self, element: Element) -> Iterator[tuple[Element, str]]:
        """Yield the elements below `element` that hold visible text, each with its text."""
        for child in element.iterchildren():
            tag = child.tag
            if tag == T:
                yield from self._words(child)
            elif tag == _R and self._styles.hide(self._style, child):
                self.hidden.append(plain_text(child))
            elif tag in _SIGNS:
                yield child, _SIGNS[tag]
            elif tag == _SYM:
                yield child, _symbol(child)
            elif tag == _FIELD:
                yield from ((child, text) for text in self._field(child))
            elif tag == _MATH_TEXT:
                yield child, child.text or ""
            elif tag == _BOX:
                self.boxes.append(child)
            elif tag == _ALTERNATE:
                for chosen in _chosen(child):
                    yield from self.parts(chosen)
            elif tag == _OBJECT:
                self._embedded(child)
            elif isinstance(tag, str) and tag not in _UNSEEN:
                self._note(child, tag)
                yield from self.parts(child)

    def _words(self, element: Element) -> Iterator[tuple[Element, str]]:
        text = (element.text or "").replace("\r", " ").replace("\n", " ")
        if element in self._prompts:
            if not self._is_usual_prompt(element):
                self.marks.append(Mark("prompt", text))
        elif not any(self._fields[:-1]):  # not the result of a field within another one's code
            yield element, text

    def _is_usual_prompt(self, element: Element) -> bool:
        style = element.getparent().find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        return style is not None and style.get(qn("w:val")) in self._styles.prompts

    def _field(self, element: Element) -> Iterator[str]:
        kind = element.get(qn("w:fldCharType"))
        if kind == "begin":
            self._fields.append(True)
            yield from _filled_in(element)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _embedded(self, element: Element) -> None:
        program = next((part.get("ProgID", "") for part in element.iter(_OLE)), "")
        self.marks.append(Mark("object", program))

    def _note(self, element: Element, tag: str) -> None:
        if tag in _REFERENCES:
            self.marks.append(Mark(_REFERENCES[tag], element.get(_ID, "")))
        elif tag == qn("a:t"):
            self.marks.append(Mark("drawn", element.text or ""))
        elif tag == _WORD_ART:
            self.marks.append(Mark("drawn", element.get("string", "")))
        elif tag in _GRAPHICS:
            self.marks.append(Mark("graphic", element.get(_GRAPHICS[tag], "")))
        elif tag in _PICTURES:
            self.marks.append(Mark("picture", ""))
        elif tag == qn("w:control"):
            self.marks.append(Mark("object", element.get(qn("w:name"), "")))


def prompts_in(root: Element) -> frozenset[Element]:
    """Return the texts that content controls show while they are empty."""
    shown = (mark for mark in root.iter(qn("w:showingPlcHdr")) if is_on(mark))
    return frozenset(text for mark in shown for text in mark.getparent().getparent().iter(T))


def _filled_in(begin: Element) -> Iterator[str]:
    """Yield what the box or the list shows that an old form field consists of."""
    box, choices = (begin.find(f"{qn('w:ffData')}/{qn(name)}") for name in ("w:checkBox", "w:ddList"))
    if box is not None:
        checked = box.find(qn("w:checked"))
        on = is_on(checked if checked is not None else box.find(qn("w:default")))
        yield "☑" if on else "□"
    if choices is not None:
        entries = choices.findall(qn("w:listEntry"))
        result = choices.find(qn("w:result"))
        number = "0" if result is None else result.get(qn("w:val"), "0")
        index = int(number) if number.isdecimal() else len(entries)
        yield entries[index].get(qn("w:val"), "") if index < len(entries) else ""


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(qn("w:char"), ""), 16)
        return symbol_of(element.get(qn("w:font"), ""), code) or chr(code)
    except (ValueError, OverflowError):
        return ""
