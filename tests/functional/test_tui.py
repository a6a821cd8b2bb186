"""The full-screen front end, driven key by key without a terminal."""

import unicodedata

import pytest
from textual import events
from textual.filter import Monochrome, NoColor

from assistant.paths import output_folder
from assistant.session import Session
from assistant.tui.app import ShenbaoApp
from assistant.tui.messages import ForeignBytes
from assistant.tui.screens.home import HomeScreen
from assistant.tui.screens.interview import InterviewScreen
from assistant.tui.screens.listing import ListScreen
from assistant.tui.screens.outline import OutlineScreen
from assistant.tui.screens.problems import ProblemsScreen
from assistant.tui.screens.reader import ReaderScreen
from assistant.tui.widgets.bars import KeyBar, StatusBar
from assistant.tui.widgets.menu import Menu
from assistant.wording import beginning as say_beginning
from assistant.wording import home as say_home
from assistant.wording import listing, outline_list, paper_list, readback_list
from assistant.wording import tui as say
from tests.support.picture import PICTURE, SCENES, SIZES, draw_interview, draw_scene, snapshot, words
from tests.support.script import typeable, typed_lines
from tests.support.tui import TOWN, answer_all, below_input, enter, field, screen_lines, shown, type_ahead, until


async def test_a_whole_declaration_typed_gives_that_declaration_and_the_same_file(example):
    wanted = typeable(example)
    session = Session.new("a")
    lines = list(typed_lines(wanted, session.form, session.interview.state))
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        type_ahead(pilot.app, [*lines, "写出"])
        await until(pilot, lambda: list(output_folder().glob("*.docx")))
        assert "已写好" in shown(pilot.app)
        await pilot.press("escape")
        assert "直接回车就退出" in shown(pilot.app)
        await pilot.press("enter")
    assert Session.open("a").declaration() == wanted
    [written] = output_folder().glob("2027年*.docx")
    direct = Session.new("b")
    answer_all(direct, lines)
    assert written.read_bytes() == direct.write(output_folder() / "direct.docx").read_bytes()


async def test_enter_alone_at_the_end_writes_the_file(example):
    session = Session.new("a")
    answer_all(session, typed_lines(typeable(example), session.form, session.interview.state))
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        assert "直接回车就写出" in shown(pilot.app)
        await pilot.press("enter")
        assert sorted(path.name for path in output_folder().iterdir()) == [
            "2027-ztzc.docx",
            "2027年乡镇部门整体支出绩效目标申报表.docx",
        ]


async def test_an_answer_with_markup_is_shown_as_typed():
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await enter(pilot, "云溪乡[/x][bold red][人民政府")
        assert session.view().filer == "云溪乡[/x][bold red][人民政府"
        assert "云溪乡[/x][bold red][人民政府" in shown(pilot.app)


async def test_a_refused_answer_stays_and_the_objection_stands_right_below_until_it_is_mended():
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await enter(pilot, TOWN, "", "明年")
        rows = screen_lines(pilot.app)
        row = next(number for number, line in enumerate(rows) if line.startswith(" 答 >"))
        assert rows[row].endswith("明年")
        assert rows[row + 1].startswith(" !")
        assert "没有读成年度" in rows[row + 1]
        await pilot.press("backspace")
        await pilot.pause()
        assert below_input(pilot.app) == ""
        await pilot.press("ctrl+u")
        await enter(pilot, "2027")
        assert session.view().year == 2027


async def test_back_leaves_an_invalid_field_and_what_was_typed_waits_there():
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await enter(pilot, TOWN, "", "明年")
        await pilot.press("escape")
        assert session.view().asked.topic.id == "/department"
        assert field(pilot.app).text == TOWN
        await pilot.press("enter")
        assert session.view().asked.topic.id == "/year"
        assert field(pilot.app).text == "明年"


async def test_enter_on_an_answer_held_already_changes_nothing():
    session = Session.new("a")
    answer_all(session, [TOWN, "", "2027"])
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "enter")
        assert session.view().asked.topic.id == "/budget/total"
        await pilot.press("escape", "backspace", "8", "enter")
        assert session.view().year == 2028
        await enter(pilot, "撤销")
        assert session.view().year == 2027


