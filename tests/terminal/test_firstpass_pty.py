"""The first pass over an old form on a real terminal: it spares a slow line, and every key counts."""

from __future__ import annotations

import pytest

from assistant.session import Session
from tests.support.lastyear import old_form
from tests.terminal.test_tui_pty import shenbao


def begun(name: str = "own-vague") -> int:
    session = Session.new("a", ("去年.docx", old_form(name)), 2027)
    session.say("跳到 目标1产出指标")
    session.close()
    return len(session.interview.state.undecided)


def test_a_decision_costs_no_more_than_the_rows_that_change():
    begun()
    with shenbao("open", "a") as terminal:
        terminal.until_text("全表已定0")
        terminal.sent_within(0.8)
        sent = []
        for _ in range(6):
            before = len(terminal.sent)
            terminal.write("k")
            terminal.sent_within(0.6)
            sent.append(len(terminal.sent) - before)
        assert terminal.sent_within(2.0) == 0
    assert all(0 < part <= 2_000 for part in sent), sent


def test_keys_that_arrive_in_one_packet_decide_on_one_line_each():
    total = begun()
    with shenbao("open", "a") as terminal:
        terminal.until_text("全表已定0")
        terminal.write("kkdkkk")
        terminal.until_text(f"全表已定6/{total}")
        terminal.write("\x1b\x11")
        assert terminal.end() == 0
    assert len(Session.peek("a").interview.state.undecided) == total - 6


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 12)])
def test_the_whole_pass_can_be_made_with_four_keys(columns, rows):
    total = begun()
    with shenbao("open", "a", columns=columns, rows=rows) as terminal:
        terminal.until_text("已定0")
        terminal.write("F\r")
        terminal.until_text("已照改")
        terminal.write("ss")
        terminal.until_text(f"已定{total}/{total}")
        terminal.write("\x1b\x11")
        assert terminal.end() == 0
    assert not Session.peek("a").interview.state.undecided
