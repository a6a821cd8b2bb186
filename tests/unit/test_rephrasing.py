"""Standard phrases for a line that somebody wrote: what it is about decides, not how it is put."""

from __future__ import annotations

import pytest

from assistant.bank import load_bank
from assistant.bank.phrases import phrases_for
from assistant.form import load_form
from assistant.rephrasing import MOST, alike

FORM, BANK = load_form(), load_bank()
KEYS = [part.key for part in FORM.objectives]


def offered(text: str, objective: str, benefits: bool = False) -> list[str]:
    known = [part for part in phrases_for(BANK, KEYS, objective) if part.is_benefit == benefits]
    return [phrase.sentence for phrase in alike(text, known, objective, BANK)]


@pytest.mark.parametrize(
    ("text", "objective", "word"),
    [
        ("全面提升各村消防能力", "society", "消防"),
        ("完成了户户通、村村响工作任务", "culture", "广播"),
        ("加强低保动态管理，应保尽保", "livelihood", "低保"),
        ("狠抓撂荒地整治", "baseline", "撂荒地"),
        ("加大植树造林力度", "ecology", "植树"),
        ("认真做好党费收缴工作", "party", "党费"),
        ("建设高标准农田", "economy", "高标准农田"),
        ("加强矛盾纠纷排查化解", "society", "纠纷"),
        ("加强河长制工作", "ecology", "河"),
        ("做好森林防火工作", "ecology", "森林"),
    ],
)
def test_a_vague_line_is_answered_with_phrases_about_the_same_thing_that_have_blanks_to_count(text, objective, word):
    found = offered(text, objective)
    assert any(word in sentence for sentence in found[:3]), found
    assert any("〔" in sentence for sentence in found)


@pytest.mark.parametrize("text", ["各项工作稳步推进", "切实为百姓办实事", "加强管理，提高水平"])
def test_a_line_that_is_about_nothing_is_like_no_phrase(text):
    assert offered(text, "society") == []


def test_phrases_of_the_lines_own_objective_come_before_others_as_near():
    assert offered("安全隐患整改", "society")[0] in {
        phrase.sentence for phrase in phrases_for(BANK, KEYS, "society") if phrase.objective == "society"
    }


def test_no_more_are_offered_than_there_are_digits():
    assert len(offered("道路、饮水、电网、消防、垃圾、污水、路灯、桥梁、水库、农田建设", "infrastructure")) <= MOST


def test_benefits_are_offered_for_benefits_only():
    found = offered("群众对村庄环境卫生满意", "ecology", benefits=True)
    assert found
    assert set(found) <= {part.sentence for part in phrases_for(BANK, KEYS, "ecology") if part.is_benefit}
