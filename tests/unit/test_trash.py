"""The recycle bin: what is deleted comes back as it was, and only what is purged is gone."""

import errno
import json
import os
import shutil
from dataclasses import asdict
from pathlib import Path

import pytest

from assistant.draft import JOURNAL, Holder, list_drafts
from assistant.draft import trash as trash_module
from assistant.draft.lock import LOCK, myself
from assistant.draft.trash import delete_draft, find_binned, list_trash, purge_draft, restore_draft
from assistant.errors import DraftError, OutputError
from assistant.overview import bin_rows, draft_rows
from assistant.paths import drafts_folder, drafts_under, home_folder, trash_under
from assistant.session import Session

TOWN = "青禾县云溪乡人民政府"


def begin(name: str, filer: str = TOWN) -> Path:
    """A draft with one answer, closed; its folder."""
    session = Session.new(name)
    session.say(filer)
    session.close()
    return session.draft.folder


def tree(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every file below a folder with its mode, its time and its bytes."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {
        str(path.relative_to(folder)): (path.stat().st_mode, path.stat().st_mtime_ns, path.read_bytes())
        for path in files
    }


def lock_by(folder: Path, pid: int, born: str, user: str = "wang") -> None:
    me = myself()
    holder = Holder(user, me.host, pid, born, "2026-11-25T04:00:00Z", "t" * 16)
    (folder / LOCK).write_text(json.dumps(asdict(holder)), encoding="utf-8")


def names() -> list[str]:
    return sorted(info.name for info in list_drafts())


def test_a_deleted_draft_comes_back_byte_for_byte_under_its_name():
    folder = begin("a")
    before = tree(folder)
    binned = delete_draft("a")
    assert names() == []
    assert [part.name for part in list_trash()] == ["a"]
    assert tree(binned.folders[0]) == before
    assert restore_draft(binned) == "a"
    assert tree(folder) == before
    assert list_trash() == []


def test_the_bin_and_what_is_in_it_are_for_their_owner_only():
    begin("a")
    binned = delete_draft("a")
    assert [path.stat().st_mode & 0o777 for path in (trash_under(home_folder()), *binned.folders)] == [0o700, 0o700]
    assert all(mode & 0o777 == 0o600 for mode, _, _ in tree(binned.folders[0]).values())


def test_a_draft_whose_name_was_taken_meanwhile_comes_back_under_the_next_free_one():
    begin("a")
    binned = delete_draft("a")
    begin("A", "青禾县石桥镇人民政府")
    assert restore_draft(binned) == "a-1"
    assert {row.name: row.filer for row in draft_rows()} == {"A": "青禾县石桥镇人民政府", "a-1": TOWN}


def test_drafts_of_one_name_lie_in_the_bin_side_by_side_the_last_first():
    for town in ("甲乡人民政府", "乙乡人民政府", "丙乡人民政府"):
        begin("a", town)
        delete_draft("a")
    assert [row.filer for row in bin_rows()] == ["丙乡人民政府", "乙乡人民政府", "甲乡人民政府"]
    assert len({part.key for part in list_trash()}) == 3
    assert [restore_draft(find_binned("a")[0]) for _ in range(3)] == ["a", "a-1", "a-2"]
    assert Session.peek("a").declaration().filer == "丙乡人民政府"


def test_what_was_deleted_last_is_first_whatever_it_is_called():
    for name in ("b", "c", "a"):
        begin(name)
        delete_draft(name)
    assert [part.name for part in list_trash()] == ["a", "c", "b"]


def test_a_draft_that_somebody_has_open_is_not_deleted_and_it_is_said_who():
    folder = begin("a")
    parent = os.getppid()
    lock_by(folder, parent, born_of(parent))
    before = tree(folder)
    with pytest.raises(DraftError, match=f"没有删：wang@.*进程 {parent}") as caught:
        delete_draft("a")
    assert "\n" not in str(caught.value)
    assert tree(folder) == before
    assert list_trash() == []


def born_of(pid: int) -> str:
    boot = Path("/proc/sys/kernel/random/boot_id")
    if not boot.exists():
        return ""
    fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
    return f"{boot.read_text(encoding='ascii').strip()}/{int(fields[19])}"


def test_the_lock_of_a_process_that_died_holds_nothing_up_and_is_not_kept():
    lock_by(begin("a"), 2**22 + 1, "gone")
    binned = delete_draft("a")
    assert not (binned.folders[0] / LOCK).exists()


def test_who_deletes_a_draft_holds_it_no_longer_afterwards():
    begin("a")
    restore_draft(delete_draft("a"))
    assert [row.holder for row in draft_rows()] == [None]
    assert [row.closed for row in draft_rows()] == [True]


def test_a_window_of_this_process_that_has_it_open_cannot_bring_it_to_life_again():
    session = Session.new("a")
    session.say(TOWN)
    delete_draft("a")
    session.say("青禾县云溪乡财政所")
    session.close()
    assert names() == []
    restore_draft(list_trash()[0])
    assert Session.peek("a").declaration().filer == TOWN


@pytest.mark.parametrize("content", [b"", b"?\n", b"\x00" * 4096, b"{}\n" * 3])
def test_a_draft_that_cannot_be_opened_is_deleted_and_brought_back_all_the_same(content):
    (drafts_folder() / "bad").mkdir(parents=True)
    (drafts_folder() / "bad" / JOURNAL).write_bytes(content)
    binned = delete_draft("bad")
    assert [row.error is None for row in bin_rows()] == [False]
    assert restore_draft(binned) == "bad"
    assert (drafts_folder() / "bad" / JOURNAL).read_bytes() == content


