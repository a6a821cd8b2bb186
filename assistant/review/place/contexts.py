"""Where another place is named with good reason: a partner, a destination, a road, a registered name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from assistant.bank import Bank
from assistant.bank.uses import uses_of
from assistant.patterns import any_of

CONTEXTS_TABLE = "terms/place_contexts.csv"
_POSITIONS: Final = (
    "伙伴前",
    "伙伴后",
    "同句",
    "连接",
    "前接",
    "后接",
    "登记名称",
    "地点",
    "常用词",
    "词首",
    "短名后接",
    "词尾",
    "地物",
)
_HAN_RUN: Final = re.compile("[\u4e00-\u9fffA-Za-z0-9“”（）()·]*")
_SENTENCE_END: Final = re.compile("[。；！？\n;]")
_CLAUSE_END: Final = re.compile("[。；！？\n;，,：:]")
# What may stand between 赴 and a place: what the place lies in, and other places of a list.
_PROVINCES: Final = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|"
    "四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|内蒙古"
)
_DIVISIONS: Final = (
    f"(?:[\u4e00-\u9fff]{{2,8}}?(?:省|自治区|自治州|市|区|县|州|盟|旗|乡|镇|村)|(?:{_PROVINCES})|[、和与及])*$"
)
_HAN: Final = re.compile("[\u4e00-\u9fff]")
# What a place's name follows without being part of it.
_BOUNDS: Final = frozenset("在与和同及向到从由对为至往赴跟省市县州区乡镇的是")
# What makes 平安乡 a part of 平安乡村, 文明乡风, 河口乡镇.
OF_RURAL: Final = tuple("村镇风亲贤土愁情道音间邻")
_OF_VILLAGES: Final = "民干组务级集部规史企医支两社屯寨庄落道内容貌风居小“"
_NEAR: Final = 8
_LONGEST_NAME: Final = 16
_MOST_BEFORE: Final = 24


@dataclass(frozen=True, eq=False)  # made once for a bank, and a key of caches: compared by identity
class Contexts:
    """The words that make a mention of another place a good one, by where they stand."""

    partner_before: re.Pattern[str]
    """Words shortly before the place that make it a neighbour or a partner (伙伴前)."""
    partner_behind: re.Pattern[str]
    """Such words shortly behind it (伙伴后)."""
    together: re.Pattern[str]
    """Words for what is done together; they need 与 before the place (同句)."""
    linked: re.Pattern[str]
    """Words before a partner: 与, 会同 (连接)."""
    before: re.Pattern[str]
    """Words directly before the place: 赴, 学习 (前接)."""
    behind: re.Pattern[str]
    """Words directly behind it: 经验, 一带 (后接)."""
    registered: re.Pattern[str]
    """Ends of registered names: 合作社 (登记名称)."""
    unregistered: re.Pattern[str]
    """Words that no registered name has in it: 政府, 扶持."""
    sites: re.Pattern[str]
    """Places of service: 卫生院, 派出所 (地点)."""
    common: frozenset[str]
    """Places' short forms that are words as well (常用词)."""
    beginnings: tuple[str, ...]
    """Words after which 镇政府 is a word of its own (词首)."""
    as_township: re.Pattern[str]
    """Words behind a short form that make it the whole township: 乐安境内 (短名后接)."""
    features: re.Pattern[str]
    """Words behind a short form that make it a river's, a road's, a hill's name (地物)."""
    endings: frozenset[str]
    """Words that end names as well: 集镇 in 施集镇, which 实施集镇 does not name (词尾)."""


def contexts_of(bank: Bank) -> Contexts:
    """Return the contexts of a bank."""
    uses = uses_of(bank, CONTEXTS_TABLE, "位置", _POSITIONS)
    patterns = {position: re.compile(use.pattern) for position, use in uses.items()}
    return Contexts(
        partner_before=patterns["伙伴前"],
        partner_behind=patterns["伙伴后"],
        together=patterns["同句"],
        linked=re.compile(f"{uses['连接'].pattern}{_DIVISIONS}"),
        before=re.compile(f"{uses['前接'].pattern}{_DIVISIONS}"),
        behind=patterns["后接"],
        registered=re.compile(any_of(uses["登记名称"].words)),
        unregistered=re.compile(any_of(uses["登记名称"].not_in)),
        sites=patterns["地点"],
        common=frozenset(uses["常用词"].words),
        beginnings=uses["词首"].words,
        as_township=patterns["短名后接"],
        features=patterns["地物"],
        endings=frozenset(uses["词尾"].words),
    )


def is_welcome(text: str, start: int, end: int, contexts: Contexts) -> bool:
    """Tell whether what stands around the places named in text[start:end] makes them partners, destinations, roads."""
    before = _tail(text, start, _CLAUSE_END)
    behind = _head(text, end, _CLAUSE_END)
    if contexts.behind.match(behind) or in_registered_name(text, end, contexts):
        return True
    if contexts.before.search(before[-_MOST_BEFORE:]):
        return True
    if contexts.partner_before.search(before[-_NEAR:]) or contexts.partner_behind.search(behind[:_NEAR]):
        return True
    if not contexts.linked.search(before[-_MOST_BEFORE:]):
        return False
    sentence = _tail(text, start, _SENTENCE_END) + " " + _head(text, end, _SENTENCE_END)
    return contexts.together.search(sentence) is not None


def in_registered_name(text: str, end: int, contexts: Contexts) -> bool:
    """Tell whether a place that ends at `end` begins a registered name: 河口乡鑫鼎养殖专业合作社."""
    run = _HAN_RUN.match(text, end, end + _LONGEST_NAME)
    match = contexts.registered.search(run.group()) if run else None
    return match is not None and run is not None and not contexts.unregistered.search(run.group()[: match.start()])


def is_chance(text: str, start: int, name: str, contexts: Contexts) -> bool:
    """Tell whether two words of common language may only happen to form a name: 实施集镇, 分子和村干部."""
    before, behind = text[start - 1 : start], text[start + len(name) :]
    if name.endswith("村") and (len(name) < 3 or (name[-2] in "和与及" and behind.startswith(tuple(_OF_VILLAGES)))):
        return True
    if name.endswith("乡") and behind[:1] in OF_RURAL:
        return True
    return name[1:] in contexts.endings and before not in _BOUNDS and not begins(text, start, contexts)


def begins(text: str, start: int, contexts: Contexts) -> bool:
    """Tell whether a word begins at `start`: the text itself, what follows a mark, or a word that names follow."""
    return start == 0 or not _HAN.match(text[start - 1]) or text.endswith(contexts.beginnings, 0, start)


def names_site(text: str, end: int, contexts: Contexts) -> bool:
    """Tell whether a place that ends at `end` begins a site's name: 竹舟江卫生院, 红岩镇中心卫生院."""
    return contexts.sites.search(text[end : end + _NEAR - 1]) is not None


def _tail(text: str, start: int, ends: re.Pattern[str]) -> str:
    part = text[max(0, start - 80) : start]
    return ends.split(part)[-1]


def _head(text: str, end: int, ends: re.Pattern[str]) -> str:
    return ends.split(text[end : end + 80], maxsplit=1)[0]
