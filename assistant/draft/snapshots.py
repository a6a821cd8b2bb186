"""Snapshots: the draft as it stood, whole or not there at all, and ten older ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from assistant.draft.lines import Header, Reading, read_lines, render_end, render_lines
from assistant.errors import InputError, OutputError
from assistant.events import CONTENT, Entry, Moved, Place, Typed
from assistant.files import files_in, make_private_folder, read_own, remove_file, write_whole

FOLDER: Final = "snapshots"
KEPT: Final = 11
"""The newest one and ten older."""


def compacted(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries without the typing and the steps that later ones make superfluous; they fold to the same."""
    typed: dict[Place, int] = {}
    moved = -1
    for number, entry in enumerate(entries):
        if isinstance(entry.event, Typed):
            typed[entry.event.place] = number
        elif isinstance(entry.event, Moved):
            moved = number
    wanted = {moved, len(entries) - 1, *typed.values()}
    return [
        entry
        for number, entry in enumerate(entries)
        if number in wanted or not isinstance(entry.event, Moved | Typed)
    ]  # fmt: skip


def render_snapshot(header: Header, entries: Sequence[Entry]) -> bytes:
    """Return a whole draft as one file: header, entries, and a last line that says nothing is missing."""
    kept = compacted(entries)
    through = max((entry.seq for entry in entries), default=0)
    data = render_lines(replace(header, through=through), kept)
    return data + (render_end(len(kept), data) + "\n").encode("utf-8")


def write_snapshot(folder: Path, header: Header, entries: Sequence[Entry]) -> None:
    """Write a snapshot of a draft and let the oldest go; OutputError where the system refuses it."""
    place = folder / FOLDER
    make_private_folder(place)
    through = max((entry.seq for entry in entries), default=0)
    write_whole(place / f"{through:08d}.jsonl", render_snapshot(header, entries), force=True, private=True)
    for old in snapshot_files(folder)[KEPT:]:
        remove_file(old)


def snapshot_files(folder: Path) -> list[Path]:
    """Return the snapshots of a draft, the newest first."""
    return sorted((path for path in files_in(folder / FOLDER) if path.name.endswith(".jsonl")), reverse=True)


def read_snapshots(folder: Path) -> list[Reading]:
    """Return what the snapshots of a draft hold, the newest first; one that cannot be read is passed over."""
    readings = []
    for path in snapshot_files(folder):
        reading = read_snapshot(path)
        if reading is not None:
            readings.append(reading)
    return readings


def read_snapshot(path: Path) -> Reading | None:
    """Return what a snapshot holds, None where it cannot be read."""
    try:
        return read_lines(read_own(path))
    except (InputError, OutputError):
        return None


def holds_content(entries: Sequence[Entry]) -> bool:
    """Tell whether any of the entries changes what the draft says."""
    return any(isinstance(entry.event, CONTENT) for entry in entries)
