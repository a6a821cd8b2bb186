"""What widgets and the driver tell the screens."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Any, Final, Protocol, runtime_checkable

from textual.app import App
from textual.events import Event, Key, Paste
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

_MOMENT: Final = 0.01
"""Seconds."""
_MOMENTS: Final = 100


async def until_done(done: asyncio.Event, widget: Widget) -> None:
    """Wait until the screen has done what a key asked for, or is gone with its program."""
    app, screen = widget.app, widget.screen
    while not done.is_set() and app.is_running and screen in app.screen_stack and not getattr(app, "leaving", False):
        if not widget.is_running:
            return
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), _MOMENT)


async def in_turn(app: App[Any], event: Event, hand_on: Callable[[Event], Awaitable[None]]) -> None:
    """Hand an event on; after a key or a paste, wait until it has done what it asks for.

    Keys that arrive in one packet would else run ahead of the screen that the first of them opens.
    """
    typed = isinstance(event, Key | Paste) and not event.is_forwarded
    if typed:
        await _focused(app.screen)
    target = app.focused or app.screen if typed else None
    await hand_on(event)
    done = asyncio.Event()
    if target is not None and target.call_later(done.set):
        await until_done(done, target)


async def _focused(screen: Screen[Any]) -> None:
    """Wait until a screen that has only just been opened has taken the focus, if it has anything that can."""
    for _ in range(_MOMENTS if screen.AUTO_FOCUS else 0):
        if screen.focused is not None:
            return
        await asyncio.sleep(_MOMENT)


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


def hand_on(app: App[Any], event: Key | Paste) -> None:
    """Give a key or a paste to the screen in front: it was meant for what comes next."""
    front = app.screen
    again = Key(event.key, event.character) if isinstance(event, Key) else Paste(event.text)
    (front.focused or front).post_message(again)
