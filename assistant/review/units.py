"""Measure words: the closed class of grammar by which a number is known to count something."""

from __future__ import annotations

from typing import Final

RATES: Final = frozenset({"%", "‰", "成"})
"""Units of a share."""
PERIODS: Final = frozenset(
    {"年", "天", "日", "周", "小时", "分钟", "工作日", "个工作日", "个自然日", "个月", "个季度", "个小时", "月", "秒"}
)
"""Units of time."""
_BY_KIND: Final = {
    "比例": ("%", "成", "个百分点"),
    "千分比": ("‰",),
    "时间": tuple(PERIODS),
    "长度": ("公里", "千米", "米", "厘米", "毫米", "公分", "cm", "mm", "里", "km", "KM", "m", "万米"),
    "面积": (
        "亩",
        "万亩",
        "亩次",
        "平方米",
        "万平方米",
        "平方",
        "平米",
        "㎡",
        "m²",
        "m2",
        "公顷",
        "平方公里",
        "平方千米",
        "km²",
    ),
    "金额": ("亿元", "百万元", "千万元", "万元", "千元", "元"),
    "人": ("人", "名", "位", "人次", "万人", "万人次"),
    "户": ("户", "户次", "万户"),
    "次": ("次", "场", "期", "轮", "回", "遍", "届", "趟", "批次", "班次", "场次", "台次", "车次"),
    "分": ("分",),
}
KINDS: Final = tuple(_BY_KIND)
"""Kinds of unit that a table may ask for."""


def kind_of(unit: str) -> str:
    """Return what kind of thing a unit counts, of 元/亩 that of 元; empty where it is none of KINDS."""
    base = unit.split("/")[0]
    return next((kind for kind, units in _BY_KIND.items() if base in units), "")


_MONEY: Final = "亿元|百万元|千万元|万元|千元|元"
_LARGE: Final = "亩|人次|人|吨|公斤|斤|株|尾|只|羽|头|立方米|平方米|户|袋|千瓦时|度|字|份|件|次|棵|米|公里|条|盒"
_LONG: Final = (
    "个百分点|个工作日|工作日|个自然日|个小时|个季度|个月|小时|分钟|学时|课时|工日|人次|户次|车次|场次|批次|班次|台次|例次|"
    "人天|平方公里|平方千米|平方米|立方米|立方|平方|平米|公分|亩次|公里|千米|厘米|毫米|公顷|公斤|千克|千瓦时|千瓦|兆瓦|社区|千伏安"
)
_LATIN: Final = "cm|mm|km²|km2|km|kg|m²|m2|m³|m3|㎡|㎥|KM|KG|m(?![A-Za-z])|t(?![A-Za-z])|℃"
_SHORT: Final = (
    "亩米吨斤户人名位次场处座个条件起宗例项家所支份期届遍轮趟回批套台辆艘架部口眼盏株棵头只羽尾匹箱袋瓶盒块片张幅册本"
    "篇字页面根段节栋幢间层扇组队班村天日周年度分类种门级岁倍把枚床顶对桶孔道路笔单票卷盘封杆具粒方站亭桥点栏档里株盆款师"
)
_HAN_SHORT: Final = (
    "亩米吨斤户人名位次场处座个条件起宗例项家所支份期遍轮趟批套台辆口盏株棵头只羽尾块张幅册篇根栋幢间组队村天周年岁倍"
)
_HAN_LONG: Final = "个工作日|个月|小时|学时|课时|人次|场次|批次|平方米|公里|公顷|公斤|万元|亿元|元|分钟"
_SHARE: Final = r"成(?=以上|以下|左右|的|[，。；、）\s]|$)"
_PER: Final = (
    "(?:[ ]?/[ ]?(?:学期|学年|支部|季度|平方米|立方米|公里|千米|小时|人次|场次|㎡|m²|"
    "[人户亩月年季周天日次米村个盏座吨株头羽场期班点处台套口条份块站件组所宗度名只项])(?:·[人户亩月年季天日次])?)?"
)

ANY_UNIT: Final = rf"[%‰]|(?:{_MONEY}|万(?:{_LARGE})|{_LONG}|{_LATIN}|[{_SHORT}]){_PER}|{_SHARE}|[万亿]"
"""Pattern of a unit behind digits."""
HAN_UNIT: Final = rf"{_HAN_LONG}|[{_HAN_SHORT}]|{_SHARE}"
"""Pattern of a unit behind Chinese numerals; those that make other words with numerals (十分, 一点) are left out."""
