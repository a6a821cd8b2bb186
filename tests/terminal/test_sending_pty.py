"""Sending with sz on a real terminal: it has the terminal to itself, and whatever becomes of it the program goes on."""

import os
import signal

import pytest

from assistant.session import Session
from tests.terminal.pty_driver import Terminal

TALKING = """
stty -a | grep -q ' icanon' || exit 9
printf 'sz asks\\n'
read answer
printf 'sz heard %s\\n' "$answer"
exec sleep 0.3
"""


@pytest.fixture
def on_path(tmp_path, example, monkeypatch):
    """A draft that is full, and a program that does what a shell line says under the name of sz."""
    Session.new("a", ("旧表.docx", example)).close()

    def start(does: str, *arguments: str) -> Terminal:
        program = tmp_path / "sz"
        program.write_text(f"#!/bin/sh\n{does}\n")
        program.chmod(0o755)
        kept = {key: os.environ[key] for key in ("SHENBAO_HOME", "SHENBAO_OUT", "HOME", "TZ")}
        path = f"{tmp_path}:{os.environ['PATH']}"
        return Terminal(["-m", "assistant", "open", "a", *arguments], {**kept, "PATH": path})

    return start


def write(terminal: Terminal) -> None:
    terminal.until_text("^Q退出")
    terminal.write("写出\r")
    terminal.until_text("s发送")


def test_sz_talks_with_the_terminal_and_the_screen_comes_back_whole(on_path):
    with on_path(TALKING) as terminal:
        write(terminal)
        before = terminal.lines()
        terminal.write("s")
        terminal.until_text("szasks")
        terminal.write("yes\r")
        terminal.until_text("szheardyes")
        terminal.until_text("发完了")
        shown = [line for line in before if line.strip()]
        terminal.until(lambda: [line for line in terminal.lines() if line.strip() and "发完了" not in line] == shown)
        terminal.write("\x1b")
        terminal.until_text("回车下一步")
        terminal.write("\x11")
        assert terminal.end() == 0


@pytest.mark.parametrize("does", ["exit 1", "kill -KILL $$", "printf '**\\030B00000000'; exit 128"])
def test_sz_that_fails_is_said_and_the_keys_go_on_working(on_path, does):
    with on_path(does) as terminal:
        write(terminal)
        terminal.write("s")
        terminal.until_text("没有发成")
        terminal.write("\x1b")
        terminal.until_text("回车下一步")


def test_ctrl_c_ends_sz_and_not_the_program(on_path):
    with on_path("printf 'sz waits\\n'; exec sleep 60") as terminal:
        write(terminal)
        terminal.write("s")
        terminal.until_text("szwaits")
        terminal.write("\x03")
        terminal.until_text("没有发成")
        terminal.write("\x1b")
        terminal.until_text("回车下一步")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_program_that_is_told_to_end_while_it_sends_ends(on_path, number):
    with on_path("printf 'sz waits\\n'; exec sleep 60") as terminal:
        write(terminal)
        terminal.write("s")
        terminal.until_text("szwaits")
        assert terminal.kill(number) in (128 + number, -number)


def test_a_terminal_that_goes_away_while_it_sends_ends_it(on_path):
    with on_path("printf 'sz waits\\n'; exec sleep 60") as terminal:
        write(terminal)
        terminal.write("s")
        terminal.until_text("szwaits")
        terminal.hang_up()
    assert Session.open("a").draft.lock is not None


def test_line_by_line_sz_has_the_terminal_too(on_path):
    with on_path(TALKING, "--plain") as terminal:
        terminal.until(lambda: terminal.text().endswith("答>"))
        terminal.write("写出\r")
        terminal.until_text("打发送")
        terminal.write("发送\r")
        terminal.until_text("szasks")
        terminal.write("yes\r")
        terminal.until_text("发完了")
        terminal.write("退出\r")
        assert terminal.end() == 0
