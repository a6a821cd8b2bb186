"""Undo and redo: which change they are about, and what they leave standing."""

import pytest

from assistant.declared import declaration_of
from assistant.events import (
    Entry,
    Event,
    FieldSet,
    FindingKept,
    Imported,
    ItemRemoved,
    ItemSet,
    ListMarked,
    ListStatus,
    Moved,
    ObjectiveAdded,
    ObjectiveRemoved,
    Place,
    Redone,
    Started,
    Typed,
    Undone,
)
from assistant.folding import fold
from assistant.history import redo_events, undo_events
from assistant.model import ABSENT, Declaration
from assistant.session import Session

START = Started("suining-2021", (("o1", "economy", "乡镇经济发展"),))
LINE = ItemSet("i1", "/duties", "甲")


def entries(*events: Event) -> list[Entry]:
    return [Entry(number, "", "", event) for number, event in enumerate(events, 1)]


def said(session: Session, *lines: str) -> Session:
    for line in lines:
        session.say(line)
    return session


@pytest.mark.parametrize(
    "change",
    [
        FieldSet("/filer", "甲乡"),
        ItemSet("i2", "/duties", "乙"),
        ItemRemoved("i1"),
        ListMarked("/duties", ListStatus.DONE),
        ObjectiveAdded("o2", "应急"),
        ObjectiveRemoved("o1"),
        FindingKept("money.income", "/budget/total", None, "县里要求"),
        Imported("a.docx", Declaration("suining-2021"), ()),
    ],
    ids=lambda change: type(change).__name__,
)
def test_every_kind_of_change_can_be_taken_back_and_brought_back(change):
    before = entries(START, LINE, change, Moved(Place("/filer")), Typed(Place("/filer"), "半"))
    undo = undo_events(before)
    assert undo[0] == Undone(3)
    after = [*before, *(Entry(6 + n, "", "", event) for n, event in enumerate(undo))]
    assert declaration_of(fold(after)) == declaration_of(fold(before[:2]))
    assert redo_events(after)[0] == Redone(3)


@pytest.mark.parametrize("step", [Moved(Place("/year")), Typed(Place("/filer"), "半")], ids=["move", "typing"])
def test_a_step_that_changes_no_answer_is_neither_taken_back_nor_in_the_way(step):
    assert undo_events(entries(START, step)) == ()
    history = entries(START, LINE, Undone(2), step)
    assert redo_events(history)[0] == Redone(2)


def test_nothing_is_brought_back_over_a_new_change():
    session = said(Session.new(), "甲乡人民政府", "撤销", "跳到 3", "2027")
    assert not session.say("重做").accepted
    assert (session.declaration().filer, session.declaration().year) == (ABSENT, 2027)


def test_a_change_that_was_brought_back_can_be_taken_back_again():
    session = said(Session.new(), "甲乡人民政府", "甲乡政府", "撤销", "重做")
    assert session.declaration().department == "甲乡政府"
    said(session, "撤销")
    assert not session.declaration().department
    assert session.declaration().filer == "甲乡人民政府"


def test_changes_go_back_one_by_one_and_come_back_in_turn():
    session = said(Session.new(), "甲乡人民政府", "甲乡政府", "2027")
    states = [session.declaration()]
    for _ in range(3):
        said(session, "撤销")
        states.append(session.declaration())
    assert not session.say("撤销").accepted
    for wanted in states[-2::-1]:
        said(session, "重做")
        assert session.declaration() == wanted
    assert not session.say("重做").accepted


def test_an_import_is_taken_back_whole(example):
    session = Session.new("a", ("去年.docx", example))
    empty = Session.new("b").declaration()
    said(session, "撤销")
    assert session.declaration() == empty
    said(session, "重做")
    assert session.declaration() == example


def test_the_end_of_a_list_is_taken_back_and_the_lines_stay():
    session = said(Session.new(), "跳到 11", "编制并执行本乡预算", "")
    answered = session.view().progress.answered
    said(session, "撤销")
    assert session.view().progress.answered == answered - 1
    assert session.view().asked.place == Place("/duties")
    assert session.declaration().duties == ("编制并执行本乡预算",)
