"""The line-by-line front end on a real terminal: long lines, Ctrl+C, what was typed last time, and which front end it is."""

import os

import pytest

from assistant.draft import JOURNAL
from assistant.paths import drafts_folder
from assistant.session import Session
from tests.terminal.pty_driver import Terminal

TOWN = "青禾县云溪乡人民政府"
ALTERNATE_SCREEN = b"\x1b[?1049h"


def shenbao(*arguments: str, **env: str) -> Terminal:
    kept = {key: os.environ[key] for key in ("SHENBAO_HOME", "SHENBAO_OUT", "HOME", "TZ")}
    return Terminal(["-m", "assistant", *arguments], {**kept, **env})


def ready(terminal: Terminal) -> None:
    """Wait for the prompt: what is typed before it is echoed by the terminal itself."""
    terminal.until(lambda: terminal.text().endswith("答>"))


@pytest.mark.parametrize(
    ("arguments", "env"),
    [
        (("new", "a", "--plain"), {}),
        (("new", "a"), {"TERM": "dumb"}),
        (("--plain",), {}),
        ((), {"TERM": "dumb"}),
    ],
)
def test_the_plain_front_end_takes_no_screen_of_its_own(arguments, env):
    with shenbao(*arguments, **env) as terminal:
        terminal.until_text("问：填报单位" if "new" in arguments else "手边有去年的申报表吗")
        ready(terminal)
        assert ALTERNATE_SCREEN not in terminal.sent
        terminal.write("退出\r")
        assert terminal.end() == 0


def test_without_the_word_plain_a_terminal_gets_the_full_screen():
    with shenbao("new", "a") as terminal:
        terminal.until_text("填报单位写什么")
        assert ALTERNATE_SCREEN in terminal.sent


def test_a_line_of_six_thousand_bytes_arrives_whole():
    line = "编制并执行本乡年度预算" * 182
    assert len(line.encode()) > 6000
    Session.new("a").say("跳到 11")
    with shenbao("open", "a", "--plain") as terminal:
        ready(terminal)
        terminal.write(f"{line}\r")
        terminal.until_text("第2条")
        ready(terminal)
        terminal.write("退出\r")
        assert terminal.end() == 0
    assert Session.open("a").declaration().duties == (line,)


def test_ctrl_c_keeps_going_and_says_so():
    with shenbao("new", "a", "--plain") as terminal:
        ready(terminal)
        terminal.write("错的\x03")
        terminal.until_text("Ctrl+C 不会退出")
        ready(terminal)
        terminal.write(f"{TOWN}\r")
        terminal.until_text("部门名称")
    assert Session.open("a").declaration().filer == TOWN


def test_the_end_of_input_leaves_and_says_how_to_come_back():
    with shenbao("new", "a", "--plain") as terminal:
        ready(terminal)
        terminal.write(f"{TOWN}\r")
        terminal.until_text("部门名称")
        ready(terminal)
        terminal.write("\x04")
        assert terminal.end() == 0
        assert "opena" in terminal.text()
    assert Session.open("a").declaration().filer == TOWN


def test_what_was_typed_last_time_is_shown_and_harms_nothing():
    Session.new("a").keep_typed("青禾\x1b[2J县\x07云")
    with shenbao("open", "a", "--plain", TERM="dumb") as terminal:
        ready(terminal)
        assert "上次打到：青禾" in terminal.text()
        assert "云" in terminal.text()
        assert b"\x1b[2J" not in terminal.sent
        assert b"\x07" not in terminal.sent


def test_a_damaged_draft_chosen_from_the_list_is_said_and_another_can_be_chosen():
    Session.new("good").say(TOWN)
    (drafts_folder() / "bad").mkdir()
    (drafts_folder() / "bad" / JOURNAL).write_bytes(b"?\n")
    for name, moment in (("bad", 2_000), ("good", 1_000)):
        os.utime(drafts_folder() / name / JOURNAL, (moment, moment))
    with shenbao("--plain") as terminal:
        ready(terminal)
        before = terminal.text().count("打不开")
        terminal.write("1\r")
        terminal.until(lambda: terminal.text().count("打不开") == before + 1)
        ready(terminal)
        terminal.write("2\r")
        terminal.until_text("部门名称")
        assert "Traceback" not in terminal.text()


@pytest.mark.parametrize("typed", [TOWN, "无", "2027年"])
def test_a_terminal_of_another_code_page_is_told_how_to_be_set_right_and_nothing_wrong_is_stored(typed):
    with shenbao("new", "a", "--plain") as terminal:
        ready(terminal)
        terminal.write(typed.encode("gb18030") + b"\r")
        terminal.until_text("改成 UTF-8 再打")
        ready(terminal)
        terminal.write(f"{TOWN}\r{TOWN}\r")  # the line editor puts the half character it kept before the first
        terminal.until_text("部门名称")
        ready(terminal)
        terminal.write("退出\r")
        assert terminal.end() == 0
    assert Session.open("a").declaration().filer == TOWN
