"""The end: the file and its copy under a plain name, what is said of them, and what Enter alone does."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import delivery
from assistant.carrying import Ways
from assistant.errors import OutputError
from assistant.paths import output_folder
from assistant.replies import Delivered
from assistant.session import Session
from assistant.wording.finish import NOTHING_WRITTEN, written
from assistant.wording.session import Tone

NAME = "2027年乡镇部门整体支出绩效目标申报表"


@pytest.fixture
def full(example) -> Session:
    return Session.new("a", ("旧表.docx", example))


def said(reply) -> str:
    return "\n".join(message.text for message in reply.messages)


def at_end(session: Session) -> Session:
    session.say("跳到 写出")
    assert session.finished
    return session


# The copy


def test_the_same_file_stands_beside_it_under_a_plain_name(full):
    delivered = full.say("写出").delivered
    assert (delivered.path.name, delivered.copy.name) == (f"{NAME}.docx", "2027-ztzc.docx")
    assert delivered.path.read_bytes() == delivered.copy.read_bytes()
    proof = full.say("送审稿").delivered
    assert (proof.proof, proof.copy.name) == (True, "2027-ztzc-ssg.docx")


def test_the_copy_overwrites_nothing(full):
    output_folder().mkdir()
    (output_folder() / "2027-ztzc.docx").write_text("别的东西")
    (output_folder() / "2027-ztzc-2.docx").symlink_to("/no/such/place")
    assert full.say("写出").delivered.copy.name == "2027-ztzc-3.docx"
    assert (output_folder() / "2027-ztzc.docx").read_text() == "别的东西"
    assert not (output_folder() / "2027-ztzc-2.docx").exists()


def test_somebody_faster_keeps_the_name(full, monkeypatch):
    real = delivery.write_whole

    def late(path: Path, data: bytes, force: bool = False) -> None:
        if path.name == "2027-ztzc.docx":
            path.write_text("别人的")
        real(path, data, force)

    monkeypatch.setattr(delivery, "write_whole", late)
    assert full.say("写出").delivered.copy.name == "2027-ztzc-2.docx"
    assert (output_folder() / "2027-ztzc.docx").read_text() == "别人的"


def test_a_copy_that_finds_no_room_is_said_and_the_file_itself_stands(full, monkeypatch):
    real = delivery.write_whole

    def small(path: Path, data: bytes, force: bool = False) -> None:
        if path.name.isascii():
            raise OutputError("磁盘满了。")
        real(path, data, force)

    monkeypatch.setattr(delivery, "write_whole", small)
    reply = full.say("写出")
    assert reply.delivered.copy is None
    assert "英文名的那份没有存上：磁盘满了" in said(reply)
    assert [path.name for path in output_folder().iterdir()] == [f"{NAME}.docx"]


def test_a_plain_name_needs_no_copy(full, tmp_path):
    delivered = full.say(f"写出 {tmp_path}/a.docx").delivered
    assert (delivered.path, delivered.copy) == (tmp_path / "a.docx", None)
    assert [path.name for path in tmp_path.glob("*.docx")] == ["a.docx"]


@pytest.mark.parametrize("folder", ["桌 面", "desk"])
def test_a_folder_takes_the_file_under_its_usual_name(full, tmp_path, folder):
    (tmp_path / folder).mkdir()
    delivered = full.say(f"写出 {tmp_path}/{folder}/").delivered
    assert delivered.path == tmp_path / folder / f"{NAME}.docx"
    assert full.say(f"写出 {tmp_path}/{folder}/").delivered.path.name == f"{NAME}（2）.docx"


def test_a_folder_that_is_not_there_is_named_and_nothing_is_written(full, tmp_path):
    reply = full.say(f"写出 {tmp_path}/没有/")
    assert reply.delivered is None
    assert f"{tmp_path}/没有" in reply.messages[0].text
    assert "docx" not in reply.messages[0].text
    assert list(tmp_path.glob("**/*.docx")) == []


# What is said

HERE = Ways(remote=False)
BY_SSH = Ways(True, "scp li@10.9.8.7:申报/2027-ztzc.docx .", has_sz=True)
FINAL = Delivered(Path("/home/li/申报/表.docx"), False, ("仿宋_GB2312",), Path("/home/li/申报/2027-ztzc.docx"))


def text_of(delivered: Delivered, ways: Ways) -> str:
    return "\n".join(message.text for message in written(delivered, ways))


def test_it_is_said_where_the_file_is_and_how_it_gets_home():
    text = text_of(FINAL, BY_SSH)
    for part in ("正式稿", "/home/li/申报/表.docx", "2027-ztzc.docx", f"\n  {BY_SSH.scp}\n", "打 发送", "Xftp、WinSCP"):
        assert part in text


def test_it_is_said_what_printing_needs_and_which_stamps_are_still_to_come():
    text = text_of(FINAL, BY_SSH)
    for part in ("仿宋_GB2312", "第1页填报单位盖章", "末页三个财政章", "交县财政局", "这里不会替您报送"):
        assert part in text


@pytest.mark.parametrize("ways", [HERE, BY_SSH])
@pytest.mark.parametrize("proof", [True, False])
def test_it_never_reads_like_handed_in(ways, proof):
    text = text_of(Delivered(FINAL.path, proof, FINAL.fonts), ways)
    assert not re.search("已报送|已提交|报送成功|提交成功|已上报|已交", text)


def test_on_this_very_machine_only_the_place_is_said():
    text = text_of(FINAL, HERE)
    assert "文件就在这台机器上" in text
    assert not re.search("scp|Xftp|发送", text)


def test_names_are_shown_harmless():
    hostile = Delivered(Path("/tmp/a\x1b[2Jb/表.docx"), False, (), Path("/tmp/c\u202ed.docx"))
    assert not re.search("[\x1b\u202e]", text_of(hostile, BY_SSH))


def test_the_countys_own_blank_brings_its_fonts():
    assert "字体都是空表自己的" in text_of(Delivered(FINAL.path, False), BY_SSH)


# Enter at the end


def test_enter_writes_where_nothing_stands_against_it_then_leaves_and_after_a_change_writes_again(full):
    at_end(full)
    assert full.word_at_end == "写出"
    full.say("写出")
    assert full.word_at_end == "退出"
    full.say("跳到 2")
    full.say("青禾县云溪乡财政所")
    assert at_end(full).word_at_end == "写出"


def test_enter_goes_to_the_first_question_that_is_open():
    session = Session.new("a")
    session.say("青禾县云溪乡人民政府")
    assert at_end(session).word_at_end == ""
    assert session.say("").accepted
    assert session.view().asked.topic.id == "/department"


def test_enter_goes_to_an_open_blank_and_to_an_amount_that_does_not_add_up(example):
    objective = replace(
        example.objectives[2],
        outputs=(
            *example.objectives[2].outputs[:1],
            replace(example.objectives[2].outputs[1], text="帮扶〔待填：民政办〕户"),
        ),
    )
    objectives = (*example.objectives[:2], objective, *example.objectives[3:])
    session = Session.new("a", ("旧表.docx", replace(example, objectives=objectives)))
    at_end(session)
    assert session.word_at_end == ""
    session.say("")
    asked = session.view().asked
    assert (asked.topic.objective, asked.number, asked.current) == (3, 2, "帮扶〔待填：民政办〕户")
    session.say("帮扶12户")
    session.say("跳到 资金总额")
    session.say("1328.7")
    at_end(session).say("")
    assert session.view().asked.topic.id.startswith("/budget/")


# Sending


def test_sending_needs_a_file_and_a_program(full, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert full.say("发送").messages[0].text == NOTHING_WRITTEN
    full.say("写出")
    reply = full.say("/fs")
    assert reply.sends is None
    assert "没有装 sz" in reply.messages[0].text
    assert reply.messages[0].tone is Tone.BAD


def test_the_plain_name_is_what_is_sent(full, monkeypatch, tmp_path):
    program = tmp_path / "sz"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    delivered = full.say("写出").delivered
    assert full.say("发送").sends == delivered.copy


def test_what_was_typed_and_not_taken_is_said_to_be_missing_in_the_file(full):
    full.say("跳到 3")
    assert not full.say("明年").accepted
    assert any("第 3 题有打了没收的字" in message.text for message in full.closing())
    reply = full.say("写出")
    assert reply.delivered is not None
    assert reply.messages[1].text == "第 3 题有打了没收的字（待改），不在这份文件里：打 跳到 3 改好，再写一次。"
    full.say("跳到 3")
    full.say("2028")
    assert not any("待改" in message.text for message in (*full.closing(), *full.say("写出").messages))