def test_a_draft_whose_journal_is_a_pipe_is_deleted_without_waiting_for_it():
    begin("a")
    (drafts_folder() / "a" / JOURNAL).unlink()
    os.mkfifo(drafts_folder() / "a" / JOURNAL)
    binned = delete_draft("a")
    assert names() == []
    assert len(bin_rows()) == 1
    purge_draft(binned)
    assert list_trash() == []


def test_a_draft_is_deleted_although_the_disk_takes_no_lock(monkeypatch):
    begin("a")

    def refuse(folder: Path) -> None:
        raise OutputError("磁盘满了")

    monkeypatch.setattr(trash_module, "acquire", refuse)
    assert delete_draft("a").name == "a"


def test_where_the_system_refuses_the_draft_stays_and_can_be_opened(monkeypatch):
    folder = begin("a")
    before = tree(folder)

    def refuse(path: Path, target: Path) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", refuse)
        with pytest.raises(OutputError, match="只读"):
            delete_draft("a")
    assert tree(folder) == before
    assert Session.open("a").draft.read_only is None


def test_a_draft_that_is_a_link_is_only_unlinked_and_what_it_leads_to_stays(tmp_path):
    folder = begin("a")
    folder.rename(tmp_path / "elsewhere")
    (drafts_folder() / "a").symlink_to(tmp_path / "elsewhere")
    before = tree(tmp_path / "elsewhere")
    restore_draft(delete_draft("a"))
    assert Session.peek("a").declaration().filer == TOWN
    purge_draft(delete_draft("a"))
    assert list_trash() == []
    assert tree(tmp_path / "elsewhere") == before


def test_a_link_within_a_draft_is_not_followed_when_it_is_purged(tmp_path):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "a.txt").write_text("1", encoding="utf-8")
    folder = begin("a")
    (folder / "link").symlink_to(tmp_path / "kept")
    purge_draft(delete_draft("a"))
    assert (tmp_path / "kept" / "a.txt").read_text(encoding="utf-8") == "1"


def test_purging_takes_the_named_one_and_leaves_the_others():
    for name in ("a", "b"):
        begin(name)
        delete_draft(name)
    purge_draft(find_binned("a")[0])
    assert [part.name for part in list_trash()] == ["b"]
    assert restore_draft(find_binned("b")[0]) == "b"


def test_what_the_system_keeps_of_a_purged_draft_is_said(monkeypatch):
    begin("a")
    binned = delete_draft("a")
    monkeypatch.setattr(trash_module, "remove_folder", lambda folder: None)
    with pytest.raises(OutputError, match="没有清干净"):
        purge_draft(binned)


def test_what_is_gone_from_the_bin_meanwhile_is_said_and_nothing_is_made_up():
    begin("a")
    binned = delete_draft("a")
    purge_draft(binned)
    with pytest.raises(DraftError, match="已经不在那里"):
        restore_draft(binned)
    assert names() == []


@pytest.mark.parametrize("stray", ["x", "~20261125T043841Z", "a~2026", "a~20261125T043841", "a~20261125T043841Z.old"])
def test_what_is_no_deleted_draft_is_left_alone(stray):
    begin("a")
    delete_draft("a")
    (trash_under(home_folder()) / stray).mkdir()
    assert [part.name for part in list_trash()] == ["a"]


def test_names_in_the_bin_are_found_by_what_they_were_or_by_their_key():
    begin("a~20261125T043841Z")
    binned = delete_draft("a~20261125T043841Z")
    assert find_binned("a~20261125T043841Z") == find_binned(binned.key) == [binned]
    with pytest.raises(DraftError, match="没有“a”"):
        find_binned("a")


def test_a_copy_that_fled_from_a_full_disk_goes_and_comes_with_its_draft(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    begin("a")
    session = Session.open("a")
    session.say("青禾县云溪乡财政所")
    refuge = tmp_path / f"shenbao-{os.getuid()}"
    session.draft.move_to(refuge)
    session.say("2027")
    session.close()
    begin("b")
    assert names() == ["a", "b"]
    binned = delete_draft("a")
    assert names() == ["b"]
    assert len(binned.folders) == 2
    assert {place.parent for place in binned.folders} == {trash_under(home_folder()), trash_under(refuge)}
    assert restore_draft(binned) == "a"
    assert (drafts_under(refuge) / "a").is_dir()
    assert Session.open("a").declaration().year == 2027


def test_a_draft_that_only_lies_where_it_fled_to_is_deleted_there(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    session = Session.new("b")
    refuge = tmp_path / f"shenbao-{os.getuid()}"
    session.draft.move_to(refuge)
    session.say(TOWN)
    session.close()
    shutil.rmtree(drafts_folder() / "b" / "snapshots")
    (drafts_folder() / "b" / JOURNAL).unlink()
    assert [row.elsewhere for row in draft_rows()] == [str(drafts_under(refuge) / "b")]
    assert delete_draft("b").folders[0].parent == trash_under(refuge)
    assert restore_draft(list_trash()[0]) == "b"
    assert Session.peek("b").declaration().filer == TOWN
