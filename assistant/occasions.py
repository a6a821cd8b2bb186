"""What is said when a draft is opened, and at the end of the interview."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant import agenda, outline
from assistant.draft import Draft
from assistant.events import CONTENT, Imported, Source
from assistant.interview import Interview
from assistant.model import Finding, Severity
from assistant.step import Asked
from assistant.validation import label_of
from assistant.wording import draft as say
from assistant.wording import session as say_session
from assistant.wording.beginning import PAPERS_FOLDED
from assistant.wording.findings import placed
from assistant.wording.session import Message, Tone


def greeting(draft: Draft, interview: Interview) -> tuple[Message, ...]:
    """Return what is said of a draft that has just been opened or begun."""
    notes = tuple(Message(Tone.WARN, note) for note in _notes(draft, interview))
    changes = [entry.event for entry in interview.entries if isinstance(entry.event, CONTENT)]
    asked = interview.asked()
    if draft.holder is not None:
        return notes  # what stands half-typed in the other window is not to be gone on with here
    if draft.found is not None and (draft.dead or notes or asked.typed) and (changes or asked.typed):
        return (*notes, _card(draft, interview, asked))
    content = [entry for entry in interview.entries if isinstance(entry.event, CONTENT)]
    brought = any(isinstance(part.event, Imported) for part in content if part.step_number == content[-1].step_number)
    if changes and not brought:
        return (*notes, Message(Tone.HELP, say_session.resumed(draft.name)))
    welcome = say_session.WELCOME_IMPORTED if brought else say_session.WELCOME
    if left := len(interview.state.undecided):
        welcome = say_session.carried(agenda.header(interview.state)[1], left)
    # Whoever has filled one in before knows what to lay ready.
    text = welcome if interview.recalled().filers else f"{PAPERS_FOLDED}\n{welcome}"
    return (*notes, Message(Tone.HELP, text))


def _card(draft: Draft, interview: Interview, asked: Asked) -> Message:
    """Return the card that names what was found."""
    filer, year = agenda.header(interview.state)
    where = _where(interview, asked.place.question)
    finished = not asked.typed or asked.refused
    text = say.recovered(draft.name, filer, year, draft.saved_at, where, 0 if finished else len(asked.typed))
    return Message(Tone.HELP, text)


def _where(interview: Interview, question: str) -> str:
    for number, topic in enumerate(interview.topics, 1):
        if topic.id == question:
            return say.question(number, topic.section, topic.label)
    return say.THE_END


def _notes(draft: Draft, interview: Interview) -> Iterator[str]:
    """Yield what is amiss, or was, one sentence each."""
    if draft.read_only:
        yield draft.read_only
    if draft.was_open:
        yield say.WAS_OPEN
    if draft.found is not None:
        found = draft.found
        if found.torn:
            yield say.TORN
        if found.elsewhere:
            yield say.from_elsewhere([str(folder) for folder in found.elsewhere])
        elif found.gone:
            yield say.journal_gone(draft.saved_at)
        elif found.regained:
            yield say.regained(found.regained)
        if draft.begun_anew:
            yield say.BEGINNING_LOST
        if losses := [loss for loss in found.losses if loss.seq > 1 or not draft.begun_anew]:
            places = [_where(interview, loss.place.question) for loss in losses if loss.place]
            excerpts = [loss.excerpt for loss in losses if loss.excerpt]
            yield say.lost(len(losses), list(dict.fromkeys(places)), excerpts)
    if draft.trouble:
        yield say.waiting(draft.trouble, draft.unsaved)


def closing(interview: Interview, findings: Iterable[Finding]) -> tuple[Message, ...]:
    """Return what stands between the answers and the file."""
    open_topics = [(topic.section, topic.label) for topic in interview.progress().unanswered]
    held = [finding for finding in findings if finding.kept is None]
    errors = [part for part in held if part.severity is Severity.ERROR and part.rule != "schema.required"]
    lighter = [sum(part.severity is kind for part in held) for kind in (Severity.WARNING, Severity.NOTE)]
    brought = agenda.unread(interview.form, interview.state)
    unread = [number for number, topic in enumerate(interview.topics, 1) if topic in brought]
    messages = say_session.closing(
        open_topics, [placed(part, label_of(part.path)) for part in errors], unread, lighter[0], lighter[1]
    )
    again = agenda.stale(interview.form, interview.state)
    if again:
        wanted = [number for number, topic in enumerate(interview.topics, 1) if topic.id in again]
        messages = (say_session.look_again(wanted), *messages)
    if interview.state.sources.get("/year") is Source.IMPORTED:
        year, number = agenda.header(interview.state)[1], outline.numbered(interview.topics, "/year")
        messages = (say_session.old_year(year or 0, number or 0), *messages)
    return messages
