"""Sends a file with sz: the terminal is its own meanwhile, and this program's again afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from assistant.carrying import send
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
