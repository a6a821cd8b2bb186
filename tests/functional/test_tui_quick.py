"""What makes the full screen fast: commands behind a slash, a section as one form, long texts, old cards."""

from __future__ import annotations

import pytest
from textual import events

from assistant.events import Place
from assistant.session import Session
from assistant.tui.app import ShenbaoApp
from assistant.tui.screens.editor import EditorScreen, LongInput
from assistant.tui.screens.quickfill import QuickFillScreen
from assistant.tui.widgets.transcript import Transcript
from tests.support.tui import TOWN, below_input, enter, field, shown, until

SIZES = [(80, 24), (40, 12)]


def begun() -> Session:
    session = Session.new("a")
    for line in (TOWN, "", "2027", "900"):
        session.say(line)
    return session


def notice(pilot) -> str:
    return "".join(part.text for part in pilot.app.screen.query_one("#notice").parts)


async def test_a_slash_lists_commands_initials_narrow_them_and_tab_completes():
    async with ShenbaoApp(begun()).run_test(size=(80, 24)) as pilot:
        await pilot.press("/")
        await until(pilot, lambda: "/wsm" in shown(pilot.app))
        assert "还有" in shown(pilot.app)
        await pilot.press("m")
        await until(pilot, lambda: "/ml" in shown(pilot.app) and "/wsm" not in shown(pilot.app))
        await pilot.press("tab")
        assert field(pilot.app).text == "/目录"


async def test_what_was_asked_stands_there_again_once_the_slash_is_gone():
    async with ShenbaoApp(begun()).run_test(size=(80, 24)) as pilot:
        await pilot.press("/")
        await until(pilot, lambda: "/wsm" in shown(pilot.app))
        await pilot.press("backspace")
        await until(pilot, lambda: "/wsm" not in shown(pilot.app))
        assert "直接回车就用：900" in shown(pilot.app)


@pytest.mark.parametrize("size", SIZES)
async def test_a_section_is_filled_cell_by_cell(size):
    session = begun()
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        await enter(pilot, "快填")
        assert isinstance(pilot.app.screen, QuickFillScreen)
        assert "基本支出" in shown(pilot.app)
        await enter(pilot, "800", "")
        assert session.declaration().budget.expenditure == {"basic": 800, "project": 100}
        await enter(pilot, "12a")
        assert "没有读成金额" in notice(pilot)
        assert "待改：12a" in shown(pilot.app)
        await pilot.press("down", "escape")
        assert session.interview.place == Place("/budget/income/government_fund")
        assert session.view().progress.refused == 1


async def test_lines_are_added_one_after_the_other_in_the_form():
    session = begun()
    session.say("跳到 11")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await enter(pilot, "快填", "负责粮食、油茶生产指导。", "负责乡村公路管护。")
        assert session.declaration().duties == ("负责粮食、油茶生产指导。", "负责乡村公路管护。")
        await pilot.press("up")
        await enter(pilot, "负责乡村公路、山塘管护。")
        assert session.declaration().duties == ("负责粮食、油茶生产指导。", "负责乡村公路、山塘管护。")


async def test_what_is_typed_in_a_cell_is_kept_on_leaving_it_by_any_key():
    session = begun()
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await enter(pilot, "快填")
        pilot.app.post_message(events.Paste("850"))
        await pilot.press("down")
        assert session.declaration().budget.expenditure == {"basic": 850}
        pilot.app.post_message(events.Paste("50"))
        await pilot.press("escape")
        assert session.declaration().budget.expenditure == {"basic": 850, "project": 50}


@pytest.mark.parametrize("size", SIZES)
async def test_paragraphs_pasted_into_the_long_text_become_lines_on_request(size):
    session = begun()
    session.say("跳到 11")
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        await pilot.press("ctrl+p")
        assert isinstance(pilot.app.screen, EditorScreen)
        pilot.app.post_message(events.Paste("负责粮食生产指导。\n\n二、负责公路管护。\n负责低保救助。"))
        await pilot.press("ctrl+n")
        assert "分成了 3 条" in notice(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not isinstance(pilot.app.screen, EditorScreen))
        assert session.declaration().duties == ("负责粮食生产指导。", "负责公路管护。", "负责低保救助。")


async def test_enter_in_the_long_text_is_a_new_line_and_one_answer_keeps_its_paragraphs():
    session = begun()
    session.say("跳到 11")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", "甲", "乙", "enter", "丙", "丁", "ctrl+s")
        await until(pilot, lambda: session.declaration().duties)
        assert session.declaration().duties == ("甲乙\n丙丁",)