async def test_a_paste_of_several_lines_stays_whole():
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await enter(pilot, "跳到 11")
        pilot.app.post_message(events.Paste("负责乡村道路\r\n管护\r和绿化\n"))
        await pilot.pause()
        assert "粘贴了 3 行" in below_input(pilot.app)
        assert session.view().asked.lines == ()
        await pilot.press("enter")
        assert [text for text, _ in session.view().asked.lines] == ["负责乡村道路\n管护\n和绿化"]


async def test_control_characters_in_a_paste_are_left_out_and_that_is_said():
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        pilot.app.post_message(events.Paste("云溪乡\x1b[31m\x07\t人民政府"))
        await pilot.pause()
        assert field(pilot.app).text == "云溪乡[31m 人民政府"
        assert "2 个看不见的控制字符" in below_input(pilot.app)


async def test_ctrl_j_breaks_the_line_and_the_input_grows():
    async with ShenbaoApp(Session.new("a")).run_test(size=(80, 24)) as pilot:
        assert field(pilot.app).size.height == 1
        await pilot.press("一", "ctrl+j", "二", "ctrl+j", "三")
        await pilot.pause()
        assert field(pilot.app).text == "一\n二\n三"
        assert field(pilot.app).size.height == 3


async def test_the_caret_follows_chinese_characters_by_two_cells():
    async with ShenbaoApp(Session.new("a")).run_test(size=(80, 24)) as pilot:
        start = pilot.app.cursor_position
        await pilot.press("青", "禾", "a")
        await pilot.pause()
        assert pilot.app.cursor_position == (start.x + 5, start.y)
        assert start.x == 6
        # The IME opens its window below the caret.
        assert pilot.app.size.height - 1 - start.y > 3


async def test_keys_that_arrive_at_once_act_in_their_order():
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        for key in ("甲", "backspace", *"乙乡人民政府", "enter", "escape", "左", "left", "右"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: field(pilot.app).text == "右左")
        assert session.view().filer == "乙乡人民政府"
        assert field(pilot.app).text == "右左"  # what was held is written over


async def test_keys_typed_ahead_of_the_outline_go_to_the_outline():
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        for key, character in [("ctrl+o", None), ("4", "4"), ("enter", None), ("7", "7")]:
            pilot.app.post_message(events.Key(key, character))
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen) and field(pilot.app).text == "7")
        assert session.view().asked.topic.id == "/budget/total"


async def test_half_typed_text_is_on_disk_within_a_second_and_comes_back():
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await enter(pilot, TOWN)
        await pilot.press("云", "溪")
        await pilot.pause(1.2)
        assert Session.open("a").view().asked.typed == "云溪"
        assert pilot.app.screen._typed._timer is None
    again = Session.open("a")
    async with ShenbaoApp(again).run_test(size=(80, 24)) as pilot:
        assert again.view().asked.topic.id == "/department"
        assert field(pilot.app).text == "云溪"
        await pilot.press("乡", "enter")
        assert again.declaration().department == "云溪乡"


async def test_a_command_word_is_not_kept_as_half_typed_text():
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await enter(pilot, TOWN)
        await pilot.press("上", "一", "题")
        await pilot.pause(1.2)
        await pilot.press("enter")
        assert session.view().asked.topic.id == "/filer"
        await pilot.press("enter")
        assert field(pilot.app).text == ""


async def test_an_unknown_command_is_said_at_the_input_and_stays_to_be_mended():
    async with ShenbaoApp(Session.new("a")).run_test(size=(80, 24)) as pilot:
        await enter(pilot, "/目碌")
        assert "是不是 目录" in below_input(pilot.app)
        assert field(pilot.app).text == "/目碌"


async def test_neither_ctrl_c_nor_ctrl_s_ends_or_stops_anything():
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await pilot.press("云", "ctrl+c")
        assert "Ctrl+C 不会退出" in below_input(pilot.app)
        await pilot.press("ctrl+s")
        assert "已存" in below_input(pilot.app)
        assert Session.open("a").view().asked.typed == "云"
        await pilot.press("溪")
        assert field(pilot.app).text == "云溪"


async def test_ctrl_q_leaves_from_an_invalid_field_with_all_kept_and_exit_code_0():
    app = ShenbaoApp(Session.new("a"))
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot, TOWN, "", "明年")
        await pilot.press("ctrl+q")
    assert app.return_value == 0
    view = Session.open("a").view()
    assert (view.filer, view.asked.typed) == (TOWN, "明年")


