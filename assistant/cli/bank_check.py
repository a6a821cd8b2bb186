"""`shenbao bank check`: what is off in the question bank, or in an own folder, with file, row and column."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from assistant.cli.banks import Banks, add_bank_option
from assistant.cli.streams import print_json, tell
from assistant.errors import UsageError
from assistant.wording import bankcheck as say_check
from assistant.wording import cli as say_cli
from assistant.wording import ownbank as say


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the act's arguments."""
    parser.add_argument("folder", nargs="?", metavar="DIR", help=say.CHECK_DIR)
    parser.add_argument("--year", type=int, metavar="N", help=say.CHECK_YEAR)
    parser.add_argument("--json", action="store_true", help=say_cli.AS_JSON)
    add_bank_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print one line a problem; 1 when there are any."""
    from assistant.bankcheck import bank_for, check_bank, check_folder

    if arguments.year is not None and not 2000 <= arguments.year <= 2100:
        raise UsageError(say_cli.YEAR_RANGE)
    year = arguments.year or date.today().year + 1  # forms are filled in for the year that is coming
    given = Banks.of(arguments).given
    if arguments.folder is None:
        report = check_bank(bank_for(given=given), year)
    else:
        report = check_folder(Path(arguments.folder), year, given)
    if arguments.json:
        problems = [
            {"file": part.place, "row": part.row or None, "column": part.column or None, "message": part.message}
            for part in report.problems
        ]
        print_json({"year": year, "phrases": report.phrases, "problems": problems})
    else:
        for part in report.problems:
            tell(say_check.problem(part.place, part.row, part.column, part.message))
        tell(say_check.counted(len(report.problems), report.phrases))
    return 1 if report.problems else 0
