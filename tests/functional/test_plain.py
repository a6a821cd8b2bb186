"""The line-by-line front end."""

import io
from collections.abc import Iterable

import pytest

from assistant import plain
from assistant.session import Session
from tests.support.script import typeable, typed_lines


def reader(lines: Iterable[str]):
    rest = iter(lines)
    return lambda prompt: next(rest, None)


def test_a_whole_declaration_typed_gives_that_declaration(example, capsys):
    session = Session.new("a")
    lines = list(typed_lines(typeable(example), session.form, session.interview.state))
    assert plain.run(session, reader([*lines, "写出", "退出"])) == 0
    said = capsys.readouterr().out
    assert Session.open("a").declaration() == typeable(example)
    assert "已写好" in said
    assert "每题都有答案，金额也对得上" in said


def test_the_end_of_input_keeps_everything_and_says_how_to_go_on(capsys):
    assert plain.run(Session.new("a"), reader(["青禾县云溪乡人民政府"])) == 0
    assert "shenbao open a" in capsys.readouterr().out
    assert Session.open("a").declaration().filer == "青禾县云溪乡人民政府"


@pytest.mark.parametrize("last", [["退出"], []], ids=["leaving", "end of input"])
def test_whoever_leaves_lets_others_have_the_draft(last):
    session = Session.new("a")
    plain.run(session, reader(["青禾县云溪乡人民政府", *last]))
    assert session.draft.lock is None
    assert not (session.draft.folder / "lock").exists()


def test_a_refused_answer_is_said_in_one_line_and_asked_again(capsys):
    plain.run(Session.new("a"), reader(["青禾县云溪乡人民政府", "", "明年", "2027"]))
    said = capsys.readouterr().out
    assert "! “明年”没有读成年度" in said
    assert Session.open("a").declaration().year == 2027


def test_each_question_shows_its_hint_the_lines_so_far_and_what_enter_does(capsys):
    session = Session.new("a")
    plain.run(session, reader(["青禾县云溪乡人民政府", "", "跳到 11", "编制并执行本乡预算"]))
    said = capsys.readouterr().out
    assert "直接回车就用：青禾县云溪乡人民政府" in said
    assert "1、编制并执行本乡预算" in said
    assert session.view().asked.question.hint in said


def test_home_asks_how_to_begin_and_later_which_draft_to_go_on_with(capsys):
    assert plain.run_home(reader(["3", "甲乡人民政府"])) == 0
    assert plain.run_home(reader(["9", "1", ""])) == 0
    said = capsys.readouterr().out
    assert "甲乡人民政府" in said
    assert "打 1 到 6 的编号" in said
    assert Session.open("caogao-1").declaration().department == "甲乡人民政府"
    assert plain.run_home(reader(["新建", "乙乡人民政府"])) == 0
    assert Session.open("caogao-2").declaration().filer == "乙乡人民政府"


def test_an_answer_of_several_paragraphs_is_typed_between_a_word_and_a_full_stop(capsys):
    lines = ["跳到 11", "长文", "负责粮油生产，", "指导村集体经济发展。", ".", "/长文", "跳过", "。", "退出"]
    assert plain.run(Session.new("a"), reader(lines)) == 0
    assert Session.open("a").declaration().duties == ("负责粮油生产，\n指导村集体经济发展。", "跳过")
    assert "单独打一个句点" in capsys.readouterr().out


def test_a_command_never_answers_and_an_answer_is_never_a_command(capsys):
    lines = ["跳到 11", "写出 年度工作报告并按期报送", "删除第3条吧", "办理社会救助", "退出"]
    plain.run(Session.new("a"), reader(lines))
    said = capsys.readouterr().out
    assert "像是打错的命令" in said
    assert Session.open("a").declaration().duties == ("写出 年度工作报告并按期报送", "办理社会救助")


def test_an_old_form_is_walked_through_and_says_whose_answers_these_are(example, capsys):
    session = Session.new("a", imported=("去年.docx", example))
    plain.run(session, reader(["", "", "2028", "退出"]))
    said = capsys.readouterr().out
    assert "旧表读进来了" in said
    assert "旧表上是：2027（直接回车就不改）" in said
    assert session.declaration().year == 2028


def test_bytes_of_the_windows_code_page_are_read_as_such():
    line = "云溪乡".encode("gb18030").decode("utf-8", "surrogateescape")
    assert plain.repair(line) == "云溪乡"
    assert plain.repair("云溪乡") == "云溪乡"


def test_control_sequences_in_an_answer_are_shown_harmless(capsys):
    plain.run(Session.new("a"), reader(["甲\x1b[2J乡", "甲乡人民政府", "", "2027", "跳到 1"]))
    assert "\x1b" not in capsys.readouterr().out


def test_ctrl_c_neither_quits_nor_loses(monkeypatch, capsys):
    answers = iter([KeyboardInterrupt(), "甲乡人民政府"])

    def fake_input(prompt: str) -> str:
        answer = next(answers, EOFError())
        if isinstance(answer, BaseException):
            raise answer
        return answer

    monkeypatch.setattr("builtins.input", fake_input)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert plain.run(Session.new("a")) == 0
    assert "Ctrl+C 不会退出" in capsys.readouterr().out
    assert Session.open("a").declaration().filer == "甲乡人民政府"
