"""The findings sorted and numbered for a person, and what is said of them line by line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.model import Finding, Severity, Strength
from assistant.problems import Problem, Problems, problems_of, read_numbers
from assistant.session import Session
from assistant.text import columns
from assistant.wording.problems import ERRORS, KEPT, in_context, in_full, listed, with_fix
from assistant.wording.session import Tone
from tests.support.faulty import faulty


@pytest.fixture
def session(example) -> Session:
    return Session.new("a", ("旧表.docx", faulty(example)))


def finding(rule: str, severity: Severity, path: str = "/duties/0", **more: object) -> Finding:
    return replace(Finding(rule, severity, path, "写得不对，请改正。"), **more)  # type: ignore[arg-type]


def made(session: Session, *findings: Finding) -> Problems:
    return problems_of(findings, session.interview.topics, session.interview.state)


def rules(problems: Problems) -> list[str]:
    return [part.finding.rule for part in problems.all]


def test_errors_come_first_then_families_with_most_warnings_then_what_is_kept(session):
    problems = made(
        session,
        finding("terms.a", Severity.NOTE),
        finding("terms.b", Severity.WARNING),
        finding("time.a", Severity.WARNING),
        finding("time.b", Severity.WARNING),
        finding("money.a", Severity.ERROR),
        finding("place.a", Severity.ERROR, kept="就是这个名"),
    )
    assert rules(problems) == ["money.a", "time.a", "time.b", "terms.b", "terms.a", "place.a"]
    assert [part.number for part in problems.all] == [1, 2, 3, 4, 5, 6]
    assert [part.name for part in problems.groups] == [ERRORS, "像总结、年份不对", "过时提法和错别字", KEPT]
    assert [problems.count(part) for part in Severity] == [1, 3, 1]


def test_what_is_not_written_yet_stands_behind_what_is_written_wrong(session):
    problems = made(
        session,
        finding("schema.required", Severity.ERROR, "/year"),
        finding("terms.a", Severity.ERROR),
        finding("schema.maxLength", Severity.ERROR),
    )
    assert rules(problems) == ["terms.a", "schema.maxLength", "schema.required"]


def test_small_families_share_a_name_and_an_unknown_one_has_one_too(session):
    problems = made(
        session,
        finding("schema.maxLength", Severity.WARNING),
        finding("blanks.open", Severity.WARNING),
        finding("novel.rule", Severity.WARNING),
    )
    assert [part.name for part in problems.groups] == ["格式和待填"]


def test_a_problem_knows_its_question_its_place_its_text_and_what_it_has_to_do_with(session):
    part = finding(
        "terms.a", Severity.WARNING, "/objectives/0/outputs/1/text", related=("/objectives/1/benefits/0/text", "/year")
    )
    (problem,) = made(session, part).all
    assert (problem.question, problem.where) == (13, "目标1第2条产出")
    assert problem.text is not None
    assert problem.text.startswith("12月底前结束")
    assert [(other.where, other.question) for other in problem.related] == [("目标2第1条效益", 17), ("年度", 3)]
    assert problem.related[0].text is not None
    assert problem.related[1].text is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("3", (3, 3, "")),
        ("3-8", (3, 8, "")),
        ("3到8", (3, 8, "")),
        ("8-3", (8, 8, "")),
        ("3 县里这么叫", (3, 3, "县里这么叫")),
        ("县里这么叫", (0, 0, "")),
    ],
)
def test_numbers_and_reasons_are_read(typed, read):
    assert read_numbers(typed) == read


def test_the_list_holds_two_short_lines_a_finding(session):
    messages = listed(session.problems(), "全部")
    bodies = [message.text for message in messages if message.text.count("\n")]
    assert len(bodies) == len(session.problems().all)
    assert all(message.text.count("\n") <= 1 for message in messages)
    assert all(columns(line) <= 78 for message in messages for line in message.text.split("\n"))


def test_the_list_is_folded_unless_a_family_or_everything_is_asked_for(session):
    many = made(session, *(finding("terms.a", Severity.WARNING) for _ in range(20)), finding("money.a", Severity.ERROR))
    folded = [message.text for message in listed(many)]
    assert folded[:4] == [
        "必改 1 处，建议改 20 处，提示 0 处。",
        "必被退回  1 处（1）",
        "1 必改 第11题  第1条职责\n   写得不对，请改正。",
        "过时提法和错别字  20 处（2—21）",
    ]
    assert sum("写得不对" in message.text for message in listed(many, "错别字")) == 20
    assert sum("写得不对" in message.text for message in listed(many, "全部")) == 21
    assert listed(many, "标点")[0].text.startswith("“标点”这一类没有")
    assert listed(made(session))[0].tone is Tone.GOOD


def test_one_finding_is_told_in_full(session):
    problem = next(part for part in session.problems().all if part.finding.fix == "城乡居民基本医疗保险")
    told, ways = in_full(problem, 1)
    assert told.text.split("\n")[0] == f"{problem.number} 必改  目标1第1条产出（第13题）"
    assert "原文：【农合】参保率不低于95%" in told.text
    assert "改成：城乡居民基本医疗保险" in told.text
    assert "依据：" in told.text
    assert f"照改 {problem.number} 按建议改好；跳到 13，再打 改 1 自己改" in ways.text


def test_the_excerpt_stays_whole_where_it_can_and_the_fix_is_always_seen(session):
    found = finding("a.b", Severity.WARNING, start=30, excerpt="要改的字", fix="改好的字")
    text = "前" * 30 + "要改的字" + "后" * 30
    for room in (0, 60, 40, 30, 24):
        shown = with_fix(found, text, room)
        assert shown.endswith("→ 改好的字") or room == 24
        assert "【" in shown
        assert not room or columns(shown) <= room
    assert with_fix(replace(found, fix=""), text).endswith("→ （删去）")
    assert with_fix(replace(found, start=None, excerpt=None), text) == ""


def test_the_excerpt_is_shown_on_one_line_and_harmless():
    assert in_context("甲\n乙\u202e丙丁", 5, "丁", 8, 8) == "乙‹U+202E›丙【丁】"
    assert in_context("一二\n三四", 1, "二\n三", 8, 8) == "一【二 三】四"


def test_what_a_finding_rests_on_says_how_strong_that_is(session):
    problem = made(session, finding("a.b", Severity.NOTE, basis="标点符号用法", strength=Strength.CUSTOM)).all[0]
    assert isinstance(problem, Problem)
    assert "依据：标点符号用法（通行）" in in_full(problem, None)[0].text
