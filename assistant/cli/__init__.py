"""The command line: one module per verb, each with `add(subparsers)` and `run(arguments) -> int`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from assistant import __version__
from assistant.cli.parsing import Parser
from assistant.errors import ShenbaoError
from assistant.paths import program
from assistant.text import make_harmless
from assistant.wording import cli as say

_MODULES = {
    "new": "new",
    "open": "open_draft",
    "list": "list_drafts",
    "import": "import_file",
    "write": "write",
    "check": "check",
}


def run(argv: Sequence[str]) -> int:
    """Carry out a command line and return its exit code; a ShenbaoError becomes one line on stderr."""
    _tolerant_streams()
    try:
        arguments = _parser().parse_args(argv)
        module = import_module(f"assistant.cli.{_MODULES.get(arguments.verb, 'home')}")
        code: int = module.run(arguments)
        sys.stdout.flush()
        return code
    except ShenbaoError as slip:
        return _complain(str(slip), slip.exit_code)
    except KeyboardInterrupt:
        return _complain(say.STOPPED, 130)
    except BrokenPipeError:
        # The reader of our output has gone; nothing may be flushed into it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except (OSError, RecursionError, MemoryError, RuntimeError, ValueError, LookupError, TypeError) as slip:
        if os.environ.get("SHENBAO_DEBUG"):
            raise
        return _complain(say.fault(f"{type(slip).__name__}"), 2)


def _complain(message: str, code: int) -> int:
    print(make_harmless(message), file=sys.stderr)
    return code


def _tolerant_streams() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog=program(), description=say.DESCRIPTION, epilog=say.EPILOG)
    parser.add_argument("--version", action="version", version=f"shenbao {__version__}", help=say.VERSION)
    parser.add_argument("--plain", action="store_true", help=say.PLAIN)
    verbs = parser.add_subparsers(dest="verb", metavar="", title=say.VERB_HEAD, prog=program())
    for verb, module in _MODULES.items():
        sub = verbs.add_parser(verb, help=say.VERBS[verb], description=say.VERBS[verb])
        import_module(f"assistant.cli.{module}").add(sub)
    return parser
