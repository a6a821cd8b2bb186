"""The county's own blank: answers come in, everything else stays, and nothing is put where it does not belong."""

import io
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from assistant.errors import InputError
from assistant.exporting.into import Filled, fill_blank
from assistant.exporting.into.blocks import numeral_like
from assistant.form import load_form
from assistant.importing import import_file
from assistant.model import Budget, Category, Declaration, Indicator, Objective
from tests.support.blanks import BLANKS, TITLES, saved

FORM = load_form()
FILER = "青禾县云溪乡人民政府"
LONG = "用好“一卡通”……发放补贴18项\n2、不是第二条，是上一条的第二段"
OBJECTIVES = tuple(
    Objective(
        title,
        (
            Indicator(f"硬化第{number}条通组路3.2公里，10月底前完工"),
            Indicator(LONG),
            *[Indicator(f"第{n}处管护到位") for n in range(number)],
        ),
        (Indicator(f"带动{number}00户户均增收300元", Category.ECONOMIC), Indicator(LONG, Category.SOCIAL)),
    )
    for number, title in enumerate(TITLES, 1)
)
DECLARATION = Declaration(
    FORM.id,
    2027,
    FILER,
    FILER,
    None,
    Budget(
        Decimal("922.75"),
        {"general_public": Decimal("900.25"), "government_fund": None, "other": Decimal("22.5")},
        {"basic": Decimal("800"), "project": Decimal("122.75")},
    ),
    ("执行上级决定，办理本乡行政工作", "编制并执行本乡预算"),
    OBJECTIVES,
)


@pytest.fixture(params=sorted(BLANKS))
def blank(request: pytest.FixtureRequest) -> bytes:
    data: bytes = BLANKS[request.param]()
    return data


def fill(blank: bytes, declaration: Declaration = DECLARATION, proof: str | None = None) -> Filled:
    return fill_blank(declaration, FORM, blank, "空表.docx", proof)


def filled(blank: bytes, declaration: Declaration = DECLARATION, proof: str | None = None) -> bytes:
    result = fill(blank, declaration, proof)
    assert result.unplaced == ()
    return result.data


def changed(blank: bytes, change: Callable[[Document], None]) -> bytes:
    document = docx.Document(io.BytesIO(blank))
    change(document)
    return saved(document)


def read(tmp_path, data: bytes) -> Declaration:
    path = tmp_path / "填好.docx"
    path.write_bytes(data)
    return import_file(path, FORM).declaration


def lines(declaration: Declaration) -> list[tuple[str, list[str], list[tuple[Category | None, str]]]]:
    return [
        (part.title, [i.text for i in part.outputs or ()], [(i.category, i.text) for i in part.benefits or ()])
        for part in declaration.objectives or ()
    ]


def document_of(data: bytes) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read("word/document.xml"))


def texts(data: bytes) -> list[str]:
    shown = {qn("w:t"), qn("w:tab")}
    return [
        "".join(part.text or "\t" for run in p.iter(qn("w:r")) for part in run if part.tag in shown)
        for p in document_of(data).iter(qn("w:p"))
    ]


def measures(data: bytes) -> list[list[str]]:
    """Return the widths of every table's grid and the page set-up."""
    root = document_of(data)
    grids = [[c.get(qn("w:w"), "") for c in grid] for grid in root.iter(qn("w:tblGrid"))]
    pages = [[*sorted(part.attrib.values())] for tag in ("w:pgSz", "w:pgMar") for part in root.iter(qn(tag))]
    return grids + pages


# What comes in


def test_every_answer_comes_back_from_the_filled_blank(tmp_path, blank):
    found = read(tmp_path, filled(blank))
    assert (found.year, found.filer, found.department) == (2027, FILER, FILER)
    assert found.duties == DECLARATION.duties
    assert lines(found) == lines(DECLARATION)
    assert found.budget.total == Decimal("922.75")
    assert found.budget.income["general_public"] == Decimal("900.25")
    assert found.budget.income["other"] == Decimal("22.5")
    assert found.budget.expenditure == DECLARATION.budget.expenditure


def test_the_same_answers_give_the_same_bytes(blank):
    assert filled(blank) == filled(blank, replace(DECLARATION))


def test_no_word_of_the_blank_is_lost_but_what_kept_room(blank):
    before, after = ("\n".join(texts(data)) for data in (blank, filled(blank)))
    room = re.compile(
        r"[\s_…]|（简要填写，不超过300字）|请简要填写，每条一行|0\.00|隐藏的内部意见|20(?=\s*年度)|[123]、"
    )
    words = [word for word in room.split(before) if word]
    place = 0
    for word in words:
        found = after.find(word, place)
        assert found >= 0, word
        place = found


