"""What a draft's folder still says, whatever has become of its files: every entry that checks, wherever it stands."""

from __future__ import annotations

import errno
import re
import secrets
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from assistant.codec import Json
from assistant.draft.lines import SLIPS, Header, Reading, entry_of, read_lines
from assistant.draft.migration import VERSION, migrate
from assistant.draft.snapshots import read_snapshot, read_snapshots, snapshot_files
from assistant.errors import InputError
from assistant.eventcodec import UnknownEventError
from assistant.events import Entry, Moved, Place, Started
from assistant.files import read_own

JOURNAL: Final = "journal.jsonl"
_SAID = re.compile(r'"(?:value|text)":(?:\{"text":)?(?:"([^"{}]{1,80})|([\d.]{1,20}))')
_FIRST_VERSION: Final = 1


@dataclass(frozen=True)
class Loss:
    """An entry that is nowhere to be found whole."""

    seq: int
    place: Place | None
    """Where the interview stood when it was written."""
    excerpt: str
    """What can still be read of the answer in it, "" if nothing."""


@dataclass(frozen=True)
class Found:
    """What a draft's folder holds."""

    id: str
    version: int
    entries: tuple[Entry, ...]
    whole: bool = True
    """The journal says all this by itself and can be gone on with."""
    length: int = 0
    """Of the journal in bytes."""
    check: int = 0
    """Checksum of the journal."""
    through: int = 0
    """The sequence number that the newest snapshot reaches to."""
    torn: bool = False
    """The journal ended in the middle of a line, which was never answered for; it is left out."""
    regained: int = 0
    """Damaged entries that a snapshot, or the copy in another folder, still had."""
    losses: tuple[Loss, ...] = ()
    gone: bool = False
    """The journal is missing or cannot be read: what came after the newest snapshot is lost."""
    elsewhere: tuple[Path, ...] = ()
    """Folders with a copy that knew more."""

    @property
    def is_newer(self) -> bool:
        """Whether a newer program wrote it."""
        return self.version > VERSION


def read_folder(folder: Path, elsewhere: Iterable[Path] = ()) -> Found:
    """Return what a draft's folder holds, and what copies of it in other folders add.

    InputError where neither a journal nor a snapshot can be read.
    """
    try:
        data = read_own(folder / JOURNAL)
    except InputError as slip:
        gone = isinstance(slip.__cause__, OSError) and slip.__cause__.errno in (errno.ENOENT, errno.EIO)
        if not gone or not snapshot_files(folder):
            raise
        data = b""
    copies = [place for place in elsewhere if place != folder]
    quick = None if copies else _replay(folder, data)
    return quick or _gather(folder, data, copies)


def _replay(folder: Path, data: bytes) -> Found | None:
    """Return the newest snapshot with the journal's lines behind it; None where anything is amiss."""
    newest = next(iter(snapshot_files(folder)), None)
    snapshot = read_snapshot(newest) if newest else None
    if snapshot is None or not snapshot.closed or snapshot.header is None or snapshot.damaged:
        return None
    header = snapshot.header
    if header.version != VERSION or zlib.crc32(data[: header.length]) != header.check or not header.length:
        return None
    rest = read_lines(data[header.length :])
    if rest.damaged or rest.torn or rest.unended or rest.header:
        return None
    try:
        entries = [entry_of(members) for members in (*snapshot.members, *rest.members)]
    except SLIPS:
        return None
    numbers = [header.through, *(members["seq"] for members in rest.members)]
    if numbers != list(range(header.through, header.through + len(numbers))):
        return None
    check = zlib.crc32(data[header.length :], header.check)
    return Found(header.id, VERSION, tuple(entries), length=len(data), check=check, through=header.through)


