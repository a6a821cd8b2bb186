"""The door for text, and how foreign text is shown."""

import json
import re
from pathlib import Path

import pytest

from assistant.text import FORBIDDEN, clip, make_harmless, normalise_text, open_blanks


def test_line_ends_become_line_feeds_and_tabs_spaces_and_ends_are_stripped():
    assert normalise_text(" \t甲\r\n乙\r丙\t丁 \n") == "甲\n乙\n丙 丁"


def test_full_width_characters_are_not_normalised():
    assert normalise_text("９２２．７５％㎡") == "９２２．７５％㎡"


@pytest.mark.parametrize("text", ["\x1b[2J", "\x07", "\x9b31m", "\udc80", "\ufdd0", "\U0010ffff", "\u202e倒"])
def test_what_could_move_the_cursor_or_turn_the_line_is_shown_as_a_code(text):
    shown = make_harmless(f"甲{text}乙")
    assert "‹U+" in shown
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202e\ud800-\udfff]", shown)


def test_clip_says_that_something_was_left_out():
    assert clip("一二三四五", 3) == "一二三…"
    assert clip("一二\n三", 8) == "一二…"
    assert clip("一二", 8) == "一二"


def test_only_the_agreed_mark_is_an_open_blank():
    text = "依据国发〔2016〕3号，完成〔待填：农业站〕亩、〔待填〕户"
    assert open_blanks(text) == [(15, "〔待填：农业站〕", "农业站"), (25, "〔待填〕", None)]


def test_the_schema_refuses_exactly_what_the_door_calls_forbidden():
    schema = json.loads((Path(__file__).parents[2] / "schema" / "declaration.schema.json").read_text(encoding="utf-8"))
    accepted = re.compile(schema["$defs"]["clean"]["pattern"])
    samples = [*range(0x300), *range(0xD7F0, 0xE010), *range(0xFDC0, 0xFE00), *range(0xFFF0, 0x10010)]
    samples += [plane * 0x10000 + low for plane in range(1, 17) for low in (0xFFFD, 0xFFFE, 0xFFFF)]
    for code in samples:
        assert bool(accepted.search(chr(code))) != bool(FORBIDDEN.search(chr(code))), hex(code)
