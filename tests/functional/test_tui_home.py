"""The full screen's list of drafts: deleting, bringing back, the recycle bin, on wide and on small screens."""

import pytest

from assistant.draft import list_drafts
from assistant.draft.trash import delete_draft, list_trash
from assistant.session import Session
from assistant.tui.app import ShenbaoApp
from assistant.tui.screens.bin import BinScreen
from assistant.tui.screens.home import HomeScreen
from assistant.tui.widgets.menu import Menu
from tests.support.tui import TOWN, below_input, screen_lines, shown

SIZES = [(80, 24), (40, 12)]


def begin(*names: str) -> None:
    for name in names:
        session = Session.new(name)
        session.say(TOWN)
        session.close()


def names() -> list[str]:
    return sorted(info.name for info in list_drafts())


async def say(pilot, text: str) -> None:
    await pilot.press(*text, "enter")
    await pilot.pause()


def number_of(pilot, name: str) -> int:
    return [row.name for row in pilot.app.screen._rows].index(name) + 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("many", [0, 28])
async def test_a_draft_is_deleted_by_its_number_and_brought_back_by_undoing(size, many):
    begin("a", "b", *(f"d{number}" for number in range(many)))
    async with ShenbaoApp().run_test(size=size) as pilot:
        await say(pilot, f"删 {number_of(pilot, 'a')}")
        assert "a" not in names()
        assert "“a”已放进回收站；删错了就打 撤销。" in "".join(shown(pilot.app).split()).replace("打撤销", "打 撤销")
        assert [row.name for row in pilot.app.screen._rows] == [info.name for info in list_drafts()]
        await say(pilot, "撤销")
        assert "a" in names()
        assert "拿回来了" in shown(pilot.app)


async def test_what_is_being_typed_is_shown_and_can_be_taken_back():
    begin("a")
    async with ShenbaoApp().run_test(size=(40, 12)) as pilot:
        await pilot.press(*"删 1")
        assert "打了：删 1" in shown(pilot.app)
        await pilot.press("backspace", "backspace")
        assert "打了：删（" in below_input(pilot.app)
        await pilot.press("escape")
        assert below_input(pilot.app) == ""
        assert names() == ["a"]
        await pilot.press("1")
        assert not isinstance(pilot.app.screen, HomeScreen)


@pytest.mark.parametrize("words", ["删", "删 0", "删 2", "删除 99"])
async def test_deleting_without_a_drafts_number_says_which_there_are(words):
    begin("a")
    async with ShenbaoApp().run_test(size=(80, 24)) as pilot:
        await say(pilot, words)
        assert "1 到 1" in below_input(pilot.app)
        assert names() == ["a"]


@pytest.mark.parametrize("size", SIZES)
async def test_the_bin_lists_what_was_deleted_and_a_number_or_the_word_brings_it_back(size):
    begin("a", "b", "c")
    for name in ("a", "b", "c"):
        delete_draft(name)
    async with ShenbaoApp().run_test(size=size) as pilot:
        await say(pilot, "回收站")
        assert isinstance(pilot.app.screen, BinScreen)
        assert len(pilot.app.screen.query_one(Menu).entries) == 3
        await pilot.press("2")
        await pilot.pause()
        assert names() == ["b"]
        assert "拿回来了" in shown(pilot.app)
        await say(pilot, "还原 2")
        assert names() == ["a", "b"]
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)
        assert [row.name for row in pilot.app.screen._rows] == [info.name for info in list_drafts()]
        await say(pilot, "还原 1")
        assert (names(), list_trash()) == (["a", "b", "c"], [])


async def test_the_last_one_out_of_the_bin_leads_back_and_is_still_said():
    begin("a")
    delete_draft("a")
    async with ShenbaoApp().run_test(size=(80, 24)) as pilot:
        await say(pilot, "回收站")
        await pilot.press("1")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "“a”拿回来了" in below_input(pilot.app)
        assert any("云溪乡" in line for line in screen_lines(pilot.app))
        await say(pilot, "回收站")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "是空的" in below_input(pilot.app)


async def test_a_digit_behind_other_words_chooses_as_ever():
    begin("a")
    async with ShenbaoApp().run_test(size=(80, 24)) as pilot:
        await pilot.press("x", "1")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, HomeScreen)
