"""Whatever a source looks like, no character of it is lost or made up, and nothing ends in a traceback."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.exporting.docx import render_docx
from assistant.exporting.rows import render_rows
from assistant.form import Form
from assistant.importing import ImportResult, import_file, import_text
from assistant.importing.paper import Cell, Paper, Paragraph, Row
from assistant.importing.placing import place
from assistant.model import Category, Declaration, Indicator, Objective
from tests.support.importing_samples import FORM, agree, squeeze, tabbed

WORDS = st.sampled_from(
    [
        *"\t\n 、：:（）()12３一二.．元年月日%",
        "\n\n",
        "\n\t",
        "附件2",
        "乡镇部门整体支出绩效目标申报表",
        "（2027年度）",
        "填报单位（盖章）：",
        "部门名称",
        "年度预算申请",
        "（元）",
        "资金总额：",
        "其中：基本支出：",
        "项目支出",
        "12.5万元",
        "部门职能职责概述",
        "绩效目标内容1：",
        "绩效目标内容",
        "产出指标：",
        "产出指标（数量",
        "效益指标",
        "\n1、",
        "\n2. ",
        "\n（3）",
        "\n十十、",
        "一是",
        "社会效益：",
        "满意度指标：",
        "财政局（盖章）",
        "年 月 日",
        "[bookmark: x]",
        "\x07",
        "\ufeff",
        "\u2028",
        "青禾县云溪乡",
        "硬化道路1.5公里",
        "指标名称",
        "\t一级指标\t指标名称\t计量单位\t指标值\n",
        "\t产出指标\t硬化\t公里\t≥3\n",
        "数量指标",
        "≥3",
    ]
)
NOISE = st.lists(WORDS, max_size=40).map("".join)


def complete(result: ImportResult, source: str) -> None:
    assert squeeze("".join(piece.text for piece in result.pieces)) == squeeze(source)
    agree(result)
    leftovers = squeeze("".join(piece.text for piece in result.pieces if piece.kind == "unplaced"))
    assert squeeze("".join(part.text for part in result.unplaced)) == leftovers


@settings(max_examples=150, deadline=None)
@given(NOISE)
def test_every_character_of_a_text_is_accounted_for(text: str) -> None:
    source = f"部门名称\n{text}"
    complete(import_text(source, FORM, "a.txt"), source)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_noise_in_the_middle_of_a_form_loses_nothing(data: st.DataObject) -> None:
    whole = tabbed()
    place_of_noise = data.draw(st.integers(0, len(whole)))
    source = whole[:place_of_noise] + data.draw(NOISE) + whole[place_of_noise:]
    try:
        result = import_text(source, FORM, "a.txt")
    except InputError:
        return
    complete(result, source)


PARAGRAPHS = st.builds(Paragraph, NOISE, st.just("某处"), st.booleans(), st.booleans())
CELLS = st.lists(PARAGRAPHS, max_size=3).map(lambda parts: Cell(tuple(parts)))
HEADS = (
    "绩效目标内容",
    "一级指标",
    "指标类别",
    "指标名称",
    "符号",
    "计量单位",
    "指标值",
    "权重",
    "产出指标",
    "数量指标",
    "",
)
HEAD_CELLS = st.sampled_from(HEADS).map(lambda text: Cell((Paragraph(text, "某处"),)))
HEAD_ROWS = st.permutations(HEADS).map(lambda texts: Row(tuple(Cell((Paragraph(text, "某处"),)) for text in texts)))
ROWS = st.one_of(
    st.lists(CELLS, max_size=3).map(lambda cells: Row(tuple(cells))),
    st.lists(st.one_of(CELLS, HEAD_CELLS), max_size=11).map(lambda cells: Row(tuple(cells))),
    HEAD_ROWS,
)
FIRST = Paragraph("部门名称", "某处")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(PARAGRAPHS, ROWS), max_size=8))
def test_every_character_of_a_document_is_accounted_for(blocks: list[Paragraph | Row]) -> None:
    paper = Paper((FIRST, *blocks))
    texts = [
        paragraph.text
        for block in paper.blocks
        for paragraph in (
            [block] if isinstance(block, Paragraph) else [part for cell in block.cells for part in cell.paragraphs]
        )
    ]
    complete(place(paper, FORM, "a.docx"), "".join(texts))


# Sentences as people write them, and words that elsewhere on a form mean something.
SENTENCES = st.lists(
    st.sampled_from(
        [
            *("1、", "2、", "一、", "（一）", "1.", "⑴", "。", "；", "，", "：", "\n", "修路", "3.24小时", "2027年"),
            *(
                "经济效益指标：",
                "社会效益：",
                "数量指标：",
                "产出指标：",
                "效益指标：",
                "产出：",
                "满意度",
                "目标内容2：",
            ),
            *(
                "第2页",
                "— 2 —",
                "填报人：李某",
                "注：",
                "备注",
                "部门名称",
                "资金总额：5万元",
                "项目支出5万元",
                "审核意见",
            ),
        ]
    ),
    min_size=1,
    max_size=6,
).map(lambda words: "".join(words).strip())
TEXTS = SENTENCES.filter(bool)
TITLES = TEXTS.map(lambda text: text.replace("\n", "")).filter(bool)
OBJECTIVES = st.builds(
    Objective,
    TITLES,
    st.lists(st.builds(Indicator, TEXTS), min_size=1, max_size=3).map(tuple),
    st.lists(st.builds(Indicator, TEXTS, st.just(Category.SOCIAL)), min_size=1, max_size=3).map(tuple),
)
DECLARATIONS = st.builds(
    Declaration,
    form=st.just(FORM.id),
    year=st.just(2027),
    filer=st.just("青禾县云溪乡人民政府"),
    department=st.just("青禾县云溪乡人民政府"),
    duties=st.lists(TEXTS, min_size=1, max_size=3).map(tuple),
    objectives=st.lists(OBJECTIVES, min_size=1, max_size=3).map(tuple),
)


def comes_back(declaration: Declaration, form: Form) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "表.docx"
        path.write_bytes(render_docx(declaration, form))
        result = import_file(path, FORM)
    assert render_rows(result.declaration, FORM) == render_rows(declaration, FORM)
    assert result.unplaced == ()


@settings(max_examples=60, deadline=None)
@given(DECLARATIONS)
def test_what_our_writer_prints_comes_back_whatever_its_words(declaration: Declaration) -> None:
    comes_back(declaration, FORM)


# On this form every row above the stamps is parted.
PARTED = replace(FORM, table=replace(FORM.table, breaks_from=0.0, closing_breaks_from=0.0, closing_end=1.0))


@settings(max_examples=60, deadline=None)
@given(DECLARATIONS)
def test_a_row_that_our_writer_parts_comes_back_whole_whatever_its_words(declaration: Declaration) -> None:
    comes_back(declaration, PARTED)
