"""对照 on the full screen and line by line: last year's file beside this year's draft."""

from __future__ import annotations

import pytest
from textual import events

from assistant import plain
from assistant.errors import OutputError
from assistant.session import Session
from assistant.tui.app import ShenbaoApp
from assistant.tui.screens.contrast import ContrastScreen
from assistant.tui.screens.interview import InterviewScreen
from assistant.wording import contrast_list as say
from assistant.wording import listing as say_listing
from tests.functional.test_plain import reader
from tests.support.tui import chosen, enter, field, screen_lines, settled, shown, until

WIDE, NARROW = (80, 24), (40, 12)
NEW = "建成粮食烘干中心1座，9月30日前投用"
LONG = "一要" + "，".join(f"修好第{n}组的水渠并立起标识牌" for n in range(1, 30))


@pytest.fixture
def session(example) -> Session:
    """A draft that a file began: one line changed, one dropped, one new, one gone to another objective."""
    session = Session.new("a", ("旧表.docx", example))
    for line in (
        "跳到 13",
        "改 1",
        "粮食播种面积不低于7000亩，11月底前完成验收",
        "删 3",
        NEW,
        "移到 2 目标2产出",
        "跳到 1",
    ):
        session.say(line)
    return session


async def opened(pilot, word: str = "对照") -> None:
    if not isinstance(pilot.app.screen, InterviewScreen):
        await pilot.press("escape")
    await enter(pilot, word)
    await until(pilot, lambda: isinstance(pilot.app.screen, ContrastScreen))
    await settled(pilot)


async def at_question(pilot) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))


def marks(app: ShenbaoApp) -> list[str]:
    """The marks in sight, from top to bottom."""
    return [line[2] for line in screen_lines(app)[1:] if line[2:3] and line[2] in "留改删新移"]


def mark(app: ShenbaoApp) -> str:
    return chosen(app)[2]


async def test_the_two_stand_beside_each_other_row_by_row(session):
    async with ShenbaoApp(session).run_test(size=WIDE) as pilot:
        await opened(pilot)
        head, year = screen_lines(pilot.app)[1], chosen(pilot.app)
        assert [part.strip() for part in head.split("|")] == ["原来 旧表.docx", "现在 这份草稿"]
        assert [part.strip() for part in year.split("|")] == [">留 年度：2027", "年度：2027"]
        bars = {line.encode("gb18030").index(b"|") for line in screen_lines(pilot.app) if "|" in line}
        assert len(bars) == 1
        await pilot.press("n")
        await settled(pilot)
        assert mark(pilot.app) == "改"
        assert "1、" in chosen(pilot.app).split("|")[0]
        assert "1、粮食播种面积不低于7000亩" in chosen(pilot.app).split("|")[1]


async def test_they_stand_below_each_other_where_there_is_no_room(session):
    async with ShenbaoApp(session).run_test(size=NARROW) as pilot:
        await opened(pilot)
        await pilot.press("n")
        at = screen_lines(pilot.app).index(chosen(pilot.app))
        before, now = screen_lines(pilot.app)[at], screen_lines(pilot.app)[at + 2]
        assert before.startswith(" >改 原 1、全年粮食播种面积")
        assert now.startswith("     今 1、粮食播种面积")
        assert all("|" not in line for line in screen_lines(pilot.app))


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_n_goes_from_difference_to_difference_and_back(session, size):
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        await opened(pilot)
        seen = []
        for _ in range(5):
            await pilot.press("n")
            seen.append(mark(pilot.app))
        assert sorted(seen) == sorted("改移删新移")
        await pilot.press("n")
        assert mark(pilot.app) == "改"
        await pilot.press("N")
        assert mark(pilot.app) == "移"
        await pilot.press("N")
        assert mark(pilot.app) == seen[-2]


async def test_what_went_elsewhere_is_told_at_both_places(session):
    async with ShenbaoApp(session).run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.press("f")
        assert "（移到目标2产出指标第7条）" in shown(pilot.app)
        await pilot.press("N")
        assert mark(pilot.app) == "移"
        assert "（原在目标1产出指标第2条）" in chosen(pilot.app)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_f_shows_the_differences_alone_and_everything_again(session, size):
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        await opened(pilot)
        await pilot.press("n", "f")
        before = chosen(pilot.app)
        assert "留" not in marks(pilot.app)
        await pilot.press("f")
        assert chosen(pilot.app) == before
        await pilot.press("home", "down")
        assert mark(pilot.app) == "留"


