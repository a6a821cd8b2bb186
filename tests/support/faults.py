"""A system that refuses: calls on chosen paths fail with an errno until the fault is mended."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest

ERRNOS: Final = ("ENOSPC", "EDQUOT", "EROFS", "EACCES", "EIO")
_ON_HANDLES: Final = frozenset({"write", "fsync", "ftruncate"})
_ON_PATHS: Final = frozenset({"open", "link", "replace", "rename", "mkdir", "unlink"})


@contextmanager
def refusing(
    monkeypatch: pytest.MonkeyPatch, number: int, calls: str, where: Callable[[Path], bool], after: int = 0
) -> Iterator[list[str]]:
    """Let the named calls fail wherever `where` says so of a path, writes only after that many bytes; yields a log.

    A call that only reads is never refused; of a path that is linked or renamed the new name counts.
    """
    handles: dict[int, Path] = {}
    log: list[str] = []
    room = [after]

    def refuse(name: str, path: Path) -> None:
        log.append(f"{name} {path.name}")
        raise OSError(number, os.strerror(number), str(path))

    def on_handle(name: str, real: Any) -> Any:
        def call(handle: int, *rest: Any) -> Any:
            path = handles.get(handle)
            if path is None or not where(path):
                return real(handle, *rest)
            if name == "write" and room[0]:
                written = real(handle, rest[0][: room[0]])
                room[0] -= written
                return written
            return refuse(name, path)

        return call

    def on_path(name: str, real: Any) -> Any:
        def call(*arguments: Any, **options: Any) -> Any:
            path = Path(os.fsdecode(arguments[1 if name in ("link", "replace", "rename") else 0]))
            reads = name == "open" and not arguments[1] & (os.O_WRONLY | os.O_RDWR)
            if name in calls.split() and where(path) and not reads:
                refuse(name, path)
            result = real(*arguments, **options)
            if name == "open":
                handles[result] = path
            return result

        return call

    with monkeypatch.context() as patch:
        for name in _ON_PATHS:
            patch.setattr(os, name, on_path(name, getattr(os, name)))
        for name in _ON_HANDLES & set(calls.split()):
            patch.setattr(os, name, on_handle(name, getattr(os, name)))
        yield log
