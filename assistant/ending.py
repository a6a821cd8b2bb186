"""The end of an interview: what stands against the file, what Enter alone does there, the file and how it is sent."""

from __future__ import annotations

from dataclasses import replace

from assistant import agenda, outline
from assistant.carrying import ways
from assistant.commands import Verb, word_of
from assistant.events import CONTENT, Moved, Redone, Undone
from assistant.inspection import Inspection
from assistant.interview import Interview
from assistant.replies import Delivered, Reply
from assistant.review import obstacles
from assistant.step import Step
from assistant.wording import finish as say
from assistant.wording.session import Message, Tone


class Ending:
    """The end of one interview, and the file that was written last."""

    def __init__(self, interview: Interview, inspection: Inspection):
        self._interview = interview
        self._inspection = inspection
        self._delivered: Delivered | None = None
        self._written_at = 0
        """How many changes there were when it was written."""

    def keep(self, reply: Reply) -> Reply:
        """Remember the file that a reply tells of."""
        if reply.delivered is None:
            return reply
        self._delivered, self._written_at = reply.delivered, self._changes
        left = outline.refused(self._interview.topics, self._interview.state)
        warning = (Message(Tone.WARN, say.left_refused(left)),) if left else ()
        return replace(reply, messages=(*reply.messages[:1], *warning, *reply.messages[1:]))

    @property
    def _changes(self) -> int:
        return sum(isinstance(entry.event, CONTENT | Undone | Redone) for entry in self._interview.entries)

    def gap(self) -> Step | None:
        """Return the step to the first place that stands against the final file; None where nothing does."""
        interview = self._interview
        if unanswered := interview.progress().unanswered:
            return Step((Moved(agenda.entry_place(unanswered[0], interview.state)),))
        steps = (self._inspection.go_to(finding) for finding in obstacles(self._inspection.findings()))
        return next((step for step in steps if step.accepted), None)

    def word(self) -> str:
        """Return the command that Enter alone stands for at the end; "" where it leads to the first gap."""
        if self._delivered is not None and self._written_at == self._changes:
            return word_of(Verb.QUIT)
        return "" if self.gap() is not None else word_of(Verb.WRITE)

    def send(self) -> Reply:
        """Have the file that was written last sent, where it can be."""
        if self._delivered is None:
            return Reply((Message(Tone.BAD, say.NOTHING_WRITTEN),))
        path = self._delivered.copy or self._delivered.path
        if not ways(path).has_sz:
            return Reply((Message(Tone.BAD, say.NO_SZ),))
        return Reply(sends=path)
