"""The first review is made ready for while the person thinks."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.session import Session
from assistant.tui.app import ShenbaoApp
from assistant.tui.screens import warming
from tests.support.tui import TOWN, answer_all, enter, shown, until


@pytest.fixture
def rehearsed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Whom a review is rehearsed for."""
    calls: list[tuple[Any, ...]] = []

    def fail(*arguments: Any) -> None:
        calls.append(arguments)
        raise OSError("the bank's disk is gone")

    monkeypatch.setattr(warming, "_IDLE", 0.01)
    monkeypatch.setattr(warming, "rehearse", fail)
    return calls


async def test_a_pause_is_used_once_and_a_failure_then_is_not_seen(rehearsed):
    session = Session.new("a")
    answer_all(session, [TOWN, "", "2027"])
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: rehearsed)
        before = shown(pilot.app)
        await pilot.pause(0.05)
        assert shown(pilot.app) == before
        await pilot.press("9")
        await enter(pilot, "00")
        await pilot.pause(0.05)
        assert rehearsed == [(session.interview.bank, TOWN, 2027)]
        assert session.declaration().budget.total == 900
        assert pilot.app.fault is None
