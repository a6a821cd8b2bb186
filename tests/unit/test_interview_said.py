"""What is typed into an interview in other words than it expects: lists, blanks, slips, categories."""

import pytest

from assistant.agenda import FINISH
from assistant.events import ItemSet, Place, Typed
from assistant.model import ABSENT, Category, Indicator
from assistant.session import Session
from assistant.step import Step


def test_a_numbered_list_typed_at_once_becomes_one_line_a_number(talk):
    talk.go("/duties")
    step = talk.say("1、编制并执行本乡预算\n2、办理社会救助\n含临时救助\n\n3、组织防汛")
    assert step.notes == ("按序号分成了 3 条；不对就打 撤销，全部收回。",)
    assert talk.held.duties == ("编制并执行本乡预算", "办理社会救助\n含临时救助", "组织防汛")
    talk.say("（4）管护村道\n（5）巡查河道")
    assert len(talk.held.duties) == 5
    talk.keep(talk.interview.undo())
    assert len(talk.held.duties) == 3


@pytest.mark.parametrize(
    "text",
    [
        "整治人居环境：\n1、清垃圾\n2、清沟渠",
        "一是编预算\n二是办救助",
        "1、编预算\n3、办救助",
        "1、总则\n（1）甲\n（2）乙",
        "编预算\n办救助",
        "1.5公里\n2.5公里",
    ],
)
def test_several_lines_that_are_no_list_of_their_own_stay_one_answer(talk, text):
    talk.go("/duties")
    talk.say(text)
    assert len(talk.held.duties) == 1
    assert talk.held.duties[0].replace("\n", "").endswith(text.replace("\n", "")[-4:])


def test_a_slip_in_one_line_of_a_list_keeps_all_of_it_in_the_input(talk):
    talk.go("o1/benefits")
    text = "1、经济效益：甲乙\n2、社会效益：丙\x07丁"
    step = talk.say(text)
    assert not step.accepted
    assert talk.interview.asked().typed == text
    assert talk.held.objectives[0].benefits is ABSENT


def test_benefits_of_a_list_without_a_category_are_asked_for_it_at_the_end(talk):
    talk.go("o1/benefits")
    talk.say("1、经济效益：甲乙\n2、丙丁", "")
    assert (talk.interview.place.part, talk.interview.asked().number) == ("category", 2)
    talk.say("社会效益：丙丁戊")
    assert talk.held.objectives[0].benefits[1] == Indicator("丙丁戊", Category.SOCIAL)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("待填：农业站", "〔待填：农业站〕"),
        ("不清楚", "〔待填〕"),
        ("亩均补助【待填：财政所】元", "亩均补助〔待填：财政所〕元"),
        ("亩均补助（待填）元", "亩均补助〔待填〕元"),
        ("巡河（国发〔2016〕3号）12次", "巡河（国发〔2016〕3号）12次"),
    ],
)
def test_a_blank_is_known_however_it_is_bracketed(talk, typed, kept):
    talk.go("o1/outputs")
    step = talk.say(typed)
    assert talk.held.objectives[0].outputs[0].text == kept
    assert bool(step.notes) == (typed != kept)


def test_an_answer_taken_back_does_not_bring_back_what_was_refused_before_it(talk):
    talk.go("/budget/total")
    talk.say("约三百", "334")
    talk.keep(talk.interview.undo())
    assert talk.interview.asked().typed == ""
    assert talk.held.budget.total is ABSENT


def test_undo_and_redo_say_what_they_change(talk):
    talk.say("青禾县云溪乡人民政府")
    talk.go("/duties")
    talk.say("编制并执行本乡预算")
    talk.keep(talk.interview.arranging.remove(talk.interview.line(1).id))
    said = [talk.keep(talk.interview.undo()).notes[0] for _ in range(3)]
    assert said == [
        "已撤销：删除“编制并执行本乡预算”（打 重做 恢复）。",
        "已撤销：添上的“编制并执行本乡预算”（打 重做 恢复）。",
        "已撤销：填报单位的改动（打 重做 恢复）。",
    ]
    assert talk.keep(talk.interview.redo()).notes == ("已恢复：填报单位的改动。",)


