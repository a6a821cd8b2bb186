"""Where an objective's title ends, and when a label that comes again goes on with the same objective."""

from pathlib import Path

import pytest

from tests.support.importing_samples import (
    BENEFITS,
    OUTPUTS,
    outputs,
    read_document,
    read_text,
    saved,
    tabbed,
    table,
    write,
)


def titles(text: str) -> list[str]:
    return [part.title for part in read_text(text).declaration.objectives or ()]


@pytest.mark.parametrize("tabs", ["\t", ""])
@pytest.mark.parametrize(
    "title",
    [
        "产业强镇、富民增收",
        "项目支出管理",
        "满意度提升",
        "（一）经济发展",
        "1号工程建设",
        "2027年重点工作",
        "一、产业发展",
        "产出指标提升",
    ],
)
def test_a_title_is_what_stands_before_the_head(title: str, tabs: str) -> None:
    for lab in ("：\n", "："):
        text = tabbed(objectives=((title, OUTPUTS, BENEFITS),)).replace("1：\n", f"1{lab}").replace("\t", tabs)
        assert titles(text) == [title]
        assert outputs(read_text(text)) == outputs(read_text(tabbed()))


def test_a_title_of_ones_own_may_stand_on_two_lines_of_a_text_without_tabs() -> None:
    text = tabbed(objectives=(("茶旅融合发展示范区\n建设与提升", OUTPUTS, BENEFITS),)).replace("\t", "")
    assert titles(text) == ["茶旅融合发展示范区建设与提升"]


@pytest.mark.parametrize(
    "title", ["1、以产业振兴为引领推进一二三产业融合发展的各项工作", "效益指标：全面提升", "产出指标：一、二期"]
)
def test_a_title_comes_back_from_a_document_whatever_its_words(tmp_path: Path, title: str) -> None:
    document = table()
    cell = document.tables[0].cell(4, 1)
    cell.paragraphs[1].clear()
    cell.paragraphs[1].add_run(title)
    found = (read_document(tmp_path, saved(document)).declaration.objectives or ())[0]
    assert found.title == title and len(found.outputs or ()) == 2


@pytest.mark.parametrize(
    "again", ["绩效目标内容1：\n乡镇经济发展", "绩效目标内容1：\n乡镇经济发展（续）", "绩效目标内容1："]
)
@pytest.mark.parametrize("tabs", ["\t", ""])
def test_a_label_repeated_on_the_next_page_goes_on_with_its_objective(again: str, tabs: str) -> None:
    text = tabbed().replace("\t\n\t\n\t效益指标", f"\t\n\t{again}\n\t效益指标")
    assert again in text.partition("2、改造")[2]
    result = read_text(text.replace("\t", tabs))
    assert result.declaration == read_text(tabbed()).declaration


def test_a_list_goes_on_behind_a_repeated_label_without_head(tmp_path: Path) -> None:
    document = table(outputs="1、甲。")
    row = document.tables[0].add_row()
    write(row.cells[1], "绩效目标内容1：\n乡镇经济发展（续）")
    write(row.cells[2], "效益指标：\n3、社会效益指标：丙。")
    result = read_document(tmp_path, saved(document))
    assert len(result.declaration.objectives or ()) == 1
    assert len((result.declaration.objectives or ())[0].benefits or ()) == 3


@pytest.mark.parametrize("title", ["乡镇经济发展", ""])
def test_a_label_with_the_same_number_above_new_lists_is_another_objective(title: str) -> None:
    second = (("改善民生", OUTPUTS, BENEFITS), ("改善民生", OUTPUTS, BENEFITS))
    text = (
        tabbed(objectives=second).replace("内容2：\n改善民生", f"内容1：\n{title}").replace("改善民生", "乡镇经济发展")
    )
    assert titles(text) == ["乡镇经济发展", title]
