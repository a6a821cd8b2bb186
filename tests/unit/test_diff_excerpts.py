"""How an edited text is shown on one line, and that the line stays harmless and short."""

import random
import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.diff.excerpts import stretches
from assistant.text import FORBIDDEN
from assistant.wording.diff import excerpt, ranges


def shown(before: str, after: str) -> str:
    return excerpt(stretches(before, after))


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(ch) in "WFA" else 1 for ch in text)


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("改造12户，其中危房3户", "改造15户，其中危房3户", "改造【12→15】户，其中危房3户"),
        ("合计2.16万元", "合计2.5万元", "合计【2.16→2.5】万元"),
        ("10月31日前完工", "11月30日前完工", "10月31日前完工 → 11月30日前完工"),
        ("巡河1次", "巡河1次并有记录", "巡河1次【增：并有记录】"),
        ("逐步完成改造", "完成改造", "【删：逐步】完成改造"),
        ("甲 乙", "甲乙", "甲【删：空格】乙"),
        ("甲乙", "甲\n乙", "甲【增：‹换行›】乙"),
        (
            "请按期完成县级检查与验收工作",
            "请按期办好市级的竣工与验收工作",
            "请按期【完成县级检查→办好市级的竣工】与验收工作",
        ),
        ("一二三", "四五六", "一二三 → 四五六"),
        ("", "甲", "（空） → 甲"),
    ],
)
def test_only_what_changed_is_marked(before, after, line):
    assert shown(before, after) == line


def test_what_stands_far_from_the_edit_is_left_out():
    before = "全乡上下切实加强组织领导，年内改造农村危房12户，补助资金按规定直达个人账户，群众没有意见"
    assert shown(before, before.replace("12", "15")) == "…年内改造农村危房【12→15】户，补助资金按规…"


def test_a_sentence_that_was_written_anew_is_shown_old_and_new():
    line = shown("民情服务中心规范化建设与管理", "推进“便民”服务提升，建成示范点2个")
    assert line == "民情服务中心规范化建设与管理 → 推进“便民”服务提升，建成示范点2个"


def test_more_edits_than_fit_are_counted():
    before = "，".join(f"第{k}村铺设管道并安装水表{k}块" for k in "甲乙丙丁")
    after = before.replace("第", "本次工作中由县水利局统一组织为辖区内第")
    assert re.search("（另有 [1-3] 处改动）$", shown(before, after))


@given(*2 * [st.text(alphabet="甲乙，。12 \n[]【→】\u202e\u200b\x07a", max_size=120)])
def test_the_stretches_hold_both_texts_whole_and_the_line_is_harmless_and_short(before, after):
    parts = stretches(before, after)
    assert "".join(part.before for part in parts) == before
    assert "".join(part.after for part in parts) == after
    assert all(one.same is not other.same for one, other in pairwise(parts))
    if before != after:
        line = excerpt(parts)
        assert not FORBIDDEN.search(line)
        assert not {"\n", "\u202e", "\u200b"} & set(line)
        assert columns(line) <= 240


def test_texts_of_8000_characters_without_order_are_cut_up_too():
    dice = random.Random(3)
    before, after = ("".join(dice.choices("甲乙丙，1", k=8000)) for _ in range(2))
    parts = stretches(before, after)
    assert "".join(part.after for part in parts) == after
    assert columns(excerpt(parts)) <= 200


def test_edits_far_apart_in_a_paragraph_are_each_told():
    clauses = [
        f"第{k}村把水渠清淤、涵管维修和护坡加固三件事做完" for k in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
    ]
    before = "，".join(("进一步做好年度计划", *clauses, "全年共3处"))
    after = "，".join(("做好年度计划", *clauses, "全年共5处"))
    assert shown(before, after) == "【删：进一步】做好年度计划，第…件事做完，全年共【3→5】处"


def test_numbers_that_follow_each_other_are_drawn_together():
    assert ranges([1, 2, 3, 5, 7, 8]) == "1-3、5、7-8"
    assert ranges([4]) == "4"
