"""The power fails after any call whatever: what was said to be kept is there, and nothing that was never typed."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

import pytest

from assistant.draft import journal
from assistant.errors import DraftError
from assistant.events import Entry
from assistant.files import make_folder, write_whole
from assistant.folding import fold
from assistant.session import Session
from assistant.state import State
from tests.support.killing import script
from tests.support.power import Cut, Disk, Luck, Tree, lay_out

LUCKS = (Luck.NONE, Luck.ALL, Luck.SOME, Luck.SOME)


class Clerk:
    """Fills in a draft on a disk whose power may fail, and notes what was kept by the end of each thing done."""

    def __init__(self, disk: Disk, kept: Sequence[Entry] = ()):
        self.disk = disk
        self.session: Session | None = None
        self.kept: list[list[Entry]] = [list(kept)]
        self.done: list[str] = []

    def _note(self, what: str) -> None:
        self.kept.append(list(self.session.interview.entries))
        self.done.append(what)
        self.disk.mark = len(self.done)

    def begin(self) -> None:
        self.session = Session.new("a")
        self._note("new")

    def say(self, text: str) -> None:
        assert self.session.say(text).accepted, text
        self._note(text)

    def type(self, text: str) -> None:
        self.session.keep_typed(text)
        self._note(f"{text}…")

    def close(self) -> None:
        self.session.close()
        self._note("close")

    def open(self) -> None:
        self.session = Session.open("a")
        self._note("open")

    def possible(self, mark: int) -> Iterator[State]:
        """What may be found: all that was kept, and whichever entries were on their way."""
        certain = self.kept[mark]
        coming = self.kept[mark + 1][len(certain) :] if mark < len(self.done) else []
        parts = (part for size in range(len(coming) + 1) for part in combinations(coming, size))
        return (fold([*certain, *part]) for part in parts)

    def doing(self, cut: Cut, luck: Luck) -> str:
        what = self.done[cut.mark] if cut.mark < len(self.done) else "the end"
        return f"cut in {what!r} after {cut.after}, {luck.value}"


def fill(clerk: Clerk, lines: int) -> None:
    """Do everything that writes: answers, a change, a step back, a list, half-typed text, closing and going on."""
    clerk.begin()
    for number, line in enumerate(script(pastes=True)[:lines]):
        if len(line.text) > 6:
            clerk.type(line.text[: len(line.text) // 2])
        clerk.say(line.text)
        if number % 7 == 6:
            clerk.close()
            clerk.open()
    clerk.close()


def flee_and_come_back(clerk: Clerk) -> None:
    clerk.begin()
    clerk.say("青禾县云溪乡人民政府")
    clerk.say("存到")
    clerk.say("青禾县云溪乡财政所")
    clerk.close()
    clerk.open()
    clerk.say("2027")
    clerk.close()


def go_on(clerk: Clerk) -> None:
    clerk.open()
    clerk.say("跳到 2")
    clerk.say("青禾县云溪乡财政所")
    clerk.close()


def live_in(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let drafts lie in a folder, and those that flee from there beside them."""
    monkeypatch.setenv("SHENBAO_HOME", str(home / "data"))
    monkeypatch.setenv("TMPDIR", str(home / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", str(home / "tmp"))


def run(
    root: Path, monkeypatch: pytest.MonkeyPatch, work: Callable[[Clerk], None], kept: Sequence[Entry] = ()
) -> Clerk:
    with monkeypatch.context() as patch:
        patch.setattr(journal, "_EVERY", 8)
        clerk = Clerk(Disk(root, patch), kept)
        work(clerk)
    return clerk


def trees(cuts: Sequence[Cut], seed: int, lucks: Sequence[Luck]) -> Iterator[tuple[Cut, Luck, Tree]]:
    """Yield what may be found after each cut, the same with the same luck once."""
    seen = set()
    for number, cut in enumerate(cuts):
        chance = random.Random(f"{seed} {number}")
        for luck in lucks:
            tree = cut.tree(luck, chance)
            key = (cut.mark, tuple(sorted(tree.items())))
            if key not in seen:
                seen.add(key)
                yield cut, luck, tree


def found_again(story: str, may_be_none: bool) -> list[Entry] | None:
    """Return what the draft holds after a cut, and go on with it; None where it was never begun."""
    try:
        peeked = Session.peek("a").interview
        session = Session.open("a")
    except DraftError as slip:
        assert may_be_none, f"{slip} {story}"
        return None
    assert session.interview.entries == peeked.entries, story
    for line in ("跳到 3", "2031"):
        assert session.say(line).accepted, story
    session.close()
    assert Session.peek("a").interview.state == session.interview.state, story
    return peeked.entries


def check(
    clerk: Clerk, places: Iterator[Path], monkeypatch: pytest.MonkeyPatch, seed: int, lucks: Sequence[Luck]
) -> int:
    """Look at everything that may be found after each call; returns how many different disks that were."""
    monkeypatch.setattr(os, "fsync", lambda _: None)  # nothing more happens to the power
    found = list(trees(clerk.disk.cuts, seed, lucks))
    for cut, luck, tree in found:
        lay_out(tree, home := next(places))
        live_in(home, monkeypatch)
        entries = found_again(clerk.doing(cut, luck), may_be_none=not clerk.kept[cut.mark])
        assert entries is None or fold(entries) in clerk.possible(cut.mark), clerk.doing(cut, luck)
    return len(found)


@pytest.fixture
def places(tmp_path: Path) -> Iterator[Path]:
    """Folders, each of them new and empty."""
    return ((tmp_path / str(number)) for number in range(10**6) if not (tmp_path / str(number)).mkdir())


def test_a_power_cut_at_any_call_loses_nothing_that_was_kept(own_folders, places, monkeypatch):
    clerk = run(own_folders, monkeypatch, lambda clerk: fill(clerk, 22))
    assert len(clerk.disk.cuts) > 150
    assert check(clerk, places, monkeypatch, 1, LUCKS) > 150


def test_a_power_cut_while_a_draft_is_recovered_from_the_one_before_loses_nothing(own_folders, places, monkeypatch):
    clerk = run(own_folders, monkeypatch, lambda clerk: fill(clerk, 12))
    damaged = [tree for cut, _, tree in trees(clerk.disk.cuts, 2, [Luck.SOME] * 3) if cut.after == "write" and cut.mark]
    assert len(damaged) > 20
    for seed, tree in enumerate(random.Random(2).sample(damaged, 6)):
        lay_out(tree, home := next(places))
        live_in(home, monkeypatch)
        again = run(home, monkeypatch, go_on, Session.peek("a").interview.entries)
        check(again, places, monkeypatch, seed, LUCKS)


def test_a_power_cut_while_a_draft_flees_or_comes_back_loses_nothing(own_folders, places, monkeypatch):
    (own_folders / "tmp").mkdir(exist_ok=True)
    live_in(own_folders, monkeypatch)
    clerk = run(own_folders, monkeypatch, flee_and_come_back)
    assert not list((own_folders / "tmp").glob("shenbao-*/drafts/*"))
    assert check(clerk, places, monkeypatch, 3, LUCKS) > 50


def test_a_file_that_was_written_is_there_whole_after_a_power_cut_and_never_in_part(own_folders, monkeypatch):
    with monkeypatch.context() as patch:
        disk = Disk(own_folders, patch)
        make_folder(own_folders / "申报" / "2027")
        write_whole(own_folders / "申报" / "2027" / "表.docx", b"PK" * 2000)
    name = "申报/2027/表.docx"
    assert {tree.get(name) for _, _, tree in trees(disk.cuts, 4, LUCKS * 9)} == {None, b"PK" * 2000}
    assert disk.cuts[-1].tree(Luck.NONE, random.Random(0))[name] == b"PK" * 2000


@pytest.mark.full
@pytest.mark.parametrize("seed", range(10))
def test_a_whole_declaration_outlives_power_cuts_at_every_call(seed, own_folders, places, monkeypatch):
    clerk = run(own_folders, monkeypatch, lambda clerk: fill(clerk, 99))
    assert check(clerk, places, monkeypatch, seed, [*LUCKS, Luck.SOME, Luck.SOME, Luck.SOME]) > 500
