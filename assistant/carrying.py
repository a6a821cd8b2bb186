"""How a file on this machine gets to a person's own computer: an scp line ready to be typed there, or sz."""

from __future__ import annotations

import ipaddress
import os
import pwd
import re
import shlex
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from assistant.draft.lock import account
from assistant.outside import run_outside
from assistant.text import make_harmless

_MOST: Final = 300
"""Seconds that sz may take; it gives up by itself long before where no terminal answers."""
_SSH_PORT: Final = 22
_MARKS: Final = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
_HOST: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")
_BARE: Final = re.compile(r"[\w@%+=:,./-]+")
_TELLING: Final = re.compile(r"[\"$`!%]|\\\\|\\$")
"""What means something inside double quotes to one shell or another."""


@dataclass(frozen=True)
class Ways:
    """How a file can be fetched."""

    remote: bool
    """The person sits at another computer."""
    scp: str | None = None
    """The line to be typed there; None where this machine does not know how it is reached."""
    has_sz: bool = False
    """This machine has lrzsz."""


def ways(path: Path, environ: Mapping[str, str] | None = None) -> Ways:
    """Return how the file at `path` can be fetched from where the environment says that the person sits."""
    env = os.environ if environ is None else environ
    return Ways(any(env.get(name) for name in _MARKS), scp_line(path, env), shutil.which("sz") is not None)


def scp_line(path: Path, environ: Mapping[str, str]) -> str | None:
    """Return the line that fetches `path` by scp, quoted for the shells of Windows and of others; None if unknown."""
    server = _server(environ)
    remote = _from_home(path)
    # What cannot be shown as it is cannot be typed either.
    if server is None or make_harmless(remote) != remote or "\n" in remote or "\ufffd" in remote:
        return None
    host, port = server
    target = f"{account()}@{f'[{host}]' if ':' in host else host}:{remote}"
    return f"scp {f'-P {port} ' if port != _SSH_PORT else ''}{_quoted(target)} ."


def _server(environ: Mapping[str, str]) -> tuple[str, int] | None:
    """Return the address and port at which the person reached this machine."""
    fields = environ.get("SSH_CONNECTION", "").split()
    if len(fields) == 4 and (address := _address(fields[2])) and (port := _port(fields[3])):
        return address, port
    fields = environ.get("SSH_CLIENT", "").split()
    name = os.uname().nodename
    if len(fields) == 3 and _address(fields[0]) and (port := _port(fields[2])) and _HOST.fullmatch(name):
        return name, port
    return None


def _address(text: str) -> str | None:
    try:
        # An address with a zone means nothing on another machine.
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address):
        return None if address.scope_id else str(address.ipv4_mapped or address)
    return str(address)


def _port(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text[:6]) < 65_536 else None


def _from_home(path: Path) -> str:
    """Return `path` as scp takes it: from the account's home folder where it lies in it."""
    try:
        home = pwd.getpwuid(os.getuid()).pw_dir
    except KeyError:  # an account without an entry
        return str(path)
    for base, whole in ((home, str(path)), (os.path.realpath(home), os.path.realpath(path))):
        if base != "/" and whole.startswith(f"{base.rstrip('/')}/"):
            return whole.removeprefix(f"{base.rstrip('/')}/")
    return str(path)


def _quoted(word: str) -> str:
    """Return a word quoted where it must be: in double quotes, which the shells of Windows know as well, if they do."""
    if _BARE.fullmatch(word) and "%" not in word:
        return word
    return shlex.quote(word) if _TELLING.search(word) else f'"{word}"'


def send(path: Path) -> bool:
    """Send a file with sz through the terminal, which is its own meanwhile; returns whether it says that it arrived.

    Ctrl+C ends sz and nothing else; another signal to end counts once sz has ended.
    """
    program = shutil.which("sz")
    if program is None:
        return False
    return run_outside([program, "--binary", str(path.absolute())], _MOST) == 0
