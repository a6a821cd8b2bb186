"""The words of the first pass: keep lines of an old form, keep all that is left, put a phrase in a line's place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant import agenda, firstpass
from assistant.agenda import Kind
from assistant.events import LinesMarked
from assistant.interview import Interview
from assistant.mending import item_of, topic_of
from assistant.model import Finding, Severity
from assistant.pieces import read_choice
from assistant.rephrasing import phrases_like, rephrase
from assistant.state import Item
from assistant.step import Step
from assistant.wording import arranging as say_arranging
from assistant.wording import firstpass as say
from assistant.wording import rephrasing as say_rephrasing


def keep_lines(interview: Interview, wanted: str) -> Step:
    """Keep lines of the list that is asked by their numbers, or the one asked about; InputError names no line."""
    if interview.topic.kind is not Kind.LINES:
        return Step(accepted=False, notes=(say_arranging.NO_LIST,))
    items = interview.state.items(interview.topic.id).items
    if not wanted:
        return firstpass.keep(interview.form, interview.state, [interview.place.item or ""])
    numbers = read_choice(re.sub("[条第]", "", wanted), len(items)) or ()
    return firstpass.keep(interview.form, interview.state, [items[number - 1].id for number in numbers])


def keep_rest(interview: Interview, findings: Iterable[Finding]) -> Step:
    """Keep every line that is left to be decided on, and say how many findings that leaves."""
    left = left_on(interview, findings)
    step = firstpass.keep_rest(interview.form, interview.state)
    return replace(step, notes=(*step.notes, say.leaves(*left))) if step.accepted and any(left) else step


def keep_sound(interview: Interview, findings: Iterable[Finding]) -> Step:
    """Keep every line that is left to be decided on, but for those that would be sent back for their words."""
    bad = {
        item_id
        for item_id, finding in _on_undecided(interview, findings)
        if finding.severity is Severity.ERROR and not finding.rule.startswith("blanks.")
    }
    ids = sorted(interview.state.undecided - bad)
    step = firstpass.keep(interview.form, interview.state, ids)
    return replace(step, notes=(*step.notes, say.to_be_mended(len(bad)))) if step.accepted and bad else step


def left_on(interview: Interview, findings: Iterable[Finding]) -> tuple[int, int]:
    """Return how many errors and how many warnings stand on the lines that are still to be decided on."""
    counts = Counter(finding.severity for _, finding in _on_undecided(interview, findings))
    return counts[Severity.ERROR], counts[Severity.WARNING]


def _on_undecided(interview: Interview, findings: Iterable[Finding]) -> Iterator[tuple[str, Finding]]:
    """Yield (id of the line, finding) of what stands on the lines that are left to be decided on."""
    for finding in findings:
        topic = topic_of(finding.path, interview.topics)
        item = None if topic is None else item_of(finding.path, topic, interview.state)
        if finding.kept is None and item is not None and item.id in interview.state.undecided:
            yield item.id, finding


def put_phrase(interview: Interview, wanted: str) -> Step:
    """Put a phrase in the place of a line, or tell which ones there are: 3, 3 2, or nothing for the line asked."""
    if interview.topic.kind is not Kind.LINES:
        return Step(accepted=False, notes=(say_arranging.NO_LIST,))
    numbers = [int(part) for part in re.findall(r"\d+", wanted)]
    item = interview.line(numbers[0]) if numbers else _asked(interview)
    if item is None:
        note = interview.no_line(numbers[0]) if numbers else say_arranging.which_line("换题库", "换题库 3")
        return Step(accepted=False, notes=(note,))
    found = phrases_like(interview, item.id)
    place = interview.state.items(interview.topic.id).index(item.id)
    number = 1 + (place or 0)
    if not found:
        return Step(accepted=False, notes=(say_rephrasing.NOTHING_LIKE,))
    if len(numbers) < 2:
        sentences = [phrase.sentence for phrase in found]
        return Step(accepted=False, notes=(say_rephrasing.offered(number, agenda.line_text(item.value), sentences),))
    if not 1 <= numbers[1] <= len(found):
        return Step(accepted=False, notes=(say_rephrasing.no_phrase(numbers[1], len(found)),))
    return rephrase(interview, item.id, found[numbers[1] - 1])


def _asked(interview: Interview) -> Item | None:
    held = interview.state.items(interview.topic.id)
    index = held.index(interview.place.item)
    return None if index is None else held.items[index]


def mend_and_keep(interview: Interview, item_id: str, mended: Step) -> Step:
    """Return a step that mends a line of an old form with the decision to keep it so."""
    if not mended.accepted or item_id not in interview.state.undecided:
        return mended
    step = replace(mended, events=(*mended.events, LinesMarked((item_id,), decided=True)))
    return firstpass.gone_on(step, interview.form, interview.state)
