"""What a township cannot promise, reach or count so."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.bank import load_bank
from assistant.model import ABSENT, Category, Indicator, Operator, Severity, Strength, Target
from assistant.review.context import Context
from assistant.review.lines import Role
from assistant.review.substance import FORM_RULES, LINE_RULES
from assistant.review.substance.counts import counts_of_basics, two_totals, two_values
from assistant.review.substance.dates import all_at_year_end, impossible_dates, out_of_season
from assistant.review.substance.kinds import forbidden, others_powers, process_paper, unmeasured
from assistant.review.substance.measures import empty_cost, growth_without_base, worse_than_last_year
from assistant.review.substance.personal import personal_data
from assistant.review.substance.projects import projects_without_indicator
from assistant.review.substance.sums import names_miscounted, parts_miscounted
from tests.support.review_lines import CONTEXT, declared, found_in, found_over, output


def excerpts(text: str, *rules, context: Context = CONTEXT) -> list[str | None]:
    return [finding.excerpt for finding in found_in(text, rules, context)]


def overlay(folder: Path, name: str, rows: str) -> Context:
    """Return the context with a county's own table on top."""
    (folder / "terms").mkdir()
    (folder / "terms" / name).write_text(rows, encoding="utf-8")
    return replace(CONTEXT, bank=load_bank(folder))


# Kinds of promise


@pytest.mark.parametrize(
    "text",
    ["配合县公安局建设派出所业务用房", "协助税务所做好税款征收", "动员群众参加看守所开放日", "报请县里核发采矿许可"],
)
def test_help_with_anothers_work_is_fine(text):
    assert excerpts(text, others_powers) == []


def test_help_in_one_clause_does_not_cover_the_next():
    assert excerpts("配合交警劝导，完成看守所搬迁", others_powers) == ["看守所"]


def test_each_word_is_said_once():
    assert excerpts("看守所选址，看守所开工，税费征收", others_powers) == ["看守所", "税费征收"]


def test_a_county_adds_replaces_and_hides_rows_without_code(tmp_path):
    rows = "编号,词,归属,程度,停用\nown-01,粮库建设,粮食部门,错误,\npower-01,,,,是\n"
    context = overlay(tmp_path, "powers.csv", rows)
    [finding] = found_in("粮库建设1座，看守所搬迁", [others_powers], context)
    assert (finding.excerpt, finding.severity) == ("粮库建设", Severity.ERROR)


def test_a_row_with_an_unknown_weight_is_refused_and_named(tmp_path):
    context = overlay(tmp_path, "powers.csv", "编号,词,归属,程度\nown-01,粮库建设,粮食部门,严重\n")
    assert excerpts("粮库建设1座", others_powers, context=context) == []
    assert [(part.column, part.row) for part in context.bank.problems] == [("程度", 2)]


def test_paper_of_the_process_is_one_note_a_kind_and_in_outputs_only():
    found = found_in("签订责任状9份、责任书9份，张贴标语20条", [process_paper])
    assert [finding.severity for finding in found] == [Severity.NOTE] * 2
    assert found_in(output("签订责任状9份", role=Role.BENEFIT), [process_paper]) == []


@pytest.mark.parametrize("text", ["压减责任状3项", "清理破旧标语横幅", "召开村民代表会议4次", "会议室改造1间"])
def test_paper_that_is_cut_or_held_by_law_is_fine(text):
    assert excerpts(text, process_paper) == []


def test_what_nobody_measures_for_a_township_is_found_in_indicators_only():
    assert excerpts("森林覆盖率稳定在70%", unmeasured) == ["森林覆盖率"]
    assert found_in(output("森林覆盖率稳定在70%", role=Role.DUTY), [unmeasured]) == []


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("养老保险自主缴费率达到100%", "自主缴费率达到100%"),
        ("养老保险自主缴费率不低于60%", None),
        ("脱贫人口医保缴费资助率100%", None),
        ("新增债务50万元", "新增债务"),
        ("不新增债务", None),
        ("新增债务为0", None),
        ("化解举债形成的欠款", None),
        ("罚没收入10万元", "罚没收入"),
        ("打击非法集资宣传6场", None),
    ],
)
def test_what_must_not_be_promised(text, excerpt):
    assert excerpts(text, forbidden) == ([excerpt] if excerpt else [])


