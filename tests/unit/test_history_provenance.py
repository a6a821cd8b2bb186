"""Provenance: where every answer that stands came from, when, and by which account."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings

from assistant.events import (
    Entry,
    Event,
    FieldSet,
    ItemRemoved,
    ItemSet,
    ObjectiveAdded,
    ObjectiveRemoved,
    Redone,
    Source,
    Undone,
)
from assistant.folding import fold
from assistant.history import Provenance, provenance
from assistant.model import ABSENT, Category, Declaration, Indicator
from assistant.session import Session
from tests.support.events import HISTORIES, START, entries, import_of

LAST_YEAR = ItemSet("i1", "o1/outputs", Indicator("硬化道路3公里"), source=Source.LAST_YEAR)


def sources(*events: Event) -> dict[str, Source]:
    return {key: found.source for key, found in provenance(entries([START, *events])).items()}


def line(text: str, source: Source = Source.WRITTEN, category: Category | None = None) -> ItemSet:
    return ItemSet("i1", "o1/outputs", Indicator(text, category), source=source)


def test_an_answer_names_its_moment_and_the_account_that_gave_it():
    history = [*entries([START]), Entry(2, "2026-11-25T21:04:00Z", "wang", FieldSet("/filer", "青禾县云溪乡人民政府"))]
    assert provenance(history) == {"/filer": Provenance(Source.WRITTEN, "2026-11-25T21:04:00Z", "wang")}


@pytest.mark.parametrize("source", list(Source))
def test_what_an_event_says_of_its_source_holds_for_a_first_answer(source):
    assert sources(FieldSet("/year", 2027, source)) == {"/year": source}
    assert sources(line("硬化道路3公里", source)) == {"i1": source}


def test_a_line_of_last_year_that_was_changed_by_hand_is_a_changed_one():
    assert sources(LAST_YEAR, line("硬化道路5公里")) == {"i1": Source.LAST_YEAR_CHANGED}
    assert sources(LAST_YEAR, line("硬化道路5公里"), line("硬化道路6公里")) == {"i1": Source.LAST_YEAR_CHANGED}


def test_a_line_put_back_word_for_word_is_last_years_again():
    assert sources(LAST_YEAR, line("硬化道路5公里"), line("硬化道路3公里")) == {"i1": Source.LAST_YEAR}
    assert sources(FieldSet("/budget/total", None, Source.LAST_YEAR), FieldSet("/budget/total", Decimal(9)),
                   FieldSet("/budget/total", None)) == {"/budget/total": Source.LAST_YEAR}  # fmt: skip


@pytest.mark.parametrize(
    ("then", "now", "source"),
    [
        (None, Category.QUANTITY, Source.LAST_YEAR),
        (Category.QUANTITY, Category.QUANTITY, Source.LAST_YEAR),
        (Category.QUANTITY, Category.QUALITY, Source.LAST_YEAR_CHANGED),
        (Category.QUANTITY, None, Source.LAST_YEAR_CHANGED),
    ],
)
def test_a_category_counts_where_last_year_had_one(then, now, source):
    text = "硬化道路3公里"
    assert sources(line(text, Source.LAST_YEAR, then), line(text, category=now)) == {"i1": source}


@pytest.mark.parametrize("between", [line("新铺道路", Source.BANK), ItemRemoved("i1")], ids=["bank", "removed"])
def test_what_came_after_something_else_is_no_longer_last_years(between):
    assert sources(LAST_YEAR, between, line("硬化道路3公里")) == {"i1": Source.WRITTEN}


def test_an_answer_cleared_and_given_anew_is_written_anew():
    field = FieldSet("/budget/total", Decimal(9), Source.LAST_YEAR)
    assert sources(field, FieldSet("/budget/total", ABSENT)) == {}
    again = FieldSet("/budget/total", Decimal(9))
    assert sources(field, FieldSet("/budget/total", ABSENT), again) == {"/budget/total": Source.WRITTEN}


def test_a_change_said_to_be_one_of_last_years_stays_so():
    changed = line("硬化道路5公里", Source.LAST_YEAR_CHANGED)
    assert sources(changed, line("硬化道路6公里")) == {"i1": Source.LAST_YEAR_CHANGED}
    assert sources(FieldSet("/budget/total", None, Source.LAST_YEAR_CHANGED)) == {
        "/budget/total": Source.LAST_YEAR_CHANGED
    }


def test_what_was_undone_does_not_count_and_what_was_redone_does():
    undone = sources(LAST_YEAR, line("硬化道路5公里"), Undone(3))
    assert undone == {"i1": Source.LAST_YEAR}
    redone = sources(LAST_YEAR, line("硬化道路5公里"), Undone(3), Redone(3))
    assert redone == {"i1": Source.LAST_YEAR_CHANGED}
    first = provenance(entries([START, LAST_YEAR, line("硬化道路5公里"), Undone(3)]))["i1"]
    assert first.at == entries([START, LAST_YEAR])[1].at


def test_an_import_names_its_file_until_the_answer_is_changed(example):
    session = Session.new("a", ("去年.docx", example))
    found = provenance(session.interview.entries)
    assert {part.source for part in found.values()} == {Source.IMPORTED}
    assert {part.file for part in found.values()} == {"去年.docx"}
    session.say("青禾县石桥镇人民政府")
    changed = provenance(session.interview.entries)["/filer"]
    assert (changed.source, changed.file) == (Source.WRITTEN, None)


def test_a_category_answered_for_an_imported_line_leaves_it_the_files(example):
    nameless = Declaration(example.form, objectives=(example.objectives[0],))
    bare = Indicator(nameless.objectives[0].benefits[0].text)
    given = Declaration(example.form, objectives=(type(example.objectives[0])("乡镇经济发展", (), (bare,)),))
    session = Session.new("a", ("去年.docx", given))
    for word in ("跳到 14", "2"):
        session.say(word)
    [line_id] = [item.id for _, held in session.interview.state.lists() for item in held.items]
    found = provenance(session.interview.entries)[line_id]
    assert (found.source, found.file) == (Source.IMPORTED, "去年.docx")


def test_a_line_written_anew_where_its_category_was_asked_is_the_persons_own(example):
    bare = Indicator("群众出行方便")
    given = Declaration(example.form, objectives=(type(example.objectives[0])("乡镇经济发展", (), (bare,)),))
    session = Session.new("a", ("去年.docx", given))
    for word in ("跳到 14", "社会效益：群众出行更方便"):
        session.say(word)
    [line_id] = [item.id for _, held in session.interview.state.lists() for item in held.items]
    assert provenance(session.interview.entries)[line_id].source is Source.WRITTEN


def test_what_an_import_without_objectives_leaves_standing_keeps_where_it_came_from():
    bare = import_of(Declaration("suining-2021", filer="青禾县云溪乡人民政府"), 50)
    assert sources(LAST_YEAR, FieldSet("/year", 2027), bare) == {"i1": Source.LAST_YEAR, "/filer": Source.IMPORTED}


def test_an_objective_that_is_gone_takes_where_its_lines_came_from_with_it():
    added = ObjectiveAdded("o12", "应急管理")
    assert sources(LAST_YEAR, added, ObjectiveRemoved("o1")) == {"o12/title": Source.WRITTEN}


def test_an_event_that_was_set_aside_says_nothing():
    assert (
        sources(ItemSet("i1", "o99/outputs", Indicator("甲")), ItemRemoved("i5"), FieldSet("o99/title", "应急")) == {}
    )


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(HISTORIES)
def test_every_answer_that_stands_has_a_provenance_and_nothing_else_has(events):
    history = entries([START, *events])
    state, found = fold(history), provenance(history)
    lines = {item.id for _, held in state.lists() for item in held.items}
    titles = {f"{part.id}/title" for part in state.objectives}
    assert set(found) - titles == {*state.fields, *lines}
    assert {entry.at for entry in history} >= {part.at for part in found.values()}
