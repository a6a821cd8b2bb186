"""Another program on this terminal, which is its own meanwhile: what sends a file, or the person's editor."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Final

from assistant.errors import ShenbaoError
from assistant.files import decode_text, length_of, private_folder, read_bytes, write_whole
from assistant.wording import editor as say
from assistant.wording.session import Message
from assistant.wording.tui import without_controls

_EDITORS: Final = ("VISUAL", "EDITOR")
_FILE: Final = "answer.txt"
"""Not Chinese: an editor may know nothing but ASCII."""


def run_outside(command: Sequence[str], most: float | None = None) -> int | None:
    """Return what a program ends with that has the terminal meanwhile, negative for a signal.

    None where it cannot be started, or takes more than `most` seconds. Ctrl+C is the program's; another signal to end
    counts once it has ended.
    """
    with _signals_held() as (running, told):
        try:
            child = subprocess.Popen(command)
        except (OSError, ValueError):
            return None
        running.append(child)
        if told:  # while it was being started
            child.terminate()
        try:
            return child.wait(most)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
            return None


@contextmanager
def _signals_held() -> Iterator[tuple[list[subprocess.Popen[bytes]], list[int]]]:
    """Keep signals from what waits for a child, which ends with them; yields (what is running, signals so far).

    What was told to end is told again afterwards.
    """
    running: list[subprocess.Popen[bytes]] = []
    told: list[int] = []

    def hear(number: int, frame: FrameType | None) -> None:
        if number != signal.SIGINT:
            told.append(number)
            for child in running:
                child.terminate()

    numbers = (signal.SIGINT, signal.SIGHUP, signal.SIGTERM)
    # An event loop hears of signals by way of this, whatever their handlers are.
    woken = signal.set_wakeup_fd(-1)
    before = {number: signal.signal(number, hear) for number in numbers}
    try:
        yield running, told
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        signal.set_wakeup_fd(woken)
        for again in told:
            os.kill(os.getpid(), again)


@dataclass(frozen=True)
class Edited:
    """What became of a text in the person's editor."""

    message: Message
    text: str | None = None
    """What was saved there; None where it is what stood there before."""
    well: bool = False
    """It was saved, and the editor ended as it should."""


def editor() -> str:
    """Return the command of the editor that the person has set; "" where there is none."""
    return next((value.strip() for name in _EDITORS if (value := os.environ.get(name, "")).strip()), "")


def edit(text: str, keep: Callable[[str], object]) -> Edited:
    """Let the person change a text in their own editor, which has the terminal meanwhile.

    What they saved goes to `keep` first, even if the program was told to end meanwhile. OutputError where there is no
    room for the file, of mode 0600 and gone afterwards.
    """
    try:
        command = shlex.split(editor())
    except ValueError:
        return Edited(say.cannot_start(editor()))
    if not command:
        return Edited(say.NO_EDITOR)
    with private_folder() as folder:
        path = folder / _FILE
        write_whole(path, f"{text}\n".encode() if text else b"", private=True)
        found: tuple[str, int] | None = None
        try:
            status = run_outside([*command, str(path)])
        finally:
            found = _saved(path)
            if found is not None and found[0] != text.rstrip("\n"):
                keep(found[0])
    if status is None:
        return Edited(say.cannot_start(command[0]))
    if found is None:
        return Edited(say.NOT_READABLE)
    if found[0] == text.rstrip("\n"):
        return Edited(say.unchanged(status))
    return Edited(say.brought(len(found[0]), found[1], status), found[0], status == 0)


def _saved(path: Path) -> tuple[str, int] | None:
    """Return (text, how many control characters were left out of it) of what was saved; None if it cannot be read."""
    try:
        data = read_bytes(path) if length_of(path) else b""
    except ShenbaoError:
        return None
    decoded = decode_text(data)
    text, left_out = without_controls(decoded[0] if decoded else data.decode("utf-8", "replace"))
    return text.rstrip("\n"), left_out
