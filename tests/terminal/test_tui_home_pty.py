"""The full screen's first screen on a real terminal: what cannot be opened is said, and the keys go on working."""

import os

import pytest

from assistant.draft import JOURNAL
from assistant.paths import drafts_folder
from assistant.session import Session
from tests.terminal.pty_driver import Terminal

TOWN = "青禾县云溪乡人民政府"


def shenbao(*arguments: str) -> Terminal:
    return Terminal(
        ["-m", "assistant", *arguments], {key: os.environ[key] for key in ("SHENBAO_HOME", "SHENBAO_OUT", "HOME", "TZ")}
    )


@pytest.mark.parametrize("path", ["~nobody-of-that-name/去年.docx", "/没有/去年.docx", "/"])
def test_a_path_that_leads_nowhere_is_said_and_asked_again(path):
    with shenbao() as terminal:
        terminal.until_text("手边有去年的申报表吗")
        terminal.write("1")
        terminal.until_text("打文件的位置")
        terminal.write(path)
        terminal.until(lambda: any(line.rstrip().endswith(path[-6:]) for line in terminal.lines()))
        terminal.sent_within(0.5)
        terminal.write("\r")
        terminal.until(lambda: any(line.startswith(" !") for line in terminal.lines()))
        terminal.write("\x1b")
        terminal.until_text("手边有去年的申报表吗")
        terminal.write("\x11")
        assert terminal.end() == 0


def test_an_objection_stays_where_path_and_enter_arrive_in_one_packet():
    with shenbao() as terminal:
        terminal.until_text("手边有去年的申报表吗")
        terminal.write("1")
        terminal.until_text("打文件的位置")
        terminal.write("/没有/去年.docx\r")
        terminal.until(lambda: any(line.startswith(" !") for line in terminal.lines()))
        terminal.sent_within(1.0)
        assert any(line.startswith(" !") for line in terminal.lines())


def test_a_damaged_draft_is_said_and_the_next_one_opens():
    Session.new("good").say(TOWN)
    (drafts_folder() / "bad").mkdir()
    (drafts_folder() / "bad" / JOURNAL).write_bytes(b"?\n")
    for name, moment in (("bad", 2_000), ("good", 1_000)):
        os.utime(drafts_folder() / name / JOURNAL, (moment, moment))
    with shenbao() as terminal:
        terminal.until_text("云溪乡")
        terminal.write("1")
        terminal.until(lambda: any(line.startswith(" !") and "打不开" in line for line in terminal.lines()))
        terminal.write("2")
        terminal.until_text("部门名称写什么")
        terminal.write("\x11")
        assert terminal.end() == 0


def test_the_terminals_cursor_stands_in_the_input_at_every_question():
    with shenbao("new", "a") as terminal:
        for line, wanted in (
            ("", "填报单位写什么"),
            (f"{TOWN}\r", "部门名称写什么"),
            ("\r", "哪一年的预算"),
            ("\x1b", "部门名称写什么"),
        ):
            terminal.write(line)
            terminal.until_text(wanted)
            held = TOWN if line == "\x1b" else ""
            where = (6 + 2 * len(held), held)

            def placed(where=where) -> bool:
                row = terminal.lines()[terminal.screen.cursor.y]
                return row.startswith(" 答 >") and where[1] in row and terminal.screen.cursor.x == where[0]

            terminal.until(placed)
