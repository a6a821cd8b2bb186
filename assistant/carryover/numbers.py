"""Which numbers of a text somebody else owes, and where a blank takes their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from assistant.carryover.edits import Edit, blank, plain
from assistant.carryover.words import Lexicon
from assistant.model import Operator
from assistant.review.figure_marks import numbers_an_item
from assistant.review.figures import Figure, figures_of
from assistant.review.spans import quotation
from assistant.review.units import PERIODS, kind_of

_SHARE: Final = re.compile("[百千]分之")
_BARE_POWERS: Final = ("万", "亿")
_ABSTRACT: Final = frozenset("个项条批支套件门种类面块")
"""Units that Chinese numerals stand before in names as well: 两个专项, 三项制度."""
_OWN_KINDS: Final = frozenset({"比例", "千分比", "时间", "分", "次"})
"""Kinds of unit of what the township decides itself: shares, days, how often."""
_CASES: Final = frozenset("起件例宗人")
"""Units of what is kept below a limit: 事故不超过1起."""
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_LATIN: Final = "(?:m[23³²]?|km|KM|kg|KG|cm|mm|t)(?![A-Za-z])"
"""Units in Latin letters, which other digits may follow: 600m3."""
_CUBIC: Final = re.compile(r"(?<![A-Za-z\d.])\d+(?:\.\d+)?(?=m[23](?![A-Za-z\d]))")
_COUNTED_NAMES: Final = ("数", "量", "人口", "面积", "里程", "额", "值", "收入", "资金", "投资", "经费")
_EACH: Final = re.compile("每(?![年月天日周季旬次]|半年|学期|学年|个月|个季)|各(?:安排|组织|配备?|设|建|有|举办)")
_BOUND: Final = re.compile(
    "(?:以上|以下|以内)(?:的|及以上)?(?:生产安全|安全生产|道路|交通|消防|责任|较大|重大|一般|集体)*"
)
_CLAUSE_END: Final = re.compile(r"[，。；：、,;:（）()\n]|$")
_PROGRAMME: Final = re.compile("行动|计划|规划|攻坚|方案")
_PHASE: Final = re.compile("[一二三四五]期(?:工程|项目|建设)")
_DIGITS: Final = re.compile(r"\d+(?:[.,]\d+)*")
_HOTLINES: Final = re.compile(r"(?:12345|12315|12388|12380|12333|12348|95598|110|119|120|122)$|7(?=\s?[×xX*]\s?24)")
_SET_BEHIND: Final = re.compile(rf"\s?[+＋×]|(?!{_LATIN})[A-Za-z]")
_SET_BEFORE: Final = re.compile(r"(?:[+＋×]\s?|[A-Za-z第])$")
_PAPER: Final = re.compile(r"[〔\[（(【]\s?(?:19|20)\d\d\s?[〕\]）)】]第?\d{1,4}号")
_QUOTED: Final = 12
"""Characters of a quotation, marks included, that is a name: “3+2”."""


def owed_edits(text: str, office: str, lexicon: Lexicon) -> Iterator[Edit]:
    """Yield a blank for every number of a text that somebody else owes."""
    for figure in figures_of(text):
        if _is_owed(text, figure, lexicon):
            yield Edit(*number_of(figure), blank(office))
    for match in _CUBIC.finditer(plain(text)):
        yield Edit(*match.span(), blank(office))


def every_edit(text: str, office: str, lexicon: Lexicon) -> Iterator[Edit]:
    """Yield a blank for every number of a text that is none of a name, a list, a title or a paper's number."""
    for figure in figures_of(text):
        start, end = number_of(figure)
        if not _in_name(text, figure, end, lexicon) and not (figure.spoken and _is_article(text, figure, lexicon)):
            yield Edit(start, end, blank(office))
    flat = plain(text)
    papers = [match.span() for match in _PAPER.finditer(flat)]
    for match in _DIGITS.finditer(flat):
        start, end = match.span()
        if any(begin <= start < stop for begin, stop in papers) or lexicon.named.match(text, end):
            continue
        if not _is_set(flat, start, end) and not _is_quoted(text, start, end):
            yield Edit(start, end, blank(office))


