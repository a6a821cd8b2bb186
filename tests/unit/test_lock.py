"""A draft is open for writing in one process at a time; whoever else comes sees who has it and what to do."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.draft import holder_of
from assistant.draft import lock as locks
from assistant.draft.lock import LOCK, Holder, acquire, is_alive, myself, read_holder
from assistant.errors import OutputError
from assistant.paths import drafts_folder
from assistant.session import Session
from tests.terminal.pty_driver import PATIENCE

TOWN = "青禾县云溪乡人民政府"
ELSEWHERE = "another-server"


@pytest.fixture
def folder() -> Path:
    Session.new("a").say(TOWN)
    return drafts_folder() / "a"


def lay(folder: Path, holder: Holder) -> None:
    """Put a lock into a folder as another process would."""
    members = {name: getattr(holder, name) for name in ("user", "host", "pid", "born", "at", "token")}
    (folder / LOCK).write_text(json.dumps(members), encoding="utf-8")


@pytest.fixture
def other_process():
    """A process of this machine that does nothing."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    yield process
    process.kill()
    process.communicate(timeout=PATIENCE)


def held_by(pid: int, host: str | None = None) -> Holder:
    return replace(myself(), pid=pid, born=locks._born(pid) or "", host=host or myself().host, token="f" * 16)


def test_the_lock_names_user_host_process_and_time(folder):
    session = Session.open("a")
    there = json.loads((folder / LOCK).read_text(encoding="utf-8"))
    assert (there["pid"], there["host"]) == (os.getpid(), os.uname().nodename)
    assert there["user"]
    assert there["at"].endswith("Z")
    session.close()
    assert not (folder / LOCK).exists()


def test_the_lock_goes_with_the_session_that_nobody_closed(folder):
    session = Session.open("a")
    assert (folder / LOCK).exists()
    del session
    assert not (folder / LOCK).exists()


def test_a_second_opener_sees_who_has_it_and_changes_nothing(folder, other_process):
    lay(folder, held_by(other_process.pid))
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    session = Session.open("a")
    [message] = session.greeting()
    assert str(other_process.pid) in message.text
    assert myself().user in message.text
    assert "接管" in message.text
    assert session.view().read_only
    for line in ("青禾县云溪乡财政所", "撤销", "删 1"):
        assert session.say(line).messages
    assert session.declaration().filer == TOWN
    session.keep_typed("半截")
    session.close()
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_in_a_draft_that_is_only_read_one_can_look_around_and_write_a_proof(folder, other_process, own_folders):
    lay(folder, held_by(other_process.pid))
    session = Session.open("a")
    assert session.say("跳到 1").accepted
    assert session.view().asked.current == TOWN
    assert "已写好" in session.say("送审稿").messages[0].text


def test_a_dead_process_is_followed_with_a_word(folder, other_process):
    dead = held_by(other_process.pid)
    other_process.kill()
    other_process.wait(PATIENCE)
    lay(folder, dead)
    session = Session.open("a")
    assert not session.view().read_only
    assert "找回" in session.greeting()[-1].text
    assert read_holder(folder).pid == os.getpid()


def test_a_process_that_is_dead_but_not_buried_counts_as_dead(folder, other_process):
    dead = held_by(other_process.pid)
    other_process.kill()
    os.waitid(os.P_PID, other_process.pid, os.WEXITED | os.WNOWAIT)
    assert not is_alive(dead)


def test_another_process_that_came_to_the_same_number_is_not_taken_for_the_holder(folder, other_process):
    lay(folder, replace(held_by(other_process.pid), born="long-ago/1"))
    assert holder_of(folder) is None
    assert not Session.open("a").view().read_only


def test_a_process_on_another_machine_counts_as_running(folder):
    lay(folder, held_by(1, ELSEWHERE))
    session = Session.open("a")
    assert session.view().read_only
    assert ELSEWHERE in session.greeting()[0].text


