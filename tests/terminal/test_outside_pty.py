"""The person's own editor on a real terminal: it has the terminal to itself, and whatever becomes of it nothing is lost."""

import os
import signal
from pathlib import Path

import pytest

from assistant.session import Session
from tests.terminal.pty_driver import Terminal

TALKING = """
stty -a | grep -q ' icanon' || exit 9
# What an earlier run said may still stand on the screen that the second one gets.
[ -e "$0.ran" ] && printf 'the editor asks once more\\n' || printf 'the editor asks\\n'
touch "$0.ran"
read answer
printf '负责%s\\n' "$answer" > "$1"
"""
WAITING = """
printf '负责新的' > "$1"
printf 'the editor waits\\n'
exec sleep 60
"""


@pytest.fixture
def with_editor(tmp_path):
    """A draft at its duties, and an editor that does what a shell line says."""
    session = Session.new("a")
    session.say("跳到 11")
    session.close()

    def start(does: str, *arguments: str) -> Terminal:
        program = tmp_path / "editor"
        program.write_text(f"#!/bin/sh\n{does}\n")
        program.chmod(0o755)
        kept = {key: os.environ[key] for key in ("SHENBAO_HOME", "SHENBAO_OUT", "HOME", "TZ", "TMPDIR")}
        return Terminal(["-m", "assistant", "open", "a", *arguments], {**kept, "VISUAL": str(program)})

    return start


def test_the_editor_talks_with_the_terminal_and_what_it_saved_can_be_handed_in(with_editor):
    with with_editor(TALKING) as terminal:
        terminal.until_text("^Q退出")
        terminal.write("粮\x10")
        terminal.until_text("^X外部编辑")
        terminal.write("\x18")
        terminal.until_text("theeditorasks")
        terminal.write("粮油\r")
        terminal.until_text("拿回来了")
        assert "负责粮油" in terminal.text()
        terminal.write("\x13")
        terminal.until_text("1、负责粮油")
        terminal.write("/外部编辑\r")
        terminal.until_text("theeditorasksoncemore")
        terminal.write("\x03")
        terminal.until_text("没有正常结束")
        terminal.write("\x1b")
        terminal.until_text("回车下一步")
        terminal.write("\x11")
        assert terminal.end() == 0
    assert Session.open("a").declaration().duties == ("负责粮油",)


def test_line_by_line_what_the_editor_saved_is_the_answer(with_editor):
    with with_editor(TALKING, "--plain") as terminal:
        terminal.until(lambda: terminal.text().endswith("答>"))
        terminal.write("外部编辑\r")
        terminal.until_text("theeditorasks")
        terminal.write("粮油\r")
        terminal.until_text("拿回来了")
        terminal.until(lambda: terminal.text().endswith("答>"))
        terminal.write("退出\r")
        assert terminal.end() == 0
    assert Session.open("a").declaration().duties == ("负责粮油",)


@pytest.mark.parametrize("arguments", [(), ("--plain",)], ids=["full screen", "line by line"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_was_saved_stands_there_again_when_the_program_is_told_to_end_meanwhile(with_editor, arguments, number):
    with with_editor(WAITING, *arguments) as terminal:
        terminal.until_text("答>")
        terminal.write("外部编辑\r")
        terminal.until_text("theeditorwaits")
        assert terminal.kill(number) in (128 + number, -number)
    assert Session.open("a").view().asked.typed == "负责新的"
    assert list(Path(os.environ["TMPDIR"]).glob("shenbao-*")) == []
