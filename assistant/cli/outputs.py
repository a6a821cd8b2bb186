"""What -o may be on the command line: a file, or - for the screen where the output is text."""

from __future__ import annotations

import os
from pathlib import Path

from assistant.errors import OutputError, UsageError
from assistant.files import is_folder
from assistant.wording import cli as say
from assistant.wording import files as say_files

SCREEN = "-"


def output_path(argument: str) -> Path:
    """Return the file or folder that an output argument names; ShenbaoError when it can name none."""
    if not argument.strip():
        raise UsageError(say.EMPTY_OUTPUT)
    if argument == SCREEN:
        raise UsageError(say.NOT_TO_SCREEN)
    path = Path(argument)
    # Path drops the slash that says: a folder is meant.
    if argument.endswith(os.sep) and not is_folder(path):
        raise OutputError(say_files.folder_missing(path))
    return path
