"""The line-by-line front end on a real terminal keeps what is being typed, whatever becomes of it."""

import fcntl
import os
import signal
import struct
import subprocess
import sys
import termios

import pytest

from assistant.paths import drafts_folder
from assistant.session import Session
from tests.terminal.pty_driver import Terminal

TOWN = "青禾县云溪乡人民政府"


def shenbao(*arguments: str, **env: str) -> Terminal:
    kept = {key: os.environ[key] for key in ("SHENBAO_HOME", "SHENBAO_OUT", "HOME", "TZ")}
    return Terminal(["-m", "assistant", *arguments], {**kept, **env})


def ready(terminal: Terminal) -> None:
    """Wait for the prompt: what is typed before it is echoed by the terminal itself."""
    terminal.until(lambda: terminal.text().endswith("答>"))


def kept(terminal: Terminal, text: str) -> None:
    """Wait until a half-typed text is on disk."""
    journal = drafts_folder() / "a" / "journal.jsonl"
    last = f'"text":"{text}"'
    terminal.until(lambda: journal.exists() and last in journal.read_text(encoding="utf-8").replace(" ", ""))


def typed() -> str:
    return Session.peek("a").view().asked.typed


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
def test_half_typed_text_outlives_the_program_and_is_gone_on_with(number):
    with shenbao("new", "a", "--plain") as terminal:
        ready(terminal)
        terminal.write("青禾县云")
        kept(terminal, "青禾县云")
        assert terminal.kill(number) == (128 + number if number == signal.SIGTERM else -number)
    assert typed() == "青禾县云"
    with shenbao("open", "a", "--plain") as terminal:
        terminal.until_text("上次打到一半的在下面")
        terminal.until(lambda: terminal.text().endswith("答>青禾县云"))
        terminal.write("溪乡人民政府\r")
        terminal.until_text("部门名称写什么")
    view = Session.peek("a").view()
    assert (view.filer, view.asked.typed) == (TOWN, "")


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_keeps_what_was_typed_this_very_moment(number):
    with shenbao("new", "a", "--plain") as terminal:
        ready(terminal)
        terminal.write("青禾县")
        terminal.until(lambda: terminal.text().endswith("答>青禾县"))
        terminal.kill(number)
        assert "Traceback" not in terminal.text()
    assert typed() == "青禾县"


def test_a_signal_to_end_says_the_way_back_and_leaves_the_terminal_in_order():
    with shenbao("new", "a", "--plain") as terminal:
        ready(terminal)
        terminal.write(f"{TOWN}\r")
        terminal.until_text("部门名称")
        ready(terminal)
        terminal.write("青")
        terminal.until(lambda: terminal.text().endswith("答>青"))
        assert terminal.kill(signal.SIGTERM) == 143
        assert "opena" in terminal.text()
        assert termios.tcgetattr(terminal._fd)[3] & termios.ECHO


# The terminal hangs up on a shell first; what the shell had started sees the end of its input before any signal.
SHELL = (
    "import signal, subprocess, sys; signal.signal(signal.SIGHUP, lambda *_: None); "
    "sys.exit(-subprocess.Popen([sys.executable, *sys.argv[1:]]).wait())"
)


@pytest.mark.parametrize("front_end", [["--plain"], []], ids=["plain", "full screen"])
def test_a_terminal_that_goes_away_hands_no_half_line_in_and_ends_the_program(front_end):
    Session.new("a").say("跳到 11")
    kept_env = {key: os.environ[key] for key in ("SHENBAO_HOME", "SHENBAO_OUT", "HOME", "TZ")}
    with Terminal(["-c", SHELL, "-m", "assistant", "open", "a", *front_end], kept_env) as terminal:
        terminal.until_text("答>")
        terminal.sent_within(0.3)
        terminal.write("编制并执")
        kept(terminal, "编制并执")
        terminal.hang_up()
        assert terminal.end() == signal.SIGHUP
    view = Session.peek("a").view()
    assert (view.asked.lines, view.asked.typed) == ((), "编制并执")


def test_ctrl_c_gives_the_line_up_and_keeps_what_stood_in_it():
    with shenbao("new", "a", "--plain") as terminal:
        ready(terminal)
        terminal.write("青禾县")
        terminal.until(lambda: terminal.text().endswith("答>青禾县"))
        terminal.write("\x03")
        terminal.until_text("没有收，但替您记着")
        ready(terminal)
        terminal.write("退出\r")
        assert terminal.end() == 0
    assert typed() == "青禾县"


