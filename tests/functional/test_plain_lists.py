"""The lists line by line: the same words, and a question which pieces stay that holds nobody."""

from __future__ import annotations

from assistant import plain
from assistant.session import Session
from tests.functional.test_plain import reader

LISTED = "一是硬化公路3公里；二是植树1000亩；三是办班8期。"


def talked(lines: list[str], capsys) -> tuple[Session, str]:
    session = Session.new("a")
    assert plain.run(session, reader(["跳到 目标1产出指标", "修路3公里", LISTED, "修桥2座", *lines, "退出"])) == 0
    return Session.peek("a"), capsys.readouterr().out


def texts(session: Session, list_id: str = "o1/outputs") -> list[str]:
    return [item.value.text for item in session.interview.state.items(list_id).items]


def test_the_pieces_are_shown_with_their_numbers_and_the_chosen_ones_stay(capsys):
    session, said = talked(["拆 2", "1 3"], capsys)
    assert "第 2 条可以拆成下面 3 条，要留哪几条？" in said
    assert "   2 植树1000亩\n" in said
    assert "第 2 条拆成了 2 条，去掉 1 段（打 撤销 找回）" in said
    assert texts(session) == ["修路3公里", "硬化公路3公里", "办班8期。", "修桥2座"]


def test_whoever_answers_otherwise_is_told_and_may_go_anywhere(capsys):
    session, said = talked(["拆 2", "随便", "目录", "跳到 目标1效益指标", "社会效益：方便2000人出行", "撤销"], capsys)
    assert "“随便”看不出要留哪几段：打 1 到 3 里的号，如 1 2；全部；算了。" in said
    assert texts(session) == ["修路3公里", LISTED, "修桥2座"]
    assert session.interview.topic.id == "o1/benefits"


def test_enter_or_never_mind_splits_nothing(capsys):
    session, said = talked(["拆 2", "", "拆 2", "算了"], capsys)
    assert said.count("没有拆，原样留着。") == 2
    assert texts(session)[1] == LISTED


def test_a_line_is_inserted_where_it_is_said(capsys):
    session, said = talked(["插到 1", "建公厕2座"], capsys)
    assert "插在这一条前面：修路3公里" in said
    assert texts(session)[0] == "建公厕2座"


def test_the_overview_says_what_there_is_and_how_it_is_arranged(capsys):
    _, said = talked(["一览", "一览 职责"], capsys)
    assert "目标1 乡镇经济发展  （产出 3  效益 0）" in said
    assert "还缺" in said and "效益指标还一条都没有" in said
    assert "排法：插到 3、上移 3" in said
    assert "部门职能职责概述  （职责 0）" in said


def test_a_category_that_a_move_asks_for_is_asked_and_can_be_left(capsys):
    session, said = talked(["移到 1 效益", "上一题", "跳到 目标1产出指标", "移到 1 目标2产出"], capsys)
    assert "这条效益算哪一类？" in said
    assert texts(session, "o1/benefits") == ["修路3公里"]
    assert texts(session, "o2/outputs") == [LISTED]