# Arithmetic


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("修路5.2公里（2.1、1.8、1.6）", "5.2公里"),
        ("修路5.5公里（2.1、1.8、1.6）", None),
        ("修路5.5公里（2.1、1.8、1.6公里）", None),
        ("修路5公里（宽3.5米、厚0.2米）", None),
        ("修路5公里（宽3.5、厚0.2）", None),
        ("修路5公里（甲村2公里，乙村2公里，丙村2公里）", "5公里"),
        ("改厕120户，其中甲村50户、乙村40户", None),
        ("改厕80户，其中甲村50户、乙村40户", "80户"),
        ("改厕不少于80户（甲村50户、乙村40户）", None),
        ("改厕不少于100户（甲村50户、乙村40户）", "不少于100户"),
        ("宣讲甲村2场、乙村3场，共6场", "6场"),
        ("宣讲甲村2场、乙村3场，共5场", None),
        ("培训3期，每期30人、50人不等，共120人", None),
        ("装灯60盏（甲村约30盏、乙村20盏）", None),
        ("装灯60盏（甲村30盏等）", None),
        ("总投资100万元，其中县级60万元、本级50万元", "100万元"),
        ("编制52名，其中行政27名、事业25名", None),
    ],
)
def test_parts_add_up_to_their_total(text, total):
    assert [part and part.removeprefix("不少于") for part in excerpts(text, parts_miscounted)] == (
        [total.removeprefix("不少于")] if total else []
    )


def test_parts_of_people_may_overlap_and_are_noted_only():
    [finding] = found_in("发展党员8名，其中妇女5名、青年6名", [parts_miscounted])
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("甲坪村、乙坪村、丙坪村三个村改厕", None),
        ("推进甲坪村、乙坪村和丙坪村四个村改厕", "四个村"),
        ("甲坪村、乙坪村等4个村改厕", None),
        ("甲坪村、乙坪村、丙坪村等2个村改厕", "2个村"),
        ("和平村、太和村、中和村三个村改厕", None),
        ("石桥、大湾、云溪、枫树五个村改厕", "五个村"),
        ("石桥、大湾、云溪三个村改厕", None),
        ("道路、水渠、电网10个村全覆盖", None),
        ("3个村（石桥村、大湾村）改厕", "3个村"),
        ("2个村（石桥村、大湾村）改厕", None),
        ("3个村民小组（一组、二组）改厕", None),
        ("抓“水、电、路”等四大工程", "四大"),
        ("抓“水、电、路和网”等四大工程", None),
        ("落实低保、特困、残疾人两项补贴", None),
    ],
)
def test_names_are_as_many_as_is_said(text, excerpt):
    assert excerpts(text, names_miscounted) == ([excerpt] if excerpt else [])


# Dates


@pytest.mark.parametrize(
    "text", ["6月31日前", "2月30日", "11月31号", "13月底前", "0月5日", "四月三十一日", "2027年2月29日"]
)
def test_days_that_no_calendar_has_are_errors(text):
    assert [finding.severity for finding in found_in(text, [impossible_dates])] == [Severity.ERROR]


@pytest.mark.parametrize(
    "text", ["2月29日前", "24月龄母牛", "工期13月", "3.13月报", "2028年2月29日", "5月31日", "1—12月"]
)
def test_days_and_spans_that_exist_are_fine(text):
    context = replace(CONTEXT, year=None)
    assert found_in(text, [impossible_dates], context) == []


def test_the_leap_day_is_judged_by_the_forms_year():
    assert [len(found_in("2月29日前", [impossible_dates], replace(CONTEXT, year=year))) for year in (2027, 2028)] == [
        1,
        0,
    ]


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("春季造林200亩，12月20日前完成", "春季造林"),
        ("12月20日前完成春季造林200亩", "春季造林"),
        ("春季造林200亩，3月底前完成", None),
        ("春季造林200亩，3月底前栽完，12月验收", None),
        ("春季造林200亩，12月验收成活率", None),
        ("汛前清淤，9月底前全部完成", "汛前"),
        ("汛前清淤，9月底前完成管网改造", None),
        ("汛前、汛中各查1遍，9月底前完成", None),
        ("秋粮收购6月底前完成", "秋粮收购"),
        ("春耕秋收机耕道维护，11月底前完成", None),
        ("2026年12月至2027年春节前慰问60户", None),
        ("汛前清淤上半年完成", None),
        ("汛前清淤四季度完成", "汛前"),
    ],
)
def test_work_of_a_season_is_done_in_its_season(text, excerpt):
    assert excerpts(text, out_of_season) == ([excerpt] if excerpt else [])


def test_the_deadline_counts_where_the_sentence_has_no_date():
    late = output("春季造林200亩", deadline="2027-11-30")
    assert [finding.excerpt for finding in found_in(late, [out_of_season])] == ["春季造林"]
    assert found_in(replace(late, deadline="2027-04-10"), [out_of_season]) == []


