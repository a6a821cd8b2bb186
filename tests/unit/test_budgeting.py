"""The amounts as a whole, and the worksheet that says what is known of them and never printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant import budgeting
from assistant.errors import InputError
from assistant.model import ABSENT
from assistant.session import Session
from assistant.singles import AMOUNT_SOURCE, CARRY_OVER, PROJECTS
from assistant.worksheet import Project, projects_of, read_project

TOWN = "青禾县云溪乡人民政府"


def with_total(talk, *amounts: str) -> None:
    talk.say(TOWN, "", "2027", *amounts)


def test_the_line_that_makes_the_sum_whole_is_offered_and_enter_takes_it(talk):
    with_total(talk, "900", "600")
    assert talk.interview.asked().offer == "300"
    talk.say("")
    assert talk.held.budget.expenditure["project"] == 300
    talk.say("850.5")
    assert talk.interview.asked().offer == "49.5"


def test_where_nothing_is_left_of_the_total_none_is_offered_not_zero(talk):
    with_total(talk, "900", "900")
    assert talk.interview.asked().offer == "无"
    talk.say("")
    assert talk.held.budget.expenditure["project"] is None


def test_nothing_is_offered_where_the_others_exceed_the_total_or_there_is_none(talk):
    with_total(talk, "900", "950")
    assert talk.interview.asked().offer is None
    talk.go("/budget/income/general_public")
    talk.interview.submit("跳过")
    other = Session.new("a")
    other.say("跳到 5")
    assert other.view().asked.offer is None


def test_the_rest_of_the_group_is_left_empty_at_once(talk):
    with_total(talk, "900", "900", "无", "900")
    step = talk.keep(budgeting.leave_rest_empty(talk.interview.topic, talk.interview.form, talk.interview.state))
    assert step.notes == ("其余 3 行记为：无（纸上空着）。填错了打 撤销。",)
    assert [talk.held.budget.income[key] for key in ("government_fund", "special_account", "other")] == [None] * 3
    assert talk.at == AMOUNT_SOURCE


def test_the_rest_is_not_left_empty_where_nothing_is_filled_and_what_does_not_add_up_is_said():
    session = Session.new("a")
    for line in (TOWN, "", "2027", "900", "600"):
        session.say(line)
    session.say("跳到 公共财政拨款")
    reply = session.say("其余为空")
    assert not reply.accepted
    assert "先把有钱的那一行填上" in reply.messages[0].text
    assert session.declaration().budget.income == {}
    session.say("850")
    said = [message.text for message in session.say("其余为空").messages]
    assert said[0].startswith("其余 3 行记为：无")
    assert any("850" in text and "900" in text for text in said[1:])


@pytest.mark.parametrize("question", ["/budget/total", "/filer", "/duties", "o1/outputs"])
def test_there_is_no_rest_elsewhere(talk, question):
    talk.go(question)
    step = budgeting.leave_rest_empty(talk.interview.topic, talk.interview.form, talk.interview.state)
    assert not step.accepted


def test_the_whole_budget_may_come_last():
    session = Session.new("a")
    for line in (TOWN, "", "2027", "金额后填"):
        session.say(line)
    assert session.view().asked.topic.id == "/duties"
    session.say("跳到 写出")
    assert session.view().progress.unanswered[0].id == "/budget/total"
    session.say("换金额")
    assert session.view().asked.topic.id == "/budget/total"


def test_changing_the_amounts_asks_only_what_no_longer_adds_up_again():
    session = Session.new("a")
    for line in (TOWN, "", "2027", "900", "600", "300", "900", "其余为空", "1", "5", "", "跳到 写出"):
        session.say(line)
    session.say("换金额")
    asked = []
    for line in ("950", "650", "950"):
        session.say(line)
        asked.append(session.view().asked.topic.id)
    assert asked[:3] == ["/budget/expenditure/basic", "/budget/income/general_public", "/duties"]
    assert not session.view().progress.stale


def test_an_amount_ten_thousand_times_the_total_is_asked_about_and_a_unit_settles_it(talk):
    with_total(talk, "922.75")
    step = talk.say("9227500")
    assert not step.accepted
    assert "是元就打 9227500元" in step.findings[0].message
    assert talk.interview.asked().typed == "9227500", "what was typed stays"
    assert talk.say("9227500元").accepted
    assert talk.held.budget.expenditure["basic"] == Decimal("922.75")


def test_a_total_in_wan_beside_parts_in_yuan_is_asked_about_too(talk):
    talk.go("/budget/expenditure/basic")
    talk.say("99999")
    talk.go("/budget/total")
    assert not talk.say("9.9").accepted


def test_a_small_amount_beside_a_large_total_is_no_slip(talk):
    with_total(talk, "9000", "8999.5", "0.5")
    assert talk.held.budget.expenditure["project"] == Decimal("0.5")


def test_a_figure_in_yuan_is_kept_as_it_was_received_and_shown():
    session = Session.new("a")
    for line in (TOWN, "", "2027", "9,227,500元", "跳到 4"):
        session.say(line)
    asked = session.view().asked
    assert (asked.current, asked.as_typed) == ("922.75", "9,227,500元")
    session.close()
    assert Session.open("a").view().asked.as_typed == "9,227,500元"
    again = Session.open("a")
    again.say("900")
    again.say("跳到 4")
    assert again.view().asked.as_typed == ""


@pytest.mark.parametrize(
    ("typed", "held"),
    [("1", "控制数"), ("二上数", "二上数"), ("批复", "批复"), ("", None), ("不清楚", None), ("无", None)],
)
def test_where_the_amounts_come_from_is_chosen_by_number_or_word(talk, typed, held):
    talk.go(AMOUNT_SOURCE)
    assert talk.interview.asked().choices == ("控制数", "二上数", "批复")
    assert talk.say(typed).accepted
    assert talk.interview.state.fields[AMOUNT_SOURCE] == held


@pytest.mark.parametrize("typed", ["0", "4", "数", "去年的", "[/x]"])
def test_what_is_no_choice_is_refused_with_the_choices(talk, typed):
    talk.go(AMOUNT_SOURCE)
    step = talk.say(typed)
    assert not step.accepted
    assert "1 控制数，2 二上数，3 批复" in step.findings[0].message


def test_the_line_for_last_years_money_is_kept_by_its_path(talk):
    talk.go(CARRY_OVER)
    talk.say("公共财政")
    assert talk.interview.state.fields[CARRY_OVER] == "/budget/income/general_public"
    talk.go(CARRY_OVER)
    assert talk.interview.asked().current == "公共财政拨款"


def test_nothing_of_the_worksheet_is_printed_counted_or_missing(talk):
    before = talk.interview.progress().total
    for question, answer in ((AMOUNT_SOURCE, "1"), (CARRY_OVER, "1"), ("/budget/expenditure/project", "35")):
        talk.go(question)
        talk.say(answer)
    talk.go(PROJECTS)
    talk.say("通组路硬化 35万元")
    assert talk.interview.progress().total == before
    assert talk.held.budget.expenditure == {"project": Decimal(35)}
    assert talk.held.duties is ABSENT


def test_projects_are_asked_for_where_there_is_money_for_them_and_enter_alone_passes_on(talk):
    with_total(talk, "900", "900", "无", "900", "无", "无", "无", "", "")
    assert talk.at == "/duties"
    assert PROJECTS not in {topic.id for topic in talk.interview.topics}
    talk.go("/budget/expenditure/project")
    talk.say("100")
    assert PROJECTS in {topic.id for topic in talk.interview.topics}
    talk.go(PROJECTS)
    assert talk.say("").accepted
    assert talk.at == "/duties"


@pytest.mark.parametrize(
    ("typed", "project"),
    [
        ("通组路硬化 35万元", Project("通组路硬化", Decimal(35))),
        ("通组路硬化，350000元", Project("通组路硬化", Decimal(35))),
        ("通组路硬化：35", Project("通组路硬化", Decimal(35))),
        ("云溪村安全饮水三十五万元", Project("云溪村安全饮水", Decimal(35))),
        ("2027年通组路硬化", Project("2027年通组路硬化", None)),
        ("“五小”水利工程 12.5万元", Project("“五小”水利工程", Decimal("12.5"))),
    ],
)
def test_a_project_is_a_name_and_an_amount(typed, project):
    assert read_project(typed) == project


@pytest.mark.parametrize("typed", ["35", "35万元", "…", "a"])
def test_a_project_without_a_name_is_refused_with_an_example(typed):
    with pytest.raises(InputError, match="通组路硬化 35万元"):
        read_project(typed)


def test_a_project_without_an_indicator_is_found_by_the_review():
    session = Session.new("a")
    for line in (TOWN, "", "2027", "900", "865", "", "900", "其余为空", "1", "5", "云溪村文化广场改建 35万元", ""):
        session.say(line)
    assert projects_of(session.interview.state) == (Project("云溪村文化广场改建", Decimal(35)),)
    session.say("跳到 目标1产出指标")
    session.say("油茶低产林改造300亩，11月30日前通过县级验收")
    assert any("云溪村文化广场改建" in finding.message for finding in session.findings())


def test_what_the_projects_add_up_to_is_said_beside_the_amount_for_projects():
    session = Session.new("a")
    for line in (TOWN, "", "2027", "900", "850", "", "900", "其余为空", "1", "5"):
        session.say(line)
    said = [message.text for message in session.say("通组路硬化 35万元").messages]
    assert "各项目合计 35 万元，比项目支出少 15 万元。" in said
    said = [message.text for message in session.say("安全饮水 15万元").messages]
    assert "各项目合计 50 万元，和项目支出对上了。" in said


def test_where_a_county_wants_last_years_money_is_asked_once_and_offered_ever_after():
    first = Session.new("a")
    for line in (TOWN, "", "2027", "跳到 上年结转", "公共财政"):
        first.say(line)
    first.close()
    other = Session.new("b")
    for line in ("青禾县石门镇人民政府", "", "2027", "跳到 上年结转"):
        other.say(line)
    assert other.view().asked.offer == "公共财政拨款"
    other.say("")
    assert other.interview.state.fields[CARRY_OVER] == "/budget/income/general_public"
    other.close()
    elsewhere = Session.new("c")
    for line in ("红岩县水口乡人民政府", "", "2027", "跳到 上年结转"):
        elsewhere.say(line)
    assert elsewhere.view().asked.offer is None
