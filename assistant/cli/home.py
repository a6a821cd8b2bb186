"""`shenbao` without a verb."""

from __future__ import annotations

import argparse

from assistant.cli.banks import Banks
from assistant.cli.frontend import start
from assistant.cli.streams import require_input


def run(arguments: argparse.Namespace) -> int:
    """Start at the list of drafts."""
    require_input()
    Banks.of(arguments).put_in_force()
    return start(arguments.plain)
