"""`shenbao draft restore`: a draft back from the recycle bin."""

from __future__ import annotations

import argparse

from assistant.cli.sources import draft_name
from assistant.cli.streams import tell
from assistant.draft.trash import find_binned, restore_draft
from assistant.paths import program
from assistant.wording import shelf as say


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the act's arguments."""
    parser.add_argument("name", nargs="?", metavar="NAME", help=say.BINNED_NAME)


def run(arguments: argparse.Namespace) -> int:
    """Bring back the draft of that name, or of all, that was deleted last."""
    wanted = None if arguments.name is None else draft_name(arguments.name)
    binned = find_binned(wanted)[0]
    tell(say.restored(restore_draft(binned), binned.name, program()))
    return 0
