"""The builder: what is typed for a blank becomes what is printed, and nothing else is taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.bank import load_bank
from assistant.bank.blanks import blanks_of
from assistant.bank.phrases import phrases_for
from assistant.bank.sentences import read_sentence
from assistant.builder import fill_next, range_note, read_value, settled, wanted
from assistant.errors import InputError
from assistant.form import load_form

PHRASES = phrases_for(load_bank(), [part.key for part in load_form().objectives])
FARMLAND = next(part for part in PHRASES if part.sentence.startswith("新建和改造高标准农田"))


def value(kind: str, typed: str, unit: str = "") -> str:
    return read_value(blanks_of(f"〔{kind}〕")[0], typed, unit)


@pytest.mark.parametrize(
    ("kind", "typed", "read"),
    [
        ("数量", "３．２", "3.2"),
        ("数量", "1,200亩", "1200"),
        ("比例", "95%", "95"),
        ("比例", "95", "95"),
        ("金额", "12.5", "12.5"),
        ("日期", "10-31", "10月31日"),
        ("日期", "10.31前", "10月31日"),
        ("日期", "2028-3-5", "2028年3月5日"),
        ("日期", "10月底", "10月底"),
        ("日期", "三季度末", "三季度末"),
        ("地点", " 大冻村 ", "大冻村"),
        ("程度：显著提升/有所提升/基本持平", "2", "有所提升"),
        ("程度：显著提升/有所提升/基本持平", "显著", "显著提升"),
    ],
)
def test_a_value_is_read_as_its_blank_takes_it(kind, typed, read):
    assert value(kind, typed, "亩") == read


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("数量", "十几"),
        ("数量", "-3"),
        ("数量", "1e9"),
        ("比例", "120"),
        ("日期", "6月31日"),
        ("日期", "开春"),
        ("程度：显著提升/有所提升", "提升"),
        ("程度：显著提升/有所提升", "3"),
        ("名称", "长" * 31),
        ("名称", "〔数量〕"),
        ("地点", ""),
    ],
)
def test_what_a_blank_does_not_take_is_refused_in_one_line_that_says_what_it_takes(kind, typed):
    with pytest.raises(InputError) as caught:
        value(kind, typed)
    assert "\n" not in str(caught.value)
    assert str(caught.value)[-1] in "。升"


def test_the_blanks_of_a_phrase_are_asked_for_one_after_the_other():
    asked = wanted(FARMLAND.sentence, PHRASES)
    assert (asked.phrase, asked.index, asked.left) == (FARMLAND, 0, 2)
    sentence = fill_next(asked, "560")
    asked = wanted(sentence, PHRASES)
    assert (asked.index, asked.left) == (1, 1)
    sentence = fill_next(asked, "10-31")
    assert sentence == "新建和改造高标准农田560亩，10月31日前通过县级验收"
    assert wanted(sentence, PHRASES) is None


def test_what_is_not_known_yet_is_owed_by_the_phrases_office_or_the_one_that_is_named():
    asked = wanted(FARMLAND.sentence, PHRASES)
    assert f"〔待填：{FARMLAND.office}〕" in fill_next(asked, "待填")
    assert "〔待填：财政所〕" in fill_next(asked, "待填：财政所")


def test_a_sentence_typed_in_place_is_settled_as_it_is_printed():
    assert settled("新建和改造高标准农田560亩，10-31前通过县级验收", PHRASES).endswith("，10月31日前通过县级验收")
    assert "〔待填：" in settled("新建和改造高标准农田待填亩，10月底前通过县级验收", PHRASES)
    assert settled("新建和改造高标准农田若干亩，10月底前通过县级验收", PHRASES).startswith("新建和改造高标准农田若干亩")


@given(st.text(max_size=40))
def test_settling_leaves_any_other_sentence_as_it_is(text):
    assert settled(text, PHRASES) == text or any(text.startswith(part.sentence[:2]) for part in PHRASES)


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.id)
def test_every_phrase_filled_with_its_examples_reads_back_as_itself(phrase):
    sentence = phrase.sentence
    for example in phrase.examples:
        asked = wanted(sentence, [phrase])
        assert asked is not None
        sentence = fill_next(asked, example)
    assert wanted(sentence, [phrase]) is None
    reading = read_sentence(sentence, PHRASES)
    assert reading is not None
    assert (reading.phrase.id, reading.values) == (phrase.id, phrase.examples)
    assert range_note(reading) is None


def test_a_value_outside_what_is_usual_is_said_and_taken():
    reading = read_sentence("新建和改造高标准农田900000亩，10月31日前通过县级验收", PHRASES)
    assert "900000亩" in range_note(reading)
