"""Makes ready for the first review while the person thinks, so that nobody waits for it."""

from __future__ import annotations

import contextlib
from threading import Thread
from typing import Final

from textual.screen import Screen
from textual.timer import Timer

from assistant.rehearsal import rehearse
from assistant.session import Session

_IDLE: Final = 1.0
"""Seconds without a key after which there is time for it."""


class Warming:
    """Rehearses a review once, beside a screen whose person has paused."""

    def __init__(self, screen: Screen[None], session: Session):
        self._screen = screen
        self._session = session
        self._timer: Timer | None = None
        self.thread: Thread | None = None
        """What rehearses; None until it has begun."""

    def wait(self) -> None:
        """Begin once no key has come for a while."""
        if self.thread is None:
            if self._timer is not None:
                self._timer.stop()
            self._timer = self._screen.set_timer(_IDLE, self._begin)

    def _begin(self) -> None:
        view = self._session.view()
        self.thread = Thread(
            # The program's end does not wait for it.
            target=_rehearse,
            args=(self._session, view.filer, view.year),
            name="rehearsal",
            daemon=True,
        )
        self.thread.start()


def _rehearse(session: Session, filer: str | None, year: int | None) -> None:
    # What fails here fails again where it is asked for, and is said there.
    with contextlib.suppress(Exception):
        rehearse(session.interview.bank, filer, year)