async def test_long_texts_open_on_a_screen_of_their_own_and_esc_returns():
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        for key in ("ctrl+o", "ctrl+r", "ctrl+f", "ctrl+g"):
            await pilot.press(key)
            assert isinstance(pilot.app.screen, ListScreen | ReaderScreen | ProblemsScreen)
            await pilot.press("pagedown", "end", "home", "escape")
            assert isinstance(pilot.app.screen, InterviewScreen)
            assert pilot.app.focused is field(pilot.app)
        await enter(pilot, "目录")
        assert isinstance(pilot.app.screen, OutlineScreen)
        await pilot.press("9", "backspace", "1", "1", "enter")
        assert session.view().asked.topic.id == "/duties"


async def test_a_key_leaves_half_typed_text_where_it_is():
    async with ShenbaoApp(Session.new("a")).run_test(size=(80, 24)) as pilot:
        await pilot.press("云", "ctrl+t")
        assert "为什么问" in shown(pilot.app)
        assert field(pilot.app).text == "云"


async def test_a_benefit_without_a_label_is_shown_while_its_category_is_asked():
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await enter(pilot, "跳到 14", "群众出行方便")
        assert "这条效益算哪一类" in shown(pilot.app)
        assert " 此条 群众出行方便" in shown(pilot.app)
        await enter(pilot, "2")
        assert " 1    社会效益：群众出行方便" in shown(pilot.app)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_every_screen_fits_and_the_question_is_readable(size, example):
    session = Session.new("a")
    lines = list(typed_lines(typeable(example), session.form, session.interview.state))
    answer_all(session, lines[:27])
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        for key in ("escape", "escape", "ctrl+o", "ctrl+r", "ctrl+f", "ctrl+g"):
            await pilot.press(key)
            rows = screen_lines(pilot.app)
            assert len(rows) == size[1]
            assert all(cells(row) <= size[0] for row in rows)
            if isinstance(pilot.app.screen, ReaderScreen | ProblemsScreen):
                await pilot.press("escape")
        prompt = session.view().asked.prompt
        assert prompt in "".join(row[6:] if row[:6] == " " * 6 else row.strip() for row in screen_lines(pilot.app))
        assert pilot.app.cursor_position.y <= size[1] - 4


def cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(ch) in "WF" else 1 for ch in text)


async def test_a_resize_keeps_the_input_and_its_caret():
    async with ShenbaoApp(Session.new("a")).run_test(size=(80, 24)) as pilot:
        await pilot.press("云")
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        rows = screen_lines(pilot.app)
        row = next(number for number, line in enumerate(rows) if line.startswith(" 答 >"))
        assert rows[row].endswith("云")
        assert pilot.app.cursor_position == (8, row)


async def test_bytes_of_the_windows_code_page_are_taken_in_and_how_to_set_it_right_is_said():
    async with ShenbaoApp(Session.new("a")).run_test(size=(80, 24)) as pilot:
        pilot.app.post_message(ForeignBytes("云溪乡".encode("gb18030")))
        await pilot.pause()
        assert field(pilot.app).text == "云溪乡"
        assert "UTF-8" in below_input(pilot.app)
        pilot.app.post_message(ForeignBytes(b"\xff\xff"))
        await pilot.pause()
        assert "没有收下" in below_input(pilot.app)


