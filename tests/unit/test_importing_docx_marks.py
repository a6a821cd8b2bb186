"""What a Word file's own marks mean for what is read: revisions, lists, gaps, alternatives, other dialects."""

import io
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.importing import import_file
from tests.support.importing_samples import (
    FORM,
    duties,
    outputs,
    read_document,
    read_text,
    saved,
    tabbed,
    table,
    write,
)

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def changed(data: bytes, *changes: tuple[str, str]) -> bytes:
    """The document with stretches of its XML replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/document.xml":
                for before, after in changes:
                    assert before.encode() in text
                    text = text.replace(before.encode(), after.encode())
            new.writestr(name, text)
    return stream.getvalue()


def between_runs(inner: str) -> str:
    """Markup that stands between two runs, as it is written inside a run's text."""
    return f"</w:t></w:r>{inner}<w:r><w:t>"


RUN = "<w:r><w:t>{}</w:t></w:r>"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (f'<w:del w:id="1" w:author="a">{RUN.format("旧")}</w:del>', "甲乙。"),
        ('<w:del w:id="1" w:author="a"><w:r><w:delText>旧</w:delText></w:r></w:del>', "甲乙。"),
        (f'<w:moveFrom w:id="1" w:author="a">{RUN.format("旧")}</w:moveFrom>', "甲乙。"),
        (f'<w:moveTo w:id="1" w:author="a">{RUN.format("新")}</w:moveTo>', "甲新乙。"),
        (f'<w:ins w:id="1" w:author="a">{RUN.format("新")}</w:ins>', "甲新乙。"),
        (f'<w:hyperlink w:anchor="a">{RUN.format("新")}</w:hyperlink>', "甲新乙。"),
        (f"<w:sdt><w:sdtContent>{RUN.format('新')}</w:sdtContent></w:sdt>", "甲新乙。"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>", "甲乙。"),
        ("<w:r><w:tab/></w:r>", "甲 乙。"),
        ('<w:r><w:ptab w:alignment="left" w:relativeTo="margin" w:leader="none"/></w:r>', "甲 乙。"),
        ("<w:r><w:noBreakHyphen/></w:r>", "甲-乙。"),
        ('<w:r><w:sym w:font="宋体" w:char="2103"/></w:r>', "甲℃乙。"),
        ('<w:r><w:sym w:font="宋体" w:char="x"/></w:r>', "甲乙。"),
    ],
)
def test_what_a_reader_of_the_page_sees_is_read_and_nothing_else(tmp_path: Path, markup: str, text: str) -> None:
    data = changed(saved(table(outputs="1、甲乙。")), ("1、甲乙。", f"1、甲{between_runs(markup)}乙。"))
    assert outputs(read_document(tmp_path, data)) == [text]


def alternative(choice: str | None, fallback: str | None) -> str:
    inner = "" if choice is None else f'<mc:Choice Requires="wps">{RUN.format(choice)}</mc:Choice>'
    inner += "" if fallback is None else f"<mc:Fallback>{RUN.format(fallback)}</mc:Fallback>"
    return f"<mc:AlternateContent {MC}>{inner}</mc:AlternateContent>"


@pytest.mark.parametrize(
    ("choice", "fallback", "text"),
    [("新", "旧", "甲新乙。"), ("新", None, "甲新乙。"), (None, "旧", "甲旧乙。"), (None, None, "甲乙。")],
)
def test_of_two_alternatives_one_is_read(tmp_path: Path, choice: str | None, fallback: str | None, text: str) -> None:
    markup = between_runs(alternative(choice, fallback))
    data = changed(saved(table(outputs="1、甲乙。")), ("1、甲乙。", f"1、甲{markup}乙。"))
    assert outputs(read_document(tmp_path, data)) == [text]


def test_a_row_that_was_deleted_is_not_read(tmp_path: Path) -> None:
    document = table()
    write(document.tables[0].add_row().cells[0], "此行已删")
    data = saved(document)
    assert "此行已删" in [part.text for part in read_document(tmp_path, data).unplaced]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        xml = package.read("word/document.xml").decode()
    start = xml.rindex("<w:tr>", 0, xml.index("此行已删"))
    row = xml[start : xml.index("</w:tr>", start)]
    struck = row.replace("<w:tr>", '<w:tr><w:trPr><w:del w:id="1" w:author="a"/></w:trPr>', 1)
    result = read_document(tmp_path, changed(data, (row, struck)))
    assert result.unplaced == ()
    assert result.declaration == read_document(tmp_path, saved(table())).declaration


NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'


def numbered(level: int, number: int) -> str:
    return f"<w:p>{NUMBERED.format(level=level, number=number)}<w:r><w:t>"


