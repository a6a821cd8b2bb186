"""The own bank folders of one command line: --bank, and what is told once about folders that cannot be read."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass, field
from pathlib import Path

from assistant.bank import Bank, bank_for, own_notice, trouble_of
from assistant.cli.streams import tell_error
from assistant.draft.shelf import find_folder
from assistant.errors import UsageError
from assistant.paths import named_bank_folders, program
from assistant.wording import ownbank as say

_BEFORE, _BEHIND = "banks_before", "banks_behind"


def add_bank_option(parser: argparse.ArgumentParser, before_verb: bool = False) -> None:
    """Declare --bank, which may stand before the verb and behind it, more than once."""
    dest = _BEFORE if before_verb else _BEHIND
    parser.add_argument("--bank", dest=dest, action="append", default=[], metavar="DIR", help=say.BANK)


@dataclass
class Banks:
    """The banks in force for the files of a command line."""

    given: tuple[Path, ...] = ()
    """Folders that --bank names."""
    _told: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, arguments: argparse.Namespace) -> Banks:
        """Return the banks of a command line; UsageError where --bank names no folder."""
        named = [*getattr(arguments, _BEFORE, ()), *getattr(arguments, _BEHIND, ())]
        for name in named:
            why = trouble_of(Path(name)) if name.strip() else say.NO_NAME
            if why is not None:
                raise UsageError(say.no_bank_folder(name, why))
        return cls(tuple(Path(name) for name in named))

    def put_in_force(self) -> None:
        """Let the whole interview use the folders of --bank, whichever draft is chosen in it."""
        if self.given:
            named = (*named_bank_folders(), *self.given)
            os.environ["SHENBAO_BANK"] = os.pathsep.join(str(folder.absolute()) for folder in named)

    def bank(self, file: str = "") -> Bank:
        """Return the bank for a FILE argument, a draft's own folder on top; trouble in own folders is told once."""
        folder = find_folder(file[1:]) if file.startswith("@") else None
        bank = bank_for(folder, self.given)
        notice = own_notice(bank, program())
        if notice is not None and notice not in self._told:
            self._told.add(notice)
            tell_error(notice)
        return bank
