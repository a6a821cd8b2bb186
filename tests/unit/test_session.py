"""Session: one draft, its journal, its findings and its file."""

import json
import stat
from dataclasses import replace

import pytest

from assistant import files
from assistant.draft import JOURNAL, list_drafts, open_draft, parse_entry, render_entry
from assistant.errors import DraftError
from assistant.events import Place
from assistant.model import ABSENT
from assistant.paths import drafts_folder, output_folder
from assistant.session import Session, draft_rows
from assistant.wording.session import Tone
from tests.support.script import typeable, typed_lines


def fill(session: Session, declaration) -> None:
    for line in typed_lines(declaration, session.form, session.interview.state):
        reply = session.say(line)
        assert reply.accepted, (line, reply.messages)


def test_every_accepted_answer_is_on_disk_before_the_next_question_shows():
    session = Session.new("a")
    session.say("青禾县云溪乡人民政府")
    assert open_draft("a").entries == session.draft.entries
    assert Session.open("a").view() == session.view()


def test_a_whole_declaration_typed_gives_that_declaration_and_its_file(example):
    session = Session.new()
    fill(session, typeable(example))
    assert session.declaration() == typeable(example)
    assert session.finished
    assert [message.tone for message in session.closing()] == [Tone.GOOD]
    reply = session.say("写出")
    path = output_folder() / "2027年乡镇部门整体支出绩效目标申报表.docx"
    assert path.read_bytes()[:2] == b"PK"
    assert str(path) in reply.messages[0].text
    assert "盖章" in reply.messages[0].text
    session.say("写出")
    assert (output_folder() / "2027年乡镇部门整体支出绩效目标申报表（2）.docx").exists()


def test_the_final_file_is_refused_with_the_reasons_and_a_proof_is_not():
    session = Session.new()
    session.say("青禾县云溪乡人民政府")
    reply = session.say("写出")
    assert "正式稿还不能出" in reply.messages[0].text
    assert any("部门名称还没有填" in message.text for message in reply.messages)
    assert not output_folder().exists()
    assert "送审稿" in session.say("送审稿").messages[0].text
    assert [path.name for path in output_folder().iterdir()] == ["乡镇部门整体支出绩效目标申报表（送审稿）.docx"]


def test_an_answer_that_cannot_be_saved_is_not_taken_and_stays_in_the_input(monkeypatch):
    session = Session.new("a")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", fail)
    reply = session.say("青禾县云溪乡人民政府")
    assert not reply.accepted
    assert "磁盘满了" in reply.messages[0].text
    assert session.declaration().filer is ABSENT
    monkeypatch.undo()


def test_a_draft_is_for_its_owner_only():
    session = Session.new("a")
    session.say("青禾县云溪乡人民政府")
    for path in (drafts_folder().parent, drafts_folder(), session.draft.folder):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    assert stat.S_IMODE((session.draft.folder / JOURNAL).stat().st_mode) == 0o600


def test_a_torn_last_line_is_passed_over_said_and_does_not_swallow_the_next():
    session = Session.new("a")
    session.say("青禾县云溪乡人民政府")
    path = session.draft.folder / JOURNAL
    path.write_bytes(path.read_bytes() + b'{"seq": 99, "at": "2026')
    again = Session.open("a")
    assert "没有写完" in again.greeting()[0].text
    again.say("")
    assert Session.open("a").declaration().department == "青禾县云溪乡人民政府"


def test_a_line_whose_checksum_is_wrong_is_never_taken_for_an_answer():
    session = Session.new("a")
    session.say("青禾县云溪乡人民政府")
    path = session.draft.folder / JOURNAL
    path.write_text(path.read_text(encoding="utf-8").replace("云溪乡", "石门镇"), encoding="utf-8")
    again = Session.open("a")
    assert again.declaration().filer is ABSENT
    assert "损坏" in again.greeting()[0].text


