"""纸样 line by line: the drawing, one page of it, and what is said of its length."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.commands import Command, Verb, parse_command
from assistant.exporting.pages import CellSize
from assistant.model import Indicator
from assistant.paper import paper_of
from assistant.session import Session
from assistant.text import cells
from assistant.wording import paper as say
from assistant.wording.session import Tone


def test_the_paper_is_drawn_and_its_length_said(example):
    reply = Session.new("a", ("旧表.docx", example)).say("纸样")
    drawing, length = (message.text for message in reply.messages)
    assert "==== 第 2 页 ====" in drawing
    assert "青禾县云溪乡人民政府" in drawing
    assert length.startswith("约 4 页。")
    assert "差一页算正常" in length


def test_one_page_can_be_asked_for(example):
    session = Session.new("a", ("旧表.docx", example))
    page = session.say("纸样 2").messages[0].text
    assert page.startswith("==== 第 2 页 ====")
    assert "第 3 页" not in page
    [refused] = session.say("纸样 90").messages
    assert (refused.tone, refused.text) == (Tone.BAD, "没有第 90 页，约 4 页。")


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_it_fits_the_terminal(example, columns, monkeypatch):
    monkeypatch.setenv("COLUMNS", columns)
    drawing = Session.new("a", ("旧表.docx", example)).say("/zy").messages[0].text
    assert max(map(cells, drawing.split("\n"))) <= min(100, int(columns)) - 2


def test_long_cells_are_named_with_characters_and_share(example, form):
    first, *rest = example.objectives
    long = replace(example, objectives=(replace(first, outputs=(Indicator("修路一条，" * 246),)), *rest))
    named = say.length(paper_of(long, form).paged)[0]
    assert "最长的：目标1 产出 1,253 字，约占 1 页" in named
    sizes = [CellSize("/duties", 10, pages) for pages in (0.2, 0.5, 1.0, 1.5, 2.24)]
    assert [say.cell_size(size).partition("，")[2] for size in sizes] == [
        "约占小半页", "约占半页", "约占 1 页", "约占 1 页半", "约占 2 页",
    ]  # fmt: skip


def test_the_word_and_its_initials_are_commands_and_a_sentence_is_not():
    assert parse_command("/zy") == Command(Verb.PAPER)
    assert parse_command("纸样 第3页") == Command(Verb.PAPER, "3")
    assert parse_command("纸样印制3页宣传单") is None
