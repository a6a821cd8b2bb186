"""A whole draft handed on as one file and taken in again, opened on trial before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.draft import holder_of
from assistant.draft.bundle import ENDING, draft_of, name_for, read_bundle, store, write_bundle
from assistant.draft.lines import SLIPS
from assistant.errors import InputError, OutputError
from assistant.files import same_place
from assistant.paths import home_folder
from assistant.replies import View
from assistant.session import Session
from assistant.wording import draft as say_draft
from assistant.wording import shelf as say


@dataclass(frozen=True)
class Taken:
    """A draft that was taken in from a file."""

    name: str
    """What it is called here."""
    was: str
    """What it was called, or was to be."""
    view: View
    """Where it stands."""


def export_draft(name: str, path: Path | None = None, force: bool = False) -> tuple[Path, tuple[str, ...]]:
    """Write a draft as one file and return (where it is, what is to be said of it); ShenbaoError says why not."""
    draft = Session.peek(name).draft
    path = path or Path(f"{name}{ENDING}")
    if any(same_place(folder, home_folder()) for folder in path.absolute().parents):
        raise OutputError(say.not_among_drafts(str(path)))
    write_bundle(path, draft, force)
    notes = []
    if draft.found is not None and draft.found.losses:
        notes.append(say.exported_damaged(len(draft.found.losses)))
    if holder := holder_of(draft.folder):
        notes.append(say.exported_open(say_draft.who(holder.user, holder.host)))
    return path, tuple(notes)


def import_draft(path: Path, wanted: str | None = None) -> Taken:
    """Take a draft in from a file; ShenbaoError says why not, and nothing has been written then."""
    bundle = read_bundle(path)
    name = name_for(bundle, path, wanted)
    draft = draft_of(bundle, name)
    try:
        session = Session.on(draft)
        session.declaration()
        session.findings()
        view = session.view()
    except SLIPS:
        raise InputError(say.damaged_bundle(str(path), None)) from None
    store(draft)
    return Taken(name, wanted or bundle.name or name, view)
