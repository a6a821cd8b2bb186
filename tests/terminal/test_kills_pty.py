"""An interview that is killed again and again ends as if nothing had happened: every answer, and the same file."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from assistant.session import Session
from tests.support.killing import (
    NAME,
    PlainRun,
    Run,
    Tally,
    left_over,
    plan,
    undisturbed,
    written_files,
)


@pytest.fixture(scope="module")
def tally(request: pytest.FixtureRequest) -> Iterator[dict[str, Tally]]:
    """What all runs together came to; the full run says it when the last one is through."""
    found = {"full screen": Tally(), "line by line": Tally()}
    yield found
    plugins = request.config.pluginmanager
    reporter, capture = plugins.get_plugin("terminalreporter"), plugins.get_plugin("capturemanager")
    if request.config.getoption("markexpr") == "full" and reporter and capture:
        with capture.global_and_fixture_disabled():
            for name, sums in found.items():
                reporter.write_line(f"\n{name}: {sums.rows()}")


def survives(kind: type[Run], seed: int, kills: int, rests: int, tally: Tally) -> None:
    chance = random.Random(seed)
    reference = undisturbed(pastes=not kind.plain)
    kind(reference, plan(chance, reference.lines, kills, rests), chance, tally).play()
    assert Session.peek(NAME).declaration() == reference.declaration
    files = written_files()
    assert files
    assert set(files) == {reference.document}
    tally.left_over += left_over()


@pytest.mark.parametrize("kind", [Run, PlainRun])
def test_an_undisturbed_interview_comes_to_what_the_others_are_held_against(kind):
    survives(kind, 0, 0, 0, Tally())


@pytest.mark.parametrize("seed", range(1, 5))
def test_a_killed_interview_loses_nothing(seed, tally):
    survives(Run, seed, 5, seed % 2, tally["full screen"])


def test_a_killed_interview_line_by_line_loses_no_answer(tally):
    survives(PlainRun, 1, 4, 0, tally["line by line"])


@pytest.mark.full
@pytest.mark.parametrize("seed", range(101, 121))
def test_two_hundred_kills_lose_nothing(seed, tally):
    survives(Run, seed, 10, 1, tally["full screen"])


@pytest.mark.full
@pytest.mark.parametrize("seed", range(101, 106))
def test_fifty_kills_line_by_line_lose_no_answer(seed, tally):
    survives(PlainRun, seed, 10, 0, tally["line by line"])
