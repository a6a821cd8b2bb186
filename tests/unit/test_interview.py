"""The interview as a pure object."""

from dataclasses import replace
from decimal import Decimal

from assistant.agenda import FINISH, Kind
from assistant.events import ItemSet, Place
from assistant.interview import Interview
from assistant.model import ABSENT, Category, Indicator, Operator, Target
from assistant.step import Step
from tests.support.script import typeable, typed_lines


def test_it_begins_with_the_filer(talk):
    asked = talk.interview.asked()
    assert (asked.place, asked.topic.kind, asked.topic.label) == (Place("/filer"), Kind.NAME, "填报单位")
    assert asked.prompt == asked.question.prompt


def test_the_total_and_the_expenditure_are_asked_before_the_income(talk):
    ids = [topic.id for topic in talk.interview.topics if topic.kind is Kind.AMOUNT]
    assert ids[:3] == ["/budget/total", "/budget/expenditure/basic", "/budget/expenditure/project"]
    assert len(ids) == 7


def test_an_accepted_answer_leads_to_the_next_question(talk):
    assert talk.say("青禾县云溪乡人民政府").accepted
    assert talk.held.filer == "青禾县云溪乡人民政府"
    assert talk.at == "/department"


def test_the_department_is_offered_the_filers_name(talk):
    talk.say("青禾县云溪乡人民政府")
    assert talk.interview.asked().offer == "青禾县云溪乡人民政府"
    assert talk.say("").accepted
    assert talk.held.department == "青禾县云溪乡人民政府"


def test_a_refused_answer_stays_typed_at_its_question_and_keeps_nothing(talk):
    talk.go("/budget/total")
    step = talk.say("约九百万")
    assert not step.accepted
    assert step.findings[0].path == "/budget/total"
    assert talk.at == "/budget/total"
    assert talk.held.budget.total is ABSENT
    assert talk.interview.asked().typed == "约九百万"


def test_one_can_leave_an_invalid_answer_and_find_it_again(talk):
    talk.go("/year")
    talk.say("明年")
    talk.keep(talk.interview.back())
    assert talk.at == "/department"
    talk.go("/year")
    assert talk.interview.asked().typed == "明年"
    talk.say("2027")
    assert talk.interview.state.typed == {}


def test_an_answer_that_is_changed_keeps_everything_else(talk):
    talk.say("青禾县云溪乡人民政府", "", "2027", "900")
    talk.go("/filer")
    talk.say("青禾县石门镇人民政府")
    assert (talk.held.filer, talk.held.year, talk.held.budget.total) == ("青禾县石门镇人民政府", 2027, Decimal(900))
    assert talk.at == "/department", "it still says the old name"
    talk.say("")
    assert talk.held.department == "青禾县云溪乡人民政府"
    assert talk.at == "/budget/expenditure/basic"


def test_enter_alone_keeps_an_answer_and_asks_for_a_missing_one(talk):
    step = talk.say("")
    assert not step.accepted
    assert "跳过" in step.notes[0]
    talk.say("青禾县云溪乡人民政府")
    talk.go("/filer")
    assert talk.say("").accepted
    assert talk.held.filer == "青禾县云溪乡人民政府"


def test_amounts_of_one_yuan_too_many_decimals_are_refused(talk):
    talk.go("/budget/total")
    step = talk.say("9227501元")
    assert "有 4 位小数" in step.findings[0].message


def test_a_budget_that_does_not_add_up_is_said_but_never_traps(talk):
    talk.go("/budget/total")
    talk.say("100", "60", "30")
    assert talk.at == "/budget/income/general_public"
    step = talk.say("100", "无", "无", "无")
    assert step.accepted
    assert [part.message for part in step.findings] == ["资金总额 100 ≠ 支出合计 90，差 10 万元，请核对改正。"]
    assert talk.at == "/worksheet/amount_source"


def test_lines_come_one_by_one_until_enter_alone(talk):
    talk.go("/duties")
    assert talk.interview.asked().number == 1
    talk.say("编制并执行本乡预算", "办理社会救助申请受理")
    assert talk.interview.asked().number == 3
    assert [text for text, _ in talk.interview.asked().lines] == ["编制并执行本乡预算", "办理社会救助申请受理"]
    talk.say("")
    assert talk.at == "o1/outputs"
    assert talk.held.duties == ("编制并执行本乡预算", "办理社会救助申请受理")


def test_a_number_typed_before_a_line_is_left_to_the_form(talk):
    talk.go("/duties")
    step = talk.say("1、编制并执行本乡预算")
    assert "序号" in step.notes[0]
    talk.say("2025年以来的老路要修")
    assert talk.held.duties == ("编制并执行本乡预算", "2025年以来的老路要修")


