"""The review of one draft: its numbers, and the same findings whichever way they are asked for."""

from __future__ import annotations

import pytest

from assistant.session import Session
from assistant.wording.session import Tone
from tests.support.faulty import TWICE, faulty


@pytest.fixture
def session(example) -> Session:
    return Session.new("a", ("旧表.docx", faulty(example)))


def told(session: Session, text: str) -> str:
    return "\n".join(message.text for message in session.say(text).messages)


def test_numbers_hold_until_the_list_is_asked_for_again(session):
    told(session, "预审")
    assert "已照改 1 处" in told(session, "照改 3")
    assert "已照改 1 处" in told(session, "照改 4")
    assert "没有改成" in told(session, "照改 3")
    assert "必改 4 处" in told(session, "预审")


def test_a_range_is_mended_at_once(session):
    told(session, "预审")
    assert "已照改 3 处，1 处没有现成改法" in told(session, "照改 3-6")


def test_a_number_shows_one_finding_whether_or_not_the_list_was_asked_for(session):
    assert told(session, "预审 3").startswith("3 必改  目标1第1条产出（第13题）\n“农合”自2016年1月起")
    assert f"原文：【农合】{TWICE[2:20]}" in told(session, "预审 3")
    assert "没有第 99 处" in told(session, "预审 99")
    told(session, "照改 5")
    assert session.say("预审 5").messages[0].tone is Tone.GOOD


def test_a_family_is_shown_by_a_word_of_its_name(session):
    shown = told(session, "预审 标点")
    assert "半角标点" in shown
    assert "农合" not in shown
    assert "12 提示 第19题" in shown
    assert "这一类没有" in told(session, "预审 地名")


def test_keep_takes_a_number_and_a_reason(session):
    told(session, "预审")
    assert "已保留" in told(session, "保留 6 县里通知就是这个叫法")
    assert "保留要写一句理由" in told(session, "保留 6")
    assert [part.finding.excerpt for part in session.problems().kept] == ["疫情防控"]
    assert "已保留 1 处" in told(session, "预审")
    assert "县里通知就是这个叫法" in told(session, "预审 已保留")


def test_last_years_form_is_the_file_that_the_draft_began_from_or_what_is_given(session, example):
    assert not [part for part in session.findings() if part.rule.startswith("repetition.last")]
    session.inspection.last = session.declaration()
    copied = [part for part in session.findings() if "上年" in part.message]
    assert copied


def test_the_end_of_the_interview_names_the_places(session):
    bad = [message.text for message in session.closing() if message.tone is Tone.BAD]
    assert "必改：目标1第1条产出：“农合”自2016年1月起不再用，请改为城乡居民基本医疗保险。" in bad
    assert "必改：资金总额 1329.6 ≠ 收入合计 1328.6，差 1 万元，请核对改正。" in bad


def test_what_is_bound_to_be_sent_back_beyond_six_is_counted(session):
    session.say("跳到 13")
    session.say("疫情防控常态化宣传12场，农合宣传6场")
    bad = [message.text for message in session.closing() if message.tone is Tone.BAD]
    assert bad[-1] == "必改的还有 2 处，打 预审 看全部。"


def test_what_refuses_the_file_names_its_place(session):
    session.say("跳到 13")
    session.say("改 1")
    session.say("硬化公路〔待填：村建站〕公里")
    said = told(session, "写出")
    assert "必改：目标1第1条产出" in said
