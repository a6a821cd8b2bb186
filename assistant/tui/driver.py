"""The terminal driver: tells Esc from what is typed behind it, and outlives bytes that are no UTF-8."""

from __future__ import annotations

import codecs
import fcntl
import os
import selectors
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
_PATIENCE: Final = 0.1
"""Seconds until an Esc with nothing behind it is the key."""


class TolerantDriver(LinuxDriver):
    """Reads the keyboard by itself.

    Textual's own reader ends the application at a byte that is no UTF-8, and over a slow line, where Esc and the next
    key arrive together, takes the two for an Alt chord or for ^ and loses the Esc.
    """

    def run_input_thread(self) -> None:
        """Read the keyboard until the application ends."""
        self._parser = XTermParser()
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._esc = self._pasting = False
        self._window = ""
        # A line feed that was typed before the terminal was taken over was Enter: the terminal made it one.
        ahead = self._waiting()
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_PATIENCE):
                    data = os.read(self.fileno, 4096)
                    if not data:
                        return
                    early, ahead = data[:ahead].replace(b"\n", b"\r"), max(0, ahead - len(data))
                    self._take(early + data[len(early) :])
                elif self._esc and not self._pasting:
                    self._escape()
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

    def _read(self, text: str) -> None:
        """Hand on what the text says, every Esc that begins no sequence as the key."""
        known = ""
        for character in text:
            if self._esc:
                if self._pasting or character in _SEQUENCE:
                    known += _ESC + character
                    self._esc = False
                else:
                    self._feed(known)
                    known = "" if character == _ESC else character
                    self._escape()
                    self._esc = character == _ESC
            elif character == _ESC:
                self._esc = True
            else:
                known += character
            self._window = (self._window + character)[-len(_PASTE_BEGINS) :]
            if self._window in (_PASTE_BEGINS, _PASTE_ENDS):
                self._pasting = self._window == _PASTE_BEGINS
        self._feed(known)

    def _escape(self) -> None:
        self._esc = False
        self.process_message(Key("escape", _ESC))

    def _feed(self, text: str) -> None:
        if text:
            for event in self._parser.feed(text):
                self.process_message(event)
