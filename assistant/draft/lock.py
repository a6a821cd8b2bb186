"""Who has a draft open for writing: a file with user, host, process and time, that works on a shared home too.

The lock is a file that appears whole or not at all (a link to a finished one), which holds on NFS as well. It tells
people of each other; what keeps two writers apart in the end is that each looks, before it writes, whether the lock
still bears its own token and whether the journal is as long as it left it.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import secrets
import signal
import time
import weakref
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from assistant.codec import load_json, render_line
from assistant.errors import InputError
from assistant.files import create_private, move_file, read_own, remove_file

LOCK: Final = "lock"
_PATIENCE: Final = 1.5
"""Seconds until a process that was asked to end counts as staying."""
_TRIES: Final = 5


@dataclass(frozen=True)
class Holder:
    """A process that has a draft open for writing."""

    user: str
    host: str
    pid: int
    born: str
    """Tells this process from another that came to the same number later; "" where the system does not say."""
    at: str
    """ISO time in UTC when it opened the draft."""
    token: str
    """Its own, never used again."""


def now() -> str:
    """Return the present moment as ISO time in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def account() -> str:
    """Return the name of the account that runs this process, its number where it has none."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:  # an account without a name, as in some containers
        return str(os.getuid())


def myself() -> Holder:
    """Return this process as a holder, with a token of its own."""
    pid = os.getpid()
    return Holder(account(), os.uname().nodename, pid, _born(pid) or "", now(), secrets.token_hex(8))


def _born(pid: int) -> str | None:
    """Return what tells the process of that number from an earlier or later one; None where there is none."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        # The name in brackets may hold anything; what is counted stands behind the last bracket.
        fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
        return None if fields[0] == b"Z" else f"{boot}/{int(fields[19])}"
    except (OSError, ValueError, IndexError):
        return None


def is_alive(holder: Holder) -> bool:
    """Tell whether a holder still runs; one on another machine counts as running, for nobody here can know."""
    if holder.host != os.uname().nodename:
        return True
    born = _born(holder.pid)
    if holder.born and Path("/proc/self/stat").exists():
        return born == holder.born
    try:
        os.kill(holder.pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def read_holder(folder: Path) -> Holder | None:
    """Return who holds the draft in `folder`, dead or alive; None where nobody does or the lock says nothing."""
    return _holder_at(folder / LOCK)


def _holder_at(path: Path) -> Holder | None:
    try:
        holder = Holder(**load_json(read_own(path).decode("utf-8")))
    except (InputError, ValueError, TypeError, RecursionError):
        return None
    texts = (holder.user, holder.host, holder.born, holder.at, holder.token)
    sound = type(holder.pid) is int and holder.pid > 0 and all(isinstance(text, str) for text in texts)
    return holder if sound else None


class Lock:
    """A draft held by this process; it is given back when the object or the process ends."""

    def __init__(self, folder: Path, holder: Holder):
        self.folder = folder
        self.holder = holder
        self.release: Callable[[], object] = weakref.finalize(self, _release, folder, holder.token)

    def is_mine(self) -> bool:
        """Tell whether nobody has taken the draft over meanwhile; a lock that is gone is put back."""
        there = read_holder(self.folder)
        if there is None and not os.path.lexists(self.folder / LOCK):
            return _put(self.folder, self.holder)
        return there is not None and there.token == self.holder.token


def _release(folder: Path, token: str) -> None:
    there = read_holder(folder)
    if there is not None and there.token == token:
        remove_file(folder / LOCK)


def _put(folder: Path, holder: Holder) -> bool:
    return create_private(folder / LOCK, _render(holder))


def _render(holder: Holder) -> bytes:
    return (render_line(asdict(holder)) + "\n").encode("utf-8")


def acquire(folder: Path) -> tuple[Lock | None, Holder | None]:
    """Return (lock, the dead holder it was taken from), or (None, the holder that keeps it).

    A lock of this very process is taken over: whoever opened the draft before in it is to write no more. OutputError
    where the disk takes no lock.
    """
    me, dead = myself(), None
    for _ in range(_TRIES):
        if _put(folder, me):
            return Lock(folder, me), dead
        there = read_holder(folder)
        own = there is not None and (there.pid, there.born, there.host) == (me.pid, me.born, me.host)
        if there is not None and is_alive(there) and not own:
            return None, there
        if _take_away(folder, there) and not own:
            dead = there
    return None, read_holder(folder)  # others are at it, too


def take_over(folder: Path) -> tuple[Lock | None, Holder | None]:
    """Take a draft from whoever holds it, as `acquire` returns it; a process of this account is asked to end first.

    It keeps what is typed in it when it is told that its terminal is gone.
    """
    there = read_holder(folder)
    if there is not None:
        _ask_to_end(there)
        _take_away(folder, there)
    return acquire(folder)


def _ask_to_end(holder: Holder) -> None:
    known = holder.born and holder.born == _born(holder.pid)  # no other process is to be hit
    if not known or holder.pid == os.getpid() or not is_alive(holder):
        return
    # The first lets it put its terminal in order and say the way back; the second counts where there is none any more.
    for number in (signal.SIGTERM, signal.SIGHUP):
        with contextlib.suppress(OSError):  # another account's, or gone meanwhile
            os.kill(holder.pid, number)
        end = time.monotonic() + _PATIENCE
        while is_alive(holder) and time.monotonic() < end:
            time.sleep(0.05)


def _take_away(folder: Path, seen: Holder | None) -> bool:
    """Remove the lock that was seen and tell whether it was that one; a fresh one of somebody faster is put back."""
    aside = folder / f"{LOCK}.{secrets.token_hex(8)}"
    if not move_file(folder / LOCK, aside):
        return False
    moved = _holder_at(aside)
    ours = moved is None or seen is None or moved.token == seen.token
    if moved is not None and not ours:
        create_private(folder / LOCK, _render(moved))
    remove_file(aside)
    return ours
