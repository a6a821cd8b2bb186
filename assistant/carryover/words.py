"""The words by which a text of last year is read: what is a name, a standard, an amount that somebody owes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from assistant.bank import Bank
from assistant.bank.uses import uses_of
from assistant.patterns import any_of

TABLE: Final = "terms/carryover.csv"
_USES: Final = (
    "年份后",
    "数的名称",
    "标准单位",
    "标准前",
    "抽样前",
    "界限后",
    "辖区前",
    "辖区后",
    "可数",
    "单位名尾",
    "场所",
    "行业",
    "通称",
    "动词",
    "职务",
    "姓",
    "乡镇后",
)


@dataclass(frozen=True, eq=False)  # made once for a bank, and compared by identity
class Lexicon:
    """The words of carryover.csv, by what they are for."""

    behind_year: tuple[str, ...]
    """Words behind a year that make it a base line or a paper (年份后)."""
    named: re.Pattern[str]
    """Words behind a number that make it part of a name (数的名称)."""
    fixed_units: frozenset[str]
    """Units of standards and of one's own work (标准单位)."""
    standards: tuple[str, ...]
    """Words before a length that is a standard of works (标准前)."""
    samples: tuple[str, ...]
    """Words before the size of one's own sample (抽样前)."""
    bounds: re.Pattern[str]
    """Words behind 3人以上 that make it a bound of a definition (界限后)."""
    within: re.Pattern[str]
    """Words before the number of the township's own parts, where the text ends (辖区前)."""
    divisions: re.Pattern[str]
    """Words behind that number (辖区后)."""
    counted: re.Pattern[str]
    """What is really counted by 三个 (可数)."""
    firms: re.Pattern[str]
    """Ends of registered names (单位名尾)."""
    sites: re.Pattern[str]
    """Kinds of site (场所)."""
    plain: re.Pattern[str]
    """Words that are no names, any number of them (通称, 行业, 单位名尾, 场所)."""
    trades: re.Pattern[str]
    """What a registered name says of its trade, where the text ends (行业)."""
    verbs: tuple[str, ...]
    """Words that a name may follow: verbs, and the end of another name (动词, 单位名尾)."""
    posts: tuple[str, ...]
    """Posts before or behind a person's name (职务)."""
    surnames: tuple[str, ...]
    """Surnames that are words as well, and count beside a post only (姓)."""
    bodies: str
    """Pattern of words behind 乡 or 镇 that make it the filer (乡镇后)."""


def lexicon_of(bank: Bank) -> Lexicon:
    """Return the words of a bank."""
    uses = uses_of(bank, TABLE, "用途", _USES)
    words = {use: held.words for use, held in uses.items()}
    patterns = {use: re.compile(held.pattern) for use, held in uses.items()}
    plain = any_of(word for use in ("通称", "行业", "单位名尾", "场所") for word in words[use])
    return Lexicon(
        behind_year=words["年份后"],
        named=patterns["数的名称"],
        fixed_units=frozenset(words["标准单位"]),
        standards=words["标准前"],
        samples=words["抽样前"],
        bounds=patterns["界限后"],
        within=re.compile(f"{uses['辖区前'].pattern}(?:共?有|共计?|的|现有)?$"),
        divisions=patterns["辖区后"],
        counted=patterns["可数"],
        firms=patterns["单位名尾"],
        sites=patterns["场所"],
        plain=re.compile(f"(?:{plain})*"),
        trades=re.compile(f"{uses['行业'].pattern}+$"),
        verbs=(*words["动词"], *words["单位名尾"]),
        posts=words["职务"],
        surnames=words["姓"],
        bodies=uses["乡镇后"].pattern,
    )
