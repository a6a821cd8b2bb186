"""Files are read whole and written whole or not at all."""

import errno
import os
import stat

import pytest

from assistant import files
from assistant.errors import InputError, OutputError
from assistant.files import append_private, decode_text, make_private_folder, read_bytes, read_text, write_whole


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

    monkeypatch.setattr(files.os, call, fail)
    with pytest.raises(OutputError, match="写不了"):
        write_whole(tmp_path / "a.docx", b"1")
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []


def test_a_file_system_without_hard_links_still_takes_the_file(tmp_path, monkeypatch):
    def fail(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(files.os, "link", fail)
    write_whole(tmp_path / "a.docx", b"1")
    with pytest.raises(OutputError, match="--force"):
        write_whole(tmp_path / "a.docx", b"2")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"1"]


def test_private_means_private_and_a_word_file_follows_the_umask(tmp_path):
    make_private_folder(tmp_path / "d")
    append_private(tmp_path / "d" / "journal", "甲\n".encode())
    append_private(tmp_path / "d" / "journal", "乙\n".encode())
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
