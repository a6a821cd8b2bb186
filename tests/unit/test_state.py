"""A draft's events and what they add up to."""

import json
from decimal import Decimal

import pytest

from assistant.codec import render_line
from assistant.declared import declaration_of
from assistant.eventcodec import event_json, parse_event
from assistant.events import (
    Entry,
    FieldSet,
    FindingKept,
    Imported,
    ItemRemoved,
    ItemSet,
    LinesMarked,
    ListMarked,
    ListStatus,
    Moved,
    ObjectiveAdded,
    ObjectiveRemoved,
    Place,
    Redone,
    Source,
    Started,
    Typed,
    Undone,
)
from assistant.folding import apply, fold
from assistant.ids import import_ids, next_id
from assistant.model import ABSENT, Category, Indicator, Operator, Target

START = Started("suining-2021", (("o1", "economy", "乡镇经济发展"), ("o2", "culture", "文化建设")))


def entries(*events) -> list[Entry]:
    return [Entry(number, "2026-11-24T13:04:00Z", "clerk", event) for number, event in enumerate(events, 1)]


def texts(state, list_id: str) -> list[str]:
    return [getattr(item.value, "text", item.value) for item in state.items(list_id).items]


def test_a_draft_begins_with_the_objectives_of_its_form_and_no_answers():
    held = declaration_of(fold(entries(START)))
    assert [part.title for part in held.objectives] == ["乡镇经济发展", "文化建设"]
    assert held.filer is ABSENT
    assert held.duties is ABSENT
    assert held.objectives[0].outputs is ABSENT


def test_absent_none_and_zero_are_kept_apart():
    state = fold(
        entries(
            START,
            FieldSet("/budget/income/other", None),
            FieldSet("/budget/income/general_public", Decimal(0)),
            FieldSet("/filer", "甲乡人民政府"),
            FieldSet("/filer", ABSENT),
        )
    )
    held = declaration_of(state)
    assert held.budget.income == {"other": None, "general_public": Decimal(0)}
    assert held.filer is ABSENT


def test_a_line_keeps_its_id_and_its_place_when_it_changes():
    state = fold(
        entries(START, ItemSet("i1", "/duties", "甲"), ItemSet("i2", "/duties", "乙"), ItemSet("i1", "/duties", "丙"))
    )
    assert texts(state, "/duties") == ["丙", "乙"]


def test_a_line_can_be_put_first_behind_another_and_into_another_list():
    state = fold(
        entries(
            START,
            ItemSet("i1", "o1/outputs", Indicator("甲")),
            ItemSet("i2", "o1/outputs", Indicator("乙"), after=None),
            ItemSet("i3", "o1/outputs", Indicator("丙"), after="i2"),
            ItemSet("i1", "o2/outputs", Indicator("甲")),
        )
    )
    assert texts(state, "o1/outputs") == ["乙", "丙"]
    assert texts(state, "o2/outputs") == ["甲"]


@pytest.mark.parametrize(
    "event",
    [
        ItemRemoved("i9"),
        ItemSet("i1", "o9/outputs", Indicator("甲")),
        ListMarked("o9/benefits", ListStatus.DONE),
        ObjectiveRemoved("o9"),
        FieldSet("o9/title", "甲"),
    ],
)
def test_an_event_on_an_unknown_id_is_set_aside_and_applied_nowhere(event):
    before = fold(entries(START, ItemSet("i1", "/duties", "甲")))
    after = apply(before, event)
    assert after.set_aside == (event,)
    assert declaration_of(after) == declaration_of(before)


def test_none_is_an_empty_list_and_the_first_line_reopens_it():
    state = fold(entries(START, ListMarked("/duties", ListStatus.NONE)))
    assert declaration_of(state).duties == ()
    state = apply(state, ItemSet("i1", "/duties", "甲"))
    assert state.duties.status is ListStatus.OPEN
    assert declaration_of(apply(state, ItemRemoved("i1"))).duties is ABSENT


def test_typed_text_waits_at_its_place_and_goes_when_the_answer_is_accepted():
    place = Place("/budget/total")
    state = fold(entries(START, Typed(place, "约900"), Typed(Place("/duties"), "一")))
    assert state.typed == {place: "约900", Place("/duties"): "一"}
    state = apply(state, FieldSet("/budget/total", Decimal(900)))
    assert state.typed == {Place("/duties"): "一"}
    assert apply(state, ItemSet("i1", "/duties", "一句")).typed == {}


