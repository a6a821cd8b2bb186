"""Words looked for in a text, with what may not stand around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.bank.tables import Row
from assistant.bank.words import NUMBER_MARK, Match, Vocabulary, WordList, Words, words_of


def found(text: str, *rules: Words[str]) -> list[tuple[int, str]]:
    return [(match.start, match.excerpt) for match in WordList(rules).find(text)]


def test_words_are_found_where_they_stand_from_left_to_right():
    assert found("台帐入帐", Words("账", ("帐",))) == [(1, "帐"), (3, "帐")]
    assert found("牲猪和猪", Words("", ("猪", "牲猪"))) == [(0, "牲猪"), (3, "猪")]


def test_of_several_words_at_one_place_the_longest_counts_and_none_overlap():
    rules = (Words("short", ("扶贫",)), Words("long", ("扶贫办",)))
    assert list(WordList(rules).find("扶贫办扶贫")) == [Match(0, "扶贫办", "long"), Match(3, "扶贫", "short")]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("疫情防控", True),
        ("动物疫情防控", False),
        ("疫情防控站", False),
        ("松材线虫病疫情防控点", False),
        ("疫情防控点", True),
    ],
)
def test_what_stands_around_a_word_may_exempt_it(text, is_found):
    rule = Words("", ("疫情防控",), not_after=("动物",), not_before=("站",), not_in=("虫病疫情防控点",))
    assert bool(found(text, rule)) is is_found


@pytest.mark.parametrize(("text", "excerpt"), [("宣传200余次", "200余次"), ("三百余次", "三百余次"), ("余次", None)])
def test_a_number_may_stand_in_a_word(text, excerpt):
    assert [part for _, part in found(text, Words("", (f"{NUMBER_MARK}余次",)))] == ([excerpt] if excerpt else [])


def test_the_columns_of_a_row_become_the_parts_of_a_rule():
    row = Row("terms/a.csv", 2, {"词": "甲| 乙 |", "前不接": "丙", "后不接": "", "除外": "丁|戊"})
    assert words_of(row, "x") == Words("x", ("甲", "乙"), ("丙",), (), ("丁", "戊"))


def test_an_empty_list_finds_nothing():
    assert found("什么也没有") == []


@given(st.text("甲乙丙丁", max_size=12), st.lists(st.text("甲乙丙丁", min_size=1, max_size=3), max_size=5))
def test_every_word_of_the_text_is_found_or_overlapped(text, words):
    spots = found(text, Words("", tuple(words)))
    covered = {start + offset for start, excerpt in spots for offset in range(len(excerpt))}
    assert all(text.startswith(excerpt, start) and excerpt in words for start, excerpt in spots)
    for word in words:
        for start in range(len(text)):
            if text.startswith(word, start):
                assert covered & set(range(start, start + len(word)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("11公理", [(0, "11公理")]), ("三5公理", [(1, "5公理")]), (".5公理", []), ("2.5公理", [(0, "2.5公理")])],
)
def test_a_number_is_looked_at_from_its_beginning_only(text, expected):
    assert found(text, Words("unit", ("<数>公理",))) == expected


@pytest.mark.parametrize("digits", ["1", "三"])
def test_a_number_without_end_is_gone_through_once(digits):
    # From every one of its digits on it would take minutes.
    assert found(f"{digits * 300_000}尺，公理", Words("unit", ("<数>公理",))) == []


def test_lists_that_share_a_vocabulary_find_their_own_words_only():
    vocabulary = Vocabulary()
    first = WordList([Words("first", ("扶贫", "第<数>期"))], vocabulary)
    assert [match.means for match in first.find("扶贫办第3期")] == ["first", "first"]
    second = WordList([Words("second", ("扶贫办", "第3期"))], vocabulary)
    assert [match.excerpt for match in first.find("扶贫办第3期")] == ["扶贫", "第3期"]
    assert [match.means for match in second.find("扶贫办第3期")] == ["second", "second"]


@pytest.mark.parametrize(
    ("word", "text", "excerpt"),
    [("截止到<数>", "截止到12", "截止到12"), ("<数>", "共3处", "3"), ("第<数>期", "第十二期班", "第十二期")],
)
def test_a_number_may_stand_anywhere_in_a_word(word, text, excerpt):
    assert [part for _, part in found(text, Words("", (word,)))] == [excerpt]
