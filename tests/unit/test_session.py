"""Session: one draft, its journal, its findings and its file."""

import gc
import json
import os
import stat
from dataclasses import replace

import pytest

from assistant import agenda
from assistant.draft import JOURNAL, list_drafts, open_draft, parse_entry, render_entry
from assistant.draft.migration import VERSION
from assistant.errors import DraftError
from assistant.events import Place, Source
from assistant.model import ABSENT, Category, Indicator
from assistant.overview import draft_rows
from assistant.paths import drafts_folder, output_folder
from assistant.session import Session
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
    assert [message.tone for message in session.closing()] == [Tone.GOOD, Tone.PLAIN]
    reply = session.say("写出")
    path = output_folder() / "2027年乡镇部门整体支出绩效目标申报表.docx"
    assert path.read_bytes()[:2] == b"PK"
    assert str(path) in reply.messages[0].text
    assert any("盖章" in message.text for message in reply.messages)
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
    assert sorted(path.name for path in output_folder().iterdir()) == [
        "ztzc-ssg.docx",
        "乡镇部门整体支出绩效目标申报表（送审稿）.docx",
    ]


def test_an_answer_that_cannot_be_saved_counts_and_the_person_is_told_what_to_do(monkeypatch):
    session = Session.new("a")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", fail)
        reply = session.say("青禾县云溪乡人民政府")
        assert reply.accepted
        assert "磁盘满了" in reply.messages[-1].text
        assert "存到" in reply.messages[-1].text
    assert session.declaration().filer == "青禾县云溪乡人民政府"


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
    with pytest.raises(ValueError, match="checksum"):
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
    with pytest.raises(DraftError, match="shenbao open Yunxi"):
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
    assert "没有“99”这一题" in session.say("跳到 99").messages[0].text


def test_one_goes_to_a_question_by_its_name_too():
    session = Session.new()
    for name, label in [
        ("资金总额", "资金总额"),
        ("目标3 效益", "效益指标"),
        ("年度", "年度"),
        ("非税", "纳入专户管理的非税收入拨款"),
    ]:
        assert session.say(f"跳到{name}").accepted
        assert session.view().asked.topic.label == label
    assert session.view().asked.topic_number == 9
    session.say("跳到 写出")
    assert session.finished
    assert "有好几题：13、16" in session.say("跳到 产出指标").messages[0].text
    assert "跳到 后面要带题号" in session.say("跳到").messages[0].text
    assert "删 后面要带条号" in session.say("/删").messages[0].text


def test_a_sum_that_does_not_hold_says_where_it_can_be_mended():
    session = Session.new()
    for line in ("甲乡人民政府", "", "2027", "100", "60"):
        session.say(line)
    said = [message.text for message in session.say("30").messages]
    assert said[-1] == "要改就打 跳到 和题号：4 资金总额，5 基本支出，6 项目支出。"


def test_walking_through_the_questions_alone_leaves_no_draft():
    session = Session.new()
    for word in ("跳过", "上一题", "跳到 5", "退出"):
        session.say(word)
    assert not session.draft.folder.exists()
    session.say("100")
    assert Session.open(session.draft.name).view().asked.topic.id == "/budget/expenditure/project"


def test_not_known_yet_takes_an_amount_back():
    session = Session.new("a")
    for line in ("甲乡人民政府", "", "2027", "100", "跳到 4", "待填"):
        session.say(line)
    assert Session.open("a").declaration().budget.total is ABSENT


def test_back_leads_from_a_title_to_what_is_before_it_and_from_a_category_to_its_line():
    session = Session.new()
    session.say("跳到 15")
    session.say("上一题")
    assert session.view().asked.topic.id == "o1/benefits"
    session.say("带动农户320户")
    assert session.view().asked.place.part == "category"
    session.say("上一题")
    assert session.view().asked.current == "带动农户320户"


def test_a_category_alone_does_not_change_where_a_line_came_from(example):
    bare = replace(example.objectives[0], benefits=(Indicator("带动农户320户"),))
    session = Session.new(imported=("去年.docx", replace(example, objectives=(bare,))))
    session.say("跳到 14")
    session.say("社会效益")
    [item] = session.interview.state.items(f"{session.interview.state.objectives[0].id}/benefits").items
    assert (item.value.category, item.source) == (Category.SOCIAL, Source.IMPORTED)


def test_a_bare_file_name_goes_to_the_output_folder_and_is_said_in_full(example):
    session = Session.new(imported=("去年.docx", example))
    text = session.say("写出 测试.docx").messages[0].text
    assert str(output_folder() / "测试.docx") in text
    assert "文件夹" in session.say("送审稿 ~nobody-of-that-name/a.docx").messages[0].text


def test_an_imported_declaration_is_read_through_from_the_first_question_on(example):
    session = Session.new(imported=("去年.docx", example), year=2027)
    asked = []
    while not session.finished:
        asked.append(session.view().asked.topic.id)
        session.say("")
    order = agenda.as_asked(session.form, session.interview.state)
    assert list(dict.fromkeys(asked)) == [topic.id for topic in order if not topic.id.endswith("/title")]
    assert session.declaration() == example


def test_what_still_stands_as_a_file_brought_it_is_said_before_the_form_is_written(example):
    session = Session.new(imported=("去年.docx", example))
    session.say(f"跳到 {len(session.interview.topics) + 1}")
    assert session.closing()[0].text == "年度还是 2027，和旧表一样；报下一年的预算，打 跳到 3 改。"
    assert "29 题和读入的旧表一样" in session.closing()[1].text
    session.say("跳到 3")
    session.say("2028")
    assert session.view().asked.topic.id == "/budget/total"
    session.say(f"跳到 {len(session.interview.topics) + 1}")
    assert any("题和读入的旧表一样" in message.text for message in session.closing())
    session.say("其余全部保留")
    session.say("跳到 2")
    session.say("青禾县云溪乡财政所")
    assert not any("、13、" in message.text for message in session.closing() if "旧表一样" in message.text)


def test_the_journal_is_json_a_line_and_holds_no_answer_twice():
    session = Session.new("a")
    session.say("青禾县云溪乡人民政府")
    lines = (session.draft.folder / JOURNAL).read_text(encoding="utf-8").splitlines()
    assert json.loads(lines.pop(0))["schema_version"] == VERSION
    assert [json.loads(line)["seq"] for line in lines] == list(range(1, len(lines) + 1))
    assert sum("云溪" in line for line in lines) == 1


def test_a_session_that_nobody_holds_lets_its_draft_go_at_once():
    Session.new("a").say("甲乡人民政府")
    gc.collect()
    gc.disable()
    try:
        Session.open("a").view()
        assert not Session.open("a").draft.read_only
    finally:
        gc.enable()


@pytest.mark.parametrize("typed", ["什么", "2027", "云溪的"])
def test_a_filer_that_is_no_name_of_a_seal_is_taken_only_when_it_is_given_twice(typed):
    session = Session.new("seal")
    reply = session.say(typed)
    assert not reply.accepted
    assert "不像公章上的全名" in reply.messages[0].text
    assert session.view().asked.typed == typed
    assert session.declaration().filer is ABSENT
    assert session.say(typed).accepted
    assert session.declaration().filer == typed


@pytest.mark.parametrize("typed", ["待填", "青禾县云溪乡人民政府", "云溪街道办事处", "青禾县财政局。"])
def test_a_name_of_a_seal_and_an_open_blank_are_taken_at_once(typed):
    assert Session.new("seal").say(typed).accepted