def test_ctrl_c_on_an_empty_line_says_that_nothing_was_taken():
    with shenbao("new", "a", "--plain") as terminal:
        ready(terminal)
        terminal.write("\x03")
        terminal.until_text("Ctrl+C 不会退出")
        assert "记着" not in terminal.text()


def test_a_command_is_no_half_typed_answer_and_what_was_typed_before_it_comes_back():
    Session.new("a").keep_typed("青禾县")
    with shenbao("open", "a", "--plain") as terminal:
        terminal.until(lambda: terminal.text().endswith("答>青禾县"))
        terminal.write("帮助\r")
        terminal.until_text("看全部题目")
        terminal.until(lambda: terminal.text().endswith("答>青禾县"))
        terminal.write("\x15?\r")
        terminal.until_text("谁来看")
        terminal.until(lambda: terminal.text().endswith("答>青禾县"))
        terminal.write("\x15退出\r")
        assert terminal.end() == 0
    assert typed() == "青禾县"


def test_half_a_command_leaves_nothing_behind():
    with shenbao("new", "a", "--plain") as terminal:
        ready(terminal)
        terminal.write("帮")
        kept(terminal, "帮")
        terminal.write("助\r")
        terminal.until_text("看全部题目")
        ready(terminal)
        terminal.write("退出\r")
        assert terminal.end() == 0
    assert typed() == ""


def test_what_was_taken_back_is_not_kept():
    with shenbao("new", "a", "--plain") as terminal:
        ready(terminal)
        terminal.write("青禾县")
        kept(terminal, "青禾县")
        terminal.write("\x15")
        kept(terminal, "")
        terminal.kill(signal.SIGKILL)
    assert typed() == ""


def test_the_paragraphs_of_a_long_answer_are_kept_and_gone_on_with():
    Session.new("a").say("跳到 11")
    with shenbao("open", "a", "--plain") as terminal:
        ready(terminal)
        terminal.write("长文\r")
        terminal.until_text("单独打一个句点")
        terminal.until(lambda: terminal.text().endswith("..."))
        terminal.write("负责粮油生产，\r")
        terminal.until(lambda: terminal.text().endswith("负责粮油生产，..."))
        terminal.write("指导村集体")
        kept(terminal, r"负责粮油生产，\n指导村集体")
        terminal.kill(signal.SIGKILL)
    assert typed() == "负责粮油生产，\n指导村集体"
    with shenbao("open", "a", "--plain") as terminal:
        terminal.until_text("上次打到：负责粮油生产，")
        ready(terminal)
        terminal.write("长文\r")
        terminal.until_text("上次打到的 2 段还在")
        terminal.write("发展经济。\r.\r")
        terminal.until_text("第2条")
    assert Session.peek("a").declaration().duties == ("负责粮油生产，\n指导村集体\n发展经济。",)


def test_a_refused_answer_is_shown_and_not_put_into_the_line():
    session = Session.new("a")
    for line in (TOWN, "", "明年"):
        session.say(line)
    session.close()
    with shenbao("open", "a", "--plain") as terminal:
        terminal.until_text("上次没收：明年")
        ready(terminal)
        terminal.write("2027\r")
        terminal.until_text("资金总额")


def test_a_window_that_changes_its_size_breaks_neither_line_nor_keeping():
    with shenbao("new", "a", "--plain") as terminal:
        ready(terminal)
        for columns, rows, more in ((40, 12, "青禾县"), (100, 30, "云溪乡"), (80, 24, "人民政府")):
            fcntl.ioctl(terminal._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.kill(terminal.pid, signal.SIGWINCH)
            terminal.write(more)
            kept(terminal, TOWN[: TOWN.index(more) + len(more)])
        terminal.write("\r")
        terminal.until_text("部门名称")
    assert Session.peek("a").declaration().filer == TOWN


def test_pasted_lines_answer_one_after_the_other_as_before():
    with shenbao("new", "a", "--plain") as terminal:
        ready(terminal)
        terminal.write(f"{TOWN}\r{TOWN}\r2027\r")
        terminal.until_text("资金总额")
    view = Session.peek("a").view()
    assert (view.filer, view.year, view.asked.typed) == (TOWN, 2027, "")


def test_nothing_is_kept_by_the_way_without_a_terminal():
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "new", "a"],
        input="跳到 11\n帮助\n长文\n负责粮油生产，\n",
        text=True,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    journal = (drafts_folder() / "a" / "journal.jsonl").read_text(encoding="utf-8")
    assert '"Typed"' not in journal
