"""Lines are ordered, split, merged, moved and marked; ids stay, and undo brings everything back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.changes import ChangeKind, changes
from assistant.declared import declaration_of
from assistant.errors import InputError
from assistant.events import BEFORE, CATEGORY, SPLIT, Imported, ItemSet, Place, Source
from assistant.form import load_form
from assistant.history import provenance
from assistant.ids import import_ids
from assistant.interview import Interview
from assistant.model import Category, Declaration, Indicator, Objective, Operator, Target
from assistant.pieces import pieces_of
from assistant.step import Step
from tests.support.talk import Talk

THREE = "抓好三件事：一是硬化公路3公里；二是植树1000亩；三是办班8期。"
OUT, BEN = "o1/outputs", "o1/benefits"


@pytest.fixture
def talk(talk: Talk) -> Talk:
    talk.go(OUT)
    talk.say("修路3公里", THREE, "修桥2座")
    talk.go(BEN)
    talk.say("社会效益：方便2000人出行", "经济效益：每户增收300元")
    talk.go(OUT)
    return talk


def ids(talk: Talk, list_id: str = OUT) -> list[str]:
    return [item.id for item in talk.interview.state.items(list_id).items]


def texts(talk: Talk, list_id: str = OUT) -> list[str]:
    return [item.value.text for item in talk.interview.state.items(list_id).items]


def test_a_line_moves_up_and_down_and_to_a_place(talk):
    first, second, third = ids(talk)
    talk.keep(talk.interview.arranging.shift(third, -1))
    assert ids(talk) == [first, third, second]
    talk.keep(talk.interview.arranging.shift(first, 1))
    assert ids(talk) == [third, first, second]
    talk.keep(talk.interview.arranging.put(second, 1))
    assert ids(talk) == [second, third, first]
    talk.keep(talk.interview.arranging.put(second, 3))
    assert ids(talk) == [third, first, second]
    found = changes(talk.interview.entries, talk.interview.form)[-1]
    assert (found.kind, found.line, found.before) == (ChangeKind.MOVED, 3, "目标1产出指标第 1 条")


@pytest.mark.parametrize(("by", "index"), [(-1, 0), (1, 2), (-5, 1)])
def test_beyond_the_ends_nothing_moves(talk, by, index):
    step = talk.keep(talk.interview.arranging.shift(ids(talk)[index], by))
    assert not step.accepted
    assert step.events == ()
    assert not talk.interview.arranging.put(ids(talk)[0], 9).accepted


def test_a_copy_stands_behind_its_line_under_an_id_of_its_own(talk):
    before = ids(talk)
    talk.keep(talk.interview.arranging.duplicate(before[0]))
    assert texts(talk) == ["修路3公里", "修路3公里", THREE, "修桥2座"]
    assert set(ids(talk)) > set(before)


def test_a_line_is_written_before_another(talk):
    second = ids(talk)[1]
    talk.keep(talk.interview.arranging.insert(second))
    assert talk.interview.place == Place(OUT, second, BEFORE)
    assert (talk.interview.asked().number, talk.interview.asked().current) == (2, None)
    talk.say("建公厕2座")
    assert texts(talk)[:3] == ["修路3公里", "建公厕2座", THREE]
    assert talk.interview.place == Place(OUT)


def test_a_pasted_list_is_put_in_before_a_line_in_its_order(talk):
    talk.keep(talk.interview.arranging.insert(ids(talk)[0]))
    talk.say("1、甲事3件\n2、乙事4件")
    assert texts(talk)[:3] == ["甲事3件", "乙事4件", "修路3公里"]
    talk.keep(talk.interview.undo())
    assert texts(talk)[0] == "修路3公里"


def test_enter_alone_inserts_nothing_and_a_refused_line_stays_typed(talk):
    talk.keep(talk.interview.arranging.insert(ids(talk)[1]))
    place = talk.interview.place
    assert not talk.say("坏\x07字").accepted
    assert talk.interview.asked().typed == "坏\x07字"
    talk.keep(talk.interview.back())
    assert talk.interview.place == replace(place, part=None)
    talk.keep(talk.interview.arranging.insert(ids(talk)[1]))
    assert talk.interview.asked().typed == "坏\x07字"
    talk.say("好字3个")
    assert place not in talk.interview.state.typed
    talk.keep(talk.interview.arranging.insert(ids(talk)[1]))
    talk.say("")
    assert len(ids(talk)) == 4


def test_a_line_goes_to_another_objective_with_its_category_and_parts(talk):
    line = ids(talk, BEN)[0]
    step = talk.keep(talk.interview.arranging.relocate(line, "o3/benefits"))
    assert "目标3效益指标第 1 条" in step.notes[0]
    moved = talk.held.objectives[2].benefits[0]
    assert (moved.text, moved.category) == ("方便2000人出行", Category.SOCIAL)
    assert ids(talk, "o3/benefits") == [line]


def test_an_output_that_becomes_a_benefit_is_asked_for_its_category(talk):
    line = ids(talk)[0]
    step = talk.keep(talk.interview.arranging.relocate(line, BEN))
    assert "归哪一类还要定" in step.notes[0]
    assert talk.held.objectives[0].benefits[-1].category is None
    talk.go(BEN)
    talk.say("")
    assert talk.interview.place == Place(BEN, line, CATEGORY)
    talk.say("2")
    assert talk.held.objectives[0].benefits[-1].category is Category.SOCIAL


def test_a_benefit_that_becomes_an_output_leaves_its_category_behind(talk):
    talk.keep(talk.interview.arranging.relocate(ids(talk, BEN)[0], OUT))
    assert talk.held.objectives[0].outputs[-1] == Indicator("方便2000人出行", None)


def test_a_duty_and_a_list_that_is_not_there_are_refused(talk):
    line = ids(talk)[0]
    assert not talk.interview.arranging.relocate(line, "/duties").accepted
    assert not talk.interview.arranging.relocate(line, "o99/outputs").accepted
    assert not talk.interview.arranging.relocate(line, OUT).accepted
    talk.go("/duties")
    talk.say("管护村道")
    duty = talk.interview.state.duties.items[0].id
    assert not talk.interview.arranging.relocate(duty, OUT).accepted
    assert not talk.interview.arranging.categorise(duty, None).accepted


def test_the_pieces_that_stay_become_lines_and_the_first_keeps_the_id(talk):
    before = ids(talk)
    step = talk.keep(talk.interview.arranging.split(before[1], [2, 4]))
    assert step.notes == ("第 2 条拆成了 2 条，去掉 2 段（打 撤销 找回）。",)
    assert texts(talk) == ["修路3公里", "硬化公路3公里", "办班8期。", "修桥2座"]
    assert ids(talk)[:2] == before[:2] and ids(talk)[3] == before[2]
    talk.keep(talk.interview.undo())
    assert (ids(talk), texts(talk)[1]) == (before, THREE)


def test_each_piece_has_the_parts_that_it_bears(talk):
    parts = (Target("公路", Operator.GE, "3", "公里"), Target("植树", Operator.GE, "1000", "亩"), Target("村容"))
    whole = Indicator("公路硬化3公里；植树1000亩；村容变好", Category.QUANTITY, parts, basis="计划")
    line = ids(talk)[0]
    talk.keep(Step((ItemSet(line, OUT, whole),)))
    talk.keep(talk.interview.arranging.split(line, [1, 2, 3]))
    pieces = talk.held.objectives[0].outputs[:3]
    assert [piece.targets for piece in pieces] == [(part,) for part in parts]
    assert {(piece.category, piece.basis) for piece in pieces} == {(Category.QUANTITY, "计划")}


def test_what_stays_can_be_answered_and_left_without_a_trap(talk):
    line = ids(talk)[1]
    talk.keep(talk.interview.arranging.ask_split(line))
    assert talk.interview.place == Place(OUT, line, SPLIT)
    assert talk.interview.asked().pieces == ("抓好三件事：", "硬化公路3公里", "植树1000亩", "办班8期。")
    assert not talk.say("头一条").accepted
    assert talk.interview.asked().typed == "头一条"
    talk.say("算了")
    assert (talk.interview.place, len(ids(talk))) == (Place(OUT), 3)
    talk.keep(talk.interview.arranging.ask_split(line))
    talk.keep(talk.interview.back())
    assert talk.interview.place == Place(OUT, line)
    talk.keep(talk.interview.arranging.ask_split(line))
    talk.say("2-4")
    assert texts(talk)[1:4] == ["硬化公路3公里", "植树1000亩", "办班8期。"]
    assert not talk.interview.arranging.ask_split(line).accepted


def test_merged_lines_are_one_with_all_their_parts(talk):
    first, second, third = ids(talk)
    talk.keep(talk.interview.arranging.split(second, [2, 3]))
    before = declaration_of(talk.interview.state)
    talk.keep(talk.interview.arranging.merge(second, 2))
    assert texts(talk) == ["修路3公里", "硬化公路3公里；植树1000亩", "修桥2座"]
    assert ids(talk) == [first, second, third]
    talk.keep(talk.interview.undo())
    assert declaration_of(talk.interview.state) == before
    assert not talk.interview.arranging.merge(third).accepted
    assert not talk.interview.arranging.merge(first, 1).accepted


def test_too_long_a_line_is_not_made(talk):
    long = "修" * 5_000
    talk.say(long, long)
    assert not talk.keep(talk.interview.arranging.merge(ids(talk)[3])).accepted
    assert len(ids(talk)) == 5


def test_a_category_is_set_changed_and_taken_away(talk):
    line = ids(talk)[0]
    talk.keep(talk.interview.arranging.categorise(line, Category.COST))
    assert talk.held.objectives[0].outputs[0].category is Category.COST
    talk.keep(talk.interview.arranging.categorise(line, None))
    assert talk.held.objectives[0].outputs[0].category is None
    assert not talk.interview.arranging.categorise(line, Category.SOCIAL).accepted
    assert not talk.interview.arranging.categorise(ids(talk, BEN)[0], None).accepted
    assert not talk.interview.arranging.categorise(ids(talk, BEN)[0], Category.COST).accepted


def test_a_category_given_from_elsewhere_answers_the_question_for_it(talk):
    talk.go(BEN)
    talk.say("没有类别的好处")
    assert talk.interview.place.part == CATEGORY
    talk.keep(talk.interview.arranging.categorise(ids(talk, BEN)[2], Category.SOCIAL))
    assert talk.interview.place == Place(BEN)


def test_what_stands_at_a_line_that_goes_is_led_away(talk):
    second = ids(talk)[1]
    for leave in (
        lambda: talk.interview.arranging.remove(second),
        lambda: talk.interview.arranging.relocate(second, "o2/outputs"),
        lambda: talk.interview.arranging.merge(ids(talk)[0], 2),
    ):
        talk.keep(talk.interview.change(2))
        talk.keep(leave())
        assert talk.interview.place == Place(OUT)
        talk.keep(talk.interview.undo())


def imported(form, year: int) -> Talk:
    talk = Talk(form)
    lines = (Indicator("修路3公里；修桥2座", None), Indicator("植树成活率不低于90%", None))
    declaration = Declaration(form.id, 2026, objectives=(Objective("乡镇经济发展", lines, ()),))
    talk.keep(Step((Imported("去年.docx", declaration, import_ids(declaration, talk.interview.entries)),)))
    talk.go("/year")
    talk.say(str(year))
    return talk


@pytest.mark.parametrize(
    ("year", "source", "other_source"),
    [(2027, Source.LAST_YEAR_CHANGED, Source.LAST_YEAR), (2026, Source.WRITTEN, Source.IMPORTED)],
    ids=["last year's", "this year's"],
)
def test_pieces_of_last_years_line_are_changed_from_last_years(form, year, source, other_source):
    talk = imported(form, year)
    list_id = f"{talk.interview.state.objectives[0].id}/outputs"
    line, other = (item.id for item in talk.interview.state.items(list_id).items)
    talk.keep(talk.interview.arranging.split(line, [1, 2]))
    talk.keep(talk.interview.arranging.shift(other, -1))
    found = provenance(talk.interview.entries)
    assert [found[item.id].source for item in talk.interview.state.items(list_id).items] == [
        source, other_source, source,
    ]  # fmt: skip


# Whatever is done, in any order

MOVES = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 30), st.integers(0, 30)), max_size=12)
TEXTS = st.lists(
    st.sampled_from([THREE, "修路3公里", "甲；乙。丙", "[/x]", "a\nb。c", "〔待填：农业站〕；好"]), max_size=5
)


def move(interview: Interview, which: int, at: int, number: int) -> Step | None:
    lists = [(name, held) for name, held in interview.state.lists() if held.items]
    if not lists:
        return None
    items = [item.id for _, held in lists for item in held.items]
    item, arranging = items[at % len(items)], interview.arranging
    targets = ["o1/outputs", "o1/benefits", "o2/outputs", "o2/benefits"]
    count = len(pieces_of(arranging.spot(item).text))
    moves = [
        lambda: arranging.shift(item, -1 if number % 2 else 1),
        lambda: arranging.put(item, number % 5 + 1),
        lambda: arranging.duplicate(item),
        lambda: arranging.relocate(item, targets[number % 4]),
        lambda: arranging.split(item, [n + 1 for n in range(count) if number >> n & 1]),
        lambda: arranging.merge(item, number % 3 + 1),
        lambda: arranging.remove(item),
        lambda: arranging.categorise(item, list(Category)[number % 10]),
        lambda: arranging.insert(item),
    ]
    return moves[which]()


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, MOVES)
def test_undoing_every_move_leaves_what_was_there_and_redoing_it_brings_it_back(outputs, benefits, moves):
    talk = Talk(load_form())
    events = [ItemSet(f"i{n}", OUT, Indicator(text)) for n, text in enumerate(outputs, 1)]
    events += [ItemSet(f"i{n}", BEN, Indicator(text, Category.SOCIAL)) for n, text in enumerate(benefits, 11)]
    talk.keep(Step((*events, ItemSet("i21", "/duties", "管护村道；巡查河道"))))
    start, count = declaration_of(talk.interview.state), 0
    for which, at, number in moves:
        step = move(talk.interview, which, at, number)
        if step is not None and step.accepted:
            count += any(isinstance(event, ItemSet) or type(event).__name__ == "ItemRemoved" for event in step.events)
            talk.keep(step)
    held = [item.id for _, lines in talk.interview.state.lists() for item in lines.items]
    assert len(held) == len(set(held))
    assert not talk.interview.state.set_aside
    end = declaration_of(talk.interview.state)
    for _ in range(count):
        talk.keep(talk.interview.undo())
    assert declaration_of(talk.interview.state) == start
    for _ in range(count):
        talk.keep(talk.interview.redo())
    assert declaration_of(talk.interview.state) == end


def test_an_answer_that_names_no_piece_is_an_input_error(talk):
    with pytest.raises(InputError):
        talk.interview.arranging.answer_split(Place(OUT, ids(talk)[1], SPLIT), "全不要")
