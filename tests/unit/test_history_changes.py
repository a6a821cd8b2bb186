"""改动记录: every change once, with what stood before and after, and whether it still counts."""

from __future__ import annotations

import json
import re
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.changes import Change, ChangeKind, change_json, changes, render_change, render_history
from assistant.codec import render_json
from assistant.declared import declaration_of
from assistant.events import (
    CONTENT,
    Entry,
    Event,
    FieldSet,
    FindingKept,
    Imported,
    ItemRemoved,
    ItemSet,
    ListMarked,
    ListStatus,
    ObjectiveAdded,
    ObjectiveRemoved,
    Redone,
    Source,
    Undone,
)
from assistant.folding import fold
from assistant.history import redo_events, undo_events
from assistant.model import ABSENT, Category, Declaration, Indicator
from assistant.session import Session
from assistant.text import make_harmless
from tests.support.declarations import FORM
from tests.support.events import HISTORIES, START, entries, import_of

TOWN = "青禾县云溪乡人民政府"
LINE = ItemSet("i1", "o1/outputs", Indicator("硬化道路3公里"))
BENEFIT = ItemSet("i2", "o1/benefits", Indicator("群众出行方便"))


def made(*events: Event) -> list[Change]:
    return list(changes(entries([START, *events]), FORM))


def last(*events: Event) -> Change:
    return made(*events)[-1]


def told(*events: Event) -> str:
    """The sentence of the last change, without its moment and its account."""
    return render_change(last(*events)).partition("  ")[2]


@pytest.mark.parametrize(
    ("events", "sentence"),
    [
        ([FieldSet("/budget/total", Decimal("922.75"))], "资金总额：922.75（新写）"),
        ([FieldSet("/budget/total", Decimal("922.75")), FieldSet("/budget/total", Decimal(930))],
         "资金总额：922.75 → 930（新写）"),
        ([FieldSet("/budget/income/other", None)], "其他资金：无（新写）"),
        ([FieldSet("/year", 2027, Source.BANK), FieldSet("/year", 2027)], "年度：又答了一次，没有变：2027（新写）"),
        ([FieldSet("/year", 2027), FieldSet("/year", ABSENT)], "年度：清空，原来是 2027"),
        ([FieldSet("/filer", TOWN), FieldSet("/filer", "青禾县石桥镇人民政府")],
         "填报单位：青禾县【云溪乡→石桥镇】人民政府（新写）"),
        ([FieldSet("o1/title", "乡镇经济")], "目标1名称：乡镇经济【删：发展】（新写）"),
        ([LINE], "目标1产出指标第 1 条：加“硬化道路3公里”（新写）"),
        ([LINE, ItemSet("i1", "o1/outputs", Indicator("硬化道路5公里"), source=Source.LAST_YEAR)],
         "目标1产出指标第 1 条：硬化道路【3→5】公里（去年）"),
        ([LINE, ItemSet("i1", "o1/outputs", Indicator("硬化道路3公里", deadline="2027-11-30"))],
         "目标1产出指标第 1 条：文字没有变，只改了随它记着的指标值、时间或依据（新写）"),
        ([LINE, LINE], "目标1产出指标第 1 条：又答了一次，没有变：硬化道路3公里（新写）"),
        ([LINE, ItemSet("i2", "o1/outputs", Indicator("清淤山塘4口")), ItemSet("i2", "o1/outputs", Indicator("清淤山塘4口"), None)],
         "目标1产出指标第 1 条：从目标1产出指标第 2 条挪到这里（新写）"),
        ([LINE, ItemSet("i1", "o2/outputs", LINE.value)], "目标2产出指标第 1 条：从目标1产出指标第 1 条挪到这里（新写）"),
        ([LINE, ItemRemoved("i1")], "目标1产出指标第 1 条：删“硬化道路3公里”"),
        ([BENEFIT, ItemSet("i2", "o1/benefits", Indicator("群众出行方便", Category.SOCIAL))],
         "目标1效益指标第 1 条：类别 社会效益（新写）"),
        ([BENEFIT, ItemSet("i2", "o1/benefits", Indicator("群众出行方便", Category.SOCIAL)),
          ItemSet("i2", "o1/benefits", Indicator("群众出行方便", Category.ECONOMIC))],
         "目标1效益指标第 1 条：类别 社会效益 → 经济效益（新写）"),
        ([BENEFIT, ItemSet("i2", "o1/benefits", Indicator("群众出行更方便", Category.SOCIAL))],
         "目标1效益指标第 1 条：【增：社会效益：】群众出行【增：更】方便（新写）"),
        ([ListMarked("/duties", ListStatus.NONE)], "部门职能职责概述：无"),
        ([LINE, ListMarked("o1/outputs", ListStatus.DONE)], "目标1产出指标：写完了"),
        ([LINE, ListMarked("o1/outputs", ListStatus.DONE), ListMarked("o1/outputs", ListStatus.OPEN)],
         "目标1产出指标：接着写"),
        ([FindingKept("money.income", "/budget/total", None, "县里要求")], "资金总额：照原样保留，理由：县里要求"),
        ([LINE, FindingKept("words.vague", "i1", "硬化", "就是硬化")],
         "目标1产出指标第 1 条：照原样保留“硬化”，理由：就是硬化"),
        ([ObjectiveAdded("o12", "应急管理")], "目标10名称：加这个目标“应急管理”（新写）"),
        ([LINE, BENEFIT, ObjectiveRemoved("o1")], "目标1名称：删这个目标“乡镇经济发展”，连同 2 条"),
        ([import_of(Declaration(FORM.id, year=2026, duties=("编制预算", "监督管理")))],
         "去年.docx：读入这份旧表，换成里面的 3 处答案（导入）"),
    ],
)  # fmt: skip
def test_a_change_is_told_in_one_sentence(events, sentence):
    assert told(*events) == sentence


