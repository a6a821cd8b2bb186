"""Lines that a draft knows to be those of the file that it began from, however they were edited or moved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.bank import load_bank
from assistant.contrast import contrast, record_of
from assistant.diff import compare
from assistant.diff.cells import Change, Kind
from assistant.diff.sheet import Version, sheet_of
from assistant.events import Source
from assistant.form import load_form
from assistant.session import Session
from tests.unit.test_diff import DECLARATIONS, FILMS, LAMPS, PONDS, ROADS, declare, objective

FORM = load_form()
OUTPUTS = "/objectives/0/outputs/"


def lines(before, after, known) -> list[tuple[str, int, int]]:
    changes = compare(before, after, FORM, FORM, known).changes
    return [
        (part.kind.value, part.before.number if part.before else 0, part.after.number if part.after else 0)
        for part in changes
        if part.is_line
    ]


def test_a_line_that_reads_quite_otherwise_is_still_the_same_one():
    before, after = declare(objective("甲", ROADS, LAMPS)), declare(objective("甲", FILMS, LAMPS))
    assert lines(before, after, {f"{OUTPUTS}0": f"{OUTPUTS}0"}) == [("changed", 1, 1), ("kept", 2, 2)]
    assert [kind for kind, _, _ in lines(before, after, {})] == ["dropped", "added", "kept"]


def test_what_else_there_is_finds_its_partner_around_the_known_ones():
    before = declare(objective("甲", ROADS, LAMPS, PONDS))
    after = declare(objective("甲", LAMPS.replace("60", "80"), FILMS, PONDS))
    assert lines(before, after, {f"{OUTPUTS}0": f"{OUTPUTS}1"}) == [
        ("changed", 2, 1),
        ("changed", 1, 2),
        ("kept", 3, 3),
    ]


def test_a_known_line_in_another_order_has_moved():
    before, after = declare(objective("甲", ROADS, LAMPS, PONDS)), declare(objective("甲", LAMPS, PONDS, ROADS))
    known = {f"{OUTPUTS}{i}": f"{OUTPUTS}{j}" for i, j in ((0, 2), (1, 0), (2, 1))}
    assert lines(before, after, known) == [("kept", 2, 1), ("kept", 3, 2), ("moved", 1, 3)]


def test_a_known_line_that_was_edited_under_another_objective_has_moved_there():
    before = declare(objective("甲", ROADS, LAMPS), objective("乙", FILMS))
    after = declare(objective("甲", ROADS), objective("乙", FILMS, PONDS))
    [change] = [
        part
        for part in compare(before, after, FORM, FORM, {f"{OUTPUTS}1": "/objectives/1/outputs/1"}).changes
        if part.kind is Kind.MOVED
    ]
    assert (change.before.text, change.after.text, change.elsewhere) == (LAMPS, PONDS, True)


@pytest.fixture
def session(example) -> Session:
    """A draft for 2028 from a file of 2027, whose second line was put quite otherwise."""
    session = Session.new("a", ("2027.docx", example), 2028)
    for line in ("跳到 13", "删 1", "改 1", FILMS):
        session.say(line)
    return session


def first_outputs(changes: tuple[Change, ...]) -> list[Change]:
    return [part for part in changes if part.is_line and part.side.path.startswith(OUTPUTS)][:2]


def test_a_draft_knows_its_lines_beside_the_file_that_it_began_from(session, example):
    dropped, changed = first_outputs(contrast(session.interview).comparison.changes)
    assert (dropped.kind, changed.kind, changed.source) == (Kind.DROPPED, Kind.CHANGED, Source.LAST_YEAR_CHANGED)
    after = Version("@a", session.declaration(), FORM, record_of(session.interview))
    same = sheet_of(Version("2027.docx", replace(example), FORM), after, load_bank())
    assert first_outputs(same.comparison.changes) == [dropped, changed]


def test_beside_any_other_file_likeness_decides(session, example):
    other = replace(example, filer="青禾县石桥镇人民政府")
    after = Version("@a", session.declaration(), FORM, record_of(session.interview))
    kinds = {
        part.kind for part in first_outputs(sheet_of(Version("b", other, FORM), after, load_bank()).comparison.changes)
    }
    assert Kind.CHANGED not in kinds


def test_a_draft_from_no_file_has_nothing_to_stand_beside():
    session = Session.new("b")
    assert contrast(session.interview) is None
    assert record_of(session.interview).began is None


@settings(max_examples=150, deadline=None)
@given(DECLARATIONS, DECLARATIONS, st.randoms(use_true_random=False))
def test_every_cell_is_told_once_whatever_is_known(before, after, random):
    paths = [[part.side.path for part in compare(own, own, FORM).changes if part.is_line] for own in (before, after)]
    random.shuffle(paths[1])
    comparison = compare(before, after, FORM, FORM, dict(zip(*paths, strict=False)))
    for own, side in ((before, "before"), (after, "after")):
        told = [part.path for change in comparison.changes if (part := getattr(change, side))]
        assert sorted(told) == sorted(change.side.path for change in compare(own, own, FORM).changes)
