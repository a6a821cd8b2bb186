"""What copying or extracting makes of a Word document, without our reader."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.oxml.ns import qn


def shown(element: Any, numbers: dict[str, int]) -> str:
    """Return what a paragraph shows, the number that Word gives it included, as copying takes it along."""
    text = ""
    for part in element.iter(qn("w:t"), qn("w:br")):
        text += "\v" if part.tag == qn("w:br") else part.text or ""
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    if style is not None and style.get(qn("w:val")) == "ListNumber":
        numbers["last"] = numbers.get("last", 0) + 1
        return f"{numbers['last']}.\t{text}"
    numbers["last"] = 0
    return text


def pasted(document: Document, cell_end: str = "\t") -> str:
    """Return a document as select all and copy give it: cells apart by `cell_end`, each row on a line of its own."""
    numbers: dict[str, int] = {}
    lines = []
    for element in document.element.body.iterchildren(qn("w:p"), qn("w:tbl")):
        if element.tag == qn("w:p"):
            lines.append(shown(element, numbers))
            continue
        for row in element.iter(qn("w:tr")):
            cells = ["\n".join(shown(part, numbers) for part in cell.iter(qn("w:p"))) for cell in row.iter(qn("w:tc"))]
            lines.append(cell_end.join(cells))
    return "\n".join(lines)


def extracted(document: Document) -> str:
    """Return a document as text extraction gives it: a tab before every cell, an empty line below every row."""
    numbers: dict[str, int] = {}
    text = ""
    for element in document.element.body.iterchildren(qn("w:p"), qn("w:tbl")):
        if element.tag == qn("w:p"):
            text += shown(element, numbers) + "\n"
            continue
        for row in element.iter(qn("w:tr")):
            for cell in row.iter(qn("w:tc")):
                text += "\t" + "\n".join(shown(part, numbers) for part in cell.iter(qn("w:p"))) + "\n"
            text += "\n"
    return text