def test_the_moment_is_told_as_the_clock_here_shows_it_with_the_account(monkeypatch):
    import time

    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    entry = Entry(2, "2026-11-25T13:04:09Z", "wang", FieldSet("/budget/total", Decimal(930)))
    [change] = changes([*entries([START]), entry], FORM)
    assert render_change(change) == "11-25 21:04 wang  资金总额：930（新写）"


def test_an_undone_change_stays_and_says_when_and_by_whom_it_was_taken_back():
    history = entries([START, FieldSet("/year", 2027)])
    history.append(Entry(3, "2026-11-26T08:30:00Z", "li", Undone(2)))
    [change] = changes(history, FORM)
    assert (change.undone, change.turned_at, change.turned_by) == (True, "2026-11-26T08:30:00Z", "li")
    assert render_change(change) == "11-10 00:02 clerk  [已撤销] 年度：2027（新写；11-26 08:30 li 撤销）"
    history.append(Entry(4, "2026-11-26T08:31:00Z", "li", Redone(2)))
    [change] = changes(history, FORM)
    assert render_change(change) == "11-10 00:02 clerk  年度：2027（新写；11-26 08:31 li 恢复）"


def test_what_stood_before_is_what_stood_when_the_change_was_made():
    first, second, third = (FieldSet("/budget/total", Decimal(n)) for n in (1, 2, 3))
    found = made(first, second, Undone(3), third, Undone(5), Redone(3))
    assert [(part.before, part.after, part.undone) for part in found] == [
        (None, "1", False),
        ("1", "2", False),
        ("1", "3", True),
    ]


def test_a_line_has_the_number_that_it_had_then():
    lines = [ItemSet(f"i{n}", "/duties", text) for n, text in enumerate(("编制预算", "监督管理", "上报决算"), 1)]
    found = made(*lines, ItemRemoved("i1"), ItemSet("i3", "/duties", "上报年度决算"), Undone(5))
    assert [part.line for part in found] == [1, 2, 3, 1, 2]


def test_a_question_that_is_gone_keeps_its_name_and_loses_its_number():
    found = made(LINE, ObjectiveRemoved("o1"))
    assert [(part.label, part.topic) for part in found] == [("目标1产出指标", None), ("目标1名称", None)]
    kept = made(ItemSet("i1", "o2/outputs", Indicator("甲")), ObjectiveRemoved("o1"))[0]
    assert (kept.label, kept.topic) == ("目标1产出指标", 13)


@pytest.mark.parametrize(
    "event",
    [
        ItemRemoved("i9"), ItemSet("i1", "o99/outputs", Indicator("甲")), ListMarked("o99/outputs", ListStatus.DONE),
        FieldSet("o99/title", "应急"), FieldSet("/year", ABSENT), ObjectiveRemoved("o99"), ListMarked("/duties", ListStatus.OPEN),
        Undone(1), Redone(2),
    ],
)  # fmt: skip
def test_what_changed_nothing_is_no_change(event):
    assert made(event) == []


def test_an_interview_is_told_from_its_last_change_on(monkeypatch):
    monkeypatch.setattr("assistant.draft.journal.account", lambda: "wang")
    session = Session.new("a")
    assert "还没有改动" in session.say("改动").messages[0].text
    for word in (TOWN, "", "2027", "922.75", "跳到 4", "930", "撤销"):
        session.say(word)
    head, *rows = session.say("改动").messages[0].text.split("\n")
    assert head == "共 5 笔，最近的在前："
    assert "wang  [已撤销] 资金总额：922.75 → 930（新写；" in rows[0]
    assert rows[-1].endswith("wang  填报单位：青禾县云溪乡人民政府（新写）")
    head, *rows = session.say("改动 2").messages[0].text.split("\n")
    assert head.startswith("最近 2 笔")
    assert len(rows) == 2


def is_harmless_line(text: str) -> bool:
    return make_harmless(text) == text and "\n" not in text


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(ch) in "WFA" else 1 for ch in text)


