"""`shenbao` without a verb."""

from __future__ import annotations

import argparse

from assistant.cli.frontend import start


def run(arguments: argparse.Namespace) -> int:
    """Start at the list of drafts."""
    return start(arguments.plain)
