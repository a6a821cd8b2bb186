"""Chooses the front end and imports only the one that is used."""

from __future__ import annotations

import os
import sys

from assistant.draft import list_drafts
from assistant.session import Session


def wants_plain(asked_for: bool) -> bool:
    """Return whether to talk line by line: asked for, no terminal on either side, or a dumb one."""
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    return asked_for or not terminal or os.environ.get("TERM", "") in ("", "dumb")


def talk(session: Session, plain: bool) -> int:
    """Hold the interview on one draft and return the exit code."""
    if wants_plain(plain):
        from assistant.plain import run

        return run(session)
    from assistant.tui.app import run_session

    return run_session(session)


def start(plain: bool) -> int:
    """Begin without a draft chosen: the list of drafts, or a new one when there is none."""
    list_drafts()  # DraftError, where nothing can be listed, before the screen is taken
    if wants_plain(plain):
        from assistant.plain import run_home

        return run_home()
    from assistant.tui.app import run_home as run_full_screen_home

    return run_full_screen_home()