def test_no_row_is_removed_and_the_first_rows_are_as_they_were(blank):
    before, after = (docx.Document(io.BytesIO(data)) for data in (blank, filled(blank)))
    assert len(list(after.element.body.iter(qn("w:tr")))) >= len(list(before.element.body.iter(qn("w:tr"))))


def test_grids_and_pages_stay(blank):
    before, after = measures(blank), measures(filled(blank))
    assert [part for part in before if part not in after] == []


def test_fonts_and_sizes_come_from_the_blank_alone(blank):
    def fonts(data: bytes) -> set[str]:
        root = document_of(data)
        slots = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
        named = {fonts.get(qn(slot), "") for fonts in root.iter(qn("w:rFonts")) for slot in slots}
        return named | {size.get(qn("w:val"), "") for size in root.iter(qn("w:sz"))}

    assert fonts(filled(blank)) - fonts(blank) <= {""}


def test_written_text_counts_curly_quotes_as_chinese(blank):
    runs = [r for r in document_of(filled(blank)).iter(qn("w:r")) if "一卡通" in "".join(r.itertext())]
    assert len(runs) == 2 * len(OBJECTIVES)
    assert {run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}").get(qn("w:hint")) for run in runs} == {"eastAsia"}


def test_the_attachments_number_is_the_countys(blank):
    numbers = [text.removesuffix("隐藏的内部意见") for text in texts(blank) if text.startswith("附件")]
    assert [text for text in texts(filled(blank)) if text.startswith("附件")] == numbers


def test_stamps_stay_empty(blank):
    dates = [text for text in texts(blank) if re.fullmatch(r"年\s*月\s*日", text)]
    assert dates
    assert [text for text in texts(filled(blank)) if re.fullmatch(r"年\s*月\s*日", text)] == dates


def test_rows_are_numbered_as_the_blank_numbers_them():
    found = [text for text in texts(filled(BLANKS["apart"]())) if text.startswith("绩效目标内容")]
    assert found == [f"绩效目标内容{digit}：" for digit in "一二三四五六七八九"]


def test_one_item_goes_into_each_row_where_the_blank_keeps_rows_for_items():
    table = docx.Document(io.BytesIO(filled(BLANKS["apart"]()))).tables[0]
    first = [row.cells[3].text for row in table.rows[6:12]]
    assert first[0] == "1、硬化第1条通组路3.2公里，10月底前完工"
    assert first[1].startswith("2、用好")
    assert [text.partition("、")[0] for text in first] == ["1", "2", "3", "1", "2", "3"]


def test_amounts_are_counted_in_the_blanks_unit():
    table = docx.Document(io.BytesIO(filled(BLANKS["apart"]()))).tables[0]
    assert [table.cell(row, 2).text for row in (1, 2, 4)] == ["9227500", "9002500", "225000"]


def test_a_printed_unit_is_not_printed_twice():
    found = " ".join(texts(filled(BLANKS["in pieces"]())))
    assert "资金总额：922.75万元" in found
    assert "万元万元" not in found


def test_blank_and_zero_amounts_are_not_mixed_up():
    budget = Budget(Decimal(0), {"general_public": None}, {"basic": Decimal(0)})
    found = "\n".join(texts(filled(BLANKS["usual"](), replace(DECLARATION, budget=budget))))
    assert "资金总额：0万元" in found
    assert "公共财政拨款：\n" in found


def test_objectives_go_by_their_printed_titles_whatever_their_order(tmp_path):
    turned = replace(DECLARATION, objectives=OBJECTIVES[::-1])
    assert lines(read(tmp_path, filled(BLANKS["usual"](), turned))) == lines(DECLARATION)


def test_an_objective_more_than_printed_gets_rows_of_its_own(tmp_path):
    more = (*OBJECTIVES, Objective("乡村振兴示范", OBJECTIVES[0].outputs, OBJECTIVES[0].benefits))
    data = filled(BLANKS["usual"](), replace(DECLARATION, objectives=more))
    assert lines(read(tmp_path, data))[-1][0] == "乡村振兴示范"
    assert "绩效目标内容10：" in texts(data)


def test_objectives_fewer_than_printed_leave_their_rows(tmp_path):
    data = filled(BLANKS["usual"](), replace(DECLARATION, objectives=OBJECTIVES[:2]))
    assert [text for text in texts(data) if text.startswith("绩效目标内容9")]
    assert texts(data).count("产出指标：") == len(TITLES) - 1


