"""The line-by-line front end: the same session on stdin and stdout, one block of lines a question."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from assistant import crash
from assistant.carrying import send
from assistant.commands import Verb, parse_command
from assistant.errors import CrashedError, HungUp, OutputError, ShenbaoError
from assistant.events import BEFORE
from assistant.files import decode_text, tells_of_a_stream
from assistant.lineedit import Editor, load_editor
from assistant.plainhome import ReadLine, begin
from assistant.replies import Reply, View
from assistant.session import Session
from assistant.step import Asked
from assistant.text import make_harmless
from assistant.wording import builder as say_builder
from assistant.wording import crash as say_crash
from assistant.wording import finish as say_finish
from assistant.wording import plain as say
from assistant.wording.draft import TOLD_TO_END
from assistant.wording.session import Message, Tone
from assistant.wording.suggest import offer_line

_MARKS = {Tone.BAD: "! ", Tone.WARN: "* ", Tone.GOOD: "= ", Tone.HELP: "  ", Tone.PLAIN: "  "}


def prepare_streams() -> Editor | None:
    """Make the streams take and give any bytes without failing; returns the line editor where a terminal has one."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="surrogateescape" if stream is sys.stdin else "replace")
    editor = load_editor() if sys.stdin.isatty() else None
    return editor if sys.stdout.isatty() else None  # input() asks the editor only where both are a terminal


def read_line(prompt: str) -> str | None:
    """Read one line from stdin; bytes of the Windows code page are read as such; None at the end of input."""
    while True:
        try:
            return _read_once(prompt)
        except KeyboardInterrupt:
            print(f"\n{say.INTERRUPTED}")


def _read_once(prompt: str, editor: Editor | None = None) -> str | None:
    """Read one line as read_line does; KeyboardInterrupt on Ctrl+C, HungUp when the editor's terminal is gone."""
    while True:
        try:
            line = input(prompt)
        except EOFError:
            line = None
        if editor is not None and not sys.stdin.isatty():
            # A terminal that goes away ends the line as Enter does.
            if line is not None:
                editor.take(line)
            raise HungUp(signal.SIGHUP)
        if line is None:
            return None
        if sys.stdin.isatty() and any("\udc80" <= ch <= "\udcff" for ch in line):
            # The line editor has dropped some of the bytes already: what is left of them says something else.
            print(say.NOT_UTF8)
            continue
        return repair(line)


def repair(line: str) -> str:
    """Return a line whose undecodable bytes stand as surrogates, read as GBK where it is that."""
    if not any("\udc80" <= ch <= "\udcff" for ch in line):
        return line
    decoded = decode_text(line.encode("utf-8", "surrogateescape"))
    return decoded[0] if decoded else line.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def run(session: Session, read: ReadLine = read_line) -> int:
    """Ask until the person leaves or the input ends; returns the exit code 0."""
    crash.note(front_end="plain")
    return _Talk(session, read, prepare_streams() if read is read_line else None).run()


def run_home(read: ReadLine = read_line) -> int:
    """Choose a draft or begin one, then hold the interview; returns the exit code 0."""
    crash.note(front_end="plain")
    editor = prepare_streams() if read is read_line else None
    begun = begin(read, _tell, print)
    return 0 if begun is None else _Talk(begun.session, read, editor, begun.said).run()


