"""The sums and the open blanks."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.model import ABSENT, Budget, Declaration, Indicator, Objective, Severity
from assistant.review import check_declaration, obstacles
from assistant.review.blanks import check_blanks
from assistant.review.money import check_money


def budget(total, income, expenditure) -> Budget:
    def amount(value):
        return value if value in (None, ABSENT) else Decimal(value)

    keys = ("general_public", "government_fund", "special_account", "other")
    return Budget(
        amount(total),
        {key: amount(value) for key, value in zip(keys, income, strict=True)},
        {key: amount(value) for key, value in zip(("basic", "project"), expenditure, strict=True)},
    )


def sentences(held: Budget, form) -> list[str]:
    return [part.message for part in check_money(Declaration(form.id, budget=held), form)]


def test_a_budget_whose_blanks_count_nothing_adds_up(form):
    assert sentences(budget("922.75", ["922.75", None, None, None], ["922.75", None]), form) == []


def test_four_decimals_add_up_exactly(form):
    assert sentences(budget("10606.7522", ["6923.3552", "3683.3970", None, None], ["10606.7522", "0"]), form) == []


def test_the_difference_is_named_for_each_side(form):
    held = budget("2030.12", ["1325.68", "118.82", "585.62", None], ["900.47", "1025.20"])
    assert sentences(held, form) == ["资金总额 2030.12 ≠ 支出合计 1925.67，差 104.45 万元，请核对改正。"]
    held = budget("662.98", ["191", "99", "372.88", None], ["662.98", None])
    assert sentences(held, form) == ["资金总额 662.98 ≠ 收入合计 662.88，差 0.1 万元，请核对改正。"]


def test_an_identity_with_an_absent_member_is_not_judged(form):
    assert sentences(budget("100", ["50", ABSENT, None, None], ["50", ABSENT]), form) == []
    assert sentences(budget("100", ["50", None, None, None], ["50", ABSENT]), form) != []


def test_income_against_expenditure_is_judged_when_only_the_total_is_absent(form):
    assert "收入合计 50 ≠ 支出合计 60" in sentences(budget(ABSENT, ["50", None, None, None], ["60", None]), form)[0]


def test_nothing_is_judged_when_everything_is_none(form):
    assert sentences(budget(None, [None] * 4, [None] * 2), form) == []


def test_the_example_has_no_finding_at_all(example, form):
    assert check_declaration(example, form) == []


def test_an_open_blank_refuses_the_final_file_and_names_the_office(example, form):
    line = Indicator("油茶低改〔待填：农业站〕亩，〔待填〕前验收")
    objectives = (replace(example.objectives[0], outputs=(line,)), *example.objectives[1:])
    found = check_declaration(replace(example, objectives=objectives), form)
    assert [part.rule for part in obstacles(found)] == ["blanks.open"]
    assert found[0].message == "目标1第1条产出还有 2 处待填（农业站），请填上再出正式稿。"
    assert (found[0].path, found[0].start, found[0].excerpt) == ("/objectives/0/outputs/0/text", 4, "〔待填：农业站〕")


def test_a_document_number_in_the_same_brackets_is_no_blank(example, form):
    objective = Objective(
        "乡镇经济发展", (Indicator("按国发〔2016〕3号落实，覆盖率100%"),), example.objectives[0].benefits
    )
    found = check_declaration(replace(example, objectives=(objective, *example.objectives[1:])), form)
    assert [part for part in found if part.rule.startswith("blanks.")] == []


@pytest.mark.parametrize(
    ("text", "excerpt", "severity", "fix"),
    [
        ("亩均补助【待填】元", "【待填】", Severity.ERROR, "〔待填〕"),
        ("亩均补助（待填：财政所）元", "（待填：财政所）", Severity.ERROR, "〔待填：财政所〕"),
        ("亩均补助待填元", "待填", Severity.ERROR, "〔待填〕"),
    ],
)
def test_a_blank_that_is_not_bracketed_as_one_is_found_with_its_mend(text, excerpt, severity, fix):
    [finding] = check_blanks(Declaration("suining-2021", duties=(text,)))
    assert (finding.path, finding.excerpt, finding.severity, finding.fix) == ("/duties/0", excerpt, severity, fix)
    assert text[finding.start :].startswith(excerpt)


@pytest.mark.parametrize("text", ["期待填补产业空白", "等待填报系统开放", "亩均补助〔待填〕元", "待填埋垃圾20吨"])
def test_words_that_only_hold_the_same_characters_are_no_loose_blank(text):
    assert [
        part for part in check_blanks(Declaration("suining-2021", duties=(text,))) if part.rule == "blanks.loose"
    ] == []
