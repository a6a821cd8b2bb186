"""The page on two declarations: its order, its width, and what is left out of it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from assistant.bank import load_bank
from assistant.diff.page import page_rows
from assistant.diff.sheet import Version, sheet_of
from assistant.form import load_form
from assistant.model import ABSENT, Budget, Declaration, Indicator, Objective
from assistant.text import columns
from tests.unit.test_diff import DECLARATIONS

FORM = load_form()
HOW = "加 --all 全列"
SITES = "东西南北中上下左右前后里外大小高"


def declare(*texts: str, **members: object) -> Declaration:
    objective = Objective("甲", tuple(map(Indicator, texts)), ())
    return replace(Declaration("suining-2021", objectives=(objective,)), **members)


def page(before: Declaration, after: Declaration, how: str | None = HOW, width: int = 80) -> list[str]:
    sheet = sheet_of(Version("去年.docx", before, FORM), Version("@今年", after, FORM), load_bank())
    return list(page_rows(sheet, width, how))


def dropped(count: int) -> Declaration:
    return declare(*(f"{SITES[n] * 9}{n}" for n in range(count)), year=2026)


def test_it_begins_with_whose_it_is_then_the_amounts_the_counts_and_the_cells(example):
    after = replace(example, year=2028, duties=example.duties[1:])
    rows = page(example, after)
    heads = ["原来：去年.docx", "年度预算申请（万元）", "各条（", "部门职能职责概述", "现有 ", "没有待填"]
    places = [next(n for n, row in enumerate(rows) if row.startswith(head)) for head in heads]
    assert places == sorted(places)
    assert rows[1] == "青禾县云溪乡人民政府  2027年 → 2028年"
    assert "表头" not in rows
    assert "  改动 年度：2027 → 2028" in page(example, after, None)


def test_another_filers_form_is_said_at_the_top():
    rows = page(declare(filer="甲县乙乡人民政府", year=2026), declare(filer="甲县丙乡人民政府", year=2027))
    assert rows[1:3] == ["甲县乙乡人民政府 → 甲县丙乡人民政府（单位名称不一样）", "2026年 → 2027年"]


def test_a_fuller_name_is_not_another_filer():
    rows = page(declare(filer="丙乡人民政府", year=2026), declare(filer="甲县丙乡人民政府", year=2027))
    assert rows[1:3] == ["丙乡人民政府 → 甲县丙乡人民政府", "2026年 → 2027年"]


def test_a_department_that_is_not_the_filer_is_told_below():
    filer = {"filer": "甲县丙乡人民政府", "year": 2026}
    rows = page(declare(department="丙乡财政所", **filer), declare(department="丙乡综合服务中心", **filer))
    assert rows[rows.index("表头") + 1].startswith("  改动 部门名称：丙乡")


@pytest.mark.parametrize(
    ("before", "after", "cells"),
    [
        ("922.75", "1015.5", ["922.75", "1015.5", "+92.75", "+10.05"]),
        ("922.75", "915.5", ["922.75", "915.5", "-7.25", "-0.79"]),
        ("999999999", "999999999.01", ["999999999", "999999999.01", "+0.01", "<0.01"]),
        ("5", "5", ["5", "5", "0", "0"]),
        ("0", "5", ["0", "5", "+5", "-"]),
        (None, "5", ["空", "5", "+5", "-"]),
        ("5", ABSENT, ["5", "空", "-", "-"]),
    ],
)
def test_an_amount_is_a_row_with_its_difference_and_percentage(before, after, cells):
    old, new = (Decimal(value) if isinstance(value, str) else value for value in (before, after))
    rows = page(declare(budget=Budget(old), year=2026), declare("新添的一条", budget=Budget(new), year=2027))
    [row] = [row.split() for row in rows if row.startswith("  资金总额")]
    assert row == ["资金总额", *cells]


def test_the_counts_of_a_part_and_of_all_are_those_of_its_lines():
    rows = page(declare("修路3公里", "种树5亩"), declare("修路4公里", "〔待填〕前修桥〔待填：交通站〕座"))
    heads = next(row.split()[1:] for row in rows if row.startswith("各条"))
    [counts] = [row.split()[-8:] for row in rows if row.startswith("  目标1 甲")]
    assert dict(zip(heads, counts, strict=True)) == {
        "保留": "-", "小改": "-", "空出": "-", "改动": "1", "删去": "1", "新增": "1", "移动": "-", "待填": "2",
    }  # fmt: skip
    assert next(row.split()[1:] for row in rows if row.startswith("  合计")) == counts
    at = rows.index("待填 2 处：")
    assert rows[at + 1] == "  目标1 2 处：产出指标第2条（交通站）"
    assert rows[at + 2].startswith("还没填 11 处：年度、填报单位、部门名称、资金总额、")


def test_a_line_that_was_rewritten_stands_below_what_it_was():
    begun = "第一季度完成村级卫生室改造选址、设计和招标，第二季度动工"
    before = declare(f"{begun}，年底前通过验收")
    after = declare(f"{begun}，并采购血压计、血糖仪、心电图机，培训村医，每月下乡巡诊，慢性病人逐个建档随访")
    rows = page(before, after)
    at = next(n for n, row in enumerate(rows) if row.startswith("  改动 产出指标第1条"))
    assert rows[at].startswith("  改动 产出指标第1条：…，第二季度动工，并采购血压计")
    assert rows[at + 2] == "    原来：…，第二季度动工，年底前通过验收"
    whole = page(before, after, None)
    assert any(row.startswith("  改动 产出指标第1条：…") and "【" in row for row in whole)


def test_mends_are_counted_for_the_whole_page_and_their_lines_only_named():
    before = declare(
        "进一步加强了山塘水库巡查，修好漏水涵管", "进一步办好各村图书室", "进一步办好民情服务中心;开门8小时"
    )
    after = declare("加强山塘水库巡查，修好漏水涵管", "办好各村图书室", "办好便民服务中心；开门8小时", year=2027)
    rows = page(before, after)
    assert "  小改 产出指标第1-3条" in rows
    at = rows.index(f"小改（预审也会这样改的字，{HOW}）：")
    assert rows[at + 1] == "  删：进一步3处、了（目标1产出指标第1条）"
    told = "".join(row.strip() for row in rows[at + 2 : at + 4])
    assert told == "改：民情服务中心→便民服务中心（目标1产出指标第3条）、“;”→“；”（目标1产出指标第3条）"
    assert not [row for row in rows if row.startswith("  改动 产出指标")]


def test_figures_that_became_blanks_are_named_and_the_blanks_counted():
    rows = page(
        declare("修路3公里，栽树500棵", "种树5亩"), declare("修路〔待填〕公里，栽树〔待填：林业站〕棵", "种树5亩")
    )
    assert "  空出 产出指标第1条  保留 产出指标第2条" in rows
    assert "  目标1 2 处：产出指标第1条（林业站）" in rows


def test_of_an_edited_line_only_what_weighs_is_shown_and_the_rest_counted():
    rows = page(declare("进一步做好森林防火，巡山300次"), declare("做好森林防火，巡山280次"))
    assert "  改动 产出指标第1条：做好森林防火，巡山【300→280】次" in rows
    assert "  删：进一步（目标1产出指标第1条）" in rows


def test_every_mend_of_an_edited_line_is_told_though_another_edit_reads_alike():
    before = declare("完成了危桥改造，修了便民桥，群众出行方便")
    rows = page(before, declare("完成危桥改造，修便民桥，群众出行方便"))
    marked = sum(row.count("【删：了】") for row in rows)
    [counted] = [row for row in rows if row.startswith("  删：")] or [""]
    assert marked + counted.count("了（") == 2


def test_figures_behind_a_long_insertion_are_shown_all_the_same():
    kept = "便民大厅实行一窗受理，群众办事不出村，帮办代办员每天在岗，上门服务老年人和残疾人"
    before = declare(f"{kept}，群众满意度不低于90%，投诉不超过3件")
    added = "大厅设综合窗口和老年人优先窗口，另外配备自助终端两台，每周检查更换耗材"
    after = declare(f"{added}，{kept}，群众满意度不低于60%，投诉不超过30件")
    shown = "".join(row.strip() for row in page(before, after))
    assert "【90%→60%】" in shown
    assert "【3→30】" in shown


def test_with_everything_shown_the_texts_are_whole():
    text = "，".join(f"第{n}村清淤渠道{n}公里" for n in range(1, 40))
    rows = page(declare(text, "修好水闸3座"), declare("修好水闸3座"), None)
    assert text in "".join(row.strip() for row in rows)


def test_with_everything_shown_nothing_is_folded():
    before, after = declare("进一步修路3公里", "山上种树5亩"), declare("修路3公里", "山上种树〔待填〕亩")
    rows = page(before, after, None)
    assert "  改动 产出指标第1条：【删：进一步】修路3公里" in rows
    assert "  改动 产出指标第2条：山上种树【5→〔待填〕】亩" in rows
    assert not [row for row in rows if row.startswith(("  小改", "  空出", "小改"))]


def test_a_few_dropped_lines_are_all_told_and_of_many_only_the_first_three():
    listed = [row for row in page(dropped(5), declare()) if row.startswith("  删去 产出指标")]
    assert len(listed) == 5
    rows = page(dropped(9), declare())
    assert len([row for row in rows if row.startswith("  删去 产出指标")]) == 3
    assert f"  另删去 6 条：产出指标原第4-9条（{HOW}）" in rows
    assert len([row for row in page(dropped(9), declare(), None) if row.startswith("  删去 产出指标")]) == 9


def test_what_is_new_is_never_left_out():
    rows = page(declare(), dropped(9))
    assert len([row for row in rows if row.startswith("  新增 产出指标")]) == 9


def test_where_a_line_came_from_stands_beside_it_only_where_its_kind_does_not_say_so():
    rows = page(declare("修路3公里", "种树5亩", year=2026), declare("修路4公里", "种树5亩", "新办豆腐坊", year=2027))
    assert "  改动 产出指标第1条：修路【3→4】公里" in rows
    assert "  新增 产出指标第3条（新写）：新办豆腐坊" in rows
    assert "现有 3 条：新写 1 条，去年原样 1 条，改自去年 1 条。" in rows
    rows = page(declare("修路3公里", year=2027), declare("修路4公里", "新办豆腐坊", year=2027))
    assert "现有 2 条：新写 1 条，改动过 1 条。" in rows


@settings(max_examples=150, deadline=None)
@given(DECLARATIONS, DECLARATIONS)
def test_no_row_is_too_wide_and_every_line_is_counted(before, after):
    rows = page(before, after)
    assert all(columns(row) <= 80 for row in rows)
    if len(rows) > 1:
        sheet = sheet_of(Version("旧", before, FORM), Version("新", after, FORM), load_bank())
        total = next(row.split()[1:8] for row in rows if row.startswith("  合计"))
        assert sum(int(cell) for cell in total if cell != "-") == len(sheet.lines())
