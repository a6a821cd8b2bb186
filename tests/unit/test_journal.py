"""The journal keeps what was answered through reopening, damage, a full disk and a slow one."""

import os
import stat
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.draft import JOURNAL, list_drafts, new_draft, open_draft
from assistant.errors import DraftError, InputError, OutputError
from assistant.files import MOST_MEGABYTES, append_private, make_private_folder, read_bytes, write_whole
from assistant.model import ABSENT
from assistant.overview import draft_rows
from assistant.paths import drafts_folder
from assistant.session import Session

TOWN = "青禾县云溪乡人民政府"


def journal(name: str) -> Path:
    return drafts_folder() / name / JOURNAL


@pytest.mark.parametrize("typed", ["1000", "0", "1000.50", "922.75"])
def test_an_amount_is_the_same_amount_after_reopening(typed):
    session = Session.new("a")
    session.say("跳到 4")
    assert session.say(typed).accepted
    total = Session.open("a").declaration().budget.total
    assert isinstance(total, Decimal)
    assert total == session.declaration().budget.total == Decimal(typed)


def test_a_year_stays_a_whole_number_after_reopening():
    Session.new("a", year=2027)
    year = Session.open("a").declaration().year
    assert (type(year), year) == (int, 2027)


def test_numbers_of_entries_go_on_behind_the_last_one_where_a_line_is_damaged():
    session = Session.new("a")
    session.say(TOWN)
    session.say("")
    lines = journal("a").read_bytes().splitlines(keepends=True)
    journal("a").write_bytes(b"".join([lines[0], b"?" + lines[1], *lines[2:]]))
    again = Session.open("a")
    again.say("2027")
    numbers = [entry.seq for entry in open_draft("a").entries]
    assert numbers == sorted(set(numbers))
    assert numbers[-1] > len(lines)


@pytest.mark.parametrize("name", ["a", None], ids=["named", "unnamed"])
def test_every_entry_is_written_once_and_in_order(name):
    session = Session.new(name)
    for line in (TOWN, "", "2027"):
        session.say(line)
    numbers = [entry.seq for entry in open_draft(session.draft.name).entries]
    assert numbers == list(range(1, len(numbers) + 1))


def test_an_answer_that_could_not_be_saved_is_saved_when_there_is_room(monkeypatch):
    session = Session.new("a")
    before = list(session.draft.entries)
    with monkeypatch.context() as full:
        full.setattr(os, "write", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        assert session.say(TOWN).accepted
        assert session.draft.unsaved > 0
        assert open_draft("a").entries == before
    session.keep_typed("")
    assert session.draft.unsaved == 0
    entries = open_draft("a").entries
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    assert Session.open("a").declaration().filer == TOWN


def synced_folders(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """The folders that are brought to disk from now on, as (device, inode)."""
    found: list[tuple[int, int]] = []
    real = os.fsync

    def fsync(handle: int) -> None:
        info = os.fstat(handle)
        if stat.S_ISDIR(info.st_mode):
            found.append((info.st_dev, info.st_ino))
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    return found


@pytest.mark.parametrize("write", [append_private, write_whole])
def test_a_new_file_is_on_disk_with_its_name(write, tmp_path, monkeypatch):
    found = synced_folders(monkeypatch)
    write(tmp_path / "new", b"1")
    info = tmp_path.stat()
    assert (info.st_dev, info.st_ino) in found


@pytest.mark.parametrize("write", [append_private, write_whole])
def test_the_content_is_on_disk_before_the_write_returns(write, tmp_path, monkeypatch):
    sizes = []
    real = os.fsync

    def fsync(handle: int) -> None:
        info = os.fstat(handle)
        if stat.S_ISREG(info.st_mode):
            sizes.append(info.st_size)
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    write(tmp_path / "new", b"12345")
    assert sizes == [5]


def test_a_system_that_takes_a_few_bytes_at_a_time_gets_them_all(tmp_path, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data)[:3]))
    append_private(tmp_path / "journal", "一句不短的话\n".encode())
    assert (tmp_path / "journal").read_text(encoding="utf-8") == "一句不短的话\n"


def test_a_folder_that_was_open_to_all_is_closed(tmp_path):
    (tmp_path / "d").mkdir()
    (tmp_path / "d").chmod(0o755)
    make_private_folder(tmp_path / "d")
    assert stat.S_IMODE((tmp_path / "d").stat().st_mode) == 0o700


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(MOST_MEGABYTES * 2**20 + 1)
    with pytest.raises(InputError, match=str(MOST_MEGABYTES)):
        read_bytes(path)


@pytest.mark.parametrize(
    "content",
    [b"", b"not a journal\n", b'{"seq": 1}\n', b"\xff\xfe\x00\n", b"[]\n7\nnull\n"],
    ids=["empty", "text", "half", "bytes", "other"],
)
def test_a_draft_that_cannot_be_opened_does_not_hide_the_others(content):
    Session.new("good").say(TOWN)
    (drafts_folder() / "bad").mkdir()
    journal("bad").write_bytes(content)
    with pytest.raises(DraftError):
        Session.open("bad")
    rows = {row.name: row for row in draft_rows()}
    assert set(rows) == {"good", "bad"}
    assert rows["bad"].error
    assert (rows["good"].error, rows["good"].filer) == (None, TOWN)


def test_the_draft_written_last_stands_first_and_is_the_one_that_opens():
    for name, moment in (("b", 2_000), ("c", 3_000), ("a", 1_000)):
        Session.new(name)
        os.utime(journal(name), (moment, moment))
    assert [info.name for info in list_drafts()] == ["c", "b", "a"]
    assert [row.name for row in draft_rows()] == ["c", "b", "a"]
    assert Session.open().draft.name == "c"


@pytest.mark.parametrize(("held", "wanted"), [("yunxi", "YUNXI"), ("YunXi", "yunxi"), ("Ärger", "äRGER")])
def test_names_that_differ_in_case_only_are_one_name(held, wanted):
    Session.new(held)
    with pytest.raises(DraftError, match="已经有叫"):
        new_draft(wanted)


def test_half_typed_text_is_written_only_when_it_changes():
    session = Session.new("a")
    size = journal("a").stat().st_size
    session.keep_typed("")
    assert journal("a").stat().st_size == size
    session.keep_typed("云")
    longer = journal("a").stat().st_size
    assert longer > size
    session.keep_typed("云")
    assert journal("a").stat().st_size == longer
    session.keep_typed("")
    assert Session.open("a").view().asked.typed == ""


def test_a_draft_whose_folder_cannot_be_made_is_said(own_folders):
    (own_folders / "data").write_bytes(b"a file where the folder should be")
    with pytest.raises(OutputError):
        Session.new("a")
    session = Session.new()
    reply = session.say(TOWN)
    assert reply.accepted
    assert "存到" in reply.messages[-1].text
    assert (session.draft.unsaved, session.declaration().filer) == (3, TOWN)


def test_a_field_cleared_by_undo_is_absent_after_reopening():
    session = Session.new("a")
    session.say(TOWN)
    session.say("撤销")
    assert Session.open("a").declaration().filer is ABSENT