async def test_esc_takes_the_long_text_back_to_the_input_and_it_is_on_disk():
    session = begun()
    session.say("跳到 11")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await pilot.press("甲")
        await pilot.press("ctrl+p")
        assert pilot.app.screen.query_one(LongInput).text == "甲"
        await pilot.press("乙", "escape")
        assert field(pilot.app).text == "甲乙"
        assert Session.peek("a").view().asked.typed == "甲乙"


async def test_a_held_answer_that_the_long_text_did_not_change_is_still_written_over():
    session = begun()
    session.say("跳到 资金总额")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", "escape")
        assert field(pilot.app).text == "900"
        await pilot.press("/")
        await until(pilot, lambda: "/wsm" in shown(pilot.app))
        assert field(pilot.app).text == "/"


async def test_where_there_is_no_terminal_to_hand_over_an_editor_of_ones_own_is_not_opened(monkeypatch):
    monkeypatch.setenv("EDITOR", "vi")
    session = begun()
    session.say("跳到 11")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await enter(pilot, "/外部编辑")
        await until(pilot, lambda: isinstance(pilot.app.screen, EditorScreen))
        await until(pilot, lambda: "不是终端" in notice(pilot))
        await pilot.press("甲", "ctrl+x")
        assert "不是终端" in notice(pilot)
        assert pilot.app.screen.query_one(LongInput).text == "甲"


async def test_a_single_answer_is_not_cut_into_lines():
    async with ShenbaoApp(begun()).run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", "1", "enter", "2", "ctrl+n")
        assert "只有一个答案" in notice(pilot)


async def test_the_up_key_picks_an_old_answer_and_enter_goes_there():
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await enter(pilot, TOWN, "", "2027", "900")
        await pilot.press("up", "up")
        assert "上下键挑前面的一张" in below_input(pilot.app)
        await pilot.press("space")
        assert "写花钱的那一年" in shown(pilot.app)
        await pilot.press("space")
        assert "写花钱的那一年" not in shown(pilot.app)
        await pilot.press("enter")
        assert session.interview.place == Place("/year")
        assert field(pilot.app).text == "2027"


async def test_typing_or_esc_lets_an_old_answer_go():
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await enter(pilot, TOWN, "", "2027")
        await pilot.press("up", "escape")
        assert pilot.app.screen.query_one(Transcript).picked is None
        assert session.interview.place == Place("/budget/total")
        await pilot.press("up", "9")
        assert pilot.app.screen.query_one(Transcript).picked is None
        await pilot.press("enter")
        assert session.declaration().budget.total == 9


async def test_an_answer_whose_line_is_gone_is_said_to_be_gone():
    session = begun()
    session.say("跳到 11")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await enter(pilot, "负责粮食生产指导。", "改 1", "负责粮食生产指导和农技推广。", "删 1")
        await pilot.press("up", "enter")
        assert "已经不在了" in below_input(pilot.app)


async def test_ctrl_x_leaves_the_rest_of_the_amounts_empty():
    session = begun()
    for line in ("900", "无", "900"):
        session.say(line)
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+x")
        assert session.declaration().budget.income["other"] is None
        assert "其余 3 行记为：无" in shown(pilot.app)
        assert "1    控制数" in shown(pilot.app)
        await enter(pilot, "1")
        assert "答   控制数" in shown(pilot.app)


async def test_a_sentence_is_looked_at_softly_while_its_typist_pauses():
    session = begun()
    session.say("跳到 13")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        pilot.app.post_message(events.Paste("进一步加强农业产业发展工作力度"))
        await until(pilot, lambda: "先提个醒" in below_input(pilot.app))
        assert not session.view().asked.refused
        await pilot.press("了")
        assert "先提个醒" not in below_input(pilot.app)
        await pilot.press("enter")
        assert session.declaration().objectives[0].outputs[0].text == "进一步加强农业产业发展工作力度了"


async def test_a_sound_sentence_raises_no_hint():
    session = begun()
    session.say("跳到 13")
    assert session.inspection.hint("油茶低产林改造300亩，11月30日前通过县级验收") is None
    assert session.inspection.hint("油茶低产林改造300亩，已完成验收") is not None


async def test_ctrl_z_in_an_empty_input_takes_back_the_last_answer_and_ctrl_y_brings_it_back():
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await enter(pilot, TOWN, "")
        await pilot.press("ctrl+z")
        assert "/department" not in session.interview.state.fields
        await pilot.press("ctrl+y")
        assert session.interview.state.fields["/department"] == TOWN
        await pilot.press("2", "0", "ctrl+z")
        assert field(pilot.app).text == TOWN, "what is typed is stepped back first"
        assert session.interview.state.fields["/department"] == TOWN
