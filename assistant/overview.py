"""Every draft with its progress, as the lists of drafts and of the recycle bin show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assistant.draft import DraftInfo, holder_of, list_drafts
from assistant.draft.lock import read_holder
from assistant.draft.trash import Binned, list_trash, look_into
from assistant.errors import ShenbaoError
from assistant.paths import drafts_folder
from assistant.session import Session
from assistant.wording.draft import who


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
    holder: str | None = None
    """Who has it open for writing, None where nobody has."""
    typed: int = 0
    """Characters of an answer that was left half-typed."""
    closed: bool = True
    """Whoever had it last, if anybody, closed it properly or has it open still."""
    elsewhere: str | None = None
    """The folder that it fled to; None where it lies with the others."""


@dataclass(frozen=True)
class BinRow:
    """One draft as the list of the recycle bin shows it."""

    binned: Binned
    filer: str | None = None
    year: int | None = None
    answered: int = 0
    total: int = 0
    """0 where it cannot be opened."""
    error: str | None = None
    """Why it cannot be opened."""

    @property
    def name(self) -> str:
        """The name that it had."""
        return self.binned.name

    @property
    def key(self) -> str:
        """What tells it from another of that name."""
        return self.binned.key

    @property
    def deleted(self) -> str:
        """ISO time in UTC."""
        return self.binned.at


def draft_rows() -> list[DraftRow]:
    """Return every draft with its progress, the one written last first."""
    return [_row(info) for info in list_drafts()]


def _row(info: DraftInfo) -> DraftRow:
    changed = datetime.fromtimestamp(info.changed).strftime("%m-%d %H:%M")
    last, holder = read_holder(info.folder), holder_of(info.folder)
    name = None if holder is None else who(holder.user, holder.host)
    elsewhere = None if info.folder.parent == drafts_folder() else str(info.folder)
    closed = last is None or holder is not None
    try:
        view = Session.peek(info.name).view()
    except ShenbaoError as slip:
        return DraftRow(info.name, None, None, 0, 0, changed, str(slip), name, 0, closed, elsewhere)
    typed = 0 if view.asked.refused else len(view.asked.typed)
    done, total = view.progress.answered, view.progress.total
    return DraftRow(info.name, view.filer, view.year, done, total, changed, None, name, typed, closed, elsewhere)


def bin_rows() -> list[BinRow]:
    """Return every draft in the recycle bin, what was deleted last first."""
    return [_bin_row(binned) for binned in list_trash()]


def _bin_row(binned: Binned) -> BinRow:
    try:
        view = Session.on(look_into(binned)).view()
    except ShenbaoError as slip:
        return BinRow(binned, error=str(slip))
    return BinRow(binned, view.filer, view.year, view.progress.answered, view.progress.total)
