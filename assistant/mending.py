"""What can be done about a finding: its fix put into the text, the text kept with a reason, and where it hangs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant import agenda, outline
from assistant.agenda import Kind, Topic
from assistant.bank.sentences import reworded
from assistant.events import Event, FieldSet, FindingKept, ItemSet, ItemValue, Moved, Place, Source
from assistant.folding import apply
from assistant.interview import Interview
from assistant.lines import check_line, line_value
from assistant.model import ABSENT, Finding, Indicator
from assistant.state import Item, State
from assistant.step import Step
from assistant.validation import check_value
from assistant.wording import problems as say


def topic_of(path: str, topics: Sequence[Topic]) -> Topic | None:
    """Return the question that answers the member at JSON Pointer `path`; None when none does."""
    fits = [topic for topic in topics if f"{path}/".startswith(f"{topic.pointer}/")]
    return max(fits, key=lambda topic: len(topic.pointer), default=None)


def item_of(path: str, topic: Topic, state: State) -> Item | None:
    """Return the line that a JSON Pointer below a list leads to; None where it leads to none."""
    if topic.kind is not Kind.LINES:
        return None
    number = path.removeprefix(topic.pointer).strip("/").partition("/")[0]
    items = state.items(topic.id).items
    return items[int(number)] if number.isdigit() and int(number) < len(items) else None


def text_at(path: str, topics: Sequence[Topic], state: State) -> str | None:
    """Return the text that a finding at JSON Pointer `path` is about; None where there is none."""
    topic = topic_of(path, topics)
    if topic is None:
        return None
    if (item := item_of(path, topic, state)) is not None:
        return item.value.text if isinstance(item.value, Indicator) else item.value
    if topic.id.endswith("/title"):
        return topic.title
    value = state.fields.get(topic.id, ABSENT)
    return value if isinstance(value, str) else None


def target_of(finding: Finding, topics: Sequence[Topic], state: State) -> str | None:
    """Return what a finding hangs on, as an event names it: a line's id, a list or a single answer."""
    topic = topic_of(finding.path, topics)
    if topic is None:
        # What the whole form lacks hangs on the first thing it has to do with.
        return topics[0].id if topics and finding.path.startswith("/") else None
    item = item_of(finding.path, topic, state)
    return topic.id if item is None else item.id


def place_of(finding: Finding, topics: Sequence[Topic], state: State) -> Place | None:
    """Return where a finding is mended by hand: at the very line, else at its question; None where there is none.

    What the whole form or an objective lacks is mended at the first list that it holds.
    """
    topic = topic_of(finding.path, topics)
    if topic is None:
        number = outline.numbered(tuple(topics), finding.path)
        below = () if number is None else topics[number - 1 :]
        topic = next((part for part in below if not part.id.endswith("/title")), None)
        return None if topic is None else agenda.entry_place(topic, state)
    item = item_of(finding.path, topic, state)
    if item is None:
        return agenda.entry_place(topic, state)
    return Place(topic.id, item.id, "category" if finding.path.endswith("/category") else None)


def go_to(finding: Finding, interview: Interview) -> Step:
    """Go where a finding is mended by hand."""
    place = place_of(finding, interview.topics, interview.state)
    return Step(accepted=False, notes=(say.NOWHERE_TO_GO,)) if place is None else Step((Moved(place),))


def _mark(finding: Finding, topics: Sequence[Topic], state: State) -> str | None:
    """Return the text whose change brings a kept finding back."""
    return finding.excerpt if finding.excerpt is not None else text_at(finding.path, topics, state)


def with_kept(findings: Sequence[Finding], topics: Sequence[Topic], state: State) -> list[Finding]:
    """Return the findings, those that the filer keeps with the reason."""
    reasons = {(kept.rule, kept.target, kept.excerpt): kept.reason for kept in state.kept}
    if not reasons:
        return list(findings)
    return [
        replace(part, kept=reasons.get((part.rule, target_of(part, topics, state) or "", _mark(part, topics, state))))
        for part in findings
    ]


def keep(finding: Finding, reason: str, interview: Interview) -> Step:
    """Keep a text against a finding; it comes back only when the text changes."""
    target = target_of(finding, interview.topics, interview.state)
    if target is None:
        return Step(accepted=False, notes=(say.CANNOT_KEEP,))
    if not reason.strip():
        return Step(accepted=False, notes=(say.REASON_WANTED,))
    mark = _mark(finding, interview.topics, interview.state)
    return Step((FindingKept(finding.rule, target, mark, reason.strip()),), notes=(say.kept(reason),))


def still_there(wanted: Iterable[Finding], now: Iterable[Finding]) -> list[Finding]:
    """Return those of the findings `now` that were `wanted`, each at most once, wherever their texts stand by now."""
    left = list(now)
    found = []
    for part in wanted:
        alike = [held for held in left if (held.rule, held.path, held.excerpt) == (part.rule, part.path, part.excerpt)]
        if alike:
            nearest = min(alike, key=lambda held: abs((held.start or 0) - (part.start or 0)))
            left.remove(nearest)
            found.append(nearest)
    return found


def mend(findings: Sequence[Finding], interview: Interview, wanted: int | None = None) -> Step:
    """Put the fixes of findings into their texts; those whose text is no longer as they found it are left.

    More may have been `wanted` than there are still.
    """
    state = interview.state
    events: list[Event] = []
    done = 0
    # From the end of a text to its beginning, so that what is mended first moves nothing else.
    for finding in sorted(findings, key=lambda part: (part.path, -(part.start or 0))):
        event = _mended(finding, interview, state)
        if event is not None:
            state = apply(state, event)
            events = [held for held in events if _place(held) != _place(event)] + [event]
            done += 1
    return Step(tuple(events), bool(events), notes=(say.mended(done, wanted or len(findings)),))


def _place(event: Event) -> str:
    return event.id if isinstance(event, ItemSet) else event.path if isinstance(event, FieldSet) else ""


def _mended(finding: Finding, interview: Interview, state: State) -> Event | None:
    topic = topic_of(finding.path, interview.topics)
    text = text_at(finding.path, interview.topics, state)
    if topic is None or text is None or finding.fix is None or finding.excerpt is None or finding.start is None:
        return None
    if not text.startswith(finding.excerpt, finding.start):
        return None
    new = text[: finding.start] + finding.fix + text[finding.start + len(finding.excerpt) :]
    item = item_of(finding.path, topic, state)
    if item is None:
        return None if check_value(topic.pointer, new) else FieldSet(topic.id, new)
    value = _rewritten(topic, item.value, new, interview) if isinstance(item.value, Indicator) else new
    items = state.items(topic.id).items
    values = [value if part.id == item.id else part.value for part in items]
    if check_line(topic, values, [part.id for part in items].index(item.id)):
        return None
    # A mend makes a line of a file no line of one's own, nor decides on it: the rest of it is still to be looked at.
    source = item.source if item.source is Source.IMPORTED else Source.WRITTEN
    return ItemSet(item.id, topic.id, value, source=source)


def _rewritten(topic: Topic, before: Indicator, text: str, interview: Interview) -> Indicator:
    """Return an indicator with a mended sentence: category and structured parts stay as far as the sentence bears."""
    value: ItemValue = reworded(before, text, agenda.header(interview.state)[1])
    if isinstance(value, Indicator) and len(value.targets) < len(before.targets):
        # It may have the wording of a phrase now, which brings parts along; every text is not read for that.
        value = line_value(topic, text, before, interview.form, interview.wording(topic))
    return replace(value, text=text, category=before.category) if isinstance(value, Indicator) else before