def test_none_typed_halfway_is_gone_when_it_is_accepted_and_when_that_is_undone():
    begun = [START, Typed(Place("o1/benefits"), "无")]
    for events in (
        [ListMarked("o1/benefits", ListStatus.NONE)],
        [ListMarked("o1/benefits", ListStatus.NONE), Undone(3)],
    ):
        assert fold(entries(*begun, *events)).typed == {}


@pytest.mark.parametrize("refused", [False, True])
def test_a_category_typed_halfway_is_gone_when_it_is_accepted_and_when_that_is_undone(refused):
    line, place = Indicator("带动 300 户增收"), Place("o1/benefits", "i1", "category")
    said = Indicator("带动 300 户增收", Category.ECONOMIC)
    begun = [START, ItemSet("i1", "o1/benefits", line), Typed(place, "经", refused=refused)]
    assert fold(entries(*begun)).typed == {place: "经"}
    for events in ([ItemSet("i1", "o1/benefits", said)], [ItemSet("i1", "o1/benefits", said), Undone(4)]):
        state = fold(entries(*begun, *events))
        assert (state.typed, state.refused) == ({}, frozenset())


def test_an_undone_event_does_not_count_until_it_is_redone():
    history = entries(START, FieldSet("/filer", "甲乡"), FieldSet("/filer", "乙乡"), Undone(3))
    assert fold(history).fields["/filer"] == "甲乡"
    assert fold([*history, Entry(5, "", "", Redone(3))]).fields["/filer"] == "乙乡"


def test_an_id_is_never_given_twice_even_after_undo():
    history = entries(
        START, ItemSet("i1", "/duties", "甲"), ItemSet("i2", "/duties", "乙"), Undone(3), ItemRemoved("i1")
    )
    assert next_id(history, "i") == "i3"
    assert next_id(history, "o") == "o3"


def test_an_imported_declaration_comes_back_with_fresh_ids(example):
    start = entries(START)
    ids = import_ids(example, start)
    assert len(set(ids)) == len(ids)
    assert not {"o1", "o2"} & set(ids)
    state = fold([*start, Entry(2, "", "", Imported("去年.docx", example, ids))])
    assert declaration_of(state) == example
    assert {item.source for _, held in state.lists() for item in held.items} == {Source.IMPORTED}


def test_an_added_objective_stands_last_and_can_go_again():
    state = fold(entries(START, ObjectiveAdded("o3", "应急管理")))
    assert [part.id for part in state.objectives] == ["o1", "o2", "o3"]
    assert [part.id for part in apply(state, ObjectiveRemoved("o1")).objectives] == ["o2", "o3"]


FULL = Indicator(
    "油茶低改300亩，11月30日前验收",
    Category.QUANTITY,
    (Target("油茶低改面积", Operator.GE, "300", "亩"), Target("验收", None, None, None)),
    "2027-11-30",
    "项目批复",
)


def test_every_kind_of_event_comes_back_from_the_journal_equal(example):
    events = [
        START,
        FieldSet("/year", 2027),
        FieldSet("/budget/total", Decimal("922.75"), Source.LAST_YEAR),
        FieldSet("/budget/total", Decimal(900)),
        FieldSet("/budget/income/other", None),
        FieldSet("/filer", ABSENT),
        ItemSet("i1", "/duties", "甲\n乙"),
        ItemSet("i2", "o1/outputs", FULL, after="i1", source=Source.BANK),
        ItemSet("i3", "o1/benefits", Indicator("好", Category.SOCIAL), after=None),
        ItemRemoved("i1"),
        ListMarked("o1/outputs", ListStatus.DONE),
        LinesMarked(("i2", "i3"), decided=False),
        ObjectiveAdded("o3", "应急"),
        ObjectiveRemoved("o3"),
        Moved(Place("o1/benefits", "i3", "category")),
        Typed(Place("/filer"), " 半句", 2),
        FindingKept("money.income", "/budget/total", None, "县里要求"),
        Imported("a.docx", example, import_ids(example, [])),
        Undone(3),
        Redone(3),
    ]
    for event in events:
        assert parse_event(json.loads(render_line(event_json(event)), parse_float=Decimal)) == event
    assert {type(event).__name__ for event in events} == set(kind_names())


def kind_names() -> list[str]:
    from typing import get_args

    from assistant.events import Event

    return [kind.__name__ for kind in get_args(Event)]