def test_the_long_heads_stay_with_the_first_objective_alone():
    def one_objective(document: Document) -> None:
        rows = document.tables[0].rows
        for row in list(rows)[10:-1]:
            row._tr.getparent().remove(row._tr)
        for text in rows[8].cells[1].paragraphs[1:]:
            text._p.getparent().remove(text._p)

    data = filled(changed(BLANKS["usual"](), one_objective))
    found = texts(data)
    assert found.count("产出指标（数量、质量、成本、时间、其他）：") == 1
    assert found.count("产出指标：") == len(OBJECTIVES) - 1
    label = [cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}") for cell in first_cells(data)[8:-1]]
    assert [mark.get(qn("w:val"), "continue") for mark in label] == ["restart"] + ["continue"] * (2 * len(TITLES) - 1)


def first_cells(data: bytes) -> list[ElementTree.Element]:
    return [row.find(qn("w:tc")) for row in document_of(data).iter(qn("w:tr"))]


# What is left out


def test_nothing_is_hidden_in_the_filled_file():
    data = filled(BLANKS["in pieces"]())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        everything = b"\n".join(map(archive.read, names)).decode("utf-8", "replace")
    assert not [name for name in names if "custom" in name.lower() or "comments" in name or "app.xml" in name]
    for word in ("张某某", "李某某", "隐藏的内部意见", "删去的旧字", "去年填错了", "编号", "python"):
        assert word not in everything, word
    assert "乡镇部门整体支出绩效目标申报表" in texts(data)  # the inserted wording is accepted


def test_hidden_text_of_the_blank_is_told():
    assert any("隐藏的内部意见" in note for note in fill(BLANKS["in pieces"]()).notes)


def test_the_core_properties_are_the_declarations(blank):
    core = docx.Document(io.BytesIO(filled(blank))).core_properties
    assert core.author == core.last_modified_by == FILER
    assert (core.title, core.created.year) == ("乡镇部门整体支出绩效目标申报表（2027年度）", 2027)


def test_every_part_is_named_by_a_relation_and_has_a_type(blank):
    with zipfile.ZipFile(io.BytesIO(filled(blank, proof="草稿"))) as archive:
        names = archive.namelist()
        types = ElementTree.fromstring(archive.read("[Content_Types].xml"))
        related = {
            relation.attrib["Target"].rpartition("/")[2]
            for name in names
            if name.endswith(".rels")
            for relation in ElementTree.fromstring(archive.read(name))
        }
    assert names == sorted(set(names))
    overrides = {part.attrib["PartName"].lstrip("/") for part in types if "PartName" in part.attrib}
    parts = {name for name in names if not name.endswith(".rels") and name != "[Content_Types].xml"}
    assert parts == overrides
    assert {name.rpartition("/")[2] for name in parts} <= related


def test_a_blank_that_links_to_other_files_is_refused():
    data = BLANKS["usual"]()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="rX" Type="{office}/image" Target="http://x/y.png" TargetMode="External"/>'
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/_rels/document.xml.rels":
                part = part.replace(b"</Relationships>", f"{link}</Relationships>".encode())
            new.writestr(name, part)
    with pytest.raises(InputError, match="外部链接"):
        fill(stream.getvalue())


# A proof


def test_a_proof_says_so_on_every_kind_of_page(blank):
    with zipfile.ZipFile(io.BytesIO(filled(blank, proof="送审稿"))) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
        headers = [archive.read(name).decode() for name in archive.namelist() if "header" in name]
    kinds = {part.get(qn("w:type")) for part in root.iter(qn("w:headerReference"))}
    assert kinds == {"default", "first", "even"}
    assert headers
    assert all("送审稿" in header for header in headers)
    assert "送审稿" not in "".join(texts(filled(blank)))


def test_the_countys_own_header_stays_on_a_proof():
    with zipfile.ZipFile(io.BytesIO(filled(BLANKS["in pieces"](), proof="草稿"))) as archive:
        headers = [archive.read(name).decode() for name in archive.namelist() if "header" in name]
    assert any("青禾县财政局制" in header for header in headers)


def test_open_blanks_show_on_a_proof_alone(blank):
    open_ = replace(DECLARATION, duties=("硬化〔待填：村建站〕公里",))

    def marked(proof: str | None) -> list[str]:
        root = document_of(filled(blank, open_, proof))
        return [
            "".join(r.itertext()) for r in root.iter(qn("w:r")) if r.find(f"{qn('w:rPr')}/{qn('w:shd')}") is not None
        ]

    assert marked("草稿") == ["〔待填：村建站〕"]
    assert marked(None) == []


# What has no place


def test_what_the_blank_does_not_ask_for_is_listed(blank):
    more = replace(DECLARATION.budget, income={**DECLARATION.budget.income, "special_account": Decimal("1.5")})
    result = fill(blank, replace(DECLARATION, budget=more))
    asked = "纳入专户管理" in "".join(texts(blank))
    assert [line for line in result.unplaced if "非税收入" in line and "1.5万元" in line] == list(result.unplaced)
    assert bool(result.unplaced) is not asked


