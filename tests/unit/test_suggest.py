"""What the bank offers: ranked for a question, or found by what is typed; always the same list for the same facts."""

from __future__ import annotations

import pytest

from assistant.bank import load_bank
from assistant.bank.phrases import phrases_of
from assistant.bank.sentences import fill_phrase
from assistant.form import load_form
from assistant.model import Category
from assistant.suggest import Asking, suggest
from assistant.wording import suggest as say

KEYS = tuple(part.key for part in load_form().objectives)
BANK = load_bank()


def asking(**known) -> Asking:
    return Asking(KEYS, **known)


def ids(found) -> list[str]:
    return [part.phrase.id for part in found]


@pytest.mark.parametrize("query", ["gbznt", "gaobiaozhun 农田", "农田 gaobiaozhun", "GBZNT", "高标准农田", "gaobznt"])
def test_the_farmland_is_found_by_initials_pinyin_chinese_and_mixes(query):
    assert "高标准农田" in suggest(BANK, asking(), query)[0].phrase.sentence


def test_a_question_is_offered_its_own_objective_and_side_only():
    found = suggest(BANK, asking(objective="culture", benefits=True, year=2027))
    assert found
    assert {part.phrase.objective for part in found} == {"culture"}
    assert all(part.phrase.is_benefit for part in found)


def test_missing_categories_come_first_and_say_so():
    found = suggest(BANK, asking(objective="livelihood", benefits=False, year=2027))
    assert [part.phrase.category for part in found[:4]] == list(Category)[:4]
    assert {part.reason for part in found[:4]} == {say.MISSING}
    quantity = next(part.phrase for part in found if part.phrase.category is Category.QUANTITY)
    line = fill_phrase(quantity, quantity.examples, 2027)
    again = suggest(BANK, asking(objective="livelihood", benefits=False, year=2027, lines=(line,)))
    assert again[0].phrase.category is Category.QUALITY
    assert quantity.id not in ids(again)


def test_what_was_written_last_year_comes_before_everything():
    phrase = phrases_of(BANK, "society")[20]
    line = fill_phrase(phrase, phrase.examples, 2026)
    found = suggest(BANK, asking(objective="society", benefits=phrase.is_benefit, year=2027, last=(line,)))
    assert (found[0].phrase.id, found[0].reason) == (phrase.id, say.LAST_YEAR)


def test_what_this_filer_uses_comes_before_what_is_missing():
    phrase = [part for part in phrases_of(BANK, "ecology") if not part.is_benefit][9]
    found = suggest(BANK, asking(objective="ecology", benefits=False, used={phrase.id: 2}))
    assert (found[0].phrase.id, found[0].reason) == (phrase.id, say.USED)


def test_a_search_shows_the_asked_objective_first_and_marks_the_others():
    found = suggest(BANK, asking(objective="baseline", benefits=False), "永久基本农田")
    places = [part.phrase.objective == "baseline" for part in found]
    assert places[0]
    assert places == sorted(places, reverse=True)
    assert {part.reason for part in found if part.phrase.objective != "baseline"} <= {say.ELSEWHERE}


def test_phrases_of_other_years_are_not_offered():
    bounded = [part for key in KEYS for part in phrases_of(BANK, key) if part.since or part.until]
    assert bounded
    for phrase in bounded:
        outside = (phrase.since or 2001) - 1 if phrase.since else (phrase.until or 0) + 1
        assert phrase.id not in ids(suggest(BANK, asking(objective=phrase.objective, year=outside)))


def test_the_same_facts_give_the_same_list():
    facts = asking(objective="party", benefits=False, year=2027)
    assert ids(suggest(BANK, facts)) == ids(suggest(BANK, facts))
    assert ids(suggest(BANK, facts, "dang")) == ids(suggest(BANK, facts, "dang"))


def test_what_nothing_answers_finds_nothing():
    assert suggest(BANK, asking(), "量子计算机") == ()
    assert suggest(BANK, asking(objective="economy"), "   ") == suggest(BANK, asking(objective="economy"))


@pytest.mark.parametrize("query", ["[", "\\", "(.*)+$", "a" * 500, "%%", "\x00", "👨‍👩‍👧", "'", "' '"])
def test_any_query_is_taken(query):
    suggest(BANK, asking(), query)
