"""argparse in Chinese: its usage, help and errors."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any, NoReturn

from assistant.errors import UsageError
from assistant.wording import cli as say


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help with Chinese headings."""

    def _format_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None) -> str:
        return super()._format_usage(usage, actions, groups, say.USAGE if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one Chinese line, raised as UsageError."""

    def __init__(self, **options: Any):
        options.setdefault("formatter_class", Formatter)
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self._positionals.title = say.POSITIONALS
        self._optionals.title = say.OPTIONS
        self.add_argument("-h", "--help", action="help", help=say.HELP)

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with the Chinese sentence for argparse's English one."""
        raise UsageError(say.usage_error(message, self.prog))

    def _print_message(self, message: str, file: Any = None) -> None:
        file.write(message)  # argparse itself passes over a stdout that is full

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            raise UsageError(say.no_such_choice(str(value), list(self._names(action)), action.dest in ("verb", "act")))

    @staticmethod
    def _names(action: argparse.Action) -> Iterator[str]:
        yield from map(str, action.choices or ())