def _gather(folder: Path, data: bytes, copies: Iterable[Path]) -> Found:
    """Return every entry that checks, from the journal, the snapshots and the copies, by its number."""
    journal, snapshots = read_lines(data), read_snapshots(folder)
    header = journal.header or next((part.header for part in snapshots if part.header), None)
    header = header or Header(secrets.token_hex(8), _version_without_header(journal))
    sources = [part for part in snapshots if part.header and part.header.id == header.id]
    through = max((part.header.through for part in sources if part.closed and part.header), default=0)
    passed = journal.header.through if journal.header else 0
    own = _by_number(journal)
    held = dict(own)
    for part in sources:
        held = {**_by_number(part), **held}
    adding = []
    for place in copies:
        copy = _copy_at(place, header, held)
        if set(copy) - set(held):
            adding.append(place)
            held = {**copy, **held}
    entries, unread = _entries(held, header.version)
    expected = _expected(journal)
    top = max([through, *held, *expected], default=0)
    # What a journal that was written anew left out is not missing, unless a line stands damaged in its place.
    missing = {n for n in range(1, top + 1) if n not in own and (n > passed or n in held or n in expected)}
    lost = sorted({number for number in missing if number not in held and number > through} | unread)
    whole = not missing and not lost and _goes_on(journal, header)
    return Found(
        header.id,
        header.version,
        tuple(entries),
        whole,
        len(data),
        zlib.crc32(data),
        through,
        journal.torn,
        len(missing - set(lost)),
        tuple(Loss(number, _place_before(number, entries), expected.get(number, "")) for number in lost),
        not data,
        tuple(adding),
    )


def _version_without_header(journal: Reading) -> int:
    """Return the version of a draft without a header: the first one had none, any other has lost it."""
    lost = not journal.members or (journal.damaged and journal.damaged[0][0] == 0)
    return VERSION if lost else _FIRST_VERSION


def _goes_on(journal: Reading, header: Header) -> bool:
    """Tell whether the next line can simply be written behind the journal's last one."""
    numbers = [members["seq"] for members in journal.members]
    sound = not (journal.damaged or journal.torn or journal.unended) and numbers == sorted(set(numbers))
    return sound and journal.header is not None and header.version == VERSION


def _by_number(reading: Reading) -> dict[int, Json]:
    """Return the entries' members by sequence number; of two with one number the first counts."""
    found: dict[int, Json] = {}
    for members in reading.members:
        number = members.get("seq")
        if type(number) is int and number > 0:
            found.setdefault(number, members)
    return found


def _copy_at(folder: Path, header: Header, held: Mapping[int, Json]) -> dict[int, Json]:
    """Return what a copy of the draft holds; nothing where it is of another draft, or went another way."""
    try:
        copy = read_lines(read_own(folder / JOURNAL))
    except InputError:
        return {}
    if copy.header is None or copy.header.id != header.id or copy.header.version != header.version:
        return {}
    entries = _by_number(copy)
    return entries if all(held.get(number, members) == members for number, members in entries.items()) else {}


def _entries(held: Mapping[int, Json], version: int) -> tuple[list[Entry], set[int]]:
    """Return (the entries in order, the numbers of those that say nothing this program knows)."""
    ordered = [held[number] for number in sorted(held)]
    entries, unread = [], set()
    for members in migrate(ordered, version):
        try:
            entries.append(entry_of(members))
        except UnknownEventError:
            continue  # a newer program's
        except SLIPS:
            unread.add(members["seq"])
    return entries, unread


def _expected(journal: Reading) -> dict[int, str]:
    """Return for each damaged line the number that it should have had and what can be read of its answer."""
    found: dict[int, str] = {}
    numbers = [members.get("seq") for members in journal.members]
    for before, line in journal.damaged:
        last = numbers[before - 1] if before else 0
        number = (last if type(last) is int else 0) + 1
        while number in found:
            number += 1
        said = _SAID.search(line.decode("utf-8", "replace"))
        found[number] = said.group(1) or said.group(2) if said else ""
    return found


def _place_before(number: int, entries: Iterable[Entry]) -> Place | None:
    """Return where the interview stood when the entry of that number was written."""
    place = None
    for entry in entries:
        if entry.seq > number:
            break
        if isinstance(entry.event, Moved):
            place = entry.event.place
        elif isinstance(entry.event, Started):
            place = Place("/filer")
    return place
