"""Nothing in the package reaches the network, starts programs behind one's back, or writes where it was not asked to."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.session import Session
from tests.project.test_structure import MODULES, PACKAGE, calls_in, dotted, module_name, tree_of
from tests.support.script import typeable, typed_lines

NETWORK = {
    "socket", "_socket", "ssl", "_ssl", "http", "urllib", "ftplib", "smtplib", "imaplib", "poplib", "nntplib", "telnetlib",
    "xmlrpc", "socketserver", "asyncore", "asynchat", "webbrowser", "wsgiref", "requests", "urllib3", "aiohttp", "httpx",
    "httpcore", "websockets", "websocket", "paramiko", "pycurl", "grpc", "multiprocessing", "ctypes", "cffi", "syslog",
    "nis", "pty",
}  # fmt: skip
"""Modules that speak to other machines, or that could do so unseen."""
NETWORK_PARTS = ("logging.handlers", "logging.config", "asyncio.streams", "concurrent.futures.process")
CONNECTING = {
    "open_connection", "open_unix_connection", "start_server", "start_unix_server", "create_connection",
    "create_unix_connection", "create_datagram_endpoint", "create_server", "create_unix_server", "getaddrinfo",
    "sock_connect", "sock_sendto", "urlopen", "urlretrieve", "gethostbyname", "connect_accepted_socket",
}  # fmt: skip
STARTING = {
    "create_subprocess_exec", "create_subprocess_shell", "subprocess_exec", "subprocess_shell",
    "ProcessPoolExecutor", "__import__", "exec", "eval", "compile", "run_path", "run_module",
}  # fmt: skip
"""Calls that start programs, or code that nobody can read here."""
OS_STARTING = ("os.system", "os.popen", "os.exec", "os.spawn", "os.posix_spawn", "os.fork", "os.startfile", "pty.")


def imported(tree: ast.AST) -> list[str]:
    """Every module that is imported, as far as its name stands there; what does not stand there is `?`."""
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Call) and dotted(node.func).rsplit(".", 1)[-1] in ("import_module", "find_spec"):
            found.append(_written(node.args[0]) if node.args else "?")
    return found


def _written(name: ast.expr) -> str:
    """The name of a module as far as it is written out: assistant.cli.{…} is in the package whatever follows."""
    if isinstance(name, ast.JoinedStr):
        name = name.values[0]
        written = str(name.value) if isinstance(name, ast.Constant) else ""
        return f"{written}?" if written.endswith(".") or written.startswith("assistant.") else "?"
    return name.value if isinstance(name, ast.Constant) and isinstance(name.value, str) else "?"


def reaches_out(tree: ast.AST) -> list[str]:
    """What could speak to another machine or start another program."""
    names = imported(tree)
    found = [name for name in names if name.split(".")[0] in NETWORK | {"subprocess"} or name.startswith(NETWORK_PARTS)]
    found += [name for name in names if name == "?"]
    for call in calls_in(tree):
        called = dotted(call.func)
        last = called.rsplit(".", 1)[-1]
        hidden = called in STARTING or (last in STARTING and last not in ("compile", "exec", "eval"))
        if last in CONNECTING or hidden or called.startswith(OS_STARTING):
            found.append(called)
    return found


STARTERS = (PACKAGE / "importing" / "convert.py", PACKAGE / "outside.py")
"""What starts a program that a person asked for: LibreOffice for an old file, sz for the file that was written, an editor."""


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_there_is_no_network_code(path):
    allowed = {"subprocess"} if path in STARTERS else set()
    assert set(reaches_out(tree_of(path))) - allowed == set()


@pytest.mark.parametrize(
    "code",
    [
        "import socket",
        "import http.client as h",
        "from urllib import request",
        "from urllib.request import urlopen",
        "import importlib; importlib.import_module('socket')",
        "from importlib import import_module\nimport_module(name)",
        "import_module(f'{name}.x')",
        "import_module(f'soc{ket}')",
        "__import__('socket')",
        "import asyncio; asyncio.open_connection('a', 1)",
        "loop.create_connection(f)",
        "loop.create_datagram_endpoint(f)",
        "import os; os.system('curl a')",
        "os.popen('a')",
        "os.execvp('a', [])",
        "os.posix_spawn('a', [], {})",
        "import subprocess",
        "from subprocess import run",
        "asyncio.create_subprocess_exec('a')",
        "from logging.handlers import HTTPHandler",
        "import multiprocessing.connection",
        "exec('import socket')",
        "def f():\n    import ssl",
    ],
)
def test_what_reaches_out_is_seen(code):
    assert reaches_out(ast.parse(code))


@pytest.mark.parametrize(
    "code",
    [
        "import asyncio",
        "re.compile('a')",
        "import_module(f'assistant.cli.{name}')",
        "import_module('readline')",
        "import select",
    ],
)
def test_what_does_not_reach_out_is_let_be(code):
    assert reaches_out(ast.parse(code)) == []


# What happens when it runs: a clean interpreter notes every event that the system would hear of.

WATCHED = r"""
import io, json, os, socket, sys
from pathlib import Path

events, allowed = [], [os.path.realpath(os.environ[name]) for name in ("SHENBAO_HOME", "SHENBAO_OUT", "TMPDIR")]
PATHS = {"os.mkdir": 1, "os.rename": 2, "os.remove": 1, "os.rmdir": 1, "os.link": 2, "os.symlink": 2, "os.chmod": 1,
         "os.truncate": 1, "os.utime": 1, "shutil.rmtree": 1, "tempfile.mkstemp": 1, "tempfile.mkdtemp": 1}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

