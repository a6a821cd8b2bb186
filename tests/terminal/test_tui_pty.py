"""The full-screen front end on a real terminal: bytes, signals, and the same answers as everywhere else."""

import os
import signal

import pytest

from assistant.paths import drafts_folder, output_folder
from assistant.session import Session
from tests.support.faulty import faulty
from tests.support.script import typeable, typed_lines
from tests.terminal.pty_driver import Terminal

TOWN = "青禾县云溪乡人民政府"


def shenbao(*arguments: str, columns: int = 80, rows: int = 24, **env: str) -> Terminal:
    kept = {key: os.environ[key] for key in ("SHENBAO_HOME", "SHENBAO_OUT", "HOME", "TZ")}
    return Terminal(["-m", "assistant", *arguments], {**kept, **env}, columns, rows)


def journal(name: str) -> str:
    return (drafts_folder() / name / "journal.jsonl").read_text(encoding="utf-8")


def test_a_whole_declaration_typed_gives_that_declaration_and_a_file(example):
    wanted = typeable(example)
    fresh = Session.new("template")
    lines = list(typed_lines(wanted, fresh.form, fresh.interview.state))
    with shenbao("new", "a") as terminal:
        terminal.until_text("填报单位写什么")
        for line in lines:
            terminal.write(f"\x1b[200~{line}\x1b[201~\r" if line else "\r")
        terminal.until_text("直接回车就写出")
        terminal.write("\r")
        terminal.until_text("已写好")
        terminal.write("\x11")
        assert terminal.end() == 0
        assert "-massistantopena" in terminal.text()
    assert Session.open("a").declaration() == wanted
    assert len(list(output_folder().glob("2027年*.docx"))) == 1


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGKILL, signal.SIGTERM])
def test_a_dropped_line_loses_neither_answers_nor_half_typed_text(number):
    with shenbao("new", "a") as terminal:
        terminal.until_text("填报单位写什么")
        terminal.write(f"{TOWN}\r\r")
        terminal.until_text("哪一年的预算")
        terminal.write("20")
        terminal.until(lambda: '"text":"20"' in journal("a").replace(" ", ""))
        terminal.kill(number)
    view = Session.open("a").view()
    assert (view.filer, view.asked.topic.id, view.asked.typed) == (TOWN, "/year", "20")
    with shenbao("open", "a") as terminal:
        terminal.until_text("答>20")
        terminal.write("27\r")
        terminal.until_text("资金总额")
    assert Session.open("a").declaration().year == 2027


def test_the_line_is_spared(example):
    session = Session.new("a")
    for line in list(typed_lines(typeable(example), session.form, session.interview.state))[:24]:
        session.say(line)
    session.close()
    with shenbao("open", "a") as terminal:
        terminal.until_text("^Q退出")
        terminal.sent_within(0.5)
        first = len(terminal.sent)
        terminal.write("粮")
        terminal.until_text("答>粮")
        terminal.sent_within(1.5)
        before = len(terminal.sent)
        terminal.write("食")
        terminal.until_text("答>粮食")
        key = len(terminal.sent) - before
        terminal.sent_within(1.5)
        assert terminal.sent_within(2.0) == 0
    assert first <= 12_000
    assert key <= 400


def test_what_answers_the_typing_spares_the_line():
    with at_the_outputs() as terminal:
        terminal.write("gb")
        terminal.until_text("高标准农田")
        terminal.sent_within(1.5)
        before = len(terminal.sent)
        terminal.write("z")
        terminal.until_text("答>gbz")
        terminal.sent_within(1.5)
        offers = len(terminal.sent) - before
        terminal.write("\x15/")
        terminal.until_text("/wsm")
        terminal.sent_within(1.5)
        before = len(terminal.sent)
        terminal.write("m")
        terminal.until_text("/m")
        terminal.sent_within(1.5)
        commands = len(terminal.sent) - before
        terminal.write("\x15")
        terminal.until_text("答>回车")
        terminal.sent_within(1.5)
        before = len(terminal.sent)
        terminal.write("进一步加强农业产业发展工作力度了")
        terminal.until_text("先提个醒")
        hint = len(terminal.sent) - before
        assert terminal.sent_within(1.5) == 0
    assert offers <= 400 + 1_500
    assert commands <= 400 + 1_500
    assert hint <= 400 + 1_500


def test_the_editor_spares_the_line():
    with at_the_outputs() as terminal:
        terminal.write("\x10")
        terminal.until_text("^S写好交上")
        terminal.write("粮")
        terminal.until_text("粮")
        terminal.sent_within(1.5)
        before = len(terminal.sent)
        terminal.write("食")
        terminal.until_text("粮食")
        terminal.sent_within(1.0)
        assert len(terminal.sent) - before <= 2_500
        assert terminal.sent_within(1.5) == 0


