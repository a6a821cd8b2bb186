"""One draft being filled in: interview, journal, findings and file as one object, the only thing front ends drive."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assistant import agenda, outline
from assistant.answers import NONE_WORDS, without_told
from assistant.commands import Command, Verb, is_doubtful, nearest_word, parse_command
from assistant.declared import declaration_of
from assistant.draft import Draft, list_drafts, new_draft, open_draft
from assistant.errors import DraftError, InputError, OutputError, RefusedError, ShenbaoError
from assistant.events import CONTENT, Event, FieldSet, Imported, Moved, Place, Source, Started, Typed
from assistant.files import write_whole
from assistant.form import DEFAULT_FORM, Form, load_form
from assistant.interview import Interview
from assistant.model import Declaration, Finding, Severity
from assistant.output import free_path, read_blank, render_output, typed_blank, typed_output
from assistant.paths import program
from assistant.review import check_declaration, obstacles
from assistant.state import import_ids
from assistant.step import Asked, Step
from assistant.wording import draft as say_draft
from assistant.wording import interview as say_interview
from assistant.wording import outline as say_outline
from assistant.wording import session as say
from assistant.wording.session import Message, Tone


@dataclass(frozen=True)
class Reply:
    """What the program answers to one line."""

    messages: tuple[Message, ...] = ()
    """To be said, in this order."""
    accepted: bool = True
    """False when an answer was refused: what was typed is to stay in the input."""
    leave: bool = False
    """True when the person wants to stop."""


@dataclass(frozen=True)
class View:
    """Everything a front end shows of the moment."""

    draft: str
    """Name of the draft."""
    filer: str | None
    year: int | None
    asked: Asked
    progress: agenda.Progress
    saved_at: str | None
    """ISO time in UTC of the last write to disk."""


class Session:
    """A person filling in one draft."""

    def __init__(self, draft: Draft, form: Form):
        self.draft = draft
        self.form = form
        self.interview = Interview(form, draft.entries)
        self._doubted: tuple[Place, str] | None = None
        """An answer that looked like a slip, and where it was given: given once more it counts."""
        self._unkept = False
        """The last thing said could not be put on disk."""

    @classmethod
    def new(
        cls, name: str | None = None, imported: tuple[str, Declaration] | None = None, year: int | None = None
    ) -> Session:
        """Begin a draft, empty or with the answers of an imported file (its name, the declaration), for `year`."""
        form = load_form(imported[1].form if imported else DEFAULT_FORM)
        session = cls(new_draft(name), form)
        objectives = tuple((f"o{number}", part.key, part.title) for number, part in enumerate(form.objectives, 1))
        # A draft that was named is wanted; one that merely happened is kept once it holds something.
        # What is brought along goes to disk together with the beginning, so that a failure leaves no half draft.
        wait = name is None or imported is not None or year is not None
        session.interview.apply(session.draft.append([Started(form.id, objectives)], wait))
        brought: list[Event] = []
        if imported:
            # Nothing of an old form is taken on trust: it is read through from the first question on.
            ids = import_ids(imported[1], session.interview.entries)
            brought += [Imported(*imported, ids), Moved(Place("/filer"))]
        session._keep([*brought, *([] if year is None else [FieldSet("/year", year)])])
        return session

    @classmethod
    def open(cls, name: str | None = None) -> Session:
        """Open a draft by name, the one written last when no name is given; DraftError when there is none."""
        if name is None:
            drafts = list_drafts()
            if not drafts:
                raise DraftError(say_draft.no_drafts(program()))
            name = drafts[0].name
        draft = open_draft(name)
        started = next((entry.event for entry in draft.entries if isinstance(entry.event, Started)), None)
        if started is None:
            raise DraftError(say_draft.cannot_open(name, say.NO_BEGINNING))
        return cls(draft, load_form(started.form))

    def renewed(self) -> Session:
        """Return a fresh session on the same draft, folded anew in memory: what a crash may have bent is gone."""
        return Session(self.draft, self.form)

    def _keep(self, events: Iterable[Event]) -> None:
        kept = list(events)
        # Walking through the questions of a draft that nobody named is no reason to keep it.
        idle = not any(isinstance(event, CONTENT) or (isinstance(event, Typed) and event.text) for event in kept)
        self.interview.apply(self.draft.append(kept, wait=self.draft.saved_at is None and idle))
        self._unkept = False

    # What front ends read

    def view(self) -> View:
        """Return everything to be shown now."""
        filer, year = agenda.header(self.interview.state)
        interview = self.interview
        return View(self.draft.name, filer, year, interview.asked(), interview.progress(), self.draft.saved_at)

    @property
    def finished(self) -> bool:
        """Whether the interview stands at its end."""
        return self.interview.place.question == agenda.FINISH

    def declaration(self) -> Declaration:
        """Return the declaration as far as it goes."""
        return declaration_of(self.interview.state)

    def findings(self) -> list[Finding]:
        """Return every finding on the declaration as it stands."""
        return check_declaration(self.declaration(), self.form)

    def greeting(self) -> tuple[Message, ...]:
        """Return what is said when the draft is opened."""
        notes = tuple(Message(Tone.WARN, note) for note in self.draft.notes)
        changes = [entry.event for entry in self.interview.entries if isinstance(entry.event, CONTENT)]
        if changes and isinstance(changes[-1], Imported):
            return (*notes, Message(Tone.HELP, say.WELCOME_IMPORTED))
        return (*notes, Message(Tone.HELP, say.resumed(self.draft.name) if changes else say.WELCOME))

    def farewell(self) -> str:
        """Return what is said on leaving: what is kept and the way back."""
        if not self.draft.saved_at:
            return say.nothing_kept(program())
        return (say.leaving_unkept if self._unkept else say.leaving)(self.draft.name, program())

    def closing(self) -> tuple[Message, ...]:
        """Return what stands between the answers and the file, for the end of the interview."""
        open_topics = [(topic.section, topic.label) for topic in self.interview.progress().unanswered]
        errors = [finding for finding in self.findings() if finding.severity is Severity.ERROR]
        brought = agenda.unread(self.form, self.interview.state)
        unread = [number for number, topic in enumerate(self.interview.topics, 1) if topic in brought]
        messages = say.closing(open_topics, errors, unread)
        if self.interview.state.sources.get("/year") is Source.IMPORTED:
            year, number = self.view().year, outline.numbered(self.interview.topics, "/year")
            messages = (say.old_year(year or 0, number or 0), *messages)
        return messages

    # What front ends pass on

    def say(self, text: str) -> Reply:
        """Take one line: a command or an answer; it is on disk when this returns."""
        command = parse_command(text)
        try:
            return self.answer(text) if command is None else self._obey(command)
        except (InputError, OutputError) as slip:
            self._unkept = command is None
            return Reply((Message(Tone.BAD, str(slip)),), accepted=False)

    def answer(self, text: str, sure: bool = False) -> Reply:
        """Take one answer, whatever its words are; OutputError when it cannot be put on disk.

        Unless the person is `sure`, a line that looks like a slip is taken only when it is given twice.
        """
        place = self.interview.place
        doubted, self._doubted = self._doubted, (place, text)
        kind = self.interview.topic.kind
        words = kind in (agenda.Kind.LINES, agenda.Kind.NAME) and place.part is None and not sure
        none = without_told(text.strip()) in NONE_WORDS and kind is agenda.Kind.LINES
        if words and text.strip() and is_doubtful(text) and not none and doubted != self._doubted:
            self._keep([Typed(place, text, refused=True)])
            return Reply((Message(Tone.WARN, say.doubtful(text)),), accepted=False)
        return self._take(self.interview.submit(text))

    def keep_typed(self, text: str) -> None:
        """Put half-typed text on disk; called at most once a second while a person types."""
        place = self.interview.place
        if text != self.interview.state.typed.get(place, ""):
            self._keep([Typed(place, text)])

    def _take(self, step: Step) -> Reply:
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
        interview, verb = self.interview, command.verb
        moves = {
            Verb.BACK: interview.back,
            Verb.SKIP: interview.skip,
            Verb.UNDO: interview.undo,
            Verb.REDO: interview.redo,
        }
        if verb in moves:
            return self._take(moves[verb]())
        if verb in (Verb.CHANGE, Verb.REMOVE):
            if not command.argument:
                return Reply((Message(Tone.BAD, say.which_line(verb is Verb.CHANGE)),))
            number = int(command.argument)
            return self._take(interview.change(number) if verb is Verb.CHANGE else interview.remove(number))
        if verb is Verb.JUMP:
            return self._jump(command.argument)
        if verb in (Verb.WRITE, Verb.PROOF):
            return self._write(command)
        if verb is Verb.FILL:
            return self._fill(command.argument)
        if verb is Verb.QUIT:
            return Reply((Message(Tone.HELP, self.farewell()),), leave=True)
        return Reply(self._tell(command))

    def _tell(self, command: Command) -> tuple[Message, ...]:
        asked = self.interview.asked()
        if command.verb is Verb.EXPLAIN:
            return (say.explanation(asked.question),)
        if command.verb is Verb.EXAMPLE:
            return (say.example(asked.question),)
        if command.verb is Verb.OUTLINE:
            rows = outline.outline(self.interview.topics, self.interview.state, asked.place.question)
            shown = say_outline.outline(rows, say_interview.FINISH_SECTION)
            return (Message(Tone.HELP, shown), Message(Tone.HELP, say_outline.HOW_TO_GO))
        if command.verb is Verb.REVIEW:
            return (say.whole(self.declaration(), self.form),)
        if command.verb is Verb.CHECK:
            found = self.findings()
            return say.findings(found, [outline.numbered(self.interview.topics, part.path) for part in found])
        if command.verb is Verb.HELP:
            return (Message(Tone.HELP, say.HELP),)
        if command.verb is Verb.LONG:
            return (Message(Tone.HELP, say.LONG),)
        return (Message(Tone.BAD, say.unknown_command(command.argument, nearest_word(command.argument))),)

    def _jump(self, wanted: str) -> Reply:
        known = self.interview.topics
        if wanted in (str(len(known) + 1), say_interview.FINISH_SECTION):
            return self._take(self.interview.jump(agenda.FINISH))
        found = outline.find(known, wanted)
        if len(found) == 1:
            return self._take(self.interview.jump(known[found[0] - 1].id))
        if not wanted:
            return Reply((Message(Tone.BAD, say_outline.WHERE_TO),))
        sentence = say_outline.several(wanted, found) if found else say_outline.no_such_number(wanted, len(known) + 1)
        return Reply((Message(Tone.BAD, sentence),))

    # The file

    def _write(self, command: Command) -> Reply:
        proof = say.PROOF_WORD if command.verb is Verb.PROOF else None
        if command.argument and not command.argument.lower().endswith(".docx"):
            return Reply((Message(Tone.BAD, say.not_a_word_name(command.argument)),), accepted=False)
        try:
            written = self.write(typed_output(command.argument), proof)
        except RefusedError:
            return Reply(say.refused(obstacles(self.findings())))
        fonts = list(dict.fromkeys(font.name for font in self.form.fonts.values()))
        return Reply((say.written(written, proof is not None, fonts),))

    def write(self, path: Path | None = None, proof: str | None = None, force: bool = False) -> Path:
        """Write the Word file and return where it is; RefusedError when the final one has obstacles.

        Without a path it goes to the output folder under a name that is still free.
        """
        if proof is None and obstacles(self.findings()):
            raise RefusedError(say.REFUSED)
        data = render_output(self.declaration(), self.form, proof).data
        path = path or free_path(self.declaration(), self.form, proof)
        write_whole(path, data, force)
        return path

    def _fill(self, typed: str) -> Reply:
        """Fill the county's own blank and write it beside the other files; the blank stays as it is."""
        if not typed:
            return Reply((Message(Tone.HELP, say.HOW_TO_FILL),))
        if found := obstacles(self.findings()):
            return Reply(say.refused(found))
        output = render_output(self.declaration(), self.form, None, read_blank(typed_blank(typed)))
        notes = tuple(Message(Tone.WARN, line) for line in output.notes)
        if output.unplaced:
            return Reply((*notes, *say.nothing_filled(output.unplaced)))
        path = free_path(self.declaration(), self.form, None)
        write_whole(path, output.data)
        return Reply((say.written(path, False, ()), *notes))


@dataclass(frozen=True)
class DraftRow:
    """One draft as the lists of drafts show it."""

    name: str
    filer: str | None
    year: int | None
    answered: int
    total: int
    changed: str
    """Local time of the last write, as 11-24 21:04."""
    error: str | None = None
    """Why it cannot be opened."""


def draft_rows() -> list[DraftRow]:
    """Return every draft with its progress, the one written last first."""
    rows = []
    for info in list_drafts():
        changed = datetime.fromtimestamp(info.changed).strftime("%m-%d %H:%M")
        try:
            view = Session.open(info.name).view()
        except ShenbaoError as slip:
            rows.append(DraftRow(info.name, None, None, 0, 0, changed, str(slip)))
        else:
            done, total = view.progress.answered, view.progress.total
            rows.append(DraftRow(info.name, view.filer, view.year, done, total, changed))
    return rows
