"""A draft on disk: a folder with an append-only journal of events, readable by its owner only."""

from __future__ import annotations

import getpass
import re
import stat
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from assistant.codec import Json, load_json, render_line
from assistant.errors import ChangedError, DraftError, OutputError
from assistant.eventcodec import event_json, parse_event
from assistant.events import Entry, Event
from assistant.files import append_private, length_of, make_private_folder, remove_empty_folder, system_reason
from assistant.paths import drafts_folder, program
from assistant.wording import draft as say

JOURNAL: Final = "journal.jsonl"
_NAME = re.compile(r"[^\s/\\.\x00-\x1f\x7f-\x9f][^/\\\x00-\x1f\x7f-\x9f]*")
_NAME_BYTES = 200


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in some containers
        return ""


@dataclass(frozen=True)
class DraftInfo:
    """One draft as it stands in the list."""

    name: str
    folder: Path
    changed: float
    """Seconds since the epoch of the last write."""


class Draft:
    """The journal of one draft, open for appending."""

    def __init__(
        self, name: str, entries: Iterable[Entry] = (), notes: Iterable[str] = (), torn: bool = False, length: int = 0
    ):
        self.name = name
        self.named = True
        """Whether a person chose the name; one that nobody chose may give way until the draft is on disk."""
        self.folder = drafts_folder() / name
        self.entries = list(entries)
        self.notes = tuple(notes)
        """What was found amiss on opening, one sentence each."""
        self.saved_at: str | None = self.entries[-1].at if self.entries else None
        self._torn = torn
        self._length = length  # of the journal in bytes, as this process left it
        self._waiting: list[Entry] = []
        self._clock: Callable[[], str] = _now

    def append(self, events: Iterable[Event], wait: bool = False) -> list[Entry]:
        """Put events on disk and return them as entries; OutputError leaves memory and journal as they were.

        With `wait` they go to disk together with the next ones, so that a draft without an answer leaves no trace.
        """
        first, at, by = self._next_seq(), self._clock(), _account()
        entries = [Entry(first + number, at, by, event) for number, event in enumerate(events)]
        if wait:
            self._waiting += entries
        elif entries:
            self._write([*self._waiting, *entries])
            self._waiting = []
            self.saved_at = at
        self.entries += entries
        return entries

    def _write(self, entries: list[Entry]) -> None:
        # A line torn by a crash must not swallow the first new one.
        text = ("\n" if self._torn else "") + "".join(render_entry(entry) + "\n" for entry in entries)
        data = text.encode("utf-8")
        if not self._length:
            self._make_room()
        journal = self.folder / JOURNAL
        try:
            self._length = append_private(journal, data, self._length)
        except ChangedError:
            raise ChangedError(say.changed_elsewhere(self.name, program())) from None
        except OutputError:
            self._look_again(journal)
            raise
        self._torn = False

    def _make_room(self) -> None:
        """Make the folder, under another free name where an unnamed draft lost its own to another window."""
        if not self.named and length_of(self.folder / JOURNAL):
            self.name = _free_name(info.name for info in list_drafts())
            self.folder = drafts_folder() / self.name
        for folder in (drafts_folder(), self.folder):
            make_private_folder(folder)

    def _look_again(self, journal: Path) -> None:
        """Take note of what a failed append left behind: a part of a line, or an empty folder."""
        length = length_of(journal)
        if length > self._length:
            self._torn, self._length = True, length
        elif not self._length:
            remove_empty_folder(self.folder)

    def _next_seq(self) -> int:
        return max((entry.seq for entry in self.entries), default=0) + 1


def render_entry(entry: Entry) -> str:
    """Return an entry as one journal line with its checksum."""
    members = {"seq": entry.seq, "at": entry.at, "by": entry.by, "event": event_json(entry.event)}
    return render_line({**members, "sum": _checksum(members)})


def parse_entry(line: str) -> Entry:
    """Return the entry of a journal line; ValueError, KeyError or TypeError when it does not check."""
    data = load_json(line)
    if data.pop("sum") != _checksum(data):
        raise ValueError(line)
    return Entry(data["seq"], data["at"], data["by"], parse_event(data["event"]))


def _checksum(members: Json) -> str:
    return f"{zlib.crc32(render_line(members).encode('utf-8')):08x}"


def check_name(name: str) -> str:
    """Return a draft's name that is safe as a folder's name; DraftError says what is wrong with it."""
    if not _NAME.fullmatch(name) or len(name.encode("utf-8", "surrogatepass")) > _NAME_BYTES:
        raise DraftError(say.bad_name(name))
    return name


def new_draft(name: str | None = None) -> Draft:
    """Return an empty draft, not on disk yet, named when no name is given; DraftError when the name is taken."""
    taken = {info.name.casefold(): info.name for info in list_drafts()}
    if name is not None and (there := taken.get(check_name(name).casefold())):
        raise DraftError(say.name_taken(there, program()))
    draft = Draft(name or _free_name(taken))
    draft.named = name is not None
    return draft


def _free_name(names: Iterable[str]) -> str:
    taken = {name.casefold() for name in names}
    number = next(n for n in range(1, len(taken) + 2) if f"caogao-{n}" not in taken)
    return f"caogao-{number}"


def open_draft(name: str) -> Draft:
    """Open a draft by name; a damaged line is passed over and said; DraftError when there is none."""
    check_name(name)
    path = drafts_folder() / name / JOURNAL
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise DraftError(say.no_draft(name, [info.name for info in list_drafts()], program())) from None
    except OSError as slip:
        raise DraftError(say.cannot_open(name, system_reason(slip))) from None
    lines = data.split(b"\n")
    torn = bool(lines[-1])
    entries, damaged = [], 0
    for line in lines[:-1] if torn else lines:
        if line:
            try:
                entries.append(parse_entry(line.decode("utf-8")))
            except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError):
                damaged += 1
    notes = ([say.TORN] if torn else []) + ([say.damaged(damaged)] if damaged else [])
    return Draft(name, entries, notes, torn, len(data))


def list_drafts() -> list[DraftInfo]:
    """Return all drafts, the one written last first, those that cannot be read included; DraftError without access."""
    folder = drafts_folder()
    try:
        entries = list(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except (OSError, ValueError) as slip:
        raise DraftError(say.no_access(str(folder), system_reason(slip))) from None
    found = [info for entry in entries if (info := _info(entry)) is not None]
    return sorted(found, key=lambda info: (-info.changed, info.name))


def _info(folder: Path) -> DraftInfo | None:
    """Return what the list shows of a draft's folder; None for a folder that holds no journal."""
    try:
        info = (folder / JOURNAL).stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        return DraftInfo(folder.name, folder, 0)  # one that is closed to us must not hide the others
    return DraftInfo(folder.name, folder, info.st_mtime) if stat.S_ISREG(info.st_mode) else None
