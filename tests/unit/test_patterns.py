"""Patterns made of words match as the words themselves do, the longest first."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from assistant.patterns import any_of

WORDS = st.lists(st.text("甲乙丙.(|", min_size=1, max_size=4), max_size=8)


@given(WORDS, st.text("甲乙丙.(|", max_size=20))
def test_it_finds_what_a_plain_list_of_the_words_finds_the_longest_first(words, text):
    plain = "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"
    assert [match.span() for match in re.finditer(any_of(words), text)] == [
        match.span() for match in re.finditer(plain, text)
    ]


def test_no_words_match_nothing():
    assert re.search(any_of([]), "甲") is None


def test_a_word_gives_way_to_a_shorter_one_where_what_follows_asks_for_it():
    assert re.fullmatch(f"(?:{any_of(['乡镇', '乡'])})镇府", "乡镇府")
