"""What a form says twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.bank import load_bank
from assistant.model import Category, Indicator, Operator, Severity, Target
from assistant.review.repetition import FORM_RULES, LINE_RULES
from assistant.review.repetition.across import same_clauses, same_indicators, same_lines, same_tasks
from assistant.review.repetition.contradiction import done_and_under_way, two_satisfactions
from assistant.review.repetition.copied import copied_from_last_year
from tests.support.review_lines import CONTEXT, declared, found_in, found_over


def said_twice(text: str) -> list[str | None]:
    return [finding.excerpt for finding in found_in(text, LINE_RULES)]


def overlay(folder: Path, name: str, rows: str):
    """Return the context with a county's own table on top."""
    (folder / "terms").mkdir()
    (folder / "terms" / name).write_text(rows, encoding="utf-8")
    return replace(CONTEXT, bank=load_bank(folder))


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("护林护林队每周巡山", "护林护林"),
        ("重点重点重点整治", "重点重点重点"),
        ("补建3座3座公厕", "3座3座"),
        ("网格员网格员入户", "网格员网格员"),
    ],
)
def test_a_word_that_follows_itself_is_found_as_often_as_it_stands_there(text, excerpt):
    assert said_twice(text) == [excerpt]


@pytest.mark.parametrize(
    "text",
    [
        "一件一件办好",
        "逐户逐户走访",
        "研究研究再定",
        "基层党组织组织群众",
        "13.3公里.3公里处",
        "家家户户",
        "高高兴兴",
        "ABAB",
        "2020",
    ],
)
def test_words_that_may_stand_twice_are_left_alone(text):
    assert said_twice(text) == []


def test_a_doubled_word_may_be_allowed_before_some_words_only():
    assert said_twice("专项资金资金使用率") == []
    assert said_twice("专项资金资金到村") == ["资金资金"]


def test_a_county_allows_a_doubled_word_without_code(tmp_path):
    context = overlay(tmp_path, "doubled.csv", "编号,词,后接\nown-01,看看,\n")
    assert found_in("请群众看看看看效果", LINE_RULES) != []
    assert found_in("请群众看看看看效果", LINE_RULES, context) == []


@pytest.mark.parametrize(
    ("text", "excerpt", "fix"),
    [
        ("发展茶叶、茶叶加工", None, None),
        ("发展茶叶、茶叶、竹笋", "茶叶、茶叶", "茶叶"),
        ("整治沟渠、山塘、沟渠和水井", "山塘、沟渠", "山塘"),
        ("整治沟渠、山塘、沟渠等设施", "山塘、沟渠", "山塘"),
        ("道路长2公里、2公里、3公里", None, None),
        ("种植大户、养殖大户", None, None),
        ("落实、落实、再落实", None, None),
    ],
)
def test_a_list_that_names_one_thing_twice_is_mended_by_leaving_it_out(text, excerpt, fix):
    found = [(finding.excerpt, finding.fix) for finding in found_in(text, LINE_RULES)]
    assert found == ([(excerpt, fix)] if excerpt else [])


def test_lists_in_different_clauses_are_not_one_list():
    assert said_twice("甲坪村、乙坪村修路，丙坪村、甲坪村修渠") == []


def test_the_second_of_two_equal_sentences_is_shown():
    [finding] = found_in("每周巡查一遍村道。坏灯当天修。每周巡查一遍村道。", LINE_RULES)
    assert (finding.rule, finding.start) == ("repetition.sentence", 15)


def test_lines_are_the_same_when_fillers_marks_and_spelling_differ():
    form = declared(["切实加强护林员队伍管理，认真开展培训。"], ["强化护林员队伍管理、组织开展培训班"])
    [finding] = found_over(form, [same_lines])
    assert (finding.path, finding.related) == ("/objectives/1/outputs/0/text", ("/objectives/0/outputs/0/text",))
    assert finding.severity is Severity.WARNING


def test_three_equal_lines_are_one_finding():
    form = declared(["护林员每周巡山不少于5天"], ["护林员每周巡山不少于5天"], ["护林员每周巡山不少于5天"])
    [finding] = found_over(form, [same_lines, same_clauses])
    assert len(finding.related) == 2


def test_equal_surveys_are_what_every_objective_may_have():
    survey = Indicator("服务对象满意度不低于90%，每半年入户问卷一次", Category.SATISFACTION)
    assert found_over(declared([survey], [survey]), FORM_RULES) == []


def test_an_equal_date_is_no_equal_clause():
    form = declared(["修渠3公里，2027年11月30日前全部完工"], ["改厕20户，2027年11月30日前全部完工"])
    assert found_over(form, [same_clauses]) == []


def test_of_several_equal_clauses_of_two_lines_the_longest_is_shown_where_it_stands():
    same = "对辖区内废旧轮胎露天堆场逐一登记造册"
    form = declared([f"{same}，每季度复查一遍不留死角盲区"], [f"检查企业。{same}，每季度复查一遍不留死角盲区"])
    [finding] = found_over(form, [same_clauses])
    assert finding.start == 5
    assert finding.excerpt is not None and finding.excerpt.startswith(same)


