"""Files: documents made without our writer, code pages, JSON, and files that cannot be read."""

import io
import json
import zipfile
from pathlib import Path

import docx
import pytest

from assistant.codec import declaration_json
from assistant.errors import InputError
from assistant.importing import docx as reader
from assistant.importing import import_file, import_text
from tests.support.importing_samples import (
    FORM,
    benefits,
    duties,
    outputs,
    read_document,
    read_text,
    saved,
    tabbed,
    table,
    write,
)


def refused(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        import_file(path, FORM)
    message = str(caught.value)
    assert "\n" not in message
    return message


def repacked(data: bytes, **changes: bytes) -> bytes:
    """Return a package with `document` (or another part of word/) replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            name = member.filename.removeprefix("word/").removesuffix(".xml")
            new.writestr(member.filename, changes.get(name, old.read(member.filename)))
    return stream.getvalue()


def with_document(data: bytes, old: str, new: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        text = package.read("word/document.xml").decode()
    assert old in text
    return repacked(data, document=text.replace(old, new).encode())


def test_a_table_with_merged_cells_is_read_once(tmp_path: Path) -> None:
    result = read_document(tmp_path, saved(table()))
    assert result.unplaced == () and result.notes == ()
    assert result.declaration.department == "青禾县云溪乡人民政府"
    assert duties(result) == duties(read_text(tabbed()))
    assert outputs(result) == outputs(read_text(tabbed()))
    assert benefits(result) == benefits(read_text(tabbed()))
    assert declaration_json(result.declaration)["budget"]["expenditure"] == {"basic": 100, "project": 20.5}


def test_the_continuing_style_keeps_a_paragraph_in_its_item_whatever_it_begins_with(tmp_path: Path) -> None:
    result = read_document(tmp_path, saved(table(outputs="1、甲：\n>2、乙\n>\n>产出指标：丙\n2、丁。")))
    assert outputs(result) == ["甲：\n2、乙\n\n产出指标：丙", "丁。"]


def test_soft_returns_separate_numbered_items(tmp_path: Path) -> None:
    assert outputs(read_document(tmp_path, saved(table(outputs="1、甲。|2、乙。|续乙。")))) == ["甲。", "乙。\n续乙。"]


def test_a_paragraph_with_a_soft_return_is_one_item_where_nothing_is_numbered(tmp_path: Path) -> None:
    assert outputs(read_document(tmp_path, saved(table(outputs="甲。|续甲。\n乙。")))) == ["甲。\n续甲。", "乙。"]


def test_numbers_that_word_made_still_separate_items(tmp_path: Path) -> None:
    document = table(outputs="甲。\n续甲。\n乙。")
    cell = document.tables[0].cell(4, 2)
    for paragraph in cell.paragraphs:
        if paragraph.text in ("甲。", "乙。"):
            paragraph.style = "List Number"
    assert outputs(read_document(tmp_path, saved(document))) == ["甲。\n续甲。", "乙。"]


def test_an_extra_blank_row_and_column_change_nothing(tmp_path: Path) -> None:
    document = table()
    document.tables[0].add_column(docx.shared.Mm(10))
    document.tables[0].add_row()
    assert read_document(tmp_path, saved(document)).declaration == read_text_of_table(tmp_path)


def read_text_of_table(folder: Path):
    return read_document(folder, saved(table())).declaration


def test_an_unknown_table_and_paragraph_are_reported_with_their_places(tmp_path: Path) -> None:
    document = table()
    document.add_paragraph("此件由农业站提供。")
    write(document.add_table(rows=1, cols=1).cell(0, 0), "分工安排")
    result = read_document(tmp_path, saved(document))
    assert [part.text for part in result.unplaced] == ["此件由农业站提供。", "分工安排"]
    assert result.unplaced[1].where.startswith("第 2 张表格")
    assert result.declaration == read_text_of_table(tmp_path)


def test_a_table_split_in_two_is_read_on(tmp_path: Path) -> None:
    document = table(outputs="1、甲。")
    second = document.add_table(rows=1, cols=3)
    write(second.cell(0, 1), "绩效目标内容2：\n改善民生")
    write(second.cell(0, 2), "产出指标：\n1、乙。")
    result = read_document(tmp_path, saved(document))
    assert (outputs(result), outputs(result, 1)) == (["甲。"], ["乙。"])


def test_inserted_text_counts_and_deleted_text_does_not(tmp_path: Path) -> None:
    data = saved(table(outputs="1、原文。"))
    tracked = (
        '1、</w:t></w:r><w:ins w:id="1" w:author="a"><w:r><w:t>新写</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>旧写</w:delText></w:r></w:del><w:r><w:t>文。'
    )
    assert outputs(read_document(tmp_path, with_document(data, "1、原文。", tracked))) == ["新写文。"]


def test_a_title_in_a_text_box_is_read_once(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>（2026年度）</w:t></w:r></w:p></w:txbxContent>"
    picture = (
        '</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>"
    )
    result = read_document(tmp_path, with_document(saved(table()), "（2027年度）", picture))
    assert result.declaration.year == 2026 and result.unplaced == ()


def test_a_document_that_is_not_this_form_is_refused(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("会议通知")
    assert "不像这张表" in refused(tmp_path / "a.docx", saved(document))


@pytest.mark.parametrize("name", ["表.doc", "表.wps", "表.rtf"])
def test_a_text_under_an_old_name_is_read_as_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(tabbed(), encoding="utf-8")
    assert import_file(path, FORM).declaration == read_text(tabbed()).declaration


def test_other_bytes_under_the_name_of_a_word_file_are_named_for_what_they_are_not(tmp_path: Path) -> None:
    assert "里面却不是 Word 文件" in refused(tmp_path / "a.wps", b"\x00\x01\x02\xff" * 50)


def test_a_text_named_docx_is_refused_with_a_way_out(tmp_path: Path) -> None:
    assert "另存为 .docx" in refused(tmp_path / "a.docx", tabbed().encode())


@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b"{\\rtf1\\ansi x}"])
@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.docx", "a.txt"])
def test_an_old_word_file_without_a_converter_is_refused_with_a_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes
) -> None:
    monkeypatch.setenv("SHENBAO_SOFFICE", "")
    assert "另存为 .docx" in refused(tmp_path / name, data)


@pytest.mark.parametrize("part", [0.01, 0.3, 0.9, 0.999])
def test_a_truncated_document_is_refused(tmp_path: Path, part: float) -> None:
    data = saved(table())
    assert "损坏" in refused(tmp_path / "a.docx", data[: int(len(data) * part)])


def test_a_damaged_member_is_refused(tmp_path: Path) -> None:
    data = bytearray(saved(table()))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as package:
        start = package.getinfo("word/document.xml").header_offset + 80
    data[start : start + 40] = b"\xff" * 40
    assert "损坏" in refused(tmp_path / "a.docx", bytes(data))


def test_broken_xml_is_refused(tmp_path: Path) -> None:
    assert "损坏" in refused(tmp_path / "a.docx", repacked(saved(table()), document=b"<w:document><w:body>"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_entities_are_refused(tmp_path: Path, encoding: str) -> None:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    )
    assert "实体" in refused(tmp_path / "a.docx", repacked(saved(table()), document=text.encode(encoding)))


def test_a_member_of_two_hundred_megabytes_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package, package.open("word/media/a.bin", "w") as member:
        for _ in range(200):
            member.write(bytes(2**20))
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("a member was unpacked"))
    assert "大得不像" in refused(tmp_path / "a.docx", stream.getvalue())


def test_a_document_of_too_many_paragraphs_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_PARAGRAPHS", 10)
    assert "大得不像" in refused(tmp_path / "a.docx", saved(table()))


def test_another_zip_is_refused(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("readme.txt", "x")
    assert "不是 Word 文档" in refused(tmp_path / "a.zip", stream.getvalue())


@pytest.mark.parametrize(("encoding", "said"), [("gbk", "GBK"), ("utf-16", "UTF-16")])
def test_a_text_in_another_encoding_is_read_and_said(tmp_path: Path, encoding: str, said: str) -> None:
    path = tmp_path / "表.txt"
    path.write_bytes(tabbed().encode(encoding, errors="replace"))
    result = import_file(path, FORM)
    assert result.declaration == read_text(tabbed()).declaration
    assert said in result.notes[0]


def test_a_text_with_a_byte_order_mark_is_read_without_a_word(tmp_path: Path) -> None:
    path = tmp_path / "表.txt"
    path.write_bytes(tabbed().encode("utf-8-sig"))
    assert import_file(path, FORM).notes == ()


def test_json_is_known_by_its_content(tmp_path: Path) -> None:
    declaration = read_text(tabbed()).declaration
    path = tmp_path / "表.txt"
    path.write_text(json.dumps(declaration_json(declaration), default=float, ensure_ascii=False), encoding="utf-8")
    assert import_file(path, FORM).declaration == declaration


def test_an_unknown_key_in_json_is_named_with_the_nearest_known_one() -> None:
    data = {"schema_version": 1, "form": "suining-2021", "departmnt": "云溪乡", "filler": "云溪乡"}
    with pytest.raises(InputError) as caught:
        import_text(json.dumps(data), FORM, "a.json")
    assert "departmnt" in str(caught.value) and "department" in str(caught.value)
    assert "另有 1 处" in str(caught.value)


@pytest.mark.parametrize("text", ["{", "[]", '{"form": 1}', "{}", "3", '"x"', "null"])
def test_json_that_is_no_declaration_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(InputError) as caught:
        import_text(text, FORM, "a.json")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\x00\x01\x02\xff" * 50, b"%PDF-1.7\n\x00\xff"])
def test_empty_and_binary_files_are_refused(tmp_path: Path, data: bytes) -> None:
    refused(tmp_path / "a.txt", data)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "没有.docx"):
        with pytest.raises(InputError):
            import_file(path, FORM)
