"""Numbers, units and operators of single lines: places, mends, what is read from tables, and what must not slow down."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from assistant.bank import load_bank
from assistant.form import load_form
from assistant.model import Category, Operator, Severity, Target
from assistant.review.context import Context
from assistant.review.lines import Line, Role
from assistant.review.quantity import LINE_RULES

CONTEXT = Context(load_form(), load_bank(), 2027, "青禾县云溪乡人民政府")


def findings(text, role=Role.OUTPUT, context=CONTEXT, **more):
    line = Line(role, text, "infrastructure", **more)
    return [finding for rule in LINE_RULES for finding in rule(line, context)]


def rules(text, **more):
    return [finding.rule for finding in findings(text, **more)]


def mended(text, **more):
    """The text after every mend that is offered, the last place first."""
    for finding in sorted(findings(text, **more), key=lambda part: -(part.start or 0)):
        if finding.fix is not None and finding.start is not None and finding.excerpt is not None:
            text = text[: finding.start] + finding.fix + text[finding.start + len(finding.excerpt) :]
    return text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("排水沟每米造价不低于400元", "排水沟每米造价不高于400元"),
        ("补贴逾期发放率≥3%，差错率≤1%", "补贴逾期发放率≤3%，差错率≤1%"),
        ("村级公路列养率达到100%以上", "村级公路列养率达到100%"),
        ("户厕改造验收通过率不低于１００％", "户厕改造验收通过率１００％"),
        ("火灾起数≥0起，伤亡人数≤0人", "火灾起数=0起，伤亡人数=0人"),
        ("全年森林火灾受害率不高于0.9%", "全年森林火灾受害率不高于0.9‰"),
        ("学员满意度达到100%以上（现场问卷）", "学员满意度不低于95%（现场问卷）"),
        ("巡河问题整改率不低于95，每月通报1次", "巡河问题整改率不低于95%，每月通报1次"),
        ("切实加强渠道管护，列养68公里", "加强渠道管护，列养68公里"),
    ],
)
def test_a_mend_makes_a_line_that_reads_right_and_raises_it_no_more(text, after):
    assert mended(text) == after
    assert [rule for rule in rules(after) if rule != "quantity.range"] == []


def test_an_excerpt_stands_where_it_is_said_to_stand():
    for text in ("合计3处；办结率≥100%", "进一步做好管护，造价≥6元", "２座，满意度为100%"):
        for finding in findings(text):
            assert text[finding.start : finding.start + len(finding.excerpt)] == finding.excerpt


@pytest.mark.parametrize("text", ["列养率〔待填〕%", "无", "不涉及。", "—"])
def test_what_is_still_open_or_declared_empty_is_not_asked_for_a_number(text):
    assert "quantity.no_number" not in rules(text)


def test_duties_and_titles_are_not_measured():
    for role in (Role.DUTY, Role.TITLE, Role.FILER):
        assert findings("进一步做好各项工作，办结率≥100%", role=role) == []


def test_a_benefit_may_be_graded_and_an_output_may_not():
    assert rules("群众出行条件有所改善", role=Role.BENEFIT, category=Category.SOCIAL) == []
    assert rules("群众出行条件有所改善") == ["quantity.no_number"]


def test_a_long_item_says_how_many_things_it_holds():
    text = "；".join(
        f"第{number}段路肩培土、清沟、补植行道树并设置警示标志，由管护员负责养护到位" for number in "甲乙丙丁戊己庚"
    )
    [finding] = [part for part in findings(text) if part.rule == "quantity.crammed"]
    assert "约7件" in finding.message
    assert finding.severity is Severity.WARNING


def test_a_target_that_its_text_does_not_show_is_judged_by_its_own_name():
    target = Target("村道逾期修复率", Operator.GE, "20", "%")
    assert "quantity.target" in rules("村道养护到位，巡查48次", targets=(target,))
    target = Target("工程造价", Operator.GE, "48", "万元")
    assert "quantity.direction" in rules("村道养护控制价48万元", targets=(target,))


@pytest.mark.parametrize(
    ("target", "text"),
    [
        (Target("护栏长度", Operator.EQ, "800", "米"), "装好护栏800米"),
        (Target("公路里程", Operator.EQ, "3.2", "公里"), "硬化公路3.2千米"),
        (Target("每公里造价", Operator.LE, "35", "万元/公里"), "每公里造价不高于35万元"),
        (Target("管护制度", Operator.QUALITATIVE, "建立并运行", None), "管护制度建立并运行，按月检查"),
    ],
)
def test_a_target_that_agrees_with_its_text_raises_nothing(target, text):
    assert rules(text, targets=(target,)) == []


def test_a_target_that_binds_the_other_way_than_its_text_is_seen():
    target = Target("每公里造价", Operator.GE, "35", "万元")
    assert "quantity.target" in rules("每公里造价不高于35万元", targets=(target,))


def test_a_phrase_of_the_bank_is_held_to_its_own_range():
    [finding] = findings("硬化通村组公路900公里，路面净宽不少于3.5米")
    assert (finding.rule, finding.severity, finding.excerpt) == ("quantity.range", Severity.NOTE, "900")


def test_no_message_is_too_long_for_a_line_of_the_screen():
    texts = [
        "一二三四五六七八九十一二三四五六七八九十验收合格率≥300%",
        "进一步、大力发展、切实做好、深入开展、扎实推进、狠抓各类重点工作，落到实处",
        "“三公”经费变动率不高于90%，通组公路每公里造价不超过9000万元",
        "达到应有的标准，成立全乡农村人居环境整治提升行动工作领导小组",
    ]
    assert all(len(finding.message) <= 60 for text in texts for finding in findings(text))


HOSTILE = ["1" * 8000, "≥" * 8000, "率" * 8000, "进一步" * 2600, "（1" * 4000, "满意度100%" * 1000, "‮1\u200b%" * 2000]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:6]))
def test_hostile_texts_are_judged_to_their_end(text):
    target = Target(text[:200], Operator.GE, text[:200], text[:40])
    for finding in findings(text, targets=(target,)):
        assert finding.excerpt is None or text[finding.start :].startswith(finding.excerpt)


def calls_while(work):
    """How many functions are called; a measure of work that no other load of the machine disturbs."""
    count = 0

    def tick(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece", ["进一步抓好1处，", "成立领导小组2个、", "造价≥3元；", "（满意度100%）", "aaaaaaaa", "一", "达到有关要求"]
)
def test_twice_the_text_is_twice_the_work(piece):
    findings(piece)
    once, twice = (calls_while(lambda size=size: findings(piece * size)) for size in (400, 800))
    assert twice <= 2.4 * once + 400


def test_a_line_is_judged_alike_wherever_it_stands():
    line = Line(Role.OUTPUT, "造价≥6元", "economy", path="/objectives/0/outputs/0/text")
    for rule in LINE_RULES:
        here = [replace(finding, path="") for finding in rule(line, CONTEXT)]
        assert here == list(rule(replace(line, path=""), CONTEXT))


def own_context(folder, name, text):
    (folder / "terms").mkdir(parents=True)
    (folder / "terms" / name).write_text(text, encoding="gbk")
    return replace(CONTEXT, bank=load_bank(folder))


def test_a_county_can_add_a_range_of_its_own(tmp_path):
    heads = "编号,类,词,同现,除外,单位,一般下限,一般上限,极限下限,极限上限,程度,改成,提示"
    context = own_context(tmp_path, "ranges.csv", f"{heads}\nown-01,范围,垫布率,,,%,10,20,0,100,建议改,,县里要求\n")
    [finding] = findings("稻田垫布率不低于60%", context=context)
    assert (finding.rule, finding.severity) == ("quantity.range", Severity.WARNING)
    assert "县里要求" in finding.message


def test_a_county_can_hide_a_word_of_ours(tmp_path):
    context = own_context(tmp_path, "vague.csv", "编号,停用\nvague-further,是\n")
    assert "quantity.vague" in rules("巡查12次，进一步做好管护")
    assert "quantity.vague" not in rules("巡查12次，进一步做好管护", context=context)


def test_a_row_that_cannot_be_one_is_said_and_passed_over(tmp_path):
    heads = "编号,类,词,同现,除外,单位,一般下限,一般上限,极限下限,极限上限,程度,改成,提示"
    rows = ["own-01,范围,甲率,,,%,30,20,0,100,提示,,", "own-02,范围,乙率,,,%,NaN,20,0,100,提示,,"]
    context = own_context(tmp_path, "ranges.csv", "\n".join([heads, *rows]) + "\n")
    assert rules("甲率90%，乙率90%", context=context) == []
    assert [(part.row, part.column) for part in context.bank.problems] == [(2, "一般上限"), (3, "一般下限")]