def test_tasks_without_figures_in_two_objectives_are_noted_and_with_figures_left_alone():
    bare = declared(["抓好禁毒、反诈宣传"], ["开展反诈和禁毒工作"])
    assert [finding.severity for finding in found_over(bare, [same_tasks])] == [Severity.NOTE]
    counted = declared(["抓好禁毒、反诈宣传12场"], ["反诈和禁毒入户9村"])
    assert found_over(counted, [same_tasks]) == []
    one = declared(["抓好禁毒、反诈宣传"], ["开展反诈进校园4次"])
    assert found_over(one, [same_tasks]) == []


def test_a_task_is_added_by_a_county(tmp_path):
    form = declared(["做好茶园统防、龙舟赛保障"], ["龙舟赛和茶园统防有序"])
    context = overlay(tmp_path, "tasks.csv", "编号,名称,词\nown-01,龙舟,龙舟赛\nown-02,统防,茶园统防\n")
    assert found_over(form, [same_tasks]) == []
    assert [finding.rule for finding in found_over(form, [same_tasks], context)] == ["repetition.task"]


def target(name: str, operator: Operator, value: str) -> Target:
    return Target(name, operator, value, "盏")


def test_an_indicator_twice_in_one_objective_is_found_unless_it_is_bounded_from_both_sides():
    least, most = target("路灯", Operator.GE, "60"), target("路灯", Operator.LE, "80")
    again = target("路灯", Operator.GE, "70")

    def found(one: Target, other: Target) -> list[str]:
        form = declared([Indicator("路灯安装", targets=(one,)), Indicator("再装路灯", targets=(other,))])
        return [finding.message for finding in found_over(form, [same_indicators])]

    assert found(least, most) == []
    assert "60、70" in found(least, again)[0]
    assert "两次" in found(least, least)[0]


def test_satisfaction_of_one_body_warns_in_one_objective_and_notes_across():
    def survey(value: int) -> Indicator:
        return Indicator(f"参训农民满意度不低于{value}%", Category.SATISFACTION)

    one = found_over(declared([survey(90), survey(95)]), [two_satisfactions])
    across = found_over(declared([survey(90)], [survey(95)]), [two_satisfactions])
    assert [finding.severity for finding in one + across] == [Severity.WARNING, Severity.NOTE]


def test_what_is_complete_is_not_pushed_on_elsewhere():
    form = declared(["加快推进宽带网络进组"], ["当前全乡光纤已全覆盖"])
    [finding] = found_over(form, [done_and_under_way])
    assert finding.related == ("/objectives/1/outputs/0/text",)
    assert found_over(declared(["加快推进宽带网络进组，年底实现全覆盖"]), [done_and_under_way]) == []


def test_last_years_text_counts_only_with_last_year_known_and_statutory_lines_aside():
    lines = [f"2027年在第{name}组修水渠{number}米" for number, name in enumerate("一二三四五六七八九十", 21)]
    before = replace(CONTEXT, last=declared([line.replace("2027", "2026") for line in lines]))
    form = declared(lines)
    assert found_over(form, [copied_from_last_year]) == []
    [finding] = found_over(form, [copied_from_last_year], before)
    assert (finding.severity, finding.path, len(finding.related)) == (Severity.WARNING, "/objectives", 10)
    few = found_over(
        declared([*lines[:2], *(f"改厕{number}户" for number in range(9))]), [copied_from_last_year], before
    )
    assert [(finding.severity, len(finding.related)) for finding in few] == [(Severity.NOTE, 2)]
    law = declared(["2027年免疫密度100%"])
    last = replace(CONTEXT, last=declared(["2026年免疫密度100%"]))
    assert found_over(law, [copied_from_last_year], last) == []


@pytest.mark.parametrize("text", ["、" * 8_000, "甲" * 8_000, "甲乙" * 4_000, "护林，" * 2_600, "\u202e\x07茶、茶"])
def test_strange_text_is_gone_through(text):
    found_in(text, LINE_RULES)
    found_over(declared([text], [text[:-1]], duties=[text]), FORM_RULES)


def test_lines_that_only_share_a_date_or_a_common_rate_are_not_warned_of():
    dates = declared(["2027年12月31日前完成"], ["2027年12月31日前完成"])
    assert found_over(dates, [same_lines, same_clauses]) == []
    rates = declared(["资金支付及时率100%"], ["资金支付及时率100%"])
    assert [finding.severity for finding in found_over(rates, [same_lines, same_clauses])] == [Severity.NOTE]


def test_a_line_that_another_holds_is_found_and_one_that_shares_a_clause_is_said_once():
    form = declared(["安装垃圾箱90个"], ["在主街和学校周边安装垃圾箱90个"])
    [finding] = found_over(form, FORM_RULES)
    assert (finding.rule, finding.related) == ("repetition.held", ("/objectives/1/outputs/0/text",))
    clause = "在主街两侧安装分类垃圾箱90个并专人管"
    both = found_over(declared([clause], [f"{clause}，每月清洗1次"]), FORM_RULES)
    assert [finding.rule for finding in both] == ["repetition.clause"]
