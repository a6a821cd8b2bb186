"""`shenbao bank`: what the question bank's authors do; one module per act."""

from __future__ import annotations

import argparse
from importlib import import_module

from assistant.errors import UsageError
from assistant.wording import places as say

_ACTS = ("places", "keys")


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the acts and their arguments."""
    acts = parser.add_subparsers(dest="act", metavar="", title=say.ACT_HEAD, prog=parser.prog)
    for act in _ACTS:
        sub = acts.add_parser(act, help=say.ACTS[act], description=say.ACTS[act])
        import_module(f"assistant.cli.bank_{act}").add(sub)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the act that was asked for."""
    if arguments.act is None:
        raise UsageError(say.which_act(_ACTS))
    code: int = import_module(f"assistant.cli.bank_{arguments.act}").run(arguments)
    return code
