"""The list of drafts, line by line: the same entries, numbers and words as on the full screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.beginnings import Begun, OldForm, begin_with, read_pasted, read_typed
from assistant.commands import Verb, parse_command
from assistant.errors import ShenbaoError
from assistant.home import Act, Entry, Home, HomeReply
from assistant.paths import program
from assistant.sample import sample
from assistant.session import Session
from assistant.text import make_harmless
from assistant.wording import beginning as say
from assistant.wording import plain as say_plain
from assistant.wording import shelf as say_shelf
from assistant.wording.session import Message, Tone

ReadLine = Callable[[str], str | None]
"""Shows a prompt and returns the next line without its line feed, None at the end of input."""


def begin(read: ReadLine, tell: Callable[[Sequence[Message]], None], show: Callable[[str], object]) -> Begun | None:
    """Let a person choose a draft or begin one; returns None where they leave or the input ends.

    `tell` says messages, `show` a line as it is.
    """
    return _Choice(read, tell, show).made()


class _Choice:
    """The list, as it was shown last."""

    def __init__(self, read: ReadLine, tell: Callable[[Sequence[Message]], None], show: Callable[[str], object]):
        self._home = Home()
        self._read, self._tell, self._show_line = read, tell, show

    def made(self) -> Begun | None:
        """Ask until something is chosen."""
        self._show()
        while (line := self._read(say_plain.INPUT_PROMPT)) is not None:
            reply = self._home.say(line)
            if reply is None:
                self._tell((Message(Tone.BAD, say.unknown(line, len(self._home.entries))),))
                continue
            if reply.chosen is not None and reply.chosen.act is Act.QUIT:
                return None
            if (begun := self._answer(reply)) is not None:
                return begun
        return None

    def _show(self) -> None:
        again = bool(self._home.rows)
        self._show_line(say.AGAIN_ASK if again else say.FIRST_ASK)
        for number, entry in enumerate(self._home.entries, 1):
            self._show_line(self._line(number, entry, again))
        self._show_line(say.advice(program(), again))

    def _line(self, number: int, entry: Entry, again: bool) -> str:
        if entry.row is not None:
            return say_plain.home_line(number, entry.row)
        return say_plain.home_entry(number, say.entry(entry.act, again, self._home.binned))

    def _answer(self, reply: HomeReply) -> Begun | None:
        self._tell(reply.messages)
        if reply.changed:
            self._show()
        try:
            return None if reply.chosen is None else self._do(reply.chosen)
        except ShenbaoError as slip:
            self._tell((Message(Tone.BAD, str(slip)),))
            return None

    def _do(self, entry: Entry) -> Begun | None:
        match entry.act:
            case Act.OPEN if entry.row is not None:
                return Begun(Session.open(entry.row.name))
            case Act.NEW:
                return Begun(Session.new())
            case Act.IMPORT:
                return self._import()
            case Act.PASTE:
                return self._paste()
            case Act.SAMPLE:
                self._tell(sample())
            case Act.PAPERS:
                self._tell((Message(Tone.HELP, say.PAPERS),))
            case Act.BIN:
                self._show_bin()
        return None

    def _show_bin(self) -> None:
        self._show_line(say_shelf.BIN_HEAD)
        for number, row in enumerate(self._home.bin or (), 1):
            self._show_line(say_shelf.bin_numbered(number, row))
        self._show_line(say_shelf.bin_ask(program()))

    def _import(self) -> Begun | None:
        self._tell([Message(Tone.HELP, line) for line in (say.IMPORT_ASK, *say.IMPORT_HINTS)])
        while (line := self._read(f"{say.IMPORT_LABEL} ")) is not None:
            command = parse_command(line)
            if command is not None and command.verb in (Verb.QUIT, Verb.BACK):
                break
            if (begun := self._begun(lambda: read_typed(line))) is not None:
                return begun
        self._show()
        return None

    def _paste(self) -> Begun | None:
        self._tell([Message(Tone.HELP, line) for line in (say.PASTE_ASK, *say.PASTE_HINTS)])
        lines: list[str] = []
        while (line := self._read(say.PASTE_PROMPT)) is not None and line.strip() not in (".", "。"):
            lines.append(line)
        begun = self._begun(lambda: read_pasted("\n".join(lines)))
        if begun is None:
            self._show()
        return begun

    def _begun(self, read: Callable[[], OldForm]) -> Begun | None:
        try:
            return begin_with(read())
        except ShenbaoError as slip:
            self._tell((Message(Tone.BAD, make_harmless(str(slip))),))
            return None
