"""The Textual application: opens a screen and hands the driver's news on."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import Any, ClassVar

from rich.text import Text
from textual.app import App

from assistant.files import decode_text
from assistant.session import Session
from assistant.tui.driver import TolerantDriver
from assistant.tui.messages import ForeignBytes
from assistant.tui.screens.bin import BinScreen
from assistant.tui.screens.home import HomeScreen
from assistant.tui.screens.import_file import ImportScreen
from assistant.tui.screens.interview import InterviewScreen
from assistant.wording.cli import fault


class ShenbaoApp(App[int], inherit_bindings=False):
    """The full-screen front end on one session, or on the list of drafts."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False

    def __init__(self, session: Session | None = None):
        # Said here and not only by the theme: NO_COLOR picks its filter while the application is being made.
        super().__init__(driver_class=TolerantDriver, ansi_color=True)
        self.theme = "ansi-dark"
        self.animation_level = "none"
        self._session = session
        self.leaving = False
        """The program is being left."""

    def exit(self, *args: Any, **options: Any) -> None:
        """Leave; keys that are still on their way wait for nothing any more."""
        self.leaving = True
        super().exit(*args, **options)

    def on_mount(self) -> None:
        """Open the first screen."""
        for number in (signal.SIGHUP, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, self._hang_up, number)
        self.push_screen(HomeScreen() if self._session is None else InterviewScreen(self._session))

    def _handle_exception(self, error: Exception) -> None:
        super()._handle_exception(error)
        if not os.environ.get("SHENBAO_DEBUG"):
            # Textual would print its stack with the answers in it.
            self._exit_renderables[:] = [Text(fault(type(error).__name__))]

    def _hang_up(self, number: signal.Signals) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, InterviewScreen):
                screen.hang_up()
        if number is signal.SIGTERM:
            self.exit(128 + number, return_code=128 + number)
            return
        # There is no terminal left to be put in order.
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    def on_foreign_bytes(self, event: ForeignBytes) -> None:
        """Let the screen in front say what to do about input that is no UTF-8."""
        decoded = decode_text(event.data)
        if isinstance(self.screen, BinScreen | HomeScreen | ImportScreen | InterviewScreen):
            self.screen.foreign_bytes(decoded[0] if decoded else None)


def run_home() -> int:
    """Start at the list of drafts; returns the exit code."""
    return _run(None)


def run_session(session: Session) -> int:
    """Hold the interview on one draft; returns the exit code."""
    return _run(session)


def _run(session: Session | None) -> int:
    # The mouse stays the terminal's own: selecting and pasting in PuTTY depend on it.
    app = ShenbaoApp(session)
    app.run(mouse=False)
    return app.return_code or 0
