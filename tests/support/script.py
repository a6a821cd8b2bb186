"""A declaration as the lines that a person would type, in the order of asking."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.agenda import Kind, as_asked
from assistant.form import Form
from assistant.model import ABSENT, Declaration, Indicator, amount_of
from assistant.singles import CARRY_OVER
from assistant.state import State
from assistant.wording.agenda import field_text


def typed_lines(declaration: Declaration, form: Form, state: State) -> Iterator[str]:
    """Yield every line to be typed from a new draft (its `state`) to the end; no answer holds a line feed."""
    assert declaration.objectives is not ABSENT
    for topic in as_asked(form, state):
        if topic.id == "/filer":
            yield str(declaration.filer)
        elif topic.id == "/department":
            yield "" if declaration.department == declaration.filer else str(declaration.department)
        elif topic.id == "/year":
            yield str(declaration.year)
        elif topic.kind is Kind.AMOUNT:
            yield field_text(amount_of(declaration, topic.pointer))
        elif not topic.is_printed:
            yield ""
            if topic.id == CARRY_OVER and amount_of(declaration, "/budget/expenditure/project"):
                yield ""  # its projects are asked for
        elif topic.kind is Kind.LINES:
            yield from _list_lines(topic.id, topic.objective, declaration, form)


def _list_lines(topic_id: str, number: int, declaration: Declaration, form: Form) -> Iterator[str]:
    if not number:
        values: tuple[str | Indicator, ...] = declaration.duties or ()
    else:
        objective = declaration.objectives[number - 1]
        values = objective.outputs if topic_id.endswith("/outputs") else objective.benefits
    for value in values:
        if isinstance(value, str):
            yield value
        elif topic_id.endswith("/benefits"):
            yield form.categories[value.category].label + value.text
        else:
            yield value.text
    yield "" if values else "无"


def typeable(declaration: Declaration) -> Declaration:
    """Return what of a declaration can be typed as lines: no structured parts, one paragraph a line."""
    from dataclasses import replace

    def plain(line: Indicator, benefit: bool) -> Indicator:
        return Indicator(line.text.replace("\n", ""), line.category if benefit else None)

    return replace(
        declaration,
        division_code=None,
        not_applicable=(),
        duties=tuple(text.replace("\n", "") for text in declaration.duties),
        objectives=tuple(
            replace(
                part,
                outputs=tuple(plain(line, False) for line in part.outputs),
                benefits=tuple(plain(line, True) for line in part.benefits),
            )
            for part in declaration.objectives
        ),
    )