def at_the_outputs() -> Terminal:
    """The interview at the outputs of the first objective, once it is quiet."""
    session = Session.new("a")
    for line in (TOWN, "", "2027", "跳到 13"):
        session.say(line)
    session.close()
    terminal = shenbao("open", "a")
    terminal.until_text("^Q退出")
    terminal.sent_within(0.5)
    return terminal


def test_the_list_of_findings_spares_the_line_too(example):
    Session.new("a", ("旧表.docx", faulty(example))).close()
    with shenbao("open", "a") as terminal:
        terminal.until_text("^Q退出")
        terminal.sent_within(0.5)
        before = len(terminal.sent)
        terminal.write("\x06")
        terminal.until_text("必被退回6")
        terminal.sent_within(0.8)
        opening = len(terminal.sent) - before
        moves = []
        for _ in range(9):
            before = len(terminal.sent)
            terminal.write("\x1b[B")
            terminal.sent_within(0.5)
            moves.append(len(terminal.sent) - before)
        assert terminal.sent_within(2.0) == 0
    assert opening <= 12_000
    assert all(0 < sent <= 600 for sent in moves[:-1]), moves


def test_a_reason_typed_in_one_packet_is_kept_and_the_cursor_stands_at_its_caret(example):
    session = Session.new("a", ("旧表.docx", faulty(example)))
    session.close()
    with shenbao("open", "a") as terminal:
        terminal.until_text("^Q退出")
        terminal.write("\x066w县里通知")
        terminal.until_text("理由>县里通知")
        terminal.sent_within(0.4)
        row = next(number for number, line in enumerate(terminal.lines()) if line.startswith(" 理由 >"))
        assert (terminal.screen.cursor.x, terminal.screen.cursor.y) == (16, row)
        assert row <= 24 - 4
        terminal.write("这么叫\r3f\x1b甲")
        terminal.until_text("答>甲")
    findings = Session.peek("a").findings()
    assert [part.kept for part in findings if part.kept] == ["县里通知这么叫"]
    assert len([part for part in findings if part.excerpt == "农合"]) == 1


def test_bytes_of_another_code_page_neither_end_it_nor_lose_anything():
    with shenbao("new", "a") as terminal:
        terminal.until_text("填报单位写什么")
        terminal.write(f"{TOWN}\r")
        terminal.until_text("部门名称写什么")
        terminal.write("云溪".encode("gb18030"))
        terminal.until_text("答>云溪")
        terminal.until_text("字符集改成UTF-8")
        terminal.write("乡\r")
        terminal.until_text("哪一年的预算")
        terminal.write("\x11")
        assert terminal.end() == 0
        assert "Traceback" not in terminal.text()
    assert Session.open("a").declaration().department == "云溪乡"


def test_ctrl_c_and_ctrl_s_reach_it_and_do_no_harm():
    with shenbao("new", "a") as terminal:
        terminal.until_text("填报单位写什么")
        terminal.write("云\x03")
        terminal.until_text("Ctrl+C不会退出")
        terminal.write("\x13")
        terminal.until_text("已存")
        terminal.write("溪")
        terminal.until_text("答>云溪")


def test_without_colour_and_with_16_colours_nothing_is_written_in_its_own_background():
    for env in ({"NO_COLOR": "1"}, {"TERM": "xterm"}):
        Session.new(name := f"d{len(env['TERM']) if 'TERM' in env else 0}")
        with shenbao("open", name, **env) as terminal:
            terminal.until_text("^Q退出")
            cells = [terminal.screen.buffer[y][x] for y in range(24) for x in range(80)]
            visible = [cell for cell in cells if cell.data.strip()]
            assert visible
            assert not [cell for cell in visible if cell.fg == cell.bg != "default"]


def test_the_mouse_stays_the_terminals_own():
    with shenbao("new", "a") as terminal:
        terminal.until_text("填报单位写什么")
        assert b"\x1b[?1000h" not in terminal.sent
        assert b"\x1b[?1003h" not in terminal.sent


def test_the_terminals_cursor_stands_at_the_caret():
    with shenbao("new", "a", columns=40, rows=12) as terminal:
        terminal.until_text("填报单位写什么")
        terminal.write("云溪")
        terminal.until_text("答>云溪")
        terminal.sent_within(0.3)
        row = next(number for number, line in enumerate(terminal.lines()) if line.startswith(" 答"))
        assert (terminal.screen.cursor.x, terminal.screen.cursor.y) == (10, row)


