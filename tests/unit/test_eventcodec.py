"""Every event that the program makes is written and read back; whatever is none is refused where it is read."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from assistant.codec import load_json, render_line
from assistant.draft.lines import entry_of, parse_entry, render_entry
from assistant.eventcodec import UnknownEventError, event_json, parse_event
from assistant.events import CONTENT, Entry, FieldSet, Imported, ItemSet, Place, Started, Typed
from assistant.folding import fold
from assistant.model import ABSENT, Indicator
from assistant.resources import load_schema
from assistant.session import Session
from assistant.text import MOST_KEPT
from tests.support.events import BY_KIND, EVENTS, START

REFUSALS = (ValueError, KeyError, TypeError)


@cache
def schema() -> Draft202012Validator:
    """The draft's schema, which refers to the declaration's."""
    known = [load_schema("draft"), load_schema("declaration")]
    registry: Registry[Any] = Registry().with_resources((part["$id"], Resource.from_contents(part)) for part in known)
    return Draft202012Validator(known[0], registry=registry)


def line(event: Any) -> Any:
    """A whole journal line around the JSON value of an event."""
    return {"seq": 1, "at": "2026-11-25T21:04:00Z", "by": "wang", "event": event, "sum": "00000000"}


def test_the_schema_is_a_schema_with_every_event_in_it():
    Draft202012Validator.check_schema(load_schema("draft"))
    described = [part["properties"]["type"]["const"] for part in load_schema("draft")["$defs"]["event"]["oneOf"]]
    assert described == [kind.__name__ for kind in BY_KIND]


@pytest.mark.parametrize("kind", list(BY_KIND), ids=lambda kind: kind.__name__)
def test_every_kind_of_event_is_as_the_schema_says_and_comes_back(kind):
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(BY_KIND[kind])
    def comes_back(event):
        assert parse_event(event_json(event)) == event
        entry = Entry(7, "2026-11-25T21:04:00Z", "wang", event)
        text = render_entry(entry)
        assert parse_entry(text) == entry
        assert [part.message for part in schema().iter_errors(load_json(text))] == []

    comes_back()


@pytest.mark.full
@settings(max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))
@given(EVENTS)
def test_three_thousand_events_come_back(event):
    entry = Entry(7, "2026-11-25T21:04:00Z", "wang", event)
    text = render_entry(entry)
    assert parse_entry(text) == entry
    assert list(schema().iter_errors(load_json(text))) == []


def test_every_line_that_is_on_disk_is_as_the_schema_says(example):
    session = Session.new("a", ("去年.docx", example))
    for word in ("青禾县石桥镇人民政府", "", "2027", "撤销", "重做"):
        session.say(word)
    session.keep_typed("半", 0)
    session.close()
    folder = session.draft.folder
    files = [folder / "journal.jsonl", *(folder / "snapshots").iterdir()]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    assert len(files) > 1
    assert [part.message for line in lines for part in schema().iter_errors(load_json(line))] == []


@pytest.mark.parametrize(
    "change",
    [
        *({"seq": value} for value in (0, -1, "1", True, None, 2**54)),
        *({"at": value} for value in ("", "2026-11-25 21:04:00", "2026-11-25T21:04:00+08:00", "1969-12-31T23:59:59Z", 7, None)),
        *({"by": value} for value in (None, 7, "名" * 256)),
        {"extra": 1},
        *({"more": value} for value in (0, -1, "1", None)),
        {"event": None},
    ],
    ids=str,
)  # fmt: skip
def test_an_entry_of_another_kind_is_refused_by_schema_and_reader(change):
    entry = {**line(event_json(START)), **change}
    assert not schema().is_valid(entry)
    with pytest.raises(REFUSALS):
        entry_of({key: value for key, value in entry.items() if key != "sum"})


@pytest.mark.parametrize("at", ["2026-13-25T21:04:00Z", "2026-11-25T24:61:00Z", "2026-11-25T21:04:00Z\n"])
def test_a_moment_that_no_clock_can_show_is_refused(at):
    with pytest.raises(REFUSALS):
        entry_of({"seq": 1, "at": at, "by": "wang", "event": event_json(START)})


def test_the_beginning_of_a_draft_is_as_the_schema_says_whatever_else_it_holds():
    assert schema().is_valid({"shenbao": "draft", "schema_version": 2, "program": "1.0"})
    assert not schema().is_valid({"shenbao": "letter", "schema_version": 2})
    assert not schema().is_valid({"shenbao": "draft", "schema_version": 3})


OUTPUT = {"type": "ItemSet", "id": "i1", "list": "o1/outputs", "value": {"text": "硬化道路3公里"}}
DUTY = {"type": "ItemSet", "id": "i1", "list": "/duties", "value": "编制预算"}
NAME = {"type": "FieldSet", "path": "/filer", "value": "青禾县云溪乡人民政府"}
AMOUNT = {"type": "FieldSet", "path": "/budget/total", "value": Decimal("922.75")}
YEAR = {"type": "FieldSet", "path": "/year", "value": 2027}
TYPED = {"type": "Typed", "place": {"question": "/duties"}, "text": "编制"}
MOVED = {"type": "Moved", "place": {"question": "o1/benefits", "item": "i1", "part": "category"}}
KEPT = {"type": "FindingKept", "rule": "money.income", "target": "/budget/total", "excerpt": None, "reason": "县里要求"}
BEGUN = {"type": "Started", "form": "suining-2021", "objectives": [["o1", "economy", "乡镇经济发展"]]}
IMPORT = {
    "type": "Imported",
    "file": "去年.docx",
    "declaration": {
        "schema_version": 1,
        "form": "suining-2021",
        "duties": ["甲"],
        "objectives": [{"title": "乡镇经济发展", "benefits": [{"text": "乙", "category": "social"}]}],
    },
    "ids": ["i1", "o1", "i2"],
}
GOOD = [OUTPUT, DUTY, NAME, AMOUNT, YEAR, TYPED, MOVED, KEPT, BEGUN, IMPORT]

HALF = "半\ud800"
BAD: list[tuple[dict[str, Any], dict[str, Any]]] = [
    *((NAME, {"value": value}) for value in (7, True, [], {}, ["甲乡"], None, "乡", "乡" * 61, "甲\n乡", "甲\x07乡", HALF)),
    *((NAME, {"path": path}) for path in ("", "/", "/foo", "filer", "/budget", "/budget/income/basic", "/objectives/0/title",
                                          "o0/title", "o1/name", 7, None, ["/filer"])),
    *((NAME, {"source": source}) for source in ("", "paper", None, 1, [])),
    *((AMOUNT, {"value": value}) for value in ("922.75", True, -1, Decimal("-0.01"), 10**9, [], {})),
    *((YEAR, {"value": value}) for value in (1999, 2101, "2027", True, None, Decimal("2027.5"))),
    (NAME, {"path": "/division_code", "value": "43092"}),
    (NAME, {"path": "o1/title", "value": ABSENT}),
    *((DUTY, {"id": name}) for name in ("", "i", "i0", "i01", "x1", "o1", "i1000000000", "i²", 1, None, ["i1"])),
    *((DUTY, {"list": name}) for name in ("duties", "/filer", "o1/title", "o1/inputs", "o1", "/outputs", 1, None)),
    *((DUTY, {"value": value}) for value in (None, 7, [], {"text": "甲"}, HALF, "甲" * (MOST_KEPT + 1), ABSENT)),
    *((DUTY, {"after": after}) for after in ("", "o1", 1, True, [])),
    *((OUTPUT, {"value": value}) for value in ("甲", None, [], {}, {"text": None}, {"text": "甲", "note": "乙"})),
    *((OUTPUT, {"value": {"text": "甲", **part}}) for part in (
        {"category": "social"}, {"category": "x"}, {"category": None}, {"targets": {}}, {"targets": ["x"]},
        {"targets": [{}]}, {"targets": [{"name": "a", "operator": "x"}]}, {"targets": [{"name": 1}]},
        {"targets": [{"name": "a", "value": 3}]}, {"deadline": 7}, {"basis": HALF}, {"text": 7})),
    (OUTPUT, {"list": "o1/benefits", "value": {"text": "甲", "category": "quantity"}}),
    *((TYPED, {"text": value}) for value in (None, 7, ["甲"], HALF, "a" * 2 * MOST_KEPT)),
    *((TYPED, {"caret": value}) for value in (-1, True, "1", Decimal("1.5"))),
    *((TYPED, {"refused": value}) for value in (0, "true", None)),
    *((TYPED, {"place": place}) for place in (
        None, "/duties", [], {}, {"question": "x"}, {"question": None}, {"question": "/duties", "item": "o1"},
        {"question": "/filer", "item": "i1"}, {"question": "/duties", "part": "category"}, {"question": "/duties", "row": 1},
        {"question": "/duties", "item": "i1", "part": "category"}, {"question": "o1/benefits", "part": "category"},
        {"question": "o1/benefits", "item": "i1", "part": "text"})),
    *((KEPT, {"rule": rule}) for rule in ("", "money income", "规", None)),
    *((KEPT, {"target": target}) for target in ("", "o1", "/foo", None, 3)),
    *((KEPT, {"reason": reason}) for reason in ("", None, "甲\x00", "甲" * 8001)),
    (KEPT, {"excerpt": 7}),
    (KEPT, {"excerpt": "甲" * 8001}),
    *((BEGUN, {"form": form}) for form in ("", "../x", "A", None, 7)),
    *((BEGUN, {"objectives": parts}) for parts in (
        None, {}, ["o1"], [["o1", "economy"]], [["o1", "economy", "甲", "乙"]], [["o1", "Economy", "甲"]], [["o1", "economy", ""]],
        [["i1", "economy", "甲"]], [["o1", 1, "甲"]], [[f"o{n}", "economy", "甲"] for n in range(1, 22)])),
    *((IMPORT, {"ids": ids}) for ids in (None, "i1", ["x1", "o1", "i2"], ["i1", "o1", 2], ["i1", "o1", "i1"])),
    *((IMPORT, {"file": name}) for name in (None, 7, "a\nb", "a\x1b", "a" * 256)),
    *((IMPORT, {"declaration": value}) for value in (None, [], {}, "x", {"form": "suining-2021", "note": 1})),
    *((IMPORT, {"declaration": {**IMPORT["declaration"], **part}}) for part in (
        {"schema_version": 2}, {"schema_version": True}, {"form": 7}, {"year": "2027"}, {"year": True}, {"filer": None},
        {"duties": "甲"}, {"duties": [7]}, {"duties": [HALF]}, {"budget": []}, {"budget": {"total": "5"}},
        {"budget": {"total": True}}, {"budget": {"income": {"basic": 1}}}, {"budget": {"sum": 1}}, {"objectives": {}},
        {"objectives": [{}]}, {"objectives": [{"title": "甲", "benefits": [{"text": "乙", "category": "quantity"}]}]},
        {"not_applicable": [{"path": "/filer"}]}, {"not_applicable": {}})),
    *(({"type": kind}, {"seq": seq}) for kind in ("Undone", "Redone") for seq in (0, -1, "1", None, True, 2**54, ABSENT)),
    ({"type": "ListMarked", "list": "/duties", "status": "done"}, {"status": "closed"}),
    ({"type": "ListMarked", "list": "/duties", "status": "done"}, {"status": None}),
    ({"type": "ObjectiveAdded", "id": "o12", "title": "应急"}, {"title": "应"}),
    ({"type": "ObjectiveAdded", "id": "o12", "title": "应急"}, {"id": "i12"}),
    ({"type": "ObjectiveRemoved", "id": "o12"}, {"id": ABSENT}),
    ({"type": "ItemRemoved", "id": "i1"}, {"id": None}),
    *((event, {"more": 1}) for event in GOOD),
    *((NAME, {"type": kind}) for kind in ("", "fieldset", None, 7, [], {})),
]  # fmt: skip
# What only the reader sees: a schema counts no digits, compares no members, and its $ may stand before a line feed.
BEYOND: list[tuple[dict[str, Any], dict[str, Any]]] = [
    *((AMOUNT, {"value": value}) for value in (Decimal("0.1234567890123456"), float("nan"), float("inf"), Decimal("NaN"))),
    (YEAR, {"value": Decimal(2027)}),
    (NAME, {"path": "/filer\n"}),
    (DUTY, {"id": "i1\n"}),
    *((TYPED, {"caret": value}) for value in (3, 10**30)),
    *((IMPORT, {"ids": ids}) for ids in ([], ["i1", "i2", "o1"], ["i1", "o1"], ["i1", "o1", "i2", "i3"])),
    (IMPORT, {"declaration": {**IMPORT["declaration"], "budget": {"total": float("nan")}}}),
    (BEGUN, {"objectives": [["o1", "economy", "甲"], ["o1", "culture", "乙"]]}),
]  # fmt: skip


def changed(event: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in {**event, **change}.items() if value is not ABSENT}


@pytest.mark.parametrize("event", GOOD, ids=lambda event: event["type"])
def test_what_the_bad_lines_are_made_of_is_good(event):
    assert schema().is_valid(line(event))
    assert event_json(parse_event(event)).items() >= {k: v for k, v in event.items() if k != "declaration"}.items()


@pytest.mark.parametrize(("event", "change"), BAD, ids=range(len(BAD)))
def test_what_the_schema_refuses_is_not_read(event, change):
    bad = changed(event, change)
    assert not schema().is_valid(line(bad))
    with pytest.raises(REFUSALS):
        parse_event(bad)


@pytest.mark.parametrize(("event", "change"), BEYOND, ids=range(len(BEYOND)))
def test_what_no_schema_can_say_is_not_read_either(event, change):
    with pytest.raises(REFUSALS):
        parse_event(changed(event, change))


@pytest.mark.parametrize("data", [None, [], "FieldSet", 7, {}, {"path": "/filer"}])
def test_what_is_no_event_at_all_is_not_read(data):
    assert not schema().is_valid(line(data))
    with pytest.raises(REFUSALS):
        parse_event(data)


def test_an_event_of_a_newer_version_is_told_from_a_damaged_one():
    with pytest.raises(UnknownEventError):
        parse_event({"type": "OfficeAsked", "office": "农业站"})
    for kind in ("", "甲", "office", None, "Office Asked", "O" * 41):
        with pytest.raises(REFUSALS) as caught:
            parse_event({"type": kind})
        assert not isinstance(caught.value, UnknownEventError)


@pytest.mark.parametrize("caret", [0, 1, 2, None])
def test_a_caret_stands_in_its_text(caret):
    assert parse_event({**TYPED, "caret": caret}).caret == caret


@pytest.mark.parametrize(
    "text",
    ["云溪\x07乡", "云溪\ud83d乡", "云" * 61, "a" * (MOST_KEPT + 5), "\x00", "甲\u202e乙"],
    ids=["bell", "half", "long", "huge", "nul", "turned"],
)
def test_whatever_is_typed_and_not_accepted_is_read_back(text):
    for question in ("/filer", "/duties", "o1/benefits"):
        session = Session.new()
        session.interview.apply(session.draft.append(session.interview.jump(question).events))
        session.say(text)
        session.keep_typed(text + "。")
        for entry in session.interview.entries:
            assert parse_event(load_json(render_line(event_json(entry.event)))) == entry.event


@pytest.mark.parametrize("name", ["a\nb.docx", "a\udcff.docx", "甲" * 300, "\x1b[2J.docx"])
def test_a_file_of_whatever_name_is_read_back(name, example):
    session = Session.new("a", (name, example))
    assert len(session.interview.entries) == 3
    for entry in session.interview.entries:
        assert parse_entry(render_entry(entry)) == entry


def test_what_a_file_brought_against_the_schema_can_still_be_answered_and_read_back(form):
    from assistant.importing import import_text

    text = json.dumps(
        {
            "schema_version": 1, "form": form.id, "year": 99999, "filer": "甲\x07", "duties": ["", "乙" * 9000],
            "budget": {"total": -5},
            "objectives": [{"title": "", "outputs": [{"text": "丙\x07", "deadline": "明年"}], "benefits": [{"text": "丁\x07"}]}],
        }
    )  # fmt: skip
    text = text.replace('{"text": "丁', '{"category": "social", "text": "丁')
    session = Session.new("a", ("去年.json", import_text(text, form, "x").declaration))
    again = Session.open("a")
    assert again.declaration() == session.declaration()
    session.say("跳到 14")
    session.say("改 1")
    session.say("社会效益：丁")
    assert Session.open("a").declaration() == session.declaration()


def test_whatever_passes_can_be_folded():
    kinds = (Started, FieldSet, ItemSet, Typed, Imported)
    state = fold([Entry(n, "", "", parse_event(event)) for n, event in enumerate([BEGUN, *GOOD], 1)])
    assert state.form == "suining-2021"
    assert {type(parse_event(event)) for event in GOOD} >= set(kinds)
    assert isinstance(parse_event(OUTPUT), CONTENT)
    assert parse_event(OUTPUT).value == Indicator("硬化道路3公里")
    assert parse_event(MOVED).place == Place("o1/benefits", "i1", "category")
    assert parse_event(event_json(START)) == START
