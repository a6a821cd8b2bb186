"""Last year's answers, taken over as they were."""

from __future__ import annotations

from dataclasses import replace

from assistant.agenda import Kind
from assistant.events import Source
from assistant.interview import Interview
from assistant.oldform import old_answer, old_form
from assistant.step import Step
from assistant.wording import lastyear as say


def as_last(interview: Interview) -> Step:
    """Answer with what the file had here."""
    topic, file = interview.topic, old_form(interview.entries)
    if file is None:
        return Step(accepted=False, notes=(say.NO_FILE,))
    if topic.kind is Kind.YEAR:
        return Step(accepted=False, notes=(say.NOT_THE_YEAR,))
    text = old_answer(topic, interview.place, file, interview.state)
    if text is None:
        return Step(accepted=False, notes=(say.NOTHING_THERE,))
    step = interview.submit(text, Source.LAST_YEAR)
    return replace(step, notes=(say.taken(text), *step.notes))
