"""The review of one draft: its findings with those that are kept, their numbers, and what is done about them."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.bank.basics import by_id
from assistant.commands import Command, Verb
from assistant.declared import declaration_of
from assistant.interview import Interview
from assistant.mending import keep, last_of, mend, with_kept
from assistant.model import Finding
from assistant.problems import Problems, problems_of, read_numbers
from assistant.review import check_declaration
from assistant.review.context import Known
from assistant.review.reviewer import Reviewer
from assistant.step import Step
from assistant.wording import problems as say


class Inspection:
    """The review of an interview; it remembers the lines that it has judged and the numbers that it gave."""

    def __init__(self, interview: Interview):
        self._interview = interview
        self._reviewer = Reviewer()
        self._listed: Problems | None = None
        """What 照改 and 保留 count by."""

    def findings(self) -> list[Finding]:
        """Return every finding on the declaration as it stands."""
        interview = self._interview
        declaration = declaration_of(interview.state)
        known = Known(interview.bank, by_id(interview.state.fields), last_of(interview.entries, declaration))
        found = check_declaration(declaration, interview.form, known, self._reviewer)
        return with_kept(found, interview.topics, interview.state)

    def problems(self) -> Problems:
        """Return the findings sorted and numbered; the numbers hold until this is asked again."""
        self._listed = problems_of(self.findings(), self._interview.topics, self._interview.state)
        return self._listed

    def mend(self, findings: Iterable[Finding]) -> Step:
        """Put the fixes of findings in, wherever their texts stand by now."""
        wanted = {(part.rule, part.path, part.excerpt) for part in findings}
        now = [part for part in self.findings() if (part.rule, part.path, part.excerpt) in wanted]
        return mend(now, self._interview)

    def keep(self, finding: Finding, reason: str) -> Step:
        """Keep a text against a finding."""
        return keep(finding, reason, self._interview)

    def settle(self, command: Command) -> Step:
        """Mend findings by the numbers of the list, or keep one with a reason."""
        first, last, reason = read_numbers(command.argument)
        every = (self._listed or self.problems()).all
        if not first or last > len(every):
            note = say.no_such_number(last, len(every)) if first else say.WHICH_NUMBER
            return Step(accepted=False, notes=(note,))
        found = [part.finding for part in every[first - 1 : last]]
        return self.mend(found) if command.verb is Verb.FIX else self.keep(found[0], reason)