def test_another_years_blank_is_not_filled():
    result = fill(BLANKS["in pieces"](), replace(DECLARATION, year=2028))
    assert [line for line in result.unplaced if "2027" in line and "2028" in line]


def test_a_filled_form_is_not_filled_again(blank):
    result = fill(filled(blank), replace(DECLARATION, duties=("别的职责",)))
    assert [line for line in result.unplaced if line.startswith("部门职能职责概述") and "已有" in line]
    assert [line for line in result.unplaced if "产出指标" in line and "已有" in line]


def test_objectives_of_another_name_are_listed_where_the_blank_prints_its_own():
    other = (replace(OBJECTIVES[0], title="产业振兴"), *OBJECTIVES[1:])
    result = fill(BLANKS["usual"](), replace(DECLARATION, objectives=other))
    assert [line for line in result.unplaced if "产业振兴" in line and "乡镇经济发展" in line]


def test_a_blank_without_objectives_lists_each_of_them():
    def without(document: Document) -> None:
        table = document.tables[0]
        for row in list(table.rows)[8:]:
            row._tr.getparent().remove(row._tr)

    result = fill(changed(BLANKS["usual"](), without))
    assert [title for title in TITLES if not any(title in line for line in result.unplaced)] == []


def test_another_document_is_said_to_be_no_form():
    document = docx.Document()
    document.add_paragraph("关于召开会议的通知")
    with pytest.raises(InputError, match="没有找到"):
        fill(saved(document))


def test_a_damaged_blank_ends_in_one_line(blank):
    with pytest.raises(InputError, match="损坏"):
        fill(blank[: len(blank) // 2])


def test_an_empty_declaration_leaves_the_blank_as_it_is(blank):
    data = filled(blank, Declaration(FORM.id))
    kept = [text for text in texts(blank) if text.strip()]
    hidden = ("隐藏的内部意见", "")
    assert [text for text in texts(data) if text.strip()] == [text.replace(*hidden) for text in kept]


# Labels as people type them


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("部门名称", "部  门  名  称"),
        ("部门名称", "单位名称"),
        ("资金总额：", "资金总额:"),
        ("其中：公共财政拨款：", "其中: 一般公共预算拨款："),
        ("填报单位（盖章）：", "填报单位(盖章):"),
        ("填报单位（盖章）：", "填报单位（公章）：＿＿＿＿＿＿＿＿"),
        ("（      年度）", "（20    年度）"),
        ("（      年度）", "（ 2027 年度）"),
        ("（      年度）", "（____年度）"),
        ("部门职能职责概述", "部门职能\n职责概述"),
        ("产出指标：", "产出指标："),
        ("绩效目标内容1：\n乡镇经济发展", "绩效目标内容1\n乡镇经济发展"),
    ],
)
def test_labels_are_known_however_they_are_spaced_and_bracketed(tmp_path, printed, typed):
    def retype(document: Document) -> None:
        cells = {id(cell._tc): cell for row in document.tables[0].rows for cell in row.cells}
        for cell in cells.values():
            if cell.text == printed:
                for extra in cell.paragraphs[1:]:
                    extra._p.getparent().remove(extra._p)
                cell.paragraphs[0].text = ""
                first, *rest = typed.split("\n")
                cell.paragraphs[0].add_run(first)
                for line in rest:
                    cell.add_paragraph(line)
        for paragraph in document.paragraphs:
            if paragraph.text == printed:
                paragraph.text = typed

    found = read(tmp_path, filled(changed(BLANKS["usual"](), retype)))
    assert (found.year, found.filer, found.department) == (2027, FILER, FILER)
    assert found.budget.income["general_public"] == Decimal("900.25")
    assert lines(found) == lines(DECLARATION)


def test_a_label_cut_into_runs_is_still_one_label(tmp_path):
    def cut(document: Document) -> None:
        for paragraph in document.element.body.iter(qn("w:p")):
            for run in list(paragraph.findall(qn("w:r"))):
                text = run.find(qn("w:t"))
                if text is None or len(text.text or "") < 2:
                    continue
                for char in text.text[1:][::-1]:
                    more = deepcopy(run)
                    more.find(qn("w:t")).text = char
                    run.addnext(more)
                text.text = text.text[0]

    assert lines(read(tmp_path, filled(changed(BLANKS["usual"](), cut)))) == lines(DECLARATION)


@pytest.mark.parametrize(
    ("like", "number", "said"),
    [
        ("9", 10, "10"),
        ("九", 10, "十"),
        ("一", 21, "二十一"),
        ("２", 3, "３"),
        ("②", 3, "③"),
        ("⑼", 10, "⑽"),
        ("2", 3, "3"),
    ],
)
def test_a_number_is_written_as_its_neighbours_are(like, number, said):
    assert numeral_like(like, number) == said
