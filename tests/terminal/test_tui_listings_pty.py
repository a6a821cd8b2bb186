"""目录, 核对, 纸样 and 对照 on a real terminal: what they cost a slow line, and where the cursor stands while one seeks."""

from __future__ import annotations

import pytest

from assistant.session import Session
from tests.support.faulty import faulty
from tests.terminal.test_tui_pty import shenbao

WAYS = {"\x0f": "目录", "\x12": "核对", "\x16": "纸样", "/dz\r": "对照"}
DOWN = "\x1b[B"


@pytest.mark.parametrize("way", WAYS)
def test_a_list_opens_cheaply_moves_cheaply_and_costs_nothing_while_idle(example, way):
    Session.new("a", ("旧表.docx", faulty(example))).close()
    with shenbao("open", "a") as terminal:
        terminal.until_text("^Q退出")
        terminal.sent_within(0.5)
        before = len(terminal.sent)
        terminal.write(way)
        terminal.until_text("Esc返回")
        terminal.sent_within(2.5)
        opening = len(terminal.sent) - before
        moves = []
        for _ in range(12):
            before = len(terminal.sent)
            terminal.write(DOWN)
            terminal.sent_within(0.5)
            moves.append(len(terminal.sent) - before)
        assert terminal.sent_within(2.0) == 0
    assert opening <= 6_000
    assert all(0 < sent <= 600 for sent in moves), moves


def test_what_is_sought_costs_little_and_the_cursor_follows_it_above_the_last_rows(example):
    Session.new("a", ("旧表.docx", example)).close()
    with shenbao("open", "a") as terminal:
        terminal.until_text("^Q退出")
        terminal.write("\x0f")
        terminal.until_text("打字就找")
        terminal.write("资")
        terminal.until_text("找>资")
        terminal.sent_within(0.8)
        before = len(terminal.sent)
        terminal.write("金")
        terminal.until_text("找>资金")
        terminal.sent_within(0.8)
        key = len(terminal.sent) - before
        row = next(number for number, line in enumerate(terminal.lines()) if line.startswith(" 找 >"))
        assert (terminal.screen.cursor.x, terminal.screen.cursor.y) == (10, row)
        assert row <= 24 - 4
        terminal.write("\r")
        terminal.until_text("资金总额是多少万元")
    assert key <= 400


def test_a_line_is_changed_in_one_packet_and_one_is_back(example):
    Session.new("a", ("旧表.docx", faulty(example))).close()
    with shenbao("open", "a") as terminal:
        terminal.until_text("^Q退出")
        terminal.write("\x12农合\r\x15医保参保率不低于95%\r")
        terminal.until_text("打字就找")
        terminal.until_text("医保参保率不低于95%")
        terminal.write("\x1b甲")
        terminal.until_text("答>甲")
    texts = str(Session.peek("a").declaration())
    assert "医保参保率不低于95%" in texts
    assert "农合参保率" not in texts


def test_a_difference_costs_a_mark_and_a_window_of_them_less_than_a_screen(example):
    session = Session.new("a", ("旧表.docx", example))
    session.say("跳到 13")
    for number in (1, 2, 3, 4):
        session.say(f"改 {number}")
        session.say(f"建成第{number}号烘干中心，9月30日前投用")
    session.close()
    with shenbao("open", "a") as terminal:
        terminal.until_text("^Q退出")
        terminal.write("对照\r")
        terminal.until_text("Esc返回")
        terminal.sent_within(0.8)
        moves = []
        for _ in range(10):
            before = len(terminal.sent)
            terminal.write("n")
            terminal.sent_within(0.6)
            moves.append(len(terminal.sent) - before)
        assert terminal.sent_within(1.5) == 0
    assert sorted(moves)[len(moves) // 2] <= 600, moves
    assert max(moves) <= 4_000, moves


def test_an_interview_is_painted_once_when_it_opens(example):
    Session.new("a", ("旧表.docx", example)).close()
    with shenbao("open", "a") as terminal:
        terminal.until_text("^Q退出")
        terminal.sent_within(1.0)
        assert len(terminal.sent) <= 5_000
