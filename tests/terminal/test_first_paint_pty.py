"""The first paint of a screen costs hardly more than the same text in a bare Textual application."""

import os

import pytest

from assistant.session import Session
from tests.support.script import typeable, typed_lines
from tests.terminal.pty_driver import Terminal

TOWN = "青禾县云溪乡人民政府"
KEPT = ("SHENBAO_HOME", "SHENBAO_OUT", "HOME", "TZ")
BARE = """
import sys
from textual.app import App
from textual.widgets import Static
class Bare(App):
    CSS = "Screen { overflow: hidden; }"
    ENABLE_COMMAND_PALETTE = False
    def compose(self):
        yield Static(sys.argv[1], markup=False)
Bare().run(mouse=False)
"""


def paint(argv: list[str], shown: str, columns: int, rows: int) -> tuple[int, str]:
    """Return the bytes that a program sends until it shows its text and is quiet, and the text."""
    with Terminal(argv, {key: os.environ[key] for key in KEPT}, columns, rows) as terminal:
        terminal.until_text(shown)
        terminal.sent_within(0.8)
        return len(terminal.sent), "\n".join(line.rstrip() for line in terminal.lines())


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 12)])
@pytest.mark.parametrize("drafts", [0, 3])
def test_the_first_screen_costs_hardly_more_than_its_text(drafts, columns, rows):
    for number in range(drafts):
        session = Session.new(f"d{number}")
        session.say(TOWN)
        session.close()
    ours, text = paint(["-m", "assistant"], "^Q退出", columns, rows)
    bare, again = paint(["-c", BARE, text], text.strip().splitlines()[-1].replace(" ", ""), columns, rows)
    assert again == text
    assert ours <= 1.1 * bare


def test_the_last_screen_costs_hardly_more_than_its_text(example):
    session = Session.new("a")
    for line in typed_lines(typeable(example), session.form, session.interview.state):
        session.say(line)
    session.close()
    with Terminal(["-m", "assistant", "open", "a"], {key: os.environ[key] for key in KEPT}) as terminal:
        terminal.until_text("^Q退出")
        terminal.sent_within(0.5)
        before = len(terminal.sent)
        terminal.write("\r")
        terminal.until_text("o存到别处")
        terminal.sent_within(0.8)
        opening = len(terminal.sent) - before
        assert terminal.sent_within(1.0) == 0
    assert opening <= 10_000
