"""Commands on the lines of lists: the same words in every front end, each refused in one clear line where it is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.bank.blanks import BlankKind
from assistant.codec import parse_declaration
from assistant.events import CATEGORY, SPLIT, Place
from assistant.lineup import lineup
from assistant.model import ABSENT, Category, Declaration
from assistant.session import Session
from assistant.wording.lineup import Mark
from assistant.wording.session import Tone
from tests.support.faulty import faulty

LISTED = "一是硬化公路3公里；二是植树1000亩；三是办班8期。"


@pytest.fixture
def session() -> Session:
    session = Session.new("a")
    for line in ("跳到 目标1产出指标", "修路3公里", LISTED, "修桥2座"):
        session.say(line)
    return session


def texts(session: Session, list_id: str = "o1/outputs") -> list[str]:
    return [item.value.text for item in session.interview.state.items(list_id).items]


def said(session: Session, line: str) -> str:
    return "\n".join(message.text for message in session.say(line).messages)


def test_lines_are_arranged_by_words(session):
    session.say("上移 3")
    assert texts(session) == ["修路3公里", "修桥2座", LISTED]
    session.say("下移 1")
    assert texts(session) == ["修桥2座", "修路3公里", LISTED]
    session.say("移到 3 第1条")
    assert texts(session) == [LISTED, "修桥2座", "修路3公里"]
    session.say("拆 1 留 1 3")
    assert texts(session) == ["硬化公路3公里", "办班8期。", "修桥2座", "修路3公里"]
    session.say("合 3-4")
    assert texts(session) == ["硬化公路3公里", "办班8期。", "修桥2座；修路3公里"]
    session.say("复制 1")
    session.say("删 3")
    assert texts(session) == ["硬化公路3公里", "硬化公路3公里", "修桥2座；修路3公里"]
    session.say("插到 2")
    session.say("建公厕2座")
    assert texts(session)[1] == "建公厕2座"
    session.say("移到 2 目标3")
    assert texts(session, "o3/outputs") == ["建公厕2座"]
    session.say("类别 1 成本")
    assert session.interview.state.items("o1/outputs").items[0].value.category is Category.COST
    session.say("类别 1 不分")
    assert session.interview.state.items("o1/outputs").items[0].value.category is None


def test_a_line_that_becomes_a_benefit_is_asked_for_its_category_at_once(session):
    assert "归哪一类还要定" in said(session, "移到 1 效益")
    assert session.interview.place.part == CATEGORY
    session.say("3")
    assert session.interview.state.items("o1/benefits").items[0].value.category is Category.ECOLOGICAL
    session.say("类别 1 社会")
    assert session.interview.state.items("o1/benefits").items[0].value.category is Category.SOCIAL
    session.say("移到 1 目标2产出")
    assert texts(session, "o2/outputs") == ["修路3公里"]


def test_a_phrase_of_the_bank_is_inserted_where_it_is_said(session):
    values = {BlankKind.DATE: "10月31日", BlankKind.PLACE: "云溪村", BlankKind.NAME: "惠民", BlankKind.GRADE: "良好"}
    session.say("插到 2")
    session.say("1")
    while (wanted := session.view().wanted) is not None:
        session.fill(values.get(wanted.blank.kind, "3"))
    assert len(texts(session)) == 4
    assert (texts(session)[0], texts(session)[2]) == ("修路3公里", LISTED)
    session.say("撤销")
    assert len(texts(session)) == 3


def test_a_split_may_be_answered_at_leisure_and_holds_over_a_restart(session):
    session.say("拆 2")
    assert session.view().asked.pieces == ("硬化公路3公里", "植树1000亩", "办班8期。")
    assert "要留哪几条" in session.view().asked.prompt
    session.close()
    again = Session.open("a")
    assert again.interview.place.part == SPLIT
    assert "为什么问" in said(again, "?")
    assert "看不出要留哪几段" in said(again, "七")
    again.say("全部")
    assert len(texts(again)) == 5
    again.say("撤销")
    assert len(texts(again)) == 3


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("上移 1", "它已经是第一条了。"),
        ("下移 3", "它已经是最后一条了。"),
        ("上移 9", "没有第 9 条，这里只有 3 条。"),
        ("上移", "上移 后面要带条号，如：上移 3。"),
        ("移到", "移到 后面要带条号，如：移到 3 目标5，或 移到 3 第1条。"),
        ("移到 1 第9条", "没有第 9 个位置，这里只有 3 条。"),
        ("移到 1 目标99", "没有目标99，这张表有 9 个目标。"),
        ("移到 1 产出", "它本来就在这一栏里"),
        ("拆 1", "第 1 条只说了一件事"),
        ("拆 2 留 9", "打 1 到 3 里的号"),
        ("合 3", "第 3 条后面不够合的，这里只有 3 条。"),
        ("类别 1 社会", "产出的类别是：数量、质量、时效、成本、其他。"),
        ("换 3 符号 大概", "不像符号"),
        ("换 3 时间 明天", "不像时间"),
        ("换 2 值 95", "第 2 条的句子里认不准"),
        ("一览 99", "这张表有 9 个目标"),
        ("保留全部", "先打 跳到 部门职能职责概述"),
    ],
)
def test_what_does_not_apply_is_refused_in_one_line(session, line, answer):
    before = texts(session)
    said = session.say(line).messages
    assert answer in said[-1].text
    assert "\n" not in said[-1].text
    assert texts(session) == before


def test_where_no_lines_are_the_words_say_so(session):
    session.say("跳到 填报单位")
    for line in ("上移 1", "拆 1", "合 1", "复制 1", "插到 1", "删 1", "移到 1 目标2"):
        assert session.say(line).messages[-1].text.startswith("这一题不是一条一条写的")


def test_a_value_unit_or_date_changes_its_sentence(session):
    session.say("换 1 值 5")
    session.say("换 3 值 4座")
    assert (texts(session)[0], texts(session)[2]) == ("修路5公里", "修桥4座")
    assert "认不准" in said(session, "换 3 值 4处")  # nothing tells how far the old unit reaches
    session.say("硬化通组公路2公里，10月31日前完工通车")
    session.say("换 4 时间 11月底")
    assert texts(session)[3] == "硬化通组公路2公里，11月底前完工通车"
    session.say("撤销")
    assert texts(session)[3] == "硬化通组公路2公里，10月31日前完工通车"


def test_one_word_keeps_all_duties_and_goes_on(example):
    session = Session.new("b", ("去年.docx", replace(example, year=2026)))
    session.say("跳到 部门职能职责概述")
    count = len(session.interview.state.duties.items)
    assert f"照原样留下 {count} 条职责" in said(session, "保留全部")
    assert session.interview.place.question.endswith("/outputs")
    assert len(session.interview.state.duties.items) == count


def test_duties_that_were_taken_out_are_copied_from_the_file(example):
    session = Session.new("b", ("去年.docx", replace(example, year=2026)))
    session.say("跳到 部门职能职责概述")
    before = session.declaration().duties
    for _ in before:
        session.say("删 1")
    assert session.declaration().duties is ABSENT
    assert "照去年的表写上" in said(session, "照抄去年的职责")
    assert session.declaration().duties == before
    session.say("撤销")
    assert session.declaration().duties is ABSENT


def test_without_any_duty_there_is_nothing_to_keep(session):
    session.say("跳到 部门职能职责概述")
    assert "一条职责都没有" in said(session, "保留全部")
    session.say("管护村道")
    session.say("保留全部")
    assert session.interview.state.duties.status == "done"


def test_the_lines_are_told_with_source_marks_and_what_is_missing(session):
    session.say("新建公厕〔待填：村建站〕座")
    told = session.say("一览").messages[0].text
    assert "1、修路3公里  （数量，新写" in told or "1、修路3公里  （未分，新写" in told
    assert "待填" in told
    assert "效益指标还一条都没有" in told
    assert session.say("一览 职责").messages[0].text.startswith("部门职能职责概述")


def test_a_line_carries_what_is_to_be_done_about_it(example):
    session = Session.new("b", ("旧表.docx", faulty(example)))
    shown = lineup(session.interview, 1, session.findings())
    assert shown.lists[0].lines[0].marks[0] is Mark.MUST
    assert any("农合" in text for text in shown.lists[0].lines[0].objections)


@pytest.mark.parametrize("text", ["坏[/x]字；好[b]字", "修" * 20_000, "[/x]。" * 4_000], ids=["markup", "long", "many"])
def test_hostile_lines_are_shown_and_arranged_or_refused(text, form):
    lines = [{"text": text}]
    declaration: Declaration = parse_declaration({"form": form.id, "objectives": [{"title": "民生", "outputs": lines}]})
    session = Session.new("b", ("旧表.docx", declaration))
    session.say("跳到 目标1产出指标")
    for line in ("一览", "复制 1", "拆 1", "全部", "跳到 目标1产出指标", "合 1", "移到 1 效益", "撤销", "删 1"):
        assert all(message.text for message in session.say(line).messages)
    assert session.interview.place != Place("finish")


def test_a_read_only_session_arranges_nothing(session):
    session.draft.read_only = "别处正开着。"
    for line in ("上移 2", "复制 1", "合 1", "删 1"):
        assert session.say(line).messages[0].tone is Tone.BAD
    assert len(texts(session)) == 3


def test_a_line_that_only_moves_is_still_to_be_looked_at_again(session):
    session.say("本乡2027年修桥3座")
    session.interview.state = replace(session.interview.state, stale={"i4": "/year", "i1": "/year"})
    arranging = session.interview.arranging
    for step in (arranging.shift("i4", -1), arranging.relocate("i4", "o2/outputs")):
        session.take(step)
        assert set(session.interview.state.stale) == {"i4", "i1"}
    assert lineup(session.interview, 2, ()).lists[0].lines[0].marks[0] is Mark.AGAIN
    session.say("改 1")
    session.say("修路4公里")
    assert set(session.interview.state.stale) == {"i4"}
