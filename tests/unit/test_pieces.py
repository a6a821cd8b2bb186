"""A long text is cut into what it lists, and not a character of it is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.pieces import is_long, join_pieces, pieces_of, plain_piece, read_choice

LISTED = st.lists(
    st.sampled_from(
        ["修路3.5公里", "一是", "二是", "三是", "（1）", "（2）", "①", "②", "第一，", "第二，", "。", "；", "，", "：",
         "\n", " ", "（含闸门；泵站）", "“有没有；好不好”", "比如：", "比如，", "〔待填：农业站〕", "1、", "2、", "[/x]",
         "a;b", "!", "12月底前", "\u200b", "年"]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("硬化公路3.5公里；修水渠2公里。", ["硬化公路3.5公里", "修水渠2公里。"]),
        (
            "抓好两件事：一是修路3公里，全年通车；二是植树1000亩。不误农时。",
            ["抓好两件事：", "修路3公里，全年通车", "植树1000亩。", "不误农时。"],
        ),
        ("（1）修路（2）修桥（3）修渠", ["修路", "修桥", "修渠"]),
        ("持续推进。①修路②修桥", ["持续推进。", "修路", "修桥"]),
        ("第一，修路；第二，修桥", ["修路", "修桥"]),
        ("全年修路。比如：硬化窄道3公里；亮化2处。", ["全年修路。", "硬化窄道3公里", "亮化2处。"]),
        ("修水渠（含闸门；泵站），管护到位", ["修水渠（含闸门；泵站），管护到位"]),
        ("解决“有没有；好不好”的问题", ["解决“有没有；好不好”的问题"]),
        ("修路3公里\n修桥2座", ["修路3公里", "修桥2座"]),
        ("见附件（1）的要求办", ["见附件（1）的要求办"]),
        ("一心一意是好事", ["一心一意是好事"]),
        ("干得好。。", ["干得好。。"]),
        ("2027年。", ["2027年。"]),
    ],
)
def test_a_text_is_cut_where_it_lists(text, pieces):
    assert [plain_piece(piece) for piece in pieces_of(text)] == pieces


@given(LISTED | st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_the_pieces_put_together_are_the_text(text):
    pieces = pieces_of(text)
    assert "".join(pieces) == text
    assert all(re.search(r"[^\W_]", piece) for piece in pieces) or len(pieces) == 1


def words(text: str) -> str:
    """What a text says besides marks and the numerals and 比如 that only list."""
    return re.sub(r"（[12]）|[一二三]是|第[一二][，,]|[①②]|[12]、|[\W_]", "", re.sub(r"比如[：，]", "", text))


@given(st.lists(st.sampled_from(["修路3.5公里", "植树1000亩", "办班8期（含夜校；网课）"]), min_size=2, max_size=8))
def test_what_is_split_whole_and_merged_again_says_the_same(parts):
    listed = "；".join(f"{sign}是{part}" for sign, part in zip("一二三四五六七八", parts, strict=False))
    plain = [plain_piece(piece) for piece in pieces_of(listed)]
    assert plain == parts
    assert join_pieces(plain) == "；".join(parts)


@given(LISTED)
@settings(max_examples=200, deadline=None)
def test_a_piece_loses_nothing_but_what_lists_it(text):
    for piece in pieces_of(text):
        assert words(piece) in words(plain_piece(piece)) or words(plain_piece(piece)) == words(piece)


def test_twenty_thousand_characters_are_cut_at_once():
    text = "修路3公里；" * 3400
    assert len(pieces_of(text)) == 3400
    assert pieces_of("修" * 20_000) == ("修" * 20_000,)
    assert len(pieces_of("（" * 20_000)) == 1


def test_a_line_is_long_only_where_it_can_be_split():
    assert is_long("修路3公里。" * 12)
    assert not is_long("修" * 200)
    assert not is_long("修路3公里。修桥2座。")


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("1 3 5", (1, 3, 5)), ("2-4", (2, 3, 4)), ("留 1、3", (1, 3)), ("１，２", (1, 2)), ("第1条和第3条", (1, 3)), ("全部", (1, 2, 3, 4, 5)),
        ("都留。", (1, 2, 3, 4, 5)), ("3 1 1", (1, 3)), ("算了", None), ("", None), ("不拆", None),
    ],
)  # fmt: skip
def test_which_pieces_stay_is_read(typed, chosen):
    assert read_choice(typed, 5) == chosen


@pytest.mark.parametrize("typed", ["6", "0", "3-9", "4-2", "头一条", "1 x", "一"])
def test_what_names_no_piece_is_refused_in_one_line(typed):
    with pytest.raises(InputError, match="打 1 到 5 里的号"):
        read_choice(typed, 5)