def _is_set(flat: str, start: int, end: int) -> bool:
    """Tell whether digits are a hotline, number an item, or belong to an expression such as 1+N or 5G."""
    if _HOTLINES.match(flat, start, end) or numbers_an_item(flat, start):
        return True
    return bool(_SET_BEHIND.match(flat, end)) or bool(_SET_BEFORE.search(flat, max(0, start - 2), start))


def _is_quoted(text: str, start: int, end: int) -> bool:
    quoted = quotation(text, start, end)
    return bool(quoted) and (quoted[0] == "《" or len(quoted) <= _QUOTED)


def number_of(figure: Figure) -> tuple[int, int]:
    """Return where the number of a figure begins and ends, its unit left out."""
    share = _SHARE.match(figure.text)
    if share:
        return figure.start + share.end(), figure.end
    unit = "" if figure.unit in _BARE_POWERS else figure.unit
    size = len(figure.text)
    for sign in reversed(unit):
        while figure.text[size - 1].isspace() and not sign.isspace():
            size -= 1
        size -= 1
    return figure.start, figure.start + len(figure.text[:size].rstrip())


def _is_owed(text: str, figure: Figure, lexicon: Lexicon) -> bool:
    """Tell whether a number counts or measures what others report, no share, standard, day or work of one's own."""
    number_end = number_of(figure)[1]
    if figure.most == Decimal(0) or _in_name(text, figure, number_end, lexicon) or _is_bound(text, figure, lexicon):
        return False
    kind = kind_of(figure.unit)
    if kind == "金额":
        return True
    if kind in _OWN_KINDS or "/" in figure.unit or figure.unit in lexicon.fixed_units:
        return False
    if figure.spoken and _is_article(text, figure, lexicon):
        return False
    if kind == "长度" and figure.name.endswith(lexicon.standards):
        return False
    if figure.operator in (Operator.LE, Operator.LT) and figure.unit in _CASES:
        return False
    if figure.name.endswith(lexicon.samples) or _EACH.search(figure.name) or _is_own_part(text, figure, lexicon):
        return False
    counted = figure.operator is not None or figure.name.endswith(_COUNTED_NAMES)
    return bool(figure.unit) or counted or "." in figure.text or _HAN.match(text, figure.end) is not None


def _in_name(text: str, figure: Figure, number_end: int, lexicon: Lexicon) -> bool:
    return bool(lexicon.named.match(text, number_end)) or bool(_PHASE.match(text, figure.start))


def _is_bound(text: str, figure: Figure, lexicon: Lexicon) -> bool:
    """Tell whether a number bounds a definition, as in 死亡3人以上事故."""
    bound = None if figure.mark not in ("", "是") else _BOUND.match(text, figure.end)
    return bool(bound and lexicon.bounds.match(text, bound.end()))


def _is_article(text: str, figure: Figure, lexicon: Lexicon) -> bool:
    """Tell whether Chinese numerals count nothing that matters: 一支队伍, 百亩示范片, 两个专项, 三年行动."""
    if _SHARE.match(figure.text):
        return False
    unit = figure.unit
    if figure.text[0] in "百千" or (unit in PERIODS and _PROGRAMME.match(text, figure.end)):
        return True
    if figure.value < 2:
        return unit in _ABSTRACT or kind_of(unit) in ("次", "时间") or not _CLAUSE_END.match(text, figure.end)
    counted = lexicon.counted.match(text, figure.end) or _CLAUSE_END.match(text, figure.end)
    return unit in _ABSTRACT and not counted


def _is_own_part(text: str, figure: Figure, lexicon: Lexicon) -> bool:
    """Tell whether it is how many villages, groups or party branches the township has, as in 全乡10个村."""
    start, end = number_of(figure)
    return bool(lexicon.divisions.match(text, end) and lexicon.within.search(text, max(0, start - 8), start))
