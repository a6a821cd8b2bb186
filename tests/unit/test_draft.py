"""A draft's journal: nothing accepted is lost, nothing half-written stays, and no other window is overrun."""

import errno
import os
from pathlib import Path

import pytest

from assistant.draft import JOURNAL, list_drafts, new_draft, open_draft
from assistant.errors import ChangedError, DraftError, OutputError
from assistant.events import FieldSet
from assistant.model import ABSENT
from assistant.overview import draft_rows
from assistant.paths import drafts_folder
from assistant.session import Session


def names() -> list[str]:
    return [path.name for path in drafts_folder().iterdir()] if drafts_folder().is_dir() else []


def fill_the_disk(monkeypatch: pytest.MonkeyPatch, after: int, can_cut: bool = True) -> None:
    """Let `after` bytes through and then nothing more; without `can_cut` nothing can be taken back either."""
    whole, room = os.write, [after]

    def write(handle: int, data: bytes) -> int:
        if not room[0]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = whole(handle, data[: room[0]])
        room[0] -= written
        return written

    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "write", write)
    if not can_cut:
        monkeypatch.setattr(os, "ftruncate", refuse)


@pytest.mark.parametrize("room", [0, 20, 90])
@pytest.mark.parametrize("can_cut", [True, False])
def test_after_a_full_disk_the_next_accepted_answer_is_there_on_reopening(monkeypatch, room, can_cut):
    session = Session.new("a")
    session.say("青禾县云溪乡人民政府")
    with monkeypatch.context() as patch:
        fill_the_disk(patch, room, can_cut)
        reply = session.say("青禾县云溪乡财政所")
        assert reply.accepted
        assert "磁盘满了" in reply.messages[-1].text
        assert session.view().unsaved == session.draft.unsaved > 0
        assert session.declaration().department == "青禾县云溪乡财政所"
    reply = session.say("2027")
    assert "都存好了" in reply.messages[-1].text
    assert session.view().unsaved == 0
    again = Session.open("a")
    assert again.declaration() == session.declaration()
    assert (again.declaration().department, again.declaration().year) == ("青禾县云溪乡财政所", 2027)


def test_a_line_that_was_cut_back_leaves_no_trace_in_the_journal(monkeypatch):
    session = Session.new("a")
    session.say("青禾县云溪乡人民政府")
    before = (session.draft.folder / JOURNAL).read_bytes()
    with monkeypatch.context() as patch:
        fill_the_disk(patch, 40)
        session.say("青禾县云溪乡财政所")
        assert (session.draft.folder / JOURNAL).read_bytes() == before
    found = Session.peek("a").draft.found
    assert (found.whole, found.torn, found.losses) == (True, False, ())


def test_a_new_draft_on_a_full_disk_leaves_nothing_that_cannot_be_opened(monkeypatch, example):
    for room, arguments in [(0, ("a",)), (30, ("a",)), (700, ("a", ("x.json", example), 2027)), (0, ("a", None, 2027))]:
        with monkeypatch.context() as patch:
            fill_the_disk(patch, room)
            with pytest.raises(OutputError, match="磁盘满了"):
                Session.new(*arguments)
        assert names() == []


def test_the_window_that_opened_a_draft_first_writes_no_more_once_another_has_it():
    first = Session.new("a")
    first.say("青禾县云溪乡人民政府")
    second = Session.open("a")
    reply = first.say("青禾县云溪乡财政所")
    assert not reply.accepted
    assert "别的窗口" in reply.messages[0].text
    assert "shenbao open a" in reply.messages[0].text
    assert second.say("青禾县云溪乡党政办").accepted
    assert Session.peek("a").declaration() == second.declaration()
    assert not first.say("2028").accepted
    assert first.declaration().year is ABSENT


def test_a_draft_that_was_removed_meanwhile_is_not_begun_anew_in_its_middle():
    session = Session.new("a")
    session.say("青禾县云溪乡人民政府")
    (session.draft.folder / JOURNAL).unlink()
    assert not session.say("青禾县云溪乡财政所").accepted
    assert not (session.draft.folder / JOURNAL).exists()


def test_two_unnamed_drafts_begun_at_the_same_time_take_two_names():
    first, second = Session.new(), Session.new()
    assert first.say("甲乡人民政府").accepted
    assert second.say("乙乡人民政府").accepted
    assert {row.name: row.filer for row in draft_rows()} == {"caogao-1": "甲乡人民政府", "caogao-2": "乙乡人民政府"}
    assert "caogao-2" in second.farewell()


def test_two_drafts_of_one_chosen_name_never_share_a_journal():
    first, second = new_draft("a"), new_draft("a")
    first.append([FieldSet("/filer", "甲乡人民政府")])
    with pytest.raises(ChangedError, match="别的窗口"):
        second.append([FieldSet("/filer", "乙乡人民政府")])
    assert len(open_draft("a").entries) == 1


def test_a_line_nested_without_end_is_a_damaged_line_and_no_more():
    session = Session.new("a")
    session.say("青禾县云溪乡人民政府")
    path = session.draft.folder / JOURNAL
    for line in (
        b"[" * 100_000,
        b'{"a":' * 600 + b"1" + b"}" * 600,
        b"9" * 5000,
        b'{"sum":1,"a":1e999999999}',
        b"\xff",
    ):
        path.write_bytes(path.read_bytes() + line + b"\n")
    again = Session.open("a")
    assert again.declaration() == session.declaration()
    assert any("5 笔记录损坏" in message.text for message in again.greeting())


def close(monkeypatch: pytest.MonkeyPatch, part: str, *calls: str) -> None:
    """Make calls on paths that hold `part` fail as in a folder without access."""
    for call in calls:
        whole = getattr(Path, call)

        def guarded(path, *rest, whole=whole, **named):
            if part in str(path):
                raise PermissionError(errno.EACCES, "Permission denied")
            return whole(path, *rest, **named)

        monkeypatch.setattr(Path, call, guarded)


def test_a_draft_without_access_is_said_in_chinese_and_does_not_hide_the_others(monkeypatch):
    Session.new("open").say("甲乡人民政府")
    Session.new("closed").say("乙乡人民政府")
    close(monkeypatch, "closed", "stat", "read_bytes")
    rows = {row.name: row for row in draft_rows()}
    assert rows["open"].error is None
    assert "没有权限" in rows["closed"].error
    assert "Permission" not in rows["closed"].error


def test_a_drafts_folder_without_access_is_named_with_a_way_out(monkeypatch):
    close(monkeypatch, "drafts", "iterdir")
    for call in (list_drafts, Session.new, Session.open):
        with pytest.raises(DraftError, match=r"没有权限.*SHENBAO_HOME"):
            call()


def test_a_home_that_no_file_system_takes_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("SHENBAO_HOME", str(tmp_path / ("x" * 300)))
    for call in (list_drafts, Session.open):
        with pytest.raises(DraftError, match="文件名太长"):
            call()


def test_a_bad_name_is_said_on_one_line():
    with pytest.raises(DraftError) as caught:
        new_draft("a\nb")
    assert "\n" not in str(caught.value)


def test_a_name_that_differs_in_case_only_is_refused_with_the_name_that_is_there():
    Session.new("CaoGao")
    with pytest.raises(DraftError, match="open CaoGao"):
        Session.new("caogao")
