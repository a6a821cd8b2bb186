"""A conversion by LibreOffice ends with the program that began it, and leaves nothing behind."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.session import Session
from tests.terminal.pty_driver import PATIENCE, Terminal

SIGNALS = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT]


@pytest.fixture
def endless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a converter that never ends in the place of LibreOffice; returns where it notes its processes."""
    log, program = tmp_path / "log", tmp_path / "soffice"
    find = 'while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done; mkdir -p "$out"; mkfifo "$out/never"'
    # Both wait for somebody to write into a pipe.
    wait = f'cat "$out/never" & echo $$ $! >{log}; trap "" TERM HUP INT; echo >{log}.begun; cat "$out/never"'
    os.mkfifo(f"{log}.begun")
    program.write_text(f"#!/bin/sh\n{find}\n{wait}\n", encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "passing").mkdir()
    (tmp_path / "old.doc").write_bytes(b"{\\rtf1\\ansi x}")
    monkeypatch.setenv("SHENBAO_SOFFICE", str(program))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "passing"))
    return log


def wait_for(log: Path) -> None:
    """Wait until the converter runs."""
    pipe = os.open(f"{log}.begun", os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert select.select([pipe], [], [], PATIENCE)[0]
    finally:
        os.close(pipe)


def has_begun(log: Path) -> bool:
    return log.exists() and len(log.read_text(encoding="utf-8").split()) == 2


def is_running(process: int) -> bool:
    stat = Path(f"/proc/{process}/stat")
    return stat.exists() and ") Z " not in stat.read_text(encoding="utf-8")


def nothing_is_left(log: Path) -> bool:
    processes = [int(word) for word in log.read_text(encoding="utf-8").split()]
    return not any(is_running(process) for process in processes) and not list((log.parent / "passing").iterdir())


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("words", [["import", "old.doc"], ["new", "a", "--from", "old.doc"], ["check", "old.doc"]])
def test_a_command_takes_its_conversion_along(endless, tmp_path, words, number):
    with subprocess.Popen(
        [sys.executable, "-m", "assistant", *words],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL),
    ) as program:
        wait_for(endless)
        program.send_signal(number)
        _, err = program.communicate(timeout=PATIENCE)
    assert program.returncode == (-number if number == signal.SIGHUP else 128 + number)
    assert b"Traceback" not in err
    assert nothing_is_left(endless)


def test_two_signals_in_a_row_do_not_keep_it_from_cleaning_up(endless, tmp_path):
    with subprocess.Popen([sys.executable, "-m", "assistant", "import", "old.doc"], cwd=tmp_path) as program:
        wait_for(endless)
        program.send_signal(signal.SIGTERM)
        program.send_signal(signal.SIGTERM)
        assert program.wait(PATIENCE) == 143
    assert nothing_is_left(endless)


def test_who_is_told_to_outlive_its_terminal_does(endless, tmp_path):
    with subprocess.Popen(
        [sys.executable, "-m", "assistant", "import", "old.doc"],
        cwd=tmp_path,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
    ) as program:
        wait_for(endless)
        program.send_signal(signal.SIGHUP)
        program.send_signal(signal.SIGTERM)
        assert program.wait(PATIENCE) == 143
    assert nothing_is_left(endless)


@pytest.mark.parametrize("number", SIGNALS)
def test_the_import_screen_takes_its_conversion_along(endless, tmp_path, number):
    kept = ("SHENBAO_HOME", "SHENBAO_OUT", "HOME", "TZ", "SHENBAO_SOFFICE", "TMPDIR")
    with Terminal(["-m", "assistant"], {key: os.environ[key] for key in kept}) as terminal:
        terminal.until_text("手边有去年的申报表吗")
        terminal.write("1")
        terminal.until_text("打文件的位置")
        terminal.write(f"{tmp_path}/old.doc\r")
        terminal.until(lambda: has_begun(endless))
        assert terminal.kill(number) == (-number if number == signal.SIGHUP else 128 + number)
        assert "Traceback" not in terminal.text()
    assert nothing_is_left(endless)


def test_a_blank_being_converted_line_by_line_is_given_up_with_the_program(endless, tmp_path, example):
    Session.new("a", imported=("去年.docx", example))
    with subprocess.Popen(
        [sys.executable, "-m", "assistant", "open", "a", "--plain"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as program:
        assert program.stdin is not None
        program.stdin.write(f"空表 {tmp_path}/old.doc\n".encode())
        program.stdin.flush()
        wait_for(endless)
        program.send_signal(signal.SIGTERM)
        assert program.wait(PATIENCE) == 143
    assert nothing_is_left(endless)
