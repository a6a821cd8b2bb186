"""An old Word file to .docx by way of LibreOffice, where it is installed.

The file is foreign: it goes under a name of ours into a folder that only this user can open and that is removed
afterwards, with a profile of its own there, so that nothing of the user's own LibreOffice is read or changed and
any number of conversions run side by side. Macros are switched off for every document. Links are neither updated
nor followed, and what LibreOffice would still load is sent to a proxy that does not exist; this binds its own
loading, not a fault in it: a system that must be certain takes the network away from the whole process. Memory,
processor time and file size are bounded where the system's shell can, the time always; what is left of the process
and its children is killed. A program that is told to end takes its conversions along: they run in threads of their
own, which no signal interrupts, and `stop_conversions` ends them.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from assistant.errors import HungUp, InputError, OutputError
from assistant.files import length_of, make_private_folder, private_folder, read_bytes, write_whole
from assistant.wording import word_files as say

MOST_SECONDS: Final = 60.0
"""For one file, start included; a form takes two."""
MOST_OUTPUT_BYTES: Final = 20 * 2**20
_MAC: Final = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
# Memory in KiB, a file's size in blocks of half a KiB, processor time in seconds; the memory is address space, of
# which LibreOffice reserves far more than it uses.
_LIMITED: Final = 'ulimit -v 2097152 2>/dev/null; ulimit -f 131072 2>/dev/null; ulimit -t 120 2>/dev/null; exec "$@"'
_OPTIONS: Final = (
    "--headless",
    "--invisible",
    "--norestore",
    "--nolockcheck",
    "--nologo",
    "--nodefault",
    "--nofirststartwizard",
    "--convert-to",
    "docx:MS Word 2007 XML",
)
_SCRIPTING: Final = "/org.openoffice.Office.Common/Security/Scripting"
_INTERNET: Final = "/org.openoffice.Inet/Settings"
_SETTINGS: Final = (
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_SCRIPTING, "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("/org.openoffice.Office.Common/Misc", "UseLocking", "false"),
    (_INTERNET, "ooInetProxyType", "2"),
    (_INTERNET, "ooInetHTTPProxyName", "127.0.0.1"),
    (_INTERNET, "ooInetHTTPProxyPort", "9"),
    (_INTERNET, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_INTERNET, "ooInetHTTPSProxyPort", "9"),
    (_INTERNET, "ooInetNoProxy", ""),
)
_KEPT: Final = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""Of the environment: no display, no session, no proxy, no folder of the user's."""


_CLEAN_UP: Final = 3.0
"""Seconds in which a conversion that is stopped has to remove what it left."""


class _Conversion:
    """One run of LibreOffice."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.stopped = False

    def stop(self) -> None:
        """Kill it with its children, now or as soon as it has begun."""
        self.stopped = True
        if self.process is not None and self.process.returncode is None:
            with contextlib.suppress(OSError):
                os.killpg(self.process.pid, signal.SIGKILL)


_running: list[_Conversion] = []


def to_docx(data: bytes, kind: str, path: Path) -> bytes:
    """Return as .docx the file `path`, whose content is `data` of the given kind (doc, rtf).

    InputError where LibreOffice is missing, does not end, or makes nothing of it.
    """
    program = find_program()
    if program is None:
        raise InputError(say.no_libreoffice(path))
    with ThreadPoolExecutor(1, "conversion") as thread:
        made = thread.submit(_convert, program, data, kind, path)
        try:
            return made.result()
        except (HungUp, KeyboardInterrupt):
            stop_conversions()
            raise


def stop_conversions() -> None:
    """End every conversion under way and wait until nothing is left of it: the program is about to end."""
    last = time.monotonic() + _CLEAN_UP
    for conversion in list(_running):
        conversion.stop()
    while _running and time.monotonic() < last:
        time.sleep(0.01)


def _convert(program: str, data: bytes, kind: str, path: Path) -> bytes:
    try:
        with _registered() as conversion, private_folder() as folder:
            source, made = folder / f"in.{kind}", folder / "out" / "in.docx"
            write_whole(source, data, private=True)
            _write_profile(folder / "profile")
            if not _run(conversion, program, source, made.parent, folder):
                raise InputError(say.conversion_endless(path, round(MOST_SECONDS)))
            if length_of(made) > MOST_OUTPUT_BYTES:
                raise InputError(say.conversion_oversized(path))
            return _read(made, path)
    except OutputError as slip:
        raise InputError(say.conversion_without_room(path, str(slip))) from None


@contextlib.contextmanager
def _registered() -> Iterator[_Conversion]:
    conversion = _Conversion()
    _running.append(conversion)
    try:
        yield conversion
    finally:
        _running.remove(conversion)


def find_program() -> str | None:
    """Return the LibreOffice to be run, None where there is none; SHENBAO_SOFFICE names another one."""
    override = os.environ.get("SHENBAO_SOFFICE")
    if override is not None:
        return shutil.which(override)
    return shutil.which("soffice") or shutil.which("libreoffice") or shutil.which(_MAC)


def _read(made: Path, path: Path) -> bytes:
    try:
        return read_bytes(made)
    except InputError:  # which names a file that nobody knows of
        raise InputError(say.conversion_failed(path)) from None


def _write_profile(folder: Path) -> None:
    item = '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
    items = "".join(item.format(*setting) for setting in _SETTINGS)
    text = f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    make_private_folder(folder / "user")
    write_whole(folder / "user" / "registrymodifications.xcu", text.encode("utf-8"), private=True)


def _run(conversion: _Conversion, program: str, source: Path, out: Path, folder: Path) -> bool:
    """Run LibreOffice on `source` and return whether it ended in time; whatever is left of it is killed."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["sh", "-c", _LIMITED, "sh", program, profile, *_OPTIONS, "--outdir", str(out), str(source)]
    home = {"HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={**kept, **home},
            start_new_session=True,
        )
    except OSError:
        return True  # nothing was made: that is what is said
    conversion.process = process
    if conversion.stopped:
        conversion.stop()
    try:
        process.wait(MOST_SECONDS)
    except subprocess.TimeoutExpired:
        return False
    finally:
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return True
