"""A draft that its disk refuses: it goes on in memory, flees to another folder, and comes home again."""

import errno
import os
import shutil
import stat
from pathlib import Path

import pytest

from assistant.draft import JOURNAL, list_drafts
from assistant.overview import draft_rows
from assistant.paths import drafts_folder, drafts_under, refuges
from assistant.session import Session

TOWN = "青禾县云溪乡人民政府"
FINANCE = "青禾县云溪乡财政所"


def refuse(monkeypatch: pytest.MonkeyPatch, number: int, below: Path) -> None:
    """Let every file below a folder refuse what is written to it."""
    whole = os.fsync

    def fsync(handle: int) -> None:
        if Path(f"/proc/self/fd/{handle}").resolve().is_relative_to(below):
            raise OSError(number, os.strerror(number))
        whole(handle)

    monkeypatch.setattr(os, "fsync", fsync)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO])
def test_a_draft_flees_to_another_folder_with_every_answer(monkeypatch, number, tmp_path):
    session = Session.new("a")
    session.say(TOWN)
    with monkeypatch.context() as full:
        refuse(full, number, drafts_folder())
        session.say(FINANCE)
        assert session.view().unsaved
        reply = session.say(f"存到 {tmp_path}/usb")
        assert "整份都存到" in reply.messages[0].text
        assert f"SHENBAO_HOME={tmp_path}/usb shenbao open a" in reply.messages[0].text
        assert session.say("2027").accepted
        assert not session.view().unsaved
        session.close()
    monkeypatch.setenv("SHENBAO_HOME", f"{tmp_path}/usb")
    held = Session.open("a").declaration()
    assert (held.filer, held.department, held.year) == (TOWN, FINANCE, 2027)


def test_a_draft_that_can_be_kept_where_it_is_does_not_move_without_a_folder(own_folders):
    session = Session.new("a")
    reply = session.say("存到")
    assert "后面写文件夹" in reply.messages[0].text
    assert session.draft.folder == drafts_folder() / "a"


def test_a_folder_that_takes_nothing_either_is_said_and_the_answers_stay(monkeypatch, tmp_path):
    session = Session.new("a")
    refuse(monkeypatch, errno.ENOSPC, drafts_folder())
    session.say(TOWN)
    (tmp_path / "file").write_bytes(b"")
    reply = session.say(f"存到 {tmp_path}/file")
    assert not reply.accepted
    assert session.declaration().filer == TOWN
    assert session.view().unsaved


def test_leaving_with_something_unsaved_must_be_asked_for_twice(monkeypatch):
    session = Session.new("a")
    refuse(monkeypatch, errno.ENOSPC, drafts_folder())
    session.say(TOWN)
    reply = session.say("退出")
    assert not reply.leave
    assert "存到" in reply.messages[0].text
    assert session.say("退出").leave


def test_the_word_that_leaves_may_be_typed_slowly_the_second_time(monkeypatch):
    session = Session.new("a")
    refuse(monkeypatch, errno.ENOSPC, drafts_folder())
    session.say(TOWN)
    assert not session.say("退出").leave
    for typed in ("退", ""):
        session.keep_typed(typed)
    assert session.say("退出").leave


def test_the_warning_before_leaving_comes_again_after_another_answer(monkeypatch):
    session = Session.new("a")
    refuse(monkeypatch, errno.ENOSPC, drafts_folder())
    session.say(TOWN)
    assert not session.say("退出").leave
    session.say(FINANCE)
    assert not session.say("退出").leave


def test_a_terminal_that_goes_away_over_a_full_disk_leaves_everything_in_a_refuge(monkeypatch):
    session = Session.new("a")
    session.say(TOWN)
    with monkeypatch.context() as full:
        refuse(full, errno.ENOSPC, drafts_folder())
        session.say(FINANCE)
        session.hang_up("20", 1)
    session.draft.lock.release()
    assert Session.peek("a").declaration().department == FINANCE  # found by itself
    again = Session.open("a")
    assert "并回来了" in again.greeting()[0].text
    view = again.view()
    assert (view.asked.typed, view.asked.caret) == ("20", 1)
    assert again.declaration().department == FINANCE