def test_a_season_that_cannot_be_read_is_refused_and_named(tmp_path):
    context = overlay(tmp_path, "seasons.csv", "编号,词,最早,最迟\nown-01,采茶,3-1,\nown-02,摘桃,,6月31日\n")
    found_in("采茶", [out_of_season], context)
    assert [part.column for part in context.bank.problems] == ["最早", "最迟"]


def test_a_county_adds_a_season(tmp_path):
    context = overlay(tmp_path, "seasons.csv", "编号,词,最早,最迟\nown-01,采春茶,3月1日,5月10日\n")
    assert excerpts("采春茶300亩，10月底前完成", out_of_season, context=context) == ["采春茶"]


def test_deadlines_that_are_nearly_all_the_years_end_are_noted_once():
    late = [f"修渠{number}条，12月31日前完成" for number in range(1, 6)]
    [finding] = found_over(declared(late), [all_at_year_end])
    assert (finding.severity, len(finding.related)) == (Severity.NOTE, 5)
    assert found_over(declared(late[:4]), [all_at_year_end]) == []
    assert found_over(declared([*late[:3], "修路2公里，9月底前完成", "改厕9户，6月底前完成"]), [all_at_year_end]) == []


# Values


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("旅游收入增长12%", "增长12%"),
        ("旅游收入比上年增长12%", None),
        ("以2026年为基数，旅游收入增长12%", None),
        ("旅游收入同比增长12%", None),
        ("种植比例提高5%", "提高5%"),
        ("参保率提高到95%", None),
        ("发案数下降不低于8%", "下降不低于8%"),
        ("去年收入30万元。收入增长8%", "增长8%"),
    ],
)
def test_growth_says_from_what(text, excerpt):
    assert excerpts(text, growth_without_base) == ([excerpt] if excerpt else [])


def test_a_cost_sets_a_bound():
    def costs(text: str) -> list[object]:
        return found_in(output(text, category=Category.COST), [empty_cost])

    assert len(costs("严格控制成本")) == 1
    assert costs("结算价不超过合同价") == []
    assert costs("每公里不高于35万元") == []
    assert len(found_in("厉行节约，降低运行成本", [empty_cost])) == 1
    assert (
        found_in(
            "推广机插秧，降低种粮成本，示范片配套机防、机收并现场算账讲解给农户听，带动周边农户照着做", [empty_cost]
        )
        == []
    )


def test_a_value_that_binds_from_below_is_not_lower_than_last_years():
    last = replace(CONTEXT, last=declared(["机插秧面积不低于900亩", "保洁员满意评价率不低于90%", "受害率不高于0.9‰"]))

    def below(text: str) -> list[str | None]:
        return [finding.excerpt for finding in found_over(declared([text]), [worse_than_last_year], last)]

    assert below("机插秧面积不低于800亩") == ["800亩"]
    assert below("实施机插秧面积不低于800亩，9月底前测产") == ["800亩"]
    assert below("机插秧面积不低于950亩") == []
    assert below("受害率不高于1.2‰") == ["1.2‰"]
    assert found_over(declared(["机插秧面积不低于800亩"]), [worse_than_last_year]) == []


def test_one_thing_has_one_value():
    form = declared(["林下黄精套种160亩"], ["林下黄精套种180亩"])
    [finding] = found_over(form, [two_values])
    assert (finding.excerpt, finding.related) == ("180亩", ("/objectives/0/outputs/0/text",))
    assert found_over(declared(["林下黄精套种160亩"], ["林下黄精套种160亩"]), [two_values]) == []
    assert found_over(declared(["资金支付完成率100%"], ["资金支付完成率95%"]), [two_values]) == []


def test_the_township_has_one_number_of_everything():
    form = declared(["全乡9个村推广"], ["全乡共10个行政村值守"], duties=["联系全乡党员320名"])
    assert [finding.excerpt for finding in found_over(form, [two_totals])] == ["10个行政村"]
    members = declared(["全乡党员318名轮训"], duties=["全乡党员320名教育"])
    assert [finding.excerpt for finding in found_over(members, [two_values])] == ["318名"]
    assert found_over(declared(["全乡9个村"], ["3个村试点"]), [two_totals]) == []


