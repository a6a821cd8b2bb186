"""A filled blank as it comes out of the printer: nothing cut off, nothing in a prompt's clothes, nothing in a wrong place."""

import io
import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import RGBColor

from assistant.exporting.into import Filled, fill_blank
from assistant.form import load_form
from assistant.model import Budget, Category, Declaration, Indicator, Objective
from assistant.output import Blank, render_output
from tests.support.blanks import BLANKS, TITLES, saved

FORM = load_form()
OBJECTIVE = Objective(
    "乡镇经济发展",
    (Indicator("硬化通组路3.2公里"), Indicator("改造茶园560亩")),
    (Indicator("户均增收300元", Category.ECONOMIC),),
)
BUDGET = Budget(Decimal("922.75"), {"general_public": Decimal("922.75")}, {"basic": Decimal("922.75")})
NAME = "青禾县云溪乡人民政府"
DECLARATION = Declaration(FORM.id, 2027, NAME, NAME, None, BUDGET, ("执行上级决定",), (OBJECTIVE,))


def changed(change: Callable[[Document], None], name: str = "usual") -> bytes:
    document = docx.Document(io.BytesIO(BLANKS[name]()))
    change(document)
    return saved(document)


def fill(blank: bytes, declaration: Declaration = DECLARATION) -> Filled:
    return fill_blank(declaration, FORM, blank, "空表.docx")


def filled(blank: bytes, declaration: Declaration = DECLARATION) -> Document:
    result = fill(blank, declaration)
    assert result.unplaced == ()
    return docx.Document(io.BytesIO(result.data))


def line(document: Document, word: str) -> str:
    return next(part.text for part in document.paragraphs if word in part.text)


# Nothing is cut off


def test_rows_of_a_fixed_height_grow_with_what_is_written_into_them():
    result = fill(BLANKS["rigid"]())
    rows = docx.Document(io.BytesIO(result.data)).tables[0].rows
    heights = [row._tr.trPr.find(qn("w:trHeight")) for row in rows]
    rules = [height.get(qn("w:hRule")) for height in heights]
    assert rules[0] == rules[7] == rules[8] == "atLeast"
    assert {height.get(qn("w:val")) for height in heights} == {str(round(9 / 25.4 * 1440))}
    assert rules[-1] == "exact"  # of the stamps: nothing was written there
    assert [note for note in result.notes if "行高" in note]


def test_a_floating_table_that_may_go_over_a_page_is_put_into_the_flow():
    result = fill(BLANKS["rigid"]())
    properties = docx.Document(io.BytesIO(result.data)).tables[0]._tbl.tblPr
    assert properties.find(qn("w:tblpPr")) is None
    assert properties.find(qn("w:jc")).get(qn("w:val")) == "center"
    assert [note for note in result.notes if "环绕" in note]


def test_a_cell_that_squeezes_its_text_lets_it_wrap():
    def squeeze(document: Document) -> None:
        for name in ("w:noWrap", "w:tcFitText"):
            document.tables[0].cell(7, 1)._tc.tcPr.append(parse_xml(f"<{name} {nsdecls('w')}/>"))

    properties = filled(changed(squeeze)).tables[0].cell(7, 1)._tc.tcPr
    assert [part.tag for part in properties if part.tag in (qn("w:noWrap"), qn("w:tcFitText"))] == []


def test_an_answer_is_not_squeezed_into_the_width_of_its_label():
    def fit(document: Document) -> None:
        for run in document.element.body.iter(qn("w:r")):
            run.get_or_add_rPr().append(parse_xml(f'<w:fitText {nsdecls("w")} w:val="1260"/>'))

    runs = [run for run in filled(changed(fit)).element.body.iter(qn("w:r")) if "922.75" in "".join(run.itertext())]
    assert len(runs) == 3
    assert [run for run in runs if run.rPr is not None and run.rPr.find(qn("w:fitText")) is not None] == []


