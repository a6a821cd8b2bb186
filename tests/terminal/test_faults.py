"""The disk gets full in the middle of an interview, in real processes: nothing stops, nothing is lost, help is named."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.model import Declaration
from assistant.paths import drafts_folder
from assistant.session import Session
from tests.support.killing import script
from tests.terminal.pty_driver import Terminal

LINES = [line.text for line in script(pastes=False)][:14]
CHECKOUT = Path(__file__).resolve().parents[2]


def expected(count: int) -> Declaration:
    """What the first lines come to."""
    session = Session.new()
    for line in LINES[:count]:
        assert session.say(line).accepted
    return session.declaration()


class Clerk:
    """Types the script into one of the two front ends."""

    def __init__(self, terminal: Terminal, plain: bool):
        self.terminal, self.plain = terminal, plain
        self.typed = 0

    def ready(self) -> None:
        if self.plain:
            self.terminal.until(lambda: self.terminal.text().endswith("答>"))

    def say(self, line: str, wanted: str | None = None) -> None:
        """Type a line and wait until it is answered, with what is `wanted` on the screen."""
        before = self.terminal.sent.count("\n问：".encode())
        self.ready()
        self.terminal.write(f"{line}\r")
        if wanted:
            self.terminal.until_text(wanted)
        elif self.plain:
            self.terminal.until(lambda: self.terminal.sent.count("\n问：".encode()) > before)
        self.terminal.sent_within(0.1)

    def answer(self, count: int) -> None:
        """Give the next answers of the script."""
        for number, line in enumerate(LINES[self.typed : self.typed + count], self.typed + 1):
            # The first name makes the program look for its township, for longer than it is silent between two keys.
            self.say(line, None if self.plain or number > 3 else f"已填{number}/")
        self.typed += count

    def until_full(self) -> None:
        """Go on with the script until the program says that something is not on disk."""
        while "打存到换个文件夹" not in self.terminal.text():
            assert self.typed < len(LINES)
            self.answer(1)
        assert "未存" in self.terminal.text()


def run(plain: bool, *how: str) -> Terminal:
    kept = {key: os.environ[key] for key in ("SHENBAO_HOME", "SHENBAO_OUT", "HOME", "TZ", "TMPDIR")}
    program = [str(CHECKOUT / "tests" / "support" / "small_disk.py"), *how, "new", "a", *(["--plain"] if plain else [])]
    return Terminal(program, {**kept, "PYTHONPATH": str(CHECKOUT), "PYTHONDONTWRITEBYTECODE": "1"})


@pytest.fixture(params=[False, True], ids=["full screen", "line by line"])
def plain(request: pytest.FixtureRequest) -> bool:
    return request.param


def first_question(terminal: Terminal) -> None:
    terminal.until_text("填报单位写什么")


def test_a_file_that_may_not_grow_stops_nobody_and_is_made_good_when_it_may(plain):
    with run(plain, "limit", "3000") as terminal:
        first_question(terminal)
        clerk = Clerk(terminal, plain)
        clerk.until_full()
        clerk.answer(3)
        assert "未存" in terminal.text()
        assert Session.peek("a").declaration() != expected(clerk.typed)
        os.kill(terminal.pid, signal.SIGUSR1)
        clerk.answer(1)
        terminal.until_text("都存好了")
        terminal.kill(signal.SIGKILL)
    assert Session.peek("a").declaration() == expected(clerk.typed)


@pytest.fixture
def flag(tmp_path) -> Iterator[Path]:
    """The file that makes the disk full."""
    return tmp_path / "full"


def test_another_folder_takes_everything_when_the_disk_is_full(plain, flag, tmp_path, monkeypatch):
    with run(plain, "flag", str(flag)) as terminal:
        first_question(terminal)
        clerk = Clerk(terminal, plain)
        clerk.answer(3)
        flag.touch()
        clerk.until_full()
        clerk.answer(2)
        clerk.say(f"存到 {tmp_path}/usb", "整份都存到")
        clerk.answer(2)
        terminal.kill(signal.SIGKILL)
    assert Session.peek("a").declaration() != expected(clerk.typed)
    monkeypatch.setenv("SHENBAO_HOME", str(tmp_path / "usb"))
    assert Session.peek("a").declaration() == expected(clerk.typed)


@pytest.mark.parametrize(
    ("plain", "leave"), [(True, "退出\r"), (False, "退出\r"), (False, "\x11")], ids=["line by line", "word", "key"]
)
def test_leaving_a_full_disk_is_asked_twice_and_then_allowed(plain, leave, flag):
    with run(plain, "flag", str(flag)) as terminal:
        first_question(terminal)
        clerk = Clerk(terminal, plain)
        clerk.answer(2)
        flag.touch()
        clerk.until_full()
        clerk.ready()
        terminal.write(leave)
        terminal.until_text("不要了就再打一次")
        clerk.ready()
        terminal.write(leave)
        assert terminal.end() == 0
    assert Session.peek("a").declaration() == expected(2)


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_terminal_that_goes_away_over_a_full_disk_leaves_everything_where_it_is_found_again(number, flag):
    with run(False, "flag", str(flag)) as terminal:
        first_question(terminal)
        clerk = Clerk(terminal, False)
        clerk.answer(3)
        flag.touch()
        clerk.until_full()
        clerk.answer(2)
        terminal.write("12")
        terminal.until_text("答>12")
        terminal.kill(number)
    session = Session.open("a")
    assert session.declaration() == expected(clerk.typed)
    assert session.view().asked.typed == "12"
    session.close()
    assert session.draft.folder == drafts_folder() / "a"
