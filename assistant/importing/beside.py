"""What a Word file says beside its page's text: comments, notes, headers, footers, graphics, embedded things."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from docx.oxml.ns import qn

from assistant.importing.package import Element, Package
from assistant.importing.paper import Paragraph
from assistant.importing.styles import is_on
from assistant.importing.visible import Mark
from assistant.wording import word_files as say

_ID: Final = qn("w:id")
_RELATION: Final = qn("r:id")
_NOTES: Final = {"footnote": say.at_footnote, "endnote": say.at_endnote}
_GRAPHIC_TEXTS: Final = (qn("a:t"), f"{qn('c:strCache')}//{qn('c:v')}")
_FOREIGN: Final = (qn("w:altChunk"), qn("w:subDoc"))
_PAGE_NUMBER: Final = re.compile(r"[第共总页码\s0-9０-９IVXivx/|~～·.,，、—－–-]*")


@dataclass(frozen=True)
class Reference:
    """Something beside the text, and where the text leads to it."""

    mark: Mark
    """What it is."""
    where: str
    """Place of the paragraph, in words for a person."""


Lines = Callable[[Element, str], tuple[list[str], list[Reference]]]
"""Reads the visible lines below an element; the text names the place."""


class Beside:
    """Reads what the text of one package leads to."""

    def __init__(self, package: Package, main: str, lines: Lines) -> None:
        self.notes: list[str] = []
        self._package = package
        self._main = main
        self._lines = lines
        self._read: dict[str, dict[str, Element]] = {}
        self._pictures = 0

    def read(self, references: list[Reference], body: Element) -> tuple[Paragraph, ...]:
        """Return the texts in the order in which the document leads to them, and note what was not read."""
        found = [*self._referred(references), *self._left_comments(references)]
        if next(body.iter(*_FOREIGN), None) is not None:
            self.notes.append(say.FOREIGN_PART)
        if self._pictures:
            self.notes.append(say.pictures(self._pictures))
        return tuple(part for part in found if part.text)

    def _referred(self, references: list[Reference]) -> Iterator[Paragraph]:
        drawn: dict[str, list[str]] = {}
        for reference in references:
            mark, where = reference.mark, reference.where
            if mark.kind == "comment":
                yield from self._comment(mark.value, where)
            elif mark.kind in _NOTES:
                yield from self._note(mark, where)
            elif mark.kind == "drawn":
                drawn.setdefault(where, []).append(mark.value)
            elif mark.kind == "graphic":
                drawn.setdefault(where, []).extend(self._graphic(mark.value))
            elif mark.kind == "prompt":
                yield Paragraph(mark.value.strip(), say.at_prompt(where))
            elif mark.kind == "object":
                self.notes.append(say.embedded(where, mark.value))
            else:
                self._pictures += 1
        for where, texts in drawn.items():
            yield Paragraph("\n".join(filter(None, map(str.strip, texts))), say.at_graphic(where))

    def _comment(self, key: str, where: str) -> Iterator[Paragraph]:
        comment = self._elements("comments", "w:comment").get(key)
        if comment is not None:
            yield Paragraph(self._text(comment, where), say.at_comment(where, comment.get(qn("w:author"), "")))

    def _left_comments(self, references: list[Reference]) -> Iterator[Paragraph]:
        """Yield the comments that no visible text leads to, such as those on deleted text."""
        led_to = {reference.mark.value for reference in references if reference.mark.kind == "comment"}
        for key in self._elements("comments", "w:comment"):
            if key not in led_to:
                yield from self._comment(key, "")

    def _note(self, mark: Mark, where: str) -> Iterator[Paragraph]:
        note = self._elements(f"{mark.kind}s", f"w:{mark.kind}").get(mark.value)
        if note is not None:
            yield Paragraph(self._text(note, where), _NOTES[mark.kind](where))

    def _elements(self, kind: str, tag: str) -> dict[str, Element]:
        """Return the comments or notes of a part by their ids; of two with one id the first."""
        if kind not in self._read:
            found: dict[str, Element] = {}
            for part in self._package.related(self._main, kind)[:1]:
                for element in self._package.parse(part).iterchildren(qn(tag)):
                    found.setdefault(element.get(_ID, ""), element)
            self._read[kind] = found
        return self._read[kind]

    def _graphic(self, key: str) -> Iterator[str]:
        for relation in self._package.relations(self._main):
            if relation.key == key and relation.target is not None:
                root = self._package.parse(relation.target)
                yield from (part.text or "" for path in _GRAPHIC_TEXTS for part in root.iterfind(f".//{path}"))

    def margins(self, body: Element) -> tuple[Paragraph, ...]:
        """Return the headers and footers that some page shows, each once; page numbers are no text."""
        return tuple(part for part in self._margins(body) if part.text)

    def _margins(self, body: Element) -> Iterator[Paragraph]:
        targets = {relation.key: relation.target for relation in self._package.relations(self._main)}
        even = self._has_even_pages()
        done: set[str] = set()
        for section in body.iter(qn("w:sectPr")):
            first = bool(is_on(section.find(qn("w:titlePg"))))
            for tag, where in (("w:headerReference", say.HEADER), ("w:footerReference", say.FOOTER)):
                for reference in section.iterchildren(qn(tag)):
                    kind = reference.get(qn("w:type"), "default")
                    part = targets.get(reference.get(_RELATION, ""))
                    if part is None or part in done or not {"first": first, "even": even}.get(kind, True):
                        continue
                    done.add(part)
                    yield Paragraph(self._text(self._package.parse(part), where, _is_page_number), where)

    def _has_even_pages(self) -> bool:
        parts = self._package.related(self._main, "settings")[:1]
        return any(bool(is_on(self._package.parse(part).find(qn("w:evenAndOddHeaders")))) for part in parts)

    def _text(self, element: Element, where: str, skip: Callable[[str], bool] = str.isspace) -> str:
        lines, references = self._lines(element, where)
        drawn = [reference.mark.value for reference in references if reference.mark.kind == "drawn"]
        return "\n".join(line.strip() for line in [*lines, *drawn] if line.strip() and not skip(line))


def _is_page_number(line: str) -> bool:
    return _PAGE_NUMBER.fullmatch(line) is not None
