"""Where what stands in a later declaration came from, as its draft recorded it or as the comparison shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.bank import load_bank
from assistant.bank.duties import duties_of
from assistant.contrast import record_of
from assistant.diff.cells import Kind
from assistant.diff.sheet import Record, Sheet, Version, sheet_of
from assistant.events import Place, Source
from assistant.form import load_form, read_form
from assistant.model import ABSENT, Category, Declaration, Indicator, Objective, Operator, Target
from assistant.session import Session

FORM = load_form()
ROADS = "硬化通组公路3.2公里，10月31日前完工通车"
LAMPS = "安装太阳能路灯60盏，9月30日前亮灯"
OWN = "请县里的老师傅来教大家做豆腐"
BANKED = "城乡居民基本医疗保险参保率不低于96%，以县医保部门口径为准"


def declare(year: object, *texts: str, **members: object) -> Declaration:
    objective = Objective("改善民生", tuple(map(Indicator, texts)), ())
    return replace(Declaration("suining-2021", objectives=(objective,)), year=year, **members)


def sheet(before: Declaration, after: Declaration, record: Record | None = None) -> Sheet:
    return sheet_of(Version("旧", before, FORM), Version("新", after, FORM, record), load_bank())


def source_at(found: Sheet, path: str) -> Source | None:
    [change] = [part for part in found.comparison.changes if part.after and part.after.path == path]
    return change.source


def outputs(found: Sheet) -> list[Source | None]:
    return [part.source for part in found.lines() if part.after]


def test_what_is_kept_is_last_years_and_what_is_edited_is_made_of_it():
    found = sheet(declare(2026, ROADS, LAMPS), declare(2027, LAMPS, ROADS.replace("3.2", "4")))
    assert outputs(found) == [Source.LAST_YEAR, Source.LAST_YEAR_CHANGED]


def test_what_is_new_is_the_banks_where_it_reads_as_a_phrase_of_it():
    found = sheet(declare(2026, ROADS), declare(2027, ROADS, BANKED, OWN))
    assert outputs(found) == [Source.LAST_YEAR, Source.BANK, Source.WRITTEN]


def test_a_phrase_with_an_open_blank_is_the_banks_too():
    text = BANKED.replace("96", "〔待填：医保站〕")
    assert outputs(sheet(declare(2026), declare(2027, text))) == [Source.BANK]


@pytest.mark.parametrize("years", [(2027, 2027), (2028, 2027), (ABSENT, 2027), (2027, ABSENT)])
def test_only_a_declaration_of_an_earlier_year_is_last_years(years):
    before, after = declare(years[0], ROADS, LAMPS), declare(years[1], ROADS, LAMPS + "。", OWN)
    assert outputs(sheet(before, after)) == [None, None, Source.WRITTEN]
    assert sheet(before, after).origins() == {Kind.KEPT: 1, Kind.CHANGED: 1, Source.WRITTEN: 1}


def test_another_amount_or_filer_is_given_anew_and_the_same_one_is_last_years(example):
    after = replace(example, year=2028, filer="青禾县石桥镇人民政府", budget=replace(example.budget, total=ABSENT))
    found = sheet(example, after)
    assert source_at(found, "/year") is source_at(found, "/filer") is Source.WRITTEN
    assert source_at(found, "/budget/expenditure/basic") is Source.LAST_YEAR
    assert [part.source for part in found.comparison.changes if part.side.path == "/budget/total"] == [None]


def test_a_title_that_the_form_prints_came_from_nowhere_and_one_of_ones_own_did():
    own = Objective("本乡特色工作", (Indicator(ROADS),), ())
    after = replace(declare(2027), objectives=(*declare(2027).objectives, own))
    found = sheet(declare(2026), after)
    assert source_at(found, "/objectives/0/title") is None
    assert source_at(found, "/objectives/1/title") is Source.WRITTEN


def test_a_duty_may_be_the_banks_too():
    banked = next(duty.sentence for duty in duties_of(load_bank()) if "〔" not in duty.sentence)
    found = sheet(declare(2026, duties=()), declare(2027, duties=(banked, OWN)))
    assert outputs(found) == [Source.BANK, Source.WRITTEN]


def test_a_draft_tells_its_own_sources(example):
    session = Session.new("a", ("旧表.docx", example), 2028)
    for line in ("跳到 13", "改 1", "粮食播种面积不低于7000亩"):
        session.say(line)
    session.stand_at(Place(session.view().asked.topic.id))
    session.say("请老师傅来教做豆腐")
    after = session.declaration()
    found = sheet(example, after, record_of(session.interview))
    assert source_at(found, "/year") is Source.WRITTEN
    assert source_at(found, "/filer") is Source.IMPORTED
    assert source_at(found, "/objectives/0/outputs/0") is Source.LAST_YEAR_CHANGED
    assert source_at(found, "/objectives/0/outputs/2") is Source.LAST_YEAR
    assert source_at(found, "/objectives/0/outputs/6") is Source.WRITTEN


def test_a_row_of_a_table_has_the_source_of_its_indicator():
    form = read_form(Path(__file__).resolve().parents[1] / "data" / "forms", "qinghe-2027.toml")
    target = Target("参保率", Operator.GE, "96", "%")
    objective = Objective("甲", (Indicator(BANKED, Category.QUANTITY, (target,)),), ())
    after = replace(declare(2027), objectives=(objective,))
    found = sheet_of(Version("旧", declare(2026), form), Version("新", after, form), load_bank())
    assert outputs(found) == [Source.BANK]
    recorded = Record({"/objectives/0/outputs/0": Source.IMPORTED})
    assert outputs(sheet_of(found.before, Version("新", after, form, recorded), load_bank())) == [Source.IMPORTED]


def test_open_blanks_and_what_is_not_answered_are_told_by_place(example):
    first, *rest = example.objectives
    text = "种〔待填：农业站〕亩，〔待填〕前完成"
    first = replace(first, outputs=(Indicator(text), *first.outputs[1:]), benefits=ABSENT)
    after = replace(example, objectives=(first, *rest), budget=replace(example.budget, total=ABSENT))
    found = sheet(example, after)
    [(change, offices)] = found.blanks()
    assert (change.after.path, offices) == ("/objectives/0/outputs/0", ("农业站", None))
    assert found.unanswered() == ("/budget/total", "/objectives/0/benefits")