def test_a_line_that_begins_with_a_quantity_keeps_it(talk):
    talk.go("o1/outputs")
    talk.say("1.5公里机耕道6月底前修好")
    assert talk.held.objectives[0].outputs[0].text == "1.5公里机耕道6月底前修好"


def test_none_closes_a_list_without_lines_and_is_refused_after_a_line(talk):
    talk.go("o1/outputs")
    talk.say("无")
    assert talk.held.objectives[0].outputs == ()
    talk.go("o2/outputs")
    talk.say("硬化通组路3.2公里")
    assert not talk.say("无").accepted
    assert len(talk.held.objectives[1].outputs) == 1


def test_a_benefit_without_its_label_is_asked_for_its_category(talk):
    talk.go("o1/benefits")
    talk.say("群众出行时间缩短10分钟")
    asked = talk.interview.asked()
    assert asked.place.part == "category"
    assert talk.held.objectives[0].benefits[0].category is None
    assert not talk.say("九").accepted
    talk.say("2")
    assert talk.held.objectives[0].benefits[0] == Indicator("群众出行时间缩短10分钟", Category.SOCIAL)
    assert talk.interview.place == Place("o1/benefits")


def test_a_benefit_with_its_label_is_not_asked(talk):
    talk.go("o1/benefits")
    talk.say("经济效益：村均集体收入不低于8万元")
    assert talk.held.objectives[0].benefits[0] == Indicator("村均集体收入不低于8万元", Category.ECONOMIC)
    assert talk.interview.asked().number == 2


def test_a_list_is_not_done_while_a_category_is_missing(talk):
    talk.go("o1/benefits")
    talk.say("群众满意")
    talk.keep(talk.interview.back())
    talk.go("o1/benefits")
    talk.say("")
    assert talk.interview.place.part == "category"
    talk.say("5", "")
    assert talk.at == "o2/outputs"


def test_a_line_can_be_changed_and_removed_by_its_number(talk):
    talk.go("/duties")
    talk.say("甲职责", "乙职责", "丙职责")
    talk.keep(talk.interview.change(2))
    assert talk.interview.asked().current == "乙职责"
    assert talk.interview.asked().number == 2
    talk.say("丁职责")
    talk.keep(talk.interview.arranging.remove(talk.interview.line(1).id))
    assert talk.held.duties == ("丁职责", "丙职责")
    assert talk.interview.line(9) is None


def test_one_stays_in_a_finished_list_after_a_change_and_enter_alone_goes_on(talk):
    talk.go("/duties")
    talk.say("甲职责", "")
    for text in ("乙职责", ""):
        talk.go("/duties")
        talk.keep(talk.interview.change(1))
        talk.say(text)
        assert talk.interview.place == Place("/duties")
    talk.say("")
    assert talk.at == "o1/outputs"
    assert talk.held.duties == ("乙职责",)


def test_enter_alone_on_an_answer_goes_to_the_next_question_answered_or_not(talk):
    talk.say("青禾县云溪乡人民政府", "", "2027", "100")
    talk.go("/filer")
    order = []
    for _ in range(4):
        talk.say("")
        order.append(talk.at)
    assert order == ["/department", "/year", "/budget/total", "/budget/expenditure/basic"]


def test_an_answer_changed_after_the_whole_form_was_filled_leads_to_the_next_one(talk, example):
    for line in typed_lines(typeable(example), talk.interview.form, talk.interview.state):
        talk.say(line)
    assert talk.at == FINISH
    talk.go("/year")
    talk.say("2028")
    assert talk.at == "/budget/total"


def test_structured_parts_follow_a_changed_figure_and_go_where_the_sentence_bears_them_out_no_more(talk, form):
    talk.go("o1/outputs")
    target = Target("低改面积", Operator.GE, "300", "亩")
    line = Indicator("油茶低改300亩，11月底前验收", Category.QUANTITY, (target,), "2027-11-30")
    talk.keep(Step((ItemSet("i1", "o1/outputs", line),)))
    talk.keep(talk.interview.change(1))
    talk.say("油茶低改300亩")
    assert talk.held.objectives[0].outputs[0] == Indicator("油茶低改300亩", Category.QUANTITY, (target,))
    talk.keep(talk.interview.change(1))
    talk.say("油茶低改260亩")
    followed = replace(target, value="260")
    assert talk.held.objectives[0].outputs[0] == Indicator("油茶低改260亩", Category.QUANTITY, (followed,))
    talk.keep(talk.interview.change(1))
    talk.say("油茶林整片低改，年内验收")
    assert talk.held.objectives[0].outputs[0] == Indicator("油茶林整片低改，年内验收", Category.QUANTITY)


