"""快填 and 同上年: a section in one line, and last year's answer in a word."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.commands import WORDS, Verb, is_slash, matching, parse_command
from assistant.events import Source
from assistant.quickfill import cells_of, section_of
from assistant.session import Session
from assistant.wording.commands import DOES

TOWN = "青禾县云溪乡人民政府"


def at_the_budget() -> Session:
    session = Session.new("a")
    for line in (TOWN, "", "2027"):
        session.say(line)
    return session


def said(reply) -> str:
    return "\n".join(message.text for message in reply.messages)


def test_a_section_is_answered_in_one_line_with_the_same_readings():
    session = at_the_budget()
    reply = session.say("快填 9227500元 900 22.75 922.75 无 无 无")
    assert reply.accepted
    budget = session.declaration().budget
    assert budget.total == Decimal("922.75")
    assert budget.expenditure == {"basic": 900, "project": Decimal("22.75")}
    assert budget.income["other"] is None
    assert "资金总额：读作 922.75 万元。" in said(reply)
    assert session.view().asked.topic.id == "/worksheet/amount_source"


def test_a_dash_leaves_an_answer_as_it_is_and_fewer_values_leave_the_rest():
    session = at_the_budget()
    session.say("快填 900 800 100")
    session.say("跳到 4")
    session.say("/kt - 850")
    budget = session.declaration().budget
    assert (budget.total, budget.expenditure["basic"], budget.expenditure["project"]) == (900, 850, 100)
    assert not budget.income


def test_the_first_value_that_is_refused_stops_the_line_and_stays_typed():
    session = at_the_budget()
    reply = session.say("快填 900 八百左右 100")
    assert not reply.accepted
    assert "填到“基本支出”停下了，后面的没记。" in said(reply)
    assert session.declaration().budget.total == 900
    assert session.view().asked.typed == "八百左右"
    assert "project" not in session.declaration().budget.expenditure


def test_a_year_in_the_place_of_a_name_stops_the_line_and_says_what_comes_there():
    session = Session.new("a")
    reply = session.say(f"快填 {TOWN} 2027")
    assert not reply.accepted
    assert "“2027”不像部门名称" in said(reply)
    assert session.view().asked.topic.id == "/department"
    assert session.view().asked.typed == "2027"
    assert session.declaration().filer == TOWN


@pytest.mark.parametrize("line", ["快填", "快填 1 2 3 4 5 6 7 8"])
def test_without_values_or_with_too_many_the_order_is_told_and_nothing_is_kept(line):
    session = at_the_budget()
    reply = session.say(line)
    assert not reply.accepted
    assert "资金总额、基本支出、项目支出、公共财政拨款" in said(reply)
    assert not session.declaration().budget.expenditure


def test_a_section_of_sentences_says_how_it_is_filled_fast():
    session = at_the_budget()
    session.say("跳到 13")
    assert "一条一条的句子" in said(session.say("快填 油茶 水稻"))


def test_the_cells_of_a_section_are_its_answers_and_the_lines_to_come():
    session = at_the_budget()
    session.say("跳到 目标1产出指标")
    session.say("油茶低产林改造300亩，11月30日前通过县级验收")
    cells = cells_of(session.interview, section_of(session.interview))
    assert [cell.label for cell in cells] == ["产出指标1", "产出指标 添一条", "效益指标 添一条"]
    assert cells[0].current.startswith("油茶低产林改造300亩")


def test_last_years_answer_is_taken_by_a_word(example):
    session = Session.new("a", ("去年.docx", example))
    session.say("跳到 4")
    session.say("1")
    session.say("跳到 4")
    assert session.say("同上年").accepted
    assert session.declaration().budget.total == example.budget.total
    assert session.interview.state.sources["/budget/total"] is Source.LAST_YEAR


def test_a_line_taken_out_comes_back_by_the_word(example):
    session = Session.new("a", ("去年.docx", example))
    session.say("跳到 目标1产出指标")
    session.say("删 1")
    session.say("照去年")
    assert example.objectives[0].outputs[0].text in [line.text for line in session.declaration().objectives[0].outputs]


def test_the_year_is_never_last_years(example):
    session = Session.new("a", ("去年.docx", example))
    session.say("跳到 3")
    assert "年度不能同上年" in said(session.say("同上年"))


def test_without_last_years_file_the_word_says_so():
    assert "不是从去年的表开始的" in said(at_the_budget().say("同上年"))


def test_a_slash_lists_every_command_with_what_it_does():
    verbs = {verb for _, _, verb in matching("/")}
    assert verbs == {verb for verb in Verb if verb not in (Verb.GLOSSARY, Verb.UNKNOWN)}
    assert verbs == set(DOES)


def test_initials_and_characters_narrow_the_commands_and_the_first_is_what_they_do():
    assert matching("/ml")[0][0] == "目录"
    assert matching("/写")[0][0] == "写出"
    for words, keys in WORDS.values():
        for key in filter(None, keys):
            assert parse_command(f"/{key}") == parse_command(f"/{words[-1]}")


@pytest.mark.parametrize(
    ("text", "listed"),
    [("/", True), ("/ml", True), ("／目录", True), ("/home/a", False), ("/2", False), ("3/4", False), ("", False)],
)
def test_a_path_or_a_fraction_opens_no_list(text, listed):
    assert is_slash(text) is listed
