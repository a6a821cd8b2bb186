"""A disk that loses its power: what it may hold afterwards, judged by what was synced before.

The real calls are made; beside them a model is kept of what a disk guarantees. A file's content survives as of its
last fsync, a name (made, moved, removed) once its folder was synced. What was not synced may have come through all the
same, in whole or in part, as zeros, and in any order.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import pytest

Tree = dict[str, bytes | None]
"""Path below the root: a file's content, None for a folder."""
_SECTOR: Final = 512
_CALLS: Final = (
    "open", "write", "close", "fsync", "fdatasync", "ftruncate", "truncate",
    "link", "rename", "replace", "unlink", "remove", "mkdir", "rmdir",
)  # fmt: skip


class Luck(StrEnum):
    """What becomes of that which was not synced."""

    NONE = "none of it is there"
    ALL = "all of it is there"
    SOME = "some of it is there"


@dataclass(eq=False)
class Node:
    """A file or a folder, whatever its names are."""

    is_folder: bool
    synced: bytes = b""
    """A file's content as of its last fsync."""
    content: bytes = b""
    """A file's content as programs see it."""
    names: dict[str, Node] = field(default_factory=dict)
    """What is in a folder as programs see it."""
    kept: dict[str, Node] = field(default_factory=dict)
    """What is in a folder for certain."""


Change = tuple[tuple[Node, str, Node | None], ...]
"""What one call does to names, whole or not at all: (folder, name, what it leads to or None)."""


@dataclass(frozen=True)
class Cut:
    """The disk at one moment."""

    after: str
    """The call that was made last."""
    mark: int
    """What the test had noted as done by then."""
    root: Node
    kept: dict[Node, dict[str, Node]]
    contents: dict[Node, tuple[bytes, bytes]]
    """File: (content as synced, content as programs see it)."""
    pending: tuple[Change, ...]
    """What was done to names and not synced, in its order."""

    def tree(self, luck: Luck, chance: random.Random) -> Tree:
        """Return what is found when the power is back."""
        names = {folder: dict(held) for folder, held in self.kept.items()}
        for change in self.pending:
            if luck is Luck.ALL or (luck is Luck.SOME and chance.random() < 0.5):
                for folder, name, node in change:
                    names[folder].pop(name, None)
                    if node is not None:
                        names[folder][name] = node
        return dict(self._below(self.root, "", names, luck, chance))

    def _below(
        self, folder: Node, path: str, names: dict[Node, dict[str, Node]], luck: Luck, chance: random.Random
    ) -> Iterator[tuple[str, bytes | None]]:
        for name, node in names[folder].items():
            if node.is_folder:
                yield path + name, None
                yield from self._below(node, f"{path}{name}/", names, luck, chance)
            else:
                yield path + name, _found(*self.contents[node], luck, chance)


def _found(synced: bytes, content: bytes, luck: Luck, chance: random.Random) -> bytes:
    """Return what may be found of content that was synced only as far as `synced`."""
    if luck is not Luck.SOME:
        return synced if luck is Luck.NONE else content
    if not content.startswith(synced):
        return chance.choice([synced, content])
    cut = chance.randint(len(synced), len(content))
    torn = content[:cut]
    # A disk writes whole sectors, but not always the first one first.
    sectors = [border for border in range(_SECTOR, len(content), _SECTOR) if border > len(synced)]
    border = chance.choice([len(content), *sectors])
    late = synced + bytes(border - len(synced)) + content[border:]
    return chance.choice([synced, torn, torn + bytes(len(content) - cut), late, synced + bytes(cut - len(synced))])


