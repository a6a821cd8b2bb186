"""The system refuses one call on one kind of file: the answer counts on, the person is told, and it is made good later."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from assistant.draft import JOURNAL, journal
from assistant.errors import OutputError
from assistant.model import ABSENT
from assistant.paths import drafts_folder
from assistant.session import Session
from tests.support.faults import ERRNOS, refusing

TOWN, FINANCE = "青禾县云溪乡人民政府", "青禾县云溪乡财政所"
SAID = {
    "ENOSPC": "磁盘满了",
    "EDQUOT": "磁盘配额用完了",
    "EROFS": "磁盘是只读的",
    "EACCES": "没有权限",
    "EIO": "磁盘读写出错",
}


def is_journal(path: Path) -> bool:
    return path.name == JOURNAL


def is_snapshot(path: Path) -> bool:
    return "snapshots" in path.parts


def is_lock(path: Path) -> bool:
    return path.parent.parent == drafts_folder() and (path.name == "lock" or path.name.startswith(".shenbao-"))


def is_folder(path: Path) -> bool:
    return path.is_dir()


def texts(messages) -> str:
    return "\n".join(message.text for message in messages)


APPENDS = [
    ("open", 0),
    ("write", 0),
    ("write", 1),
    ("write", 200),
    ("fsync", 0),
    ("write ftruncate", 0),
    ("write ftruncate", 1),
    ("write ftruncate", 200),
    ("fsync ftruncate", 0),
]


@pytest.mark.parametrize("name", ERRNOS)
@pytest.mark.parametrize(("calls", "after"), APPENDS)
def test_an_answer_that_the_disk_refuses_counts_and_is_made_good_with_the_next(calls, after, name, monkeypatch):
    session = Session.new("a")
    session.say(TOWN)
    with refusing(monkeypatch, getattr(errno, name), calls, is_journal, after) as log:
        reply = session.say(FINANCE)
        session.keep_typed("20")
        assert log
        assert reply.accepted
        assert SAID[name] in texts(reply.messages)
        assert "存到" in texts(reply.messages)
        assert session.declaration().department == FINANCE
        assert session.view().unsaved
        held = Session.peek("a").declaration()
        assert held.filer == TOWN
        # What could not be cut away again may be there already, as it was said.
        assert held.department in ((ABSENT, FINANCE) if "ftruncate" in calls else (ABSENT,))
    assert "都存好了" in texts(session.say("2027").messages)
    assert not session.view().unsaved
    session.close()
    again = Session.open("a")
    assert again.interview.state == session.interview.state
    assert "损坏" not in texts(again.greeting())


@pytest.mark.parametrize("name", ERRNOS)
@pytest.mark.parametrize("calls", ["open", "fsync", "link replace", "mkdir", "unlink"])
def test_a_snapshot_that_the_disk_refuses_costs_nothing(calls, name, monkeypatch):
    monkeypatch.setattr(journal, "_EVERY", 1)
    with refusing(monkeypatch, getattr(errno, name), calls, is_snapshot):
        session = Session.new("a")
        for line in (TOWN, FINANCE, "2027"):
            reply = session.say(line)
            assert reply.accepted
            assert "存到" not in texts(reply.messages)
        assert not session.view().unsaved
        session.close()
        assert Session.open("a").interview.state == session.interview.state


@pytest.mark.parametrize("name", ERRNOS)
@pytest.mark.parametrize("calls", ["open", "fsync", "link replace"])
def test_a_draft_whose_lock_the_disk_refuses_opens_and_goes_on_in_memory(calls, name, monkeypatch):
    first = Session.new("a")
    first.say(TOWN)
    first.close()
    with refusing(monkeypatch, getattr(errno, name), calls, is_lock) as log:
        session = Session.open("a")
        assert log
        assert SAID[name] in texts(session.greeting())
        assert session.say(FINANCE).accepted
        assert session.view().unsaved
        assert Session.peek("a").interview.state == first.interview.state
    assert "都存好了" in texts(session.say("2027").messages)
    session.close()
    assert Session.open("a").interview.state == session.interview.state


@pytest.mark.parametrize("name", ERRNOS)
@pytest.mark.parametrize(
    ("calls", "where"), [("mkdir", None), ("open", None), ("write", is_journal), ("fsync", is_journal)]
)
def test_a_new_draft_that_the_disk_refuses_is_said_and_leaves_nothing(calls, where, name, monkeypatch):
    with refusing(
        monkeypatch, getattr(errno, name), calls, where or (lambda path: drafts_folder() in (path, *path.parents))
    ):
        with pytest.raises(OutputError, match=SAID[name]):
            Session.new("a")
        unnamed = Session.new()
        assert unnamed.say(TOWN).accepted
        assert unnamed.view().unsaved
    assert not list(drafts_folder().glob("*/*")) if drafts_folder().exists() else True
    assert unnamed.say(FINANCE).accepted
    assert not unnamed.view().unsaved
    assert Session.peek(unnamed.draft.name).declaration().filer == TOWN
    assert Session.new("a").say(TOWN).accepted


@pytest.mark.parametrize("name", ERRNOS)
def test_a_folder_whose_names_cannot_be_synced_is_no_reason_to_refuse(name, monkeypatch):
    with refusing(monkeypatch, getattr(errno, name), "fsync", is_folder) as log:
        session = Session.new("a")
        assert session.say(TOWN).accepted
        assert not session.view().unsaved
        assert log


@pytest.mark.parametrize("where", ["~nobody-of-that-name/x", "/dev/null", "/proc/x", "/a" * 3000])
def test_a_folder_that_cannot_be_is_said_and_the_answers_stay(where):
    session = Session.new("a")
    session.say(TOWN)
    reply = session.say(f"存到 {where}")
    assert not reply.accepted
    assert session.say(FINANCE).accepted
    assert Session.peek("a").declaration().department == FINANCE


@pytest.mark.parametrize("name", ERRNOS)
@pytest.mark.parametrize("calls", ["open", "link", "fsync"])
def test_a_folder_that_takes_nothing_either_is_left_without_a_draft(calls, name, tmp_path, monkeypatch):
    session = Session.new("a")
    session.say(TOWN)
    there = tmp_path / "usb"
    with refusing(monkeypatch, getattr(errno, name), calls, lambda path: path.is_relative_to(there)) as log:
        reply = session.say(f"存到 {there}")
        assert log
        assert not reply.accepted
        assert SAID[name] in texts(reply.messages)
    assert not list((there / "drafts").iterdir())
    assert session.say(FINANCE).accepted
    assert "整份都存到" in texts(session.say(f"存到 {there}").messages)
    assert Session.peek("a").declaration().department == FINANCE
