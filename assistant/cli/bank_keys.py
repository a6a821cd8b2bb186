"""`shenbao bank keys`: the table of readings and the keys of the bank's names, made anew."""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.cli.streams import tell
from assistant.errors import UsageError
from assistant.resources import data_folder
from assistant.wording import places as say


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the act's arguments."""
    parser.add_argument("--bank", metavar="DIR", help=say.BANK)


def run(arguments: argparse.Namespace) -> int:
    """Write pinyin.txt and keys.csv."""
    from assistant.bankkeys import make_keys
    from assistant.places import every_text

    made = make_keys(bank_folder(arguments.bank), every_text())
    tell(say.made_keys(made.characters, made.names))
    return 0


def bank_folder(given: str | None) -> Path:
    """Return the question bank to write into; UsageError where the folder named is none."""
    folder = Path(given if given is not None else str(data_folder("question_bank")))
    if not (folder / "questions").is_dir() or not (folder / "forms").is_dir():
        raise UsageError(say.no_bank(str(folder)))
    return folder
