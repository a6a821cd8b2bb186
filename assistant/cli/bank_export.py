"""`shenbao bank export`: the filer's own phrases as one table."""

from __future__ import annotations

import argparse

from assistant.bank import bank_for, own_rows, own_table
from assistant.cli.outputs import output_path
from assistant.cli.streams import tell
from assistant.errors import InputError, UsageError
from assistant.files import check_output, write_whole
from assistant.paths import program
from assistant.wording import cli as say_cli
from assistant.wording import ownbank as say


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the act's arguments."""
    parser.add_argument("-o", "--output", required=True, metavar="FILE.csv", help=say.OUT_CSV)
    parser.add_argument("--objective", metavar="N", help=say.OBJECTIVE)
    parser.add_argument("--force", action="store_true", help=say_cli.FORCE)


def run(arguments: argparse.Namespace) -> int:
    """Write the table."""
    path = output_path(arguments.output)
    check_output(path, arguments.force)
    titles = {part.key: part.title for part in bank_for().form().objectives}
    key = "" if arguments.objective is None else _key(arguments.objective, titles)
    rows = own_rows(key)
    if not rows:
        raise InputError(say.nothing_to_export(program()))
    write_whole(path, own_table(rows, titles, whole=not key), arguments.force)
    tell(say.exported(len(rows), str(path)))
    return 0


def _key(value: str, titles: dict[str, str]) -> str:
    """Return the key of the objective that a number, a key or a title names."""
    keys = list(titles)
    if value.isascii() and value.isdigit() and 1 <= int(value[:3]) <= len(keys):
        return keys[int(value[:3]) - 1]
    found = [key for key, title in titles.items() if value in (key, title)]
    if not found:
        raise UsageError(say.no_objective(value, list(titles.values())))
    return found[0]
