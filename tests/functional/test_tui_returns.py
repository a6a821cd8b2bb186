"""A screen that sends the person to a question gets them back once it is answered or given up."""

from __future__ import annotations

import pytest

from assistant.session import Session
from assistant.tui.app import ShenbaoApp
from assistant.tui.screens.interview import InterviewScreen
from assistant.tui.screens.problems import ProblemsScreen
from assistant.tui.screens.reader import ReaderScreen
from tests.support.faulty import TWICE, faulty
from tests.support.tui import below_input, enter, field, shown, until

SIZES = [(80, 24), (40, 12)]


@pytest.fixture
def session(example) -> Session:
    session = Session.new("a", ("旧表.docx", faulty(example)))
    session.say("跳到 3")
    return session


async def sent(pilot, number: str) -> None:
    """Go from the list of findings to the question of one."""
    if isinstance(pilot.app.screen, ReaderScreen):
        await pilot.press("escape")
    await pilot.press("ctrl+f", *number)
    await until(pilot, lambda: isinstance(pilot.app.screen, ProblemsScreen))
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))


async def is_back(pilot) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, ProblemsScreen))


@pytest.mark.parametrize("size", SIZES)
async def test_an_answer_leads_back_and_then_to_where_the_interview_stood(session, size):
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        await sent(pilot, "4")
        assert "Esc 回预审" in shown(pilot.app)
        assert "改好回车就回预审" in "".join(below_input(pilot.app).split())
        await pilot.press(*"医保", "enter")
        await is_back(pilot)
        assert TWICE not in str(session.declaration())
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
        assert session.view().asked.topic_number == 3
        assert "Esc 回" not in shown(pilot.app)


@pytest.mark.parametrize("given_up", ["escape", "ctrl+n", "上一题", "/tg"])
async def test_giving_up_leads_back_and_changes_nothing(session, given_up):
    before = session.declaration()
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await sent(pilot, "4")
        if given_up in ("escape", "ctrl+n"):
            await pilot.press(given_up)
        else:
            await pilot.press("ctrl+u")
            await enter(pilot, given_up)
        await is_back(pilot)
    assert session.declaration() == before
    assert session.view().asked.topic_number == 3


async def test_what_was_said_of_the_answer_is_said_in_the_screen(session):
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await sent(pilot, "1")
        await enter(pilot, "9000000元")
        await is_back(pilot)
        assert "读作 900" in shown(pilot.app).rpartition("\n--")[2]


async def test_a_refused_answer_stays_and_esc_leads_back_with_it_kept(session):
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await sent(pilot, "1")
        await enter(pilot, "许多")
        assert isinstance(pilot.app.screen, InterviewScreen)
        assert field(pilot.app).text == "许多"
        await pilot.press("escape")
        await is_back(pilot)
    assert "许多" in session.interview.state.typed.values()


async def test_who_jumps_elsewhere_is_not_called_back(session):
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await sent(pilot, "4")
        await enter(pilot, "跳到 3")
        assert "Esc 回" not in shown(pilot.app)
        await enter(pilot, "2027")
        assert isinstance(pilot.app.screen, InterviewScreen)


async def test_what_only_tells_something_keeps_the_way_back(session):
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await sent(pilot, "4")
        await pilot.press("ctrl+g")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
        assert "Esc 回预审" in shown(pilot.app)
        await pilot.press("escape")
        await is_back(pilot)


async def test_a_visit_from_within_a_visit_leads_back_one_by_one(session):
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await sent(pilot, "4")
        await sent(pilot, "1")
        assert session.view().asked.topic.id == "/budget/total"
        await pilot.press("escape")
        await is_back(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
        assert session.view().asked.topic_number == 13
        assert "Esc 回预审" in shown(pilot.app)
        await pilot.press("escape")
        await is_back(pilot)
        assert session.view().asked.topic_number == 3
