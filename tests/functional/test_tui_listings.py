"""目录, 核对 and 纸样 on the full screen: every key and filter, on a wide and on a narrow screen."""

from __future__ import annotations

import pytest
from textual import events

from assistant.errors import OutputError
from assistant.events import Source
from assistant.session import Session
from assistant.tui.app import ShenbaoApp
from assistant.tui.screens.interview import InterviewScreen
from assistant.tui.screens.listing import ListScreen
from assistant.tui.screens.outline import OutlineScreen
from assistant.tui.screens.paper import PaperScreen
from assistant.tui.screens.readback import ReviewScreen
from assistant.tui.widgets.search import SearchInput
from assistant.wording import listing as say
from tests.support.faulty import TWICE, faulty
from tests.support.tui import TOWN, enter, field, screen_lines, shown, until

WHOLE = (80, 24)
SIZES = [WHOLE, (40, 12)]
SCREENS = {"ctrl+o": OutlineScreen, "ctrl+r": ReviewScreen, "纸样": PaperScreen}


@pytest.fixture
def session(example) -> Session:
    """A draft from a file, with two open blanks, a refused year, and the interview at the filer."""
    session = Session.new("a", ("旧表.docx", faulty(example)))
    for line in (
        "跳到 13",
        "改 3",
        "种〔待填：农业站〕亩",
        "跳到 16",
        "改 2",
        "装〔待填〕盏",
        "跳到 3",
        "明年",
        "跳到 1",
    ):
        session.say(line)
    return session


async def opened(pilot, way: str) -> None:
    """Open a screen by a key or a word, past what is said of a draft that has just been read in."""
    if not isinstance(pilot.app.screen, InterviewScreen):
        await pilot.press("escape")
    await (pilot.press(way) if way.startswith("ctrl") else enter(pilot, way))
    await until(pilot, lambda: isinstance(pilot.app.screen, ListScreen))
    await settled(pilot)


async def settled(pilot) -> None:
    await pilot.pause(0.25)
    await pilot.pause()


async def at_question(pilot) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))


async def back_in(pilot, kind: type[ListScreen]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, kind))
    await settled(pilot)


def chosen(app: ShenbaoApp) -> str:
    return next(line for line in screen_lines(app) if line.startswith(" >"))


def rows(app: ShenbaoApp) -> list[str]:
    lines = screen_lines(app)[1:]
    end = next(number for number, line in enumerate(lines) if line.startswith("--"))
    return [line[2:].strip() for line in lines[:end] if line.strip()]


# What all three have in common


@pytest.mark.parametrize("size", [*SIZES, (120, 40), (30, 8), (20, 6)])
@pytest.mark.parametrize("way", SCREENS)
async def test_every_screen_fits_every_size_and_outlives_a_resize(session, size, way):
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        await opened(pilot, way)
        assert isinstance(pilot.app.screen, SCREENS[way])
        await pilot.press("end", "pageup", "pagedown", "home", "down", "甲", "escape")
        assert len(screen_lines(pilot.app)) == size[1]
        assert all(len(line) <= size[0] for line in screen_lines(pilot.app))
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert chosen(pilot.app)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, InterviewScreen)


@pytest.mark.parametrize("way", SCREENS)
@pytest.mark.parametrize("key", ["escape", "ctrl+q", "ctrl+c", "ctrl+o", "ctrl+r", "ctrl+v", "ctrl+f", "ctrl+g"])
async def test_every_way_out_leads_to_the_interview_with_what_was_typed(session, way, key):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await opened(pilot, way)
        await pilot.press(key)
        assert isinstance(pilot.app.screen, InterviewScreen)
        assert pilot.app.focused is field(pilot.app)


@pytest.mark.parametrize("way", SCREENS)
async def test_an_empty_draft_is_shown_too(way):
    async with ShenbaoApp(Session.new("b")).run_test(size=WHOLE) as pilot:
        await opened(pilot, way)
        await pilot.press("down", "X", "9", "9", "9", "left", "space", "?")
        assert isinstance(pilot.app.screen, SCREENS[way])


@pytest.mark.parametrize("way", SCREENS)
async def test_a_key_that_means_nothing_is_told(session, way):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await opened(pilot, way)
        await pilot.press("?")
        assert say.NO_SUCH_KEY[:6] in shown(pilot.app)


