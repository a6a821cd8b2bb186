"""`shenbao draft purge`: drafts out of the recycle bin for good."""

from __future__ import annotations

import argparse

from assistant.cli.sources import draft_name
from assistant.cli.streams import tell
from assistant.draft.trash import find_binned, list_trash, purge_draft
from assistant.errors import UsageError
from assistant.wording import shelf as say


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the act's arguments."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument("name", nargs="?", metavar="NAME", help=say.BINNED_NAME)
    which.add_argument("--all", action="store_true", help=say.ALL)
    parser.add_argument("--force", action="store_true", help=say.SURE)


def run(arguments: argparse.Namespace) -> int:
    """Remove what is named, but only where it is asked for with --force."""
    if arguments.name is None and not arguments.all:
        raise UsageError(say.PURGE_WHAT)
    found = list_trash() if arguments.all else find_binned(draft_name(arguments.name))
    if not found:
        tell(say.BIN_EMPTY)
        return 0
    if not arguments.force:
        raise UsageError(say.would_purge([part.name for part in found]))
    for part in found:
        purge_draft(part)
        tell(say.purged(part.name, part.at))
    return 0