# Personal data


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("值班手机13800000000", "13800000000"),
        ("电话0739-7600000", "0739-7600000"),
        ("热线：7600000", "7600000"),
        ("身份证号110101199003070134", "110101199003070134"),
        ("账号6222020000000000000", "6222020000000000000"),
        ("慰问困难党员李大山同志", "李大山"),
        ("慰问张三、李四等困难户", "张三、李四"),
        ("户主：刘大山，改厕", "刘大山"),
        ("项目代码202743052700010020", None),
        ("12345热线工单", None),
        ("慰问老党员、困难群众", None),
        ("帮扶杨梅、李子种植户", None),
        ("学习雷锋同志", None),
        ("投入138000元", None),
        ("统一社会信用代码11430527006000000X", None),
    ],
)
def test_numbers_and_names_of_people_are_found(text, excerpt):
    assert excerpts(text, personal_data) == ([excerpt] if excerpt else [])


# Basics and projects

BASICS = replace(CONTEXT, basics={"villages": Decimal(9), "groups": Decimal(96), "party_members": Decimal(320)})


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("全乡9个村", None),
        ("全乡8个行政村", "8个行政村"),
        ("在3个村试点", None),
        ("在12个村试点", "12个村"),
        ("12个村级站点", None),
        ("12个组织", None),
        ("100个村民小组", "100个村民小组"),
        ("轮训400名党员", "400名党员"),
        ("全乡有9个村，每村2人", None),
    ],
)
def test_counts_agree_with_the_townships_own_figures(text, excerpt):
    found = found_in(text, [counts_of_basics], BASICS)
    assert [finding.excerpt for finding in found] == ([excerpt] if excerpt else [])
    assert all(finding.strength is Strength.LOCAL for finding in found)
    assert excerpts(text, counts_of_basics) == []


def test_a_project_of_which_no_line_speaks_is_found():
    projects = (("2027年通组公路硬化项目", Decimal(112)), ("村级光伏电站维护资金", Decimal(8)))
    context = replace(CONTEXT, projects=projects)
    [finding] = found_over(declared(["硬化通组公路3.2公里"]), [projects_without_indicator], context)
    assert "光伏" in finding.message
    assert found_over(declared(["硬化通组公路3.2公里"]), [projects_without_indicator]) == []


@pytest.mark.parametrize(
    "text", ["1" * 8_000, "、" * 8_000, "（1、" * 2_000, "慰问王、" * 2_000, "\u202e6月31日\x07", "共3个" * 2_000]
)
def test_strange_text_is_gone_through(text):
    found_in(text, LINE_RULES, BASICS)
    found_over(declared([text], [text[:-1]]), FORM_RULES, replace(BASICS, last=declared([text])))


def test_a_form_without_objectives_is_gone_through():
    assert found_over(replace(declared(), objectives=ABSENT), FORM_RULES) == []


def test_a_part_of_the_villages_is_not_all_of_them():
    form = declared(["全乡3个村试点积分制"], ["全乡9个村有人值守"])
    assert found_over(form, [two_totals]) == []
    assert excerpts("全乡3个村开展积分制试点", counts_of_basics, context=BASICS) == []


def test_a_target_has_one_value_over_all_objectives():
    def line(value: str) -> Indicator:
        return Indicator("机插秧按计划推广", targets=(Target("机插秧推广面积", Operator.GE, value, "亩"),))

    assert len(found_over(declared([line("800")], [line("900")]), [two_values])) == 1
    assert found_over(declared([line("800")], [line("800")]), [two_values]) == []
    assert found_over(declared([line("800"), line("900")]), [two_values]) == []


def test_another_years_sowing_is_not_judged_by_this_years_season():
    assert excerpts("2026年冬种油菜600亩，2027年5月收获", out_of_season) == []


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("全乡户籍人口2.6万人", "户籍人口2.6万人"),
        ("全乡户籍人口1.8万人", None),
        ("户籍人口9000人的片区", None),
        ("轮训党员400名", "党员400名"),
        ("发展党员8名", None),
        ("村民小组100个", "村民小组100个"),
    ],
)
def test_counts_behind_their_noun_agree_too_and_may_be_rounded(text, excerpt):
    context = replace(BASICS, basics={**BASICS.basics, "registered_population": Decimal(18350)})
    found = found_in(text, [counts_of_basics], context)
    assert [finding.excerpt for finding in found] == ([excerpt] if excerpt else [])
    assert all(text[finding.start or 0 :].startswith(finding.excerpt or "") for finding in found)


def test_days_with_marks_and_quarters_are_judged_too():
    assert excerpts("2027-9-31前，五季度，2027.6.30，四季度，35季度", impossible_dates) == ["2027-9-31", "五季度"]
