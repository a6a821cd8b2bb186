"""The list of drafts as both front ends begin with it: what can be said there besides choosing one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from assistant.answers import half_width
from assistant.commands import Command, Verb, parse_command
from assistant.draft.trash import delete_draft, list_trash, restore_draft
from assistant.errors import ShenbaoError
from assistant.overview import BinRow, DraftRow, bin_rows, draft_rows
from assistant.pinyin import key_of, search_for
from assistant.wording import beginning as say_beginning
from assistant.wording import shelf as say
from assistant.wording.session import Message, Tone

_DELETE = re.compile(r"(?:打 ?)?/?(?:删除?|删掉)(?: ?第? ?(\d{1,3}) ?[份号条]?)?[。.!]?")
_RESTORE = re.compile(r"(?:打 ?)?/?(?:还原|恢复)(?: ?第? ?(\d{1,3}) ?[份号条]?)?[。.!]?")


class Act(StrEnum):
    """What an entry of the list does."""

    OPEN = "open"
    NEW = "new"
    IMPORT = "import"
    PASTE = "paste"
    SAMPLE = "sample"
    BIN = "bin"
    PAPERS = "papers"
    QUIT = "quit"


_WORDS: Final[Mapping[Act, frozenset[str]]] = {
    Act.NEW: frozenset({"新建", "新", "另起", "xj", "n"}),
    Act.IMPORT: frozenset({"旧表", "去年", "读入", "jb", "qn"}),
    Act.PASTE: frozenset({"粘贴", "zt"}),
    Act.SAMPLE: frozenset({"样表", "yb"}),
    Act.BIN: frozenset({"回收站", "回收", "找回", "hsz"}),
    Act.PAPERS: frozenset({"材料", "cl"}),
    Act.QUIT: frozenset({"退出", "tc", "q"}),
}
"""Words and initials; each also works behind a slash."""
_SHORTEST: Final = 2
"""Characters that may name a draft: one alone stands in too many names."""


@dataclass(frozen=True)
class Entry:
    """One thing to choose."""

    act: Act
    row: DraftRow | None = None
    """The draft that it opens."""


@dataclass(frozen=True)
class HomeReply:
    """What the list of drafts says to a line."""

    messages: tuple[Message, ...] = ()
    chosen: Entry | None = None
    """What the front end is to do."""
    changed: bool = False
    """The list is another one now."""


class Home:
    """The drafts and the recycle bin, as they were shown last."""

    def __init__(self) -> None:
        self.rows: list[DraftRow] = draft_rows()
        self.bin: list[BinRow] | None = None
        """What the bin's numbers stand for; None while it has not been shown."""

    def look(self) -> None:
        """Read the list anew."""
        self.rows = draft_rows()

    def show_bin(self) -> list[BinRow]:
        """Read the recycle bin anew."""
        self.bin = bin_rows()
        return self.bin

    @property
    def binned(self) -> int:
        """How many drafts lie in the recycle bin."""
        return len(list_trash())

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything to choose from, by number from 1: the drafts, then what begins one."""
        ways = (Act.NEW, Act.IMPORT, Act.PASTE) if self.rows else (Act.IMPORT, Act.PASTE, Act.NEW)
        acts = (*ways, Act.SAMPLE, *((Act.BIN,) if self.binned else ()), Act.QUIT)
        return (*(Entry(Act.OPEN, row) for row in self.rows), *map(Entry, acts))

    def choose(self, number: int) -> HomeReply | None:
        """Choose the entry of that number; None where there is none."""
        entries = self.entries
        return self._chosen(entries[number - 1]) if 1 <= number <= len(entries) else None

    def say(self, text: str) -> HomeReply | None:
        """Do what a line asks for; None where it is none of the words that this list knows."""
        plain = re.sub(r"\s+", " ", half_width(text.strip()))
        if plain.isascii() and plain.isdigit():
            return self.choose(int(plain[:9]))
        try:
            return self._obey(plain, parse_command(text)) or self._act(plain) or self._named(plain)
        except ShenbaoError as slip:
            return _said(Tone.BAD, str(slip))

    def _obey(self, plain: str, command: Command | None) -> HomeReply | None:
        """Delete or bring back."""
        verb = None if command is None else command.verb
        if match := _DELETE.fullmatch(plain):
            return self._delete(match.group(1))
        if command is not None and verb is Verb.REMOVE:
            return self._delete(command.argument)
        if verb is Verb.UNDO:
            return self._undo()
        if match := _RESTORE.fullmatch(plain):
            return self._restore(match.group(1))
        return self._chosen(Entry(Act.QUIT)) if verb is Verb.QUIT else None

    def _act(self, plain: str) -> HomeReply | None:
        word = re.sub(r"^(?:打 ?)?/?|[。.!]$", "", plain).lower()
        act = next((act for act, words in _WORDS.items() if word in words), None)
        return None if act is None else self._chosen(Entry(act))

    def _named(self, plain: str) -> HomeReply | None:
        """Choose the draft that has a name, or whose filer and name answer what was typed as no other one does."""
        search = search_for(plain)
        wanted = [row for row in self.rows if row.name == plain]
        if not wanted and len(plain) >= _SHORTEST:
            wanted = [row for row in self.rows if search.best([key_of(row.filer or ""), key_of(row.name)]) is not None]
        if len(wanted) > 1:
            numbers = [number for number, row in enumerate(self.rows, 1) if row in wanted]
            return _said(Tone.PLAIN, say_beginning.several(plain, numbers))
        return self._chosen(Entry(Act.OPEN, wanted[0])) if wanted else None

    def _chosen(self, entry: Entry) -> HomeReply:
        if entry.row is not None and entry.row.error is not None:
            return _said(Tone.BAD, entry.row.error)
        if entry.act is Act.BIN and not self.show_bin():
            return _said(Tone.HELP, say.BIN_EMPTY)
        return HomeReply(chosen=entry)

    def _delete(self, number: str | None) -> HomeReply:
        if not self.rows:
            return _said(Tone.BAD, say.NO_DRAFT_TO_DELETE)
        if not number or not 1 <= int(number) <= len(self.rows):
            return _said(Tone.BAD, say.nothing_to_delete(len(self.rows)))
        name = self.rows[int(number) - 1].name
        delete_draft(name)
        self.look()
        return HomeReply((Message(Tone.GOOD, say.deleted_here(name)),), changed=True)

    def _undo(self) -> HomeReply:
        rows = bin_rows()
        return self._bring_back(rows[0]) if rows else _said(Tone.BAD, say.NOTHING_TO_UNDO)

    def _restore(self, number: str | None) -> HomeReply:
        # What has been shown keeps its numbers until it is shown anew, whatever has left it meanwhile.
        rows = self.bin or bin_rows()
        if not rows:
            return _said(Tone.BAD, say.NOTHING_TO_UNDO)
        if not number or not 1 <= int(number) <= len(rows):
            return _said(Tone.BAD, say.which_to_restore(len(rows)))
        return self._bring_back(rows[int(number) - 1])

    def _bring_back(self, row: BinRow) -> HomeReply:
        name = restore_draft(row.binned)
        self.look()
        return HomeReply((Message(Tone.GOOD, say.restored_here(name, row.name)),), changed=True)


def _said(tone: Tone, text: str) -> HomeReply:
    return HomeReply((Message(tone, text),))
