"""The line-by-line front end: the same session on stdin and stdout, one block of lines a question."""

from __future__ import annotations

import contextlib
import importlib
import sys
from collections.abc import Callable
from datetime import datetime

from assistant.answers import half_width
from assistant.commands import Verb, parse_command
from assistant.errors import OutputError
from assistant.files import decode_text
from assistant.home import Home, HomeReply
from assistant.paths import program
from assistant.replies import Reply, View
from assistant.session import Session
from assistant.text import make_harmless
from assistant.wording import plain as say
from assistant.wording import shelf as say_shelf
from assistant.wording.session import Message, Tone

_MARKS = {Tone.BAD: "! ", Tone.WARN: "* ", Tone.GOOD: "= ", Tone.HELP: "  ", Tone.PLAIN: "  "}
ReadLine = Callable[[str], str | None]
"""Shows a prompt and returns the next line without its line feed, None at the end of input."""


def prepare_streams() -> None:
    """Make the streams take and give any bytes without failing."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="surrogateescape" if stream is sys.stdin else "replace")
    if sys.stdin.isatty():
        # Importing it is what gives input() line editing, and lines longer than a cooked terminal's 4,096 bytes.
        with contextlib.suppress(ImportError):  # a Python built without it
            importlib.import_module("readline")


def read_line(prompt: str) -> str | None:
    """Read one line from stdin; bytes of the Windows code page are read as such; None at the end of input."""
    while True:
        try:
            line = input(prompt)
        except EOFError:
            return None
        except KeyboardInterrupt:
            print(f"\n{say.INTERRUPTED}")
            continue
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
    if read is read_line:
        prepare_streams()
    return _talk(session, read)


def _talk(session: Session, read: ReadLine) -> int:
    _tell(session.greeting())
    shown: object = None
    while True:
        view = session.view()
        if (view.asked.place, view.asked.lines) != shown:
            _show(view)
            if session.finished:
                _tell(session.closing())
            shown = (view.asked.place, view.asked.lines)
        line = read(say.INPUT_PROMPT)
        if line is None:
            session.hang_up(None)
            print(f"\n{say.INPUT_ENDED}{session.farewell()}")
            session.close()
            return 0
        command = parse_command(line)
        reply = _long_answer(session, read) if command and command.verb is Verb.LONG else session.say(line)
        _tell(reply.messages)
        if reply.leave:
            session.close()
            return 0


def _long_answer(session: Session, read: ReadLine) -> Reply:
    """Take an answer of several lines, up to a line that is a full stop alone or the end of input."""
    print(say.LONG_BEGINS)
    lines: list[str] = []
    while (line := read(say.LONG_PROMPT)) is not None and line.strip() not in (".", "。"):
        lines.append(line)
    if not "".join(lines).strip():
        return Reply((Message(Tone.BAD, say.LONG_EMPTY),), accepted=False)
    try:
        return session.answer("\n".join(lines), sure=True)
    except OutputError as slip:
        return Reply((Message(Tone.BAD, str(slip)),), accepted=False)


def run_home(read: ReadLine = read_line) -> int:
    """Choose a draft or begin a new one, then hold the interview; returns the exit code 0."""
    if read is read_line:
        prepare_streams()
    home = Home()
    if not home.rows and not home.binned:
        print(say.home_empty(program()))
        return _talk(Session.new(), read)
    _show_home(home)
    while (line := read(say.INPUT_PROMPT)) is not None:
        word = half_width(line.strip())
        rows = home.rows
        if word in say.HOME_QUIT:
            return 0
        if word in say.HOME_NEW:
            return _talk(Session.new(), read)
        if word.isascii() and word.isdigit() and 1 <= int(word) <= len(rows):
            if (error := rows[int(word) - 1].error) is None:
                return _talk(Session.open(rows[int(word) - 1].name), read)
            print(make_harmless(error))
        elif (reply := home.say(line)) is not None:
            _answer_home(home, reply)
        else:
            print(say.home_unknown(line, len(rows)))
    return 0


def _show_home(home: Home) -> None:
    for number, row in enumerate(home.rows, 1):
        print(say.home_line(number, row))
    print(say.home_ask(program(), len(home.rows)))
    print(say.home_words(len(home.rows), home.binned))


def _answer_home(home: Home, reply: HomeReply) -> None:
    _tell(reply.messages)
    if reply.shows_bin:
        print(say_shelf.BIN_HEAD)
        for number, row in enumerate(home.bin or (), 1):
            print(say_shelf.bin_numbered(number, row))
        print(say_shelf.bin_ask(program()))
    elif reply.changed:
        _show_home(home)


def _tell(messages: tuple[Message, ...]) -> None:
    for message in messages:
        for line in message.text.split("\n"):
            print(_MARKS[message.tone] + make_harmless(line))


def _show(view: View) -> None:
    asked, progress = view.asked, view.progress
    saved = datetime.fromisoformat(view.saved_at).astimezone().strftime("%H:%M") if view.saved_at else None
    kept = say.kept(saved, view.unsaved, view.read_only)
    print()
    where = say.where(asked.topic_number, asked.topic.section, asked.topic.label, asked.number)
    print(make_harmless(say.head(where, progress, kept)))
    for line in say.lines_so_far(asked.lines):
        print(make_harmless(line))
    if asked.place.part:
        print(make_harmless(say.this_line(asked.lines[asked.number - 1][0])))
    print(make_harmless(say.question(asked.prompt)))
    print(make_harmless(say.hint(asked.question.hint)))
    if asked.number and asked.current is None and not asked.place.part:
        print(say.list_end(len(asked.lines)))
    if asked.typed:
        print(make_harmless(say.refused(asked.typed) if asked.refused else say.typed(asked.typed)))
    elif asked.current is not None:
        print(make_harmless(say.current(asked.current, asked.imported)))
    elif asked.offer is not None:
        print(make_harmless(say.offer(asked.offer)))
