"""Prints a proof's word in the headers of a blank, whatever headers it has."""

from __future__ import annotations

from copy import deepcopy

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from assistant.exporting.into.container import Container
from assistant.exporting.into.texts import Element, make
from assistant.exporting.oxml import clean
from assistant.form import Form


def print_proof(container: Container, word: str, form: Form) -> None:
    """Put `word` on top of every header there is, and into a new one for the pages that have none."""
    paragraph = _paragraph(word, form)
    for header in container.headers():
        header.insert(0, deepcopy(paragraph))
    section = next(container.document.iter(qn("w:sectPr")), None)
    if section is None:
        section = make("w:sectPr")
        container.document.find(qn("w:body")).append(section)
    # A later section without a header of a kind has that of the section before it.
    kinds = {part.get(qn("w:type"), "default") for part in section.findall(qn("w:headerReference"))}
    missing = [kind for kind in ("default", "first", "even") if kind not in kinds]
    if missing:
        root = parse_xml(f"<w:hdr {nsdecls('w', 'r')}/>")
        root.append(deepcopy(paragraph))
        key = container.add_header(root)
        for kind in reversed(missing):
            reference = make("w:headerReference", type=kind)
            reference.set(qn("r:id"), key)
            section.insert(0, reference)


def _paragraph(word: str, form: Form) -> Element:
    role = form.roles["proof"]
    font, size = form.fonts[role.font].name, str(round(role.size * 2))
    run = make("w:r")
    properties = make("w:rPr")
    properties.append(make("w:rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font, hint="eastAsia"))
    properties.append(make("w:sz", val=size))
    properties.append(make("w:szCs", val=size))
    text = make("w:t")
    text.text = clean(word)
    run.extend([properties, text])
    paragraph, mark = make("w:p"), make("w:pPr")
    mark.append(make("w:jc", val=role.align))
    paragraph.extend([mark, run])
    return paragraph
