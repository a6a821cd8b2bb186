"""The review of one draft: its findings with those that are kept, their numbers, and what is done about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.agenda import Kind
from assistant.bank.basics import by_id
from assistant.commands import Command, Verb
from assistant.declared import declaration_of
from assistant.firstpass import origin_of
from assistant.history import last_of
from assistant.interview import Interview
from assistant.lines import line_value
from assistant.mending import go_to, keep, mend, place_of, still_there, target_of, with_kept
from assistant.model import Declaration, Finding, Indicator, Severity
from assistant.problems import Key, Problems, problems_of, read_numbers
from assistant.review import check_declaration, review_line
from assistant.review.context import Known
from assistant.review.lines import Line, Role
from assistant.review.reviewer import Reviewer
from assistant.step import Step
from assistant.wording import problems as say
from assistant.wording.session import Message, Tone
from assistant.worksheet import projects_of


class Inspection:
    """The review of an interview; it remembers the lines that it has judged and the numbers that it gave."""

    def __init__(self, interview: Interview):
        self._interview = interview
        self._reviewer = Reviewer()
        self._listed: Problems | None = None
        """What 照改 and 保留 count by."""
        self._told: list[Key] = []
        """What 照改 全部 told the last time that it would mend."""
        self.last: Declaration | None = None
        """Last year's declaration where it is given by hand."""

    def findings(self) -> list[Finding]:
        """Return every finding on the declaration as it stands."""
        interview = self._interview
        declaration = declaration_of(interview.state)
        found = check_declaration(declaration, interview.form, self._known(declaration), self._reviewer)
        return with_kept(found, interview.topics, interview.state)

    def _known(self, declaration: Declaration) -> Known:
        interview = self._interview
        last = self.last or last_of(interview.entries, declaration)
        projects = tuple((part.name, part.amount) for part in projects_of(interview.state))
        return Known(
            interview.bank, by_id(interview.state.fields), last, projects, origin_of(interview.entries, interview.state)
        )

    def hint(self, text: str) -> Finding | None:
        """Return the weightiest finding on a line of the list that is asked, as far as it is typed; None for none."""
        interview, topic = self._interview, self._interview.topic
        if topic.kind is not Kind.LINES or not topic.is_printed or interview.place.part is not None:
            return None
        value = line_value(topic, text, None, interview.form, interview.wording(topic))
        role = Role.DUTY if not topic.objective else Role.OUTPUT if topic.id.endswith("/outputs") else Role.BENEFIT
        line = Line(role, text, topic.objective_key, topic.title)
        if isinstance(value, Indicator):
            line = replace(
                line, text=value.text, category=value.category, targets=value.targets, deadline=value.deadline
            )
        declaration = declaration_of(interview.state)
        found = review_line(line, declaration, interview.form, self._known(declaration), self._reviewer)
        return min(found, key=lambda finding: list(Severity).index(finding.severity), default=None)

    def on_line(self, item_id: str | None) -> tuple[Finding, ...]:
        """Return the findings on one line that nobody keeps, what is bound to be sent back first."""
        topics, state = self._interview.topics, self._interview.state
        found = [part for part in self.findings() if part.kept is None and target_of(part, topics, state) == item_id]
        return tuple(sorted(found, key=lambda finding: list(Severity).index(finding.severity)))

    def problems(self) -> Problems:
        """Return the findings sorted and numbered; the numbers hold until this is asked again."""
        self._listed = problems_of(self.findings(), self._interview.topics, self._interview.state)
        return self._listed

    def mend(self, findings: Iterable[Finding]) -> Step:
        """Put the fixes of findings in, wherever their texts stand by now."""
        wanted = list(findings)
        return mend(still_there(wanted, self.findings()), self._interview, len(wanted))

    def go_to(self, finding: Finding) -> Step:
        """Go where a finding is mended by hand."""
        return go_to(finding, self._interview)

    def keep(self, finding: Finding, reason: str) -> Step:
        """Keep a text against a finding."""
        return keep(finding, reason, self._interview)

    def told(self, wanted: str) -> tuple[Message, ...]:
        """Return the list; with a number one finding in full, with 全部 or a family's word what is folded."""
        if not wanted.isdecimal():
            return say.listed(self.problems(), wanted)
        every = (self._listed or self.problems()).all
        if not 1 <= int(wanted) <= len(every):
            return (Message(Tone.BAD, say.no_such_number(int(wanted), len(every))),)
        problem = every[int(wanted) - 1]
        if not still_there([problem.finding], self.findings()):
            return (Message(Tone.GOOD, say.GONE),)
        place = place_of(problem.finding, self._interview.topics, self._interview.state)
        index = self._interview.state.items(place.question).index(place.item) if place and place.item else None
        return say.in_full(problem, None if index is None else index + 1)

    def settle(self, command: Command) -> Step:
        """Mend findings by the numbers of the list, or keep one with a reason."""
        if command.argument == say.ALL:
            return self._settle_all()
        first, last, reason = read_numbers(command.argument)
        every = (self._listed or self.problems()).all
        if not first or last > len(every):
            note = say.no_such_number(last, len(every)) if first else say.WHICH_NUMBER
            return Step(accepted=False, notes=(note,))
        found = [part.finding for part in every[first - 1 : last]]
        return self.mend(found) if command.verb is Verb.FIX else self.keep(found[0], reason)

    def _settle_all(self) -> Step:
        """Tell everything that can be mended by itself, and mend it when that is asked for once more."""
        fixable = [part for part in self.problems().all if part.finding.fix is not None and part.finding.kept is None]
        told, self._told = self._told, [part.key for part in fixable]
        if not fixable:
            return Step(accepted=False, notes=(say.NOTHING_TO_MEND,))
        if told != self._told:
            return Step(accepted=False, notes=(say.all_mends(fixable),))
        return self.mend([part.finding for part in fixable])
