"""Drives the full-screen front end without a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from textual import events

from assistant.session import Session
from assistant.tui.app import ShenbaoApp
from assistant.tui.screens.interview import InterviewScreen
from assistant.tui.widgets.answer import AnswerInput
from assistant.tui.widgets.prose import Prose

TOWN = "青禾县云溪乡人民政府"


async def enter(pilot, *lines: str):
    """Give in each line as a person does who pastes it and presses Enter."""
    for line in lines:
        if line:
            pilot.app.post_message(events.Paste(line))
        await pilot.press("enter")


def type_ahead(app: ShenbaoApp, lines: Iterable[str]) -> None:
    """Give in all lines without waiting for the screen, as a slow line delivers them."""
    for line in lines:
        if line:
            app.post_message(events.Paste(line))
        app.post_message(events.Key("enter", "\r"))


async def until(pilot, happened: Callable[[], object]) -> None:
    for _ in range(600):
        if happened():
            await pilot.pause()
            return
        await pilot.pause(0.05)
    pytest.fail("it did not happen within 30 seconds")


def screen_lines(app: ShenbaoApp) -> list[str]:
    """The rows of the screen as they would be printed."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def shown(app: ShenbaoApp) -> str:
    return "\n".join(screen_lines(app))


def field(app: ShenbaoApp) -> AnswerInput:
    return app.screen.query_one(AnswerInput)


def below_input(app: ShenbaoApp) -> str:
    return "".join(part.text for part in app.screen.query_one("#notice", Prose).parts)


def answer_all(session: Session, lines: Iterable[str]) -> None:
    for line in lines:
        session.say(line)


async def open_list(pilot, key: str, *keys: str) -> None:
    """Open a list over the interview by a key, past what is said of a draft that has just been read in."""
    if not isinstance(pilot.app.screen, InterviewScreen):
        await pilot.press("escape")
    await pilot.press(key, *keys)
    await settled(pilot)


async def settled(pilot) -> None:
    """Wait until what follows a moved mark is shown."""
    await pilot.pause(0.15)
    await pilot.pause()


def chosen(app: ShenbaoApp) -> str:
    """The row of a list that is marked."""
    return next(line for line in screen_lines(app) if line.startswith(" >"))
