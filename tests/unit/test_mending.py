"""What can be done about a finding: its fix put in, the text kept with a reason, the way to its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.events import FindingKept, Place
from assistant.mending import place_of, still_there
from assistant.model import Absent, Category, Finding, Indicator, Severity
from assistant.session import Session
from tests.support.faulty import NO_FIX, SURE, TWICE, faulty


@pytest.fixture
def session(example) -> Session:
    return Session.new("a", ("旧表.docx", faulty(example)))


def found(session: Session, excerpt: str | None, rule: str = "") -> list[Finding]:
    return [part for part in session.findings() if part.excerpt == excerpt and part.rule.startswith(rule)]


def line(session: Session, objective: int, index: int, benefits: bool = False) -> Indicator:
    objectives = session.declaration().objectives
    assert not isinstance(objectives, Absent)
    lines = objectives[objective].benefits if benefits else objectives[objective].outputs
    assert not isinstance(lines, Absent)
    return lines[index]


def test_every_fix_that_is_offered_gives_a_text_without_that_finding(session):
    for part in [part for part in session.findings() if part.fix is not None]:
        assert session.mend([part]).accepted
        assert not still_there([part], session.findings()) or part.excerpt == "农合"
    assert not [part for part in session.findings() if part.fix is not None]


def test_two_fixes_in_one_text_are_both_put_in(session):
    both = found(session, "农合", "terms.")
    assert len(both) == 2
    session.mend(both)
    assert line(session, 0, 0).text == TWICE.replace("农合", "城乡居民基本医疗保险")


def test_one_of_two_alike_is_the_one_that_is_mended(session):
    first, second = found(session, "农合", "terms.")
    session.mend([second])
    assert (
        line(session, 0, 0).text
        == "农合".join(TWICE.split("农合")[:2]) + "城乡居民基本医疗保险" + TWICE.split("农合")[2]
    )
    assert found(session, "农合", "terms.")[0].start == first.start


def test_a_finding_whose_offset_is_stale_is_mended_where_its_words_stand_by_now(session):
    first, second = found(session, "农合", "terms.")
    session.mend([first])
    assert session.mend([second]).accepted
    assert "农合" not in line(session, 0, 0).text


def test_a_finding_whose_text_has_changed_is_left(session):
    part = found(session, "农合", "terms.")[0]
    session.say("跳到 13")
    session.say("改 1")
    session.say("城乡居民医保参保率不低于95%")
    reply = session.mend([part])
    assert not reply.accepted
    assert "没有改成" in reply.messages[0].text
    assert line(session, 0, 0).text == "城乡居民医保参保率不低于95%"


def test_what_could_not_be_mended_is_counted(session):
    reply = session.mend(session.findings())
    assert reply.messages[0].text.startswith("已照改 5 处，7 处没有现成改法")


def test_a_benefit_keeps_its_category_and_no_target_contradicts_its_sentence(session):
    (part,) = [part for part in session.findings() if part.rule == "quantity.satisfaction"]
    session.mend([part])
    mended = line(session, 1, 0, benefits=True)
    assert mended.category is Category.SATISFACTION
    assert mended.text == SURE.text.replace("100%", "不低于95%")
    assert {target.value for target in mended.targets} <= {"95", "200"}
    assert SURE.targets[1] in mended.targets


def test_undo_takes_a_fix_back_and_fixes_of_one_go_at_one_go(session):
    before = session.declaration()
    session.mend(found(session, "扫黑除恶专项行动", "terms."))
    session.say("撤销")
    assert session.declaration() == before
    session.mend([part for part in session.findings() if part.fix is not None])
    assert "等 4 处" in session.say("撤销").messages[0].text
    assert session.declaration() == before
    assert "等 4 处" in session.say("重做").messages[0].text
    assert not [part for part in session.findings() if part.fix is not None]


def test_undo_after_something_else_takes_only_that_back(session):
    session.mend([part for part in session.findings() if part.fix is not None])
    mended = session.declaration()
    session.say("跳到 3")
    session.say("2028")
    session.say("撤销")
    assert session.declaration() == mended


def test_a_kept_finding_comes_back_when_its_words_change_and_only_then(session):
    (part,) = found(session, "疫情防控", "terms.")
    session.keep(part, "县里通知就是这个叫法")
    assert found(session, "疫情防控", "terms.")[0].kept == "县里通知就是这个叫法"
    session.say("跳到 16")
    session.say("改 1")
    session.say(NO_FIX.replace("12月20日", "12月25日"))
    assert found(session, "疫情防控", "terms.")[0].kept is not None
    session.say("改 1")
    session.say("新冠肺炎疫情物资12月20日前备足")
    assert not [part for part in session.findings() if part.kept is not None]
    assert [part for part in session.findings() if part.path == "/objectives/1/outputs/0/text"]


def test_a_finding_on_a_whole_line_comes_back_when_the_line_changes(session):
    (part,) = found(session, "水渠", "dimensions.")
    whole = replace(part, start=None, excerpt=None)
    step = session.inspection.keep(whole, "就放这里")
    (event,) = step.events
    assert isinstance(event, FindingKept)
    assert event.excerpt == line(session, 2, 0).text


def test_keeping_can_be_taken_back_and_says_what_it_was(session):
    session.keep(found(session, "疫情防控", "terms.")[0], "县里通知就是这个叫法")
    assert "保留（县里通知就是这个叫法）" in session.say("撤销").messages[0].text
    assert not [part for part in session.findings() if part.kept]


def test_what_the_whole_form_lacks_can_be_kept(session):
    part = Finding("dimensions.missing", Severity.WARNING, "/objectives", "全表没有成本。")
    step = session.inspection.keep(part, "本乡没有这类开支")
    assert step.accepted
    assert not session.inspection.keep(part, "  ").accepted


def test_an_amount_is_kept_at_its_own_question(session):
    part = next(part for part in session.findings() if part.rule == "money.income")
    session.keep(part, "县里的数就是这样")
    assert next(held for held in session.findings() if held.rule == "money.income").kept


@pytest.mark.parametrize(
    ("path", "question", "on_a_line", "part"),
    [
        ("/objectives/0/outputs/1/text", "o1/outputs", True, None),
        ("/objectives/1/benefits/0/category", "o2/benefits", True, "category"),
        ("/objectives/1/benefits", "o2/benefits", False, None),
        ("/objectives/1", "o2/outputs", False, None),
        ("/objectives", "o1/outputs", False, None),
        ("/objectives/3/title", "o4/title", False, None),
        ("/budget/total", "/budget/total", False, None),
        ("/duties/2", "/duties", True, None),
        ("/duties/99", "/duties", False, None),
    ],
)
def test_every_finding_leads_to_the_place_where_it_is_mended(session, path, question, on_a_line, part):
    finding = Finding("a.b", Severity.WARNING, path, "请改正。")
    place = place_of(finding, session.interview.topics, session.interview.state)
    assert place is not None
    if question.startswith("o"):
        objective, _, member = question[1:].partition("/")
        question = f"{session.interview.state.objectives[int(objective) - 1].id}/{member}"
    assert (place.question, place.item is not None, place.part) == (question, on_a_line, part)
    session.go_to(finding)
    assert session.interview.place == place


def test_what_has_no_place_leads_nowhere(session):
    before = session.interview.place
    reply = session.go_to(Finding("a.b", Severity.WARNING, "/nothing", "请改正。"))
    assert not reply.accepted
    assert session.interview.place == before
    assert isinstance(before, Place)
