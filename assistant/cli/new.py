"""`shenbao new`: begin a draft."""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.beginnings import year_for
from assistant.cli.banks import Banks, add_bank_option
from assistant.cli.frontend import talk
from assistant.cli.sources import load_source
from assistant.cli.streams import require_input, tell_error
from assistant.errors import UsageError
from assistant.session import Session
from assistant.wording import cli as say


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("name", nargs="?", metavar="NAME", help=say.NAME)
    parser.add_argument("--from", dest="source", metavar="FILE", help=say.FROM)
    parser.add_argument("--year", type=int, metavar="N", help=say.YEAR)
    parser.add_argument("--plain", action="store_true", default=argparse.SUPPRESS, help=say.PLAIN)
    add_bank_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Make the draft, from a file when one is given, and hold the interview."""
    if arguments.year is not None and not 2000 <= arguments.year <= 2100:
        raise UsageError(say.YEAR_RANGE)
    require_input()
    banks = Banks.of(arguments)
    banks.put_in_force()
    imported = None
    if arguments.source is not None:
        source = load_source(arguments.source, banks.bank(arguments.source))
        for line in source.said:
            tell_error(line)
        imported = (Path(source.name).name, source.declaration)
    year = arguments.year if imported is None or arguments.year is not None else year_for(imported[1])
    session = Session.new(arguments.name, imported, year)
    return talk(session, arguments.plain)
