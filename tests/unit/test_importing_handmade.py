"""Forms that people make by hand, each in its own way, declare the same."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from docx.document import Document

from assistant.importing import ImportResult
from assistant.model import Budget, Category, Declaration, Indicator, Objective
from tests.support.handmade import (
    AS_TEXT,
    DUTIES,
    LIKE_THE_FORM,
    NAME,
    OBJECTIVES,
    amounts_in_yuan,
    cut_by_page,
    labels_in_pieces,
    numbers_of_the_word_processor,
    pasted,
)
from tests.support.importing_samples import FORM, read_document, read_text, saved

CATEGORIES = {
    "经济效益指标": Category.ECONOMIC,
    "社会效益指标": Category.SOCIAL,
    "生态效益指标": Category.ECOLOGICAL,
    "服务对象满意度指标": Category.SATISFACTION,
}
DECLARED = Declaration(
    form=FORM.id,
    year=2027,
    filer=NAME,
    department=NAME,
    budget=Budget(
        Decimal("120.50"),
        {"general_public": Decimal("120.50"), "government_fund": None, "special_account": None, "other": None},
        {"basic": Decimal(100), "project": Decimal("20.50")},
    ),
    duties=DUTIES,
    objectives=tuple(
        Objective(
            title,
            tuple(Indicator(text) for text in outputs),
            tuple(Indicator(text, CATEGORIES[label]) for label, text in benefits),
        )
        for title, outputs, benefits in OBJECTIVES
    ),
)


def read(tmp_path: Path, make: Callable[[], Document]) -> ImportResult:
    return read_document(tmp_path, saved(make()))


@pytest.mark.parametrize("make", LIKE_THE_FORM, ids=lambda make: make.__name__)
def test_a_handmade_form_declares_what_its_page_shows(tmp_path: Path, make: Callable[[], Document]) -> None:
    result = read(tmp_path, make)
    assert result.declaration == DECLARED
    assert [part.text for part in result.unplaced] == (["— 1 —"] if make is cut_by_page else [])


SURE = {"/objectives/0"} | {
    f"/budget/{part}" for part in ("total", "income/general_public", *("expenditure/basic", "expenditure/project"))
}


@pytest.mark.parametrize("make", LIKE_THE_FORM, ids=lambda make: make.__name__)
def test_only_what_was_converted_or_printed_twice_is_a_guess(tmp_path: Path, make: Callable[[], Document]) -> None:
    paths = {guess.path for guess in read(tmp_path, make).guesses}
    assert paths == (
        SURE - {"/objectives/0"} if make is amounts_in_yuan else {"/objectives/0"} if make is cut_by_page else set()
    )


@pytest.mark.parametrize("cell_end", ["\t", "    ", "\n"], ids=["tabs", "blanks", "lines"])
@pytest.mark.parametrize("make", AS_TEXT, ids=lambda make: make.__name__)
def test_a_handmade_form_declares_the_same_as_text(make: Callable[[], Document], cell_end: str) -> None:
    if cell_end == "    " and make in (labels_in_pieces, numbers_of_the_word_processor):
        pytest.skip("a broken label that shares its line with the next cell says nothing to a person either")
    result = read_text(pasted(make(), cell_end))
    assert result.declaration == DECLARED
    assert [part.text for part in result.unplaced if part.text != "— 1 —"] == []