async def test_provenance_stands_beside_a_new_line_and_above_the_chosen_one(session):
    async with ShenbaoApp(session).run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.press(*NEW[:4])
        await settled(pilot)
        assert chosen(pilot.app).startswith(" >新 （新写）")
        assert "-- 新写  目标1产出指标第5条 " in shown(pilot.app)
        await pilot.press("escape", "home", "down")
        await settled(pilot)
        assert "-- 导入  填报单位 " in shown(pilot.app)


async def test_what_was_changed_is_marked_in_the_chosen_cell(session):
    async with ShenbaoApp(session).run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.press("n")
        await settled(pilot)
        assert "【" in shown(pilot.app).rpartition("\n--")[2]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_cell_is_changed_at_its_question_and_one_is_back_at_it(session, size):
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        await opened(pilot)
        await pilot.press("f", "enter")
        await at_question(pilot)
        assert field(pilot.app).text.startswith("粮食播种面积不低于7000亩")
        await pilot.press("ctrl+u")
        await enter(pilot, "粮食播种面积不低于7100亩")
        await until(pilot, lambda: isinstance(pilot.app.screen, ContrastScreen))
        await settled(pilot)
        assert "7100亩" in shown(pilot.app)
        assert "留" not in marks(pilot.app)  # still the differences alone
        await pilot.press("enter")
        await at_question(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ContrastScreen))
        await pilot.press("escape")
    assert session.view().asked.topic_number == 1


async def test_enter_on_a_dropped_line_leads_to_its_list(session):
    async with ShenbaoApp(session).run_test(size=WIDE) as pilot:
        await opened(pilot)
        while mark(pilot.app) != "删":
            await pilot.press("n")
        await pilot.press("enter")
        await at_question(pilot)
        assert session.view().asked.topic_number == 13


async def test_one_jumps_by_number_text_or_initials(session):
    async with ShenbaoApp(session).run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.press("1", "6")
        await settled(pilot)
        assert "目标2产出指标第1条" in shown(pilot.app)
        await pilot.press("9", "9")
        await settled(pilot)
        assert say_listing.no_number("99")[-4:] in shown(pilot.app)
        await pilot.press(*"zjze")
        await settled(pilot)
        assert "资金总额" in chosen(pilot.app)
        await pilot.press("escape", *"天文台")
        await settled(pilot)
        assert "没有找到" in shown(pilot.app)


async def test_a_cell_longer_than_the_screen_is_stepped_through(session):
    session.say("跳到 13")
    session.answer(LONG, sure=True)
    async with ShenbaoApp(session).run_test(size=NARROW) as pilot:
        await opened(pilot)
        await pilot.press("f", "一", "要", "escape")
        seen = shown(pilot.app)
        for _ in range(30):
            await pilot.press("down")
            seen += shown(pilot.app)
        assert all(f"第{n}组" in "".join(seen.replace("\n", "").split()) for n in (1, 15, 29))


@pytest.mark.parametrize("size", [WIDE, NARROW, (120, 40), (59, 20), (30, 8), (20, 6)])
async def test_it_fits_every_size_and_outlives_a_resize(session, size):
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        await opened(pilot)
        await pilot.press("end", "pageup", "pagedown", "home", "down", "甲", "escape", "n")
        assert len(screen_lines(pilot.app)) == size[1]
        assert all(len(line) <= size[0] for line in screen_lines(pilot.app))
        before = mark(pilot.app)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert mark(pilot.app) == before
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, InterviewScreen)


@pytest.mark.parametrize("key", ["escape", "ctrl+q", "ctrl+c", "ctrl+o", "ctrl+r", "ctrl+v", "ctrl+f", "ctrl+g"])
async def test_every_way_out_leads_to_the_interview(session, key):
    async with ShenbaoApp(session).run_test(size=WIDE) as pilot:
        await opened(pilot, "/dz")
        await pilot.press(key)
        assert isinstance(pilot.app.screen, InterviewScreen)
        assert pilot.app.focused is field(pilot.app)


async def test_it_opens_where_it_was_left(session):
    async with ShenbaoApp(session).run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.press("n", "n")
        before = chosen(pilot.app)
        await pilot.press("escape")
        await opened(pilot)
        assert chosen(pilot.app) == before


