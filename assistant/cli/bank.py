"""`shenbao bank`: what is done with the question bank and own folders; one module per act."""

from __future__ import annotations

import argparse
from importlib import import_module

from assistant.errors import UsageError
from assistant.wording import ownbank as say_own
from assistant.wording import places as say

_ACTS = ("check", "export", "places", "keys")


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the acts and their arguments."""
    acts = parser.add_subparsers(dest="act", metavar="", title=say.ACT_HEAD, prog=parser.prog)
    help_of = {**say.ACTS, **say_own.ACTS}
    for act in _ACTS:
        sub = acts.add_parser(act, help=help_of[act], description=help_of[act])
        import_module(f"assistant.cli.bank_{act}").add(sub)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the act that was asked for."""
    if arguments.act is None:
        raise UsageError(say.which_act(_ACTS))
    code: int = import_module(f"assistant.cli.bank_{arguments.act}").run(arguments)
    return code
