"""A draft on disk: a folder with an append-only journal of events, readable by its owner only."""

from __future__ import annotations

import getpass
import json
import re
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Final

from assistant.codec import Json, render_line
from assistant.errors import DraftError
from assistant.eventcodec import event_json, parse_event
from assistant.events import Entry, Event
from assistant.files import append_private, make_private_folder
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

    def __init__(self, name: str, entries: Iterable[Entry] = (), notes: Iterable[str] = (), torn: bool = False):
        self.name = name
        self.folder = drafts_folder() / name
        self.entries = list(entries)
        self.notes = tuple(notes)
        """What was found amiss on opening, one sentence each."""
        self.saved_at: str | None = self.entries[-1].at if self.entries else None
        self._torn = torn
        self._waiting: list[Entry] = []
        self._clock: Callable[[], str] = _now

    def append(self, events: Iterable[Event], wait: bool = False) -> list[Entry]:
        """Put events on disk and return them as entries; OutputError leaves memory as it was.

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
        if not self.folder.is_dir():
            for folder in (self.folder.parent.parent, self.folder.parent, self.folder):
                make_private_folder(folder)
        # A line torn by a crash must not swallow the first new one.
        text = ("\n" if self._torn else "") + "".join(render_entry(entry) + "\n" for entry in entries)
        append_private(self.folder / JOURNAL, text.encode("utf-8"))
        self._torn = False

    def _next_seq(self) -> int:
        return max((entry.seq for entry in self.entries), default=0) + 1


def render_entry(entry: Entry) -> str:
    """Return an entry as one journal line with its checksum."""
    members = {"seq": entry.seq, "at": entry.at, "by": entry.by, "event": event_json(entry.event)}
    return render_line({**members, "sum": _checksum(members)})


def parse_entry(line: str) -> Entry:
    """Return the entry of a journal line; ValueError, KeyError or TypeError when it does not check."""
    data = json.loads(line, parse_float=Decimal)
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
    taken = {info.name.casefold() for info in list_drafts()}
    if name is None:
        number = next(n for n in range(1, len(taken) + 2) if f"caogao-{n}" not in taken)
        name = f"caogao-{number}"
    elif check_name(name).casefold() in taken:
        raise DraftError(say.name_taken(name, program()))
    return Draft(name)


def open_draft(name: str) -> Draft:
    """Open a draft by name; a damaged line is passed over and said; DraftError when there is none."""
    check_name(name)
    path = drafts_folder() / name / JOURNAL
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise DraftError(say.no_draft(name, [info.name for info in list_drafts()], program())) from None
    except OSError as slip:
        raise DraftError(say.cannot_open(name, slip.strerror or "")) from None
    lines = data.split(b"\n")
    torn = bool(lines[-1])
    entries, damaged = [], 0
    for line in lines[:-1] if torn else lines:
        if line:
            try:
                entries.append(parse_entry(line.decode("utf-8")))
            except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError):
                damaged += 1
    notes = ([say.TORN] if torn else []) + ([say.damaged(damaged)] if damaged else [])
    return Draft(name, entries, notes, torn)


def list_drafts() -> list[DraftInfo]:
    """Return all drafts, the one written last first."""
    folder = drafts_folder()
    if not folder.is_dir():
        return []
    found = [
        DraftInfo(entry.name, entry, (entry / JOURNAL).stat().st_mtime)
        for entry in folder.iterdir()
        if (entry / JOURNAL).is_file()
    ]
    return sorted(found, key=lambda info: (-info.changed, info.name))
