"""pinyin.py: what is typed finds the Chinese that is meant, the best first."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import pinyin
from assistant.errors import ResourceError
from assistant.pinyin import key_of, match, readings, search_for

FARMLAND = "高标准农田建设面积"


def rank(query: str, text: str) -> int:
    found = match(query, key_of(text))
    assert found is not None, f"{query} does not find {text}"
    return found


@pytest.mark.parametrize(
    "query",
    [
        "高标准农田",
        "农田",
        "gaobiaozhunnongtian",
        "gbznt",
        "GBZNT",
        "ｇｂｚｎｔ",
        "gaobiaozhun 农田",
        "农田 gaobiaozhun",
        "gbz农田",
        "高标准nt",
        "gaobznt",
        "gaobiaoz",
        "gbzhnt",
        "gao'biao",
        "nt gbz",
        "mianji",
        "高标农田",
        "gaobiaonongtian",
    ],
)
def test_any_part_of_the_chinese_pinyin_initials_or_a_mix_finds_a_name(query):
    rank(query, FARMLAND)


@pytest.mark.parametrize(
    "query", ["", "  ", "'", "xyz", "农业", "田农高标", "gbnt", "nongye", "农田 水库", "[", "建设("]
)
def test_what_does_not_stand_in_a_name_does_not_find_it(query):
    assert match(query, key_of(FARMLAND)) is None


@pytest.mark.parametrize(
    ("text", "queries"),
    [
        ("河长制", ["hezhang", "hechang", "hzz", "hcz"]),
        ("长效机制", ["changxiao", "zhangxiao", "cxjz", "zxjz"]),
        ("行道树", ["hangdao", "xingdao", "hds", "xds"]),
        ("重建", ["chongjian", "zhongjian"]),
        ("文娱乐园", ["wenyuleyuan", "wenyuyueyuan", "wyly", "wyyy"]),
    ],
)
def test_every_reading_of_a_character_counts(text, queries):
    for query in queries:
        rank(query, text)


@pytest.mark.parametrize(
    ("text", "queries"),
    [
        ("绿化率", ["lvhualv", "luhualu", "lühualü", "lvhl"]),
        ("女", ["nv", "nu"]),
        ("侵略", ["qinlve", "qinlue"]),
        ("局", ["ju", "jv"]),
        ("远", ["yuan", "yvan"]),
    ],
)
def test_u_with_dots_is_typed_as_v_or_u(text, queries):
    for query in queries:
        rank(query, text)


def test_digits_and_latin_words_are_found_as_they_stand():
    for query in ("12345", "12345热线", "12345 rx", "12345rexian"):
        rank(query, "12345热线按期办结率")
    for query in ("wifi", "WiFi", "wififg"):
        rank(query, "WiFi覆盖率")


def test_the_better_match_ranks_first():
    assert rank("农田", "农田") < rank("农田", "农田水利") < rank("农田", "高标农田") < rank("农田", "高标准农田建设")
    assert rank("nongtian", "农田") < rank("nongtian", "农田水利") < rank("nongtian", "高标准农田")
    assert rank("gbznt", "高标准农田") < rank("gbz nt", "农田高标准") < rank("gaobiaonongtian", "高标准农田")


def test_full_pinyin_ranks_before_initials_of_the_same_letters():
    assert rank("ge", "各村") < rank("ge", "公恩村")


def test_the_usual_reading_of_a_character_ranks_before_its_others():
    assert rank("le", "乐") < rank("yue", "乐")
    assert rank("xing", "行") < rank("hang", "行")


def test_of_several_texts_the_earlier_ones_match_is_better_and_pieces_may_be_spread_over_them():
    keys = [key_of(text) for text in ("高标准农田", "完成建设500亩", "农业站 粮食")]
    ranks = [
        search_for(query).best(keys) for query in ("农田", "jianshe", "nyz", "农田 农业站", "高标农田", "农田 水库")
    ]
    assert ranks[-1] is None
    assert None not in ranks[:-1]
    assert ranks[:-1] == sorted(rank for rank in ranks[:-1] if rank is not None)
    assert search_for("").best(keys) is None


def test_readings_come_with_the_most_common_first_and_without_tones():
    assert readings("乐")[:2] == ("le", "yue")
    assert set(readings("长")) == {"zhang", "chang"}
    assert readings("绿")[0] == "lv"
    assert readings("a") == readings("，") == ()


def test_what_the_bank_says_of_a_reading_goes_before_the_table(monkeypatch):
    pinyin._usual.cache_clear()
    monkeypatch.setattr(pinyin, "_known_readings", lambda: {"长效机制": "chang xiao ji zhi"})
    with_bank = rank("changxiao", "长效机制")
    pinyin._usual.cache_clear()
    monkeypatch.setattr(pinyin, "_known_readings", dict)
    assert with_bank < rank("changxiao", "长效机制")
    pinyin._usual.cache_clear()


def test_the_banks_readings_hold_also_where_the_marks_of_a_name_are_left_out(monkeypatch):
    monkeypatch.setattr(pinyin, "_data", lambda name: "文字,读音\n“长效”机制,“ chang xiao ” ji zhi\n")
    assert pinyin._known_readings.__wrapped__()["长效机制"] == "chang xiao ji zhi"


def test_a_missing_table_is_said_in_one_line(monkeypatch, tmp_path):
    monkeypatch.setattr(pinyin, "data_folder", lambda name: tmp_path)
    with pytest.raises(ResourceError, match=r"pinyin\.txt"):
        pinyin._known.__wrapped__()


def test_one_long_text_is_searched_at_once_for_the_places_that_may_answer():
    joined = pinyin.coded("河口乡\n水口乡\n河头镇")
    search = search_for("hekou")
    assert [joined[:spot].count("\n") for spot in search.spots(joined)] == [0]


CHINESE = st.text(st.sampled_from("高标准农田建设面积长行重乐绿女略安恩阿儿耳二区解"), min_size=1, max_size=8)


@given(CHINESE, CHINESE, CHINESE)
def test_whatever_stands_in_a_text_finds_it(before, middle, after):
    rank(middle, before + middle + after)


@given(CHINESE, st.data())
def test_any_reading_of_every_character_finds_a_text(text, data):
    syllables = [data.draw(st.sampled_from(readings(char))) for char in text]
    rank(" ".join("".join(syllables).split()) if len(text) == 1 else "'".join(syllables), text)
    rank("".join(syllable[0] for syllable in syllables), text)


@given(CHINESE)
def test_a_text_finds_itself_best(text):
    assert rank(text, text) == 0


@given(st.text(max_size=70), st.text(max_size=20))
def test_whatever_is_typed_never_fails_and_always_ranks_the_same(query, text):
    assert match(query, key_of(text)) == search_for.__wrapped__(query).match(key_of(text))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("na" * 500, FARMLAND),
        ("高" * 40 + "标", "高" * 3000),
        ("gao" * 15 + "biao", "高" * 3000),
        ("高 " * 20 + "标", "高" * 3000),
    ],
)
def test_no_query_and_no_text_take_long(query, text):
    begin = time.process_time()
    match(query, key_of(text))
    assert time.process_time() - begin < 2  # backtracking would take longer than anybody waits
