"""Forms that people make by hand, each in its own way, declare the same."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from docx.document import Document

from assistant.importing import ImportResult
from assistant.model import Absent, Budget, Category, Declaration, Indicator, Objective, Operator, Target
from tests.support.handmade import (
    AS_TEXT,
    DUTIES,
    LIKE_THE_FORM,
    NAME,
    OBJECTIVES,
    ROW_BY_ROW,
    ROWS,
    amounts_in_yuan,
    cut_by_page,
    extracted,
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
