"""The amounts as a whole: what makes a sum whole, the rest left empty, amounts put off or gone through again."""

from __future__ import annotations

from decimal import Decimal

from assistant import agenda
from assistant.agenda import Kind, Topic
from assistant.events import FieldSet, Moved, Place
from assistant.folding import apply
from assistant.form import Form
from assistant.model import ABSENT
from assistant.state import DUTIES, State
from assistant.step import Step
from assistant.wording import budgeting as say

_TOTAL = "/budget/total"


def rest_of_sum(topic: Topic, form: Form, state: State) -> str | None:
    """Return what an amount must be for its group to add up to the total, as a person would type it."""
    total = state.fields.get(_TOTAL)
    group = next((name for name in ("expenditure", "income") if topic.id.startswith(f"/budget/{name}/")), None)
    if group is None or not isinstance(total, Decimal):
        return None
    others = [state.fields.get(line.path) for line in form.amounts_of(group) if line.path != topic.id]
    rest = total - sum((value for value in others if isinstance(value, Decimal)), Decimal(0))
    return None if rest < 0 else say.amount(rest or None)


def leave_rest_empty(topic: Topic, form: Form, state: State) -> Step:
    """Take 无 for every amount that is not answered yet, in the group that is asked about."""
    if topic.kind is not Kind.AMOUNT or topic.id == _TOTAL:
        return Step(accepted=False, notes=(say.NO_REST,))
    group = topic.id.split("/")[2]
    left = [line for line in form.amounts_of(group) if state.fields.get(line.path, ABSENT) is ABSENT]
    if not left:
        return Step(accepted=False, notes=(say.NOTHING_LEFT,))
    events = tuple(FieldSet(line.path, None) for line in left)
    for event in events:
        state = apply(state, event)
    return Step((*events, Moved(agenda.onward(form, state, left[-1].path))), notes=(say.left_empty(len(left)),))


def put_off() -> Step:
    """Go to what comes behind the amounts; they stay open."""
    return Step((Moved(Place(DUTIES)),), notes=(say.PUT_OFF,))


def change_amounts() -> Step:
    """Begin with the total anew; only amounts that no longer add up are asked again."""
    return Step((Moved(Place(_TOTAL)),), notes=(say.FROM_THE_TOTAL,))
