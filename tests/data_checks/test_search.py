"""Wherever at most five names answer a short query, all of them are among the first five."""

from __future__ import annotations

from collections import defaultdict

import pytest

from assistant.bank import load_bank
from assistant.bank.phrases import Phrase, phrases_for
from assistant.form import load_form
from assistant.suggest import Asking, suggest
from tests.support.story_keys import initials

BANK = load_bank()
KEYS = tuple(part.key for part in load_form().objectives)
PHRASES = phrases_for(BANK, KEYS)
MOST = 5


def few(queries: dict[str, set[str]]) -> list[tuple[str, set[str]]]:
    return [(query, names) for query, names in sorted(queries.items()) if len(names) <= MOST]


def two_characters() -> list[tuple[str, set[str]]]:
    names: dict[str, set[str]] = defaultdict(set)
    for phrase in PHRASES:
        for start in range(len(phrase.name) - 1):
            pair = phrase.name[start : start + 2]
            if pair.isalpha() and not pair.isascii():
                names[pair].add(phrase.name)
    return few(names)


def whole_initials() -> list[tuple[str, Phrase]]:
    return [(initials(phrase.name), phrase) for phrase in PHRASES if initials(phrase.name).isalpha()]


def first(query: str) -> list[str]:
    return [part.phrase.name for part in suggest(BANK, Asking(KEYS), query)[:MOST]]


def test_every_pair_of_characters_of_few_names_finds_them_all_first():
    missed = {query: names - set(first(query)) for query, names in two_characters()}
    assert len(missed) > 800
    assert {query: names for query, names in missed.items() if names} == {}


def test_the_initials_of_a_whole_name_find_it_first():
    missed = {query: phrase.name for query, phrase in whole_initials() if phrase.name not in first(query)}
    assert missed == {}


@pytest.mark.parametrize("length", [4, 5])
def test_the_first_initials_of_few_names_find_them_all_first(length):
    names: dict[str, set[str]] = defaultdict(set)
    for query, phrase in whole_initials():
        names[query[:length]].add(phrase.name)
    missed = {query: wanted - set(first(query)) for query, wanted in few(names) if len(query) == length}
    assert {query: lost for query, lost in missed.items() if lost} == {}