@pytest.mark.parametrize("way", SCREENS)
async def test_hostile_texts_are_shown_as_they_are(way):
    session = Session.new("b")
    session.say("[bold]云溪[/x]\u202e乡" + TOWN)
    session.say("跳到 11")
    session.answer("编制[/x][red]预算\n甲\u200b乙", sure=True)
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await opened(pilot, way)
        seen = shown(pilot.app)
        for _ in range(4):
            await pilot.press("pagedown")
            await settled(pilot)
            seen += shown(pilot.app)
        assert "[/x][red]" in seen
        assert "‹U+202E›" in seen
        assert not set(seen) & set("\u202e\u200b\x1b")


@pytest.mark.parametrize("way", SCREENS)
async def test_keys_of_one_packet_keep_their_order(session, way):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await opened(pilot, way)
        for key in ("down", "down", "up", "乡", "escape", "escape", "甲"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen) and field(pilot.app).text == "甲")


@pytest.mark.parametrize("way", SCREENS)
async def test_a_disk_that_takes_nothing_keeps_one_in_the_list(session, way, monkeypatch):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await opened(pilot, way)
        if way == "ctrl+o":
            await pilot.press("Z")

        def fail(*_: object) -> None:
            raise OutputError("磁盘满了，存不进去。")

        monkeypatch.setattr(session, "stand_at", fail)
        await pilot.press("down", "down", "down", *(() if way == "ctrl+o" else ("down",)), "enter")
        await settled(pilot)
        assert "磁盘满了" in shown(pilot.app)
        assert isinstance(pilot.app.screen, SCREENS[way])


async def test_bytes_that_are_no_utf8_are_told(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await opened(pilot, "ctrl+r")
        pilot.app.screen.foreign_bytes("乡")
        assert "不是 UTF-8" in "".join(shown(pilot.app).split()).replace("UTF-8", " UTF-8")
        await pilot.press("甲")
        pilot.app.screen.foreign_bytes("乡")
        assert pilot.app.screen.query_one(SearchInput).text == "甲乡"


# 目录


@pytest.mark.parametrize("size", SIZES)
async def test_the_outline_opens_at_the_question_asked_now_with_states_and_answers(session, size):
    session.say("跳到 13")
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        await opened(pilot, "ctrl+o")
        assert chosen(pilot.app).split()[1:3] == ["13", "待填1"]
        assert "待改1" in screen_lines(pilot.app)[0]
        await pilot.press("home")
        assert any(row.split()[:2] == ["3", "待改"] for row in rows(pilot.app))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("key", "numbers"),
    [("T", {"13", "16"}), ("G", {"3"}), ("W", set()), ("F", {"4", "5", "7"})],
)
async def test_one_key_shows_one_state(session, size, key, numbers):
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        await opened(pilot, "ctrl+o")
        await pilot.press(key)
        assert {row.split()[0] for row in rows(pilot.app)} == numbers
        await pilot.press("A")
        assert len(rows(pilot.app)) > 3


async def test_answered_ones_alone_and_the_arrows_go_through_the_states(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await opened(pilot, "ctrl+o")
        await pilot.press("Y")
        assert {row.split()[1] for row in rows(pilot.app)} == {"已答"}
        await pilot.press("right")
        assert "各站所欠的" in screen_lines(pilot.app)[0]
        await pilot.press("left", "left", "left")
        assert "只看：待改" in screen_lines(pilot.app)[0]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("word", "head"), [("目录 待填", "只看：待填"), ("/ml 农技站", "只看：农业站"), ("目录 站所", "各站所")]
)
async def test_the_words_show_the_same(session, size, word, head):
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        await opened(pilot, word)
        assert head in screen_lines(pilot.app)[0]
        assert session.view().asked.typed == ""


async def test_an_unknown_word_is_told_and_the_whole_outline_shown(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await opened(pilot, "目录 天文台")
        assert "没有“天文台”" in shown(pilot.app)
        assert len(rows(pilot.app)) > 10


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("typed", "number"),
    [("zjze", 4), ("资金总额", 4), ("8", 8), ("19", 19), ("jcgou", None), ("目标3效益", 20), ("42", 0)],
)
async def test_one_jumps_by_number_text_or_initials(session, size, typed, number):
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        await opened(pilot, "ctrl+o")
        await pilot.press(*typed, "enter")
        if number is None:
            await settled(pilot)
            assert say.nothing_like(typed)[:4] in shown(pilot.app)
            return
        await at_question(pilot)
        assert session.view().asked.topic_number == number or (number == 0 and session.finished)


