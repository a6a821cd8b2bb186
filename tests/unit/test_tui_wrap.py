"""Text in terminal cells."""

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from assistant.tui.widgets.wrap import cut_cells, fit_words, wrap_cells

MIXED = st.text(alphabet="云溪乡硬化公路，。；（）“”3.2km %[/]\n", max_size=80)


@given(MIXED, st.integers(min_value=4, max_value=40))
@example("“222）", 4)
def test_no_row_is_wider_than_its_room_and_no_character_is_lost(text, width):
    rows = wrap_cells(text, width)
    assert all(cell_len(row) <= width for row in rows)
    assert "".join("".join(rows).split()) == "".join(text.split())


def test_a_row_does_not_begin_with_a_closing_mark():
    assert wrap_cells("硬化通组公路。", 12) == ["硬化通组公", "路。"]


def test_neither_do_several_of_them():
    assert wrap_cells("农村环境脏乱差”，马上治理", 14) == ["农村环境脏乱", "差”，马上治理"]


def test_a_row_does_not_end_with_an_opening_mark():
    assert wrap_cells("签订管理责任（书）", 14) == ["签订管理责任", "（书）"]


def test_a_number_with_its_unit_in_letters_stays_together():
    assert wrap_cells("全长约3.2km左右", 10) == ["全长约", "3.2km左右"]


def test_a_command_between_spaces_stays_whole_where_it_can():
    assert wrap_cells("可以打 基本数据 记下来", 14) == ["可以打", "基本数据 记下", "来"]
    assert wrap_cells("可以打 基本数据", 14) == ["可以打 基本数", "据"], "at the end it is no more than text"
    assert "".join(wrap_cells("打 基本数据 记", 6)).replace(" ", "") == "打基本数据记"


def test_a_chinese_character_is_never_halved_by_a_cut():
    assert cut_cells("云溪乡人民政府", 8) == "云溪乡.."
    assert cut_cells("云溪乡人民政府", 9) == "云溪乡.."
    assert cut_cells("云溪乡", 6) == "云溪乡"


def test_words_that_do_not_fit_are_left_out_whole():
    assert fit_words(("回车 下一步", "Esc 上一题"), 20, "  ") == "回车 下一步"


def test_an_indented_line_stays_indented_where_it_goes_on():
    assert wrap_cells("  1、修路三公里", 10) == ["  1、修路", "  三公里"]
    assert "".join(wrap_cells("      甲乙", 8)).split() == ["甲乙"]
