"""Forms that people make by hand, each in its own way, declare the same."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from docx.document import Document

from assistant.importing import ImportResult
from assistant.importing.result import Confidence
from assistant.model import Absent, Budget, Category, Declaration, Indicator, Objective, Operator, Target
from tests.support.handmade import (
    AS_TEXT,
    DUTIES,
    LIKE_THE_FORM,
    NAME,
    OBJECTIVES,
    amounts_in_yuan,
    cut_by_page,
    labels_in_pieces,
    lists_side_by_side,
    numbers_of_the_word_processor,
)
from tests.support.handmade_rows import ROW_BY_ROW, ROWS
from tests.support.importing_samples import FORM, read_document, read_text, saved
from tests.support.pasted import extracted, pasted

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


CONVERTED = {
    f"/budget/{part}" for part in ("total", "income/general_public", "expenditure/basic", "expenditure/project")
}


@pytest.mark.parametrize("make", LIKE_THE_FORM, ids=lambda make: make.__name__)
def test_only_what_was_converted_is_a_doubtful_guess(tmp_path: Path, make: Callable[[], Document]) -> None:
    doubtful = {guess.path for guess in read(tmp_path, make).guesses if guess.confidence is not Confidence.HIGH}
    assert doubtful == (CONVERTED if make is amounts_in_yuan else set())


@pytest.mark.parametrize("make", LIKE_THE_FORM, ids=lambda make: make.__name__)
def test_what_its_place_says_is_a_sure_guess(tmp_path: Path, make: Callable[[], Document]) -> None:
    sure = {guess.path for guess in read(tmp_path, make).guesses if guess.confidence is Confidence.HIGH}
    columns = {f"/objectives/{number}/{name}" for number in (0, 1) for name in ("outputs", "benefits")}
    assert sure == {cut_by_page: {"/objectives/0"}, lists_side_by_side: columns}.get(make, set())


def test_lists_in_two_columns_pasted_with_tabs_are_the_same() -> None:
    result = read_text(pasted(lists_side_by_side()))
    assert result.declaration == DECLARED
    assert result.unplaced == ()


# On one line with the next cell, a label broken over lines or an item without its number says nothing to a person either.
UNREADABLE = ((labels_in_pieces, "    "), (numbers_of_the_word_processor, "    "))
AS_TEXTS = [
    pytest.param(make, end, id=f"{make.__name__}-{name}")
    for make in AS_TEXT
    for end, name in (("\t", "tabs"), ("    ", "blanks"), ("\n", "lines"))
    if (make, end) not in UNREADABLE
]


@pytest.mark.parametrize(("make", "cell_end"), AS_TEXTS)
def test_a_handmade_form_declares_the_same_as_text(make: Callable[[], Document], cell_end: str) -> None:
    result = read_text(pasted(make(), cell_end))
    assert result.declaration == DECLARED
    assert [part.text for part in result.unplaced if part.text != "— 1 —"] == []


@pytest.mark.parametrize("make", ROW_BY_ROW, ids=lambda make: make.__name__)
@pytest.mark.parametrize("source", ["document", "pasted", "extracted"])
def test_a_row_of_a_table_of_indicators_is_an_indicator_with_its_target(
    tmp_path: Path, make: Callable[[], Document], source: str
) -> None:
    given = make()
    result = (
        read(tmp_path, make)
        if source == "document"
        else read_text((pasted if source == "pasted" else extracted)(given))
    )
    declared = result.declaration
    assert (declared.duties, declared.budget) == (DECLARED.duties, DECLARED.budget)
    assert result.unplaced == ()
    first, second = declared.objectives or ()
    assert (first.title, second.title) == ("乡镇经济发展", "改善民生")
    assert shown(first.outputs) == [("quantity", "硬化通组路≥3.2公里"), ("quality", "验收合格率=100%")]
    assert shown(first.benefits) == [("economic", "茶农户均增收≥800元"), ("satisfaction", "抽样满意度≥90%")]
    assert shown(second.outputs) == [("quantity", "新建停车位=30个"), ("timeliness", "渠道清淤10月底前")]
    assert shown(second.benefits) == [("social", "返贫风险有所下降")]
    targets = [
        target
        for part in (first, second)
        for item in (part.outputs or ()) + (part.benefits or ())
        for target in item.targets
    ]
    assert targets[0] == Target("硬化通组路", Operator.GE, "3.2", "公里")
    assert targets[1] == Target("验收合格率", Operator.EQ, "100", "%")
    assert targets[-1] == Target("返贫风险", Operator.QUALITATIVE, "有所下降")
    assert len(targets) == len(ROWS)


def shown(indicators: tuple[Indicator, ...] | Absent) -> list[tuple[str | None, str]]:
    return [(part.category and part.category.value, part.text) for part in indicators or ()]


@pytest.mark.parametrize("make", ROW_BY_ROW, ids=lambda make: make.__name__)
def test_what_was_put_together_from_cells_is_listed_and_said_once_for_every_list(
    tmp_path: Path, make: Callable[[], Document]
) -> None:
    result = read(tmp_path, make)
    assert len([guess for guess in result.guesses if guess.path.endswith("/text")]) == len(ROWS)
    assert len(result.notes) == 4 and all("连成一句" in note for note in result.notes)
