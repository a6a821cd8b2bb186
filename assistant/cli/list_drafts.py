"""`shenbao list`: the drafts, the one written last first."""

from __future__ import annotations

import argparse
from dataclasses import fields

from assistant.cli.streams import print_json, tell
from assistant.overview import DraftRow, draft_rows
from assistant.paths import program
from assistant.wording import cli as say
from assistant.wording import draft as say_draft


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("--json", action="store_true", help=say.AS_JSON)


def run(arguments: argparse.Namespace) -> int:
    """Print one line a draft, or a JSON list."""
    rows = draft_rows()
    if arguments.json:
        members = [part.name for part in fields(DraftRow)]
        print_json([{key: getattr(row, key) for key in members} for row in rows])
        return 0
    for row in rows:
        if row.error:
            tell(say.broken_draft(row.name, row.error))
        else:
            tell(say.draft_line(row))
    if not rows:
        tell(say_draft.no_drafts(program()))
    return 0
