"""Takes out of a part whatever a reader of the page does not see: revisions, comments and hidden text."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Final

from docx.oxml.ns import qn

from assistant.exporting.into.texts import Element, make
from assistant.importing.styles import Styles
from assistant.importing.visible import plain_text

# Deleted and moved text, the old state of changed properties, and marks that lead to parts which are left out.
_REMOVED: Final = frozenset(
    qn(name)
    for name in (
        "w:del",
        "w:moveFrom",
        "w:delText",
        "w:delInstrText",
        "w:rPrChange",
        "w:pPrChange",
        "w:sectPrChange",
        "w:tblPrChange",
        "w:tblPrExChange",
        "w:tblGridChange",
        "w:trPrChange",
        "w:tcPrChange",
        "w:numberingChange",
        "w:moveFromRangeStart",
        "w:moveFromRangeEnd",
        "w:moveToRangeStart",
        "w:moveToRangeEnd",
        "w:customXmlInsRangeStart",
        "w:customXmlInsRangeEnd",
        "w:customXmlDelRangeStart",
        "w:customXmlDelRangeEnd",
        "w:commentRangeStart",
        "w:commentRangeEnd",
        "w:commentReference",
        "w:annotationRef",
        "w:proofErr",
        "w:permStart",
        "w:permEnd",
    )
)
_COMPATIBLE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATE: Final = f"{_COMPATIBLE}AlternateContent"
_CHOICE: Final = f"{_COMPATIBLE}Choice"
_FALLBACK: Final = f"{_COMPATIBLE}Fallback"
_UNWRAPPED: Final = frozenset(qn(name) for name in ("w:ins", "w:moveTo", "w:customXml", "w:smartTag"))
_ROW_GONE: Final = (f"{qn('w:trPr')}/{qn('w:del')}", f"{qn('w:trPr')}/{qn('w:moveFrom')}")
# What settings tell of the machine and the people that a file went through.
_SETTINGS: Final = frozenset(
    qn(name)
    for name in (
        "w:attachedTemplate",
        "w:attachedSchema",
        "w:trackRevisions",
        "w:revisionView",
        "w:docVars",
        "w:mailMerge",
        "w:rsids",
        "w:saveThroughXslt",
        "w:activeWritingStyle",
        "w:documentType",
    )
)


def accept_revisions(root: Element) -> None:
    """Leave of tracked changes and comments what the page shows when all are accepted."""
    for row in list(root.iter(qn("w:tr"))):
        if any(row.find(path) is not None for path in _ROW_GONE):
            row.getparent().remove(row)
    for cell in list(root.iter(qn("w:tc"))):
        if cell.find(f"{qn('w:tcPr')}/{qn('w:cellDel')}") is not None:
            cell.getparent().remove(cell)
    for element in _elements(root, _REMOVED):
        if element.getparent() is not None:
            element.getparent().remove(element)
    for element in _elements(root, _UNWRAPPED):
        _unwrap(element)
    for run in list(root.iter(qn("w:r"))):
        if all(child.tag == qn("w:rPr") for child in run) and run.getparent() is not None:
            run.getparent().remove(run)


def empty_placeholders(root: Element) -> None:
    """Leave of a content control that only shows its prompt the room that it keeps."""
    for control in list(root.iter(qn("w:sdt"))):
        if control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is None or control.getparent() is None:
            continue
        content = control.find(qn("w:sdtContent"))
        for part in [] if content is None else list(content):
            for run in list(part.iter(qn("w:r"))):
                run.getparent().remove(run)
            if part.tag != qn("w:r"):
                control.addprevious(part)
        control.getparent().remove(control)


def join_cells(root: Element) -> None:
    """Make one cell of cells that are joined sideways in the old way, by a mark in each instead of a span."""
    for row in list(root.iter(qn("w:tr"))):
        cells = list(row.iterchildren(qn("w:tc")))
        marks = [cell.find(f"{qn('w:tcPr')}/{qn('w:hMerge')}") for cell in cells]
        joined = [mark is not None and mark.get(qn("w:val")) != "restart" for mark in marks]
        if any(go_on and _holds(cell) for cell, go_on in zip(cells, joined, strict=True)):
            continue
        first = None
        for cell, mark, go_on in zip(cells, marks, joined, strict=True):
            if mark is not None:
                mark.getparent().remove(mark)
            if not go_on:
                first = cell
            elif first is not None:
                _widen(first, cell)
                row.remove(cell)


def _holds(cell: Element) -> bool:
    return bool(plain_text(cell).strip()) or cell.find(f".//{qn('w:tbl')}") is not None


def _widen(cell: Element, other: Element) -> None:
    """Let `cell` take over the columns and the width of the cell behind it."""
    properties = cell.find(qn("w:tcPr"))
    span = properties.find(qn("w:gridSpan"))
    count = _number(span, "w:val", 1) + _number(other.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), "w:val", 1)
    widths = [part.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") for part in (cell, other)]
    if span is None:
        span = make("w:gridSpan")
        place = sum(part.tag in (qn("w:cnfStyle"), qn("w:tcW")) for part in properties)
        properties.insert(place, span)
    span.set(qn("w:val"), str(count))
    if None not in widths and widths[0].get(qn("w:type")) == widths[1].get(qn("w:type")):
        widths[0].set(qn("w:w"), str(sum(_number(width, "w:w", 0) for width in widths)))


def _number(element: Element | None, name: str, usual: int) -> int:
    value = "" if element is None else element.get(qn(name), "")
    return int(value) if value.isdecimal() else usual


def _elements(root: Element, tags: Iterable[str]) -> list[Element]:
    return list(root.iter(*tags))


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if parent.tag in (qn("w:rPr"), qn("w:trPr"), qn("w:tcPr")):  # the mark of an inserted paragraph, row or cell
        parent.remove(element)
        return
    for child in list(element):
        if child.tag not in (qn("w:customXmlPr"), qn("w:smartTagPr")):
            element.addprevious(child)
    parent.remove(element)


def remove_hidden(root: Element, styles: Styles) -> list[str]:
    """Take out the runs that `styles` or their own properties keep from the page, and return their texts."""
    found = []
    for paragraph in list(root.iter(qn("w:p"))):
        named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        style = styles.usual if named is None else named.get(qn("w:val"), "")
        for run in [run for run in paragraph.iter(qn("w:r")) if styles.hide(style, run)]:
            text = plain_text(run)
            found += [text] if text.strip() else []
            run.getparent().remove(run)
    return found


def scrub_settings(root: Element) -> None:
    """Take out of the settings part what tells of templates, people and earlier versions."""
    for element in _elements(root, _SETTINGS):
        element.getparent().remove(element)


def mirror_boxes(root: Element) -> None:
    """Let the copy of a text box that is kept for old programs say what the text box says."""
    for both in list(root.iter(_ALTERNATE)):
        new, old = (
            [box for part in both.iterchildren(name) for box in part.iter(qn("w:txbxContent"))]
            for name in (_CHOICE, _FALLBACK)
        )
        if len(new) == len(old):
            for box, copy in zip(new, old, strict=True):
                copy[:] = [deepcopy(part) for part in box]
