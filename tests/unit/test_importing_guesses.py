"""What was guessed is listed with its member, its place, its text, a confidence and the reason; nothing else is."""

from pathlib import Path

import pytest

from assistant.importing import ImportResult, report_json
from assistant.importing.result import Confidence
from tests.support.importing_samples import BENEFITS, OUTPUTS, outputs, read_document, read_text, saved, tabbed, table

TWO = (("乡镇经济发展", OUTPUTS, BENEFITS), ("改善民生", OUTPUTS, BENEFITS))


def guessed(result: ImportResult) -> dict[str, str]:
    """Return path → confidence, having checked that whatever is doubtful is said as well."""
    for guess in result.guesses:
        assert guess.where and guess.text and guess.reason
        assert (guess.reason in result.notes) == (guess.confidence is not Confidence.HIGH)
    return {guess.path: guess.confidence.value for guess in result.guesses}


def titles(result: ImportResult) -> list[str]:
    return [part.title for part in result.declaration.objectives or ()]


def test_nothing_is_a_guess_that_its_label_and_number_say(tmp_path: Path) -> None:
    for result in (read_text(tabbed(objectives=TWO)), read_document(tmp_path, saved(table()))):
        assert result.guesses == ()


@pytest.mark.parametrize(
    ("benefits", "path", "confidence"),
    [
        ("茶农增收。\n就业120人。", "/objectives/0/benefits/1/text", "medium"),
        ("1、经济效益：增收。\n2、就业120人。", "/objectives/0/benefits/1/category", "low"),
        ("1、经济效益：增收。\n4、社会效益：就业。", "/objectives/0/benefits/1/text", "medium"),
        ("1、经济效益：增收；社会效益：就业120人。", "/objectives/0/benefits/1/text", "medium"),
        ("经济效益：\n1、增收。\n2、就业。", "/objectives/0/benefits/1/category", "high"),
        ("1、经济效益：增收。\n1、亮化。\n2、社会效益：就业。", "/objectives/0/benefits/0/text", "low"),
    ],
)
def test_a_benefit_that_was_guessed_is_listed(benefits: str, path: str, confidence: str) -> None:
    result = read_text(tabbed(objectives=(("社会管理", OUTPUTS, benefits),)))
    assert guessed(result)[path] == confidence


@pytest.mark.parametrize(
    ("old", "new", "path", "confidence"),
    [
        ("总额：120.50万元", "总额：1205000元", "/budget/total", "medium"),
        ("总额：120.50万元", "总额：120。50万元", "/budget/total", "medium"),
        ("产出指标：\n", "", "/objectives/0/outputs", "medium"),
        ("绩效目标内容1：\n乡镇经济发展", "", "/objectives/0", "medium"),
        ("内容1", "内容2", "/objectives/0", "medium"),
        ("绩效目标内容1：\n", "", "/objectives/0/title", "medium"),
        ("申报表\n（ 2027年度）", "申报表（续）", "", ""),
        ("乡镇部门整体支出绩效目标申报表\n（ 2027年度）", "云溪乡2027年度部门整体支出绩效目标申报表", "/year", "high"),
        ("（盖章）： 青", "（盖章）：\n青", "/filer", "high"),
    ],
)
def test_a_field_that_was_guessed_is_listed(old: str, new: str, path: str, confidence: str) -> None:
    text = tabbed()
    assert old in text
    found = guessed(read_text(text.replace(old, new, 1)))
    assert found.get(path, "") == confidence and len(found) == (path != "")


def test_the_report_shows_what_was_guessed() -> None:
    [entry] = report_json(read_text(tabbed().replace("产出指标：\n", "")))["guessed"]
    assert set(entry) == {"path", "where", "text", "confidence", "reason"}
    assert entry["text"] == OUTPUTS.split("\n")[0] and entry["confidence"] == "medium"


@pytest.mark.parametrize("tabs", ["\t", ""])
def test_an_objective_whose_heading_is_lost_is_one_of_its_own_and_it_is_said_what_to_do(tabs: str) -> None:
    text = tabbed(objectives=(*TWO, ("社会管理", OUTPUTS, BENEFITS))).replace("绩效目标内容2：\n改善民生", "")
    result = read_text(text.replace("\t", tabs))
    assert titles(result) == ["乡镇经济发展", "", "社会管理"]
    assert guessed(result) == {"/objectives/1": "medium"}
    [note] = result.notes
    assert "绩效目标内容2" in note and "请补上名称" in note


def test_an_empty_heading_of_a_table_is_a_lost_one(tmp_path: Path) -> None:
    document = table()
    grid = document.tables[0]
    for source in (4, 5):
        cells = grid.add_row().cells
        cells[2].text = grid.cell(source, 2).text
    result = read_document(tmp_path, saved(document))
    assert titles(result) == ["乡镇经济发展", ""]
    assert len(outputs(result, 1)) == 2
    assert guessed(result) == {"/objectives/1": "medium"}


@pytest.mark.parametrize("tabs", ["\t", ""])
def test_a_title_whose_label_is_lost_is_known_by_the_head_behind_it(tabs: str) -> None:
    text = tabbed(objectives=TWO).replace("绩效目标内容2：\n", "").replace("\t", tabs)
    result = read_text(text)
    assert titles(result) == ["乡镇经济发展", "改善民生"]
    assert guessed(result) == {"/objectives/1/title": "medium"}
    assert result.unplaced == ()


@pytest.mark.parametrize("more", ["3、清淤2公里。", ""])
def test_outputs_that_go_on_below_benefits_are_no_objective_of_their_own(more: str) -> None:
    text = tabbed().replace("\t财政部门相关", f"\t\n\t\n\t产出指标（续）：\n{more}\n\t财政部门相关", 1)
    result = read_text(text)
    assert titles(result) == ["乡镇经济发展"]
    assert len(outputs(result)) == 2 + bool(more)


def test_a_label_printed_again_on_the_next_page_is_a_sure_guess() -> None:
    text = tabbed().replace("\t\n\t\n\t效益指标", "\t\n\t绩效目标内容1：\n乡镇经济发展（续）\n\t效益指标")
    assert guessed(read_text(text)) == {"/objectives/0": "high"}
