"""Hands the terminal over to another program, and takes it back afterwards."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from assistant.carrying import send
from assistant.errors import OutputError, ShenbaoError
from assistant.outside import Edited, edit
from assistant.wording import editor as say_editor
from assistant.wording import finish as say
from assistant.wording.session import Message, Tone


def send_from(app: App[Any], path: Path) -> Message:
    """Hand the terminal over to sz and return what became of the file."""
    try:
        with app.suspend():
            done = send(path)
    except SuspendNotSupported:
        return Message(Tone.BAD, say.NO_TERMINAL)
    app.refresh(layout=True)
    return say.sent(done)


def edit_outside(app: App[Any], text: str, keep: Callable[[str], None]) -> Edited:
    """Hand the terminal over to the person's editor and return what became of the text."""
    try:
        with app.suspend():
            edited = _edit(text, keep)
    except SuspendNotSupported:
        return Edited(say_editor.NO_TERMINAL)
    app.refresh(layout=True)
    return edited


def _edit(text: str, keep: Callable[[str], None]) -> Edited:
    # Nothing may be raised while the application is suspended: it would never be resumed.
    def keep_if_possible(saved: str) -> None:
        with contextlib.suppress(ShenbaoError):  # it is said when it is handed in
            keep(saved)

    try:
        return edit(text, keep_if_possible)
    except OutputError as slip:
        return Edited(Message(Tone.BAD, str(slip)))