def test_cells_joined_in_the_old_way_are_one_cell():
    first = filled(BLANKS["rigid"]()).tables[0].rows[0]
    assert [cell.text for cell in dict.fromkeys(first.cells)] == ["部门名称", NAME]
    assert list(first._tr.iter(qn("w:hMerge"))) == []


# Nothing looks like the prompt that it replaces


@pytest.mark.parametrize("by_style", [False, True])
def test_items_are_never_centred(by_style):
    def centre(document: Document) -> None:
        if by_style:
            document.styles["List"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for place in ((7, 1), (8, 2), (9, 2)):
            part = document.tables[0].cell(*place).paragraphs[0]
            if by_style:
                part.style = "List"
            else:
                part.alignment = WD_ALIGN_PARAGRAPH.CENTER

    table = filled(changed(centre)).tables[0]
    items = [part for place in ((7, 1), (8, 2), (9, 2)) for part in table.cell(*place).paragraphs]
    found = [part.alignment for part in items if re.match("[12]、", part.text)]
    assert found == [WD_ALIGN_PARAGRAPH.JUSTIFY if by_style else None] * 4


def test_an_answer_does_not_wear_the_colours_of_the_prompt_it_replaces():
    def prompt(document: Document) -> None:
        for place, text in (((0, 1), "单击此处输入文字。"), ((7, 1), "请分条简要填写")):
            run = document.tables[0].cell(*place).paragraphs[0].add_run(text)
            run.italic, run.font.color.rgb = True, RGBColor(255, 0, 0)

    table = filled(changed(prompt)).tables[0]
    for place, text in (((0, 1), NAME), ((7, 1), "1、执行上级决定")):
        [run] = table.cell(*place).paragraphs[0].runs
        assert (run.text, run.italic, run.font.color.rgb) == (text, None, None)


@pytest.mark.parametrize("text", ["请示汇报制度的落实情况说明", "例：1、硬化村道5公里", "负责编制预算并作出说明"])
def test_what_may_be_somebodys_answer_is_no_prompt(text):
    def put(document: Document) -> None:
        document.tables[0].cell(7, 1).paragraphs[0].text = text

    [said] = fill(changed(put)).unplaced
    assert text in said


# Every amount stands in its place, in the unit that the blank asks for


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("0.00", "922.75万元"),
        ("0.00万元", "922.75万元"),
        ("______万元", "922.75万元"),
        ("________", "922.75万元"),
        ("　　　（万元）", "922.75（万元）"),
        ("　　　元", "9227500元"),
    ],
)
def test_what_keeps_room_for_an_amount_gives_way_to_it(printed, said):
    def put(document: Document) -> None:
        document.tables[0].cell(1, 1).paragraphs[0].add_run(printed)

    assert filled(changed(put)).tables[0].cell(1, 1).text == f"资金总额：{said}"


@pytest.mark.parametrize("printed", [" " * 200_000 + "x", "0" + " " * 200_000 + "x", "(" + " " * 200_000 + "x"])
def test_endless_blanks_where_an_amount_belongs_are_soon_read(printed):
    def put(document: Document) -> None:
        document.tables[0].cell(1, 1).paragraphs[0].add_run(printed)
        document.tables[0].cell(3, 4).paragraphs[0].text = printed

    assert fill(changed(put)).unplaced


@pytest.mark.parametrize("printed", ["资金总额____万元", "资金总额      万元", "资金总额……万元"])
def test_a_label_that_only_a_line_to_write_on_ends_is_a_label(printed):
    def put(document: Document) -> None:
        document.tables[0].cell(1, 1).paragraphs[0].text = printed

    assert filled(changed(put)).tables[0].cell(1, 1).text == "资金总额922.75万元"


