"""Changes the text of a Word document's paragraphs and leaves everything else about them as it is."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from assistant.exporting.oxml import clean
from assistant.importing.docx import visible_parts
from assistant.text import BLANK

Element = Any
"""An lxml element."""

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
# What a paragraph made after the model of another must not take over: its place in a list, a section or a revision.
_NOT_COPIED: Final = ("w:numPr", "w:sectPr", "w:pPrChange", "w:framePr", "w:pageBreakBefore", "w:divId", "w:outlineLvl")


def make(tag: str, **attributes: str) -> Element:
    """Return a new element of WordprocessingML, its attributes in the same namespace."""
    result = OxmlElement(tag)
    for key, value in attributes.items():
        result.set(qn(f"w:{key}"), value)
    return result


def text_of(paragraph: Element) -> str:
    """Return the text that a reader sees of `paragraph`; soft returns are line feeds."""
    return "".join(text for _, text in visible_parts(paragraph))


def replace_text(paragraph: Element, start: int, end: int, text: str, mark: bool = False) -> None:
    """Put `text` in the place of the characters from `start` to `end`, set as what it replaces or follows.

    `mark` shows open blanks; a line feed becomes a soft return.
    """
    _split(paragraph, end)
    _split(paragraph, start)
    position = 0
    before: Element | None = None
    replaced: list[Element] = []
    for node, part in list(visible_parts(paragraph)):
        if position >= start and position + len(part) <= end and part:
            replaced.append(node)
        elif position + len(part) <= start and part:
            before = node
        position += len(part)
    run = _run_of(replaced[0]) if replaced else _run_of(before)
    made = list(_runs(text, _format_of(run, paragraph), mark))
    anchor = run if run is not None else paragraph.find(qn("w:pPr"))
    for new in reversed(made):
        if anchor is None:
            paragraph.insert(0, new)
        else:
            anchor.addnext(new)
    for node in replaced:
        _drop(node)


def _split(paragraph: Element, offset: int) -> None:
    """Make a run end at `offset`, if one goes over it."""
    position = 0
    for node, part in list(visible_parts(paragraph)):
        if position < offset < position + len(part):
            _split_run(node, offset - position)
            return
        if position + len(part) == offset and part:
            _split_run(node, len(part))
            return
        position += len(part)


def _split_run(node: Element, offset: int) -> None:
    """Move what stands in a run behind `offset` of its child `node` into a run of its own."""
    run = _run_of(node)
    if run is None:
        return
    rest = make("w:r")
    if run.find(qn("w:rPr")) is not None:
        rest.append(deepcopy(run.find(qn("w:rPr"))))
    text = node.text or ""
    if node.tag == qn("w:t") and offset < len(text):
        node.text, tail = text[:offset], make("w:t")
        tail.text = text[offset:]
        tail.set(_SPACE, "preserve")
        node.set(_SPACE, "preserve")
        rest.append(tail)
    for sibling in list(node.itersiblings()):
        rest.append(sibling)
    if len(rest) > (rest.find(qn("w:rPr")) is not None):
        run.addnext(rest)


def _run_of(node: Element | None) -> Element | None:
    while node is not None and node.tag != qn("w:r"):
        node = node.getparent()
    return node


def _drop(node: Element) -> None:
    run = _run_of(node)
    node.getparent().remove(node)
    if run is not None and all(child.tag == qn("w:rPr") for child in run):
        run.getparent().remove(run)


def _format_of(run: Element | None, paragraph: Element | None) -> Element | None:
    """Return a copy of the properties of `run`, or of the mark of `paragraph`, fit for Chinese text."""
    found = None if run is None else run.find(qn("w:rPr"))
    if found is None and run is None and paragraph is not None:
        found = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    result = make("w:rPr") if found is None else deepcopy(found)
    for name in ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:vanish", "w:fitText"):
        for child in result.findall(qn(name)):
            result.remove(child)
    fonts = result.find(qn("w:rFonts"))
    if fonts is None:
        fonts = make("w:rFonts")
        style = result.find(qn("w:rStyle"))
        result.insert(0, fonts) if style is None else style.addnext(fonts)
    fonts.set(qn("w:hint"), "eastAsia")
    return result


def _runs(text: str, properties: Element | None, mark: bool) -> Iterator[Element]:
    """Yield the runs of `text`; an open blank is one of its own where it is to be seen."""
    done = 0
    for blank in BLANK.finditer(text) if mark else ():
        yield from _run(text[done : blank.start()], properties)
        yield from _run(blank.group(), _marked(properties))
        done = blank.end()
    yield from _run(text[done:], properties)


def _run(text: str, properties: Element | None) -> Iterator[Element]:
    if not text:
        return
    run = make("w:r")
    if properties is not None:
        run.append(deepcopy(properties))
    for index, line in enumerate(text.split("\n")):
        if index:
            run.append(make("w:br"))
        part = make("w:t")
        part.text = clean(line)
        part.set(_SPACE, "preserve")
        run.append(part)
    yield run


def _marked(properties: Element | None) -> Element:
    """Return `properties` with what makes an open blank plain to see on a black-and-white print."""
    result = make("w:rPr") if properties is None else deepcopy(properties)
    for name in ("w:b", "w:bCs", "w:u", "w:shd"):
        for child in result.findall(qn(name)):
            result.remove(child)
    for new in (make("w:b"), make("w:u", val="single"), make("w:shd", val="clear", color="auto", fill="D9D9D9")):
        _place(result, new)
    return result


# The order of a run's properties (ECMA-376, CT_RPr).
_ORDER: Final = {
    qn(f"w:{name}"): place
    for place, name in enumerate(
        (
            *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline"),
            *("shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing"),
            *("w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText"),
            *("vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath"),
        )
    )
}


def _place(properties: Element, new: Element) -> None:
    """Put a property where the schema's order asks for it."""
    for child in properties:
        if _ORDER.get(child.tag, len(_ORDER)) > _ORDER[new.tag]:
            child.addprevious(new)
            return
    properties.append(new)


def paragraph_like(model: Element, text: str, mark: bool = False, style: str | None = None) -> Element:
    """Return a new paragraph that is set as `model` and holds `text`; `style` is the id of another paragraph style."""
    result = make("w:p")
    properties = model.find(qn("w:pPr"))
    properties = make("w:pPr") if properties is None else deepcopy(properties)
    for name in _NOT_COPIED:
        for child in properties.findall(qn(name)):
            properties.remove(child)
    for child in properties.findall(f"{qn('w:rPr')}/*"):
        if child.tag in (qn("w:ins"), qn("w:del"), qn("w:moveFrom"), qn("w:moveTo"), qn("w:rPrChange")):
            child.getparent().remove(child)
    if style is not None:
        for child in properties.findall(qn("w:pStyle")):
            properties.remove(child)
        properties.insert(0, make("w:pStyle", val=style))
    if len(properties):
        result.append(properties)
    first = next((node for node, part in visible_parts(model) if part), None)
    run = _run_of(first)
    if run is None:
        run = model.find(qn("w:r"))
    for new in _runs(text, _format_of(run, model), mark):
        result.append(new)
    return result
