"""What is said about numbers, units and values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from assistant.model import Strength
from assistant.text import clip

NUMBER_BASIS = "绩效指标要细化、量化"
GRADE_BASIS = "定性指标要分级分档"
VAGUE_BASIS = "空话不能用来打分"
VALUE_BASIS = "指标值要与指标名称相配"
CAP_BASIS = "率最多是100%"
RANGE_BASIS = "同类指标公开数据的一般范围"
INPUT_BASIS = "人力物力财力是投入，不是产出"
CRAMMED_BASIS = "一条指标只说一件事"
TARGET_BASIS = "指标由名称、符号、数值和单位组成"
BASES: Final[Mapping[str, tuple[str, Strength]]] = {
    "quantity.full_rate": (CAP_BASIS, Strength.CUSTOM),
    "quantity.share": (NUMBER_BASIS, Strength.RULE),
}
"""Basis and strength of rules that do not rest on VALUE_BASIS."""

_UNIT_EXAMPLES: Final[Mapping[str, str]] = {
    "比例": "%",
    "千分比": "‰",
    "时间": "天或工作日",
    "长度": "公里或米",
    "面积": "亩或平方米",
    "金额": "元或万元",
    "人": "人或人次",
    "户": "户",
    "次": "次",
    "分": "分",
}


def no_number() -> str:
    """An output has no number and nothing that counts as one."""
    return "这条产出没有数，年底没法核，请写做多少、到什么程度或哪天前完成。"


def satisfaction_without_number() -> str:
    """A satisfaction indicator has no value."""
    return "满意度没有数，请写“不低于90%”，再写明怎么调查。"


def no_grade() -> str:
    """A benefit has neither number nor grade."""
    return "这条效益既没有数，也没有分级，请写个查得出的数，或写成“有所提升”这样的档次。"


def ungraded(word: str) -> str:
    """A qualitative wording has no grades."""
    return f"“{clip(word, 12)}”没有档次，请改成“显著提升、有所提升、基本持平”里的一档，并写凭什么看。"


def no_standard(word: str) -> str:
    """A standard is invoked without saying which."""
    return f"“{clip(word, 12)}”没说标准是多少，请写出数来。"


def vague(words: Sequence[str]) -> str:
    """Empty words with no number behind them."""
    named = "、".join(f"“{clip(word, 8)}”" for word in words[:3])
    more = f"等{len(words)}处" if len(words) > 3 else ""
    return f"{named}{more}后面没有数，请删去，或换成做多少、到什么程度。"


def is_input(wording: str) -> str:
    """People, money or a meeting stands as a result."""
    return f"“{clip(wording, 16)}”是投入，不是做成的东西，请改写因此做成什么。"


def crammed(length: int, things: int) -> str:
    """An item holds many things."""
    return f"这一条{length}字，装了约{things}件事，请拆成几条，一条一件，每条15—40字。"


def less_is_better(name: str, mark: str) -> str:
    """A lower limit on what should be small."""
    return f"“{clip(name, 10)}”越低越好，不能写“{clip(mark or '以上', 6)}”，请改成“不高于”。"


def more_is_better(name: str, mark: str) -> str:
    """An upper limit on what should be large."""
    return f"“{clip(name, 10)}”越多越好，不能写“{clip(mark or '以下', 6)}”，请改成“不低于”。"


def at_least_zero(name: str) -> str:
    """≥0 on what should be zero."""
    return f"“{clip(name, 10)}”写不低于0，出多少都算完成，请改成“为0”。"


def at_most_zero(name: str) -> str:
    """≤0 on what should be zero."""
    return f"“{clip(name, 10)}”比0少不了，请直接写“为0”。"


def over_full(name: str) -> str:
    """A share above 100%."""
    return f"“{clip(name, 10)}”最多100%，这里超过了，请核对。"


def full_rate(name: str) -> str:
    """A share of at least 100%."""
    return f"“{clip(name, 10)}”封顶是100%，请直接写“=100%”。"


def rate_without_unit(name: str) -> str:
    """A rate without its unit."""
    return f"“{clip(name, 10)}”的数没有单位，请补上“%”。"


def wrong_unit(name: str, unit: str, kinds: Sequence[str]) -> str:
    """A unit that does not fit the name."""
    wanted = "、".join(_UNIT_EXAMPLES[kind] for kind in kinds)
    return f"“{clip(name, 10)}”不能用“{clip(unit, 6)}”，单位应当是{wanted}，请改正。"


def permille(name: str) -> str:
    """A per mille measure in per cent."""
    return f"“{clip(name, 10)}”按千分之几算，请把“%”改成“‰”。"


def share_of_nothing(name: str) -> str:
    """A percentage that has nothing to divide by."""
    return f"“{clip(name, 10)}”写百分比，没有分子分母，请换成能数的率，或写成档次。"


def too_good(better: str, hint: str) -> str:
    """A value that cannot be shown."""
    return f"{hint}，请改成“{better}”，再写明怎么调查。"


def out_of_range(low: Decimal | None, high: Decimal | None, unit: str, hint: str) -> str:
    """A value outside the usual range; either end may be missing, and below nothing there is none."""
    if low is not None and low == high:
        ends = f"{low}{unit}"
    elif high is None:
        ends = f"{low}{unit}以上"
    elif low is None or low < 0:
        ends = f"{high}{unit}以下"
    else:
        ends = f"{low}{unit}—{high}{unit}"
    return f"一般是{ends}{f'，{hint}' if hint else ''}，请核对这个数和单位。"


def no_name() -> str:
    """An indicator that is a value only."""
    return "只有数，没有指标名称，请补上是什么的数。"


def number_in_name(name: str) -> str:
    """A number stands in the name of a target."""
    return f"指标名称“{clip(name, 14)}”里不写数，请把数只写在指标值里。"


def name_is_sentence(name: str) -> str:
    """A target's name is a sentence."""
    return f"指标名称“{clip(name, 14)}”是一句话，请写成名词，如“××率、××数”。"


def target_without_value(name: str) -> str:
    """A target has no value."""
    return f"“{clip(name, 14)}”没有指标值，请补上，或删去这个指标。"


def value_not_in_text(name: str, value: str) -> str:
    """A target's value does not stand in its sentence."""
    return f"指标“{clip(name, 12)}”的值“{clip(value, 10)}”，正文里没有，请改成一致。"


def units_differ(name: str, printed: str, own: str) -> str:
    """A target's unit is not that of its sentence."""
    return f"“{clip(name, 12)}”正文用“{clip(printed, 6)}”，指标单位是“{clip(own, 6)}”，请改成一致。"


def operators_differ(name: str) -> str:
    """A target binds the other way than its sentence."""
    return f"“{clip(name, 12)}”的符号和正文相反，请改成一致。"


def bounds_too_narrow() -> str:
    """The bounds of what is possible lie inside those of what is usual."""
    return "极限应当比一般范围宽，请核对。"
