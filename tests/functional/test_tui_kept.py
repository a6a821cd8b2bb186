"""The full-screen front end: where the caret stands, what Enter leaves alone, and drafts that cannot be opened."""

import os
import shutil

import pytest
from textual import events

from assistant.draft import JOURNAL, open_draft
from assistant.events import Moved, Typed
from assistant.paths import drafts_folder
from assistant.session import Session
from assistant.tui.app import ShenbaoApp
from assistant.tui.screens.home import HomeScreen
from assistant.tui.screens.interview import InterviewScreen
from assistant.tui.widgets.answer import AnswerInput
from assistant.tui.widgets.prose import Prose

TOWN = "青禾县云溪乡人民政府"
WHOLE = (80, 24)


def input_row(app: ShenbaoApp) -> int:
    return app.screen.query_one(AnswerInput).region.y


def caret(app: ShenbaoApp) -> tuple[int, int]:
    """Where the terminal's cursor stands: column, and row within the input."""
    return app.cursor_position.x, app.cursor_position.y - input_row(app)


def below_input(app: ShenbaoApp) -> str:
    return "".join(part.text for part in app.screen.query_one("#notice", Prose).parts)


async def settle(pilot) -> None:
    for _ in range(3):
        await pilot.pause()


@pytest.mark.parametrize("size", [WHOLE, (40, 12)])
async def test_the_caret_stands_in_the_input_at_every_new_question(size):
    async with ShenbaoApp(Session.new("a")).run_test(size=size) as pilot:
        await settle(pilot)
        assert caret(pilot.app) == (6, 0)
        for line in (TOWN, "", "2027", "900"):
            pilot.app.post_message(events.Paste(line))
            await pilot.press("enter")
            await settle(pilot)
            assert caret(pilot.app) == (6, 0)


async def test_the_caret_stands_behind_an_answer_that_is_shown_again():
    async with ShenbaoApp(Session.new("a")).run_test(size=WHOLE) as pilot:
        pilot.app.post_message(events.Paste(TOWN))
        await pilot.press("enter", "escape")
        await settle(pilot)
        assert caret(pilot.app) == (6 + 2 * len(TOWN), 0)
        await pilot.press("enter")
        await settle(pilot)
        assert caret(pilot.app) == (6, 0)


def damaged(name: str) -> None:
    (drafts_folder() / name).mkdir(parents=True)
    (drafts_folder() / name / JOURNAL).write_bytes(b"?\n")


async def test_a_draft_that_cannot_be_opened_is_said_and_another_can_be_opened():
    Session.new("good").say(TOWN)
    damaged("bad")
    for name, moment in (("bad", 2_000), ("good", 1_000)):
        os.utime(drafts_folder() / name / JOURNAL, (moment, moment))
    async with ShenbaoApp().run_test(size=WHOLE) as pilot:
        await pilot.press("1")
        await settle(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "打不开" in below_input(pilot.app)
        await pilot.press("2")
        await settle(pilot)
        assert isinstance(pilot.app.screen, InterviewScreen)
        assert pilot.app.screen.session.draft.name == "good"


async def test_a_draft_that_goes_while_the_list_shows_is_said_and_ends_nothing():
    Session.new("a").say(TOWN)
    async with ShenbaoApp().run_test(size=WHOLE) as pilot:
        shutil.rmtree(drafts_folder() / "a")
        await pilot.press("1")
        await settle(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "没有叫" in below_input(pilot.app)


def answers(name: str) -> list[object]:
    """What was answered, in the order of the journal: no moves and no half-typed text."""
    return [entry.event for entry in open_draft(name).entries if not isinstance(entry.event, Moved | Typed)]


@pytest.mark.parametrize("question", ["1", "2", "3", "4"])
async def test_enter_on_an_answer_held_writes_no_answer_anew(question):
    session = Session.new("a")
    for line in (TOWN, "", "2027", "900"):
        session.say(line)
    before = answers("a")
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        for part in f"跳到 {question}":
            await pilot.press("space" if part == " " else part)
        await pilot.press("enter")
        await settle(pilot)
        assert session.view().asked.current
        await pilot.press("enter")
        await settle(pilot)
    assert answers("a") == before
    assert session.view().asked.place.question != f"/{question}"


async def test_a_line_held_is_not_written_anew_by_enter():
    session = Session.new("a")
    for line in ("跳到 11", "编制并执行本乡预算", "改 1"):
        session.say(line)
    before = answers("a")
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        assert pilot.app.screen.query_one(AnswerInput).text == "编制并执行本乡预算"
        await pilot.press("enter")
        await settle(pilot)
    assert answers("a") == before
    assert session.view().asked.number == 2


async def test_an_answer_typed_over_the_one_held_is_written():
    session = Session.new("a")
    session.say(TOWN)
    before = answers("a")
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await pilot.press("escape", "backspace", "局", "enter")
        await settle(pilot)
    assert len(answers("a")) == len(before) + 1
    assert session.declaration().filer == TOWN[:-1] + "局"