class _Talk:
    """One interview, line by line."""

    def __init__(self, session: Session, read: ReadLine, editor: Editor | None, first: Sequence[Message] = ()):
        self._session = session
        self._first = first
        """What is to be said before anything else."""
        self._read = read
        self._editor = editor
        self._crashes = crash.Crashes()
        self._shown: object = None
        self._line: str | None = None
        """The line being dealt with."""
        self._held = 0
        """Events before it."""
        self._before = ""
        """What was typed at this place before the line, and given up or never handed in."""
        self._keeps = True
        """What is typed can be kept: doing so has not failed by the program's own fault."""

    def run(self) -> int:
        """Ask until the person leaves or the input ends; returns the exit code 0."""
        _tell((*self._first, *self._session.greeting()))
        while True:
            try:
                if self._turn():
                    self._session.close()
                    return 0
            except HungUp as end:
                self._hang_up(end.number)
                raise
            except (ShenbaoError, BrokenPipeError):
                raise
            except Exception as slip:
                if os.environ.get("SHENBAO_DEBUG") or tells_of_a_stream(slip):
                    raise
                self._resume(slip)

    def _turn(self) -> bool:
        """Ask, take one line and answer it; returns whether that was the last."""
        self._line = None
        view = self._session.view()
        given = "" if view.wanted else self._given(view.asked)
        shown = (view.asked.place, view.asked.lines, view.wanted, view.offers)
        if shown != self._shown:
            _show(view, bool(given))
            if self._session.finished:
                _tell(self._session.closing())
                print(say.enter_at_end(self._session.word_at_end))
            self._shown = shown
        line = self._ask(say.INPUT_PROMPT, given)
        if line is None:
            self._session.hang_up(None)
            print(f"\n{say.INPUT_ENDED}{self._session.farewell()}")
            return True
        self._line, self._held = line, len(self._session.interview.entries)
        # A command typed behind what was left unfinished is no part of it.
        rest = line.removeprefix(given)
        line = rest if parse_command(rest) is not None else line
        if self._session.finished and not line.strip():
            line = self._session.word_at_end
        command = parse_command(line)
        if command is not None and self._editor is not None:
            self._keep(self._before)
        if command and command.verb is Verb.LONG:
            reply = self._long_answer(view.asked)
        else:
            reply = self._session.fill(line) if view.wanted else self._session.say(line)
        _tell(reply.messages)
        if reply.sends is not None:
            _tell((_send(reply.sends),))
        return reply.leave

    def _given(self, asked: Asked) -> str:
        """Return what stands in the line from the start: a single line typed earlier and never handed in."""
        shown_as_typed = "\n" not in asked.typed and make_harmless(asked.typed) == asked.typed
        return asked.typed if self._editor is not None and shown_as_typed and not asked.refused else ""

    def _ask(self, prompt: str, given: str = "", above: Sequence[str] | None = None) -> str | None:
        """Return the next line, None at the end of input; on a terminal it is kept while it is typed.

        A command is not kept. `above` are the lines of a long answer, which knows no commands.
        """
        if self._editor is None:
            return self._read(prompt)

        def keep(text: str) -> None:
            command = above is None and parse_command(text) is not None
            self._keep(self._before if command else "\n".join([*(above or ()), text]))

        while True:
            self._before = self._session.interview.asked().typed
            try:
                with self._editor.watching(keep, given):
                    return _read_once(prompt, self._editor)
            except KeyboardInterrupt:
                asked = self._session.interview.asked()
                given = ""
                print(f"\n{say.INTERRUPTED_KEPT if asked.typed and not asked.refused else say.INTERRUPTED}")

    def _keep(self, text: str) -> None:
        """Put half-typed text on disk; a failure is said with the line that is handed in, and never ends the typing."""
        try:
            if self._keeps:
                self._session.keep_typed(text)
        except ShenbaoError:
            return
        except Exception as slip:
            self._keeps, self._session.custody.unkept = False, True
            crash.write_report(slip)

    def _long_answer(self, asked: Asked) -> Reply:
        """Take an answer of several lines, up to a line that is a full stop alone or the end of input."""
        # What stands above is gone on with only where it is several lines already: one line comes back by itself.
        goes_on = self._editor is not None and "\n" in asked.typed and not asked.refused
        lines = asked.typed.split("\n") if goes_on else []
        print(say.long_goes_on(len(lines)) if goes_on else say.LONG_BEGINS)
        while (line := self._ask(say.LONG_PROMPT, above=lines)) is not None:
            if line.strip() in (".", "。"):
                break
            lines.append(line)
            if self._editor is not None:
                self._keep("\n".join(lines))
        if not "".join(lines).strip():
            return Reply((Message(Tone.BAD, say.LONG_EMPTY),), accepted=False)
        try:
            return self._session.answer("\n".join(lines), sure=True)
        except OutputError as slip:
            return Reply((Message(Tone.BAD, str(slip)),), accepted=False)

    def _hang_up(self, number: int) -> None:
        """Keep what can be kept, say the way back where somebody can still read it, and let others have the draft."""
        with contextlib.suppress(Exception):  # a fault now must not cover that the program was told to end
            self._session.hang_up(None)
            if number == signal.SIGTERM:
                print(f"\n{TOLD_TO_END}{self._session.farewell()}", flush=True)
        with contextlib.suppress(Exception):
            self._session.close()

    def _resume(self, slip: Exception) -> None:
        """Report a crash, say in one line what became of the line, and stand at the same question again."""
        report = self._crashes.meet(slip)
        if self._crashes.too_many:
            with contextlib.suppress(Exception):
                self._session.hang_up(None)
            raise CrashedError(crash.last_words(self._session.farewell, report)) from None
        self._session = self._session.renewed()
        self._shown, self._keeps = None, True
        said = say_crash.resumed
        if self._line is not None:
            stored = len(self._session.interview.entries) > self._held
            said = say_crash.line_stored if stored else say_crash.line_lost
            if not stored and parse_command(self._line) is None:
                self._keep(self._line)
        _tell((Message(Tone.BAD, said(report)),))


