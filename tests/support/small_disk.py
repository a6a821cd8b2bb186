"""Run as a program: shenbao on a disk that is full, and has room again, when the test says so.

python small_disk.py limit BYTES ARGUMENT…     no file grows beyond that; SIGUSR1 lifts it
python small_disk.py flag FILE ARGUMENT…       nothing is written below SHENBAO_HOME while that file is there
"""

from __future__ import annotations

import errno
import os
import resource
import signal
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from assistant.__main__ import main
from tests.support.faults import refusing


def limit(size: int) -> AbstractContextManager[object]:
    """Let the system itself refuse what goes beyond a size."""
    most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
    signal.signal(signal.SIGUSR1, lambda *_: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))
    return nullcontext()


def flag(file: Path) -> AbstractContextManager[object]:
    """Refuse what is written to the home folder while a file is there."""
    home = Path(os.environ["SHENBAO_HOME"])
    full = lambda path: path.is_relative_to(home) and file.exists()  # noqa: E731
    return refusing(pytest.MonkeyPatch(), errno.ENOSPC, "write fsync", full)


if __name__ == "__main__":
    sort, how, *arguments = sys.argv[1:]
    sys.argv[1:] = arguments
    with limit(int(how)) if sort == "limit" else flag(Path(how)):
        sys.exit(main(arguments))
