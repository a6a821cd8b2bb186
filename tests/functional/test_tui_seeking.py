"""Enter goes where the person looks: to what was typed last in a list, and to the very line on the paper."""

from __future__ import annotations

import pytest

from assistant.session import Session
from assistant.tui.app import ShenbaoApp
from assistant.tui.screens.interview import InterviewScreen
from assistant.tui.screens.listing import ListScreen
from assistant.tui.screens.paper import PaperScreen
from tests.support.tui import answer_all, chosen, enter, settled, until


@pytest.fixture
def session() -> Session:
    """A draft with one line of an objective that is owed."""
    session = Session.new("a")
    answer_all(session, ["跳到 13", "油茶低产林改造300亩，11月30日前验收", "种〔待填：农业站〕亩", "跳到 1"])
    return session


async def test_enter_right_behind_what_is_sought_goes_there_and_not_to_the_row_before(session):
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await enter(pilot, "目录")
        await until(pilot, lambda: isinstance(pilot.app.screen, ListScreen))
        await enter(pilot, "资金总额")
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
        assert session.view().asked.topic.id == "/budget/total"


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)
async def test_enter_on_a_line_of_the_paper_changes_that_very_line_and_comes_back(session, size):
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        await enter(pilot, "纸样")
        await until(pilot, lambda: isinstance(pilot.app.screen, PaperScreen))
        await enter(pilot, "待填：农")
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
        asked = session.view().asked
        assert (asked.topic.id, asked.number, asked.current) == ("o1/outputs", 2, "种〔待填：农业站〕亩")
        await enter(pilot, "种油茶30亩，11月30日前验收")
        await until(pilot, lambda: isinstance(pilot.app.screen, PaperScreen))
        await settled(pilot)
        assert "种油茶30亩" in chosen(pilot.app)
        assert session.view().asked.topic.id == "/filer"