async def test_without_colour_text_keeps_the_terminals_own_colours(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = ShenbaoApp(Session.new("a"))
    kinds = {type(part) for part in app._filters}
    assert NoColor in kinds
    assert Monochrome not in kinds


def test_frames_hold_no_character_of_ambiguous_width():
    lists = (listing.KEYS_SEEKING, outline_list.KEYS, readback_list.KEYS, paper_list.KEYS)
    keys = (say.KEYS_INTERVIEW, say.KEYS_FINISH, say.KEYS_READER, *lists, say.KEYS_IMPORT)
    keys += (say_home.KEYS_FIRST, say_home.KEYS_AGAIN, say_beginning.PASTE_KEYS)
    words = [word for wide, narrow in keys for word in (*wide, *narrow)]
    words += [say.INPUT_LABEL, say_beginning.IMPORT_LABEL, say.rows_shown(1, 22, 51), *say_home.TITLE]
    words += say.READER_NAMES.values()
    assert not [word for word in words if any(unicodedata.east_asian_width(ch) == "A" for ch in word)]
    assert all(cells("  ".join(wide)) <= 78 and cells(" ".join(narrow)) <= 38 for wide, narrow in keys)


async def test_the_status_line_says_whose_form_which_part_and_how_far():
    session = Session.new("a")
    answer_all(session, [TOWN, "", "2027"])
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        row = screen_lines(pilot.app)[0]
        assert row.startswith(" 云溪乡 2027  年度预算申请")
        assert "已填3/29" in row
        assert isinstance(pilot.app.screen.query_one(StatusBar), StatusBar)


# The first screen


async def test_without_drafts_the_first_screen_says_what_to_do():
    async with ShenbaoApp().run_test(size=(80, 24)) as pilot:
        assert "手边有去年的申报表吗" in shown(pilot.app)
        assert "控制数" in shown(pilot.app)
        await pilot.press("3")
        assert isinstance(pilot.app.screen, InterviewScreen)
        await enter(pilot, TOWN)
    assert Session.open().declaration().filer == TOWN


async def test_drafts_are_listed_with_filer_year_and_progress_and_opened_by_number_or_arrows():
    answer_all(Session.new("a"), [TOWN, "", "2027"])
    answer_all(Session.new("b"), ["青禾县石桥镇人民政府"])
    async with ShenbaoApp().run_test(size=(80, 24)) as pilot:
        assert any("云溪乡 2027年  已填3/29" in row for row in screen_lines(pilot.app))
        row = next(row for row in pilot.app.screen._rows if row.name == "a")
        await pilot.press(str(pilot.app.screen._rows.index(row) + 1))
        assert pilot.app.screen.session.draft.name == "a"
    async with ShenbaoApp().run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "down", "enter")
        assert pilot.app.screen.session.draft.name == "caogao-1"


async def test_a_number_that_two_entries_begin_with_waits_for_enter():
    for number in range(10):
        Session.new(f"d{number}")
    async with ShenbaoApp().run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        assert isinstance(pilot.app.screen, HomeScreen)
        await pilot.press("1")
        assert pilot.app.screen.session.draft.name == "caogao-1"


async def test_more_drafts_than_rows_can_all_be_reached():
    for number in range(30):
        Session.new(f"d{number}")
    async with ShenbaoApp().run_test(size=(40, 12)) as pilot:
        menu = pilot.app.screen.query_one(Menu)
        await pilot.press("end")
        assert any(line.startswith(" > 35") for line in screen_lines(pilot.app))
        assert menu.size.height < 35
        assert pilot.app.screen.query_one(KeyBar).region.bottom == 12


async def test_a_missing_file_of_last_year_is_said_in_one_line_and_asked_again():
    async with ShenbaoApp().run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        assert "打文件的位置" in shown(pilot.app)
        await enter(pilot, "~/没有.docx")
        assert "找不到" in below_input(pilot.app)
        assert field(pilot.app).text == "~/没有.docx"
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_last_years_file_becomes_a_draft_that_is_read_through_from_its_first_question(example_path, example):
    async with ShenbaoApp().run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        await enter(pilot, f"'{example_path}'")
        assert "已读入“yunxi-2027.json”" in shown(pilot.app)
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, InterviewScreen)
        assert "下面是旧表上的答案" in shown(pilot.app)
        await pilot.press("enter", "enter")
        assert field(pilot.app).text == "2027"
        await pilot.press(*"2028", "enter")
        assert "资金总额" in shown(pilot.app)
        assert f"去年 {example.budget.total}" in shown(pilot.app)
    opened = Session.open()
    assert opened.declaration().year == 2028
    assert opened.interview.progress().undecided == len(opened.interview.state.undecided) > 0


async def test_the_readmes_picture_shows_the_interview_as_it_is():
    drawn = words(await draw_interview())
    assert "清淤加固山塘4口" in drawn
    assert drawn == words(PICTURE.read_text(encoding="utf-8")), "draw it anew: python -m tests.support.picture"


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", SCENES)
async def test_the_screens_look_as_their_snapshots_do(name, size):
    drawn = words(await draw_scene(name, size))
    kept = words(snapshot(name, size).read_text(encoding="utf-8"))
    assert drawn == kept, "look at it, then draw it anew: python -m tests.support.picture"
