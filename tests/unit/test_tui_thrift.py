"""What is sent of a screen: only the rows that the terminal does not show already."""

from __future__ import annotations

from rich.console import Console
from rich.segment import Segment
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region, Size
from textual.strip import Strip

from assistant.tui.thrift import Painted

SIZE = Size(4, 2)


def strip(text: str) -> Strip:
    return Strip([Segment(text)])


def whole(*rows: str) -> LayoutUpdate:
    return LayoutUpdate([[strip(row)] for row in rows], Region(0, 0, 4, len(rows)))


def part(y: int, start: int, end: int, *rows: str) -> ChopsUpdate:
    return ChopsUpdate([{0: strip(row)} for row in rows], [(y, start, end)], [[4] for _ in rows])


def sent(painted: Painted, update: LayoutUpdate | ChopsUpdate, size: Size = SIZE) -> str:
    return painted.spare(update, size).render_segments(Console())


def test_a_screen_painted_again_sends_nothing():
    painted = Painted()
    first = sent(painted, whole("甲甲", "乙乙"))
    assert "甲甲" in first
    assert "乙乙" in first
    assert sent(painted, whole("甲甲", "乙乙")) == ""
    assert sent(painted, part(1, 0, 4, "甲甲", "乙乙")) == ""


def test_only_the_row_that_is_different_is_sent_at_its_place():
    painted = Painted()
    sent(painted, whole("甲甲", "乙乙"))
    assert sent(painted, whole("甲甲", "丙丙")) == "\x1b[2;1H丙丙"


def test_a_row_changed_in_part_is_sent_whole_the_next_time():
    painted = Painted()
    sent(painted, whole("甲甲", "乙乙"))
    assert "丁" in sent(painted, part(0, 0, 2, "丁甲", "乙乙"))
    assert "甲甲" in sent(painted, whole("甲甲", "乙乙"))


def test_another_size_or_a_terminal_that_comes_back_is_painted_whole():
    painted = Painted()
    sent(painted, whole("甲甲", "乙乙"))
    assert "甲甲" in sent(painted, whole("甲甲", "乙乙", "丙丙"), Size(4, 3))
    painted.forget()
    assert "甲甲" in sent(painted, whole("甲甲", "乙乙", "丙丙"), Size(4, 3))
