"""Exceptions whose text a person can act on; each holds one Chinese line that says how to mend it."""


class ShenbaoError(Exception):
    """Something a person can mend; `str()` of it is one Chinese line, `exit_code` what the command ends with."""

    exit_code = 2


class InputError(ShenbaoError):
    """A file or text that was handed in cannot be used."""


class OutputError(ShenbaoError):
    """A file cannot be written where it was asked for."""


class ChangedError(OutputError):
    """A file is not as long as it was left: somebody else wrote to it, or it is gone."""


class ReadOnlyError(OutputError):
    """A draft cannot be written to here: another process has it, or a newer program wrote it."""


class UsageError(ShenbaoError):
    """The command line's words are off."""


class DraftError(ShenbaoError):
    """A draft cannot be made, found or opened."""


class RefusedError(ShenbaoError):
    """The final file is refused because findings stand against it."""

    exit_code = 1


class ResourceError(ShenbaoError):
    """The program's own data cannot be found or read."""


class CrashedError(ShenbaoError):
    """The program failed by its own fault again and again and ends."""


class HungUp(BaseException):
    """The terminal went away or the system asks the program to end; `number` is the signal that said so."""

    def __init__(self, number: int):
        super().__init__(number)
        self.number = number