async def test_a_word_typed_in_the_outline_chooses_what_is_seen(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await opened(pilot, "ctrl+o")
        await pilot.press(*"待填", "enter")
        assert "只看：待填" in screen_lines(pilot.app)[0]
        await pilot.press(*"农业站", "enter")
        assert "只看：农业站" in screen_lines(pilot.app)[0]


async def test_tab_goes_on_to_the_next_one_and_the_arrows_leave_what_was_sought(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await opened(pilot, "ctrl+o")
        await pilot.press(*"产出指标")
        await settled(pilot)
        assert chosen(pilot.app).split()[1] == "13"
        await pilot.press("tab")
        assert chosen(pilot.app).split()[1] == "16"
        await pilot.press("down", "enter")
        await at_question(pilot)
        assert session.view().asked.topic_number == 17


async def test_what_is_pasted_is_sought(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await opened(pilot, "ctrl+o")
        pilot.app.post_message(events.Paste("资金\n总额"))
        await pilot.pause()
        assert pilot.app.screen.query_one(SearchInput).text == "资金 总额"
        await pilot.press("enter")
        await at_question(pilot)
        assert session.view().asked.topic_number == 4


@pytest.mark.parametrize("size", SIZES)
async def test_blanks_are_filled_one_after_the_other(session, size):
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        await opened(pilot, "目录 站所")
        assert len(rows(pilot.app)) == 2
        await pilot.press("enter")
        await at_question(pilot)
        assert field(pilot.app).selected_text == "〔待填：农业站〕"
        await pilot.press(*"600", "enter")
        await back_in(pilot, OutlineScreen)
        assert len(rows(pilot.app)) == 1
        await pilot.press("enter")
        await at_question(pilot)
        await pilot.press(*"60", "enter")
        await back_in(pilot, OutlineScreen)
        assert "没有待填的空" in shown(pilot.app)
        await pilot.press("enter", "escape")
    assert session.view().asked.topic_number == 1
    assert not session.view().progress.blanks
    assert "种600亩" in str(session.declaration())


# 核对


@pytest.mark.parametrize("size", SIZES)
async def test_a_line_is_changed_and_one_is_back_at_it(session, size):
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        await opened(pilot, "ctrl+r")
        await pilot.press(*"农合")
        await settled(pilot)
        assert TWICE[:6] in chosen(pilot.app)
        top = rows(pilot.app)[0]
        await pilot.press("enter")
        await at_question(pilot)
        assert field(pilot.app).text == TWICE
        await pilot.press(*"医保参保率不低于95%", "enter")
        await back_in(pilot, ReviewScreen)
        assert "医保参保率" in chosen(pilot.app)
        assert rows(pilot.app)[0] == top
        await pilot.press("enter")
        await at_question(pilot)
        await pilot.press("escape")
        await back_in(pilot, ReviewScreen)
        assert "医保参保率" in chosen(pilot.app)
        await pilot.press("escape")
    assert session.view().asked.topic_number == 1


async def test_rows_tell_marks_and_provenance(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await opened(pilot, "ctrl+r")
        assert screen_lines(pilot.app)[0].endswith("待改1  待填2")
        listed = rows(pilot.app)
        assert any(row.startswith("年度") and "待改" in row and row.endswith("导入") for row in listed)
        await pilot.press(*"农业站")
        await settled(pilot)
        assert chosen(pilot.app).rstrip().endswith("必改 待填1  新写")
        assert "目标1第3条产出还有 1 处待填" in shown(pilot.app)


@pytest.fixture
def of_every_source(example) -> Session:
    """A draft whose first list holds a line of each source; the one with the longest word has open blanks too."""
    session = Session.new("a", ("旧表.docx", example))
    session.say("跳到 13")
    for source, text in (
        (Source.WRITTEN, "新写的一条，9月30日前办完"),
        (Source.BANK, "选来的一条，9月30日前办完"),
        (Source.LAST_YEAR, "旧年的一条，9月30日前办完"),
        (Source.LAST_YEAR_CHANGED, "改过的一条，种〔待填：农业站〕亩，〔待填〕前办完"),
    ):
        session.take(session.interview.submit(text, source))
    return session


SOURCES = {"粮食": "导入", "新写的": "新写", "选来的": "题库", "旧年的": "去年", "改过的": "改自去年"}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", SOURCES)
async def test_every_source_is_told_on_the_row_of_its_line(of_every_source, size, text):
    async with ShenbaoApp(of_every_source).run_test(size=size) as pilot:
        await opened(pilot, "ctrl+r")
        await until(pilot, lambda: "必改" in screen_lines(pilot.app)[0])
        await pilot.press(*"产出指标", "escape", *text)
        await settled(pilot)
        assert chosen(pilot.app).split()[-1] == SOURCES[text]
        assert text == "粮食" or text in chosen(pilot.app)
        if text == "改过的":
            assert chosen(pilot.app).split()[-3:-1] == ["必改", "待填2"]


@pytest.mark.parametrize("size", SIZES)
async def test_the_source_of_a_single_answer_is_told_however_long_its_name_is(of_every_source, size):
    async with ShenbaoApp(of_every_source).run_test(size=size) as pilot:
        await opened(pilot, "ctrl+r")
        await pilot.press(*"纳入专户")
        await settled(pilot)
        assert chosen(pilot.app).split()[-1] == "导入"


def test_line_by_line_every_source_is_told_too(of_every_source):
    said = "".join(message.text for message in of_every_source.say("核对").messages)
    for text, source in SOURCES.items():
        line = next(line for line in said.split("\n") if text in line and line.endswith("）"))
        assert f"（{source}）" in line or f"（{source}；必改；待填2）" in line


async def test_n_goes_from_mark_to_mark_and_a_number_to_its_question(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await opened(pilot, "ctrl+r")
        seen = []
        for _ in range(4):
            await pilot.press("N")
            seen.append(chosen(pilot.app))
        assert all("必改" in row or "待改" in row for row in seen)
        assert len(set(seen)) == 4
        await pilot.press("1", "6")
        await settled(pilot)
        assert "第16题" in shown(pilot.app)


async def test_a_line_that_is_taken_out_leads_back_to_the_head_of_its_list(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await opened(pilot, "ctrl+r")
        await pilot.press(*"农合", "enter")
        await at_question(pilot)
        await pilot.press("ctrl+u")
        await enter(pilot, "删 1")
        await pilot.press("escape")
        await back_in(pilot, ReviewScreen)
        assert "产出指标" in chosen(pilot.app)


async def test_a_new_line_is_added_at_the_head_of_a_list(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await opened(pilot, "ctrl+r")
        await pilot.press("1", "4", "enter")
        await at_question(pilot)
        await enter(pilot, "群众出行更方便")
        assert isinstance(pilot.app.screen, InterviewScreen)  # its category is still asked
        await enter(pilot, "2")
        await back_in(pilot, ReviewScreen)
        assert "社会效益：群众出行更方便" in str(
            [line.text_look and line.text for line in pilot.app.screen.list_rows()]
        )


# 纸样


@pytest.mark.parametrize("size", SIZES)
async def test_the_paper_is_shown_with_pages_and_longest_cells(session, size):
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        await opened(pilot, "/zy")
        assert screen_lines(pilot.app)[0].endswith("约 4 页")
        assert "乡镇部门整体支出绩效目标申报表" in shown(pilot.app)
        assert ("+---" in shown(pilot.app)) == (size == WHOLE)
        await pilot.press("3")
        await settled(pilot)
        assert "==== 第 3 页 ====" in chosen(pilot.app)
        assert "第 3 页" in shown(pilot.app).rpartition("\n--")[2]
        await pilot.press("9")
        await settled(pilot)
        assert say.no_number("39")[-4:] in shown(pilot.app)


async def test_a_page_may_be_asked_for_and_the_paper_opens_where_it_was_left(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await opened(pilot, "纸样 2")
        assert "第 2 页" in chosen(pilot.app)
        await pilot.press("down", "down")
        before = chosen(pilot.app)
        await pilot.press("escape")
        await opened(pilot, "纸样")
        assert chosen(pilot.app) == before
        await pilot.press("escape")
        await opened(pilot, "纸样 88")
        assert "没有第 88 页" in shown(pilot.app)


async def test_enter_on_the_paper_changes_what_stands_there_and_comes_back(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await opened(pilot, "纸样")
        await pilot.press(*"资金总额", "enter")
        await at_question(pilot)
        assert session.view().asked.topic.label == "资金总额"
        await pilot.press("escape")
        await back_in(pilot, PaperScreen)
        assert "资金总额" in chosen(pilot.app)
        await pilot.press("home", "enter")
        await settled(pilot)
        assert "表上印好" in shown(pilot.app)


async def test_n_finds_the_longest_cells(seed, form):
    from assistant.importing import import_file

    session = Session.new("a", ("旧表.txt", import_file(seed, form).declaration))
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await opened(pilot, "纸样")
        places = []
        for _ in range(3):
            await pilot.press("N")
            await settled(pilot)
            places.append(next(line for line in screen_lines(pilot.app) if line.startswith("--")).split()[4:6])
        assert sorted(places) == [["目标1", "产出"], ["目标2", "产出"], ["目标4", "产出"]]
        assert "最长的：目标1 产出" in shown(pilot.app)
