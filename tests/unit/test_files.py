"""Files are read whole and written whole or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from assistant.errors import ChangedError, InputError, OutputError
from assistant.files import (
    append_private,
    check_output,
    decode_text,
    make_private_folder,
    read_bytes,
    read_text,
    same_place,
    write_whole,
)


def test_a_missing_file_a_folder_and_an_empty_file_are_named(tmp_path):
    (tmp_path / "empty.txt").touch()
    for path, said in [(tmp_path / "no.txt", "找不到"), (tmp_path, "是文件夹"), (tmp_path / "empty.txt", "是空的")]:
        with pytest.raises(InputError, match=said):
            read_bytes(path)


def test_a_device_is_no_file():
    from pathlib import Path

    with pytest.raises(InputError, match="不是普通文件"):
        read_bytes(Path(os.devnull))


def test_a_name_that_no_file_can_have_is_not_found(tmp_path):
    with pytest.raises(InputError):
        read_bytes(tmp_path / "a\0b")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_in_the_encodings_that_windows_and_linux_save(tmp_path, encoding):
    path = tmp_path / "a.txt"
    path.write_bytes("填报单位（盖章）：云溪乡\r\n".encode(encoding))
    assert read_text(path)[0].strip() == "填报单位（盖章）：云溪乡"


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xff\xff"])
def test_binary_content_named_txt_is_refused(tmp_path, data):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match="不是文字文件"):
        read_text(path)


def test_only_white_space_is_empty(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\n \r\n\t")
    with pytest.raises(InputError, match="是空的"):
        read_text(path)


def test_decoding_never_guesses_at_control_characters():
    assert decode_text(b"\x00\x01") is None
    assert decode_text("中".encode("gb18030")) == ("中", "gb18030")


def test_an_existing_file_stays_unless_forced(tmp_path):
    path = tmp_path / "a.docx"
    write_whole(path, b"1")
    with pytest.raises(OutputError, match="--force"):
        write_whole(path, b"2")
    assert path.read_bytes() == b"1"
    write_whole(path, b"2", force=True)
    assert path.read_bytes() == b"2"


def test_a_missing_folder_and_a_folder_as_output_are_named(tmp_path):
    with pytest.raises(OutputError, match="不存在"):
        write_whole(tmp_path / "no" / "a.docx", b"1")
    with pytest.raises(OutputError, match="是文件夹"):
        write_whole(tmp_path, b"1", force=True)


def test_a_device_or_a_pipe_is_never_replaced_by_a_file_not_even_by_force(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OutputError, match="不是普通文件"):
        write_whole(pipe, b"1", force=True)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_what_a_link_leads_to_is_written_and_the_link_stays(tmp_path):
    (tmp_path / "far").mkdir()
    link = tmp_path / "a.docx"
    link.symlink_to(tmp_path / "far" / "b.docx")
    with pytest.raises(OutputError, match="--force"):
        write_whole(link, b"1")
    write_whole(link, b"1", force=True)
    assert link.is_symlink()
    assert (tmp_path / "far" / "b.docx").read_bytes() == b"1"


@pytest.mark.parametrize("call", ["fsync", "link"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO])
def test_a_write_that_fails_leaves_nothing_behind(tmp_path, monkeypatch, call, number):
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(OutputError, match="写不了"):
        write_whole(tmp_path / "a.docx", b"1")
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []


def test_a_file_system_without_hard_links_still_takes_the_file(tmp_path, monkeypatch):
    def fail(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", fail)
    write_whole(tmp_path / "a.docx", b"1")
    with pytest.raises(OutputError, match="--force"):
        write_whole(tmp_path / "a.docx", b"2")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"1"]


def test_private_means_private_and_a_word_file_follows_the_umask(tmp_path):
    make_private_folder(tmp_path / "d")
    length = append_private(tmp_path / "d" / "journal", "甲\n".encode(), 0)
    append_private(tmp_path / "d" / "journal", "乙\n".encode(), length)
    assert (tmp_path / "d" / "journal").read_text(encoding="utf-8") == "甲\n乙\n"
    assert stat.S_IMODE((tmp_path / "d").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "d" / "journal").stat().st_mode) == 0o600
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "a.docx", b"1")
        write_whole(tmp_path / "b.json", b"1", private=True)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.docx").stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "b.json").stat().st_mode) == 0o600


def fill_the_disk(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """Let `after` bytes through and then nothing more."""
    whole, room = os.write, [after]

    def write(handle: int, data: bytes) -> int:
        if not room[0]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = whole(handle, data[: room[0]])
        room[0] -= written
        return written

    monkeypatch.setattr(os, "write", write)


@pytest.mark.parametrize("room", [0, 2])
def test_an_append_that_fails_half_way_leaves_the_file_as_it_was(tmp_path, monkeypatch, room):
    path = tmp_path / "journal"
    length = append_private(path, "甲\n".encode(), 0)
    fill_the_disk(monkeypatch, room)
    with pytest.raises(OutputError, match="磁盘满了"):
        append_private(path, "乙\n".encode(), length)
    assert path.read_text(encoding="utf-8") == "甲\n"
    with pytest.raises(OutputError, match="磁盘满了"):
        append_private(tmp_path / "new", "甲\n".encode(), 0)
    assert not (tmp_path / "new").exists()


def test_an_append_to_a_file_of_another_length_is_refused_and_changes_nothing(tmp_path):
    path = tmp_path / "journal"
    path.write_bytes(b"other\n")
    for length in (0, 3, 60):
        with pytest.raises(ChangedError):
            append_private(path, b"mine\n", length)
    with pytest.raises(ChangedError):
        append_private(tmp_path / "gone", b"mine\n", 3)
    assert path.read_bytes() == b"other\n"
    assert not (tmp_path / "gone").exists()


def test_what_a_private_folder_lies_in_keeps_its_mode(tmp_path):
    (tmp_path / "shared").mkdir(mode=0o755)
    make_private_folder(tmp_path / "shared" / "a" / "b")
    modes = [stat.S_IMODE((tmp_path / "shared" / part).stat().st_mode) for part in ("", "a", "a/b")]
    assert modes == [0o755, 0o700, 0o700]


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "没有权限"),
        (OSError(errno.ENAMETOOLONG, "File name too long"), "文件名太长"),
        (OSError(errno.ELOOP, "Too many levels of symbolic links"), "链接绕成了圈"),
        (OSError(4242, "Frobnicated"), "系统错误 4242"),
        (UnicodeEncodeError("ascii", "申报", 0, 2, "ordinal not in range"), "LC_ALL"),
    ],
)
def test_a_path_that_cannot_even_be_looked_at_is_no_output_and_the_reason_is_chinese(tmp_path, monkeypatch, slip, said):
    def fail(*_: object, **__: object) -> None:
        raise slip

    monkeypatch.setattr(Path, "stat", fail)
    with pytest.raises(OutputError, match=said) as caught:
        check_output(tmp_path / "closed" / "a.docx")
    monkeypatch.undo()
    assert "Permission" not in str(caught.value)


def test_a_path_that_no_file_system_takes_is_one_line(tmp_path):
    for name in ("乡" * 100 + ".docx", "a\0b.docx"):
        with pytest.raises(OutputError, match="写不了"):
            check_output(tmp_path / name)
    with pytest.raises(OutputError) as caught:
        check_output(tmp_path / "甲\n乙" / "a.docx")
    assert "\n" not in str(caught.value)


def test_two_ways_to_write_one_place_are_recognised(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "far").mkdir()
    (tmp_path / "near").symlink_to("far")
    (tmp_path / "a").touch()
    os.link("a", "b")
    for one, other in [("x", "./x"), ("far/x", "near/x"), ("x", str(tmp_path / "x")), ("a", "b")]:
        assert same_place(Path(one), Path(other)), (one, other)
    assert not same_place(Path("x"), Path("y"))
