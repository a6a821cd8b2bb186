"""A draft on disk: a folder with an append-only journal of events, snapshots of it and a lock, for its owner only."""

from assistant.draft.journal import Draft
from assistant.draft.lines import parse_entry, render_entry
from assistant.draft.lock import Holder
from assistant.draft.recovery import JOURNAL, Found, Loss
from assistant.draft.shelf import DraftInfo, holder_of, list_drafts, new_draft, open_draft

__all__ = [
    "JOURNAL",
    "Draft",
    "DraftInfo",
    "Found",
    "Holder",
    "Loss",
    "holder_of",
    "list_drafts",
    "new_draft",
    "open_draft",
    "parse_entry",
    "render_entry",
]
