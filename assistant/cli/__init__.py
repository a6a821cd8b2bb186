"""The command line: one module per verb, each with `add(subparsers)` and `run(arguments) -> int`."""

from __future__ import annotations

import argparse
import contextlib
import os
from collections.abc import Sequence
from importlib import import_module

from assistant import __version__, crash
from assistant.cli.banks import add_bank_option
from assistant.cli.hangup import heard, leave
from assistant.cli.parsing import Parser
from assistant.cli.streams import failure_of_stdout, prepare_streams, silence, tell_error
from assistant.errors import HungUp, OutputError, ShenbaoError
from assistant.files import system_reason, tells_of_a_stream
from assistant.paths import program
from assistant.wording import cli as say
from assistant.wording import crash as say_crash

_MODULES = {
    "new": "new",
    "open": "open_draft",
    "list": "list_drafts",
    "draft": "draft",
    "import": "import_file",
    "write": "write",
    "check": "check",
    "suggest": "suggest",
    "diff": "diff",
    "bank": "bank",
}


def run(argv: Sequence[str]) -> int:
    """Carry out a command line and return its exit code; whatever goes wrong becomes one line on stderr."""
    try:
        with heard(), contextlib.nullcontext() if os.environ.get("SHENBAO_DEBUG") else crash.quietly():
            return _run(argv)
    except HungUp as end:
        return leave(end)
    except ShenbaoError as slip:
        return _complain(str(slip), slip.exit_code)
    except KeyboardInterrupt:
        return _complain(say.STOPPED, 130)
    except SystemExit:  # the help was shown
        if why := failure_of_stdout():
            return _complain(say.stdout_failed(why), 2)
        raise
    except BrokenPipeError:  # the reader of our output has gone
        return 141
    except Exception as slip:
        if os.environ.get("SHENBAO_DEBUG"):
            raise
        return _complain(_sentence(slip), 2)
    finally:
        silence()


def _run(argv: Sequence[str]) -> int:
    prepare_streams()
    arguments = _parser(argv).parse_args(argv)
    crash.note(verb=arguments.verb or "", front_end="command line")
    module = import_module(f"assistant.cli.{_MODULES.get(arguments.verb, 'home')}")
    code: int = module.run(arguments)
    if why := failure_of_stdout():
        raise OutputError(say.stdout_failed(why))
    return code


def _sentence(slip: Exception) -> str:
    """Return what is said about an exception that is nobody's word to a person; a fault of our own is reported."""
    if isinstance(slip, OSError) and slip.filename is not None:
        return say.system_refused(str(slip.filename), system_reason(slip))
    if isinstance(slip, OSError) and tells_of_a_stream(slip):
        return say.stdout_failed(system_reason(slip))
    return say_crash.ended(type(slip).__name__, crash.write_report(slip))


def _complain(message: str, code: int) -> int:
    tell_error(message)
    return code


def _parser(argv: Sequence[str]) -> argparse.ArgumentParser:
    parser = Parser(prog=program(), description=say.DESCRIPTION, epilog=say.EPILOG)
    parser.add_argument("--version", action="version", version=f"shenbao {__version__}", help=say.VERSION)
    parser.add_argument("--plain", action="store_true", help=say.PLAIN)
    add_bank_option(parser, before_verb=True)
    verbs = parser.add_subparsers(dest="verb", metavar="", title=say.VERB_HEAD, prog=program())
    for verb, module in _MODULES.items():
        sub = verbs.add_parser(verb, help=say.VERBS[verb], description=say.VERBS[verb])
        if verb in argv:  # the others are only named in the help, and what they need takes its time to load
            import_module(f"assistant.cli.{module}").add(sub)
    return parser