@pytest.mark.parametrize(
    ("keys", "shown", "column", "below"),
    [(("改 1\r",), "答 > 一", 8, 2), (("改 1\r", "\r"), "答 >", 6, 0), (("改 1\r", "\x1b"), "答 >", 6, 0)],
    ids=["grown", "shrunk by Enter", "shrunk by Esc"],
)
def test_the_cursor_stands_at_the_caret_where_the_input_changes_its_height(keys, shown, column, below):
    session = Session.new("a")
    session.say("跳到 11")
    session.say("一\n二\n三")
    session.close()
    with shenbao("open", "a") as terminal:
        terminal.until_text("^Q退出")
        for key in keys:
            terminal.write(key)
            terminal.sent_within(0.8)
        row = next(number for number, line in enumerate(terminal.lines()) if line.startswith(" 答 >"))
        assert terminal.lines()[row].strip() == shown
        assert (terminal.screen.cursor.x, terminal.screen.cursor.y) == (column, row + below)


def test_enter_typed_before_the_screen_is_up_is_enter():
    with shenbao("new", "a") as terminal:
        terminal.write(f"{TOWN}\r\r2027\r")
        terminal.until_text("资金总额是多少")
    held = Session.open("a").declaration()
    assert (held.filer, held.department, held.year) == (TOWN, TOWN, 2027)


@pytest.mark.parametrize(
    ("packet", "where", "left"),
    [
        ("\x1b你\x1b[D", "3单位与年度/年度", "答>你"),
        ("\x1b7\x1b[C", "3单位与年度/年度", "答>7"),
        ("\x1b\r", "4年度预算申请/资金总额", "答>"),
        ("\x1b\x1b", "2单位与年度/部门名称", f"答>{TOWN}"),
        ("\x1b\x15", "3单位与年度/年度", "答>"),
        ("\x1b\x7f", "3单位与年度/年度", "答>202"),
        ("你\x1b好", "3单位与年度/年度", "答>好"),
    ],
)
def test_esc_counts_whatever_stands_behind_it_in_one_packet(packet, where, left):
    session = Session.new("a")
    for line in (TOWN, "", "2027"):
        session.say(line)
    session.close()
    with shenbao("open", "a") as terminal:
        terminal.until_text("资金总额是多少")
        terminal.write(packet)
        terminal.until(lambda: f"--{where}--" in terminal.text() and f"{left}" in terminal.text())
        terminal.sent_within(0.3)
        assert "^" not in terminal.text().partition(f"--{where}")[2].partition("回车下一步")[0]


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_a_terminal_that_goes_away_takes_no_half_typed_text_along(number):
    with shenbao("new", "a") as terminal:
        terminal.until_text("填报单位写什么")
        terminal.write("青禾县云")
        terminal.until_text("答>青禾县云")
        terminal.kill(number)
    assert Session.open("a").view().asked.typed == "青禾县云"


@pytest.mark.parametrize("packet", ["退出\r\r\r", "\x11撤销\r\r", "\x11a\rb\r", "\x11\x11\r\r", "退出\r退出\r甲\r"])
def test_keys_behind_the_one_that_leaves_do_not_keep_it_from_leaving(packet):
    Session.new("a").say(TOWN)
    with shenbao("open", "a") as terminal:
        terminal.until_text("部门名称写什么")
        terminal.write(packet)
        assert terminal.end() == 0


@pytest.mark.parametrize("packet", ["3\r\r\r", "\x11\r\r甲\r", "1\x1b1\x1b\x1b\r3\r\r", "1/没有\r\x11\r\r"])
def test_keys_typed_ahead_on_the_first_screen_do_not_keep_it_from_leaving(packet):
    with shenbao() as terminal:
        terminal.until_text("手边有去年的申报表吗")
        terminal.write(packet)
        terminal.sent_within(1.0)
        terminal.write("\x11")
        assert terminal.end() == 0


@pytest.mark.parametrize(
    ("packets", "kept"),
    [
        (["\x1b[200~甲\x1b乙\x1b[201~"], "甲乙"),
        (["\x1b[200~甲\x1b[31m红乙\x1b[201~"], "甲[31m红乙"),
        (["\x1b[2", "00~甲乙\x1b[20", "1~丙"], "甲乙丙"),
        (["\x1b[200~甲\x1b[201~\x1b[200~乙\x1b[201~"], "甲乙"),
    ],
)
def test_a_paste_stays_in_order_whatever_is_in_it(packets, kept):
    with shenbao("new", "a") as terminal:
        terminal.until_text("填报单位写什么")
        for packet in packets:
            terminal.write(packet)
            terminal.sent_within(0.03)
        terminal.until_text(f"答>{kept}")
        terminal.sent_within(0.5)
        assert ("控制字符" in terminal.text()) == (
            packets[0].count("\x1b") > 2 and len(packets) == 1 and "乙" in kept and "[200~乙" not in packets[0]
        )