def _send(path: Path) -> Message:
    """Send a file with sz, which has the terminal meanwhile, and return what became of it."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return Message(Tone.BAD, say_finish.NO_TERMINAL)
    sys.stdout.flush()
    return say_finish.sent(send(path))


def _tell(messages: Sequence[Message]) -> None:
    for message in messages:
        for line in message.text.split("\n"):
            print(_MARKS[message.tone] + make_harmless(line))


def _show(view: View, goes_on: bool) -> None:
    asked, progress = view.asked, view.progress
    saved = datetime.fromisoformat(view.saved_at).astimezone().strftime("%H:%M") if view.saved_at else None
    kept = say.kept(saved, view.unsaved, view.read_only)
    print()
    if view.wanted is not None:
        print(make_harmless(say.under_way(view.wanted.sentence)))
        print(make_harmless(say_builder.asks(view.wanted)))
        return
    where = say.where(asked.topic_number, asked.topic.section, asked.topic.label, asked.number)
    print(make_harmless(say.head(where, progress, kept)))
    for line in say.lines_so_far(asked.lines):
        print(make_harmless(line))
    if asked.place.part:
        text = asked.lines[asked.number - 1][0]
        print(make_harmless((say.before_line if asked.place.part == BEFORE else say.this_line)(text)))
    print(make_harmless(say.question(asked.prompt)))
    print(make_harmless(say.hint(asked.question.hint)))
    if asked.again:
        print(say.again(asked.again))
    for number, label in enumerate((*asked.choices, *asked.pieces), 1):
        print(make_harmless(say.offer(number, label)))
    for number, offer in enumerate(view.offers, 1):
        print(make_harmless(say.offer(number, offer_line(offer.sentence, offer.label, offer.reason))))
    if asked.number and asked.current is None and not asked.place.part:
        print(say.list_end(len(asked.lines)))
    for line in say.old_line(asked.old, asked.borrowed, [finding.message for finding in view.objections]):
        print(make_harmless(line))
    if goes_on:
        print(say.GOES_ON)
    elif asked.typed:
        print(make_harmless(say.refused(asked.typed) if asked.refused else say.typed(asked.typed)))
    elif asked.current is not None:
        kept = say.undecided(asked.current) if asked.undecided else ""
        print(make_harmless(kept or say.current(asked.current, asked.imported, asked.as_typed)))
    elif asked.offer is not None:
        print(make_harmless(say.default(asked.offer)))
