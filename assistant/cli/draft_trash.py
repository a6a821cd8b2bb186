"""`shenbao draft trash`: what is in the recycle bin."""

from __future__ import annotations

import argparse

from assistant.cli.streams import print_json, tell
from assistant.overview import bin_rows
from assistant.wording import cli as say_cli
from assistant.wording import shelf as say


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the act's arguments."""
    parser.add_argument("--json", action="store_true", help=say_cli.AS_JSON)


def run(arguments: argparse.Namespace) -> int:
    """Print one line a draft, what was deleted last first, or a JSON list."""
    rows = bin_rows()
    if arguments.json:
        members = ("name", "key", "deleted", "filer", "year", "answered", "total", "error")
        print_json([{key: getattr(row, key) for key in members} for row in rows])
        return 0
    for row in rows:
        tell(say.bin_line(row))
    if not rows:
        tell(say.BIN_EMPTY)
    return 0
