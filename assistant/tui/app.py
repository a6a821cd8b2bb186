"""The Textual application: opens a screen and hands the driver's news on."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable
from typing import Any, ClassVar

from rich.console import RenderableType
from rich.text import Text
from textual import events
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.screen import Screen
from textual.worker import WorkerFailed

from assistant import crash
from assistant.errors import CrashedError
from assistant.files import decode_text
from assistant.importing.convert import stop_conversions
from assistant.session import Session
from assistant.tui.driver import TolerantDriver
from assistant.tui.messages import ForeignBytes, TakesForeignBytes, in_turn
from assistant.tui.screens.home import HomeScreen
from assistant.tui.screens.interview import InterviewScreen
from assistant.tui.thrift import Painted
from assistant.tui.widgets.answer import AnswerInput
from assistant.wording import crash as say
from assistant.wording.draft import TOLD_TO_END
from assistant.wording.session import Message, Tone


class ShenbaoApp(App[int], inherit_bindings=False):
    """The full-screen front end on one session, or on the list of drafts."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False

    def __init__(self, session: Session | None = None, notice: str = "", typed: str = ""):
        # Said here and not only by the theme: NO_COLOR picks its filter while the application is being made.
        super().__init__(driver_class=TolerantDriver, ansi_color=True)
        self.theme = "ansi-dark"
        self.animation_level = "none"
        self.session = session
        """The one in front, or last in front; None as long as there was none."""
        self.typed = typed
        """What stood in the input at a fault, to stand there again."""
        self._notice = notice
        self._painted = Painted()
        self.leaving = False
        """The program is being left."""
        self.fault: BaseException | None = None
        """The first exception that nobody expected; it ends the application."""

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if isinstance(renderable, CompositorUpdate):
            renderable = self._painted.spare(renderable, self.size)
        super()._display(screen, renderable)

    async def on_event(self, event: events.Event) -> None:
        """Hand an event on, keys one after the other."""
        await in_turn(self, event, super().on_event)

    def on_resize(self) -> None:
        """Paint everything anew: a terminal that comes back from elsewhere says its size, and shows nothing."""
        self._painted.forget()

    def _paint_anew(self) -> None:
        # Another program had the terminal, or its job was stopped: what stands on it is not ours.
        self._painted.forget()
        self.refresh(layout=True)

    def exit(self, *args: Any, **options: Any) -> None:
        """Leave; keys that are still on their way wait for nothing any more."""
        self.leaving = True
        super().exit(*args, **options)

    async def on_mount(self) -> None:
        """Open the first screen."""
        self.app_resume_signal.subscribe(self, lambda _: self._paint_anew())
        _listen(self._hang_up)
        screen = HomeScreen() if self.session is None else InterviewScreen(self.session)
        await self.push_screen(screen)
        if self._notice:
            message = Message(Tone.WARN, self._notice)
            screen.resume(message) if isinstance(screen, HomeScreen) else screen.resume(self.typed, message)

    def _handle_exception(self, error: Exception) -> None:
        if self.fault is None:
            self.fault = error.error if isinstance(error, WorkerFailed) else error
            self._keep_typed()
            stop_conversions()
        self.leaving = True
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        # Textual's own would print its stack with the answers in it.
        super()._fatal_error() if os.environ.get("SHENBAO_DEBUG") else self._close_messages_no_wait()

    def panic(self, *renderables: Any) -> None:
        """End the application; what would have been printed holds a stack."""
        super().panic(*renderables) if os.environ.get("SHENBAO_DEBUG") else self._close_messages_no_wait()

    def _keep_typed(self) -> None:
        with contextlib.suppress(Exception):  # what failed once may fail here again
            for screen in self.screen_stack:
                if isinstance(screen, InterviewScreen):
                    self.session, field = screen.session, screen.query_one(AnswerInput)
                    self.typed = "" if field.untouched else field.text
                    unkept, self.session.custody.unkept = self.session.custody.unkept, True
                    screen.hang_up()
                    self.session.custody.unkept = unkept

    def _hang_up(self, number: signal.Signals) -> None:
        self._keep_typed()
        stop_conversions()
        if number is not signal.SIGHUP:
            words = None if self.session is None else Text(f"{TOLD_TO_END}{self.session.farewell()}")
            self.exit(128 + number, return_code=128 + number, message=words)
            return
        # There is no terminal left to be put in order.
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    def on_foreign_bytes(self, event: ForeignBytes) -> None:
        """Let the screen in front say what to do about input that is no UTF-8."""
        decoded = decode_text(event.data)
        if isinstance(self.screen, TakesForeignBytes):
            self.screen.foreign_bytes(decoded[0] if decoded else None)


def _listen(hang_up: Callable[[signal.Signals], None]) -> None:
    """Hear of what ends the program: signals, and what fails beside the application."""
    loop = asyncio.get_running_loop()
    if not os.environ.get("SHENBAO_DEBUG"):
        loop.set_exception_handler(_report_quietly)
    for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, hang_up, number)


def _report_quietly(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Report what failed beside the application; asyncio would print its stack over the screen."""
    if isinstance(error := context.get("exception"), Exception):
        crash.write_report(error)


def run_home() -> int:
    """Start at the list of drafts; returns the exit code."""
    return hold(None)


def run_session(session: Session) -> int:
    """Hold the interview on one draft; returns the exit code."""
    return hold(session)


def _run(app: ShenbaoApp) -> None:
    # The mouse stays the terminal's own unless it is asked for: selecting and pasting in PuTTY depend on it.
    app.run(mouse=os.environ.get("SHENBAO_MOUSE") == "1")


def hold(session: Session | None, run: Callable[[ShenbaoApp], None] = _run) -> int:
    """Run the application, afresh and at the same place after a crash; returns the exit code.

    CrashedError when that happens again and again.
    """
    crash.note(front_end="full screen")
    crashes, notice, typed = crash.Crashes(), "", ""
    while True:
        app = ShenbaoApp(session, notice, typed)
        run(app)
        if app.fault is None or os.environ.get("SHENBAO_DEBUG"):
            return app.return_code or 0
        report = crashes.meet(app.fault)
        if crashes.too_many:
            raise CrashedError(crash.last_words(app.session.farewell if app.session else None, report))
        session = None if app.session is None else app.session.renewed()
        notice = say.home_again(report) if session is None else say.resumed(report)
        typed = app.typed
