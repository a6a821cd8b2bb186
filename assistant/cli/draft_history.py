"""`shenbao draft history`: what was changed in a draft, by whom and when, and where each answer came from."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from assistant.changes import change_json, changes, render_history
from assistant.cli.sources import draft_name
from assistant.cli.streams import print_json, tell
from assistant.history import provenance
from assistant.session import Session
from assistant.wording import cli as say_cli
from assistant.wording import shelf as say


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the act's arguments."""
    parser.add_argument("name", metavar="NAME", help=say.NAME)
    parser.add_argument("--json", action="store_true", help=say_cli.AS_JSON)


def run(arguments: argparse.Namespace) -> int:
    """Print the changes, the last one first, or a JSON value with the provenance of every answer that stands."""
    session = Session.peek(draft_name(arguments.name))
    entries = session.draft.entries
    if arguments.json:
        origins = {target: asdict(origin) for target, origin in provenance(entries).items()}
        print_json({"changes": [change_json(part) for part in changes(entries, session.form)], "provenance": origins})
        return 0
    for line in render_history(entries, session.form, len(entries)).split("\n"):
        tell(line)
    return 0
