"""The terminal driver: tells Esc from what is typed behind it, and outlives bytes that are no UTF-8."""

from __future__ import annotations

import codecs
import fcntl
import os
import selectors
import signal
import struct
import termios
from typing import Final

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key

from assistant.tui.messages import ForeignBytes

_ESC: Final = "\x1b"
_SEQUENCE: Final = frozenset("[OP]_^X")
"""What may follow Esc in the code of a key or in a terminal's own answer."""
_PASTE_BEGINS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"
_NO_ESC: Final = "\x1a"
"""Stands for an Esc inside a paste, which Textual would break it at; the input leaves it out and says so."""
_PATIENCE: Final = 0.1
"""Seconds until an Esc with nothing behind it is the key."""
_LOST: Final = 30
"""Times of _PATIENCE with nothing coming after which a paste without an end has ended."""


class TolerantDriver(LinuxDriver):
    """Reads the keyboard by itself.

    Textual's own reader ends the application at a byte that is no UTF-8, and over a slow line, where Esc and the next
    key arrive together, takes the two for an Alt chord or for ^ and loses the Esc.
    """

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as slip:
            # Out of its own thread, as any other fault: Textual's own way prints a stack.
            self._app.call_later(self._app._handle_exception, slip)

    def run_input_thread(self) -> None:
        """Read the keyboard until the application ends."""
        self._parser = XTermParser()
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._esc, self._held = False, ""
        self._paste: str | None = None
        self._idle = 0
        # A line feed that was typed before the terminal was taken over was Enter: the terminal made it one.
        ahead = self._waiting()
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_PATIENCE):
                    self._idle = 0
                    data = os.read(self.fileno, 4096)
                    if not data:
                        # The terminal is gone, and whoever holds it need not have said so yet.
                        os.kill(os.getpid(), signal.SIGHUP)
                        return
                    early, ahead = data[:ahead].replace(b"\n", b"\r"), max(0, ahead - len(data))
                    self._take(early + data[len(early) :])
                else:
                    self._wait_no_longer()
                for event in self._parser.tick():
                    self.process_message(event)

    def _waiting(self) -> int:
        """Return how many bytes were typed already."""
        try:
            return int(struct.unpack("i", fcntl.ioctl(self.fileno, termios.FIONREAD, b"\0\0\0\0"))[0])
        except OSError:
            return 0

    def _take(self, data: bytes) -> None:
        try:
            text = self._decoder.decode(data)
        except UnicodeDecodeError as slip:
            self._decoder.reset()
            self.process_message(ForeignBytes(bytes(slip.object)))
            return
        self._read(text)

    def _wait_no_longer(self) -> None:
        """Take what has come for what it is: nothing follows it."""
        self._idle += 1
        if self._paste is not None:
            if self._idle >= _LOST:
                self._end_paste(self._paste)
        elif self._held:
            held, self._held = self._held, ""
            self._feed(held)
        elif self._esc:
            self._escape()

    def _read(self, text: str) -> None:
        """Hand on what the text says: pastes whole, and every Esc that begins no sequence as the key."""
        text, self._held = self._held + text, ""
        while text:
            if self._paste is not None:
                content, end, text = (self._paste + text).partition(_PASTE_ENDS)
                self._paste = content
                if end:
                    self._end_paste(content)
                continue
            if self._esc:
                text, self._esc = _ESC + text, False
            keys, begin, text = text.partition(_PASTE_BEGINS)
            if begin:
                self._paste = ""
            else:
                keys, self._held = _without_prefix(keys)
            self._read_keys(keys)

    def _end_paste(self, content: str) -> None:
        self._paste = None
        self._feed(_PASTE_BEGINS + content.replace(_ESC, _NO_ESC) + _PASTE_ENDS)

    def _read_keys(self, text: str) -> None:
        known = ""
        for character in text:
            if self._esc and character in _SEQUENCE:
                known, self._esc = known + _ESC + character, False
            elif self._esc:
                self._feed(known)
                known = ""
                self._escape()
                if character == _ESC:
                    self._esc = True
                else:
                    known = character
            elif character == _ESC:
                self._esc = True
            else:
                known += character
        self._feed(known)

    def _escape(self) -> None:
        self._esc = False
        self.process_message(Key("escape", _ESC))

    def _feed(self, text: str) -> None:
        if text:
            for event in self._parser.feed(text):
                self.process_message(event)


def _without_prefix(keys: str) -> tuple[str, str]:
    """Split off the beginning of a paste's mark that a packet ends with; an Esc alone is none."""
    for length in range(len(_PASTE_BEGINS) - 1, 1, -1):
        if keys.endswith(_PASTE_BEGINS[:length]):
            return keys[:-length], keys[-length:]
    return keys, ""
