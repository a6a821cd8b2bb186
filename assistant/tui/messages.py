"""What widgets and the driver tell the screens."""

from __future__ import annotations

import asyncio
import contextlib
import unicodedata
from typing import Final, Protocol, runtime_checkable

from textual.events import Key
from textual.message import Message
from textual.widget import Widget

_MOMENT: Final = 0.01
"""Seconds."""
_MOMENTS: Final = 100


async def until_done(done: asyncio.Event, widget: Widget) -> None:
    """Wait until the screen has done what a key asked for, or is gone with its program."""
    app, screen = widget.app, widget.screen
    while not done.is_set() and app.is_running and screen in app.screen_stack and not getattr(app, "leaving", False):
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), _MOMENT)


class Pressed(Message):
    """A key was pressed in the input that does not edit; the input waits until the screen lets it go on."""

    def __init__(self, key: str):
        super().__init__()
        self.key = key


class Pointed(Message):
    """The mark in a list was moved."""


class Edited(Message):
    """The text in the input, or the caret in it, was moved by a person's hand."""


class Pasted(Message):
    """Text was pasted into the input."""

    def __init__(self, text: str, left_out: int):
        super().__init__()
        self.text = text
        self.left_out = left_out
        """How many control characters were left out."""


class Chosen(Message):
    """An entry of a menu was chosen."""

    def __init__(self, index: int):
        super().__init__()
        self.index = index


class Left(Message):
    """A menu that can be left is left."""


class Unknown(Message):
    """What was typed at a menu names none of its entries."""

    def __init__(self, text: str):
        super().__init__()
        self.text = text


class Spelled(Message):
    """What has been typed so far at a menu that is no number; "" once it is done with."""

    def __init__(self, text: str):
        super().__init__()
        self.text = text


class ForeignBytes(Message):
    """The terminal sent bytes that are no UTF-8."""

    def __init__(self, data: bytes):
        super().__init__()
        self.data = data


@runtime_checkable
class TakesForeignBytes(Protocol):
    """A screen that says what to do about input that is no UTF-8."""

    def foreign_bytes(self, text: str | None) -> None:
        """Take the text in where the bytes could be read, and say how to set the terminal right."""


def typed_by(event: Key) -> str:
    """Return the character that a key types, "" if none; an IME's wide space does not count as printable."""
    character = event.character or ""
    return character if event.is_printable or (character and unicodedata.category(character) == "Zs") else ""


async def pass_on(widget: Widget, event: Key) -> bool:
    """Hand a key on that was meant for the screen in front, and return whether it was."""
    front = widget.app.screen
    if front is widget.screen:
        return False
    # A screen that has only just been opened takes the focus in a moment, if it has anything that can.
    for _ in range(_MOMENTS if front.AUTO_FOCUS else 0):
        if front.focused is not None:
            break
        await asyncio.sleep(_MOMENT)
    (front.focused or front).post_message(Key(event.key, event.character))
    return True
