"""One draft being filled in: interview, journal, findings and file as one object, the only thing front ends drive."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from assistant import agenda, delivery
from assistant.answers import NONE_WORDS, without_told
from assistant.bank import bank_for, own_notice
from assistant.choosing import Choosing
from assistant.commands import Command, Verb, is_doubtful, parse_command
from assistant.custody import Custody
from assistant.declared import declaration_of
from assistant.draft import Draft, list_drafts, new_draft, open_draft
from assistant.ending import Ending
from assistant.errors import DraftError, InputError, OutputError, ReadOnlyError
from assistant.events import BEFORE, MOST_FILE_NAME, Entry, Event, Imported, Moved, Place, Started, Typed
from assistant.firstpass import for_year
from assistant.form import DEFAULT_FORM, Form, load_form
from assistant.habits import phrases_used, recall
from assistant.ids import import_ids
from assistant.inspection import Inspection
from assistant.interview import Interview, beginning
from assistant.model import Declaration, Finding
from assistant.occasions import closing, greeting
from assistant.offers import Request, read_filer_request, read_request
from assistant.orders import Orders
from assistant.paths import program
from assistant.problems import Problems
from assistant.replies import Reply, View
from assistant.step import Step
from assistant.text import fit_to_keep, one_line
from assistant.wording import draft as say_draft
from assistant.wording import session as say
from assistant.wording.session import Message, Tone


class Session:
    """A person filling in one draft."""

    def __init__(self, draft: Draft, form: Form):
        self.custody = Custody(draft)
        self.form = form
        self._begin(draft.entries)
        self._doubted: tuple[Place, str] | None = None
        """An answer that looked like a slip, and where it was given: given once more it counts."""

    def _begin(self, entries: Iterable[Entry]) -> None:
        # What is looked up later must not hold the session: its draft is let go with the last word of it.
        draft, form = self.draft, self.form
        recalled = cache(lambda: recall(draft.name))
        interview = self.interview = Interview(form, entries, lambda: bank_for(draft.folder), recalled)
        self.choosing = Choosing(interview, cache(lambda: phrases_used(draft.name, form, interview.bank)))
        self.inspection = Inspection(interview)
        self._ending = Ending(interview, self.inspection)
        self._orders = Orders(interview, self.choosing, self.inspection, self._ending)

    @property
    def draft(self) -> Draft:
        """The draft that is filled in."""
        return self.custody.draft

    @classmethod
    def new(
        cls, name: str | None = None, imported: tuple[str, Declaration] | None = None, year: int | None = None
    ) -> Session:
        """Begin a draft, empty or with the answers of an imported file (its name, the declaration), for `year`."""
        form = load_form(imported[1].form if imported else DEFAULT_FORM)
        session = cls(new_draft(name), form)
        # A draft that was named is wanted; one that merely happened is kept once it holds something.
        # What is brought along goes to disk together with the beginning, so that a failure leaves no half draft.
        wait = name is None or imported is not None or year is not None
        session.interview.apply(session.draft.append([beginning(form)], wait))
        brought: list[Event] = []
        if imported:
            # Nothing of an old form is taken on trust: it is read through from the first question on.
            ids = import_ids(imported[1], session.interview.entries)
            file = one_line(imported[0])[:MOST_FILE_NAME]
            brought += [Imported(file, imported[1], ids), Moved(Place("/filer"))]
        held = session.interview
        session._keep([*brought, *for_year(brought, year, held.state, lambda: held.bank, form)])
        if session.draft.trouble:  # nothing is typed yet that could be lost
            session.draft.close()
            raise OutputError(say_draft.cannot_begin(session.draft.trouble, program()))
        return session

    @classmethod
    def open(cls, name: str | None = None) -> Session:
        """Open a draft for writing, the one written last when no name is given; DraftError when there is none.

        Where another process has it, the session is read-only.
        """
        if name is None:
            drafts = list_drafts()
            if not drafts:
                raise DraftError(say_draft.no_drafts(program()))
            name = drafts[0].name
        return cls.on(open_draft(name, write=True))

    @classmethod
    def peek(cls, name: str) -> Session:
        """Open a draft for reading only: no lock, nothing on disk changes; DraftError when there is none."""
        return cls.on(open_draft(name))

    @classmethod
    def on(cls, draft: Draft) -> Session:
        """Return a session on a draft that is open already; DraftError when nothing of it is left."""
        started = next((entry.event for entry in draft.entries if isinstance(entry.event, Started)), None)
        if started is not None:
            return cls(draft, bank_for(draft.folder).form(started.form))
        brought = next((entry.event for entry in draft.entries if isinstance(entry.event, Imported)), None)
        if not draft.entries:
            draft.close()
            raise DraftError(say_draft.cannot_open(draft.name, say.NO_BEGINNING))
        form = load_form(brought.declaration.form if brought else DEFAULT_FORM)
        draft.begin_with(beginning(form))
        return cls(draft, form)

    def renewed(self) -> Session:
        """Return a session on the same open draft, made up of its entries anew."""
        again = Session(self.draft, self.form)
        again.custody = self.custody
        return again

    def close(self) -> None:
        """Put what waits on disk and let others have the draft."""
        self.draft.close()

    def _keep(self, events: Iterable[Event]) -> None:
        self.interview.apply(self.custody.keep(events))

    def disk_news(self) -> tuple[Message, ...]:
        """Return what is to be said of the disk since this was asked last."""
        return self.custody.news()

    # What front ends read

    def view(self) -> View:
        """Return everything to be shown now."""
        filer, year = agenda.header(self.interview.state)
        interview = self.interview
        draft = self.draft
        state = (draft.saved_at, draft.unsaved, draft.read_only is not None)
        offers, wanted = self.choosing.offers.shown(), self.choosing.wanted
        asked = interview.asked()
        objections = self.inspection.on_line(asked.place.item) if asked.undecided else ()
        return View(draft.name, filer, year, asked, interview.progress(), *state, offers, wanted, objections)

    @property
    def finished(self) -> bool:
        """Whether the interview stands at its end."""
        return self.interview.place.question == agenda.FINISH

    @property
    def word_at_end(self) -> str:
        """The command that Enter alone stands for at the end; "" where it leads to what stands against the file."""
        return self._ending.word()

    def declaration(self) -> Declaration:
        """Return the declaration as far as it goes."""
        return declaration_of(self.interview.state)

    def findings(self) -> list[Finding]:
        """Return every finding on the declaration as it stands."""
        return self.inspection.findings()

    def problems(self) -> Problems:
        """Return the findings as a person goes through them, numbered; the numbers hold until this is asked again."""
        return self.inspection.problems()

    def mend(self, findings: Iterable[Finding]) -> Reply:
        """Put the fixes of findings in, wherever their texts stand by now."""
        return self.take(self.inspection.mend(findings))

    def keep(self, finding: Finding, reason: str) -> Reply:
        """Keep a text against a finding."""
        return self.take(self.inspection.keep(finding, reason))

    def go_to(self, finding: Finding) -> Reply:
        """Go to the question or the very line where a finding is mended by hand."""
        return self.take(self.inspection.go_to(finding))

    def stand_at(self, place: Place) -> Reply:
        """Go to a place: a question, or a very line of it."""
        return self.take(Step((Moved(place),)))

    def greeting(self) -> tuple[Message, ...]:
        """Return what is said when the draft is opened."""
        trouble = own_notice(self.interview.bank, program())
        return (*((Message(Tone.WARN, trouble),) if trouble else ()), *greeting(self.draft, self.interview))

    def farewell(self) -> str:
        """Return what is said on leaving: what is kept and the way back."""
        return self.custody.farewell()

    def closing(self) -> tuple[Message, ...]:
        """Return what stands between the answers and the file, for the end of the interview."""
        return closing(self.interview, self.findings())

    # What front ends pass on

    def say(self, text: str) -> Reply:
        """Take one line: a command or an answer; it is on disk when this returns."""
        command = parse_command(text)
        request = self._request(text) if command is None else None
        try:
            reply = self._choose(request) if request else self.answer(text) if command is None else self._obey(command)
        except ReadOnlyError as slip:
            # It may be wanted as soon as the draft is taken over.
            self._keep([Typed(self.interview.place, fit_to_keep(text), refused=True)] if command is None else [])
            reply = Reply((Message(Tone.BAD, str(slip)),), accepted=False)
        except (InputError, OutputError, DraftError) as slip:
            self.custody.unkept = command is None
            reply = Reply((Message(Tone.BAD, str(slip)),), accepted=False)
        return replace(reply, messages=(*reply.messages, *self.disk_news()))

    def _request(self, text: str) -> Request | None:
        """Return what a line asks of the offers; a name given twice is no search."""
        offers, given = self.choosing.offers, (self.interview.place, text)
        if not offers.are_filers:
            return read_request(text) if offers.are_made else None
        request = None if given == self._doubted else read_filer_request(text)
        if request and request.number is None and not offers.shown(request.query):
            return None
        self._doubted = given if request else self._doubted
        return request

    def _choose(self, request: Request) -> Reply:
        return self.take(self.choosing.take(request))

    def fill(self, text: str) -> Reply:
        """Take what was typed for the next blank of the sentence under construction, or a command."""
        if self.choosing.wanted is None or parse_command(text) is not None:
            return self.say(text)
        try:
            reply = self.take(self.choosing.fill(text))
        except OutputError as slip:
            self.custody.unkept = True
            reply = Reply((Message(Tone.BAD, str(slip)),), accepted=False)
        return replace(reply, messages=(*reply.messages, *self.disk_news()))

    def answer(self, text: str, sure: bool = False) -> Reply:
        """Take one answer, whatever its words are; OutputError when it cannot be put on disk.

        Unless the person is `sure`, a line that looks like a slip is taken only when it is given twice.
        """
        place = self.interview.place
        if self.finished and not text.strip() and (gap := self._ending.gap()) is not None:
            return self.take(gap)
        doubted, self._doubted = self._doubted, (place, text)
        kind = self.interview.topic.kind
        words = kind in (agenda.Kind.LINES, agenda.Kind.NAME) and place.part in (None, BEFORE) and not sure
        none = without_told(text.strip()) in NONE_WORDS and kind is agenda.Kind.LINES
        if words and text.strip() and is_doubtful(text) and not none and doubted != self._doubted:
            self._keep([Typed(place, fit_to_keep(text), refused=True)])
            return Reply((Message(Tone.WARN, say.doubtful(text)),), accepted=False)
        return self.take(self.interview.submit(text))

    def keep_typed(self, text: str, caret: int | None = None) -> None:
        """Put half-typed text on disk, with the caret's offset in it; called at most once a second."""
        place, state, text = self.interview.place, self.interview.state, fit_to_keep(text)
        caret = None if caret is None or caret >= len(text) else caret
        if text != state.typed.get(place, "") or (text and caret != state.carets.get(place)):
            self._keep([Typed(place, text, caret)])
        elif self.draft.trouble:
            self._keep([])  # the disk may take it by now

    def hang_up(self, text: str | None, caret: int | None = None) -> None:
        """Keep what can be kept at once: the terminal, or the machine, is going away."""
        if text is not None:
            self.keep_typed(text, caret)
        if self.draft.unsaved:
            self.custody.flee()

    def take(self, step: Step) -> Reply:
        """Let a step of the interview count and return what is to be said; it is on disk when this returns."""
        self._keep(step.events)
        tone = Tone.WARN if step.accepted else Tone.BAD
        found = tuple(Message(tone, finding.message) for finding in step.findings)
        notes = tuple(Message(Tone.PLAIN if step.accepted else Tone.BAD, note) for note in step.notes)
        return Reply((*notes, *found, *self._ways(step.findings)), step.accepted)

    def _ways(self, findings: Iterable[Finding]) -> tuple[Message, ...]:
        """Return the numbers of the questions where an identity that does not hold can be mended."""
        paths = {path for part in findings if part.rule.startswith("money.") for path in (part.path, *part.related)}
        rows = [(n, topic.label) for n, topic in enumerate(self.interview.topics, 1) if topic.id in paths]
        return (say.ways(rows),) if rows else ()

    def _obey(self, command: Command) -> Reply:
        if command.verb is Verb.TAKE_OVER:
            return self._take_over()
        if command.verb is Verb.SAVE_TO:
            return self.custody.save_to(command.argument)
        if command.verb is Verb.QUIT:
            return self.custody.leave()
        outcome = self._orders.obey(command)
        return self.take(outcome) if isinstance(outcome, Step) else outcome

    def _take_over(self) -> Reply:
        """Go on here with a draft that is open elsewhere."""
        before = self.interview.state
        if (against := self.custody.take_over()) is not None:
            return against
        self._begin(self.draft.entries)
        there = self.interview.state.typed
        texts = {place: before.typed[place] for place in before.refused if before.typed[place] != there.get(place)}
        self._keep(Typed(place, text, refused=True) for place, text in texts.items())
        return Reply(self.greeting() if self.draft.read_only else (Message(Tone.GOOD, say_draft.TAKEN_OVER),))

    # The file

    def write(self, path: Path | None = None, proof: str | None = None, force: bool = False) -> Path:
        """Write the Word file and return where it is; RefusedError when the final one has obstacles.

        Without a path it goes to the output folder under a name that is still free.
        """
        return delivery.write(self.declaration(), self.form, path, proof, force)
