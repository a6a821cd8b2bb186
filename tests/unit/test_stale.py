"""需复核: a changed answer marks what depends on it and never erases it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant import agenda
from assistant.events import FieldSet, ItemSet
from assistant.model import Category, Indicator
from assistant.session import Session
from assistant.step import Step
from tests.support.talk import Talk


def marked(talk: Talk) -> set[str]:
    return set(agenda.stale(talk.interview.form, talk.interview.state))


def put(talk: Talk, number: int, text: str, deadline: str | None = None) -> None:
    value = Indicator(text, Category.QUANTITY, deadline=deadline)
    talk.keep(Step((ItemSet(f"i{number}", "o1/outputs", value),)))


def test_a_new_filer_asks_for_the_department_and_the_lines_that_say_the_old_one_again(talk):
    talk.say("青禾县云溪乡人民政府", "")
    put(talk, 1, "青禾县云溪乡人民政府门户网站每月更新1次")
    put(talk, 2, "硬化通组路3.2公里")
    talk.go("/filer")
    talk.say("青禾县石门镇人民政府")
    assert marked(talk) == {"/department", "o1/outputs"}
    assert set(talk.interview.state.stale) == {"/department", "i1"}
    assert talk.held.department == "青禾县云溪乡人民政府", "marked, not erased"


def test_enter_alone_keeps_what_is_looked_at_again_and_takes_the_mark_away(talk):
    talk.say("青禾县云溪乡人民政府", "")
    talk.go("/filer")
    talk.say("青禾县石门镇人民政府")
    assert talk.interview.asked().again == "填报单位"
    talk.say("")
    assert not marked(talk)
    assert talk.held.department == "青禾县云溪乡人民政府"


def test_a_new_answer_takes_the_mark_away(talk):
    talk.say("青禾县云溪乡人民政府", "")
    talk.go("/filer")
    talk.say("青禾县石门镇人民政府", "青禾县石门镇人民政府")
    assert not marked(talk)


def test_a_new_year_marks_the_lines_that_name_the_old_one(talk):
    talk.say("青禾县云溪乡人民政府", "", "2026")
    put(talk, 1, "2026年10月底前硬化通组路3.2公里")
    put(talk, 2, "项目编号12026的资料归档率100%")
    talk.go("/year")
    talk.say("2027")
    assert set(talk.interview.state.stale) == {"i1"}


@pytest.mark.parametrize(
    ("text", "old", "year", "new"),
    [
        ("6月底前修复水毁道路10处", "2026-06-30", "2027", "2027-06-30"),
        ("2月底前完成春耕备耕检查10次", "2024-02-29", "2025", "2025-02-28"),
        ("2026年6月底前修复水毁道路10处", "2026-06-30", "2027", "2026-06-30"),
        ("上年项目2025年6月底前验收", "2025-06-30", "2027", "2025-06-30"),
    ],
)
def test_a_deadline_goes_along_with_the_year_unless_the_sentence_says_its_own(talk, text, old, year, new):
    talk.say("青禾县云溪乡人民政府", "", old[:4] if "上年" not in text else "2026")
    put(talk, 1, text, old)
    talk.go("/year")
    talk.say(year)
    assert talk.held.objectives[0].outputs[0].deadline == new


def test_going_back_to_the_old_answer_takes_the_marks_away(talk):
    talk.say("青禾县云溪乡人民政府", "", "2026")
    put(talk, 1, "2026年10月底前硬化通组路3.2公里")
    for year in ("2027", "2026"):
        talk.go("/year")
        talk.say(year)
    assert not talk.interview.state.stale


def test_undo_takes_the_marks_back_too(talk):
    talk.say("青禾县云溪乡人民政府", "", "2026")
    put(talk, 1, "2026年10月底前硬化通组路3.2公里")
    talk.go("/year")
    talk.say("2027")
    talk.keep(talk.interview.undo())
    assert not talk.interview.state.stale


@pytest.mark.parametrize(
    ("text", "is_marked"),
    [
        ("拨付运转经费900万元", True),
        ("拨付运转经费900.00万元", True),
        ("拨付运转经费1900万元", False),
        ("拨付运转经费900元", False),
        ("拨付运转经费900.5万元", False),
    ],
)
def test_an_amount_marks_the_sentences_that_say_it(talk, text, is_marked):
    talk.say("青禾县云溪乡人民政府", "", "2027", "900")
    put(talk, 1, text)
    talk.go("/budget/total")
    talk.say("950")
    assert ("i1" in talk.interview.state.stale) is is_marked


def test_a_figure_of_the_township_marks_the_sentences_that_count_it(talk):
    talk.keep(Step((FieldSet("/basics/villages", Decimal(10)),)))
    put(talk, 1, "全乡10个村每村开展转移避险演练1次")
    put(talk, 2, "10月底前硬化通组路3.2公里")
    talk.keep(Step((FieldSet("/basics/villages", Decimal(11)),)))
    assert set(talk.interview.state.stale) == {"i1"}


def test_of_a_sum_that_no_longer_holds_the_older_amounts_are_asked_again(talk):
    talk.say("青禾县云溪乡人民政府", "", "2027", "900", "600", "300", "900", "无", "无", "无")
    assert not marked(talk)
    talk.go("/budget/total")
    talk.say("950")
    assert marked(talk) == {"/budget/expenditure/basic", "/budget/expenditure/project", "/budget/income/general_public"}
    assert talk.at == "/budget/expenditure/basic"
    talk.say("", "350")
    assert talk.at == "/budget/income/general_public"
    assert talk.interview.asked().again == "年度预算申请"
    talk.say("950")
    assert not marked(talk)


def test_the_marks_are_counted_and_outlive_the_program():
    session = Session.new("a")
    for line in ("青禾县云溪乡人民政府", "", "2027", "跳到 1", "青禾县石门镇人民政府"):
        session.say(line)
    assert session.view().progress.stale == 1
    session.close()
    again = Session.open("a")
    assert again.view().progress.stale == 1
    assert again.view().asked.again == "填报单位"


def test_a_refused_answer_is_counted_until_it_is_put_right():
    session = Session.new("a")
    for line in ("青禾县云溪乡人民政府", "", "二零二几"):
        session.say(line)
    assert session.view().progress.refused == 1
    session.say("跳过")
    assert session.view().progress.refused == 1, "the text is kept"
    session.say("跳到 3")
    session.say("2027")
    assert session.view().progress.refused == 0


def test_the_end_says_which_questions_are_to_be_looked_at_again():
    session = Session.new("a")
    for line in ("青禾县云溪乡人民政府", "", "2027", "跳到 1", "青禾县石门镇人民政府"):
        session.say(line)
    session.say(f"跳到 {len(session.interview.topics) + 1}")
    assert "有 1 题要复核（别的答案改过，或三头对不平）：第 2 题" in session.closing()[0].text
