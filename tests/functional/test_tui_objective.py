"""目标一览 on the full screen: every line of an objective with what is missing, and a key for all that can be done."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual import events

from assistant.codec import parse_declaration
from assistant.events import BEFORE, Place
from assistant.model import Absent, Category, Declaration
from assistant.session import Session
from assistant.tui.app import ShenbaoApp
from assistant.tui.screens.interview import InterviewScreen
from assistant.tui.screens.objective import ObjectiveScreen
from assistant.tui.screens.reader import ReaderScreen
from tests.support.tui import below_input, chosen, enter, field, open_list, screen_lines, settled, shown, until

WHOLE = (80, 24)
SIZES = [WHOLE, (40, 12)]
LISTED = "一是硬化公路3公里；二是植树1000亩；三是办班8期。"


@pytest.fixture
def session() -> Session:
    session = Session.new("a")
    for line in ("跳到 目标1效益指标", "社会效益：方便2000人出行", "经济效益：每户增收300元",
                 "跳到 目标1产出指标", "修路3公里", LISTED, "新建公厕〔待填：村建站〕座"):  # fmt: skip
        session.say(line)
    return session


def texts(session: Session, list_id: str = "o1/outputs") -> list[str]:
    return [item.value.text for item in session.interview.state.items(list_id).items]


async def test_every_line_stands_there_with_category_source_and_what_is_to_be_done(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+b")
        rows = screen_lines(pilot.app)
        assert rows[0].strip().startswith("新申报表") and rows[0].endswith("产出 3  效益 2")
        assert rows[1].strip() == "产出指标  3 条"
        assert rows[2].split()[:5] == [">", "1", "修路3公里", "未分", "新写"]
        assert rows[4].split()[-1] == "待填"
        assert rows[5].strip() == "效益指标  2 条"
        assert rows[6].split()[:4] == ["1", "方便2000人出行", "社会", "新写"]
        assert "还缺  生态  可持续  满意度" in shown(pilot.app)


@pytest.mark.parametrize("size", SIZES)
async def test_the_chosen_line_is_shown_whole_with_the_parts_read_out_of_it(size):
    session = Session.new("a")
    for line in ("跳到 目标2产出指标", "1", "3", "0.5"):
        session.fill(line)
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        await open_list(pilot, "ctrl+b")
        assert "全句 硬化通村组公路3公里" in shown(pilot.app)
        await pilot.press("space")
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert "认出" in shown(pilot.app)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ObjectiveScreen)


async def test_lines_are_reordered_with_letters_or_shifted_arrows(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+b", "1", "J")
        assert texts(session)[:2] == [LISTED, "修路3公里"]
        assert "修路3公里" in chosen(pilot.app)
        await pilot.press("K", "shift+down", "shift+up")
        assert texts(session)[:2] == ["修路3公里", LISTED]
        await pilot.press("K")
        await settled(pilot)
        assert "它已经是第一条了。" in shown(pilot.app)


async def test_a_line_is_copied_removed_and_merged_and_all_is_undone_and_redone(session):
    before = session.declaration()
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+b", "1", "y")
        assert texts(session)[:2] == ["修路3公里", "修路3公里"]
        await pilot.press("d")
        assert texts(session) == ["修路3公里", LISTED, "新建公厕〔待填：村建站〕座"]
        await pilot.press("1", "j")
        assert texts(session)[0] == f"修路3公里；{LISTED}"
        after = session.declaration()
        await pilot.press("u", "u", "u")
        assert session.declaration() == before
        await pilot.press("r", "r", "r")
        assert session.declaration() == after


async def test_the_pieces_that_are_ticked_stay(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+b", "2", "x")
        await settled(pilot)
        assert "[x] 植树1000亩" in shown(pilot.app)
        assert "勾了 3/3" in shown(pilot.app)
        await pilot.press("2", "space", "enter")
        assert texts(session) == ["修路3公里", "硬化公路3公里", "办班8期。", "新建公厕〔待填：村建站〕座"]
        await pilot.press("u")
        assert texts(session)[1] == LISTED
        await pilot.press("2", "x", "o", "enter")
        await settled(pilot)
        assert "一段也没留" in shown(pilot.app)
        await pilot.press("x", "o", "escape")
        assert texts(session)[1] == LISTED
        await pilot.press("1", "x")
        await settled(pilot)
        assert "只说了一件事" in shown(pilot.app)


async def test_a_category_is_chosen_by_its_number(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+b", "1", "c")
        await settled(pilot)
        assert "归哪一类" in shown(pilot.app)
        await pilot.press("4")
        assert session.interview.state.items("o1/outputs").items[0].value.category is Category.COST
        await pilot.press("c", "escape")
        await settled(pilot)
        assert "成本" in chosen(pilot.app)


async def test_a_line_goes_to_another_objective_by_number_or_by_initials(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+b", "1", "m", "3")
        assert texts(session, "o3/outputs") == ["修路3公里"]
        await pilot.press("1", "m", *"sthj")
        await settled(pilot)
        assert [
            line
            for line in screen_lines(pilot.app)
            if "目标" in line and "产出" in line and line[4:].strip()[0].isdigit()
        ]
        await pilot.press("enter")
        assert texts(session, "o6/outputs") == [LISTED]
        await pilot.press("m", *"zzzz")
        await settled(pilot)
        assert "没有哪个目标对得上" in shown(pilot.app)
        await pilot.press("enter", "backspace", "escape")
        assert len(texts(session)) == 1


async def test_its_own_number_leads_to_the_other_list_which_asks_for_the_category(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+b", "1", "m", "1")
        assert texts(session, "o1/benefits")[-1] == "修路3公里"
        await settled(pilot)
        assert "缺类别" in shown(pilot.app)


async def test_a_value_is_changed_in_its_sentence(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+b", "1", "v", "5", "enter")
        assert texts(session)[0] == "修路5公里"
        await pilot.press("v", "9", "escape")
        assert texts(session)[0] == "修路5公里"
        await pilot.press("2", "v", "9", "enter")
        await settled(pilot)
        assert "认不准" in shown(pilot.app)


async def test_e_goes_to_the_question_of_the_line_and_comes_back(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+b", "1", "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
        assert field(pilot.app).text == "修路3公里"
        assert "回一览" in below_input(pilot.app)
        await enter(pilot, "修路4公里")
        await until(pilot, lambda: isinstance(pilot.app.screen, ObjectiveScreen))
        await settled(pilot)
        assert "修路4公里" in chosen(pilot.app)
        await pilot.press("enter", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ObjectiveScreen))


async def test_a_line_is_added_at_the_end_and_inserted_before_another(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+b", "1", "a")
        await enter(pilot, "建桥2座")
        await until(pilot, lambda: isinstance(pilot.app.screen, ObjectiveScreen))
        assert texts(session)[-1] == "建桥2座"
        await pilot.press("1", "i")
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
        assert session.interview.place.part == BEFORE
        await enter(pilot, "植树5亩")
        await until(pilot, lambda: isinstance(pilot.app.screen, ObjectiveScreen))
        await settled(pilot)
        assert texts(session)[0] == "植树5亩"
        assert "植树5亩" in chosen(pilot.app)


async def test_an_inserted_benefit_is_asked_for_its_category_before_one_comes_back(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+b", "end", "i")
        await enter(pilot, "水更清")
        await pilot.pause()
        assert isinstance(pilot.app.screen, InterviewScreen)
        await enter(pilot, "3")
        await until(pilot, lambda: isinstance(pilot.app.screen, ObjectiveScreen))
        assert texts(session, "o1/benefits")[1] == "水更清"


async def test_half_a_line_is_kept_when_one_goes_back_without_it(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+b", "1", "a")
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
        pilot.app.post_message(events.Paste("建一半"))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ObjectiveScreen))
        assert session.interview.state.typed[Place("o1/outputs")] == "建一半"
        await pilot.press("a")
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
        assert field(pilot.app).text == "建一半"


async def test_whoever_goes_elsewhere_is_not_called_back(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+b", "1", "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
        await enter(pilot, "跳到 填报单位", "青禾县云溪乡人民政府")
        await pilot.pause()
        assert isinstance(pilot.app.screen, InterviewScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, InterviewScreen)


async def test_n_goes_through_the_objectives_and_the_duties(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+b", "n")
        assert "目标2 基础设施" in screen_lines(pilot.app)[0]
        assert "产出指标还一条都没有" in shown(pilot.app)
        await pilot.press("N", "N")
        assert "部门职能职责概述" in screen_lines(pilot.app)[0]
        await pilot.press("N")
        assert "目标9" in screen_lines(pilot.app)[0]


async def test_undo_goes_to_the_objective_where_something_changes(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+b", "1", "d", "n", "n", "u")
        await settled(pilot)
        assert "目标1" in screen_lines(pilot.app)[0]
        assert texts(session)[0] == "修路3公里"


@pytest.mark.parametrize("way", ["key", "list", "word"])
async def test_one_key_keeps_all_duties_and_goes_on(example, way):
    session = Session.new("a", ("去年.docx", replace(example, year=2026)))
    session.say("跳到 部门职能职责概述")
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        if not isinstance(pilot.app.screen, InterviewScreen):
            await pilot.press("escape")
        if way == "key":
            await pilot.press("ctrl+x")
        elif way == "word":
            await enter(pilot, "保留全部")
        else:
            await pilot.press("ctrl+b", "k")
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
        assert session.interview.place.question.endswith("/outputs")
        assert "照原样留下" in shown(pilot.app)


async def test_k_among_an_objectives_lines_says_what_it_is_for(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+b", "k")
        await settled(pilot)
        assert "只在职责那一栏用" in shown(pilot.app)


@pytest.mark.parametrize("key", ["z", "x", "m", "c", "y", "d", "j", "J", "v", "i", "space"])
async def test_on_a_head_the_keys_of_lines_say_so(session, key):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+b", "home", key)
        await settled(pilot)
        assert ("没有这个键" if key == "z" else "先选下面的一条") in shown(pilot.app)
        assert len(texts(session)) == 3


async def test_on_the_head_of_an_empty_list_enter_adds_to_it():
    session = Session.new("a")
    session.say("跳到 目标1产出指标")
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+b", "down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
        assert session.interview.place == Place("o1/benefits")


async def test_the_word_opens_it_and_a_number_behind_it_another_objective(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await enter(pilot, "一览 3")
        await until(pilot, lambda: isinstance(pilot.app.screen, ObjectiveScreen))
        assert "目标3" in screen_lines(pilot.app)[0]
        await pilot.press("escape")
        await enter(pilot, "/yl")
        await until(pilot, lambda: isinstance(pilot.app.screen, ObjectiveScreen))
        assert "目标1" in screen_lines(pilot.app)[0]
        await pilot.press("escape")
        await enter(pilot, "一览 77")
        await pilot.pause()
        assert "这张表有 9 个目标" in below_input(pilot.app)


async def test_the_word_for_splitting_opens_the_pieces(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await enter(pilot, "拆 2")
        await until(pilot, lambda: isinstance(pilot.app.screen, ObjectiveScreen))
        await settled(pilot)
        assert "[x] 硬化公路3公里" in shown(pilot.app)
        await pilot.press("enter", "escape")
        assert len(texts(session)) == 5
        await enter(pilot, "拆 1")
        await pilot.pause()
        assert "只说了一件事" in below_input(pilot.app)


async def test_a_question_which_pieces_stay_left_open_elsewhere_is_asked_here_too(session):
    session.say("拆 2")
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await until(pilot, lambda: "要留哪几条" in shown(pilot.app))
        assert "植树1000亩" in shown(pilot.app)
        await enter(pilot, "1 2")
        assert texts(session)[1:3] == ["硬化公路3公里", "植树1000亩"]


async def test_question_mark_shows_all_keys_and_a_word_begun_goes_to_the_input(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+b", "?")
        assert "全部" in shown(pilot.app) and "复制" in shown(pilot.app)
        await pilot.press("escape")
        pilot.app.screen.focused.post_message(events.Key("修", "修"))
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen) and field(pilot.app).text == "修")


@pytest.mark.parametrize("size", SIZES)
async def test_a_draft_that_nothing_may_be_written_to_says_so(session, size):
    session.draft.read_only = "别处正开着这份草稿，这里只能看。"
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        await open_list(pilot, "ctrl+b", "1", "d")
        await settled(pilot)
        assert "只能看" in shown(pilot.app)
        await pilot.press("1", "e")
        await pilot.pause()
        assert len(texts(session)) == 3


HOSTILE = ["坏[/x]字；[b]好", "修" * 20_000, "红\x1b[31m字；铃\x07", "甲\n乙。丙", "‮倒；‍接", "；" * 500]


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_texts_are_shown_harmless_and_end_nothing(form, size):
    outputs = [{"text": text} for text in HOSTILE]
    declaration: Declaration = parse_declaration(
        {"form": form.id, "objectives": [{"title": "民生", "outputs": outputs}]}
    )
    session = Session.new("a", ("旧表.docx", declaration))
    assert not isinstance(session.declaration().objectives, Absent)
    session.say("跳到 目标1产出指标")
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        await open_list(pilot, "ctrl+b")
        for number in range(1, len(HOSTILE) + 1):
            await pilot.press(str(number), "space", "escape")
            for key in ("x", "m", "c"):
                await pilot.press(key)
                await settled(pilot)
                await pilot.press(*(["escape"] if "算了" in shown(pilot.app) or "不拆" in shown(pilot.app) else []))
            await pilot.press("y", "d")
            await settled(pilot)
            assert "\x1b" not in shown(pilot.app) and "\x07" not in shown(pilot.app)
            assert all(len(line) <= size[0] for line in screen_lines(pilot.app))
        await pilot.press("u", "u")
        assert isinstance(pilot.app.screen, ObjectiveScreen)
