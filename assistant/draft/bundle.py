"""A whole draft as one file: a snapshot with the draft's name in it, taken back in only where everything checks."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from assistant.codec import Json
from assistant.draft.journal import Draft
from assistant.draft.lines import SLIPS, Header, Reading, entry_of, header_of, parse_line, read_lines, render_lines
from assistant.draft.migration import VERSION, migrate
from assistant.draft.names import check_name, free_name, taken_as
from assistant.draft.recovery import JOURNAL, Found
from assistant.draft.shelf import list_drafts
from assistant.draft.snapshots import render_snapshot
from assistant.errors import DraftError, InputError
from assistant.eventcodec import UnknownEventError
from assistant.events import Entry, Imported, Moved, Redone, Started, Undone
from assistant.files import MOST_MEGABYTES, make_private_folder, read_bytes, remove_empty_folder, write_whole
from assistant.paths import drafts_folder, program
from assistant.wording import draft as say_draft
from assistant.wording import shelf as say

ENDING: Final = ".shenbao"
MOST_ENTRIES: Final = 20_000
"""A draft filled in and changed for a whole year has a few thousand that are not passed over in a snapshot."""
MOST_THINGS: Final = 4_000
"""Answers, lines and objectives that ever were; more of them would keep every list of drafts waiting."""

_THING: Final = ("id", "place", "path", "target", "list")
"""Members that say what an event is about."""


@dataclass(frozen=True)
class Bundle:
    """What a draft's one file holds."""

    name: str
    """The name that it had; "" or anything at all where somebody has tampered with it."""
    entries: tuple[Entry, ...]
    """Numbered from 1 without gaps."""


def write_bundle(path: Path, draft: Draft, force: bool = False) -> None:
    """Write a draft as one file of mode 0600; DraftError or OutputError where it cannot be."""
    found = draft.found
    if found is not None and found.is_newer:
        raise DraftError(say.newer_not_exported(draft.name))
    name = draft.name.encode("utf-8", "replace").decode("utf-8")
    header = Header(found.id if found else secrets.token_hex(8), name=name)
    data = render_snapshot(header, draft.entries)
    if len(data) > MOST_MEGABYTES * 2**20 or _is_endless(data, draft.entries):
        raise DraftError(say.too_much_to_export(draft.name))
    write_whole(path, data, force, private=True)


def read_bundle(path: Path) -> Bundle:
    """Return what a draft's one file holds, older ones migrated; InputError where a single byte of it is off."""
    data = read_bytes(path)
    header = _header_of(data, path)
    if _is_endless(data):
        raise InputError(say.endless_bundle(str(path)))
    reading = read_lines(data)
    if (line := _first_slip(data, reading)) is not None:
        raise InputError(say.damaged_bundle(str(path), line))
    try:
        entries = [entry_of(members) for members in _migrated(reading.members, header)]
    except UnknownEventError:
        raise InputError(say.newer_bundle(str(path))) from None
    except SLIPS:
        raise InputError(say.damaged_bundle(str(path), None)) from None
    if _is_endless(data, entries):
        raise InputError(say.endless_bundle(str(path)))
    numbers = [entry.seq for entry in entries]
    begun = any(isinstance(entry.event, Started) for entry in entries)
    if not begun or numbers != sorted(set(numbers)) or numbers[-1] != header.through:
        raise InputError(say.damaged_bundle(str(path), None))
    return Bundle(header.name, tuple(_renumbered(entries)))


def _is_endless(data: bytes, entries: Iterable[Entry] = ()) -> bool:
    """Tell whether there is more than any draft has."""
    things: set[object] = set()
    for event in (entry.event for entry in entries):
        if isinstance(event, Imported):
            things.update(event.ids)
        elif not isinstance(event, Moved | Undone | Redone):
            things.add(next((held for key in _THING if (held := getattr(event, key, None)) is not None), None))
    return data.count(b"\n") > MOST_ENTRIES + 2 or len(things) > MOST_THINGS


def _header_of(data: bytes, path: Path) -> Header:
    """Return the header of a version that this program reads."""
    first = data.partition(b"\n")[0]
    try:
        header = header_of(parse_line(first))
    except SLIPS:
        ours = first.startswith(b'{"shenbao":"draft"')
        sentence = say.damaged_bundle(str(path), 1) if ours else say.no_bundle(str(path), program())
        raise InputError(sentence) from None
    if header.version > VERSION:
        raise InputError(say.newer_bundle(str(path)))
    return header


def _first_slip(data: bytes, reading: Reading) -> int | None:
    """Return the number of the first line that is off, the last one's where something is missing; None for none."""
    if reading.damaged:
        return reading.damaged[0][0] + 2  # behind the header and the entries before it
    return None if reading.closed and data.endswith(b"}\n") else len(data.rstrip(b"\n").split(b"\n"))


def _migrated(members: Sequence[Json], header: Header) -> list[Json]:
    if header.version < 1:
        raise ValueError("version")
    return migrate(members, header.version)


def _renumbered(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries numbered without gaps: a journal that lacks a number has lost one."""
    numbers: dict[int, int] = {}
    steps: dict[int, int] = {}
    kept: list[Entry] = []
    for entry in entries:
        event = entry.event
        if isinstance(event, Undone | Redone):
            if event.seq not in numbers:
                continue  # what it spoke of is lost
            event = replace(event, seq=numbers[event.seq])
        seq = numbers[entry.seq] = len(kept) + 1
        # Where a step's first change is lost, the others still belong together.
        step = steps.setdefault(entry.step_number, seq)
        kept.append(replace(entry, seq=seq, event=event, step=step if step < seq else None))
    return kept


def name_for(bundle: Bundle, path: Path, wanted: str | None = None) -> str:
    """Return the name that a draft is taken in under: the wanted one, its own, the file's, or the next free one.

    DraftError where the wanted one is taken or no good.
    """
    there = [info.name for info in list_drafts()]
    if wanted is not None:
        if taken := taken_as(check_name(wanted), there):
            raise DraftError(say_draft.name_taken(taken, program()))
        return wanted
    for name in (bundle.name, path.name.removesuffix(ENDING)):
        with contextlib.suppress(DraftError):
            return check_name(name) if not taken_as(name, there) else free_name(there, check_name(name))
    return free_name(there)


def draft_of(bundle: Bundle, name: str) -> Draft:
    """Return the draft that a file holds, in memory only and under a new id: it is never joined with the original."""
    draft = Draft(name, drafts_folder() / name, Found(secrets.token_hex(8), VERSION, bundle.entries))
    draft.read_only = say_draft.ONLY_READ
    return draft


def store(draft: Draft) -> None:
    """Put a draft from a file on disk, whole or not at all; OutputError where something stands there meanwhile."""
    assert draft.found is not None
    for folder in (draft.folder.parent, draft.folder):
        make_private_folder(folder)
    try:
        write_whole(draft.folder / JOURNAL, render_lines(Header(draft.found.id), draft.entries), private=True)
    finally:
        remove_empty_folder(draft.folder)