def test_a_printed_nought_in_a_cell_of_its_own_gives_way_to_the_amount():
    def put(document: Document) -> None:
        for row, column in ((1, 2), (2, 2), (3, 2), (4, 2), (2, 4), (3, 4)):
            document.tables[0].cell(row, column).paragraphs[0].text = "0.00"

    result = fill(changed(put, "apart"))
    table = docx.Document(io.BytesIO(result.data)).tables[0]
    assert [table.cell(row, 1).text for row in (1, 2, 3)] == ["资 金 总 额", "一般公共预算拨款", "政府性基金预算拨款"]
    assert [table.cell(row, 2).text for row in (1, 2, 3)] == ["9227500", "9227500", "0.00"]
    assert [note for note in result.notes if "政府性基金拨款" in note and "0" in note]


def test_a_blank_cell_is_no_place_for_an_amount_whose_label_keeps_its_own_room():
    def put(document: Document) -> None:
        for row in (1, 3, 4, 5, 6):
            part = document.tables[0].cell(row, 1).paragraphs[0]
            part.text = f"{part.text.rstrip('：')}      万元"

    budget = replace(BUDGET, income={"other": Decimal("922.75")})
    row = filled(changed(put), replace(DECLARATION, budget=budget)).tables[0].rows[6]
    assert [row.cells[1].text, row.cells[4].text] == ["其他资金922.75万元", ""]


@pytest.mark.parametrize(("head", "said"), [("年度预算申请", "9227500元"), ("年度预算申请（万元）", "922.75万元")])
def test_a_unit_above_the_table_counts_where_the_table_names_none(head, said):
    def put(document: Document) -> None:
        next(part for part in document.paragraphs if "填报单位" in part.text).add_run("        金额单位：元")
        first, *others = document.tables[0].cell(1, 0).paragraphs
        first.text = head
        for part in others:
            part._p.getparent().remove(part._p)

    assert filled(changed(put)).tables[0].cell(1, 1).text == f"资金总额：{said}"


# The lines above the table


def test_what_a_tab_moves_to_the_lines_end_stays_there():
    assert line(filled(BLANKS["rigid"]()), "填报单位") == f"填报单位（盖章）：{NAME}\t\t\t\t金额单位：万元"


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("（20   年）", "（2027年）"),
        ("（202_年度）", "（2027年度）"),
        ("（202×年度）", "（2027年度）"),
        ("（　　年度）", "（2027年度）"),
        ("（ 20__ 年度）", "（2027年度）"),
    ],
)
def test_a_year_is_written_whatever_room_is_kept_for_it(printed, said):
    def put(document: Document) -> None:
        next(part for part in document.paragraphs if "年度" in part.text).text = printed

    assert line(filled(changed(put)), "2027") == said


def test_a_year_before_the_title_is_written_there():
    def put(document: Document) -> None:
        _, title, year, *_ = document.paragraphs
        title.text = f"      年{title.text}"
        year._p.getparent().remove(year._p)

    assert line(filled(changed(put)), "2027") == "2027年乡镇部门整体支出绩效目标申报表"


def test_the_year_of_another_form_in_the_same_file_stays_open():
    def put(document: Document) -> None:
        first = document.paragraphs[0]
        for text in ("附件1", "项目支出绩效目标申报表", "（    年度）"):
            first.insert_paragraph_before(text)

    document = filled(changed(put))
    assert [part.text for part in document.paragraphs if "年度" in part.text] == ["（    年度）", "（2027年度）"]


def test_both_copies_of_a_text_box_say_the_year():
    box = "<w:txbxContent><w:p><w:r><w:t>（    年度）</w:t></w:r></w:p></w:txbxContent>"
    space = nsdecls("w") + (
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )

    def put(document: Document) -> None:
        year = next(part for part in document.paragraphs if "年度" in part.text)
        year.text = ""
        year.add_run()._r.append(
            parse_xml(
                f'<mc:AlternateContent {space}><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
                f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
            )
        )

    boxes = filled(changed(put)).element.body.iter(qn("w:txbxContent"))
    assert ["".join(part.text for part in box.iter(qn("w:t"))) for box in boxes] == ["（2027年度）"] * 2


