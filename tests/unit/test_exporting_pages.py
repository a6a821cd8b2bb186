"""The estimate of pages: how many, where they end, which cells are long; and the form drawn in characters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.exporting.drawn import NARROW, DrawnLine, draw
from assistant.exporting.pages import Paged, estimate_pages
from assistant.exporting.rows import render_rows
from assistant.form import Form, load_form, parse_form
from assistant.model import ABSENT, Absent, Declaration, Indicator, Objective
from assistant.resources import load_toml
from assistant.text import cells

FORM = load_form()
EMPTY = Declaration(FORM.id)
TABLED = Path(__file__).resolve().parents[1] / "data" / "forms" / "qinghe-2027.toml"
WIDTHS = (60, 75, 97, 120)


def paged(declaration: Declaration, form: Form = FORM) -> Paged:
    return estimate_pages(render_rows(declaration, form), form)


def drawn(declaration: Declaration, width: int = 75, form: Form = FORM) -> tuple[DrawnLine, ...]:
    return draw(paged(declaration, form), render_rows(declaration, form), form, width, cells)


def with_text(declaration: Declaration, text: str) -> Declaration:
    """Return the declaration with one long output in its second objective."""
    assert not isinstance(declaration.objectives, Absent)
    first, second, *rest = declaration.objectives
    return replace(declaration, objectives=(first, replace(second, outputs=(Indicator(text),)), *rest))


def test_more_text_never_makes_fewer_pages(example):
    counts = [paged(with_text(example, "修路一条，" * number)).pages for number in (1, 100, 400, 1000, 3000)]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


def test_a_text_longer_than_a_page_breaks_within_its_row_again_and_again(example):
    found = paged(with_text(example, "修路一条，" * 3000))
    rows = [part.row for part in found.breaks]
    assert max(rows.count(row) for row in rows) >= 5
    assert all(0 <= part.share < 1 for part in found.breaks)
    keys = [(part.row, part.share) for part in found.breaks]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_the_longest_cells_are_known_by_what_stands_in_them(example):
    longest = paged(with_text(example, "修路一条，" * 248)).cells[0]
    assert longest.member == "/objectives/1/outputs"
    assert longest.characters == 248 * 5 + len("产出指标：1、")
    assert 0.6 < longest.pages < 1.2


def test_whole_rows_move_to_the_next_page_and_the_stamps_stay_with_text(example):
    for declaration in (EMPTY, example):
        found = paged(declaration)
        stamps = len(found.rows) - 1
        assert all(part.row != stamps for part in found.breaks)
        assert all(part.share == 0 for part in found.breaks if found.rows[part.row].whole)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_line_of_the_table_is_as_wide_as_there_is_room(example, width):
    table = [line for line in drawn(example, width) if line.text[:1] in ("|", "+")]
    assert {cells(line.text) for line in table} == {width}


def test_upright_lines_stand_in_the_ratio_of_the_papers_columns(example):
    width = 117
    rule = next(
        line.text for line in drawn(example, width) if line.text.count("+") == 3 and line.member.startswith("/obj")
    )
    corners = [x for x, ch in enumerate(rule) if ch == "+"]
    ends = [sum(FORM.table.columns[:count]) / sum(FORM.table.columns) * (width - 1) for count in (1, 2, 8)]
    assert all(abs(a - b) <= 0.5 for a, b in zip(corners, ends, strict=True))


@pytest.mark.parametrize("width", [20, 37, *WIDTHS])
def test_the_drawing_holds_every_answer_whole(example, width):
    lines = [line.text for line in drawn(example, width)]
    last_column = "".join(line.split("|")[-2] if line.startswith("|") else line.strip("+-") for line in lines)
    shown = "".join((last_column if width >= NARROW else "".join(lines)).split())
    for row in render_rows(example, FORM).rows:
        for part in row.cells[-1].paragraphs:
            if part.kind == "item":
                assert "".join(part.text.split()) in shown


def test_a_page_mark_stands_for_every_page_but_the_first(example):
    for width in (75, 37):
        assert [line.page for line in drawn(example, width) if line.page] == list(range(2, paged(example).pages + 1))


def test_cells_stand_below_each_other_on_a_narrow_screen(example):
    lines = drawn(example, NARROW - 1)
    assert not any("|" in line.text for line in lines)
    assert all(cells(line.text) <= NARROW - 1 for line in lines)


def test_a_line_knows_what_stands_in_it(example):
    lines = drawn(example)
    line = next(line for line in lines if "安装太阳能路灯" in line.text)
    assert line.member == "/objectives/1/outputs"
    assert next(line for line in lines if "资金总额" in line.text).member == "/budget/total"
    assert next(line for line in lines if "填报单位" in line.text).member == "/filer"


@pytest.mark.parametrize("width", [75, 37])
def test_a_form_that_prints_a_row_for_every_target_is_drawn_too(example, width):
    form = parse_form(load_toml(TABLED.parent, TABLED.name))
    lines = drawn(replace(example, form=form.id), width, form)
    assert {cells(line.text) for line in lines if line.text[:1] in ("|", "+")} <= {width}
    assert any(line.member == "/objectives/0/outputs" for line in lines)


def test_hostile_texts_neither_break_the_frame_nor_reach_the_terminal():
    texts = ("甲\x1b[2J乙\u202e丙", "[bold]丁[/x]", "戊" * 500, "x" * 500, "", " ")
    objectives = tuple(Objective(text or "己", (Indicator(text or "庚"),), ABSENT) for text in texts)
    declaration = replace(EMPTY, filer="辛\u200b" * 40, objectives=objectives)
    for width in (75, 37):
        lines = drawn(declaration, width)
        assert not any(ch in line.text for line in lines for ch in "\x1b\u202e\u200b\n")
        assert {cells(line.text) for line in lines if line.text[:1] in ("|", "+")} <= {width}
