"""Whatever an old form says: carried once more nothing changes, no line goes, no owed number stays, no blank is torn."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.bank import load_bank
from assistant.carryover import carry, opened
from assistant.form import load_form
from assistant.model import Absent, Declaration, Indicator, Objective
from assistant.text import open_blanks
from tests.support.declarations import DECLARATIONS
from tests.support.lastyear import shape_of, texts_of

FORM, BANK = load_form(), load_bank()
OWN, NEIGHBOUR = "青禾县云溪乡人民政府", "平江县石牛寨镇人民政府"
WORDS = st.sampled_from(
    [
        *"，。；、：（）\n 的和至",
        *(
            "2026年",
            "２０２６年度",
            "2027年",
            "2025年",
            "二〇二六年",
            "2021—2026年",
            "2026-10-31",
            "较",
            "的基础上",
            "底已",
        ),
        *(
            "10月31日前",
            "6月底",
            "三季度末前",
            "年底前",
            "〔2026〕3号",
            "石政发",
            "《2026年方案》",
            "第3条",
            "24小时值班",
        ),
        *(
            "硬化公路3.5公里",
            "1200余人",
            "一百二十户",
            "投资",
            "86万元",
            "６亩",
            "3—5处",
            "600m3，",
            "1.2万",
            "两个专项",
            "六个村",
        ),
        *(
            "不低于95%",
            "百分之九十",
            "0起",
            "培训4期",
            "每户2只",
            "12345热线",
            "1+3",
            "三会一课",
            "一是",
            "1、",
            "（1）",
            "5G网络",
        ),
        *(
            "全镇",
            "镇党委",
            "石牛寨镇",
            "石牛寨",
            "平江县",
            "庄楼村",
            "大坪村",
            "龙门镇",
            "石牛寨卫生院",
            "芦头水库",
            "人民政府",
        ),
        *(
            "鑫旺养殖",
            "专业合作社",
            "绿源有限公司",
            "书记陈志明",
            "联系人：黄小兵",
            "13812345678",
            "〔待填〕",
            "〔待填：财政所〕",
        ),
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map("".join).map(str.strip).filter(bool)
APART = st.lists(WORDS, min_size=1, max_size=12).map("，".join).map(str.strip).filter(bool)
OWED = re.compile(r"(?<![\d.])[1-9][\d.]*(?:公里|万元|m3)")


def form_of(texts: list[str], filer: str) -> Declaration:
    outputs = tuple(Indicator(text) for text in texts)
    return Declaration(FORM.id, 2026, filer, filer, duties=tuple(texts), objectives=(Objective("x", outputs),))


@pytest.mark.parametrize("filer", [OWN, NEIGHBOUR])
@settings(max_examples=150, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_carrying_twice_changes_nothing_more(filer: str, texts: list[str]) -> None:
    file = form_of(texts, filer)
    once = carry(file, 2027, OWN, BANK, FORM)
    again = carry(replace(once, year=2026, filer=filer), 2027, OWN, BANK, FORM)
    assert list(texts_of(again)) == list(texts_of(once))


@pytest.mark.parametrize("filer", [OWN, NEIGHBOUR])
@settings(max_examples=150, deadline=None)
@given(st.lists(APART, min_size=1, max_size=4))
def test_no_line_goes_and_no_owed_number_stays(filer: str, texts: list[str]) -> None:
    file = form_of(texts, filer)
    after = carry(file, 2027, OWN, BANK, FORM)
    assert shape_of(after) == shape_of(file)
    for text in texts_of(after):
        assert text
        assert not OWED.search(text)
        assert not re.search(r"〔待填[^〕]*〔|〕\s*〔待填", text)


@settings(max_examples=150, deadline=None)
@given(APART)
def test_every_new_blank_has_a_pair(text: str) -> None:
    after = next(texts_of(carry(form_of([text], OWN), 2027, OWN, BANK, FORM)))
    pairs = opened(text, after)
    blanks = [Counter(blank for _, blank, _ in open_blanks(side)) for side in (text, after)]
    assert Counter(blank for _, blank in pairs) == blanks[1] - blanks[0]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_declaration_is_carried(data: st.DataObject) -> None:
    file = data.draw(DECLARATIONS)
    for filer in (OWN, "" if isinstance(file.filer, Absent) else file.filer):
        after = carry(file, 2031, filer, BANK, FORM)
        assert shape_of(after) == shape_of(file)
