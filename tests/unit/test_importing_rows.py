"""Tables that hold one indicator in every row: odd columns, and what their cells cannot say."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.importing import ImportResult
from assistant.model import Operator, Target
from tests.support.handmade import STAMP_ROW, Cells, add_rows, begin
from tests.support.importing_samples import benefits, outputs, read_document, saved

HEAD = ("一级指标", "二级指标", "三级指标", "指标值")


def read(folder: Path, *rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> ImportResult:
    """Read a form with one objective and a table of these rows."""
    document = begin()
    cells: list[Cells] = [[("绩效目标内容1：乡镇经济发展", 99)]]
    cells += [[(text, 1) for text in row] for row in (head, *rows)]
    add_rows(document, max(len(head), 6), [*cells, STAMP_ROW])
    return read_document(folder, saved(document))


def targets(result: ImportResult) -> list[Target]:
    [objective] = result.declaration.objectives or ()
    return [target for part in (objective.outputs or ()) + (objective.benefits or ()) for target in part.targets]


@pytest.mark.parametrize(
    ("value", "target"),
    [
        ("≥3.2公里", Target("硬化道路", Operator.GE, "3.2", "公里")),
        ("不低于90%", Target("硬化道路", Operator.GE, "90", "%")),
        ("＜5‰", Target("硬化道路", Operator.LT, "5", "‰")),
        ("1,200户", Target("硬化道路", None, "1,200", "户")),
        ("10月底前", Target("硬化道路", None, "10月底前")),
        ("明显改善", Target("硬化道路", Operator.QUALITATIVE, "明显改善")),
        ("=100", Target("硬化道路", Operator.EQ, "100")),
    ],
)
def test_sign_and_unit_are_taken_off_a_value(tmp_path: Path, value: str, target: Target) -> None:
    result = read(tmp_path, ("产出指标", "数量指标", "硬化道路", value))
    assert outputs(result) == [f"硬化道路{value}"]
    assert targets(result) == [target]


def test_the_columns_may_stand_in_another_order(tmp_path: Path) -> None:
    head = ("指标类别", "指标名称", "计量单位", "指标值", "符号")
    result = read(tmp_path, ("数量指标", "硬化道路", "公里", "3.2", "≥"), head=head)
    assert outputs(result) == ["硬化道路≥3.2公里"]
    assert targets(result) == [Target("硬化道路", Operator.GE, "3.2", "公里")]


def test_the_lines_of_two_cells_belong_together_where_the_names_are_numbered(tmp_path: Path) -> None:
    result = read(tmp_path, ("产出指标", "数量指标", "1、硬化道路\n2、新建桥梁", "3.2公里\n1座"))
    assert outputs(result) == ["硬化道路3.2公里", "新建桥梁1座"]


def test_cost_and_satisfaction_may_be_of_the_first_level(tmp_path: Path) -> None:
    rows = (
        ("成本指标", "经济成本指标", "硬化单价", "≤45万元"),
        ("产出指标", "数量指标", "硬化道路", "3.2公里"),
        ("效益指标", "社会效益指标", "返贫", "0户"),
        ("满意度指标", "服务对象满意度指标", "抽样满意度", "≥90%"),
    )
    result = read(tmp_path, *rows)
    assert outputs(result) == ["硬化单价≤45万元", "硬化道路3.2公里"]
    [objective] = result.declaration.objectives or ()
    assert [part.category and part.category.value for part in objective.outputs or ()] == ["cost", "quantity"]
    assert benefits(result) == [("social", "返贫0户"), ("satisfaction", "抽样满意度≥90%")]


def test_a_column_that_this_form_does_not_have_is_listed(tmp_path: Path) -> None:
    result = read(tmp_path, ("产出指标", "数量指标", "硬化道路", "3公里", "10分"), head=(*HEAD, "分值"))
    assert outputs(result) == ["硬化道路3公里"]
    assert [part.text for part in result.unplaced] == ["10分"]


def test_a_kind_that_is_not_known_is_listed_and_the_category_left_open(tmp_path: Path) -> None:
    result = read(tmp_path, ("效益指标", "综合效益指标", "返贫", "0户"))
    assert benefits(result) == [(None, "返贫0户")]
    assert [part.text for part in result.unplaced] == ["综合效益指标"]
    assert "/objectives/0/benefits/0/category" in {guess.path for guess in result.guesses}


def test_numbers_and_words_of_lists_mean_nothing_in_a_row(tmp_path: Path) -> None:
    rows = (("产出指标", "数量指标", "1.5公里渠道清淤", "1次"), ("", "", "满意度：抽样", "2次"))
    assert outputs(read(tmp_path, *rows)) == ["1.5公里渠道清淤1次", "满意度：抽样2次"]


def test_the_table_ends_where_another_part_of_the_form_begins(tmp_path: Path) -> None:
    result = read(tmp_path, ("产出指标", "数量指标", "硬化道路", "3公里"), ("部门名称", "青禾县云溪乡人民政府", "", ""))
    assert result.declaration.department == "青禾县云溪乡人民政府"
    assert outputs(result) == ["硬化道路3公里"]


def test_the_words_of_columns_alone_make_no_table(tmp_path: Path) -> None:
    document = begin()
    add_rows(document, 6, [[("绩效目标内容1：", 1), ("产出指标：\n1、指标名称\n2、指标值", 99)], STAMP_ROW])
    assert outputs(read_document(tmp_path, saved(document))) == ["指标名称", "指标值"]
