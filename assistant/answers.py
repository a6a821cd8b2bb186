"""Typed text to value: full-width digits, 元 万元 亿元, commas, years, 无, 待填; says how it was read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.amounts import UNITS, in_ten_thousands
from assistant.errors import InputError
from assistant.model import Amount
from assistant.numerals import HAN, HAN_DIGITS, parse_number
from assistant.text import OPEN_BLANK
from assistant.wording import answers as say

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_AMOUNT = re.compile(rf"(?:人民币|￥|¥)?\s*(-?)((?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?)\s*({UNITS})?整?")
_WRITTEN_OUT = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億圆块○wW", "一二三四五六七八九十百千万亿元元〇万万")
_PARTS = re.compile(r"(?:(\d{1,4}(?:\.\d+)?)亿)?(?:(\d{1,8}(?:\.\d+)?)万)?(\d{1,4}(?:\.\d{1,2})?)?元?")
_SHORT_OF = re.compile("[万亿][1-9一二三四五六七八九]$")
_SPOKEN = re.compile(
    rf"({HAN})(?:点([零〇一二三四五六七八九]{{1,6}}))?(万元|亿元|千元|元|万|亿)?(?:([一二三四五六七八九])角)?(?:零?([一二三四五六七八九])分)?"
)
_YEAR = re.compile(rf"(\d{{4}}|[{HAN_DIGITS}]{{4}})(?:年度|年)?")
NONE_WORDS = frozenset({"无", "没有", "暂无", "空", "空着", "不涉及"})
"""Whole inputs that say 无."""
BLANK_WORDS = frozenset({"待填", "待定", "不清楚", "不知道", "还没有数"})
"""Whole inputs that leave an answer open."""
_OWED = re.compile(
    r"(?:待填|待定|不清楚|不知道)(?:\s*[：:（(]\s*([^〔〕：:。；（）()\s]{1,20})[）)]?|([^，。；\s]{1,10}[站办所股局室队中心]))"
)


@dataclass(frozen=True)
class AmountReading:
    """An amount and how it was read."""

    value: Amount
    note: str | None
    """Said when the typed text is not simply the number in 万元."""


def without_told(text: str) -> str:
    """Return 无 or 待填 where the text is 打 无, as the help says it, or 无。; any other text as it is."""
    told = re.fullmatch(r"(?:打\s*)?(\S+?)[。，,.！!]?", text)
    return told.group(1) if told and told.group(1) in NONE_WORDS | BLANK_WORDS else text


def half_width(text: str) -> str:
    """Return `text` with full-width ASCII and the ideographic space in half width."""
    return text.translate(_HALF_WIDTH)


def parse_amount(text: str) -> AmountReading:
    """Read an amount in 万元 unless a unit says otherwise; InputError when it is none."""
    plain = half_width(text).strip()
    if plain in NONE_WORDS:
        return AmountReading(None, say.READ_AS_NONE)
    match = _AMOUNT.fullmatch(plain)
    if match is None:
        spoken = _spoken_amount(plain)
        if spoken is None:
            raise InputError(say.no_amount(text))
        return AmountReading(spoken, say.read_as_amount(spoken))
    sign, digits, unit = match.groups()
    value = in_ten_thousands(sign + digits.replace(",", ""), unit or "万元") or Decimal(0)  # no -0
    literal = unit in (None, "万元", "万") and "," not in digits and plain == text
    return AmountReading(value, None if literal else say.read_as_amount(value))


def _spoken_amount(text: str) -> Decimal | None:
    """Return an amount as it is said or written out, in 万元: 九百二十二万七千五百元, 玖佰元整; else None."""
    plain = re.sub(r"^(?:人民币|￥|¥)|[\s,]|[整正]$", "", text).translate(_WRITTEN_OUT)
    if _SHORT_OF.search(plain):
        return None  # 三万五 is 35000 to one and 30005 to another
    parts = _PARTS.fullmatch(plain)
    if parts and (parts[1] or parts[2]):
        figures = (("亿", parts[1]), ("万", parts[2]), ("元", parts[3]))
        return sum((in_ten_thousands(figure, unit) for unit, figure in figures if figure), Decimal(0))
    match = _SPOKEN.fullmatch(plain)
    if match is None:
        return None
    whole, places, unit, jiao, fen = match.groups()
    if whole[0] in "万亿" or (unit is None and len(whole) > 1 and not set(whole) & set("十百千万亿")):
        return None
    figure = parse_number(whole)
    if places:
        figure += Decimal("0." + "".join(str(parse_number(sign)) for sign in places))
    # 九百万 is said of 元, 九百 alone is the number that the form asks for.
    of = unit or ("元" if places is None and set(whole) & set("万亿") else "万元")
    small = Decimal(int(parse_number(jiao or "零"))) / 10 + Decimal(int(parse_number(fen or "零"))) / 100
    return in_ten_thousands(str(figure), of) + (in_ten_thousands(str(small), "元") if small else 0)


def parse_blank(text: str) -> str | None:
    """Return the open blank that the whole of `text` stands for, with the office that owes it; None for an answer."""
    if text in BLANK_WORDS:
        return OPEN_BLANK
    owed = _OWED.fullmatch(text.rstrip("。，,. "))
    return f"〔待填：{owed.group(1) or owed.group(2)}〕" if owed else None


def parse_year(text: str) -> int:
    """Read a year of four digits, Chinese ones too, 年 or 年度 after it allowed; InputError when it is none."""
    match = _YEAR.fullmatch(re.sub(r"\s+", "", half_width(text)))
    if match is None:
        raise InputError(say.no_year(text))
    return int(parse_number(match.group(1)))