def test_what_came_home_from_the_refuge_is_cleared_away_there(monkeypatch, tmp_path):
    session = Session.new("a")
    session.say(TOWN)
    with monkeypatch.context() as full:
        refuse(full, errno.ENOSPC, drafts_folder())
        session.say(FINANCE)
        session.hang_up(None)
    session.draft.lock.release()
    fled = drafts_under(refuges()[0]) / "a"
    assert fled.is_dir()
    Session.open("a").close()
    assert not fled.exists()
    assert Session.open("a").declaration().department == FINANCE


def test_a_draft_that_never_had_a_home_is_listed_and_opened_in_its_refuge(monkeypatch):
    session = Session.new()
    with monkeypatch.context() as full:
        full.setattr(Path, "mkdir", _refusing(Path.mkdir, drafts_folder().parent))
        session.say(TOWN)
        session.hang_up("财", None)
    session.draft.lock.release()
    [row] = draft_rows()
    assert (row.name, row.filer, row.typed) == ("caogao-1", TOWN, 1)
    assert not list(files(drafts_folder()))
    again = Session.open("caogao-1")
    assert again.say(FINANCE).accepted


def _refusing(whole, below: Path):
    def mkdir(path: Path, *rest, **named) -> None:
        if path == below or path.is_relative_to(below):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        whole(path, *rest, **named)

    return mkdir


def files(folder: Path):
    return (path for path in folder.rglob("*") if path.is_file())


def test_a_refuge_that_somebody_else_laid_out_is_not_used(tmp_path):
    place = refuges()[0]
    place.mkdir()
    place.chmod(0o777)
    assert place not in refuges()
    place.rmdir()
    place.symlink_to(tmp_path)
    assert place not in refuges()


def test_a_draft_in_another_folder_is_for_its_owner_only(tmp_path):
    session = Session.new("a")
    session.say(TOWN)
    (tmp_path / "usb").mkdir(mode=0o755)
    session.say(f"存到 {tmp_path}/usb")
    assert stat.S_IMODE(session.draft.folder.stat().st_mode) == 0o700
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in files(session.draft.folder))
    assert stat.S_IMODE((tmp_path / "usb").stat().st_mode) == 0o755


def test_a_copy_that_went_another_way_is_left_alone(monkeypatch):
    session = Session.new("a")
    session.say(TOWN)
    with monkeypatch.context() as full:
        refuse(full, errno.ENOSPC, drafts_folder())
        session.say(FINANCE)
        session.hang_up(None)
    session.draft.lock.release()
    copy = session.draft.folder
    away = copy.parent.parent / "kept"
    shutil.copytree(copy, away)
    shutil.rmtree(copy)
    Session.open("a").say("青禾县云溪乡党政办")
    shutil.copytree(away, copy)
    again = Session.open("a")
    assert again.declaration().department == "青禾县云溪乡党政办"
    assert (copy / JOURNAL).exists()


def test_a_draft_that_others_could_read_is_closed_to_them_with_a_word():
    session = Session.new("a")
    session.say(TOWN)
    session.close()
    folder = drafts_folder() / "a"
    folder.chmod(0o755)
    (folder / JOURNAL).chmod(0o644)
    again = Session.open("a")
    assert "只有本账号能看" in again.greeting()[0].text
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / JOURNAL).stat().st_mode) == 0o600


def test_what_a_killed_process_left_unfinished_is_cleared_away():
    Session.new("a").say(TOWN)
    folder = drafts_folder() / "a"
    (folder / ".shenbao-x1").write_bytes(b"half")
    (folder / "snapshots" / ".shenbao-x2").write_bytes(b"half")
    Session.open("a").close()
    assert not [path for path in files(folder) if path.name.startswith(".shenbao-")]


def test_the_list_shows_each_draft_once(monkeypatch):
    session = Session.new("a")
    session.say(TOWN)
    refuse(monkeypatch, errno.ENOSPC, drafts_folder())
    session.say(FINANCE)
    session.hang_up(None)
    assert [info.name for info in list_drafts()] == ["a"]


def test_a_draft_is_not_copied_beside_itself():
    session = Session.new("a")
    session.say(TOWN)
    reply = session.say(f"存到 {drafts_folder().parent}")
    assert "本来就存在" in reply.messages[0].text
    assert [info.name for info in list_drafts()] == ["a"]
