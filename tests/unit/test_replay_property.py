"""Whatever happens to a draft, in whatever order: what stands on disk adds up to what stands in memory."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.codec import declaration_json
from assistant.declared import declaration_of
from assistant.draft import new_draft, open_draft
from assistant.draft.lines import parse_entry, render_entry
from assistant.draft.snapshots import compacted
from assistant.events import (
    CONTENT,
    Entry,
    Event,
    FieldSet,
    ItemRemoved,
    ItemSet,
    ListMarked,
    ListStatus,
    ObjectiveAdded,
    ObjectiveRemoved,
    Place,
    Redone,
    Typed,
    Undone,
)
from assistant.folding import apply, fold, undone_at
from assistant.form import Form
from assistant.history import redo_events, undo_events
from assistant.ids import next_id
from assistant.interview import Interview
from assistant.model import Indicator
from assistant.state import State
from tests.support.declarations import FORM
from tests.support.events import EVENTS, HISTORIES, START, entries

OFTEN = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
VERY_OFTEN = settings(max_examples=5000, deadline=None, suppress_health_check=list(HealthCheck))


def lived(events: Sequence[Event], cuts: Sequence[int] = ()) -> Interview:
    """An interview that was given its events in batches, as they come from a person's steps."""
    interview = Interview(FORM)
    kept = entries(events)
    bounds = [0, *sorted(cut for cut in cuts if cut < len(kept)), len(kept)]
    for first, last in pairwise(bounds):
        interview.apply(kept[first:last])
    return interview


def replays(events: Sequence[Event], cuts: Sequence[int]) -> None:
    interview = lived([START, *events], cuts)
    read_back = [parse_entry(render_entry(entry)) for entry in interview.entries]
    assert read_back == interview.entries
    assert fold(read_back) == interview.state
    assert_usable(interview)


def assert_usable(interview: Interview) -> None:
    """Nothing that a front end asks of an interview fails."""
    interview.asked()
    interview.progress()
    declaration_json(declaration_of(interview.state))
    for events in (undo_events(interview.entries), redo_events(interview.entries)):
        again = Interview(interview.form, interview.entries)
        again.apply(entries(events, len(interview.entries) + 1))
        again.asked()
    for step in (interview.back(), interview.skip(), interview.submit(""), interview.submit("2")):
        again = Interview(interview.form, interview.entries)
        again.apply(entries(step.events, len(interview.entries) + 1))
        assert not again.state.set_aside[len(interview.state.set_aside) :]
    named = {word for entry in interview.entries for word in re.split("['/]", str(entry.event))}
    assert not {next_id(interview.entries, "i"), next_id(interview.entries, "o")} & named


CUTS = st.lists(st.integers(1, 30), max_size=6)


@OFTEN
@given(HISTORIES, CUTS)
def test_any_sequence_of_events_replays_to_what_stood_in_memory(events, cuts):
    replays(events, cuts)


@pytest.mark.full
@VERY_OFTEN
@given(HISTORIES, CUTS)
def test_five_thousand_sequences_replay_to_what_stood_in_memory(events, cuts):
    replays(events, cuts)


def lands(events: Sequence[Event], cuts: Sequence[int]) -> None:
    """What a draft's own files give back adds up to what stood in memory, with its snapshot and without."""
    interview = lived([START, *events], cuts)
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHENBAO_HOME", folder)
        draft = new_draft("a")
        bounds = [0, *sorted(cut for cut in cuts if cut < len(interview.entries)), len(interview.entries)]
        for first, last in pairwise(bounds):
            draft.append(entry.event for entry in interview.entries[first:last])
        draft.close()
        again = open_draft("a")
        again.close()
        shutil.rmtree(draft.folder / "snapshots")
        bare = open_draft("a")
        bare.close()
    assert [entry.event for entry in bare.entries] == [entry.event for entry in interview.entries]
    assert fold(again.entries) == fold(bare.entries) == interview.state
    assert fold(compacted(interview.entries)) == interview.state
    assert undo_events(compacted(interview.entries)) == undo_events(interview.entries)


@settings(OFTEN, max_examples=40)
@given(HISTORIES, CUTS)
def test_any_sequence_of_events_comes_back_from_disk(events, cuts):
    lands(events, cuts)


@pytest.mark.full
@settings(OFTEN, max_examples=1000)
@given(HISTORIES, CUTS)
def test_a_thousand_sequences_come_back_from_disk(events, cuts):
    lands(events, cuts)


def without_set_aside(state: State) -> State:
    return replace(state, set_aside=())


