"""A program in a pseudo-terminal: what it shows, what it sends, and what it does when its terminal goes away."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType

import pyte

PATIENCE = 20.0
"""Seconds until something awaited counts as not happening."""
_SETUP = ("LANG", "LC_ALL", "NO_COLOR", "TERM", "COLUMNS", "LINES")


class Terminal:
    """Runs `python ARGV…` on a terminal of its own; use as a context manager."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str], columns: int = 80, rows: int = 24):
        self.screen = pyte.Screen(columns, rows)
        self.sent = b""
        """Everything the program sent."""
        self._stream = pyte.ByteStream(self.screen)
        inherited = {key: value for key, value in os.environ.items() if key not in _SETUP}
        whole = {**inherited, "LANG": "C.UTF-8", "TERM": "xterm-256color", **env}
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            try:
                # Whoever runs the tests under nohup ignores it, and that would be inherited.
                signal.signal(signal.SIGHUP, signal.SIG_DFL)
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
                os.execve(sys.executable, [sys.executable, *argv], whole)
            finally:
                os._exit(127)
        self._status: int | None = None

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, slip: BaseException | None, at: TracebackType | None) -> None:
        if self._status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._fd)

    # What it shows

    def read(self, seconds: float) -> bool:
        """Take in what it sends within `seconds`; False when it has closed its terminal."""
        if not select.select([self._fd], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self._fd, 65536)
        except OSError:  # Linux says EIO where the other end is closed
            return False
        self.sent += data
        # pyte takes the private sequence that ends the keyboard protocol for text.
        self._stream.feed(data.replace(b"\x1b[<u", b"").replace(b"\x1b[>1u", b""))
        return bool(data)

    def lines(self) -> list[str]:
        """Return the rows; the second cell of a wide character counts for nothing."""
        rows = (self.screen.buffer[y] for y in range(self.screen.lines))
        return ["".join(row[x].data for x in range(self.screen.columns)) for row in rows]

    def text(self) -> str:
        """Return the screen without any white space."""
        return "".join("".join(self.lines()).split())

    def until(self, happened: Callable[[], object]) -> None:
        """Read until `happened`; AssertionError with the screen when it does not."""
        end = time.monotonic() + PATIENCE
        while not happened():
            assert self.read(0.02) or happened(), "the program ended:\n" + "\n".join(self.lines())
            assert time.monotonic() < end, "not seen:\n" + "\n".join(self.lines())

    def until_text(self, wanted: str) -> None:
        """Read until the screen shows `wanted`, white space aside."""
        self.until(lambda: "".join(wanted.split()) in self.text())

    def sent_within(self, seconds: float) -> int:
        """Return how many bytes it sends within `seconds`."""
        before, end = len(self.sent), time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self.read(left):
            pass
        return len(self.sent) - before

    # What is done to it

    def write(self, text: str | bytes) -> None:
        """Send keys; what the program answers meanwhile is taken in, so that neither side waits for the other."""
        data = text if isinstance(text, bytes) else text.encode()
        while data:
            self.read(0)
            data = data[os.write(self._fd, data[:512]) :]

    def paste(self, text: str) -> None:
        """Send text as a terminal with bracketed paste does."""
        self.write(f"\x1b[200~{text}\x1b[201~")

    def hang_up(self) -> None:
        """Close the terminal under the program, and wait until it and all it had started there have ended."""
        os.close(self._fd)
        self._fd = os.open(os.devnull, os.O_RDWR)
        self.end()

    def kill(self, number: int) -> int:
        """Send a signal and return the status that the program ended with."""
        os.kill(self.pid, number)
        return self.end()

    def end(self) -> int:
        """Wait until the program ends; returns its exit code, negative for a signal."""
        limit = time.monotonic() + PATIENCE
        while self._status is None:
            self.read(0.02)
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self._status = os.waitstatus_to_exitcode(status)
            assert time.monotonic() < limit, "still running:\n" + "\n".join(self.lines())
        while self.read(0.02) and select.select([self._fd], [], [], 0)[0]:
            pass
        return self._status
