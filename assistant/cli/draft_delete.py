"""`shenbao draft delete`: drafts into the recycle bin."""

from __future__ import annotations

import argparse

from assistant.cli.sources import draft_name
from assistant.cli.streams import tell, tell_error
from assistant.draft.trash import delete_draft
from assistant.errors import ShenbaoError
from assistant.paths import program
from assistant.wording import shelf as say


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the act's arguments."""
    parser.add_argument("names", nargs="+", metavar="NAME", help=say.NAME)


def run(arguments: argparse.Namespace) -> int:
    """Move every draft that can be moved; 2 when one cannot."""
    code = 0
    for name in map(draft_name, arguments.names):
        try:
            delete_draft(name)
        except ShenbaoError as slip:
            code = 2
            tell_error(str(slip))
        else:
            tell(say.deleted(name, program()))
    return code
