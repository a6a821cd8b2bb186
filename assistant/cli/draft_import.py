"""`shenbao draft import`: a draft from its one file."""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.cli.streams import tell
from assistant.handover import import_draft
from assistant.paths import program
from assistant.wording import shelf as say


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the act's arguments."""
    parser.add_argument("file", metavar="FILE", help=say.BUNDLE)
    parser.add_argument("name", nargs="?", metavar="NAME", help=say.NEW_NAME)


def run(arguments: argparse.Namespace) -> int:
    """Take the draft in."""
    taken = import_draft(Path(arguments.file), arguments.name)
    view = taken.view
    whose = say.whose(view.filer, view.year)
    done, total = view.progress.answered, view.progress.total
    tell(say.imported(taken.name, taken.was, whose, done, total, program()))
    return 0
