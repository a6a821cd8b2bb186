"""Runs commands one after another as children of a small process, for a child's peak memory begins with its parent's.

Run as a script: takes a JSON list of argument lists on standard input, gives a JSON list of [exit code, standard
error, peak memory in bytes, seconds].
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Done:
    """One command that has ended."""

    code: int
    said: str
    memory: int
    seconds: float


def run_measured(commands: Sequence[Sequence[str]], folder: Path, **changed: str) -> list[Done]:
    """Run the commands in `folder` with a changed environment."""
    done = subprocess.run(
        [sys.executable, "-S", __file__],
        input=json.dumps([list(command) for command in commands]),
        capture_output=True, text=True, encoding="utf-8", cwd=folder, env={**os.environ, **changed}, check=True,
    )  # fmt: skip
    return [Done(*part) for part in json.loads(done.stdout)]


def _run(command: list[str]) -> tuple[int, str, int, float]:
    with tempfile.TemporaryFile() as said:
        begin = time.monotonic()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - begin
        said.seek(0)
        unit = 1 if sys.platform == "darwin" else 1024
        return child.returncode, said.read().decode("utf-8"), used.ru_maxrss * unit, seconds


if __name__ == "__main__":
    json.dump([_run(command) for command in json.load(sys.stdin)], sys.stdout)
