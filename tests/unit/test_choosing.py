"""Choosing a phrase by its number and filling its blanks, as a session does it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.events import Source
from assistant.model import Category, Operator
from assistant.session import Session
from assistant.wording.suggest import offer_line

TOWN = "绥宁县河口苗族乡人民政府"
OUTPUTS = "跳到 13"
BENEFITS = "跳到 14"


@pytest.fixture
def session() -> Session:
    session = Session.new("a")
    for line in (TOWN, "", "2027", OUTPUTS):
        session.say(line)
    return session


def said(reply) -> str:
    return "\n".join(message.text for message in reply.messages)


def lines(session: Session):
    return session.declaration().objectives[0].outputs


def test_offers_stand_with_the_question_numbered_from_one(session):
    offers = session.view().offers
    assert 1 < len(offers) <= 5
    assert {offer.label for offer in offers[:4]} == {"数量", "质量", "时效", "成本"}


def test_a_digit_begins_the_sentence_and_its_blanks_are_asked_one_by_one(session):
    session.say("gbznt")
    session.say("1")
    wanted = session.view().wanted
    assert wanted.sentence == "新建和改造高标准农田〔数量〕亩，〔日期〕前通过县级验收"
    session.fill("560")
    assert session.view().wanted.left == 1
    reply = session.fill("10-31")
    assert reply.accepted
    [line] = lines(session)
    assert line.text == "新建和改造高标准农田560亩，10月31日前通过县级验收"
    assert (line.category, line.deadline) == (Category.QUANTITY, "2027-10-31")
    assert (line.targets[0].operator, line.targets[0].value) == (Operator.GE, "560")
    assert session.view().wanted is None
    assert session.interview.state.items("o1/outputs").items[0].source is Source.BANK


def test_no_sample_is_ever_taken_by_enter_alone(session):
    session.say("gbznt 1")
    for _ in range(3):
        reply = session.fill("")
        assert not reply.accepted
    assert session.view().wanted.left == 2
    assert lines(session) == () or not lines(session)


def test_a_value_that_the_blank_does_not_take_is_refused_and_asked_again(session):
    session.say("gbznt 1")
    assert not session.fill("许多").accepted
    assert session.view().wanted.left == 2


def test_what_is_owed_stands_as_an_open_blank_with_its_office(session):
    session.say("gbznt 1")
    session.fill("待填")
    session.fill("10月底")
    assert lines(session)[0].text.startswith("新建和改造高标准农田〔待填：农业综合服务中心〕亩")


def test_a_sentence_under_construction_can_be_given_up_and_left_and_comes_back(session):
    session.say("gbznt 1")
    session.say("上一题")
    session.say(OUTPUTS)
    assert session.view().wanted is not None
    session.fill("换一条")
    assert session.view().wanted is None
    assert session.view().offers


def test_a_sentence_under_construction_outlives_closing(session):
    session.say("gbznt 1")
    session.fill("560")
    session.close()
    again = Session.open("a")
    assert again.view().wanted.sentence.startswith("新建和改造高标准农田560亩")
    again.close()


def test_a_phrase_without_blanks_is_an_answer_at_once(session):
    fixed = next(n for n, offer in enumerate(session.view().offers, 1) if "〔" not in offer.sentence)
    sentence = session.view().offers[fixed - 1].sentence
    assert session.say(str(fixed)).accepted
    assert lines(session)[0].text == sentence


def test_a_benefit_from_the_bank_brings_its_category(session):
    session.say(BENEFITS)
    session.say("1")
    while (wanted := session.view().wanted) is not None:
        session.fill(wanted.phrase.examples[wanted.index])
    [line] = session.declaration().objectives[0].benefits
    assert line.category is not None
    assert session.interview.place.part is None


def test_more_turns_the_page_and_a_search_goes_over_all_objectives(session):
    first = session.view().offers
    session.say("更多")
    assert session.view().offers != first
    session.say("找 医保")
    assert session.view().offers
    assert {offer.reason for offer in session.view().offers} == {"别的目标"}
    assert not session.say("找 量子计算机").accepted


@pytest.mark.parametrize("text", ["9", "gbznt 7"])
def test_a_number_that_no_offer_has_is_said(session, text):
    session.say("gbznt")
    reply = session.say(text)
    assert not reply.accepted
    assert "没有第" in said(reply)


@pytest.mark.parametrize("text", ["油茶改造 300亩", "培训4期", "硬化公路3.2公里，10月31日前完工 2"])
def test_a_sentence_is_no_choice(session, text):
    session.say(text)
    assert lines(session)[0].text == text


def test_figures_of_the_township_fill_blanks_and_are_learned_from_them(session):
    session.say("基本数据 村10 组86、户籍人口1.2万")
    session.say("跳到 20")  # 改善民生, outputs are 19
    session.say("跳到 19")
    session.say("找 医保、养老保险政策宣讲")
    reply = session.say("1")
    assert "10个村" in session.declaration().objectives[2].outputs[0].text
    assert "基本数据" in said(reply)
    assert session.interview.state.fields["/basics/registered_population"] == 12000


def test_a_figure_typed_for_a_blank_is_asked_once(session):
    session.say("跳到 19")
    session.say("找 医保、养老保险政策宣讲")
    session.say("1")
    reply = session.fill("12")
    assert "记作基本数据" in said(reply)
    assert session.interview.state.fields["/basics/villages"] == 12


def test_figures_are_told_and_outlive_an_import_of_answers(session):
    assert "还一个都没记" in said(session.say("基本数据"))
    assert not session.say("基本数据 很多").accepted
    session.say("基本数据 村10")
    assert "行政村 10个" in said(session.say("基本数据"))


def test_words_of_the_field_are_explained_and_unknown_ones_are_guessed_at(session):
    assert "产出" in said(session.say("?产出"))
    assert "产出" in said(session.say("？ 产出指标"))
    assert not session.say("?阿巴阿巴").accepted


def test_duties_are_offered_too(session):
    session.say("跳到 11")
    assert session.view().offers
    session.say("找 防汛")
    sentence = session.view().offers[0].sentence
    session.say("1")
    if session.view().wanted is not None:
        session.fill("10")
    assert session.declaration().duties[0][:6] == sentence[:6]


def test_the_filer_is_chosen_from_the_gazetteer():
    session = Session.new("b")
    session.say("绥宁河口")
    assert [offer.sentence for offer in session.view().offers] == [TOWN]
    reply = session.say("1")
    assert session.view().filer == TOWN
    assert "湖南省邵阳市绥宁县河口苗族乡" in said(reply)


def test_a_name_that_the_gazetteer_does_not_know_is_taken_as_typed_and_marked():
    session = Session.new("b")
    reply = session.say("青禾县云溪乡人民政府")
    assert session.view().filer == "青禾县云溪乡人民政府"
    assert "没有对上" in said(reply)


def test_a_short_name_is_sought_first_and_taken_when_it_is_given_twice():
    session = Session.new("b")
    session.say("河口苗族乡")
    assert session.view().filer is None
    session.say("河口苗族乡")
    assert session.view().filer == "河口苗族乡"


def test_a_village_is_completed_from_pinyin_in_a_blank_for_a_place(session):
    assert session.choosing.complete("zzjc").names == ("竹舟江村",)
    assert session.choosing.complete("今年在竹舟").names == ("竹舟江村",)
    assert session.choosing.complete("今年在竹舟").length == 2
    assert session.choosing.complete("今年在大冻") is None


def test_a_search_ends_with_the_answer_that_was_chosen_from_it(session):
    session.say("gbznt 1")
    session.fill("560")
    session.fill("10-31")
    assert not any("高标准农田〔数量〕亩" in offer.sentence for offer in session.view().offers)
    assert len(session.view().offers) == 5


def test_what_the_old_form_had_and_the_draft_no_longer_has_is_offered_first(example):
    phrase = "举办种养技术培训6期，每期不少于30人，一半课时在田间"
    first = example.objectives[0]
    line = replace(first.outputs[0], text=phrase, targets=(), deadline=None)
    old = replace(example, year=2026, objectives=(replace(first, outputs=(line,)), *example.objectives[1:]))
    session = Session.new("b", imported=("去年.docx", old))
    session.say(OUTPUTS)
    session.say("删 1")
    [first_offer, *_] = session.view().offers
    assert (first_offer.reason, first_offer.sentence[:8]) == ("去年写过", phrase[:8])


def test_what_was_sought_is_no_beginning_of_the_answer_behind_it():
    session = Session.new("a")
    session.keep_typed("绥宁河口")
    session.say("绥宁河口")
    assert session.view().asked.typed == ""
    session.say("1")
    assert session.view().filer == TOWN


def test_a_digit_right_behind_a_name_that_is_sought_chooses_too():
    session = Session.new("a")
    session.say("绥宁河口1")
    assert session.view().filer == TOWN


def test_a_phrase_of_two_paragraphs_is_offered_as_one_line_and_taken_as_two(session):
    session.say("跳到 19")
    [offer] = [part for part in session.choosing.offers.shown("btqcgs") if "一卡通" in part.sentence]
    assert "\n" not in offer_line(offer.sentence, offer.label, offer.reason)
    session.say("btqcgs1")
    session.fill("7")
    session.fill("5")
    [line] = session.declaration().objectives[2].outputs
    first, second = line.text.split("\n")
    assert first.endswith("不少于7天。")
    assert second.startswith("群众提出错漏的，5个工作日内")
    assert line.targets[0].value == "7"