def test_an_entry_comes_back_from_its_line():
    entry = Session.new("a").draft.entries[0]
    assert parse_entry(render_entry(entry)) == entry
    with pytest.raises(ValueError, match="clerk"):
        parse_entry(render_entry(entry).replace('"by":"', '"by":"clerk'))


@pytest.mark.parametrize("name", ["../x", "a/b", ".hidden", "", " a", "a\nb", "乡" * 80, "a\\b", ".."])
def test_a_draft_name_cannot_leave_its_folder(name):
    with pytest.raises(DraftError, match="不能用"):
        Session.new(name)
    with pytest.raises(DraftError):
        Session.open(name) if name else open_draft(name)


def test_a_draft_that_only_happened_leaves_no_trace_until_it_holds_something():
    session = Session.new()
    assert "没有存草稿" in session.say("退出").messages[0].text
    assert list_drafts() == []
    session.say("甲乡人民政府")
    assert [info.name for info in list_drafts()] == ["caogao-1"]
    assert Session.open().declaration() == session.declaration()
    assert "shenbao open caogao-1" in session.say("退出").messages[0].text


def test_names_that_differ_in_case_only_do_not_clash_silently():
    Session.new("Yunxi")
    with pytest.raises(DraftError, match="shenbao open yunxi"):
        Session.new("yunxi")


def test_drafts_without_a_name_are_numbered_and_the_last_written_opens_first():
    Session.new().say("甲乡人民政府")
    Session.new().say("乙乡人民政府")
    assert {info.name for info in list_drafts()} == {"caogao-1", "caogao-2"}
    assert {row.filer for row in draft_rows()} == {"甲乡人民政府", "乙乡人民政府"}


def test_a_missing_draft_is_named_with_those_that_exist():
    Session.new("a")
    with pytest.raises(DraftError, match="现有：a"):
        Session.open("b")


def test_half_typed_text_is_kept_with_its_place():
    session = Session.new("a")
    session.keep_typed("青禾县云")
    again = Session.open("a")
    assert again.view().asked.typed == "青禾县云"
    assert again.view().asked.place == Place("/filer")


def test_the_words_of_the_interview_answer_without_changing_an_answer():
    session = Session.new()
    before = session.declaration()
    for word in ("?", "例子", "目录", "核对", "预审", "帮助", "/没这个"):
        reply = session.say(word)
        assert reply.messages
        assert not reply.leave
    assert session.declaration() == before
    assert session.say("退出").leave


def test_the_outline_numbers_are_the_ones_to_jump_by():
    session = Session.new()
    text = session.say("目录").messages[0].text
    line = next(line for line in text.split("\n") if "项目支出" in line)
    session.say(f"跳到 {line.split()[0]}")
    assert session.view().asked.topic.label == "项目支出"
    assert "没有第 99 题" in session.say("跳到 99").messages[0].text


def test_an_imported_declaration_is_read_through_from_the_first_question_on(example):
    session = Session.new(imported=("去年.docx", example), year=2028)
    asked = []
    while not session.finished:
        asked.append(session.view().asked.topic.id)
        session.say("")
    assert asked == [topic.id for topic in session.interview.topics if not topic.id.endswith("/title")]
    assert session.declaration() == replace(example, year=2028)


def test_what_still_stands_as_a_file_brought_it_is_said_before_the_form_is_written(example):
    session = Session.new(imported=("去年.docx", example))
    session.say(f"跳到 {len(session.interview.topics) + 1}")
    assert "29 题和读入的旧表一样" in session.closing()[0].text
    session.say("跳到 3")
    session.say("2028")
    assert session.view().asked.topic.id == "/budget/total"
    session.say("写出")
    session.say(f"跳到 {len(session.interview.topics) + 1}")
    assert "28 题和读入的旧表一样" in session.closing()[0].text


def test_the_journal_is_json_a_line_and_holds_no_answer_twice():
    session = Session.new("a")
    session.say("青禾县云溪乡人民政府")
    lines = (session.draft.folder / JOURNAL).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["seq"] for line in lines] == list(range(1, len(lines) + 1))
    assert sum("云溪" in line for line in lines) == 1
