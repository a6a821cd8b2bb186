"""What became of each cell between two declarations: kept, changed, moved, dropped or added."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.diff import Change, Comparison, Kind, compare
from assistant.exporting.rows import render_rows
from assistant.form import load_form, read_form
from assistant.model import ABSENT, Amount, Budget, Category, Declaration, Indicator, Objective, Operator, Target

FORM = load_form()
ROADS = "硬化通组公路3.2公里，10月31日前完工通车"
LAMPS = "安装太阳能路灯60盏，9月30日前亮灯"
PONDS = "清淤加固山塘4口，12月20日前通过完工验收"
FILMS = "公益电影放映108场，每村每月1场"


def outputs(*texts: str) -> tuple[Indicator, ...]:
    return tuple(Indicator(text) for text in texts)


def objective(title: str, *texts: str, benefits: tuple[Indicator, ...] = ()) -> Objective:
    return Objective(title, outputs(*texts), benefits)


def declare(*objectives: Objective, **members: object) -> Declaration:
    return replace(Declaration("suining-2021", objectives=objectives), **members)


def of_kind(comparison: Comparison, *kinds: Kind) -> list[Change]:
    return [part for part in comparison.changes if part.kind in kinds]


def differing(before: Declaration, after: Declaration) -> list[tuple[str, str | None, str | None]]:
    """Kind, earlier path and later path of every cell that differs."""
    found = of_kind(compare(before, after, FORM), *(kind for kind in Kind if kind is not Kind.KEPT))
    return [(part.kind.value, part.before and part.before.path, part.after and part.after.path) for part in found]


def test_a_declaration_differs_in_nothing_from_itself(example):
    comparison = compare(example, example, FORM)
    assert not comparison.differs
    assert comparison.counts()[Kind.KEPT] == len(comparison.changes) > 100


def test_an_item_put_in_the_middle_shifts_the_others_and_changes_none_of_them():
    before = declare(objective("甲", ROADS, LAMPS))
    after = declare(objective("甲", ROADS, PONDS, LAMPS))
    assert differing(before, after) == [("added", None, "/objectives/0/outputs/1")]
    lamps = compare(before, after, FORM).changes[-1]
    assert (lamps.kind, lamps.before.number, lamps.after.number) == (Kind.KEPT, 2, 3)
    assert differing(after, before) == [("dropped", "/objectives/0/outputs/1", None)]


def test_an_item_with_another_figure_is_changed_even_where_others_come_and_go():
    before = declare(objective("甲", ROADS, LAMPS))
    after = declare(objective("甲", FILMS, PONDS, ROADS.replace("3.2", "4.5")))
    assert differing(before, after) == [
        ("added", None, "/objectives/0/outputs/0"),
        ("added", None, "/objectives/0/outputs/1"),
        ("changed", "/objectives/0/outputs/0", "/objectives/0/outputs/2"),
        ("dropped", "/objectives/0/outputs/1", None),
    ]


def test_an_item_in_other_words_is_the_same_item_changed():
    before = declare(objective("甲", "农业实用技术培训4期，每期不少于40人", FILMS))
    after = declare(objective("甲", PONDS, "举办农业技术培训6期", FILMS))
    assert differing(before, after) == [
        ("added", None, "/objectives/0/outputs/0"),
        ("changed", "/objectives/0/outputs/0", "/objectives/0/outputs/1"),
    ]


def test_an_equal_item_outbids_those_that_are_merely_alike():
    before = declare(objective("甲", ROADS.replace("3.2", "1"), ROADS))
    after = declare(objective("甲", ROADS, ROADS.replace("3.2", "7")))
    kinds = {(change.before.number, change.after.number): change.kind for change in compare(before, after, FORM).changes
             if change.before and change.after and change.side.label == "产出指标"}  # fmt: skip
    assert kinds[2, 1] is Kind.KEPT


def test_lists_too_long_for_judging_likeness_are_paired_by_equal_texts():
    texts = [f"完成第{k}号任务" for k in range(600)]
    changed = [texts[0], "新增任务", *texts[1:300], *texts[301:598], "另一任务", *texts[598:]]
    comparison = compare(declare(objective("甲", *texts)), declare(objective("甲", *changed)), FORM)
    assert comparison.counts() == {Kind.KEPT: 600, Kind.CHANGED: 0, Kind.MOVED: 0, Kind.DROPPED: 1, Kind.ADDED: 2}


def test_an_item_in_place_of_quite_another_is_no_edit_of_it():
    assert differing(declare(objective("甲", FILMS)), declare(objective("甲", PONDS))) == [
        ("dropped", "/objectives/0/outputs/0", None),
        ("added", None, "/objectives/0/outputs/0"),
    ]


def test_an_item_in_another_order_has_moved_and_the_rest_is_kept():
    before = declare(objective("甲", ROADS, LAMPS, PONDS))
    after = declare(objective("甲", LAMPS, PONDS, ROADS))
    assert differing(before, after) == [("moved", "/objectives/0/outputs/0", "/objectives/0/outputs/2")]
    assert not of_kind(compare(before, after, FORM), Kind.MOVED)[0].elsewhere


def test_an_item_in_another_order_and_with_another_figure_is_changed():
    before = declare(objective("甲", ROADS, LAMPS, PONDS))
    after = declare(objective("甲", LAMPS, PONDS, ROADS.replace("3.2", "4.5")))
    assert differing(before, after) == [("changed", "/objectives/0/outputs/0", "/objectives/0/outputs/2")]


def test_an_item_under_another_objective_has_moved_and_both_sections_know():
    before = declare(objective("甲", ROADS, LAMPS), objective("乙", FILMS))
    after = declare(objective("甲", ROADS), objective("乙", FILMS, LAMPS))
    assert differing(before, after) == [("moved", "/objectives/0/outputs/1", "/objectives/1/outputs/1")]
    sections = compare(before, after, FORM).sections[-2:]
    assert [len(section.lost) for section in sections] == [1, 0]
    assert all(section.differs for section in sections)


def test_an_output_that_becomes_a_benefit_of_its_objective_is_told_once():
    before = declare(objective("甲", ROADS, LAMPS))
    after = declare(objective("甲", ROADS, benefits=(Indicator(LAMPS, Category.SOCIAL),)))
    section = compare(before, after, FORM).sections[-1]
    assert [part.after.text for part in section.changes if part.elsewhere] == [f"社会效益指标：{LAMPS}"]
    assert section.lost == ()


def test_a_duty_never_becomes_an_indicator():
    before, after = declare(objective("甲"), duties=(ROADS,)), declare(objective("甲", ROADS), duties=())
    assert differing(before, after) == [("dropped", "/duties/0", None), ("added", None, "/objectives/0/outputs/0")]


def test_an_objective_that_is_gone_takes_its_items_along_and_the_next_ones_only_move_up():
    before = declare(objective("甲", ROADS), objective("乙", LAMPS), objective("丙", PONDS))
    after = declare(objective("甲", ROADS), objective("丙", PONDS))
    comparison = compare(before, after, FORM)
    assert differing(before, after) == [
        ("dropped", "/objectives/1/title", None),
        ("dropped", "/objectives/1/outputs/0", None),
    ]
    assert [(part.before, part.after) for part in comparison.sections[3:]] == [(1, 1), (2, 0), (3, 2)]
    assert comparison.objectives() == (3, 2)


def test_objectives_that_change_places_are_moved_and_their_items_kept():
    before = declare(objective("甲", ROADS), objective("乙", LAMPS))
    after = declare(objective("乙", LAMPS), objective("甲", ROADS))
    assert [kind for kind, _, _ in differing(before, after)] == ["moved"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (objective("改善民生", ROADS), objective("改善民生与社会保障", ROADS)),  # alike
        (objective("“底线”工作", ROADS), objective('"底线" 工作', ROADS)),  # the same but for quotes and spaces
        (objective("甲乙", ROADS, LAMPS), objective("丙丁", ROADS, LAMPS)),  # the same contents
        (objective("甲乙", ROADS), objective("丙丁", ROADS + "。")),  # the same place
    ],
)
def test_an_objective_of_another_title_is_known_again(old, new):
    before, after = declare(objective("子"), old), declare(objective("子"), new)
    assert ("changed", "/objectives/1/title", "/objectives/1/title") in differing(before, after)
    assert not of_kind(compare(before, after, FORM), Kind.DROPPED, Kind.ADDED)


def test_a_benefit_of_another_category_is_changed():
    before, after = (
        declare(objective("甲", benefits=(Indicator("村容整洁", category),)))
        for category in (Category.SOCIAL, Category.ECOLOGICAL)
    )
    [change] = of_kind(compare(before, after, FORM), Kind.CHANGED)
    assert (change.before.text, change.after.text) == ("社会效益指标：村容整洁", "生态效益指标：村容整洁")


def test_a_short_benefit_is_known_again_under_a_much_longer_label():
    before, after = (
        declare(objective("甲", benefits=(Indicator("增收", category),)))
        for category in (Category.ECONOMIC, Category.SATISFACTION)
    )
    assert [kind for kind, _, _ in differing(before, after)] == ["changed"]


def test_an_objective_of_another_title_and_place_is_known_by_its_contents():
    before = declare(objective("甲乙", ROADS, LAMPS), objective("丙丁", PONDS, FILMS))
    after = declare(objective("戊己", PONDS, FILMS), objective("庚辛", ROADS, LAMPS))
    assert sorted(kind for kind, _, _ in differing(before, after)) == ["changed", "changed"]


def test_a_label_that_stands_in_the_text_prints_like_a_category():
    before = declare(objective("甲", benefits=(Indicator("增收", Category.ECONOMIC),)))
    after = declare(objective("甲", benefits=(Indicator("经济效益指标：增收"),)))
    assert differing(before, after) == []


def test_what_paper_does_not_show_is_not_compared():
    before = declare(objective("甲", ROADS))
    hidden = Indicator(ROADS, Category.QUANTITY, (), "2027-10-31", "工程预算")
    after = declare(Objective("甲", (hidden,), ()), division_code="430527212")
    assert differing(before, after) == []


def test_objectives_not_yet_there_are_the_forms_own():
    blank = Declaration("suining-2021")
    named = declare(*(Objective(part.title) for part in FORM.objectives))
    assert differing(blank, named) == []
    assert compare(blank, named, FORM).objectives() == (9, 9)


# Forms that print a table


def test_on_a_form_with_a_table_its_rows_are_compared():
    form = read_form(Path(__file__).resolve().parents[1] / "data" / "forms", "qinghe-2027.toml")
    road = Target("硬化道路里程", Operator.GE, "3.2", "公里")
    users = Target("受益农户", Operator.EQ, "310", "户")
    before, after = (
        declare(Objective("甲", (Indicator("办好其他事项"), Indicator(ROADS, Category.QUANTITY, targets)), ()))
        for targets in ((road, users), (replace(road, value="4"), users))
    )
    [change] = of_kind(compare(before, after, form), Kind.CHANGED)
    assert change.before.path == change.after.path == "/objectives/0/outputs/1/targets/0"
    assert (change.before.section, change.before.number) == ("任务1 甲", 1)
    assert (change.before.text, change.after.text) == (
        "数量指标：硬化道路里程 ≥ 3.2 公里",
        "数量指标：硬化道路里程 ≥ 4 公里",
    )
    assert compare(before, before, form).counts()[Kind.KEPT] == 4  # the title, two targets and a sentence


# Amounts


def money(total: Amount) -> Declaration:
    return declare(objective("甲"), budget=Budget(total))


@pytest.mark.parametrize(
    ("before", "after", "kind", "difference", "percent"),
    [
        ("922.75", "1086.3", Kind.CHANGED, "163.55", "17.72"),
        ("1086.3", "922.75", Kind.CHANGED, "-163.55", "-15.06"),
        ("0.3", "0.1", Kind.CHANGED, "-0.2", "-66.67"),
        ("800", "801", Kind.CHANGED, "1", "0.13"),  # 0.125, half up
        ("999999999", "999999999.01", Kind.CHANGED, "0.01", "0"),
        ("5", "5", Kind.KEPT, "0", "0"),
        ("0", "5", Kind.CHANGED, "5", None),
        (None, "5", Kind.ADDED, None, None),
        (ABSENT, "0", Kind.ADDED, None, None),
        ("5", None, Kind.DROPPED, None, None),
        ("1e-40", "9" * 40, Kind.CHANGED, "9" * 39 + "8." + "9" * 40, None),
    ],
)
def test_an_amount_is_told_with_its_difference_and_percentage(before, after, kind, difference, percent):
    old, new = (Decimal(value) if isinstance(value, str) else value for value in (before, after))
    [change] = [part for part in compare(money(old), money(new), FORM).changes if part.side.path == "/budget/total"]
    assert change.kind is kind
    assert change.difference == (None if difference is None else Decimal(difference))
    if percent is not None or difference is None or old == 0:
        assert change.percent == (None if percent is None else Decimal(percent))


@pytest.mark.parametrize(("before", "after"), [(None, ABSENT), (ABSENT, ABSENT), (None, None)])
def test_an_amount_that_is_empty_on_both_sides_is_no_cell(before, after):
    changes = compare(money(before), money(after), FORM).changes
    assert "/budget/total" not in [part.side.path for part in changes]


def test_an_amount_that_only_the_earlier_form_has_is_compared_too():
    earlier = replace(FORM, id="other")
    form = replace(FORM, amounts=tuple(line for line in FORM.amounts if line.path != "/budget/income/other"))
    before = declare(budget=Budget(income={"other": Decimal(60)}))
    [change] = of_kind(compare(before, declare(), form, earlier), Kind.DROPPED)
    assert change.before.label == "其他资金"
    assert compare(before, declare(), form).counts()[Kind.DROPPED] == 0


# What holds for any two declarations

TEXTS = st.sampled_from(
    [
        ROADS,
        LAMPS,
        PONDS,
        FILMS,
        ROADS.replace("3.2", "4"),
        ROADS + "\n另修涵洞2处",
        "经济效益：增收",
        "增收",
        "",
        " 甲",
    ]
)
BENEFITS = st.builds(Indicator, TEXTS, st.sampled_from([None, Category.ECONOMIC, Category.SOCIAL]))
LISTS = st.one_of(st.just(ABSENT), st.lists(st.builds(Indicator, TEXTS), max_size=5).map(tuple))
OBJECTIVES = st.builds(
    Objective,
    st.sampled_from(["改善民生", "改善 民生", "民生改善", "文化建设", "“底线”工作", ""]),
    LISTS,
    st.lists(BENEFITS, max_size=4).map(tuple),
)
AMOUNTS = st.sampled_from([ABSENT, None, Decimal(0), Decimal("12.5"), Decimal(60)])
DECLARATIONS = st.builds(
    Declaration,
    st.just("suining-2021"),
    year=st.sampled_from([ABSENT, 2026, 2027]),
    filer=st.sampled_from([ABSENT, "青禾县云溪乡人民政府"]),
    budget=st.builds(Budget, AMOUNTS, st.fixed_dictionaries({}, optional={"other": AMOUNTS})),
    duties=st.one_of(st.just(ABSENT), st.lists(TEXTS, max_size=4).map(tuple)),
    objectives=st.one_of(st.just(ABSENT), st.lists(OBJECTIVES, max_size=4).map(tuple)),
)


@settings(max_examples=300, deadline=None)
@given(DECLARATIONS, DECLARATIONS)
def test_two_declarations_differ_if_and_only_if_they_print_otherwise(before, after):
    alike = render_rows(before, FORM) == render_rows(after, FORM)
    assert compare(before, after, FORM).differs is not alike
    assert not compare(before, replace(before), FORM).differs


@settings(max_examples=200, deadline=None)
@given(DECLARATIONS, DECLARATIONS)
def test_every_cell_of_both_sides_is_told_exactly_once(before, after):
    comparison = compare(before, after, FORM)
    for own, side in ((before, "before"), (after, "after")):
        told = [part.path for change in comparison.changes if (part := getattr(change, side))]
        alone = [change.side.path for change in compare(own, own, FORM).changes]
        assert sorted(told) == sorted(alone)
    counts = comparison.counts()
    both = counts[Kind.KEPT] + counts[Kind.CHANGED] + counts[Kind.MOVED]
    assert both + counts[Kind.DROPPED] == len(compare(before, before, FORM).changes)
    assert both + counts[Kind.ADDED] == len(compare(after, after, FORM).changes)


@settings(max_examples=200, deadline=None)
@given(DECLARATIONS, DECLARATIONS)
def test_what_was_added_one_way_is_dropped_the_other_way(before, after):
    there, back = compare(before, after, FORM).counts(), compare(after, before, FORM).counts()
    assert there[Kind.ADDED] - there[Kind.DROPPED] == back[Kind.DROPPED] - back[Kind.ADDED]
