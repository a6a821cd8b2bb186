"""Tells a story through each front end; each is given its own drafts by the test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from textual import events

from assistant import plain
from assistant.session import Session
from assistant.tui.app import ShenbaoApp
from assistant.tui.screens.interview import InterviewScreen
from assistant.wording.tui import head
from tests.support.story import Day, Line, Player, Story
from tests.support.tui import enter
from tests.terminal.pty_driver import Terminal

MOST_LINES = 200
"""Of one day; a story that goes in circles ends."""


def lines_of(session: Session, day: Day) -> Iterator[Line]:
    """Yield what is typed on a day, each line once the one before it has been taken."""
    player = Player(day)
    for _ in range(MOST_LINES):
        if (line := player.line(session)) is None:
            break
        yield line
    assert not player.unused, f"never asked for: {player.unused}"


async def headless(story: Story) -> None:
    for number, day in enumerate(story.days):
        session = story.open(number == 0)
        for line in lines_of(session, day):
            give(session, line)
        session.close()


def give(session: Session, line: Line) -> None:
    """Type a line without any front end."""
    first, *values = [line] if isinstance(line, str) else line
    session.say(first)
    for value in values:
        session.fill(value)


async def line_by_line(story: Story) -> None:
    for number, day in enumerate(story.days):
        session = story.open(number == 0)
        lines = (row for line in lines_of(session, day) for row in ([line] if isinstance(line, str) else line))
        plain.run(session, lambda prompt, lines=lines: next(lines, None))  # type: ignore[misc]


async def full_screen(story: Story) -> None:
    for number, day in enumerate(story.days):
        session = story.open(number == 0)
        app = ShenbaoApp(session)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            if not isinstance(app.screen, InterviewScreen):  # what is said of a draft at length
                await pilot.press("escape")
            for line in lines_of(session, day):
                first, *values = [line] if isinstance(line, str) else line
                await enter(pilot, first)
                for place, value in enumerate(values):
                    await (pilot.press("tab") if place else pilot.pause())
                    app.post_message(events.Paste(value))
                await (pilot.press("enter") if values else pilot.pause())
            await pilot.press("ctrl+q")


@dataclass(frozen=True)
class Step:
    """What is typed, and the head of the question that it is typed at."""

    head: str
    line: Line


async def terminal(story: Story) -> None:
    for number, steps in enumerate(rehearsed(story)):
        arguments = ["new", story.name, *(["--from", str(story.last_file)] if story.last_file else [])]
        with Terminal(["-m", "assistant", *(arguments if number == 0 else ["open", story.name])], {}) as screen:
            screen.until_text("^Q退出" if number == 0 and not story.last_file else "Esc")
            if "Esc返回" in screen.text():
                screen.write("\x1b")
            for step in steps:
                screen.until(lambda step=step: step.head in screen.text())  # type: ignore[misc]
                first, *values = [step.line] if isinstance(step.line, str) else step.line
                screen.write(f"{pasted(first)}\r")
                screen.write("\t".join(map(pasted, values)) + ("\r" if values else ""))
            screen.write("\x11")
            assert screen.end() == 0


def pasted(text: str) -> str:
    return f"\x1b[200~{text}\x1b[201~" if text else ""


def rehearsed(story: Story) -> list[list[Step]]:
    """Return what is typed on each day, found out without any front end and with drafts of its own."""
    days: list[list[Step]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHENBAO_HOME", f"{story.name}-rehearsed")
        for number, day in enumerate(story.days):
            session = story.open(number == 0)
            days.append([])
            for line in lines_of(session, day):
                asked = f"--{head(session.view().asked)}-"
                days[-1].append(Step("".join(asked.split()), line))
                give(session, line)
            session.close()
    return days