def knows(state: State, event: Event) -> bool:
    """Whether everything that an event hangs on is there."""
    objectives = {part.id for part in state.objectives}
    lists = {name for name, _ in state.lists()}
    match event:
        case FieldSet():
            return not event.path.endswith("/title") or event.path.partition("/")[0] in objectives
        case ItemSet() | ListMarked():
            return event.list in lists
        case ItemRemoved():
            return state.list_of(event.id) is not None
        case ObjectiveRemoved():
            return event.id in objectives
        case ObjectiveAdded():
            return event.id not in objectives
        case _:
            return True


def stays_in_its_place(events: Sequence[Event], event: Event) -> None:
    before = lived([START, *events]).state
    after = apply(before, event)
    if knows(before, event):
        # Ids of an import may be those of lines that stay: the whole of it is set aside then.
        assert after.set_aside in ((), before.set_aside, (*before.set_aside, event))
    else:
        assert after.set_aside == (*before.set_aside, event)
        assert without_set_aside(after) == without_set_aside(before)


@OFTEN
@given(HISTORIES, EVENTS)
def test_an_event_on_an_unknown_id_is_set_aside_and_changes_nothing_else(events, event):
    stays_in_its_place(events, event)


@pytest.mark.full
@VERY_OFTEN
@given(HISTORIES, EVENTS)
def test_five_thousand_events_stay_in_their_place(events, event):
    stays_in_its_place(events, event)


@OFTEN
@given(HISTORIES)
def test_undoing_everything_leaves_the_empty_form_and_redoing_it_brings_all_back(events):
    interview = lived([START, *(event for event in events if not isinstance(event, Undone | Redone | type(START)))])
    whole, steps = declaration_of(interview.state), 0
    while undo := undo_events(interview.entries):
        interview.apply(entries(undo, interview.entries[-1].seq + 1))
        steps += 1
    assert declaration_of(interview.state) == declaration_of(fold(entries([START])))
    for _ in range(steps):
        interview.apply(entries(redo_events(interview.entries), interview.entries[-1].seq + 1))
    assert declaration_of(interview.state) == whole
    assert redo_events(interview.entries) == ()


def test_an_undo_of_what_is_still_to_come_takes_nothing_back(form: Form):
    interview = Interview(form)
    for entry in entries([START, Undone(3), FieldSet("/filer", "青禾县云溪乡人民政府")]):
        interview.apply([entry])
    assert interview.state == fold(interview.entries)
    assert interview.state.fields["/filer"] == "青禾县云溪乡人民政府"


@pytest.mark.parametrize("event", [START, Typed(Place("/filer"), "半"), Undone(1)], ids=["start", "typed", "undo"])
def test_only_a_change_can_be_taken_back(event):
    history = entries([START, event, Undone(2), Undone(1)])
    assert undone_at(history) == set()
    assert fold(history) == fold(history[:2])


def test_an_undo_or_a_redo_whose_change_is_lost_does_nothing():
    history = [*entries([START]), *entries([FieldSet("/year", 2027), Undone(3), Redone(4), Redone(5)], 5)]
    assert fold(history).fields == {"/year": 2027}
    assert undo_events(history)[0] == Undone(5)
    assert redo_events(history) == ()


def test_an_objective_is_not_added_twice():
    added = ObjectiveAdded("o1", "应急管理")
    state = fold(entries([START, added]))
    assert state.set_aside == (added,)
    assert len(state.objectives) == len(START.objectives)


def test_a_line_that_is_to_stand_behind_one_that_is_gone_keeps_its_place():
    lines = [ItemSet(f"i{n}", "/duties", text) for n, text in enumerate("甲乙丙", 1)]
    moved = ItemSet("i1", "/duties", "甲", after="i7")
    state = fold(entries([START, *lines, moved]))
    assert [item.value for item in state.duties.items] == ["甲", "乙", "丙"]
    new = ItemSet("i4", "/duties", "丁", after="i7")
    assert [item.value for item in apply(state, new).duties.items] == ["甲", "乙", "丙", "丁"]


def test_the_entries_that_change_what_a_draft_says_are_the_ones_that_undo_takes():
    kinds = [
        FieldSet("/year", 2027),
        ListMarked("/duties", ListStatus.NONE),
        ItemSet("i1", "o1/outputs", Indicator("甲")),
    ]
    history: list[Entry] = entries([START, *kinds])
    for kind in reversed(kinds):
        assert isinstance(kind, CONTENT)
        [undone, *_] = undo_events(history)
        assert history[undone.seq - 1].event == kind
        history += entries([undone], len(history) + 1)
