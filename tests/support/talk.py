"""An interview that is talked to in a test."""

from __future__ import annotations

from assistant.declared import declaration_of
from assistant.events import Started, entries_of
from assistant.form import Form
from assistant.interview import Interview
from assistant.model import Declaration
from assistant.step import Step


class Talk:
    """An interview whose events count at once."""

    def __init__(self, form: Form):
        objectives = tuple((f"o{number}", part.key, part.title) for number, part in enumerate(form.objectives, 1))
        self.interview = Interview(form)
        self.keep(Step((Started(form.id, objectives),)))

    def keep(self, step: Step) -> Step:
        first = len(self.interview.entries) + 1
        self.interview.apply(entries_of(step.events, first, "", ""))
        return step

    def say(self, *texts: str) -> Step:
        for text in texts:
            step = self.keep(self.interview.submit(text))
        return step

    def go(self, question: str) -> None:
        self.keep(self.interview.jump(question))

    @property
    def at(self) -> str:
        return self.interview.place.question

    @property
    def held(self) -> Declaration:
        return declaration_of(self.interview.state)