def test_a_long_text_takes_two_rows_of_a_terminal_and_shows_what_changed():
    text = "编制并执行本乡年度财政收支预算，" * 400
    event = ItemSet("i1", "o9/benefits", Indicator(f"{text}三公里{text}", Category.SUSTAINABILITY))
    again = ItemSet("i1", "o9/benefits", Indicator(f"{text}五公里{text}", Category.SUSTAINABILITY))
    other = ItemSet("i1", "o9/benefits", Indicator("另写一句完全不同的，" * 300, Category.ECONOMIC))
    words = "编制本乡预算、监督管理资金、上报决算、评价绩效、发放补贴、看护山林、修整塘坝、清理河道"
    many = [ItemSet("i1", "/duties", words), ItemSet("i1", "/duties", re.sub("[资评山河补]", "大", words))]
    for events in ([event], [event, again], [event, again, other], many, [event, event], [event, ItemRemoved("i1")]):
        history = entries([START, *events, Undone(1 + len(events))])
        sentence = render_change(changes(history, FORM)[-1])
        assert columns(sentence) <= 2 * 73, sentence
        assert "\n" not in sentence
    assert "【三→五】" in told(event, again)


@pytest.mark.parametrize("text", ["甲\n乙", "\x1b[2J甲", "甲\u202e乙", "", "甲\x00"])
def test_whatever_an_answer_holds_a_change_is_one_harmless_line(text):
    for events in ([text], [text, "丙丁戊"], ["丙丁戊", text], [text, None]):
        made_of = [ItemRemoved("i1") if part is None else ItemSet("i1", "/duties", part) for part in events]
        sentence = told(*made_of)
        assert is_harmless_line(sentence)


@pytest.mark.parametrize("at", ["", "yesterday", "0001-01-01T00:00:00Z", "\x1b[2J", "9" * 300])
@pytest.mark.parametrize("by", ["", "\x1b[2J", "名" * 300, "a\nb"])
def test_whatever_a_journal_says_of_moment_and_account_a_change_can_be_shown(at, by):
    for history in ([Entry(2, at, by, FieldSet("/year", 2027))], [Entry(2, at, by, LINE), Entry(3, at, by, Undone(2))]):
        sentence = render_change(changes([*entries([START]), *history], FORM)[-1])
        assert is_harmless_line(sentence)
        assert columns(sentence) < 160


def test_a_change_is_plain_json_with_every_member():
    found = change_json(last(LINE, Undone(2)))
    assert json.loads(render_json(found)) == found
    assert found == {
        "seq": 2, "at": "2026-11-10T00:02:00Z", "by": "clerk", "kind": "added", "question": "o1/outputs", "topic": 13,
        "label": "目标1产出指标", "line": 1, "before": None, "after": "硬化道路3公里", "source": "written", "count": None,
        "undone": True, "turned_at": "2026-11-10T00:03:00Z", "turned_by": "clerk",
    }  # fmt: skip


OFTEN = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))


@OFTEN
@given(HISTORIES, st.integers(0, 12))
def test_the_changes_of_any_history_are_those_that_changed_what_it_says(events, latest):
    history = entries([START, *events])
    found = changes(history, FORM)
    expected = {}
    for index, entry in enumerate(history):
        before, after = fold(history[:index]), fold(history[: index + 1])
        if isinstance(entry.event, CONTENT) and len(after.set_aside) == len(before.set_aside):
            expected[entry.seq] = (before, after)
    assert {change.seq for change in found} <= set(expected)
    for seq in set(expected) - {change.seq for change in found}:
        assert declaration_of(expected[seq][0]) == declaration_of(expected[seq][1])
    for change in found:
        before, after = expected[change.seq]
        same = declaration_of(before) == declaration_of(after)
        assert same or change.kind not in (ChangeKind.AGAIN, ChangeKind.KEPT)
        assert is_harmless_line(render_change(change))
        json.loads(render_json(change_json(change)))
    counted = [entry.seq for entry in history if isinstance(entry.event, CONTENT)]
    window = counted[len(counted) - latest :] if latest < len(counted) else counted
    assert changes(history, FORM, latest) == tuple(change for change in found if change.seq in window)
    assert render_history(history, FORM, 5)


@OFTEN
@given(HISTORIES, st.lists(st.booleans(), max_size=12))
def test_a_change_is_undone_when_undo_took_it_and_redo_did_not_bring_it_back(events, steps):
    history = entries([START, *(event for event in events if not isinstance(event, Undone | Redone | Imported))])
    taken: list[int] = []
    for back in steps:
        step = undo_events(history) if back else redo_events(history)
        if step:
            taken = [*taken, step[0].seq] if back else [seq for seq in taken if seq != step[0].seq]
            history += entries(step, history[-1].seq + 1)
    found = changes(history, FORM)
    assert {part.seq for part in found if part.undone} == {part.seq for part in found if part.seq in taken}


def test_ten_thousand_changes_with_many_undone_are_read_off_at_once():
    events: list[Event] = [ItemSet(f"i{n % 40 + 1}", "/duties", f"职责{n}") for n in range(5_000)]
    for n in range(5_000):  # alternately taken back and brought back, far back in the history
        events.append(Undone(2) if n % 2 == 0 else Redone(2))
    history = entries([START, *events])
    assert len(changes(history, FORM)) == 5_000
    assert render_history(history, FORM).count("\n") == 30
