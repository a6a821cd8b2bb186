"""What the line-by-line front end shows: nothing that could harm a terminal, and what was typed before."""

import os
import re
import subprocess
import sys
from collections.abc import Iterable

import pytest

from assistant import plain
from assistant.draft import JOURNAL
from assistant.paths import drafts_folder
from assistant.session import Session
from assistant.wording.session import Message, Tone

TOWN = "青禾县云溪乡人民政府"
HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def reader(lines: Iterable[str]):
    rest = iter(lines)
    return lambda prompt: next(rest, None)


@pytest.mark.parametrize("word", ["核对", "目录", "预审", "写出"])
@pytest.mark.parametrize("mark", ["\u202e", "\u200b", "\u2066"])
def test_a_mark_that_turns_or_hides_text_is_shown_as_a_code(capsys, word, mark):
    plain.run(Session.new("a"), reader([f"云溪{mark}乡人民政府", "", "跳到 11", f"编制{mark}预算", word, "跳到 1"]))
    said = capsys.readouterr().out
    assert f"云溪‹U+{ord(mark):04X}›乡" in said
    assert not HARMFUL.search(said)


@pytest.mark.parametrize(
    "answer", ["甲\x1b[2J乡", "\x1b]0;题\x07", "/\x1b[31m", "跳到 1\x1b[A", "写出 /tmp/\x1b[2J/a.docx"]
)
def test_control_sequences_are_never_sent_to_the_terminal(capsys, answer):
    plain.run(Session.new("a"), reader([answer, "跳到 4", answer, "跳到 11", answer, "核对", "跳到 1", "预审"]))
    assert not HARMFUL.search(capsys.readouterr().out)


@pytest.mark.parametrize("tone", list(Tone))
def test_whatever_the_session_says_is_shown_harmless(capsys, monkeypatch, tone):
    monkeypatch.setattr(Session, "greeting", lambda _: (Message(tone, "头一行\x1b[2J\n第二行\u202e"),))
    plain.run(Session.new("a"), reader([]))
    said = capsys.readouterr().out
    assert "头一行‹U+001B›[2J" in said
    assert not HARMFUL.search(said)


def test_control_sequences_in_a_draft_and_on_the_list_are_shown_harmless(capsys):
    Session.new("甲").say(f"云溪\u202e乡人民政府{TOWN}")
    (drafts_folder() / "甲").rename(drafts_folder() / "甲\u202e乙")  # as it came from elsewhere
    plain.run_home(reader(["\x1b[2J", "1"]))
    assert not HARMFUL.search(capsys.readouterr().out)


def test_text_typed_last_time_is_shown_at_its_question_and_only_there(capsys):
    Session.new("a").keep_typed("青禾县云")
    plain.run(Session.open("a"), reader(["跳到 3", "跳到 1", "石桥镇人民政府"]))
    blocks = capsys.readouterr().out.split("问：")[1:]
    assert ["青禾县云" in block for block in blocks] == [True, False, True, False]


def test_an_answer_held_is_shown_where_nothing_was_typed(capsys):
    Session.new("a").say(TOWN)
    plain.run(Session.open("a"), reader(["跳到 1"]))
    assert f"现在是：{TOWN}" in capsys.readouterr().out


def test_a_damaged_draft_is_said_when_it_is_chosen_and_nothing_is_begun(capsys):
    Session.new("good").say(TOWN)
    (drafts_folder() / "bad").mkdir()
    (drafts_folder() / "bad" / JOURNAL).write_bytes(b"?\n")
    for name, moment in (("bad", 2_000), ("good", 1_000)):
        os.utime(drafts_folder() / name / JOURNAL, (moment, moment))
    before = (drafts_folder() / "bad" / JOURNAL).read_bytes()
    assert plain.run_home(reader(["1", "2"])) == 0
    said = capsys.readouterr().out
    assert len([line for line in said.splitlines() if "bad" in line and "打不开" in line]) == 2
    assert said.index("部门名称") > said.rindex("打不开")
    assert (drafts_folder() / "bad" / JOURNAL).read_bytes() == before


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_lines_from_a_pipe_are_read_in_either_code_page(encoding):
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "new", "a"],
        input=f"{TOWN}\n\n2027\n退出\n".encode(encoding),
        capture_output=True,
        env={**os.environ, "PYTHONUTF8": "1"},
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    held = Session.open("a").declaration()
    assert (held.filer, held.department, held.year) == (TOWN, TOWN, 2027)