class Disk:
    """Watches every call below a folder from now on; `cuts` holds the disk as it was after each."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch):
        self.root = Path(os.path.realpath(root))
        self.cuts: list[Cut] = []
        self.mark = 0
        self._top = self._node_of(self.root)
        self._folders, self._files = [], []
        self._gather(self._top)
        self._handles: dict[int, Node] = {}
        self._pending: list[Change] = []
        for name in _CALLS:
            if hasattr(os, name):
                monkeypatch.setattr(os, name, self._watched(name, getattr(os, name)))

    def _node_of(self, path: Path) -> Node:
        """Return what is there already as a node; all of it is on disk for certain."""
        if not path.is_dir():
            content = path.read_bytes()
            return Node(False, content, content)
        names = {part.name: self._node_of(part) for part in path.iterdir()}
        return Node(True, names=names, kept=dict(names))

    def _gather(self, node: Node) -> None:
        if node.is_folder:
            self._folders.append(node)
        elif node not in self._files:
            self._files.append(node)
        for part in node.names.values():
            self._gather(part)

    def _watched(self, name: str, real: Any) -> Any:
        def call(*arguments: Any, **options: Any) -> Any:
            # What is synced is the model's to say: waiting for the real disk would only take time.
            result = None if "sync" in name else real(*arguments, **options)
            if self._note(name, self._places(name, arguments, options), arguments, result):
                self._look()
                self.cuts.append(self._cut(name))
            return result

        return call

    # What a call is about

    def _places(self, name: str, arguments: tuple[Any, ...], options: dict[str, Any]) -> list[tuple[Node, str]]:
        """Return the folder and the name that each path of a call leads to; none outside the root."""
        count = 2 if name in ("link", "rename", "replace") else 0 if isinstance(arguments[0], int) else 1
        keys = ("src_dir_fd", "dst_dir_fd") if count == 2 else ("dir_fd",)
        found = []
        for path, key in zip(arguments[:count], keys, strict=False):
            base = self._handles.get(options.get(key, -1))
            place = self._place(os.fsdecode(path), base)
            if place is not None:
                found.append(place)
        return found

    def _place(self, path: str, base: Node | None) -> tuple[Node, str] | None:
        if base is not None and not path.startswith("/"):
            parts, folder = Path(path).parts, base
        else:
            whole = Path(os.path.realpath(Path(path).parent)) / Path(path).name
            if whole == self.root or not whole.is_relative_to(self.root):
                return (self._top, "") if whole == self.root else None
            parts, folder = whole.relative_to(self.root).parts, self._top
        for part in parts[:-1]:
            folder = folder.names[part]
        return folder, parts[-1]

    def _note(self, name: str, places: list[tuple[Node, str]], arguments: tuple[Any, ...], result: Any) -> bool:
        """Keep the model up with a call that was made; False where it is about something else."""
        if name == "open":
            return self._opened(places, result)
        if name in ("write", "close", "fsync", "fdatasync", "ftruncate"):
            handle = arguments[0] if isinstance(arguments[0], int) else arguments[0].fileno()
            node = self._handles.pop(handle, None) if name == "close" else self._handles.get(handle)
            if node is not None and name in ("fsync", "fdatasync"):
                self._synced(node)
            return node is not None
        if not places:
            return False
        if name in ("unlink", "remove", "rmdir"):
            self._change(((*places[0], None),))
        elif name == "mkdir":
            self._folders.append(node := Node(True))
            self._change(((*places[0], node),))
        elif name == "link":
            self._change(((*places[1], places[0][0].names[places[0][1]]),))
        elif name in ("rename", "replace"):
            node = places[0][0].names[places[0][1]]
            self._change(((*places[0], None), (*places[1], node)))
        return True

    def _opened(self, places: list[tuple[Node, str]], handle: int) -> bool:
        self._handles.pop(handle, None)  # the number of one that was closed out of sight
        if not places:
            return False
        folder, name = places[0]
        node = folder.names.get(name) if name else self._top
        if node is None:
            self._files.append(node := Node(False))
            self._change(((folder, name, node),))
        self._handles[handle] = node
        return True

    def _change(self, change: Change) -> None:
        self._pending.append(change)
        for folder, name, node in change:
            folder.names.pop(name, None)
            if node is not None:
                folder.names[name] = node

    def _synced(self, node: Node) -> None:
        self._look()
        node.synced = node.content
        if not node.is_folder:
            return
        rest = []
        for change in self._pending:
            if change[-1][0] is not node:  # a move is settled with the folder that it leads to
                rest.append(change)
                continue
            for folder, name, moved in change:
                folder.kept.pop(name, None)
                if moved is not None:
                    folder.kept[name] = moved
        self._pending = rest

    # The moment

    def _look(self) -> None:
        """Read what is written by now, also what was written through a stream."""
        self._read(self._top, self.root)

    def _read(self, folder: Node, path: Path) -> None:
        there = {part.name for part in path.iterdir()}
        assert there == set(folder.names), f"{path} was changed out of sight: {there} is not {set(folder.names)}"
        for name, node in folder.names.items():
            if node.is_folder:
                self._read(node, path / name)
            else:
                node.content = (path / name).read_bytes()

    def _cut(self, after: str) -> Cut:
        kept = {folder: dict(folder.kept) for folder in self._folders}
        contents = {file: (file.synced, file.content) for file in self._files}
        return Cut(after, self.mark, self._top, kept, contents, tuple(self._pending))


def lay_out(tree: Tree, root: Path) -> None:
    """Make a tree in an empty folder."""
    for name, content in tree.items():
        path = root / name
        if content is None:
            path.mkdir(mode=0o700)
        else:
            path.write_bytes(content)
            path.chmod(0o600)
