"""Hand-made sources for the import tests: an invented township's form in several layouts, none by our writer."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
from docx.enum.style import WD_STYLE_TYPE

from assistant.codec import Json, declaration_json
from assistant.form import Form, load_form
from assistant.importing import ImportResult, import_file, import_text

FORM: Form = load_form()
STAMPS = ("财政部门相关股室（盖章）", "年 月 日", "财政部门绩效股（盖章）", "年 月 日", "财政局（盖章）", "年 月 日")
DUTIES = "1、执行上级决定。\n2、编制并执行本乡预算。"
OUTPUTS = "1、硬化通组路3.2公里。\n2、改造茶园560亩，一是补植，二是低改。"
BENEFITS = "1、经济效益指标：茶农户均增收800元。\n2、服务对象满意度指标：抽样满意度不低于90%。"


def tabbed(
    duties: str = DUTIES,
    objectives: tuple[tuple[str, str, str], ...] = (("乡镇经济发展", OUTPUTS, BENEFITS),),
    total: str = "资金总额：120.50万元",
) -> str:
    """Return the form as text extraction gives it: a tab starts a cell, an empty line ends a row."""
    rows = [
        ("部门名称", "青禾县云溪乡人民政府"),
        ("年度预算申请\n（万元）", total),
        ("", "按收入性质分：", "按支出性质分："),
        ("", "其中：   公共财政拨款：120.50万元", "其中： 基本支出：100万元"),
        ("", "政府性基金拨款：", "       项目支出：20.50万元"),
        ("", "纳入专户管理的非税收入拨款：", " "),
        ("", "      其他资金：", " "),
        ("部门职能职责概述", duties),
    ]
    for number, (title, outputs, benefits) in enumerate(objectives, 1):
        label = "部门整体支出年度绩效指标" if number == 1 else ""
        rows.append((label, f"绩效目标内容{number}：\n{title}", f"产出指标：\n{outputs}"))
        rows.append(("", "", f"效益指标：\n{benefits}"))
    rows.append(STAMPS)
    head = "附件2\n乡镇部门整体支出绩效目标申报表\n（ 2027年度）\n填报单位（盖章）： 青禾县云溪乡人民政府　\t\n"
    return head + "\n".join("".join(f"\t{cell}\n" for cell in row) for row in rows)


def table(duties: str = DUTIES, outputs: str = OUTPUTS, benefits: str = BENEFITS) -> docx.document.Document:
    """Return the form as a Word table with merged cells, as python-docx makes it."""
    document = docx.Document()
    document.styles.add_style("续段", WD_STYLE_TYPE.PARAGRAPH)
    for text in ("附件2", "乡镇部门整体支出绩效目标申报表", "（2027年度）", "填报单位（盖章）：青禾县云溪乡人民政府"):
        document.add_paragraph(text)
    grid = document.add_table(rows=6, cols=3)

    def fill(row: int, first: int, last: int, text: str, down: int = 0) -> None:
        cell = grid.cell(row, first).merge(grid.cell(row + down, last))
        write(cell, text)

    fill(0, 0, 0, "部门名称")
    fill(0, 1, 2, "青禾县云溪乡人民政府")
    fill(1, 0, 0, "年度预算申请\n（万元）", down=1)
    fill(1, 1, 2, "资金总额：120.50万元")
    fill(2, 1, 1, "其中：公共财政拨款：120.50万元\n政府性基金拨款：")
    fill(2, 2, 2, "其中：基本支出：100万元\n项目支出：20.50万元")
    fill(3, 0, 0, "部门职能职责概述")
    fill(3, 1, 2, duties)
    fill(4, 0, 0, "部门整体支出年度绩效指标", down=1)
    fill(4, 1, 1, "绩效目标内容1：\n乡镇经济发展", down=1)
    fill(4, 2, 2, f"产出指标：\n{outputs}")
    fill(5, 2, 2, f"效益指标：\n{benefits}")
    return document


def write(cell: docx.table._Cell, text: str) -> None:
    """Fill a cell, one paragraph per line; `|` is a soft return, a leading `>` sets the style 续段."""
    for index, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        if line.startswith(">"):
            paragraph.style = "续段"
        for part_index, part in enumerate(line.removeprefix(">").split("|")):
            run = paragraph.add_run()
            if part_index:
                run.add_break()
            run.add_text(part)


def saved(document: docx.document.Document) -> bytes:
    """Return the bytes of a document."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read_text(text: str) -> ImportResult:
    """Import a text and check that every character of it is accounted for."""
    result = import_text(text, FORM, "样表.txt")
    assert squeeze("".join(piece.text for piece in result.pieces)) == squeeze(text)
    agree(result)
    return result


def layouts(folder: Path, duties: str = DUTIES, outputs: str = OUTPUTS, benefits: str = BENEFITS) -> list[ImportResult]:
    """Read the same lists as extracted text, as text without tabs and as a document."""
    text = tabbed(duties=duties, objectives=(("乡镇经济发展", outputs, benefits),))
    document = saved(table(duties=duties, outputs=outputs, benefits=benefits))
    return [read_text(text), read_text(text.replace("\t", "")), read_document(folder, document)]


def read_document(folder: Path, data: bytes) -> ImportResult:
    """Import a document through a file and check its pieces against its fields."""
    path = folder / "样表.docx"
    path.write_bytes(data)
    result = import_file(path, FORM)
    agree(result)
    return result


def agree(result: ImportResult) -> None:
    """Check that the answer pieces of each member are its value, white space and digit width aside."""
    data = declaration_json(result.declaration)
    joined = {guess.path for guess in result.guesses if "连成一句" in guess.reason}
    texts: dict[str, str] = {}
    for piece in result.pieces:
        if piece.kind == "answer":
            texts[piece.path] = texts.get(piece.path, "") + piece.text
    for path, text in texts.items():
        value = member(data, path)
        if not isinstance(value, str):
            continue
        found, wanted = squeeze(text), squeeze(value)
        if path in joined:
            # The cells of a row may stand in another order than their sentence.
            found, wanted = "".join(sorted(found)), "".join(sorted(wanted))
        assert found == wanted, path


def member(data: Json, path: str) -> Json:
    """Return the member at a JSON Pointer."""
    for key in path.split("/")[1:]:
        data = data[int(key)] if isinstance(data, list) else data[key]
    return data


def squeeze(text: str) -> str:
    """Return `text` without white space."""
    return re.sub(r"\s+", "", text)


def duties(result: ImportResult) -> tuple[str, ...]:
    """Return the duties that an import found."""
    assert result.declaration.duties
    return result.declaration.duties


def outputs(result: ImportResult, objective: int = 0) -> list[str]:
    """Return the outputs' texts of one objective."""
    assert result.declaration.objectives
    return [part.text for part in result.declaration.objectives[objective].outputs or ()]


def benefits(result: ImportResult, objective: int = 0) -> list[tuple[str | None, str]]:
    """Return category and text of one objective's benefits."""
    assert result.declaration.objectives
    found = result.declaration.objectives[objective].benefits or ()
    return [(part.category.value if part.category else None, part.text) for part in found]
