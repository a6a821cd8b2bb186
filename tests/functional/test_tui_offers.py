"""Phrases in the full screen: offered, found while typing, chosen by number, blanks jumped through."""

from __future__ import annotations

import pytest

from assistant.session import Session
from assistant.tui.app import ShenbaoApp
from tests.support.tui import below_input, enter, field, screen_lines, shown, until

TOWN = "绥宁县河口苗族乡人民政府"


def drafted(*more: str) -> Session:
    session = Session.new("a")
    for line in (TOWN, "", "2027", "跳到 13", *more):
        session.say(line)
    return session


async def type_keys(pilot, text: str) -> None:
    for character in text:
        await pilot.press(character)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_offers_stand_under_the_question_one_row_each(size):
    async with ShenbaoApp(drafted()).run_test(size=size) as pilot:
        rows = [row for row in screen_lines(pilot.app) if row.startswith(" 1 ")]
        assert rows
        assert all(len(row) <= size[0] for row in screen_lines(pilot.app))


async def test_letters_find_phrases_while_they_are_typed_and_a_digit_takes_one():
    async with ShenbaoApp(drafted()).run_test(size=(80, 24)) as pilot:
        await type_keys(pilot, "gbznt")
        await until(pilot, lambda: "高标准农田〔数量〕亩" in shown(pilot.app))
        await pilot.press("enter")
        await enter(pilot, "1")
        assert field(pilot.app).text.startswith("新建和改造高标准农田〔数量〕亩")
        assert field(pilot.app).selected_text == "〔数量〕"


async def test_typing_replaces_the_marked_blank_and_tab_goes_to_the_next():
    session = drafted("gbznt 1")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await type_keys(pilot, "560")
        assert field(pilot.app).text == "新建和改造高标准农田560亩，〔日期〕前通过县级验收"
        await pilot.press("tab")
        assert field(pilot.app).selected_text == "〔日期〕"
        await until(pilot, lambda: "10-31" in shown(pilot.app))
        await type_keys(pilot, "10-31")
        await pilot.press("enter")
        [line] = session.declaration().objectives[0].outputs
        assert line.text == "新建和改造高标准农田560亩，10月31日前通过县级验收"


async def test_enter_with_a_blank_left_stores_nothing_and_marks_it():
    session = drafted("gbznt 1")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await type_keys(pilot, "560")
        await pilot.press("enter")
        assert "还有 1 个空" in below_input(pilot.app)
        assert field(pilot.app).selected_text == "〔日期〕"
        assert not session.declaration().objectives[0].outputs


async def test_the_sample_is_shown_and_not_taken():
    async with ShenbaoApp(drafted("gbznt 1")).run_test(size=(80, 24)) as pilot:
        assert "样例 560" in shown(pilot.app)
        assert "560" not in field(pilot.app).text


async def test_a_sentence_can_be_left_by_esc_and_given_up_by_clearing_it():
    session = drafted("gbznt 1")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        assert session.interview.place.question != "o1/outputs"
        await enter(pilot, "跳到 13")
        assert "〔数量〕" in field(pilot.app).text
        await pilot.press("ctrl+u")
        await until(pilot, lambda: not session.interview.state.typed.get(session.interview.place))
        await enter(pilot, "找 农田")
        assert session.view().wanted is None


async def test_tab_completes_a_village_of_the_township():
    async with ShenbaoApp(drafted()).run_test(size=(80, 24)) as pilot:
        await type_keys(pilot, "zzjc")
        await pilot.press("tab")
        assert field(pilot.app).text == "竹舟江村"


async def test_the_filer_is_found_and_chosen_and_its_name_stands_in_the_conversation():
    session = Session.new("a")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await enter(pilot, "绥宁河口", "1")
        assert session.view().filer == TOWN
        assert f"答   {TOWN}" in shown(pilot.app)


def number_of(session: Session, letters: str, words: str) -> int:
    shown = session.choosing.offers.shown(letters)
    return next(number for number, offer in enumerate(shown, 1) if words in offer.sentence)


async def test_a_digit_behind_letters_takes_a_phrase_with_blanks_at_once():
    async with ShenbaoApp(drafted()).run_test(size=(80, 24)) as pilot:
        await type_keys(pilot, "gbznt1")
        assert field(pilot.app).text.startswith("新建和改造高标准农田〔数量〕亩")
        assert field(pilot.app).selected_text == "〔数量〕"


async def test_a_phrase_without_blanks_would_be_an_answer_and_waits_for_enter():
    session = drafted()
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        typed = f"hgl{number_of(session, 'hgl', '用途合规率100%')}"
        await type_keys(pilot, typed)
        assert field(pilot.app).text == typed
        assert not session.declaration().objectives[0].outputs


@pytest.mark.parametrize("text", ["PM2", "gbznt9", "第gb1", "a1", "qqqqq1"])
async def test_other_text_with_a_digit_at_its_end_stays_as_it_is_typed(text):
    async with ShenbaoApp(drafted()).run_test(size=(80, 24)) as pilot:
        await type_keys(pilot, text)
        assert field(pilot.app).text == text


async def test_a_digit_takes_nothing_where_the_blanks_are_all_known():
    session = drafted("基本数据 村9", "跳到 31")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        typed = f"xqbxyl{number_of(session, 'xqbxyl', '夜间转移避险')}"
        await type_keys(pilot, typed)
        assert field(pilot.app).text == typed
        await pilot.press("enter")
        assert [line.text for line in session.declaration().objectives[6].outputs] == [
            "9个村汛前各组织1次夜间转移避险演练"
        ]


async def test_what_a_blank_wants_is_seen_on_a_low_screen_too():
    session = Session.new("a")
    for line in (TOWN, "", "2027", "跳到 13"):
        session.say(line)
    async with ShenbaoApp(session).run_test(size=(40, 12)) as pilot:
        await enter(pilot, "gbznt 1")
        assert "空   数量" in shown(pilot.app)
