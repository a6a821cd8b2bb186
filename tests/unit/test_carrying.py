"""How a file gets home: the scp line for whatever the environment says, and sz, which takes nothing along when it ends."""

import shlex
import signal
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant import carrying
from assistant.carrying import scp_line, send, ways

FILE = Path("/home/li/申报/2027-ztzc.docx")
BY_SSH = {"SSH_CONNECTION": "10.1.2.3 50000 10.9.8.7 22"}


@pytest.fixture(autouse=True)
def li(monkeypatch) -> None:
    monkeypatch.setattr(carrying, "account", lambda: "li")
    monkeypatch.setattr(carrying.pwd, "getpwuid", lambda _: SimpleNamespace(pw_dir="/home/li"))
    monkeypatch.setattr(carrying.os, "uname", lambda: SimpleNamespace(nodename="czs-01.example"))


@pytest.mark.parametrize(
    ("environ", "line"),
    [
        (BY_SSH, "scp li@10.9.8.7:申报/2027-ztzc.docx ."),
        ({"SSH_CONNECTION": "10.1.2.3 50000 10.9.8.7 2222"}, "scp -P 2222 li@10.9.8.7:申报/2027-ztzc.docx ."),
        ({"SSH_CONNECTION": "::1 50000 2001:db8::7 22"}, 'scp "li@[2001:db8::7]:申报/2027-ztzc.docx" .'),
        ({"SSH_CONNECTION": "::ffff:1.2.3.4 5 ::ffff:10.9.8.7 22"}, "scp li@10.9.8.7:申报/2027-ztzc.docx ."),
        ({"SSH_CLIENT": "10.1.2.3 50000 2222"}, "scp -P 2222 li@czs-01.example:申报/2027-ztzc.docx ."),
        ({"SSH_CONNECTION": "odd", "SSH_CLIENT": "10.1.2.3 50000 22"}, "scp li@czs-01.example:申报/2027-ztzc.docx ."),
    ],
)
def test_the_line_names_account_host_port_and_path(environ, line):
    assert scp_line(FILE, environ) == line


@pytest.mark.parametrize(
    "value",
    [
        "odd", "10.1.2.3 50000 10.9.8.7", "10.1.2.3 50000 10.9.8.7 0", "10.1.2.3 50000 10.9.8.7 65536", "1 2 3 4 5",
        "10.1.2.3 50000 10.9.8.7 ２２", "10.1.2.3 50000 $(reboot) 22", "10.1.2.3 50000 10.9.8.7;id 22",
        "fe80::1%eth0 50000 fe80::2%eth0 22", "10.1.2.3 50000 10.9.8.7 99999999999999999999",
    ],
)  # fmt: skip
def test_an_address_that_is_none_gives_no_line_but_the_person_is_still_elsewhere(value):
    found = ways(FILE, {"SSH_CONNECTION": value})
    assert (found.remote, found.scp) == (True, None)


@pytest.mark.parametrize("name", ["", "甲机器", "a b", "-oProxyCommand=id", "$(id)", "a\x1b[2J"])
def test_a_machine_of_an_odd_name_is_not_named(monkeypatch, name):
    monkeypatch.setattr(carrying.os, "uname", lambda: SimpleNamespace(nodename=name))
    assert scp_line(FILE, {"SSH_CLIENT": "10.1.2.3 50000 22"}) is None


def test_without_ssh_the_person_sits_here():
    found = ways(FILE, {})
    assert (found.remote, found.scp) == (False, None)


@pytest.mark.parametrize("account", ["li", "李 四", "DOM\\li", "li@corp"])
@pytest.mark.parametrize(
    "folder",
    [
        "申报",
        "我的 文件",
        "a'b",
        'a"b',
        "$HOME",
        "`id`",
        "50%",
        "a\\b",
        "end\\",
        "a\\\\b",
        "a&b;c|d",
        "#1",
        "(a)",
        "!x",
        "~",
    ],
)
def test_the_shell_hands_scp_just_that_account_and_path(monkeypatch, account, folder):
    monkeypatch.setattr(carrying, "account", lambda: account)
    line = scp_line(Path("/home/li") / folder / "a.docx", BY_SSH)
    assert shlex.split(line) == ["scp", f"{account}@10.9.8.7:{folder}/a.docx", "."]


@pytest.mark.parametrize("folder", ["a b", "我的 文件", "a&b"])
def test_quotes_are_those_that_windows_knows_too(folder):
    assert '"' in scp_line(Path("/srv") / folder / "a.docx", BY_SSH)


@pytest.mark.parametrize("folder", ["a\nb", "a\x1b[2Jb", "a\u202eb", "a\udcffb"])
def test_a_path_that_cannot_be_shown_as_it_is_gives_no_line(folder):
    assert scp_line(Path("/srv") / folder / "a.docx", BY_SSH) is None


def test_what_lies_outside_the_home_folder_is_named_whole(monkeypatch):
    assert scp_line(Path("/srv/a.docx"), BY_SSH) == "scp li@10.9.8.7:/srv/a.docx ."
    monkeypatch.setattr(carrying.pwd, "getpwuid", lambda _: SimpleNamespace(pw_dir="/"))
    assert scp_line(FILE, BY_SSH) == f"scp li@10.9.8.7:{FILE} ."


def test_an_account_without_an_entry_gets_the_whole_path(monkeypatch):
    def nobody(_):
        raise KeyError

    monkeypatch.setattr(carrying.pwd, "getpwuid", nobody)
    assert scp_line(FILE, BY_SSH) == f"scp li@10.9.8.7:{FILE} ."


# sz


@pytest.fixture
def sz(tmp_path, monkeypatch):
    """Put a program of that name in the way that does what a shell line says."""

    def put(does: str) -> None:
        program = tmp_path / "bin" / "sz"
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\n{does}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")

    return put


def test_sz_gets_the_file_whatever_it_is_called(sz, tmp_path):
    file = tmp_path / "- a b；$(id).docx"
    file.write_bytes(b"PK")
    sz(f'printf "%s|" "$@" > {shlex.quote(str(tmp_path / "got"))}')
    assert ways(file).has_sz
    assert send(file)
    assert (tmp_path / "got").read_text() == f"--binary|{file}|"


@pytest.mark.parametrize("does", ["exit 1", "kill -KILL $$", "kill -INT $$"])
def test_sz_that_fails_is_told_and_nothing_else_happens(sz, does):
    sz(does)
    assert not send(FILE)


def test_without_sz_or_with_one_that_cannot_be_run_nothing_is_sent(sz, tmp_path, monkeypatch):
    sz("")
    (tmp_path / "bin" / "sz").write_text("#!/no/such/shell\n")
    assert not send(FILE)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not ways(FILE).has_sz
    assert not send(FILE)


def test_sz_that_never_ends_is_ended(sz, monkeypatch):
    monkeypatch.setattr(carrying, "_MOST", 0.2)
    sz("exec sleep 60")
    assert not send(FILE)


def test_ctrl_c_while_it_sends_ends_nothing_but_sz(sz):
    sz("kill -INT $PPID; exit 3")
    before = signal.getsignal(signal.SIGINT)
    assert not send(FILE)
    assert signal.getsignal(signal.SIGINT) is before


def test_a_signal_to_end_that_comes_while_it_sends_counts_afterwards(sz):
    heard = []
    before = signal.signal(signal.SIGTERM, lambda *_: heard.append("told"))
    try:
        sz("kill -TERM $PPID; exec sleep 60")
        assert not send(FILE)
        assert heard == ["told"]
    finally:
        signal.signal(signal.SIGTERM, before)