def inside(path):
    return isinstance(path, int) or path is None or os.path.realpath(os.fsdecode(path)).startswith(tuple(allowed))

def hear(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        if flags is not None and flags & WRITING and not inside(path) and os.fsdecode(path) != os.devnull:
            events.append(["writes", os.fsdecode(path)])
    elif event in PATHS:
        events.extend(["changes", f"{event} {path!r}"] for path in arguments[:PATHS[event]] if not inside(path))
    elif event == "socket.__new__":
        if arguments[1] != socket.AF_UNIX:  # the event loop wakes itself by a pair of these
            events.append(["network", f"{event} {arguments[1:]}"])
    elif event.startswith("socket.") or event in ("urllib.Request", "http.client.connect", "ftplib.connect"):
        events.append(["network", f"{event} {arguments[1:]}"])
    elif event.startswith(("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "pty.")):
        events.append(["starts", event])

sys.addaudithook(hear)

def main(*words):
    from assistant.__main__ import main as run
    try:
        return run(words)
    except SystemExit as stop:
        return stop.code

def plain(lines, *words):
    sys.stdin = io.TextIOWrapper(io.BytesIO("".join(f"{line}\n" for line in lines).encode()), encoding="utf-8")
    return main(*words, "--plain")

def full_screen(lines):
    from textual import events as keys
    from assistant.session import Session
    from assistant.tui.app import hold
    async def script(pilot):
        for line in lines:
            if line:
                pilot.app.post_message(keys.Paste(line))
            pilot.app.post_message(keys.Key("enter", "\r"))
        for _ in range(2400):  # a walk that never ends is a failure, not a wait for ever
            if pilot.app.leaving:
                return
            await pilot.pause(0.05)
        pilot.app.exit(1)
    return hold(Session.new("full"), lambda app: app.run(headless=True, size=(80, 24), auto_pilot=script))
"""


def watched(script: str, tmp_path: Path, home: Path) -> list[list[str]]:
    """Run a script in a clean interpreter and return what it did outside its own folders."""
    for name in ("passing", "elsewhere"):
        (tmp_path / name).mkdir(exist_ok=True)
    env = {
        **os.environ,
        "TMPDIR": str(tmp_path / "passing"),
        "HOME": str(tmp_path / "elsewhere"),
        "PYTHONPATH": str(PACKAGE.parent),
    }
    tail = "\nPath(os.environ['TMPDIR'], 'events').write_text(json.dumps(events), encoding='utf-8')\n"
    done = subprocess.run(
        [sys.executable, "-B", "-c", WATCHED + script + tail],
        cwd=tmp_path / "elsewhere",
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    assert list((tmp_path / "elsewhere").iterdir()) == []
    events: list[list[str]] = json.loads((tmp_path / "passing" / "events").read_text(encoding="utf-8"))
    return events


@pytest.fixture
def lines(example) -> list[str]:
    """What is typed to give the repository's own complete declaration, the file and the way out."""
    session = Session.new("template")
    typed = list(typed_lines(typeable(example), session.form, session.interview.state))
    session.close()
    return typed


def test_a_whole_walk_line_by_line_and_over_the_command_line_stays_at_home(tmp_path, own_folders, lines, example_path):
    out = own_folders / "out"
    out.mkdir()
    script = f"""
lines, out, example = {lines!r}, {str(out)!r}, {str(example_path)!r}
assert plain([*lines, "预审", "写出", "退出"], "new", "a") == 0
assert plain(["退出"], "open", "a") == 0
assert main("list") == 0
assert main("check", "@a", "--fail-on", "never") == 0
assert main("write", "@a", "-o", out + "/a.docx") == 0
assert main("write", "@a", "--into", out + "/a.docx", "-o", out + "/b.docx") in (0, 1, 2)
assert main("import", out + "/a.docx", "-o", out + "/a.json", "--report", out + "/r.json") == 0
assert main("diff", out + "/a.json", example) == 0
assert main("check", out + "/missing.json") == 2
assert main("--help") == 0
"""
    assert watched(script, tmp_path, own_folders) == []
    assert (out / "a.docx").exists() and len(list(out.glob("*.docx"))) >= 2


def test_a_whole_walk_on_the_full_screen_stays_at_home(tmp_path, own_folders, lines):
    script = f"assert full_screen([*{lines!r}, '写出', '退出']) == 0\n"
    assert watched(script, tmp_path, own_folders) == []
    assert len(list((own_folders / "out").glob("2027年*.docx"))) == 1


def test_a_crash_stays_at_home_too(tmp_path, own_folders):
    script = """
import assistant.cli.list_drafts as verb
verb.run = lambda _: 1 / 0
assert main("list") == 2
"""
    assert watched(script, tmp_path, own_folders) == []
    assert len(list((own_folders / "data" / "crashes").iterdir())) == 1


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        ("socket.create_server(('127.0.0.1', 0))", "network"),
        ("socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'', ('127.0.0.1', 9))", "network"),
        ("socket.getaddrinfo('127.0.0.1', 9)", "network"),
        ("open('/dev/full', 'w')", "writes"),
        ("os.close(os.open('/dev/full', os.O_WRONLY))", "writes"),
        ("os.mkdir('a'); os.rmdir('a')", "changes"),
        ("import subprocess; subprocess.run(['true'])", "starts"),
        ("os.system('true')", "starts"),
    ],
)
def test_what_leaves_home_is_seen(tmp_path, own_folders, act, kind):
    found = watched(f"{act}\n", tmp_path, own_folders)
    assert kind in {event[0] for event in found}
