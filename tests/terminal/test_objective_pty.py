"""目标一览 on a real terminal: it spares a slow line, and what was done is there after a kill."""

from __future__ import annotations

import signal
from dataclasses import replace

from assistant.model import Absent
from assistant.session import Session
from tests.support.faulty import faulty
from tests.terminal.test_tui_pty import shenbao


def begun(example) -> None:
    session = Session.new("a", ("旧表.docx", faulty(example)))
    session.say("跳到 目标1产出指标")
    session.close()


def test_the_lines_of_an_objective_spare_the_line(example):
    begun(example)
    with shenbao("open", "a") as terminal:
        terminal.until_text("^Q退出")
        terminal.sent_within(0.5)
        before = len(terminal.sent)
        terminal.write("\x02")
        terminal.until_text("效益指标")
        terminal.sent_within(0.8)
        opening = len(terminal.sent) - before
        moves = []
        for _ in range(8):
            before = len(terminal.sent)
            terminal.write("\x1b[B")
            terminal.sent_within(0.5)
            moves.append(len(terminal.sent) - before)
        assert terminal.sent_within(2.0) == 0
    assert opening <= 10_000
    assert all(sent <= 600 for sent in moves), moves
    assert any(moves)


def test_keys_in_one_packet_are_done_in_their_order_and_survive_a_kill(example):
    begun(example)
    before = Session.peek("a").declaration()
    with shenbao("open", "a") as terminal:
        terminal.until_text("^Q退出")
        terminal.write("\x021Jydj")
        terminal.until_text("合成了一条")
        terminal.kill(signal.SIGKILL)
    after = Session.peek("a").declaration()
    assert not isinstance(after.objectives, Absent) and not isinstance(before.objectives, Absent)
    first, second = before.objectives[0].outputs[:2]
    assert after.objectives[0].outputs[0].text == second.text
    with shenbao("open", "a") as terminal:
        terminal.until_text("^Q退出")
        terminal.write("\x02uuuu")
        terminal.until_text(f"1{first.text[:8]}")
        terminal.write("\x1b\x11")
        assert terminal.end() == 0
    held = Session.peek("a").declaration()
    assert replace(held, not_applicable=before.not_applicable) == before
