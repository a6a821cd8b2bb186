"""核对: the declaration line by line in the form's order, with provenance and what is to be seen to."""

from __future__ import annotations

from assistant.events import Source
from assistant.readback import Kind, read_back
from assistant.session import Session
from tests.support.faulty import TWICE, faulty
from tests.support.tui import TOWN


def said(session: Session, line: str) -> str:
    return "\n".join(message.text for message in session.say(line).messages)


def test_every_answer_stands_in_the_forms_order_with_where_it_came_from():
    session = Session.new("a")
    for line in (
        TOWN,
        "",
        "2027",
        "922.75",
        "跳到 7",
        "无",
        "跳到 11",
        "编制本乡预算",
        "",
        "跳到 14",
        "社会效益：出行方便",
    ):
        session.say(line)
    lines = read_back(session.interview)
    assert [line.name for line in lines[:4]] == ["年度", "填报单位", "部门名称", "资金总额"]
    assert [line.text for line in lines[:5]] == ["2027", TOWN, TOWN, "922.75", "无"]
    assert {line.source for line in lines if line.text and line.kind in (Kind.SINGLE, Kind.ITEM)} == {Source.WRITTEN}
    shown = said(session, "核对")
    assert f"填报单位：{TOWN}（新写）" in shown
    assert "资金总额：922.75万元（新写）" in shown
    assert "公共财政拨款：无（新写）" in shown
    assert "基本支出：（未填）" in shown
    assert "部门职能职责概述（第11题）\n  1、编制本乡预算（新写）" in shown
    assert "1、社会效益：出行方便（新写）" in shown
    assert "要改一条：打 跳到 和题号，再打 改 和条号" in shown


def test_what_a_file_brought_and_what_is_changed_since_are_told_apart(example):
    session = Session.new("a", ("旧表.docx", example))
    session.say("跳到 13")
    session.say("改 1")
    session.say("粮食播种面积不低于7000亩")
    items = [line for line in read_back(session.interview) if line.kind is Kind.ITEM and line.question == 13]
    assert [line.source for line in items] == [Source.WRITTEN, *[Source.IMPORTED] * 5]
    assert "年度：2027（导入）" in said(session, "核对")


def test_a_printed_title_has_no_provenance_and_is_a_head(example):
    session = Session.new("a", ("旧表.docx", example))
    titles = [line for line in read_back(session.interview) if line.kind is Kind.TITLE]
    assert len(titles) == 9
    assert all(line.source is None for line in titles)


def test_marks_stand_at_the_very_line(example):
    session = Session.new("a", ("旧表.docx", faulty(example)))
    session.say("跳到 13")
    session.say("改 3")
    session.say("种〔待填：农业站〕亩")
    lines = read_back(session.interview, session.findings())
    wrong = next(line for line in lines if line.text == TWICE)
    assert len(wrong.wrong) == 2
    assert next(line for line in lines if line.path == "/budget/total").wrong
    assert next(line for line in lines if line.text == "种〔待填：农业站〕亩").blanks == 1
    shown = said(session, "核对")
    assert f"{TWICE}（导入；必改）" in shown
    assert "种〔待填：农业站〕亩（新写；必改；待填1）" in shown


def test_what_was_refused_is_marked_at_its_question():
    session = Session.new("a")
    for line in (TOWN, "", "明年"):
        session.say(line)
    assert [line.name for line in read_back(session.interview) if line.refused] == ["年度"]
    assert "年度：（未填）（必改；待改）" in said(session, "核对")


def test_empty_lists_say_whether_there_is_nothing_or_nothing_yet():
    session = Session.new("a")
    session.say("跳到 11")
    session.say("无")
    heads = {line.name: line.text for line in read_back(session.interview) if line.kind is Kind.LIST}
    assert (heads["部门职能职责概述"], heads["产出指标"]) == ("无", "（未填）")


def test_a_kept_finding_is_no_mark(example):
    session = Session.new("a", ("旧表.docx", faulty(example)))
    problem = next(part for part in session.problems().errors if part.text == TWICE)
    before = sum(len(line.wrong) for line in read_back(session.interview, session.findings()))
    session.keep(problem.finding, "县里这么叫")
    assert sum(len(line.wrong) for line in read_back(session.interview, session.findings())) < before


def test_continuing_lines_stay_under_their_item_and_hostile_text_is_harmless():
    session = Session.new("a")
    session.say("跳到 11")
    session.answer("编制\u202e预算\n其中\u200b村级[/x]", sure=True)
    assert "  1、编制‹U+202E›预算\n    其中‹U+200B›村级[/x]（新写）" in said(session, "核对")
