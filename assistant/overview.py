"""Every draft with its progress, as the lists of drafts show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assistant.draft import holder_of, list_drafts
from assistant.errors import ShenbaoError
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


def draft_rows() -> list[DraftRow]:
    """Return every draft with its progress, the one written last first."""
    rows = []
    for info in list_drafts():
        changed = datetime.fromtimestamp(info.changed).strftime("%m-%d %H:%M")
        try:
            view = Session.peek(info.name).view()
        except ShenbaoError as slip:
            rows.append(DraftRow(info.name, None, None, 0, 0, changed, str(slip)))
            continue
        holder = holder_of(info.folder)
        typed = 0 if view.asked.refused else len(view.asked.typed)
        name = None if holder is None else who(holder.user, holder.host)
        done, total = view.progress.answered, view.progress.total
        rows.append(DraftRow(info.name, view.filer, view.year, done, total, changed, None, name, typed))
    return rows
