"""A terminal's line editor, watched: what is being typed is handed on while it is typed.

The editor waits in a system call that a signal interrupts, and Python then runs the signal's handler in between two
keys: a timer of the system reads the line there, only while a line is being typed. A handler that is busy writing
is never interrupted by another one; what the other one had to say is said when it is done.
"""

from __future__ import annotations

import contextlib
import importlib
import signal
from collections.abc import Callable, Iterator
from types import FrameType, ModuleType
from typing import Final

from assistant.errors import HungUp

_EVERY: Final = 0.45
"""Seconds; a signal that comes while a key is being taken in is heard at the next one only."""
_NEEDED: Final = ("get_line_buffer", "insert_text", "set_startup_hook")


class Editor:
    """The editor behind input(), readline or what stands in its place."""

    def __init__(self, library: ModuleType):
        self._library = library
        self._keep: Callable[[str], None] | None = None
        self._given = ""
        self._seen = ""
        self._began = False
        """Whether the buffer is that of the line being typed; before, it still holds the one before."""
        self._busy = False
        self._missed = 0
        """The signal that came while a handler was busy."""

    @contextlib.contextmanager
    def watching(self, keep: Callable[[str], None], given: str = "") -> Iterator[None]:
        """Hand to `keep` what is typed in the one call of input() within; `given` stands in the line from the start.

        What stood there when Ctrl+C or a signal to end comes is handed on too, before KeyboardInterrupt or HungUp.
        """
        self._keep, self._given, self._seen, self._began, self._missed = keep, given, given, False, 0
        # Whoever started the program so that it outlives its terminal has these ignored.
        ends = [end for end in (signal.SIGHUP, signal.SIGTERM) if signal.getsignal(end) is not signal.SIG_IGN]
        before = {number: signal.getsignal(number) for number in (signal.SIGALRM, signal.SIGINT, *ends)}
        self._library.set_startup_hook(self._begin)
        for number in before:
            signal.signal(number, self._tick if number is signal.SIGALRM else self._stop)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            self._library.set_startup_hook(None)
            for number, handler in before.items():
                signal.signal(number, signal.SIG_DFL if handler is None else handler)
            self._keep = None

    def take(self, text: str) -> None:
        """Hand on what the line came to although nobody handed it in."""
        if self._keep is not None and not self._busy and text != self._seen and _is_text(text):
            self._busy, self._seen = True, text
            try:
                self._keep(text)
            finally:
                self._busy = False

    def _begin(self) -> None:
        if self._given:
            self._library.insert_text(self._given)
        self._began = True
        signal.setitimer(signal.ITIMER_REAL, _EVERY, _EVERY)

    def _tick(self, number: int, frame: FrameType | None) -> None:
        if self._began:
            self.take(self._library.get_line_buffer())
        self._stop_if_missed()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._missed = number if self._missed in (0, signal.SIGINT) else self._missed
        self._tick(number, frame)

    def _stop_if_missed(self) -> None:
        if self._missed and not self._busy:
            missed, self._missed = self._missed, 0
            raise KeyboardInterrupt if missed == signal.SIGINT else HungUp(missed)


def _is_text(line: str) -> bool:
    """Tell whether nothing in it is a piece of a character of another code page."""
    return not any("\ud800" <= character <= "\udfff" for character in line)


def load_editor() -> Editor | None:
    """Give input() line editing, and lines longer than a cooked terminal's 4,096 bytes; None where there is none."""
    try:
        library = importlib.import_module("readline")
    except ImportError:  # a Python built without it
        return None
    return Editor(library) if all(hasattr(library, name) for name in _NEEDED) else None