def test_taking_over_from_another_machine_asks_once(folder):
    lay(folder, held_by(1, ELSEWHERE))
    session = Session.open("a")
    assert ELSEWHERE in session.say("接管").messages[0].text
    assert session.view().read_only
    assert "接过来了" in session.say("接管").messages[0].text
    assert session.say("青禾县云溪乡财政所").accepted
    assert Session.peek("a").declaration().department == "青禾县云溪乡财政所"


def test_taking_over_ends_the_other_process_of_this_machine(folder, other_process):
    lay(folder, held_by(other_process.pid))
    session = Session.open("a")
    assert "接过来了" in session.say("接管").messages[0].text
    assert other_process.wait(PATIENCE) < 0
    assert session.say("青禾县云溪乡财政所").accepted


def test_what_was_refused_while_reading_can_be_handed_in_after_taking_over(folder):
    lay(folder, held_by(1, ELSEWHERE))
    session = Session.open("a")
    assert not session.say("青禾县云溪乡财政所").accepted
    assert session.view().asked.typed == "青禾县云溪乡财政所"
    session.say("接管")
    session.say("接管")
    assert session.view().asked.typed == "青禾县云溪乡财政所"
    assert session.view().asked.refused


def test_who_was_taken_over_from_writes_no_more(folder):
    session = Session.open("a")
    lay(folder, held_by(1, ELSEWHERE))
    reply = session.say("青禾县云溪乡财政所")
    assert not reply.accepted
    assert "别的窗口" in reply.messages[0].text
    session.close()
    assert read_holder(folder).host == ELSEWHERE


def test_a_lock_that_somebody_removed_is_put_back(folder):
    session = Session.open("a")
    (folder / LOCK).unlink()
    assert session.say("青禾县云溪乡财政所").accepted
    assert read_holder(folder).pid == os.getpid()


@pytest.mark.parametrize("content", [b"", b"?", b"{}", b"[]", b'{"user": 1}', b"\xff", b"[" * 9000])
def test_a_lock_that_says_nothing_keeps_nobody_out(folder, content):
    (folder / LOCK).write_bytes(content)
    assert Session.open("a").say("青禾县云溪乡财政所").accepted


def test_a_fresh_lock_of_somebody_faster_is_put_back(folder, monkeypatch, other_process):
    dead = replace(held_by(other_process.pid), born="long-ago/1", token="d" * 16)
    lay(folder, dead)
    fresh = held_by(other_process.pid)
    whole = locks.move_file

    def faster(source: Path, target: Path) -> bool:
        lay(folder, fresh)  # another process has taken the dead one's place meanwhile
        return whole(source, target)

    monkeypatch.setattr(locks, "move_file", faster)
    lock, holder = acquire(folder)
    assert lock is None
    assert holder == fresh
    assert read_holder(folder) == fresh


def test_of_many_processes_that_open_a_draft_at_once_one_gets_it(folder):
    program = """
import sys
from assistant.session import Session
from tests.terminal.pty_driver import PATIENCE
session = Session.open("a")
print(int(session.view().read_only), flush=True)
input()
"""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    processes = [subprocess.Popen([sys.executable, "-c", program], **pipes) for _ in range(6)]
    answers = [process.stdout.readline().strip() for process in processes]
    for process in processes:
        process.communicate("\n", timeout=PATIENCE)
    assert sorted(answers) == ["0"] + ["1"] * 5


def test_a_disk_that_takes_no_lock_does_not_keep_one_from_going_on(folder, monkeypatch):
    def fail(*_: object) -> bool:
        raise OutputError("写不了：磁盘是只读的。")

    with monkeypatch.context() as full:
        full.setattr(locks, "create_private", fail)
        session = Session.open("a")
        assert "只读" in session.greeting()[0].text
        assert session.say("青禾县云溪乡财政所").accepted
        assert session.view().unsaved
    assert "都存好了" in session.say("2027").messages[-1].text
    assert Session.peek("a").declaration().year == 2027
