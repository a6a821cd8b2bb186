"""Two windows on one draft, as when a line dropped and the server has not noticed: nothing is lost, nobody is stuck."""

import os
import signal

import pytest

from assistant.draft.lock import read_holder
from assistant.events import Typed
from assistant.paths import drafts_folder
from assistant.session import Session
from tests.terminal.pty_driver import Terminal

TOWN = "青禾县云溪乡人民政府"
FINANCE = "青禾县云溪乡财政所"


def shenbao(*arguments: str, **env: str) -> Terminal:
    return Terminal(["-m", "assistant", *arguments], env)


def test_the_second_window_sees_who_has_the_draft_and_takes_it_over_with_what_is_half_typed():
    Session.new("a").say(TOWN)
    with shenbao("open", "a") as first:
        first.until_text("部门名称写什么")
        first.write("青禾县")
        first.until_text("答>青禾县")
        with shenbao("open", "a") as second:
            second.until_text(f"进程{first.pid}")
            second.until_text("只读")
            second.write(f"{FINANCE}\r")
            second.until_text("这里只能看")
            assert Session.peek("a").declaration().department != FINANCE
            second.write("\x15接管\r")
            second.until_text("接过来了")
            assert first.end() == 128 + signal.SIGTERM
            assert "接管了" in first.text()
            assert "assistantopena" in first.text()
            second.until_text("存")
            assert read_holder(drafts_folder() / "a").pid == second.pid
            assert "青禾县" in {
                entry.event.text for entry in Session.peek("a").draft.entries if isinstance(entry.event, Typed)
            }
            second.write(f"\x15{FINANCE}\r")
            second.until_text("哪一年的预算")
    assert Session.peek("a").declaration().department == FINANCE


def test_a_window_that_hangs_is_fenced_when_its_draft_is_taken_over():
    Session.new("a").say(TOWN)
    with shenbao("open", "a") as first:
        first.until_text("部门名称写什么")
        os.kill(first.pid, signal.SIGSTOP)
        with shenbao("open", "a", "--plain") as second:
            second.until_text("这里只能看")
            second.write("接管\r")
            second.until_text("接过来了")
            second.write(f"{FINANCE}\r")
            second.until_text("哪一年的预算")
            os.kill(first.pid, signal.SIGCONT)
            first.end()
            second.write("2027\r")
            second.until_text("资金总额")
    held = Session.peek("a").declaration()
    assert (held.department, held.year) == (FINANCE, 2027)


@pytest.mark.parametrize("plain", [(), ("--plain",)], ids=["full screen", "plain"])
def test_a_killed_window_leaves_the_draft_to_the_next_one_with_a_word(plain):
    with shenbao("new", "a", *plain) as first:
        first.until_text("填报单位写什么")
        first.write(f"{TOWN}\r")
        first.until_text("部门名称写什么")
        first.kill(signal.SIGKILL)
    with shenbao("open", "a", *plain) as second:
        second.until_text("找回草稿“a”")
        second.until_text(TOWN)
        second.write(f"{FINANCE}\r")
        second.until_text("哪一年的预算")
    assert Session.peek("a").declaration().department == FINANCE
