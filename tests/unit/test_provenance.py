"""Where an answer came from, and what an import brings along."""

from dataclasses import replace

import pytest

from assistant.events import Entry, FieldSet, Imported, ItemRemoved, ItemSet, ListMarked, ListStatus, Source, Started
from assistant.folding import fold
from assistant.form import Form
from assistant.ids import import_ids, next_id
from assistant.interview import Interview
from assistant.model import ABSENT, Declaration, Indicator
from assistant.session import Session
from assistant.state import State
from assistant.step import Step

START = Started("suining-2021", (("o1", "economy", "乡镇经济发展"), ("o2", "culture", "文化建设")))


def entries(*events) -> list[Entry]:
    return [Entry(number, "", "", event) for number, event in enumerate(events, 1)]


def imported(declaration: Declaration) -> State:
    start = entries(START)
    return fold([*start, Entry(2, "", "", Imported("去年.docx", declaration, import_ids(declaration, start)))])


@pytest.mark.parametrize("source", list(Source))
def test_a_field_and_a_line_keep_where_they_came_from(source):
    state = fold(
        entries(
            START,
            FieldSet("/filer", "甲乡", source),
            ItemSet("i1", "/duties", "甲", source=source),
            ItemSet("i2", "o1/outputs", Indicator("乙"), source=source),
        )
    )
    assert state.sources == {"/filer": source}
    assert [item.source for _, held in state.lists() for item in held.items] == [source, source]


@pytest.fixture
def interview(form: Form) -> Interview:
    talk = Interview(form)
    keep(talk, Step((Started(form.id, tuple((f"o{n}", p.key, p.title) for n, p in enumerate(form.objectives, 1))),)))
    return talk


def keep(interview: Interview, step: Step) -> None:
    first = len(interview.entries) + 1
    interview.apply(Entry(first + number, "", "", event) for number, event in enumerate(step.events))


@pytest.mark.parametrize("source", [Source.BANK, Source.LAST_YEAR, Source.LAST_YEAR_CHANGED])
@pytest.mark.parametrize(
    ("question", "text"),
    [("/filer", "甲乡人民政府"), ("/budget/total", "900"), ("/duties", "甲"), ("/duties", "1、甲\n2、乙")],
    ids=["name", "amount", "line", "lines"],
)
def test_an_answer_given_from_elsewhere_is_kept_as_from_there(interview, question, text, source):
    keep(interview, interview.jump(question))
    keep(interview, interview.submit(text, source))
    state = interview.state
    found = {item.source for item in state.duties.items} if question == "/duties" else {state.sources[question]}
    assert found == {source}


def test_an_answer_typed_over_another_is_the_persons_own(example):
    session = Session.new("a", ("去年.docx", example))
    session.say("青禾县石桥镇人民政府")
    assert session.interview.state.sources["/filer"] is Source.WRITTEN


def test_a_line_whose_category_is_answered_stays_the_persons_own():
    session = Session.new("a")
    for line in ("跳到 14", "群众出行方便", "2"):
        session.say(line)
    sources = {item.source for _, held in session.interview.state.lists() for item in held.items}
    assert sources == {Source.WRITTEN}


def test_everything_that_a_file_brought_is_marked_so(example):
    state = imported(replace(example, division_code="430923104"))
    assert set(state.sources) == set(state.fields) >= {"/filer", "/year", "/budget/total", "/division_code"}
    assert set(state.sources.values()) == {Source.IMPORTED}
    assert {item.source for _, held in state.lists() for item in held.items} == {Source.IMPORTED}


@pytest.mark.parametrize("code", [None, "430923104", "430923104000"])
def test_the_division_code_comes_along_and_outlives_reopening(example, code):
    given = replace(example, division_code=code)
    Session.new("a", ("去年.docx", given))
    assert Session.open("a").declaration() == given


def test_an_imported_objective_is_asked_with_the_forms_own_questions(example, form):
    session = Session.new("a", ("去年.docx", example))
    assert [part.key for part in session.interview.state.objectives] == [part.key for part in form.objectives]
    keys = [topic.key for topic in session.interview.topics]
    printed = [key for key in keys if not key.startswith("worksheet.")]
    assert printed == [topic.key for topic in Session.new("b").interview.topics if topic.is_printed]


def test_a_file_without_objectives_leaves_the_forms_own_standing(example, form):
    session = Session.new("a", ("去年.docx", replace(example, objectives=ABSENT)))
    titles = [part.title for part in form.objectives]
    assert [part.title for part in session.declaration().objectives] == titles


def test_no_id_of_an_import_is_given_again(example):
    start = entries(START)
    ids = import_ids(example, start)
    history = [*start, Entry(2, "", "", Imported("去年.docx", example, ids))]
    assert not {next_id(history, "i"), next_id(history, "o")} & set(ids)


def test_a_line_added_to_an_imported_list_replaces_none(example):
    session = Session.new("a", ("去年.docx", example))
    session.say("跳到 11")
    session.say("另一条职责")
    assert session.declaration().duties == (*example.duties, "另一条职责")
    assert session.declaration().objectives == example.objectives


@pytest.mark.parametrize("status", [ListStatus.DONE, ListStatus.OPEN])
def test_a_list_whose_last_line_goes_is_open_again(status):
    state = fold(
        entries(START, ItemSet("i1", "/duties", "甲"), ListMarked("/duties", status), ItemRemoved("i1")),
    )
    assert state.duties.status is ListStatus.OPEN
    assert state.duties.items == ()


def test_a_list_that_keeps_a_line_stays_done():
    lines = (ItemSet("i1", "/duties", "甲"), ItemSet("i2", "/duties", "乙"))
    state = fold(entries(START, *lines, ListMarked("/duties", ListStatus.DONE), ItemRemoved("i1")))
    assert state.duties.status is ListStatus.DONE


def test_a_benefit_without_its_category_is_where_its_list_is_entered(example):
    first = example.objectives[0]
    nameless = replace(first, benefits=(*first.benefits, Indicator("群众出行方便")))
    session = Session.new("a", ("去年.docx", replace(example, objectives=(nameless, *example.objectives[1:]))))
    session.say("跳到 14")
    asked = session.view().asked
    assert (asked.place.part, asked.place.item) == (
        "category",
        session.interview.state.objectives[0].benefits.items[-1].id,
    )
    session.say("2")
    assert all(line.category for line in session.declaration().objectives[0].benefits)


@pytest.mark.parametrize(
    "lines",
    [("甲乡人民政府",), ("跳到 4", "无"), ("跳到 11", "编制并执行本乡预算"), ("跳到 13", "硬化道路3公里")],
    ids=["name", "none", "duty", "output"],
)
def test_a_draft_that_holds_any_answer_is_greeted_as_gone_on_with(lines):
    first = Session.new("a").greeting()
    session = Session.open("a")
    for line in lines:
        session.say(line)
    assert Session.open("a").greeting() != first


@pytest.mark.parametrize(("beyond", "finished"), [(0, False), (1, True), (2, False)])
def test_the_number_behind_the_last_question_is_the_end(beyond, finished):
    session = Session.new()
    session.say(f"跳到 {len(session.interview.topics) + beyond}")
    assert session.finished is finished
