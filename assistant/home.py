"""The list of drafts as both front ends begin with it: what can be said there besides choosing one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answers import half_width
from assistant.commands import Verb, parse_command
from assistant.draft.trash import delete_draft, list_trash, restore_draft
from assistant.errors import ShenbaoError
from assistant.overview import BinRow, DraftRow, bin_rows, draft_rows
from assistant.wording import shelf as say
from assistant.wording.session import Message, Tone

_BIN = re.compile(r"/?回收站?|/hsz")
_DELETE = re.compile(r"(?:打 ?)?/?(?:删除?|删掉)(?: ?第? ?(\d{1,3}) ?[份号条]?)?[。.!]?")
_RESTORE = re.compile(r"(?:打 ?)?/?(?:还原|恢复)(?: ?第? ?(\d{1,3}) ?[份号条]?)?[。.!]?")


@dataclass(frozen=True)
class HomeReply:
    """What the list of drafts says to a line."""

    messages: tuple[Message, ...] = ()
    shows_bin: bool = False
    """The recycle bin is to be shown."""
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

    def say(self, text: str) -> HomeReply | None:
        """Do what a line asks for; None where it is none of the words that this list knows."""
        plain = re.sub(r"\s+", " ", half_width(text.strip()))
        command = parse_command(text)
        try:
            if match := _DELETE.fullmatch(plain):
                return self._delete(match.group(1))
            if command is not None and command.verb is Verb.REMOVE:
                return self._delete(command.argument)
            if command is not None and command.verb is Verb.UNDO:
                return self._undo()
            if match := _RESTORE.fullmatch(plain):
                return self._restore(match.group(1))
            if _BIN.fullmatch(plain):
                return HomeReply(shows_bin=True) if self.show_bin() else _said(Tone.HELP, say.BIN_EMPTY)
        except ShenbaoError as slip:
            return _said(Tone.BAD, str(slip))
        return None

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
