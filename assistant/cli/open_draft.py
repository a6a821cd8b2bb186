"""`shenbao open`: go on with a draft."""

from __future__ import annotations

import argparse

from assistant.cli.banks import Banks, add_bank_option
from assistant.cli.frontend import talk
from assistant.cli.streams import require_input
from assistant.session import Session
from assistant.wording import cli as say


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("name", nargs="?", metavar="NAME", help=say.NAME)
    parser.add_argument("--plain", action="store_true", default=argparse.SUPPRESS, help=say.PLAIN)
    add_bank_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Hold the interview where it was left."""
    require_input()
    Banks.of(arguments).put_in_force()
    return talk(Session.open(arguments.name), arguments.plain)
