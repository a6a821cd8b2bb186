"""What a county says in its own folder always wins over the review's wording."""

from __future__ import annotations

from pathlib import Path

from assistant.bank import Bank
from assistant.bank.layers import own_layer, shipped_layer
from assistant.form import load_form
from assistant.model import Declaration, Indicator, Objective
from assistant.paths import own_bank_folder
from assistant.review.context import Context
from assistant.review.reviewer import Reviewer

HEADS = "编号,类别,指标名称,标准表述,符号,常用值,单位,填空示例\n"
ROW = "own-economy-9,数量,衔接资金项目数,衔接资金项目完工不少于〔数量〕个,不低于,3,个,3\n"
TEXT = "衔接资金项目完工不少于4个"


def rules(bank: Bank, text: str = TEXT) -> set[str]:
    form = load_form()
    declaration = Declaration(form.id, 2027, objectives=(Objective("乡镇经济发展", (Indicator(text),), ()),))
    return {part.rule for part in Reviewer().check(declaration, Context(form, bank, 2027)) if part.excerpt}


def folder(path: Path, name: str, text: str) -> Path:
    (path / name).parent.mkdir(parents=True, exist_ok=True)
    (path / name).write_text(text, encoding="utf-8")
    return path


def test_a_countys_phrase_is_not_objected_to_for_its_words(tmp_path: Path):
    assert "terms.outdated" in rules(Bank([shipped_layer()]))
    own = folder(tmp_path, "indicators/economy.csv", HEADS + ROW)
    assert "terms.outdated" not in rules(Bank([shipped_layer(), own_layer(own)]))


def test_what_a_person_saved_from_an_answer_is_no_word_of_the_county():
    own = folder(own_bank_folder(), "indicators/economy.csv", HEADS + ROW)
    assert "terms.outdated" in rules(Bank([shipped_layer(), own_layer(own)]))


def test_a_term_is_added_changed_and_hidden_without_code(tmp_path: Path):
    added = folder(
        tmp_path / "a",
        "terms/outdated.csv",
        "编号,词,自,改为,程度,依据,依据强度\nown-1,老叫法,2020-01-01,新叫法,警告,县里通知,本单位\n",
    )
    bank = Bank([shipped_layer(), own_layer(added)])
    assert "terms.outdated" in rules(bank, "按老叫法办事不少于4次")
    assert not bank.problems
    row = next(part for part in Bank([shipped_layer()]).rows("terms/outdated.csv") if "衔接资金" in part["词"])
    hidden = folder(tmp_path / "b", "terms/outdated.csv", f"编号,停用\n{row['编号']},是\n")
    assert "terms.outdated" not in rules(Bank([shipped_layer(), own_layer(hidden)]))