def listed(*marks: tuple[int, int]) -> bytes:
    """A document whose outputs are the paragraphs 甲。 and 乙。 … with a list level and a list number each."""
    names = "甲乙丙丁"[: len(marks)]
    data = saved(table(outputs="\n".join(f"{name}。" for name in names)))
    changes = [
        (f"<w:p><w:r><w:t>{name}。", f"{numbered(level, number)}{name}。")
        for name, (level, number) in zip(names, marks, strict=True)
    ]
    return changed(data, *changes)


@pytest.mark.parametrize(
    ("marks", "items"),
    [
        ([(0, 1), (0, 1)], ["甲。", "乙。"]),
        ([(0, 1), (0, 0), (0, 1)], ["甲。\n乙。", "丙。"]),
        ([(0, 1), (1, 1), (0, 1)], ["甲。\n乙。", "丙。"]),
        ([(0, 1), (2, 1), (1, 1), (0, 1)], ["甲。\n乙。\n丙。", "丁。"]),
    ],
    ids=["list", "no list", "deeper", "deepest"],
)
def test_the_first_level_of_a_list_makes_items_and_nothing_else_does(
    tmp_path: Path, marks: list[tuple[int, int]], items: list[str]
) -> None:
    assert outputs(read_document(tmp_path, listed(*marks))) == items


def test_a_document_in_the_strict_dialect_is_read_like_any_other(tmp_path: Path) -> None:
    data = saved(table())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert TRANSITIONAL in package.read("word/document.xml").decode()
    strict = changed(data, (TRANSITIONAL, STRICT))
    assert read_document(tmp_path, strict).declaration == read_document(tmp_path, data).declaration


def test_a_document_with_a_password_is_said_to_have_one(tmp_path: Path) -> None:
    data = bytearray(saved(table()))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start != -1:
            data[start + offset] |= 1
            start = data.find(mark, start + 4)
    path = tmp_path / "样表.docx"
    path.write_bytes(bytes(data))
    with pytest.raises(InputError, match="密码"):
        import_file(path, FORM)


def test_a_part_that_is_too_large_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.importing.package.MOST_PART_BYTES", 100)
    path = tmp_path / "样表.docx"
    path.write_bytes(saved(table()))
    with pytest.raises(InputError, match="大得不像"):
        import_file(path, FORM)


# What stands twice, and what is left over


def test_a_second_year_above_the_form_is_reported(tmp_path: Path) -> None:
    text = tabbed().replace("（ 2027年度）\n", "（ 2027年度）\n（2026年度）\n")
    result = read_text(text)
    assert result.declaration.year == 2027
    assert [part.text for part in result.unplaced] == ["（2026年度）"]
    document = table()
    document.paragraphs[2].add_run("（2026年度）")
    result = read_document(tmp_path, saved(document))
    assert result.declaration.year == 2027
    assert [part.text for part in result.unplaced] == ["（2026年度）"]


@pytest.mark.parametrize("again", ["乡镇经济发展", "乡 镇 经 济 发 展"])
def test_an_objective_whose_head_comes_again_is_one_objective(again: str) -> None:
    first = ("乡镇经济发展", "1、甲。", "1、经济效益指标：乙。")
    text = tabbed(objectives=(first,))
    broken = f"\t\n\t绩效目标内容1：\n{again}\n\t产出指标：\n2、丙。\n"
    result = read_text(text.replace("\t\n\t效益指标", f"{broken}\t\n\t效益指标").replace("\t\n\t\n", "\t\n"))
    assert result.declaration.objectives
    assert [part.title for part in result.declaration.objectives] == ["乡镇经济发展"]
    assert outputs(result) == ["甲。", "丙。"]
    assert result.unplaced == ()


def test_an_objective_of_the_same_number_and_another_title_is_another_one() -> None:
    text = tabbed(objectives=(("乡镇经济发展", "1、甲。", ""), ("改善民生", "1、乙。", "")))
    result = read_text(text.replace("绩效目标内容2：", "绩效目标内容1："))
    assert result.declaration.objectives
    assert [part.title for part in result.declaration.objectives] == ["乡镇经济发展", "改善民生"]


def test_leftovers_of_one_cell_are_one_and_those_of_two_are_two(tmp_path: Path) -> None:
    document = table()
    grid = document.add_table(rows=1, cols=2)
    write(grid.cell(0, 0), "分工安排\n农业站牵头")
    write(grid.cell(0, 1), "另行通知")
    result = read_document(tmp_path, saved(document))
    assert [part.text for part in result.unplaced] == ["分工安排\n农业站牵头", "另行通知"]


def test_a_gap_made_by_a_tab_parts_the_amounts_of_one_line(tmp_path: Path) -> None:
    data = saved(table(duties="1、甲。"))
    markup = between_runs("<w:r><w:tab/></w:r>")
    result = read_document(tmp_path, changed(data, ("资金总额：120.50万元", f"资金总额：120.50万元{markup}（含结转）")))
    assert result.declaration.budget.total == Decimal("120.5")
    assert [part.text for part in result.unplaced] == ["（含结转）"]
    assert duties(result) == ("甲。",)
