"""The one real filled form, where it is at hand: all of it lands, none of it is lost."""

import re
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.codec import declaration_json
from assistant.form import load_form
from assistant.importing import ImportResult, import_file
from assistant.model import Category, Objective
from tests.support.importing_samples import member, squeeze


@pytest.fixture(scope="module")
def source(seed: Path) -> Path:
    return seed


@pytest.fixture(scope="module")
def result(source: Path) -> ImportResult:
    return import_file(source, load_form())


def objectives(result: ImportResult) -> tuple[Objective, ...]:
    assert result.declaration.objectives
    return result.declaration.objectives


def test_the_single_fields_are_read(result: ImportResult) -> None:
    declaration = result.declaration
    assert declaration.year == 2021
    assert declaration.filer == declaration.department
    assert declaration.filer and declaration.filer.endswith("人民政府")


def test_the_amounts_are_read_and_the_rest_is_none(result: ImportResult) -> None:
    amount = Decimal("922.75")
    budget = result.declaration.budget
    assert budget.total == amount
    assert budget.income == {
        "general_public": amount,
        "government_fund": None,
        "special_account": None,
        "other": None,
    }
    assert budget.expenditure == {"basic": amount, "project": None}


def test_the_lists_are_counted(result: ImportResult) -> None:
    assert len(result.declaration.duties or ()) == 9
    assert [part.title for part in objectives(result)] == [part.title for part in load_form().objectives]
    assert sum(len(part.outputs or ()) for part in objectives(result)) == 35
    assert sum(len(part.benefits or ()) for part in objectives(result)) == 35


def test_every_benefit_has_the_category_of_its_label(result: ImportResult, source: Path) -> None:
    found = [benefit.category for part in objectives(result) for benefit in part.benefits or ()]
    text = source.read_text(encoding="utf-8")
    labels = re.findall(r"(?m)^\s*\d、((?:经济|社会|生态)效益|可持续影响|社会公众或服务对象满意度)", text)
    names = {
        "经济效益": Category.ECONOMIC,
        "社会效益": Category.SOCIAL,
        "生态效益": Category.ECOLOGICAL,
        "可持续影响": Category.SUSTAINABILITY,
        "社会公众或服务对象满意度": Category.SATISFACTION,
    }
    assert found == [names[label] for label in labels]


def test_the_unnumbered_paragraph_stays_in_its_item(result: ImportResult) -> None:
    items = [part.text for part in objectives(result)[2].outputs or ()]
    assert [text.count("\n") for text in items] == [0, 0, 0, 1, 0]


def test_nothing_is_left_over_and_only_the_missing_head_is_mentioned(result: ImportResult) -> None:
    assert result.unplaced == ()
    assert len(result.notes) == 1 and "产出指标" in result.notes[0]


def test_the_pieces_add_up_to_the_file(result: ImportResult, source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    assert squeeze("".join(piece.text for piece in result.pieces)) == squeeze(text)
    assert [piece.text for piece in result.pieces if piece.kind == "artefact"] == ["[bookmark: _GoBack]"]


def test_the_answers_add_up_to_the_fields(result: ImportResult) -> None:
    data = declaration_json(result.declaration)
    texts: dict[str, str] = defaultdict(str)
    for piece in result.pieces:
        if piece.kind == "answer":
            texts[piece.path] += piece.text
    assert {path: squeeze(text) for path, text in texts.items()} == {
        path: squeeze(str(member(data, path))) for path in texts
    }
    # filer, department, year, three amounts, the duties, the titles and the indicators
    assert len(texts) == 3 + 3 + 9 + 9 + 70


@pytest.mark.parametrize("change", ["without tabs", "as pasted from Word", "numbers in brackets", "GBK"])
def test_another_layout_of_the_same_text_gives_the_same_declaration(
    source: Path, result: ImportResult, tmp_path: Path, change: str
) -> None:
    text = source.read_text(encoding="utf-8")
    path = tmp_path / "a.txt"
    if change == "without tabs":
        text = re.sub(r"\n\s*\n", "\n", text.replace("\t", ""))
    elif change == "as pasted from Word":
        text = re.sub(r"\n+\t", "\n", re.sub(r"\n\t", "\t", text))
    elif change == "numbers in brackets":
        text = re.sub(r"(?m)^(\s*)(\d)、", r"\1（\2）", text)
    path.write_bytes(text.encode("gb18030" if change == "GBK" else "utf-8"))
    assert import_file(path, load_form()).declaration == result.declaration
