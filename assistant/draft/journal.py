"""A draft open in this process: its entries in memory, and the journal that they go to."""

from __future__ import annotations

import secrets
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from assistant.draft.lines import Header, render_entry, render_header, render_lines
from assistant.draft.lock import Holder, Lock, account, acquire, myself, now
from assistant.draft.names import free_name
from assistant.draft.recovery import JOURNAL, Found
from assistant.draft.snapshots import holds_content, write_snapshot
from assistant.errors import ChangedError, OutputError, ReadOnlyError
from assistant.events import CONTENT, Entry, Event, Redone, Started, Typed, Undone, entries_of
from assistant.files import (
    append_private,
    files_in,
    keep_copy,
    length_of,
    make_private_folder,
    remove_empty_folder,
    write_whole,
)
from assistant.paths import drafts_folder, drafts_under, program
from assistant.wording import draft as say

ASIDE: Final = "set-aside"
"""Folder of the journals that were damaged, as they were found."""
_EVERY: Final = 64
"""Changes until the next snapshot."""


class Draft:
    """The entries of one draft; what is appended goes to disk, or waits in memory while the disk refuses it."""

    def __init__(self, name: str, folder: Path | None = None, found: Found | None = None, lock: Lock | None = None):
        self.name = name
        self.named = True
        """Whether a person chose the name; one that nobody chose may give way until the draft is on disk."""
        self.folder = folder or drafts_folder() / name
        self.found = found
        """What opening it came to; None for a new draft."""
        self.entries: list[Entry] = list(found.entries) if found else []
        self.saved_at: str | None = self.entries[-1].at if self.entries else None
        self.read_only: str | None = None
        """Why nothing can be written to it here; None where it can."""
        self.holder: Holder | None = None
        """Who has it open elsewhere."""
        self.dead: Holder | None = None
        """Who had it open and ended without closing it."""
        self.was_open = False
        """Others could read its files; they no longer can."""
        self.trouble: str | None = None
        """Why the last entries are not on disk; None where they are."""
        self.begun_anew = False
        """Its beginning was lost and has been put in its place."""
        self.lock = lock
        self._id = found.id if found else secrets.token_hex(8)
        self._length = found.length if found else 0  # of the journal in bytes, as this process left it
        self._check: int | None = found.check if found else 0  # of those bytes; None where they are not known
        self._through = found.through if found else 0
        self._last = max([self._through, *(entry.seq for entry in self.entries)])
        self._rewrite = bool(found and not found.whole)
        self._torn = False
        self._waiting: list[Entry] = []
        self._clock: Callable[[], str] = now

    # Writing

    def append(self, events: Iterable[Event], wait: bool = False) -> list[Entry]:
        """Put the events of one step on disk and return them as entries.

        Where the disk refuses, they wait and `trouble` says why.
        With `wait` they go to disk together with the next ones, so that a draft without an answer leaves no trace.
        ChangedError or ReadOnlyError leave memory and journal as they were.
        """
        kept = list(events)
        if self.read_only and any(isinstance(event, CONTENT | Undone | Redone) for event in kept):
            raise ReadOnlyError(self.read_only)
        entries = entries_of(kept, self._last + 1, self._clock(), account())
        self._last += len(entries)
        self.entries += entries
        if self.read_only:
            return entries
        self._waiting += entries
        if (entries or self.trouble) and not wait:
            try:
                self.flush()
            except ChangedError:
                del self.entries[len(self.entries) - len(entries) :]
                del self._waiting[len(self._waiting) - len(entries) :]
                self._last -= len(entries)
                raise
        return entries

    def flush(self) -> None:
        """Try to put what waits on disk; ChangedError where another process has the draft now."""
        if self.read_only or not (self._waiting or self._rewrite):
            return
        try:
            self._write()
        except ChangedError:
            raise
        except OutputError as slip:
            self.trouble = str(slip)
            return
        new = not self._through
        if self._waiting:
            self.saved_at = self._waiting[-1].at
        self._waiting, self.trouble = [], None
        since = [entry for entry in self.entries if entry.seq > self._through]
        if new or sum(isinstance(entry.event, CONTENT) for entry in since) >= _EVERY:
            self._snapshot()

    @property
    def unsaved(self) -> int:
        """How many changes, half-typed text as one, wait although they should be on disk."""
        events = [entry.event for entry in self._waiting] if self.trouble else []
        typed = any(isinstance(event, Typed) and event.text for event in events)
        return sum(isinstance(event, CONTENT | Undone | Redone) for event in events) + typed

    @property
    def is_on_disk(self) -> bool:
        """Whether the draft has a journal."""
        return bool(self._length)

    def _write(self) -> None:
        if not self._length:
            self._make_room()
        self._hold()
        if self._rewrite:
            self._write_anew()
            return
        begin = "" if self._length else f"{render_header(Header(self._id))}\n"
        # A line torn by a disk that refused even to be cut back must not swallow the first new one.
        last = len(self._waiting) - 1
        # The beginning stands by itself: without it nothing of the draft could be opened.
        more = [0 if isinstance(entry.event, Started) else last - n for n, entry in enumerate(self._waiting)]
        lines = "".join(f"{render_entry(*pair)}\n" for pair in zip(self._waiting, more, strict=True))
        data, journal = (("\n" if self._torn else "") + begin + lines).encode("utf-8"), self.folder / JOURNAL
        try:
            self._length = append_private(journal, data, self._length)
        except ChangedError:
            raise ChangedError(say.changed_elsewhere(self.name, program())) from None
        except OutputError:
            self._look_again(journal)
            raise
        self._torn = False
        self._check = None if self._check is None else zlib.crc32(data, self._check)

    def _hold(self) -> None:
        """Make sure that the draft is this process's; ChangedError where it is another's."""
        if self.lock is None:
            self.lock, self.holder = acquire(self.folder)
        if self.lock is None or not self.lock.is_mine():
            raise ChangedError(say.changed_elsewhere(self.name, program()))

    def _make_room(self) -> None:
        """Make the folder, under another free name where an unnamed draft lost its own to another window."""
        if not self.named and length_of(self.folder / JOURNAL):
            self.name = free_name(path.name for path in self.folder.parent.iterdir())
            self.folder = self.folder.parent / self.name
        for folder in (self.folder.parent, self.folder):
            make_private_folder(folder)

    def _write_anew(self) -> None:
        """Write the journal whole; the one that was found goes aside first."""
        journal = self.folder / JOURNAL
        if self._length:
            make_private_folder(self.folder / ASIDE)
            stamp = self._clock().replace(":", "").replace("-", "")
            keep_copy(journal, self.folder / ASIDE / f"journal-{stamp}-{secrets.token_hex(2)}.jsonl")
        data = render_lines(Header(self._id, through=self._last), self.entries)
        write_whole(journal, data, force=True, private=True)
        self._length, self._check, self._torn, self._rewrite = len(data), zlib.crc32(data), False, False
        self._through = 0  # older snapshots stand for another journal

    def _look_again(self, journal: Path) -> None:
        """Take note of what a failed append left behind: a part of a line, or an empty folder."""
        length = length_of(journal)
        if length > self._length:
            self._torn, self._length, self._check = True, length, None
        elif not self._length:
            if self.lock is not None:
                self.lock.release()
                self.lock = None
            remove_empty_folder(self.folder)

    def _snapshot(self) -> None:
        header = Header(self._id, length=self._length if self._check is not None else 0, check=self._check or 0)
        try:
            write_snapshot(self.folder, header, self.entries)
        except OutputError:
            return  # the journal has everything; the next change tries again
        self._through = max((entry.seq for entry in self.entries), default=0)

    # Beginning and end

    def begin_with(self, event: Event) -> None:
        """Put a beginning in front of a draft whose own is lost."""
        self.entries.insert(0, Entry(1, self.entries[0].at if self.entries else self._clock(), account(), event))
        self._rewrite = self.begun_anew = True
        self.flush()

    @property
    def is_within_reach(self) -> bool:
        """Whether the process that has it open can be asked to end."""
        return self.holder is not None and self.holder.host == myself().host

    def move_to(self, home: Path) -> None:
        """Go on under another home folder, with everything; OutputError where it takes nothing either."""
        place = drafts_under(home)
        make_private_folder(place)
        taken = [path.name for path in files_in(place)]
        name = self.name if self.name not in taken else free_name(taken, self.name)
        folder = place / name
        make_private_folder(folder)
        lock: Lock | None = None
        data = render_lines(Header(self._id, through=self._last), self.entries)
        try:
            lock, _ = acquire(folder)
            write_whole(folder / JOURNAL, data, private=True)
        except OutputError:
            if lock is not None:
                lock.release()
            remove_empty_folder(folder)
            raise
        if self.lock is not None:
            self.lock.release()
        self.name, self.folder, self.lock = name, folder, lock
        self._length, self._check, self._torn, self._rewrite = len(data), zlib.crc32(data), False, False
        self._waiting, self.trouble, self._through = [], None, 0
        self.saved_at = self._clock()
        self._snapshot()

    def close(self) -> None:
        """Write what waits of a draft that is on disk, keep a snapshot of it, and let others have it."""
        if self._length and not self.read_only:
            try:
                self.flush()
            except ChangedError:
                self.read_only = say.changed_elsewhere(self.name, program())
            since = [entry for entry in self.entries if entry.seq > self._through]
            if not self.read_only and not self.trouble and holds_content(since):
                self._snapshot()
        if self.lock is not None:
            self.lock.release()
            self.lock = None
