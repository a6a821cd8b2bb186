"""Signals that end the program, as an exception: what it has begun outside itself is ended, and half a file removed."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from collections.abc import Iterator
from types import FrameType
from typing import Final

from assistant.errors import HungUp

_DEAF: Final = 5.0
"""Seconds in which a second signal is not heard: logging out sends several, and they must not break the clean-up."""


@contextlib.contextmanager
def heard() -> Iterator[None]:
    """Raise HungUp on SIGHUP and SIGTERM within, where they would end the program."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    ends = [end for end in (signal.SIGHUP, signal.SIGTERM) if signal.getsignal(end) is signal.SIG_DFL]
    last = -_DEAF

    def hear(number: int, frame: FrameType | None) -> None:
        nonlocal last
        if time.monotonic() - last >= _DEAF:
            last = time.monotonic()
            raise HungUp(number)

    for end in ends:
        signal.signal(end, hear)
    try:
        yield
    finally:
        for end in ends:
            signal.signal(end, signal.SIG_DFL)


def leave(end: HungUp) -> int:
    """Return the exit code after a signal; where the terminal is gone the program dies of it, as anybody expects."""
    if end.number == signal.SIGHUP:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGHUP)
    return 128 + end.number
