"""How long, and in how much memory, hostile Word files are refused: `python -m tests.bench.hostile_files`.

Prints for every file the seconds, their ratio to reading a sound file in the same run, and the peak memory. The goal
is 2 s and 200 MB on a machine on which the sound file takes half a second: a ratio of 4.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.support.hostile import READ, REFUSED
from tests.support.measured import run_measured

TIMES = 3


def seconds_and_memory(data: bytes, folder: Path) -> tuple[float, float]:
    """Return the median seconds and the peak MB of importing a file."""
    (folder / "a.docx").write_bytes(data)
    done = run_measured([[sys.executable, "-m", "assistant", "import", "a.docx"]] * TIMES, folder, SHENBAO_SOFFICE="")
    return median(part.seconds for part in done), max(part.memory for part in done) / 2**20


def main() -> None:
    """Measure every file and print the slowest first."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reference, _ = seconds_and_memory(READ["sound"](), folder)
        rows = [(*seconds_and_memory(make(), folder), name) for name, make in {**REFUSED, **READ}.items()]
    for seconds, memory, name in sorted(rows, reverse=True):
        print(f"{seconds:6.2f} s  {seconds / reference:5.2f} ×  {memory:5.0f} MB  {name}")


if __name__ == "__main__":
    main()
