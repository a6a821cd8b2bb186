"""What is to be said along with an answer that was accepted: sums, a name left behind, an amount out of all measure."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from assistant import agenda
from assistant.agenda import Kind, Topic
from assistant.declared import declaration_of
from assistant.events import FieldSet, FieldValue
from assistant.folding import apply
from assistant.form import Form
from assistant.model import Finding
from assistant.places import seal_name, township_of_filer, villages_of
from assistant.review.money import check_money
from assistant.state import State
from assistant.text import open_blanks
from assistant.wording import interview as say

_MOST_LIKELY: Final = Decimal(100_000)
"""万元; no township's year comes near it, but a figure in 元 without its unit does."""
_FAR_OFF: Final = 1000
"""Times; what is in 元 among 万元 is ten thousand times too large."""


def sums_after(topic: Topic, event: FieldSet, form: Form, state: State) -> tuple[Finding, ...]:
    """Return the identities that do not hold and have to do with this amount; after the last amount, all."""
    if topic.kind is not Kind.AMOUNT:
        return ()
    found = check_money(declaration_of(apply(state, event)), form)
    last = [part.id for part in agenda.topics(form, state) if part.kind is Kind.AMOUNT][-1]
    return tuple(finding for finding in found if topic.id in (last, finding.path, *finding.related))


def notes_on(topic: Topic, event: FieldSet, form: Form, state: State) -> tuple[str, ...]:
    """Return what else an answer means for the others; it is said once, where it is answered."""
    if topic.id == "/filer":
        return _known_place(event.value)
    if topic.kind is not Kind.AMOUNT:
        return ()
    notes: tuple[str, ...] = ()
    if isinstance(event.value, Decimal) and event.value >= _MOST_LIKELY:
        notes = (say.huge(event.value),)
    mended = check_money(declaration_of(state), form) and not check_money(declaration_of(apply(state, event)), form)
    return (*notes, say.SUMS_HOLD) if mended else notes


def unit_doubts(topic: Topic, value: Decimal, text: str, state: State) -> tuple[Finding, ...]:
    """Return why an amount typed without a unit may be meant in 元: it is 10⁴ off the others, or out of all measure."""
    if re.search("[元圆万亿]", text):
        return ()
    total = state.fields.get("/budget/total")
    others = [held for path, held in state.fields.items() if path.startswith("/budget/") and path != topic.id]
    if topic.id == "/budget/total":
        known = max((held for held in others if isinstance(held, Decimal)), default=None)
    else:
        known = total if isinstance(total, Decimal) else None
    off = known and value and (value >= known * _FAR_OFF or (topic.id == "/budget/total" and known >= value * _FAR_OFF))
    if not off and value < _MOST_LIKELY:
        return ()
    return (say.unread(topic.pointer, say.which_unit(text, known if off else None)),)


def _known_place(value: FieldValue) -> tuple[str, ...]:
    """Say which township of the gazetteer a filer is, or that it knows none of that name."""
    if not isinstance(value, str) or open_blanks(value):
        return ()
    township = township_of_filer(value)
    if township is None:
        return (say.unknown_filer(),)
    villages = villages_of(township)
    where = "".join(
        dict.fromkeys((township.province.name, township.prefecture.name, township.county.name, township.name))
    )
    own = seal_name(township)
    return (say.known_filer(where, len(villages)), *((say.seal_differs(own),) if value != own else ()))
