"""What the file that a draft began from held, place by place: last year's answers, or a neighbour's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant import agenda
from assistant.agenda import Kind, Topic
from assistant.events import Entry, Imported, ItemValue, Place
from assistant.model import Absent, Declaration
from assistant.singles import single_fields
from assistant.state import DUTIES, State
from assistant.wording.agenda import field_text

_Where = tuple[str, str]
"""Title of a line's objective and the part of it, /outputs or /benefits; "" and /duties for a duty."""


def old_form(entries: Iterable[Entry]) -> Imported | None:
    """Return the file that a draft began from, the last one where there are several."""
    brought = [entry.event for entry in entries if isinstance(entry.event, Imported)]
    return brought[-1] if brought else None


def old_answer(topic: Topic, place: Place, file: Imported, state: State) -> str | None:
    """Return what the file had at a place: of a line to come the first one that the list does not hold."""
    if topic.kind is not Kind.LINES:
        held = dict(single_fields(file.declaration))
        return field_text(held[topic.id]) if topic.id in held else None
    lines = {name: agenda.line_text(value) for name, list_id, value in old_lines(file) if _is_under(list_id, topic)}
    if place.item is not None:
        return lines.get(place.item)
    here = {agenda.line_text(item.value) for item in state.items(topic.id).items}
    return next((text for text in lines.values() if text not in here), None)


def old_lines(file: Imported, declaration: Declaration | None = None) -> Iterator[tuple[str, _Where, ItemValue]]:
    """Yield (id, where it stands, value) of every line of the file.

    The values are those of `declaration` where one with the same lines is given.
    """
    ids, declaration = iter(file.ids), declaration or file.declaration
    for duty in () if isinstance(declaration.duties, Absent) else declaration.duties:
        yield next(ids), ("", DUTIES), duty
    for objective in () if isinstance(declaration.objectives, Absent) else declaration.objectives:
        next(ids)
        for part, lines in (("/outputs", objective.outputs), ("/benefits", objective.benefits)):
            for line in () if isinstance(lines, Absent) else lines:
                yield next(ids), (objective.title, part), line


def _is_under(where: _Where, topic: Topic) -> bool:
    title, part = where
    return topic.id.endswith(part) and topic.title == title
