"""`shenbao draft export`: a whole draft as one file."""

from __future__ import annotations

import argparse

from assistant.cli.outputs import output_path
from assistant.cli.sources import draft_name
from assistant.cli.streams import tell, tell_error
from assistant.handover import export_draft
from assistant.wording import cli as say_cli
from assistant.wording import shelf as say


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the act's arguments."""
    parser.add_argument("name", metavar="NAME", help=say.NAME)
    parser.add_argument("-o", "--output", metavar="FILE", help=say.OUT)
    parser.add_argument("--force", action="store_true", help=say_cli.FORCE)


def run(arguments: argparse.Namespace) -> int:
    """Write the file."""
    name = draft_name(arguments.name)
    path = None if arguments.output is None else output_path(arguments.output)
    written, notes = export_draft(name, path, arguments.force)
    for note in notes:
        tell_error(note)
    tell(say.exported(name, str(written)))
    return 0
