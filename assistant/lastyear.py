"""Last year's answers, as far as the file that the draft began from holds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant import agenda
from assistant.agenda import Kind, Topic
from assistant.events import Entry, Imported, Place, Source
from assistant.interview import Interview
from assistant.model import Absent
from assistant.singles import single_fields
from assistant.state import DUTIES, State
from assistant.step import Step
from assistant.wording import lastyear as say
from assistant.wording.agenda import field_text


def imported(entries: Iterable[Entry]) -> Imported | None:
    """Return the file that a draft began from, the last one where there are several."""
    brought = [entry.event for entry in entries if isinstance(entry.event, Imported)]
    return brought[-1] if brought else None


def last_answer(topic: Topic, place: Place, file: Imported, state: State) -> str | None:
    """Return what the file had at a place: of a line to come the first one that the list does not hold."""
    if topic.kind is not Kind.LINES:
        held = dict(single_fields(file.declaration))
        return field_text(held[topic.id]) if topic.id in held else None
    lines = _lines(topic, file)
    if place.item is not None:
        return lines.get(place.item)
    here = {agenda.line_text(item.value) for item in state.items(topic.id).items}
    return next((text for text in lines.values() if text not in here), None)


def _lines(topic: Topic, file: Imported) -> dict[str, str]:
    """Return the file's lines of a list by their ids."""
    ids, declaration = iter(file.ids), file.declaration
    found: dict[str, str] = {}
    for duty in () if isinstance(declaration.duties, Absent) else declaration.duties:
        name = next(ids)
        if topic.id == DUTIES:
            found[name] = duty
    for objective in () if isinstance(declaration.objectives, Absent) else declaration.objectives:
        next(ids)
        for part, lines in (("/outputs", objective.outputs), ("/benefits", objective.benefits)):
            for line in () if isinstance(lines, Absent) else lines:
                name = next(ids)
                if topic.title == objective.title and topic.id.endswith(part):
                    found[name] = line.text
    return found


def as_last(interview: Interview) -> Step:
    """Answer with what the file had here."""
    topic, file = interview.topic, imported(interview.entries)
    if file is None:
        return Step(accepted=False, notes=(say.NO_FILE,))
    if topic.kind is Kind.YEAR:
        return Step(accepted=False, notes=(say.NOT_THE_YEAR,))
    text = last_answer(topic, interview.place, file, interview.state)
    if text is None:
        return Step(accepted=False, notes=(say.NOTHING_THERE,))
    step = interview.submit(text, Source.LAST_YEAR)
    return replace(step, notes=(say.taken(text), *step.notes))
