"""Amounts and works against the budget."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.bank import load_bank
from assistant.model import ABSENT, Severity
from assistant.review.funds import FORM_RULES, LINE_RULES
from assistant.review.funds.amounts import above_budget, amount_twice, costs_above_budget
from assistant.review.funds.units import large_yuan, money_without_unit, too_fine_money, yuan_in_budget, yuan_in_text
from assistant.review.funds.works import works_without_money
from tests.support.review_lines import CONTEXT, cost, declared, found_in, found_over

WORKS = ["硬化通组公路3公里", "购置清扫车辆1台", "每周巡山5天"]


def test_works_without_project_money_are_one_warning_for_the_whole_form():
    for nothing in (None, 0):
        [finding] = found_over(declared(WORKS, project=nothing), [works_without_money])
        assert (finding.path, finding.severity) == ("/budget/expenditure/project", Severity.WARNING)
        assert finding.related == ("/objectives/0/outputs/0/text", "/objectives/0/outputs/1/text")


def test_works_with_project_money_or_before_it_is_answered_are_fine():
    assert found_over(declared(WORKS, project=10), [works_without_money]) == []
    assert found_over(declared(WORKS), [works_without_money]) == []
    unanswered = replace(declared(WORKS), objectives=ABSENT)
    assert found_over(unanswered, FORM_RULES) == []


@pytest.mark.parametrize(
    "text",
    [
        "推进平安建设",
        "抓好干部队伍建设和党的建设",
        "文化建设活动6场",
        "协助县交通局改建桥梁",
        "争取资金硬化公路",
        "公路养护列养率100%",
        "建成后的路灯管护率100%",
        "动脉硬化筛查200人",
        "新建党支部2个",
        "安装反诈软件到户",
        "巡查在建农房，拆除新建违建",
        "实施乡村振兴战略",
    ],
)
def test_words_that_only_sound_like_works_need_no_project_money(text):
    assert found_over(declared([text], project=None), [works_without_money]) == []


@pytest.mark.parametrize(
    "text",
    [
        "新建公厕2座",
        "农田水利设施建设3处",
        "更换路灯30盏",
        "维修村部屋顶",
        "扩建停车场1处",
        "河堤加固800米",
        "改造便民服务大厅",
    ],
)
def test_works_and_purchases_are_known_by_verb_and_thing(text):
    assert len(found_over(declared([text], project=None), [works_without_money])) == 1


def test_a_county_adds_a_kind_of_work(tmp_path):
    (tmp_path / "terms").mkdir()
    (tmp_path / "terms" / "works.csv").write_text("编号,词\nown-01,夯土\n", encoding="utf-8")
    form = declared(["夯土墙3处"], project=None)
    assert found_over(form, [works_without_money]) == []
    assert found_over(form, [works_without_money], replace(CONTEXT, bank=load_bank(tmp_path))) != []


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("修桥投资1200万元", "1200万元"),
        ("修桥投资0.12亿元", "0.12亿元"),
        ("修桥投资12000000元", "12000000元"),
        ("修桥投资90万元", None),
        ("硬化公路投入300万元", "300万元"),
        ("保障工资支出300万元", None),
        ("茶叶产值5000万元", None),
        ("争取资金5000万元", None),
        ("招商引资5000万元", None),
        ("每村补助2000万元", None),
    ],
)
def test_a_cost_is_within_the_budget_and_a_work_within_project_money(text, excerpt):
    form = declared([text], total=1000, basic=800, project=200)
    assert [finding.excerpt for finding in found_over(form, [above_budget])] == ([excerpt] if excerpt else [])


def test_costs_together_are_within_the_budget():
    fit = [cost("人员经费不超过600万元"), cost("办公经费不超过300万元")]
    assert found_over(declared(fit, total=1000, project=200), [costs_above_budget]) == []
    [finding] = found_over(declared([*fit, cost("差旅经费不超过150万元")], total=1000), [costs_above_budget])
    assert (finding.path, len(finding.related)) == ("/budget/total", 3)
    works = [cost("硬化公路造价不超过120万元"), cost("新建公厕费用不超过90万元")]
    [finding] = found_over(declared(works, total=1000, project=200), [costs_above_budget])
    assert finding.path == "/budget/expenditure/project"


def test_a_sum_in_a_cost_counts_once():
    form = declared([cost("补助60万元、奖励40万元，合计100万元")], [cost("保洁合计80万元")], total=190)
    assert found_over(form, [costs_above_budget]) == []


def test_two_projects_of_one_uneven_amount_are_noted():
    form = declared([cost("岩门桥造价不超过36.85万元")], [cost("广播终端购置费36.85万元")])
    [finding] = found_over(form, [amount_twice])
    assert (finding.severity, finding.related) == (Severity.NOTE, ("/objectives/0/outputs/0/text",))
    even = declared([cost("岩门桥造价不超过40万元")], [cost("广播终端购置费40万元")])
    assert found_over(even, [amount_twice]) == []
    same = declared([cost("岩门桥造价不超过36.85万元")], [cost("岩门桥投资36.85万元")])
    assert found_over(same, [amount_twice]) == []


def test_two_projects_of_the_worksheet_with_one_amount_are_noted():
    context = replace(CONTEXT, projects=(("岩门桥", Decimal("36.850")), ("广播终端", Decimal("36.85"))))
    assert [finding.path for finding in found_over(declared(), [amount_twice], context)] == [
        "/budget/expenditure/project"
    ]


@pytest.mark.parametrize(
    ("budget", "paths"),
    [
        ({"total": "968.19", "basic": 7242300, "project": "243.96"}, ["/budget/expenditure/basic"]),
        ({"total": 9681900, "basic": "724.23", "project": "243.96"}, ["/budget/total"]),
        ({"total": "968.19", "general_public": 9681900}, ["/budget/income/general_public"]),
        ({"total": "968.19", "basic": "724.23", "project": "243.96"}, []),
        ({"total": 20000, "basic": 20000, "project": None}, []),
        ({"total": 20000, "basic": 2, "project": 19998}, ["/budget/total"]),
    ],
)
def test_an_amount_of_the_budget_in_yuan_is_known_by_its_size(budget, paths):
    assert [finding.path for finding in found_over(declared(**budget), [yuan_in_budget])] == paths


def test_what_surely_is_in_yuan_is_an_error_and_what_is_only_huge_a_warning():
    sure = found_over(declared(total="968.19", basic=7242300, project="243.96"), [yuan_in_budget])
    huge = found_over(declared(total=9681900, basic=9681900, project=None), [yuan_in_budget])
    assert [finding.severity for finding in sure] == [Severity.ERROR]
    assert {finding.severity for finding in huge} == {Severity.WARNING}


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("基本支出7242300万元", "724.23万元"),
        ("投入9900000万元修路", None),
        ("基本支出724.23元", "724.23万元"),
    ],
)
def test_yuan_and_ten_thousand_yuan_are_not_mixed_up_in_the_text(text, fix):
    [finding] = found_over(declared([text], total="968.19", basic="724.23"), [yuan_in_text])
    assert finding.fix == fix


def test_amounts_in_yuan_that_are_none_of_the_budget_are_fine():
    form = declared(["每亩补助400元，护林员月补助500元", "投入12万元"], total=500, basic=400, project=100)
    assert found_over(form, [yuan_in_text]) == []


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("维修资金50，年内拨付", "50"),
        ("维修资金约50。", "50"),
        ("维修资金50万元", None),
        ("补助资金2批拨付", None),
        ("投入2.1、1.8万元", None),
        ("资金使用率100%", None),
        ("预算2027年执行", None),
        ("总投资（含监理）86", "86"),
    ],
)
def test_an_amount_says_its_unit(text, excerpt):
    assert [finding.excerpt for finding in found_in(text, [money_without_unit])] == ([excerpt] if excerpt else [])


def test_money_is_not_finer_than_the_form():
    found = found_in("合计12.3456万元，每亩300.125元，亩产400.125公斤，共3.45万元", [too_fine_money])
    assert [(finding.excerpt, finding.severity) for finding in found] == [
        ("12.3456万元", Severity.NOTE),
        ("300.125元", Severity.WARNING),
    ]


@pytest.mark.parametrize(
    "text", ["5元" * 4_000, "新建" * 4_000, "资金5，" * 2_000, "9" * 8_000 + "万元", "\u202e投入5万元\x07"]
)
def test_strange_text_is_gone_through(text):
    found_in(text, LINE_RULES)
    found_over(declared([text, cost(text)], total=100, basic=100, project=None), FORM_RULES)


def test_large_amounts_in_yuan_are_offered_in_the_forms_unit():
    [finding] = found_in("修复支出185000元，每户补助3000元，招引千万元项目1个", [large_yuan])
    assert (finding.severity, finding.excerpt, finding.fix) == (Severity.NOTE, "185000元", "18.5万元")
