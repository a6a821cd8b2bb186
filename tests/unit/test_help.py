"""What the help says fits a screen of 80 columns."""

from assistant.commands import Command, Verb, parse_command
from assistant.text import columns
from assistant.wording.session import HELP
from assistant.wording.tui import HELP_KEYS

ROOM = 80 - 6 - 1
"""Columns, less the margin of what is said and the last one."""


def test_no_line_of_the_help_is_broken_on_a_screen_of_80_columns():
    assert [line for line in f"{HELP}\n{HELP_KEYS.text}".split("\n") if columns(line) > ROOM] == []


def test_the_help_names_the_editor_of_ones_own():
    assert "外部编辑" in HELP
    assert parse_command("外部编辑") == parse_command("/wbbj") == Command(Verb.OUTSIDE)
