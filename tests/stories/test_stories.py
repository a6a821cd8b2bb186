"""Whole sittings of one clerk, told through every front end: each comes to the same declaration."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.model import Declaration
from assistant.session import Session
from tests.support.front_ends import full_screen, headless, line_by_line, terminal
from tests.support.story import FOLDER, Story, load_story

STORIES = sorted(path.stem for path in FOLDER.glob("*.toml"))
FRONT_ENDS: list[Callable[[Story], object]] = [headless, line_by_line, full_screen, terminal]


@pytest.fixture(autouse=True)
def own_place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("play", FRONT_ENDS, ids=lambda play: play.__name__)
@pytest.mark.parametrize("name", STORIES)
async def test_a_story_comes_to_its_end_through_every_front_end(name, play, monkeypatch):
    story = load_story(name)
    await play(story)
    session = Session.open(name)
    story.check(session)
    with monkeypatch.context() as patch:
        patch.setenv("SHENBAO_HOME", "by-hand")
        assert session.declaration() == await by_hand(story)


async def by_hand(story: Story) -> Declaration:
    """What a story comes to without any front end."""
    await headless(story)
    return Session.peek(story.name).declaration()


async def test_a_row_that_is_never_asked_for_fails_a_story():
    story = load_story("week")
    story.days[0].facts["去年的结余"] = "12"
    with pytest.raises(AssertionError, match="去年的结余"):
        await headless(story)
    story = load_story("practised")
    story.days[0].at = "去年的结余"
    with pytest.raises(AssertionError, match="快填"):
        await headless(story)


async def test_a_target_that_is_not_reached_fails_a_story():
    story = load_story("week")
    await headless(story)
    session = Session.peek("week")
    story.check(session)
    story.end["blanks"] = 1
    with pytest.raises(AssertionError):
        story.check(session)
