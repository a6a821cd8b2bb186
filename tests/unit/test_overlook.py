"""The outline: how questions stand, what a person means by what they type, and what the offices still owe."""

from __future__ import annotations

import pytest

from assistant.commands import Command, Verb, parse_command
from assistant.outline import Standing, find, outline, standing_as
from assistant.overlook import Selection, owed_in, read_selection
from assistant.session import Session
from assistant.wording.session import Tone
from tests.support.tui import TOWN


@pytest.fixture
def session() -> Session:
    """A draft with an answer, a refused one, open blanks of two offices, of an unknown one and of nobody."""
    session = Session.new("a")
    lines = (TOWN, "", "明年", "跳到 13", "粮油面积〔待填：农技站〕亩", "硬化〔待填：村建站〕公里，投资〔待填〕万元")
    for line in (*lines, "清洗〔待填：自来水厂〕吨", "跳到 4"):
        session.say(line)
    return session


def said(session: Session, line: str) -> str:
    return "\n".join(message.text for message in session.say(line).messages)


def standings(session: Session) -> dict[int, tuple[Standing, ...]]:
    interview = session.interview
    return {row.number: row.standings for row in outline(interview.topics, interview.state, "")}


def test_a_question_stands_in_every_way_that_it_does_what_asks_for_a_hand_first(session):
    found = standings(session)
    assert found[1] == (Standing.ANSWERED,)
    assert found[3] == (Standing.REFUSED, Standing.OPEN)
    assert found[12] == (Standing.PRINTED,)
    assert found[13] == (Standing.BLANK, Standing.OPEN)
    assert found[14] == (Standing.OPEN,)


def test_what_rests_on_something_that_was_changed_stands_as_stale(session):
    interview = session.interview
    rows = outline(interview.topics, interview.state, "", frozenset({"/filer", "/year"}))
    assert [row.number for row in standing_as(rows, Standing.STALE)] == [1, 3]
    assert rows[0].standings == (Standing.STALE,)
    assert rows[2].standings == (Standing.REFUSED, Standing.STALE, Standing.OPEN)


def test_the_outline_shows_standing_and_a_short_answer(session):
    shown = said(session, "目录")
    assert "  1 [已答] 填报单位  青禾县云溪乡人民政府" in shown
    assert " 12 [表上印好] 目标名称  乡镇经济发展" in shown
    assert " 13 [待填4、未答] 产出指标  3 条  粮油面积〔待填：农技站〕亩" in shown
    assert " 39 [可不答] 金额来源" in shown
    assert shown.split("\n")[-3].split() == ["41", "写出"]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("zjze", [4]), ("zijinzonge", [4]), ("ZJZE", [4]), ("jjfz", [13, 14]), ("mb3xy", [20]), ("资金总额", [4]),
        ("13", [13]), ("第13题", [13]), ("xyzxyz", []), ("没有这题", []), ("99", []),
    ],
)  # fmt: skip
def test_a_question_is_found_by_number_name_pinyin_or_initials(session, typed, numbers):
    assert find(session.interview.topics, typed) == numbers


def test_one_jumps_by_initials_too(session):
    assert session.say("跳到 zjze").accepted
    assert session.view().asked.topic.label == "资金总额"
    assert session.say("/td nd").accepted
    assert session.view().asked.topic.label == "年度"


@pytest.mark.parametrize("word", ["待填", "农业站", "站所", "武装部", "全部"])
def test_what_stands_behind_the_outline_is_part_of_the_command(word):
    assert parse_command(f"目录 {word}") == Command(Verb.OUTLINE, word)
    assert parse_command(f"/ml {word}") == Command(Verb.OUTLINE, word)


@pytest.mark.parametrize("answer", ["目录建设1套", "目录 3 个", "目录 编制目录，印发到村", "目录、清单各 1 份"])
def test_no_answer_is_taken_for_a_part_of_the_outline(answer):
    assert parse_command(answer) is None


def test_the_outline_is_filtered_by_state(session):
    assert "“待改”的有 1 题" in said(session, "目录 待改")
    blanks = said(session, "目录 待填").split("\n")
    assert blanks[0] == "“待填”的有 1 题："
    assert len(blanks) == 3
    assert said(session, "目录 需复核") == "没有“需复核”的题。"
    assert said(session, "目录 未填") == said(session, "目录 未答")


def test_what_an_office_owes_is_listed_with_question_line_and_sentence_by_any_of_its_names(session):
    for name in ("农业站", "农技站", "农业综合服务中心"):
        shown = said(session, f"目录 {name}").split("\n")
        assert shown[0].startswith("农业站（粮油生产")
        assert shown[0].endswith("：1 处")
        assert shown[1:] == ["  第13题第1条  粮油面积【〔待填：农技站〕】亩"]


def test_what_all_offices_owe_is_listed_office_by_office_and_nobodys_last(session):
    heads = [line for line in said(session, "目录 站所").split("\n") if not line.startswith("  ")]
    assert [head.partition("（")[0].partition("：")[0] for head in heads] == [
        "农业站",
        "村建站",
        "自来水厂",
        "没写找谁要",
    ]


def test_an_office_that_owes_nothing_says_so_and_an_unknown_word_names_what_there_is(session):
    assert said(session, "目录 林业站").endswith("没有待填的空。")
    [message] = session.say("目录 天文台").messages
    assert message.tone is Tone.BAD
    assert "现在有空待填的：农业站、村建站、自来水厂" in message.text


def test_an_office_that_the_bank_does_not_know_is_chosen_by_its_own_name(session):
    assert read_selection("自来水厂", session.interview) == Selection(offices=True, office="自来水厂")
    assert [part.excerpt for part in owed_in(session.interview)][-1] == "〔待填〕"


def test_a_blank_filled_is_owed_no_more(session):
    session.say("跳到 13")
    session.say("改 1")
    session.say("粮油面积6800亩")
    assert "农业站" not in said(session, "目录 站所")


def test_hostile_text_is_shown_harmless_in_every_list(session):
    session.say("跳到 11")
    session.say("编制\u202e预算[/x]〔待填：农\u200b业站〕")
    for line in ("目录", "目录 待填", "目录 站所"):
        assert "\u202e" not in said(session, line)
        assert "\u200b" not in said(session, line)
