"""The person's own editor: what was saved there comes back, whatever becomes of the editor."""

from __future__ import annotations

import os
import signal
import stat
from pathlib import Path

import pytest

from assistant.outside import edit, editor
from assistant.wording import editor as say


@pytest.fixture
def kept() -> list[str]:
    """What was kept as typed."""
    return []


@pytest.fixture
def writes(tmp_path, monkeypatch):
    """Set an editor that does what a shell line says with its file "$1"."""

    def put(does: str, name: str = "my editor") -> Path:
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{does}\n")
        program.chmod(0o755)
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", f"'{program}' ")
        return program

    return put


def left_behind() -> list[Path]:
    return list(Path(os.environ["TMPDIR"]).glob("shenbao-*"))


def test_what_is_saved_comes_back_and_the_file_is_private_and_gone_afterwards(writes, kept, tmp_path):
    seen = tmp_path / "seen"
    writes(f'cp -p "$1" {seen}; printf \'负责粮油。\\r\\n指导集体经济。\\n\\n\' > "$1"')
    edited = edit("旧的", kept.append)
    assert (edited.text, edited.well) == ("负责粮油。\n指导集体经济。", True)
    assert seen.read_text(encoding="utf-8") == "旧的\n"
    assert stat.S_IMODE(seen.stat().st_mode) == 0o600
    assert kept == [edited.text]
    assert left_behind() == []


def test_visual_comes_before_editor_and_may_have_options(writes, kept, monkeypatch):
    program = writes('printf \'%s\' "$1" > "$2"')
    monkeypatch.setenv("EDITOR", "/no/such/editor")
    monkeypatch.setenv("VISUAL", f"'{program}' -w")
    assert edit("", kept.append).text == "-w"


@pytest.mark.parametrize(
    ("saved", "text", "said"),
    [
        (r"\xd6\xfa\xc5\xa9", "助农", "2 字"),  # GBK
        (r"\xef\xbb\xbf助农", "助农", "2 字"),
        (r"助\x1b农\x07", "助农", "2 个看不见的控制字符"),
        (r"助\xff", "助\ufffd", "2 字"),
    ],
)
def test_whatever_bytes_are_saved_they_come_back_as_text(writes, kept, saved, text, said):
    octal = "".join(f"\\{byte:03o}" for byte in saved.encode().decode("unicode_escape").encode("latin-1"))
    writes(f"printf '{octal}' > \"$1\"")
    edited = edit("旧", kept.append)
    assert edited.text == text
    assert said in edited.message.text


@pytest.mark.parametrize(
    ("does", "said"), [("", "没有改动"), ("exit 3", "没有正常结束"), ("kill -9 $$", "没有正常结束")]
)
def test_an_editor_that_saves_nothing_changes_nothing(writes, kept, does, said):
    writes(does)
    edited = edit("旧的\n两段", kept.append)
    assert edited.text is None
    assert said in edited.message.text
    assert kept == []


def test_an_editor_that_ends_badly_loses_nothing_that_was_saved(writes, kept):
    writes('printf 新的 > "$1"; exit 1')
    edited = edit("旧的", kept.append)
    assert (edited.text, edited.well) == ("新的", False)
    assert "还没有交上" in edited.message.text
    assert kept == ["新的"]


def test_a_text_may_be_emptied_and_a_file_that_is_gone_is_said(writes, kept):
    writes(': > "$1"')
    assert edit("旧的", kept.append).text == ""
    writes('rm "$1"; mkdir "$1"')
    assert edit("旧的", kept.append).message == say.NOT_READABLE


@pytest.mark.parametrize("command", ["/no/such/editor", "'unfinished", "/", "a\x00b"])
def test_an_editor_that_cannot_be_started_is_named(kept, monkeypatch, command):
    monkeypatch.delenv("VISUAL", raising=False)
    if "\x00" in command:  # the environment holds none, but a test may
        monkeypatch.setattr("assistant.outside.editor", lambda: command)
    else:
        monkeypatch.setenv("EDITOR", command)
    edited = edit("旧的", kept.append)
    assert edited.text is None
    assert "打不开" in edited.message.text
    assert left_behind() == []


def test_without_an_editor_it_is_said_how_to_set_one(kept, monkeypatch):
    monkeypatch.setenv("EDITOR", "  ")
    monkeypatch.delenv("VISUAL", raising=False)
    assert editor() == ""
    assert edit("旧的", kept.append).message == say.NO_EDITOR


def test_who_is_told_to_end_meanwhile_keeps_what_was_saved(writes, kept):
    class Told(BaseException):
        pass

    def hear(*_: object) -> None:
        raise Told

    before = signal.signal(signal.SIGTERM, hear)
    try:
        writes('printf 新的 > "$1"; kill -TERM $PPID; exec sleep 60')
        with pytest.raises(Told):
            edit("旧的", kept.append)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert kept == ["新的"]
    assert left_behind() == []
