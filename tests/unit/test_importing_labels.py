"""Labels as forms print them: broken by narrow cells, numbered, bracketed, or under another name."""

from pathlib import Path

import docx
import pytest

from tests.support.importing_samples import BENEFITS, OUTPUTS, read_document, read_text, saved, tabbed, table, write

VERTICAL = ["\n".join(words) for words in ("部门名称", "部门职能职责概述", "部门整体支出年度绩效指标")]
BROKEN = [
    ("部门名称", VERTICAL[0]),
    ("部门职能职责概述", "部门职能职责\n概述"),
    ("部门职能职责概述", "部门\n职能\n职责\n概述"),
    ("部门职能职责概述", "部门职\n能职责\n概述"),
    ("部门职能职责概述", "部门职能职责概述\n（可附页）"),
    ("部门职能职责概述", VERTICAL[1]),
    ("部门整体支出年度绩效指标", VERTICAL[2]),
    ("部门整体支出年度绩效指标", "部门整体支出年度绩效目标"),
    ("部门整体支出年度绩效指标", "部门整体支出\n绩效指标"),
    ("部门整体支出年度绩效指标", "年度绩\n效指标"),
    ("绩效目标内容1：\n乡镇经济发展", "绩效目标内容\n1：\n乡镇经济发展"),
    ("绩效目标内容1：\n乡镇经济发展", "绩效目标\n内容1：\n乡镇经济发展"),
    ("绩效目标内容1：\n乡镇经济发展", "绩效目标1：\n乡镇经济发展"),
    ("绩效目标内容1：\n乡镇经济发展", "目标内容1：乡镇经济发展"),
]


def relabelled(old: str, new: str) -> docx.document.Document:
    """Return the form as a table with one cell rewritten."""
    document = table()
    cell = next(cell for row in document.tables[0].rows for cell in row.cells if cell.text == old)
    for paragraph in cell.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    cell.paragraphs[0].clear()
    write(cell, new)
    return document


@pytest.mark.parametrize(("old", "new"), BROKEN)
def test_a_label_broken_over_lines_or_under_another_name_changes_nothing(tmp_path: Path, old: str, new: str) -> None:
    assert old in tabbed()
    text = tabbed().replace(old, new)
    for result in (read_text(text), read_text(text.replace("\t", ""))):
        assert result.declaration == read_text(tabbed()).declaration
        assert result.unplaced == () and result.notes == ()
    result = read_document(tmp_path, saved(relabelled(old, new)))
    assert result.declaration == read_document(tmp_path, saved(table())).declaration
    assert result.unplaced == () and result.notes == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("其中：   公共财政拨款：", "其中：公共财政\n拨款："),
        ("其中：   公共财政拨款：", "其中：一般公共预算\n拨款："),
        ("政府性基金拨款：", "政府性基金\n拨款："),
        ("纳入专户管理的非税收入拨款：", "纳入专户管理的非税收入\n拨款："),
        ("其中：   公共财政拨款：", "1、公共财政拨款："),
        ("资金总额：120.50", "资金总额120.50"),
        ("其中： 基本支出：100", "其中：基本支出100"),
    ],
)
def test_the_label_of_an_amount_may_be_broken_or_lack_its_colon(old: str, new: str) -> None:
    assert old in tabbed()
    text = tabbed().replace(old, new)
    for result in (read_text(text), read_text(text.replace("\t", ""))):
        assert result.declaration == read_text(tabbed()).declaration
        assert result.unplaced == ()


def test_an_amount_behind_a_broken_label_is_its_amount() -> None:
    text = tabbed().replace("政府性基金拨款：", "政府性基金\n拨款：5万元")
    assert read_text(text).declaration.budget.income["government_fund"] == 5


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、产出指标：", "二、效益指标："),
        ("（一）产出指标", "（二）效益指标"),
        ("1.产出指标：", "2.效益指标："),
        ("【产出指标】", "【效益指标】"),
        ("产出指标；", "效益指标；"),
        ("产出：", "效益："),
        ("产出\n指标：", "效益\n指标："),
        (
            "产出指标：（数量、质量、成本、时间、其他）",
            "效益指标：（经济效益、社会效益、生态效益、可持续影响、满意度）",
        ),
    ],
)
def test_the_heads_of_the_lists_are_known_however_they_are_written(tmp_path: Path, first: str, second: str) -> None:
    text = tabbed().replace("产出指标：\n", f"{first}\n").replace("效益指标：\n1", f"{second}\n1")
    document = relabelled(f"产出指标：\n{OUTPUTS}", f"{first}\n{OUTPUTS}")
    for result in (read_text(text), read_text(text.replace("\t", "")), read_document(tmp_path, saved(document))):
        found = (result.declaration.objectives or ())[0]
        assert found == (read_text(tabbed()).declaration.objectives or ())[0]
        assert result.unplaced == () and result.notes == ()


@pytest.mark.parametrize(
    "line",
    [
        "产出：年产鲜叶60吨。",
        "效益指标考核合格。",
        "目标内容明确。",
        "绩效目标按时完成。",
        "部门职能职责概述清楚。",
        "产出指标完成率100%。",
    ],
)
def test_a_sentence_that_begins_like_a_label_stays_in_its_item(line: str) -> None:
    text = tabbed(objectives=(("改善民生", f"1、甲。\n{line}\n2、乙。", BENEFITS),))
    for source in (text, text.replace("\t", "")):
        outputs = (read_text(source).declaration.objectives or ())[0].outputs or ()
        assert [part.text for part in outputs] == [f"甲。\n{line}", "乙。"]
