"""Fills the county's own blank: its grid, fonts and words stay, answers come in and rows are added.

The labels are found as import finds them, so that whatever form can be read can also be written into.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from assistant.exporting.docx import core_of
from assistant.exporting.into.blocks import fill_objectives
from assistant.exporting.into.container import Container
from assistant.exporting.into.fields import fill_fields
from assistant.exporting.into.hold import hold_stamps
from assistant.exporting.into.lists import fill_duties
from assistant.exporting.into.proof import print_proof
from assistant.exporting.into.relax import Texts, relax
from assistant.exporting.into.scrub import mirror_boxes
from assistant.exporting.into.sheet import Spot
from assistant.exporting.into.styles import ContinuedStyles, centred_styles
from assistant.exporting.into.texts import Element
from assistant.exporting.into.work import Work
from assistant.form import Form
from assistant.importing.bounds import bounded
from assistant.importing.docx import read_elements
from assistant.importing.package import open_package
from assistant.importing.placing import find_anchors
from assistant.importing.styles import Styles, read_styles
from assistant.model import Declaration
from assistant.wording import into as say

MOST_NOTES: Final = 20
"""Hidden texts of a blank that are told one by one."""


@dataclass(frozen=True)
class Filled:
    """A blank that was filled, or why it was not."""

    data: bytes
    """The .docx; nothing may be done with it while something is unplaced."""
    unplaced: tuple[str, ...]
    """What the blank has no place for, a Chinese line each."""
    notes: tuple[str, ...]
    """What a person should look at, a Chinese line each."""


def fill_blank(declaration: Declaration, form: Form, blank: bytes, name: str, proof: str | None = None) -> Filled:
    """Return the blank .docx in `blank` filled with `declaration`; the same input gives the same bytes.

    `name` stands in what is said of the blank, InputError included: a file that is no Word file, or not this form.
    """
    with open_package(blank, name) as package:
        found = Container(package)
        cleaned = found.pack(core_of(declaration, form))
    # Read anew: the labels are looked for in what is left when nothing is hidden any more.
    with open_package(cleaned, name) as package:
        container = Container(package)
        document, paper, elements = read_elements(package, form.style_roles())
        container.put_document(document)
        spots = [
            Spot(anchor, elements[anchor.paragraph - 1]) for anchor in find_anchors(bounded(paper, name), form, name)
        ]
        body = (spot.anchor.paragraph for spot in spots if spot.anchor.kind not in ("title", "year", "filer"))
        above = elements[: min(body, default=1) - 1]
        styles = container.tree_of("styles")
        known = Styles() if styles is None else read_styles(styles, {})
        work = Work(
            declaration,
            form,
            spots,
            above,
            proof is not None,
            ContinuedStyles(styles).id_for,
            usual=known.usual,
            numbered=known.numbered,
            centred=centred_styles(styles),
            tab=container.tab(),
        )
        _fill(work, document)
        if proof is not None:
            print_proof(container, proof, form)
        hidden = list(dict.fromkeys(found.hidden))
        more = (say.more_hidden(len(hidden) - MOST_NOTES),) if len(hidden) > MOST_NOTES else ()
        locked = [say.LOCKED] if found.locked() else []
        if proof is None:
            work.notes += [say.margin_says(text) for text in container.margins() if is_draft(text)]
        notes = (*map(say.hidden_removed, hidden[:MOST_NOTES]), *more, *locked, *work.notes)
        data = container.pack(core_of(declaration, form))
    return Filled(data, tuple(work.unplaced), tuple(dict.fromkeys(notes)))


def is_draft(text: str) -> bool:
    """Tell whether a header or footer says that the page is no final copy."""
    return any(word in text for word in say.DRAFT_WORDS)


def _fill(work: Work, document: Element) -> None:
    before = Texts.of(document)
    fill_fields(work)
    fill_duties(work)
    fill_objectives(work)
    if not hold_stamps(work.spots):
        work.notes.append(say.STAMPS_MAY_PART)
    work.notes += relax(document, before)
    mirror_boxes(document)