async def test_keys_of_one_packet_keep_their_order(session):
    async with ShenbaoApp(session).run_test(size=WIDE) as pilot:
        await opened(pilot)
        for key in ("n", "f", "down", "N", "乡", "escape", "escape", "甲"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen) and field(pilot.app).text == "甲")


async def test_a_disk_that_takes_nothing_keeps_one_in_the_list(session, monkeypatch):
    async with ShenbaoApp(session).run_test(size=WIDE) as pilot:
        await opened(pilot)

        def fail(*_: object) -> None:
            raise OutputError("磁盘满了，存不进去。")

        monkeypatch.setattr(session, "stand_at", fail)
        await pilot.press("enter")
        await settled(pilot)
        assert "磁盘满了" in shown(pilot.app)
        assert isinstance(pilot.app.screen, ContrastScreen)


async def test_hostile_texts_are_shown_as_they_are(session):
    session.say("跳到 13")
    session.answer("[bold]编制[/x][red]预算\n甲\u200b乙\u202e丙", sure=True)
    async with ShenbaoApp(session).run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.press(*"编制[")
        await settled(pilot)
        assert "[/x][red]" in shown(pilot.app)
        assert "‹U+202E›" in shown(pilot.app)
        assert not set(shown(pilot.app)) & set("\u202e\u200b\x1b")


async def test_last_years_form_stands_beside_what_was_carried_of_it(example):
    session = Session.new("b", ("2027.docx", example), 2028)
    async with ShenbaoApp(session).run_test(size=WIDE) as pilot:
        await opened(pilot)
        head, year = screen_lines(pilot.app)[1], chosen(pilot.app)
        assert [part.strip() for part in head.split("|")] == ["2027年 2027.docx", "2028年 这份草稿"]
        assert [part.strip() for part in year.split("|")] == [">改 年度：2027", "年度：2028"]
        await pilot.press("n")
        assert [part.strip() for part in chosen(pilot.app).split("|")] == [">删 资金总额：1328.6万元", "（删去）"]
        await pilot.press(*"农业技术推广", "escape")
    said = "".join(message.text for message in session.say("对照").messages)
    assert f"未定 {len(session.interview.state.undecided)} 条：旧表来的" in said
    assert "还没填 7 处：资金总额" in said


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_draft_that_is_like_its_file_says_so(example, size):
    async with ShenbaoApp(Session.new("b", ("2027.docx", example))).run_test(size=size) as pilot:
        await opened(pilot)
        await pilot.press("n")
        assert say.SAME in shown(pilot.app)
        await pilot.resize_terminal(size[0] + 1, size[1])
        await pilot.press("f", "n", "enter", "down", "up")
        await settled(pilot)
        assert say.SAME in shown(pilot.app)
        await pilot.press("f")
        assert mark(pilot.app) == "留"


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_draft_from_no_file_says_how_to_compare_with_one(size):
    async with ShenbaoApp(Session.new("b")).run_test(size=size) as pilot:
        await enter(pilot, "对照")
        await pilot.pause()
        assert isinstance(pilot.app.screen, InterviewScreen)
        assert "diff旧表.docx@草稿名" in "".join(shown(pilot.app).split())


def test_line_by_line_the_word_prints_the_page(session, capsys):
    plain.run(session, reader(["对照", "退出"]))
    said = capsys.readouterr().out
    assert "  原来：旧表.docx  现在：这份草稿\n" in said
    assert "  青禾县云溪乡人民政府  2027年\n" in said
    assert f"新增 产出指标第5条（新写）：{NEW}" in said
    assert "现有 93 条：新写 2 条，导入 91 条。" in said


def test_line_by_line_what_was_dropped_is_listed_whole_when_asked_for(session, capsys):
    session.say("跳到 13")
    plain.run(session, reader([*["删 1"] * 5, "跳到 14", "删 1", "对照", "对照 全部", "退出"]))
    short, whole = capsys.readouterr().out.split("原来：旧表.docx")[1:]
    assert "打 对照 全部 全列" in short
    assert "全列" not in whole


def test_line_by_line_a_draft_from_no_file_says_how_to_compare_with_one(capsys):
    plain.run(Session.new("b"), reader(["对照", "退出"]))
    assert "不是从旧表开始的" in capsys.readouterr().out
