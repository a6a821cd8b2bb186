"""The Word file's settings: language, layout, grid, indents, dates, footer, and no marks in the final copy."""

from __future__ import annotations

import io
import time
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest

from assistant.exporting.docx import render_docx
from assistant.form import Form
from assistant.model import Budget, Declaration, Indicator, Objective

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TERMS = "{http://purl.org/dc/terms/}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"


def parts(declaration: Declaration, form: Form, proof: str | None = None) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(render_docx(declaration, form, proof))) as archive:
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}


@pytest.fixture
def declaration(form: Form) -> Declaration:
    """An answer with an open blank in every kind of text."""
    line = (Indicator("硬化通组路〔待填：村建站〕公里，〔待填〕前完工"),)
    return Declaration(
        form.id,
        2027,
        "云溪乡〔待填〕",
        "云溪乡〔待填〕",
        None,
        Budget(Decimal(1)),
        ("执行〔待填〕",),
        (Objective("经济〔待填〕", line, line),),
    )


def paragraph_styles(found: dict[str, ElementTree.Element]) -> list[ElementTree.Element]:
    styles = found["word/styles.xml"].findall(f"{W}style")
    return [style for style in styles if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") is None]


def test_the_language_of_the_text_is_chinese_as_written_on_the_mainland(declaration, form):
    languages = list(parts(declaration, form)["word/styles.xml"].iter(f"{W}lang"))
    assert {language.get(f"{W}eastAsia") for language in languages} == {"zh-CN"}


def test_word_lays_it_out_as_word_2013_does_and_not_in_compatibility_mode(declaration, form):
    settings = parts(declaration, form)["word/settings.xml"].iter(f"{W}compatSetting")
    modes = [part.get(f"{W}val") for part in settings if part.get(f"{W}name") == "compatibilityMode"]
    assert modes == ["15"]


@pytest.mark.parametrize("proof", [None, "草稿"])
def test_no_paragraph_snaps_to_a_grid(declaration, form, proof):
    found = parts(declaration, form, proof)
    for style in paragraph_styles(found):
        snap = style.find(f"{W}pPr/{W}snapToGrid")
        assert snap is not None
        assert snap.get(f"{W}val") in ("0", "false")


@pytest.mark.parametrize(("indent", "size", "characters", "length"), [(2, 12, 200, 480), (1.5, 10.5, 150, 315)])
def test_an_indent_is_given_in_characters_and_in_length(declaration, form, indent, size, characters, length):
    role = replace(form.roles["text"], indent=indent, size=size)
    found = parts(declaration, replace(form, roles={**form.roles, "text": role}))
    indents = [part for style in paragraph_styles(found) if (part := style.find(f"{W}pPr/{W}ind")) is not None]
    given = [(part.get(f"{W}firstLineChars"), part.get(f"{W}firstLine")) for part in indents]
    assert given == [(str(characters), str(length))]


def test_lines_keep_a_distance_that_grows_with_the_text(declaration, form):
    found = parts(declaration, form)
    for style in paragraph_styles(found):
        spacing = style.find(f"{W}pPr/{W}spacing")
        assert spacing is not None
        assert spacing.get(f"{W}lineRule") == "auto"


@pytest.mark.parametrize("year", [2021, 2027])
def test_both_dates_are_the_first_of_january_of_the_forms_year(declaration, form, year):
    core = parts(replace(declaration, year=year), form)["docProps/core.xml"]
    dates = {part.tag: part.text for part in core if part.tag.startswith(TERMS)}
    assert dates == dict.fromkeys((f"{TERMS}created", f"{TERMS}modified"), f"{year}-01-01T00:00:00Z")


@pytest.mark.parametrize("proof", [None, "草稿"])
@pytest.mark.parametrize("numbered", [False, True])
def test_a_footer_is_referred_to_where_pages_are_numbered_and_only_there(declaration, form, numbered, proof):
    page = replace(form.page, page_number=numbered)
    roles = {**form.roles, "page": replace(form.roles["year"], style="页码")}
    found = parts(declaration, replace(form, page=page, roles=roles), proof)
    targets = {
        part.get("Id"): part.get("Target")
        for part in found["word/_rels/document.xml.rels"].iter(f"{PACKAGE}Relationship")
    }
    used = [targets[part.get(f"{R}id")] for part in found["word/document.xml"].iter(f"{W}footerReference")]
    assert used == (["footer.xml"] if numbered else [])
    assert ("word/footer.xml" in found) is numbered


def test_no_blank_is_marked_in_the_final_copy_and_every_one_in_a_proof(declaration, form):
    def marked(proof: str | None) -> list[str]:
        runs = parts(declaration, form, proof)["word/document.xml"].iter(f"{W}r")
        return ["".join(run.itertext()) for run in runs if run.find(f"{W}rPr/{W}rStyle") is not None]

    assert marked(None) == []
    assert marked("草稿") == [
        *["〔待填〕"] * 4, *["〔待填：村建站〕", "〔待填〕"] * 2,
    ]  # fmt: skip


def test_the_final_copy_knows_no_style_of_a_proof(declaration, form):
    def names(proof: str | None) -> set[str | None]:
        return {name.get(f"{W}val") for name in parts(declaration, form, proof)["word/styles.xml"].iter(f"{W}name")}

    assert names("草稿") - names(None) == {"待填", form.roles["proof"].style}


def test_the_same_answers_give_the_same_bytes_in_another_place_and_time(declaration, form, monkeypatch, tmp_path):
    first = render_docx(declaration, form)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    monkeypatch.setattr("time.time", lambda: 0.0)
    monkeypatch.setattr("time.localtime", lambda *_: time.struct_time((1999, 12, 31, 23, 59, 59, 4, 365, 0)))
    assert render_docx(declaration, form) == first
    assert list(Path(tmp_path).iterdir()) == []
