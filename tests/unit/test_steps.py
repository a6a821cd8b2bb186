"""What one step wrote is taken back and brought back as one, also by the next process."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from assistant.changes import changes
from assistant.draft.bundle import draft_of, read_bundle, store, write_bundle
from assistant.draft.lines import SLIPS, entry_of, parse_entry, render_entry
from assistant.draft.recovery import JOURNAL
from assistant.draft.snapshots import snapshot_files
from assistant.events import FieldSet, ItemSet, Moved, Place, Started, Typed, entries_of
from assistant.history import redo_events, undo_events
from assistant.paths import drafts_folder
from assistant.resources import load_schema
from assistant.session import Session

PASTED = "1、编制并执行本乡预算\n2、办理社会救助\n3、组织防汛"


@pytest.fixture
def session() -> Session:
    session = Session.new("a")
    session.say("青禾县云溪乡人民政府")
    session.say("跳到 部门职能职责概述")
    session.say(PASTED)
    return session


def duties(session: Session) -> int:
    return len(session.interview.state.duties.items)


def test_a_pasted_list_is_taken_back_and_brought_back_whole(session):
    assert "添上的“编制并执行本乡预算”等 3 处" in session.say("撤销").messages[0].text
    assert duties(session) == 0
    assert "添上的“编制并执行本乡预算”等 3 处" in session.say("重做").messages[0].text
    assert duties(session) == 3
    assert not session.say("重做").accepted
    session.say("撤销")
    session.say("撤销")
    assert not session.interview.state.fields


def test_a_killed_process_leaves_steps_that_the_next_one_takes_back_whole(session):
    session.draft.lock.release()  # as a kill does: nothing is flushed, no snapshot is written
    again = Session.open("a")
    assert duties(again) == 3
    again.say("撤销")
    assert duties(again) == 0
    again.draft.lock.release()
    last = Session.open("a")
    last.say("重做")
    assert duties(last) == 3


def test_a_snapshot_keeps_what_belongs_together(session):
    session.close()
    folder = drafts_folder() / "a"
    assert snapshot_files(folder)
    (folder / JOURNAL).unlink()
    again = Session.open("a")
    again.say("撤销")
    assert duties(again) == 0


def test_a_draft_handed_on_as_one_file_keeps_what_belongs_together(session, tmp_path):
    write_bundle(tmp_path / "a.shenbao", session.draft)
    store(draft_of(read_bundle(tmp_path / "a.shenbao"), "b"))
    other = Session.open("b")
    assert duties(other) == 3
    other.say("撤销")
    assert duties(other) == 0


def test_where_the_first_change_is_lost_the_others_still_belong_together(tmp_path, session):
    entries = [entry for entry in session.draft.entries if entry.step or not isinstance(entry.event, ItemSet)]
    session.draft.entries[:] = entries
    write_bundle(tmp_path / "a.shenbao", session.draft)
    held = read_bundle(tmp_path / "a.shenbao").entries
    assert len({entry.step_number for entry in held if isinstance(entry.event, ItemSet)}) == 1


def test_the_list_of_changes_shows_each_of_them_and_that_it_is_undone(session):
    session.say("撤销")
    found = changes(session.interview.entries, session.form)
    assert [(change.line, change.undone) for change in found[1:]] == [(1, True), (2, True), (3, True)]
    session.say("重做")
    assert not any(change.undone for change in changes(session.interview.entries, session.form))


def test_only_changes_of_one_step_are_marked_and_the_first_is_not():
    events = [
        Typed(Place("/duties"), "半"),
        FieldSet("/year", 2027),
        ItemSet("i1", "/duties", "甲"),
        Moved(Place("/filer")),
    ]
    assert [entry.step for entry in entries_of(events, 5, "", "")] == [None, None, 6, None]


def test_a_journal_of_before_is_taken_back_one_change_at_a_time(session):
    session.interview.entries[:] = [replace(entry, step=None) for entry in session.interview.entries]
    session.say("撤销")
    assert duties(session) == 2


@pytest.mark.parametrize("step", [0, 7, 8, -1, True, "3", None, 1.5])
def test_a_mark_that_no_program_makes_is_a_damaged_line(step):
    entry = entries_of([Started("suining-2021", ())], 7, "2026-11-25T21:04:00Z", "wang")[0]
    line = render_entry(replace(entry, step=3))
    assert parse_entry(line).step == 3
    members = json.loads(line)
    del members["sum"]
    with pytest.raises(SLIPS):
        entry_of({**members, "step": step})


def test_the_schema_knows_the_mark():
    assert load_schema("draft")["$defs"]["entry"]["properties"]["step"]


def test_undo_and_redo_go_over_steps_in_the_order_in_which_they_were_made():
    history = entries_of([Started("suining-2021", (("o1", "", "民生"),))], 1, "", "")
    for events in ([FieldSet("/year", 2027), FieldSet("/filer", "甲乡政府")], [FieldSet("/year", 2028)]):
        history += entries_of(events, len(history) + 1, "", "")
    for count in (1, 2):
        undo = undo_events(history)
        assert sum(type(event).__name__ == "Undone" for event in undo) == count
        history += entries_of(undo, len(history) + 1, "", "")
    assert undo_events(history) == ()
    for seqs in ([2, 3], [4]):
        redo = redo_events(history)
        assert [event.seq for event in redo if type(event).__name__ == "Redone"] == seqs
        history += entries_of(redo, len(history) + 1, "", "")
