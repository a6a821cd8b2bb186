"""The report that an exception nobody expected leaves behind: where it happened, and nothing that a person typed.

A message, a local or a source line may hold an answer or a name: none of them is taken. What remains are the
exceptions' types and the program's own places.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import os
import re
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final

from assistant import __version__
from assistant.errors import OutputError
from assistant.files import make_private_folder, remove_file, write_whole
from assistant.paths import crashes_folder, program, short
from assistant.wording import crash as say

MOST_REPORTS: Final = 20
MOST_CRASHES: Final = 3
"""So many within _A_WHILE and the program gives up."""
_A_WHILE: Final = 60.0
"""Seconds."""
_LIBRARIES: Final = ("textual", "rich", "jsonschema", "referencing", "python-docx", "lxml", "platformdirs")
_FIRST_FRAMES: Final = 20
_LAST_FRAMES: Final = 40
_MOST_LINKS: Final = 10
"""Exceptions of one chain."""
_NAME = re.compile(r"\d{8}T\d{6}Z-\d+(-\d+)?\.txt")
_running = {"verb": "", "front end": "command line"}


def note(verb: str | None = None, front_end: str | None = None) -> None:
    """Take note of what runs now, for the report: a verb of the command line, a front end; never an argument."""
    for name, value in (("verb", verb), ("front end", front_end)):
        if value is not None:
            _running[name] = value


def write_report(error: BaseException) -> str | None:
    """Write the report of an exception and return where it is, as it is said; None where it cannot be written."""
    try:
        now = datetime.now(UTC)
        folder, data = crashes_folder(), render_report(error, now).encode("utf-8", "replace")
        make_private_folder(folder)
        path = _write(folder, f"{now:%Y%m%dT%H%M%SZ}-{os.getpid()}", data)
        _forget_oldest(folder)
    except Exception:  # a report that fails must not become a second crash
        return None
    return short(path)


def _write(folder: Path, stem: str, data: bytes) -> Path:
    """Write under the first free name: one second may hold several crashes."""
    for number in range(1, MOST_REPORTS + 1):
        path = folder / (f"{stem}.txt" if number == 1 else f"{stem}-{number}.txt")
        if not os.path.lexists(path):
            write_whole(path, data, private=True)
            return path
    raise OutputError(str(folder))


def _forget_oldest(folder: Path) -> None:
    reports = [path for path in folder.iterdir() if _NAME.fullmatch(path.name)]
    for path in sorted(reports, key=_age)[:-MOST_REPORTS]:
        remove_file(path)


def _age(path: Path) -> tuple[str, list[int]]:
    moment, *numbers = path.stem.split("-")
    return moment, [int(number) for number in numbers]


def render_report(error: BaseException, at: datetime) -> str:
    """Return the report as text: versions, what ran, then each exception of the chain with its frames."""
    system = os.uname()
    lines = [
        say.REPORT_HEAD,
        f"at: {at:%Y-%m-%dT%H:%M:%SZ}",
        f"shenbao: {__version__}",
        f"python: {sys.implementation.name} {'.'.join(str(part) for part in sys.version_info[:3])}",
        f"platform: {system.sysname} {system.release} {system.machine}",
        f"libraries: {', '.join(_versions())}",
        *(f"{name}: {value}" for name, value in _running.items()),
    ]
    for how, link in _chain(error):
        lines += ["", f"{how}{_type_of(link)}", *_frames(link.__traceback__)]
    return "\n".join(lines) + "\n"


def _versions() -> Iterator[str]:
    for name in _LIBRARIES:
        try:
            yield f"{name} {importlib.metadata.version(name)}"
        except importlib.metadata.PackageNotFoundError:
            yield f"{name} ?"


def _type_of(error: BaseException) -> str:
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    number = getattr(error, "errno", None)
    return f"{name} (errno {number})" if isinstance(error, OSError) and type(number) is int else name


def _chain(error: BaseException) -> Iterator[tuple[str, BaseException]]:
    """Yield an exception and what stands behind it, the outermost first."""
    waiting: list[tuple[str, BaseException]] = [("", error)]
    told: list[BaseException] = []
    while waiting and len(told) < _MOST_LINKS:
        how, link = waiting.pop(0)
        if any(link is other for other in told):
            continue
        told.append(link)
        yield how, link
        if isinstance(link, BaseExceptionGroup):
            waiting += [("in the group: ", part) for part in link.exceptions]
        if link.__cause__ is not None:
            waiting.append(("caused by: ", link.__cause__))
        elif link.__context__ is not None and not link.__suppress_context__:
            waiting.append(("while handling: ", link.__context__))


def _frames(traceback: TracebackType | None) -> list[str]:
    lines = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        lines.append(f"  {_place(code.co_filename)}:{traceback.tb_lineno} {code.co_qualname}")
        traceback = traceback.tb_next
    left_out = len(lines) - _FIRST_FRAMES - _LAST_FRAMES
    if left_out > 0:
        lines[_FIRST_FRAMES:-_LAST_FRAMES] = [f"  ... {left_out} frames"]
    return lines


def _place(file: str) -> str:
    """Return where a piece of code lies in the package or in a library, ? for anything else."""
    package = Path(__file__).parent
    if file.startswith(f"{package}/"):
        return f"{package.name}{file.removeprefix(str(package))}"
    libraries = [path for path in sys.path if Path(path).name in ("site-packages", "dist-packages")]
    for root in (*libraries, str(Path(os.__file__).parent)):
        if file.startswith(f"{root}/"):
            return file.removeprefix(f"{root}/")
    return file if re.fullmatch(r"<frozen [\w.]+>", file) else "?"


@contextlib.contextmanager
def quietly() -> Iterator[None]:
    """Report what fails in a thread, or while an object is cleared away, within: Python would print its stack."""

    def report(failed: threading.ExceptHookArgs | sys.UnraisableHookArgs) -> None:
        if isinstance(failed.exc_value, Exception):
            write_report(failed.exc_value)

    hooks = threading.excepthook, sys.unraisablehook
    threading.excepthook = sys.unraisablehook = report
    try:
        yield
    finally:
        threading.excepthook, sys.unraisablehook = hooks


def last_words(farewell: Callable[[], str] | None, report: str | None) -> str:
    """Return what is said on giving up, with what `farewell` says of the draft that was open, if it still can."""
    words = None
    if farewell is not None:
        with contextlib.suppress(Exception):
            words = farewell()
    return say.gave_up(words, program(), report)


class Crashes:
    """The crashes of one run of the program: reports each, and tells when to give up."""

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self._clock = clock
        self._moments: list[float] = []

    def meet(self, error: BaseException) -> str | None:
        """Take note of a crash and return where its report is, None where none could be written."""
        self._moments.append(self._clock())
        return write_report(error)

    @property
    def too_many(self) -> bool:
        """Whether going on has become hopeless."""
        return len([moment for moment in self._moments if self._moments[-1] - moment < _A_WHILE]) >= MOST_CRASHES
