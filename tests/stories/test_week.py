"""A week of one clerk, through every front end: pauses, changed amounts, open blanks filled later."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import pytest

from assistant import plain
from assistant.agenda import FINISH
from assistant.model import Declaration
from assistant.session import Session
from assistant.tui.app import ShenbaoApp
from tests.support.story import Player, Story, load_story, names
from tests.support.tui import enter
from tests.terminal.pty_driver import Terminal

MOST_LINES = 200
"""Of one day; a story that goes in circles ends."""


def asked_name(session: Session) -> str:
    topic = session.view().asked.topic
    return FINISH if topic.id == FINISH else f"目标{topic.objective}{topic.label}" if topic.objective else topic.label


def open_draft(first: bool) -> Session:
    return Session.new("week") if first else Session.open("week")


async def headless(story: Story) -> None:
    for number, day in enumerate(story.days):
        session, player = open_draft(number == 0), Player(day)
        for _ in range(MOST_LINES):
            if (line := player.line(asked_name(session))) is None:
                break
            session.say(line)
        assert not player.unused
        session.close()


async def line_by_line(story: Story) -> None:
    for number, day in enumerate(story.days):
        session, player = open_draft(number == 0), Player(day)
        plain.run(session, partial(next_line, session, player))
        assert not player.unused


def next_line(session: Session, player: Player, prompt: str) -> str | None:
    return player.line(asked_name(session))


async def full_screen(story: Story) -> None:
    for number, day in enumerate(story.days):
        session, player = open_draft(number == 0), Player(day)
        async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
            for _ in range(MOST_LINES):
                if (line := player.line(asked_name(session))) is None:
                    break
                await enter(pilot, line)
            assert not player.unused
            await pilot.press("ctrl+q")


async def terminal(story: Story) -> None:
    known = names()
    for number, day in enumerate(story.days):
        player = Player(day)
        with Terminal(["-m", "assistant", *(["new", "week"] if number == 0 else ["open", "week"])], {}) as screen:
            screen.until_text("答>")
            if "接着填" in screen.text() and "Esc返回" in screen.text():
                screen.write("\x1b")
            while (line := player.line(asked_on(screen, known))) is not None:
                before = head_of(screen)
                screen.write(f"\x1b[200~{line}\x1b[201~\r" if line else "\r")
                screen.until(partial(has_another_head, screen, before))
            assert not player.unused
            screen.write("\x11")
            assert screen.end() == 0


def asked_on(screen: Terminal, known: dict[int, str]) -> str:
    """The name of the question that stands on the screen."""
    screen.until(lambda: head_of(screen))
    return known.get(int(head_of(screen).split()[1]), FINISH)


def head_of(screen: Terminal) -> str:
    """The row that names the question, and the line of its list."""
    return next((row for row in screen.lines() if re.match(r"-- \d+ ", row)), "")


def has_another_head(screen: Terminal, before: str) -> bool:
    return head_of(screen) not in ("", before)


FRONT_ENDS: list[Callable[[Story], object]] = [headless, line_by_line, full_screen, terminal]


@pytest.mark.parametrize("play", FRONT_ENDS, ids=lambda play: play.__name__)
async def test_a_week_comes_to_the_same_declaration(play):
    story = load_story("week")
    await play(story)
    session = Session.open("week")
    story.check(session.declaration())
    assert session.declaration() == by_hand(story)
    progress = session.view().progress
    assert (progress.blanks, progress.refused, progress.stale) == (0, 0, 0)
    assert session.view().asked.as_typed == "" or session.declaration().budget.total == 950


def by_hand(story: Story) -> Declaration:
    """What the story comes to without any front end."""
    session = Session.new("by hand")
    for day in story.days:
        player = Player(day)
        while (line := player.line(asked_name(session))) is not None:
            session.say(line)
    declaration = session.declaration()
    session.close()
    return declaration


async def test_a_fact_that_is_never_asked_for_fails_a_story():
    story = load_story("week")
    story.days[0].facts["去年的结余"] = "12"
    with pytest.raises(AssertionError, match="去年的结余"):
        await headless(story)