@pytest.mark.parametrize("printed", ["（盖章）", "        （公章）"])
def test_a_name_is_written_before_the_place_of_its_seal(printed):
    def put(document: Document) -> None:
        document.tables[0].cell(0, 1).paragraphs[0].text = printed

    assert filled(changed(put)).tables[0].cell(0, 1).text == NAME + printed.strip()


def test_a_unit_that_stands_alone_in_an_amounts_cell_stays_behind_it():
    def put(document: Document) -> None:
        document.tables[0].cell(1, 2).paragraphs[0].text = "（万元）"

    assert filled(changed(put, "apart")).tables[0].cell(1, 2).text == "922.75（万元）"


def test_amounts_on_one_line_are_parted_as_the_blank_parts_them():
    def put(document: Document) -> None:
        document.tables[0].cell(3, 1).paragraphs[0].text = "其中：公共财政拨款：    万元；"

    assert filled(changed(put)).tables[0].cell(3, 1).text == "其中：公共财政拨款：922.75万元；"


# Objectives


def without_objectives(document: Document) -> None:
    for row in list(document.tables[0].rows)[8:]:
        row._tr.getparent().remove(row._tr)


def test_objectives_that_share_a_cell_are_not_copied_with_one_another():
    def together(document: Document) -> None:
        without_objectives(document)
        cell = document.add_table(rows=1, cols=1).cell(0, 0)
        for text in ("绩效目标内容1：", "产出指标：", "效益指标：", "绩效目标内容2：", "产出指标：", "效益指标："):
            cell.add_paragraph(text)

    objectives = tuple(replace(OBJECTIVE, title=title) for title in TITLES[:4])
    said = fill(changed(together), replace(DECLARATION, objectives=objectives)).unplaced
    assert [title for title, text in zip(TITLES[2:4], said, strict=True) if title in text and "加行" in text]


def test_items_go_into_the_empty_rows_under_heads_that_stand_over_them():
    def under(document: Document) -> None:
        without_objectives(document)
        table = document.add_table(rows=6, cols=1)
        for row, text in zip((0, 1, 4), ("绩效目标内容1：", "产出指标", "效益指标"), strict=True):
            table.cell(row, 0).text = text

    objectives = tuple(replace(OBJECTIVE, title=title) for title in TITLES[:2])
    tables = filled(changed(under), replace(DECLARATION, objectives=objectives)).tables[1:]
    items = ["产出指标", "1、硬化通组路3.2公里", "2、改造茶园560亩", "效益指标", "1、经济效益指标：户均增收300元"]
    assert [[cell.text for cell in table.column_cells(0)] for table in tables] == [
        [f"绩效目标内容{number}：\n{title}", *items] for number, title in enumerate(TITLES[:2], 1)
    ]


def test_objectives_in_rows_under_column_heads_are_not_guessed_at():
    def columns(document: Document) -> None:
        without_objectives(document)
        table = document.add_table(rows=2, cols=3)
        for cell, text in zip(table.rows[0].cells, ("绩效目标内容", "产出指标", "效益指标"), strict=True):
            cell.text = text
        table.cell(1, 0).text = "1、乡镇经济发展"

    [said] = fill(changed(columns)).unplaced
    assert "并排" in said


def test_a_title_printed_in_brackets_is_no_prompt():
    def bracket(document: Document) -> None:
        for number, title in enumerate(TITLES, 1):
            first, *others = document.tables[0].cell(6 + 2 * number, 1).paragraphs
            first.text = f"绩效目标内容{number}（{title}）"
            for part in others:
                part._p.getparent().remove(part._p)

    table = filled(changed(bracket)).tables[0]
    assert table.cell(8, 1).text == "绩效目标内容1（乡镇经济发展）"
    assert "硬化通组路3.2公里" in table.cell(8, 2).text


