"""How much of a line was changed: what a chief must read word by word, and what need only be counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.bank import load_bank
from assistant.diff.cells import Change, Kind, Side
from assistant.diff.degree import Degree, degree_of, weighing
from assistant.diff.excerpts import stretches
from assistant.diff.mends import Mends

MENDS = Mends(load_bank(), 2027, ("绥宁县河口苗族乡人民政府", "青禾县云溪乡人民政府"))


def degree(before: str, after: str, number: int = 1) -> Degree | None:
    sides = (Side("/objectives/0/outputs/0", "绩效目标内容1：甲", "产出指标", number, text) for text in (before, after))
    parts = stretches(before, after)
    return degree_of(Change(Kind.CHANGED, *sides), parts, MENDS.of(parts))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("进一步加强了山塘水库巡查，及时修好漏水涵管", "加强山塘水库巡查，及时修好漏水涵管"),
        ("不断提高村级卫生室的诊疗能力", "提高村级卫生室的诊疗能力"),
        ("修路3公里;架桥1座，年底前完工", "修路3公里；架桥1座，年底前完工"),
        ("民情服务中心实行窗口轮休，中午有人", "便民服务中心实行窗口轮休，中午有人"),
        ("年内没有发生一起较大火灾，村村有人巡山", "年内不发生一起较大火灾，村村有人巡山"),
        ("清理河道垃圾，每月一次，专人负责到底", "清理河道垃圾, 每月一次，专人负责到底"),
        ("河口苗族乡各村每月巡河，记录存档备查", "云溪乡各村每月巡河，记录存档备查"),
        ("做好兜底扶贫，保障困难群众基本生活", "做好兜底帮扶，保障困难群众基本生活"),
    ],
)
def test_what_a_review_would_have_mended_touches_a_line(before, after):
    assert degree(before, after) is Degree.TOUCHED


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("修路3公里", "修路〔待填〕公里"),
        ("群众满意度100%", "群众满意度〔待填〕%"),
        ("在石田村、大坝村、水口村修路，进一步方便出行", "在〔待填〕村修路，方便出行"),
        ("张贴标语110多处", "张贴标语〔待填：应急办〕处"),
    ],
)
def test_figures_and_names_that_became_blanks_open_a_line(before, after):
    assert degree(before, after) is Degree.OPENED


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("修路3公里，年底前完工", "修路4公里，年底前完工"),
        ("修路〔待填〕公里，年底前完工", "修路4公里，年底前完工"),
        ("逾期率不低于百分之五，按月通报各村", "逾期率不高于百分之五，按月通报各村"),
        ("各村垃圾及时清运，不得露天焚烧秸秆", "各村垃圾及时清运，露天焚烧秸秆"),
        ("每月巡河三次，做好记录，发现问题上报", "每月巡河两次，做好记录，发现问题上报"),
        ("村干部培训一次，全部参加，学完考试", "村干部培训，全部参加，学完考试"),
        ("高温补贴按月发放到人", "补贴按月发放到人"),
        ("年底前完成水厂改造", "年底前完成水厂改造并通过县水利局组织的竣工验收"),
        ("修路架桥", "种树栽花"),
        ("巡查水库", "巡查山塘"),
        ("补助标准不变", "补助标准〔待填〕，不低于上年"),
        ("确保灌溉用水送到田头，渠道有人管", "力争灌溉用水送到田头，渠道有人管"),
        ("乡干部每月到村组走访农户，记好台账", "乡干部每季度到村组走访农户，记好台账"),
        ("通过县级验收，资料归档，台账齐全", "通过市级验收，资料归档，台账齐全"),
        ("及时清理沟渠垃圾，保持水流畅通", "清理沟渠垃圾，保持水流畅通"),
        ("年底前完成水毁路基修复，恢复通车", "完成水毁路基修复，恢复通车"),
        ("解决全部村民小组的饮水困难，水质合格", "解决部分村民小组的饮水困难，水质合格"),
        ("完成了村级活动室维修，当天开门", "启动村级活动室维修，当天开门"),
        ("组织文艺队参加会演，排好节目", "文艺队参加会演，排好节目"),
        ("补助按元计算，发放到户，公示到组", "补助按万元计算，发放到户，公示到组"),
        ("山塘清淤由村里负责，乡里验收付款", "山塘清淤由组里负责，乡里验收付款"),
        ("污水管网由县负责管护，按季结算", "污水管网由云溪乡负责管护，按季结算"),
        ("村级保洁实行购买服务，按月付款", "村级保洁实行政府购买服务，按月付款"),
        ("完成了公厕改造任务，验收后付款", "完成部分公厕改造任务，验收后付款"),
        ("新增有效灌溉面积800亩，群众受益", "新增灌溉面积800亩，群众受益"),
        ("汛期持续值守，电话不断线，有记录", "汛期值守，电话不断线，有记录"),
        ("村干部（网格员）入户走访，登记到册", "村干部、网格员入户走访，登记到册"),
        ("改造广场800㎡，铺砖到边，装好灯", "改造广场800㎥，铺砖到边，装好灯"),
        ("低温储藏在-5℃，专人看管，天天登记", "低温储藏在5℃，专人看管，天天登记"),
        ("完成80座厕所改造，旧坑填平复绿", "启动〔待填〕座厕所改造，旧坑填平复绿"),
        ("每月3次到村督查，发现问题当场交办", "每季度〔待填〕次到村督查，发现问题当场交办"),
        ("群众满意度达到90%以上，以问卷为准", "群众满意度达到〔待填〕，以问卷为准"),
        ("公厕有人管护，每月检查3次，由村委会负责，账上有记录", "公厕有人管护，〔待填〕，账上有记录"),
        ("修路3公里，年底前通车，路肩培好土", "修路3公里、架桥〔待填〕座，年底前通车，路肩培好土"),
    ],
)
def test_whatever_may_make_another_promise_is_an_edit(before, after):
    assert degree(before, after) is Degree.EDITED


def test_a_cell_that_is_no_numbered_line_has_no_degree():
    assert degree("甲乡人民政府", "乙乡人民政府", 0) is None
    side = Side("/duties/0", "部门职能职责概述", "", 1, "管好乡里的事")
    assert degree_of(Change(Kind.KEPT, side, side), (), ()) is None


@given(*2 * [st.text(alphabet="甲完成了不3；。〔待填〕大力", max_size=40)])
def test_what_weighs_and_what_was_mended_make_the_later_text_together(before, after):
    parts = stretches(before, after)
    left = weighing(parts, MENDS.of(parts))
    assert "".join(part.after for part in left) == after
    edits = sum(not part.same for part in parts)
    assert sum(not part.same for part in left) == edits - sum(mend is not None for mend in MENDS.of(parts))