def test_taking_back_a_change_of_a_line_does_not_sound_as_if_the_line_were_gone(talk, example):
    talk.go("/duties")
    talk.say("编制并执行本乡预算")
    line = talk.interview.line(1)
    talk.keep(talk.interview.change(1))
    talk.say("编制本乡预算")
    assert talk.keep(talk.interview.undo()).notes == ("已撤销：“编制本乡预算”这一条的改动（打 重做 恢复）。",)
    assert talk.interview.line(1) == line
    session = Session.new("a", ("旧表.docx", example))
    session.say("跳到 11")
    session.say("改 1")
    session.say("负责粮油生产指导。")
    assert "“负责粮油生产指导。”这一条的改动" in session.say("撤销").messages[0].text


@pytest.mark.parametrize(
    "typed", ["待填。", "待填农业站", "待填（农业站）", "待填：农业站，林业站", "待定", "不清楚！"]
)
def test_a_blank_is_known_with_whatever_stands_behind_it(talk, typed):
    talk.go("o1/outputs")
    talk.say(typed)
    assert talk.held.objectives[0].outputs[0].text.startswith("〔待填")


@pytest.mark.parametrize("typed", ["无。", "没有", "暂无", "打 无"])
def test_none_is_known_with_whatever_stands_around_it_and_can_be_passed_by(talk, typed):
    talk.go("/duties")
    talk.say(typed)
    assert talk.held.duties == ()
    talk.go("/duties")
    assert talk.interview.asked().current == "无"
    talk.say("")
    assert talk.at == "o1/outputs"


def test_a_category_with_nothing_behind_it_is_no_line(talk):
    talk.go("o1/benefits")
    step = talk.say("满意度：")
    assert not step.accepted
    assert "内容还没写" in step.findings[0].message
    assert talk.held.objectives[0].benefits is ABSENT


def test_the_categories_that_a_list_lacks_are_asked_one_after_the_other(talk):
    talk.go("o1/benefits")
    lines = tuple(ItemSet(f"i{n}", "o1/benefits", Indicator(f"效益之{n}")) for n in (1, 2, 3))
    talk.keep(Step(lines))
    talk.keep(talk.interview.change(2))
    talk.say("")
    assert (talk.interview.place.part, talk.interview.asked().number) == ("category", 2)
    talk.say("社会")
    assert (talk.interview.place.part, talk.interview.asked().number) == ("category", 1)
    talk.say("1")
    talk.say("满意度")
    assert talk.interview.place == Place("o1/benefits")
    kinds = [line.category for line in talk.held.objectives[0].benefits]
    assert kinds == [Category.ECONOMIC, Category.SOCIAL, Category.SATISFACTION]


def test_a_figure_in_yuan_without_its_unit_is_asked_about_and_a_sum_that_holds_again_is_said(talk):
    talk.go("/budget/total")
    step = talk.say("13286000")
    assert not step.accepted
    assert step.findings[0].message == "“13286000”差了一万倍？是元就打 13286000元，真是万元就打 13286000万元。"
    assert talk.say("13286000万元").accepted
    talk.go("/budget/total")
    talk.say("100", "60", "30")
    talk.go("/budget/expenditure/project")
    assert talk.say("40").notes == ("数对上了：总额、收入、支出三头相等。",)


def test_what_was_refused_is_told_from_what_was_left_unfinished(talk):
    talk.go("/budget/total")
    talk.say("12a")
    assert (talk.interview.asked().typed, talk.interview.asked().refused) == ("12a", True)
    talk.keep(Step((Typed(Place("/budget/total"), "12"),)))
    assert (talk.interview.asked().typed, talk.interview.asked().refused) == ("12", False)


def test_the_end_says_how_many_questions_are_open(talk):
    talk.go(FINISH)
    assert talk.interview.asked().prompt == "还有 29 题没填：打 目录 去补；急着给领导看，打 送审稿 先出一份。"
