"""The full screen and the draft on disk: the caret, a full disk, a draft that somebody else has open."""

import errno
import os
from dataclasses import replace

import pytest
from textual import events

from assistant.draft import lock as locks
from assistant.draft.lock import LOCK, myself
from assistant.paths import drafts_folder
from assistant.session import Session
from assistant.text import squeeze
from assistant.tui.app import ShenbaoApp
from tests.support.tui import TOWN, below_input, enter, field, screen_lines, shown, until

WHOLE = (80, 24)
SIZES = [WHOLE, (40, 12)]


def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fail)


def held_elsewhere(name: str) -> None:
    other = replace(myself(), host="another-server", token="f" * 16)
    (drafts_folder() / name / LOCK).write_bytes(locks._render(other))


@pytest.mark.parametrize("text", ["青禾县云溪乡", "第一段\n第二段😀"])
@pytest.mark.parametrize("steps", [0, 2, 5])
async def test_half_typed_text_comes_back_with_the_caret_where_it_was(text, steps):
    async with ShenbaoApp(Session.new("a")).run_test(size=WHOLE) as pilot:
        pilot.app.post_message(events.Paste(text))
        await until(pilot, lambda: field(pilot.app).text == text)
        await pilot.press(*["left"] * steps)
        place = field(pilot.app).selection.end
        pilot.app.screen.hang_up()
    async with ShenbaoApp(Session.open("a")).run_test(size=WHOLE) as pilot:
        await pilot.pause()
        assert field(pilot.app).text == text
        assert field(pilot.app).selection.end == place
        assert field(pilot.app).caret == len(text) - steps


async def test_a_caret_that_only_moves_is_kept_within_a_second():
    session = Session.new("a")
    session.say(TOWN)
    session.keep_typed("财政所")
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await pilot.press("left", "left")
        await until(pilot, lambda: Session.peek("a").view().asked.caret == 1)


async def test_a_caret_in_an_answer_that_is_merely_shown_is_not_kept():
    session = Session.new("a")
    session.say(TOWN)
    session.say("上一题")
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await pilot.press("left", "left")
        pilot.app.screen.hang_up()
        assert Session.peek("a").view().asked.typed == ""


@pytest.mark.parametrize("size", SIZES)
async def test_a_full_disk_is_said_shown_and_over_when_there_is_room(size, monkeypatch):
    session = Session.new("a")
    session.say(TOWN)
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        with monkeypatch.context() as full:
            full_disk(full)
            await enter(pilot, TOWN)
            await until(pilot, lambda: "磁盘满了" in shown(pilot.app))
            assert "存到" in squeeze(shown(pilot.app))
            assert "未存" in screen_lines(pilot.app)[0]
        await enter(pilot, "2027")
        await until(pilot, lambda: "未存" not in screen_lines(pilot.app)[0])
        assert "都存好了" in shown(pilot.app)
    assert Session.peek("a").declaration().department == TOWN
    assert Session.peek("a").declaration().year == 2027


async def test_half_typed_text_on_a_full_disk_is_said_below_the_input(monkeypatch):
    session = Session.new("a")
    session.say(TOWN)
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        full_disk(monkeypatch)
        await pilot.press("财", "ctrl+s")
        assert "磁盘满了" in below_input(pilot.app)


async def test_leaving_with_something_unsaved_asks_once_more(monkeypatch):
    async with ShenbaoApp(Session.new("a")).run_test(size=WHOLE) as pilot:
        full_disk(monkeypatch)
        await enter(pilot, TOWN)
        await pilot.press("ctrl+q")
        assert "没有存上" in shown(pilot.app)
        assert pilot.app.is_running
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert pilot.app.leaving


@pytest.mark.parametrize("size", SIZES)
async def test_a_draft_open_elsewhere_is_shown_and_takes_no_answer_until_it_is_taken_over(size):
    Session.new("a").say(TOWN)
    held_elsewhere("a")
    async with ShenbaoApp(Session.open("a")).run_test(size=size) as pilot:
        await until(pilot, lambda: "another-server" in squeeze(shown(pilot.app)))
        if size != WHOLE:
            await pilot.press("escape")
        assert "只读" in screen_lines(pilot.app)[0]
        await enter(pilot, "青禾县云溪乡财政所")
        await pilot.pause()
        assert field(pilot.app).text == "青禾县云溪乡财政所"
        await enter(pilot, "接管", "接管")
        await until(pilot, lambda: "只读" not in screen_lines(pilot.app)[0])
        assert field(pilot.app).text == "青禾县云溪乡财政所"
        await pilot.press("right", "enter")
        await until(pilot, lambda: "哪一年" in shown(pilot.app))
    assert Session.peek("a").declaration().department == "青禾县云溪乡财政所"


@pytest.mark.parametrize("size", SIZES)
async def test_the_card_of_what_was_found_is_seen_whole(size):
    session = Session.new("a")
    for line in (TOWN, "", "2027"):
        session.say(line)
    session.keep_typed("92")
    session.close()
    async with ShenbaoApp(Session.open("a")).run_test(size=size) as pilot:
        await until(pilot, lambda: "找回草稿" in shown(pilot.app))
        text = squeeze(shown(pilot.app))
        for part in (f"找回草稿“a”：{TOWN}2027年度", "停在第4题年度预算申请资金总额", "打到一半的2个字还在输入行里"):
            assert part in text
        await pilot.press("escape" if size != WHOLE else "2")
        assert field(pilot.app).text.startswith("92")


async def test_on_a_low_screen_the_card_is_seen_whole_where_only_the_window_was_lost():
    session = Session.new("a")
    session.say(TOWN)
    session.draft.lock.release()
    lost = replace(myself(), born="long-ago/1", token="f" * 16)
    (drafts_folder() / "a" / LOCK).write_bytes(locks._render(lost))
    async with ShenbaoApp(Session.open("a")).run_test(size=(40, 12)) as pilot:
        await until(pilot, lambda: f"找回草稿“a”：{TOWN}" in squeeze(shown(pilot.app)))