def test_not_known_yet_is_an_open_blank_in_a_text_and_a_gap_in_an_amount(talk):
    talk.say("待填")
    assert talk.held.filer == "〔待填〕"
    talk.go("/budget/total")
    step = talk.say("不清楚")
    assert talk.held.budget.total is ABSENT
    assert talk.at == "/budget/expenditure/basic"
    assert "送审稿" in step.notes[0]
    assert talk.interview.progress().blanks == 1


def test_back_goes_through_the_lines_one_by_one_to_the_very_first_question(talk):
    talk.go("/duties")
    talk.say("甲职责", "乙职责", "")
    seen = []
    while (step := talk.interview.back()).accepted:
        talk.keep(step)
        seen.append((talk.at, talk.interview.place.item))
    assert seen[:3] == [("/duties", None), ("/duties", "i2"), ("/duties", "i1")]
    assert seen[-1] == ("/filer", None)


def test_skipping_everything_reaches_the_end_and_nothing_is_answered(talk):
    for _ in range(100):
        step = talk.interview.skip()
        if not step.accepted:
            break
        talk.keep(step)
    assert talk.at == FINISH
    progress = talk.interview.progress()
    assert (progress.answered, progress.total) == (0, 29)
    assert len(progress.unanswered) == 29


def test_an_objectives_title_stands_as_printed_and_can_be_changed(talk):
    assert "o1/title" not in [topic.id for topic in talk.interview.progress().unanswered]
    talk.go("o1/title")
    assert talk.interview.asked().current == "乡镇经济发展"
    talk.say("产业发展")
    assert talk.held.objectives[0].title == "产业发展"


def test_undo_takes_back_answers_one_by_one_and_redo_brings_them_again(talk):
    talk.say("青禾县云溪乡人民政府", "", "2027")
    full = talk.held
    for _ in range(3):
        assert talk.keep(talk.interview.undo()).accepted
    assert talk.held.filer is ABSENT
    assert not talk.interview.undo().accepted
    for _ in range(3):
        assert talk.keep(talk.interview.redo()).accepted
    assert talk.held == full
    assert not talk.interview.redo().accepted


def test_undo_goes_to_the_place_of_the_change_and_a_removed_line_is_back_there(talk):
    talk.go("/duties")
    talk.say("甲职责", "乙职责")
    talk.keep(talk.interview.arranging.remove(talk.interview.line(1).id))
    talk.go("/filer")
    talk.keep(talk.interview.undo())
    assert talk.at == "/duties"
    assert talk.held.duties == ("甲职责", "乙职责")


def test_the_interview_resumes_where_its_entries_left_it(talk, form):
    talk.say("青禾县云溪乡人民政府", "", "2027")
    talk.go("o3/benefits")
    talk.say("低保对象满意度不低于90%")
    again = Interview(form, talk.interview.entries)
    assert again.place == talk.interview.place
    assert again.asked() == talk.interview.asked()


def test_more_lines_than_the_schema_allows_are_refused(talk):
    talk.go("/duties")
    for number in range(40):
        assert talk.say(f"第{number}项职责").accepted
    step = talk.say("再来一项职责")
    assert not step.accepted
    assert "最多 40 项" in step.findings[0].message


def test_a_control_character_is_refused_and_named(talk):
    step = talk.say("青禾县\x1b[2J云溪乡")
    assert not step.accepted
    assert "U+001B" in step.findings[0].message


def test_every_question_asks_in_plain_words_without_a_placeholder_left(talk):
    for topic in talk.interview.topics:
        talk.go(topic.id)
        asked = talk.interview.asked()
        assert "{" not in asked.prompt
        assert asked.question.hint


def test_none_may_be_typed_as_the_help_words_it(talk):
    talk.go("/budget/income/other")
    talk.say("打 无")
    assert talk.held.budget.income["other"] is None
    talk.go("o1/outputs")
    talk.say("打 待填", "打井3口")
    assert [line.text for line in talk.held.objectives[0].outputs] == ["〔待填〕", "打井3口"]


def test_back_from_a_line_called_for_by_its_number_leads_to_the_line_to_come(talk):
    talk.go("/duties")
    talk.say("负责粮食生产指导。", "负责公路管护。")
    talk.keep(talk.interview.change(1))
    talk.keep(talk.interview.back())
    assert talk.interview.place == Place("/duties")


def test_back_from_a_line_that_was_walked_to_goes_on_to_what_is_before_it(talk):
    talk.go("/duties")
    talk.say("负责粮食生产指导。", "负责公路管护。")
    walked = []
    for _ in range(3):
        talk.keep(talk.interview.back())
        walked.append(talk.interview.place)
    assert [place.item for place in walked] == ["i2", "i1", None]
    assert walked[-1].question != "/duties"