def test_a_number_that_grows_by_a_digit_leaves_nothing_of_the_title_behind_it():
    def one_line(document: Document) -> None:
        for number, title in enumerate(TITLES, 1):
            first, second = document.tables[0].cell(6 + 2 * number, 1).paragraphs
            first.text = f"绩效目标内容{number}：{title}"
            second._p.getparent().remove(second._p)

    objectives = (*(replace(OBJECTIVE, title=title) for title in TITLES), replace(OBJECTIVE, title="乡村振兴示范"))
    rows = filled(changed(one_line), replace(DECLARATION, objectives=objectives)).tables[0].rows
    assert rows[26].cells[1].text == "绩效目标内容10：\n乡村振兴示范"


def test_objectives_that_stay_empty_are_told():
    [note] = [note for note in fill(BLANKS["usual"]()).notes if "留空" in note]
    assert "8 个" in note
    assert "改善民生" in note


def test_a_row_of_dots_that_stays_is_told():
    def dots(document: Document) -> None:
        row = document.tables[0].add_row()
        document.tables[0].rows[-2]._tr.addprevious(row._tr)
        row.cells[2].text = "……"

    result = fill(changed(dots))
    assert [note for note in result.notes if "……" in note]
    assert "……" in [cell.text for row in docx.Document(io.BytesIO(result.data)).tables[0].rows for cell in row.cells]


@pytest.mark.parametrize("printed", ["经济效益指标：", "1、经济效益指标：", "（一）社会效益"])
def test_a_blank_that_groups_benefits_is_not_called_filled(printed):
    def group(document: Document) -> None:
        document.tables[0].cell(9, 2).add_paragraph(printed)

    [said] = fill(changed(group)).unplaced
    assert "几类" in said


def test_lines_to_write_on_that_end_like_sentences_keep_room():
    def lines(document: Document) -> None:
        for text in ("1、______；", "2、______。"):
            document.tables[0].cell(8, 2).add_paragraph(text)

    cell = filled(changed(lines)).tables[0].cell(8, 2)
    assert [part.text for part in cell.paragraphs][1:] == ["1、硬化通组路3.2公里", "2、改造茶园560亩"]


# What is said


def test_a_table_in_a_text_box_is_said_to_be_there():
    def box(document: Document) -> None:
        table = document.tables[0]._tbl
        inner = deepcopy(table)
        for row in table.tr_lst[8:-1]:
            table.remove(row)
        run = document.add_paragraph().add_run()._r
        run.append(parse_xml(f"<w:pict {nsdecls('w')}><w:txbxContent/></w:pict>"))
        run[-1][0].append(inner)

    assert [text for text in fill(changed(box)).unplaced if "文本框" in text]


def test_a_protected_blank_stays_protected_and_that_is_told():
    def protect(document: Document) -> None:
        lock = parse_xml(f'<w:documentProtection {nsdecls("w")} w:edit="readOnly" w:enforcement="1"/>')
        document.settings.element.insert(0, lock)

    result = fill(changed(protect))
    settings = docx.Document(io.BytesIO(result.data)).settings.element
    assert settings.find(qn("w:documentProtection")) is not None
    assert [note for note in result.notes if "编辑保护" in note]


@pytest.mark.parametrize("name", ["usual", "rigid"])
def test_fewer_objectives_than_printed_are_no_difference_when_it_is_read_back(name):
    output = render_output(DECLARATION, FORM, None, Blank("空表.docx", BLANKS[name]()))
    assert [note for note in output.notes if "读回来" in note] == []


def test_what_reads_otherwise_is_named_with_its_place():
    def below(document: Document) -> None:
        document.add_paragraph("部门职能职责概述：填写三定方案。")

    output = render_output(DECLARATION, FORM, None, Blank("空表.docx", changed(below)))
    assert [note for note in output.notes if "读回来" in note and "部门职能职责概述" in note]
