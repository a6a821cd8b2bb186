"""What typing does to what stands in the input already, and what is typed ahead of a screen."""

import pytest
from textual import events

from assistant.session import Session
from assistant.tui.app import ShenbaoApp
from assistant.tui.screens.interview import InterviewScreen
from tests.support.script import typeable, typed_lines
from tests.support.tui import TOWN, answer_all, below_input, enter, field, shown, until


def burst(app: ShenbaoApp, *keys: str) -> None:
    """Deliver keys in one packet."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


async def test_typing_writes_over_the_answer_held():
    session = Session.new("a")
    answer_all(session, [TOWN, "", "2027", "1000"])
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        assert field(pilot.app).text == "1000"
        await pilot.press(*"922", "enter")
        assert str(session.declaration().budget.total) == "922"


@pytest.mark.parametrize("key", ["left", "right", "home", "end", "backspace"])
async def test_an_editing_key_goes_on_with_the_answer_held(key):
    session = Session.new("a")
    answer_all(session, [TOWN, "", "2027", "1000"])
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", key)
        assert field(pilot.app).text == ("100" if key == "backspace" else "1000")
        await pilot.press("5")
        assert len(field(pilot.app).text) == (4 if key == "backspace" else 5)


async def test_a_command_works_on_a_question_that_is_answered_and_changes_nothing():
    session = Session.new("a")
    answer_all(session, [TOWN, "", "2027", "1000"])
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        for word in ("跳到 1", "跳到 3"):
            await pilot.press(*word, "enter")
        assert session.view().asked.topic.id == "/year"
        assert session.declaration().filer == TOWN


async def test_a_command_works_after_a_refusal_and_nothing_of_it_is_stored():
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await enter(pilot, "跳到 11", "编制并执行本乡预算")
        await pilot.press("无", "enter")
        assert "不能记成无" in below_input(pilot.app)
        assert "直接打就是重写" in below_input(pilot.app)
        await pilot.press(*"跳到 5", "enter")
        assert session.view().asked.topic.id == "/budget/expenditure/basic"
        assert session.declaration().duties == ("编制并执行本乡预算",)


async def test_half_typed_text_is_gone_on_with_and_a_command_behind_it_is_no_part_of_it():
    session = Session.new("a")
    session.keep_typed("青禾县云溪")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        assert "上次打到一半的" in shown(pilot.app)
        await pilot.press(*"跳到 3", "enter")
        assert session.view().asked.topic.id == "/year"
        await pilot.press("escape", "escape")
        assert field(pilot.app).text == "青禾县云溪"
        await pilot.press(*"乡人民政府", "enter")
        assert session.declaration().filer == TOWN


async def test_a_command_that_is_refused_can_be_typed_anew():
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await enter(pilot, "跳到 11", "编制并执行本乡预算")
        await pilot.press(*"删 4", "enter")
        assert "没有第 4 条" in below_input(pilot.app)
        await pilot.press(*"改 1", "enter")
        assert field(pilot.app).text == "编制并执行本乡预算"


async def test_what_looks_like_a_slip_is_stored_only_when_it_is_given_twice():
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await enter(pilot, "跳到 11", "删除第3条吧")
        assert not session.declaration().duties
        assert "像是打错的命令" in below_input(pilot.app)
        await pilot.press("enter")
        assert session.declaration().duties == ("删除第3条吧",)


async def test_esc_and_a_character_in_one_packet_are_a_step_back_and_that_character():
    session = Session.new("a")
    answer_all(session, [TOWN, "", "2027"])
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        pilot.app.post_message(events.Key("alt+8", "8"))
        await until(pilot, lambda: field(pilot.app).text == "8")
        assert session.view().asked.topic.id == "/year"


async def test_a_numbered_list_that_is_pasted_is_announced_and_becomes_its_lines():
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await enter(pilot, "跳到 11")
        pilot.app.post_message(events.Paste("1、编制并执行本乡预算\n2、办理社会救助\n\n3、组织防汛"))
        await pilot.pause()
        assert "回车就按 3 条存" in below_input(pilot.app)
        await pilot.press("enter")
        assert session.declaration().duties == ("编制并执行本乡预算", "办理社会救助", "组织防汛")
        assert "3、组织防汛" in shown(pilot.app)


@pytest.mark.parametrize("keys", [("ctrl+r", "enter"), ("ctrl+o", "escape"), ("ctrl+g", "q"), ("ctrl+f", "escape")])
async def test_a_screen_closed_by_the_very_next_key_harms_nothing(keys):
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        burst(pilot.app, *keys, "甲")
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen) and field(pilot.app).text == "甲")


async def test_what_is_typed_on_a_screen_to_be_read_goes_to_the_input():
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+g")
        burst(pilot.app, *"青禾县")
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen) and field(pilot.app).text == "青禾县")


async def test_keys_typed_ahead_of_the_first_question_reach_it_in_their_order():
    async with ShenbaoApp().run_test(size=(80, 24)) as pilot:
        burst(pilot.app, "3", *TOWN, "enter", "enter", *"2027", "enter", "5")
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen) and field(pilot.app).text == "5")
        held = pilot.app.screen.session.declaration()
        assert (held.filer, held.department, held.year) == (TOWN, TOWN, 2027)


async def test_the_outline_opens_where_the_interview_stands_and_a_number_in_the_findings_goes_there():
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await enter(pilot, "跳到 36")
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert ">36" in shown(pilot.app).replace(" ", "")
        await pilot.press("escape", "ctrl+f")
        await pilot.pause()
        assert "年度还没有填" in shown(pilot.app)
        await pilot.press("1", "enter")
        assert session.view().asked.topic.id == "/year"


async def test_the_line_that_is_changed_is_in_sight():
    session = Session.new("a")
    answer_all(session, ["跳到 11", *(f"职责之{n}" for n in "甲乙丙丁戊己庚辛")])
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await enter(pilot, "改 2")
        assert "职责之乙" in [line[6:].strip() for line in shown(pilot.app).split("\n") if line.startswith(" 2 ")]
        assert "后面还有" in shown(pilot.app)


async def test_after_writing_enter_alone_leaves_and_the_question_says_so(example):
    session = Session.new("a")
    answer_all(session, typed_lines(typeable(example), session.form, session.interview.state))
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "escape")
        assert "已写好。还要改吗" in shown(pilot.app)
        assert "现在写出 Word 文件吗" not in shown(pilot.app).rpartition("-- 39")[2]
        await pilot.press("enter")
    assert pilot.app.return_code == 0


async def test_ctrl_z_goes_back_step_by_step_and_ctrl_y_forth_however_many_rows_there_were():
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await enter(pilot, "跳到 11")
        for _ in range(6):
            pilot.app.post_message(events.Paste("一\n二\n三\n四\n五\n六"))
            await pilot.press("甲", "乙", "ctrl+u", "ctrl+z")
            assert field(pilot.app).text == "一\n二\n三\n四\n五\n六甲乙"
            await pilot.press("ctrl+z")
            assert field(pilot.app).text == "一\n二\n三\n四\n五\n六"
            await pilot.press("ctrl+y", "ctrl+z", "ctrl+z")
            assert field(pilot.app).text == ""
            await pilot.press("ctrl+y")
            assert field(pilot.app).text.count("\n") == 5
            await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert not session.declaration().duties


async def test_a_paste_on_a_screen_to_be_read_goes_to_the_input():
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+g")
        pilot.app.post_message(events.Paste("青禾县\n云溪乡"))
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen) and field(pilot.app).text)
        assert field(pilot.app).text == "青禾县\n云溪乡"


async def test_a_refused_answer_that_one_comes_back_to_is_written_over():
    session = Session.new("a")
    answer_all(session, [TOWN, "", "2027", "12a", "跳过", "上一题"])
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        assert "上次没收“12a”" in shown(pilot.app)
        await pilot.press(*"1328.6", "enter")
        assert str(session.declaration().budget.total) == "1328.6"


async def test_a_paste_while_a_line_is_changed_promises_no_new_lines():
    session = Session.new("a")
    answer_all(session, ["跳到 11", "编制并执行本乡预算", "改 1"])
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        pilot.app.post_message(events.Paste("1、一\n2、二"))
        await pilot.pause()
        assert "算一条答案" in below_input(pilot.app)


async def test_ctrl_s_says_that_it_is_saved_only_where_it_is():
    Session.new("a").say(TOWN)
    session, other = Session.open("a"), Session.open("a")
    other.say("")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await pilot.press(*"半截", "ctrl+s")
        assert "已存" not in below_input(pilot.app)
        assert "别的窗口" in below_input(pilot.app)


@pytest.mark.parametrize("words", ["保存", "9", "open"])
async def test_words_on_the_first_screen_open_nothing_by_accident(words):
    Session.new("a").say(TOWN)
    async with ShenbaoApp().run_test(size=(80, 24)) as pilot:
        await pilot.press(*words, "enter")
        await pilot.pause()
        assert "不在里面：打 1 到 6 的编号" in shown(pilot.app)
        await pilot.press("1")
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))


async def test_leave_is_understood_on_the_first_screen_too():
    Session.new("a").say(TOWN)
    async with ShenbaoApp().run_test(size=(80, 24)) as pilot:
        await pilot.press(*"退出", "enter")
        await pilot.pause()
    assert pilot.app.return_code == 0


@pytest.mark.parametrize("space", ["\u3000", "\u00a0"], ids=ascii)
async def test_a_wide_space_that_an_input_method_types_is_taken(space):
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        burst(pilot.app, *f"云溪{space}乡")
        await pilot.pause()
        assert field(pilot.app).text == f"云溪{space}乡"


async def test_back_at_the_answer_held_typing_writes_over_it_again():
    session = Session.new("a")
    answer_all(session, [TOWN, "", "2027", "1000"])
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", *"922", "ctrl+z")
        assert field(pilot.app).text == "1000"
        await pilot.press(*"跳到 3", "enter")
        assert session.view().asked.topic.id == "/year"
