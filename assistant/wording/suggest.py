"""What is said about phrases that are offered."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.text import clip

FOUND = "搜到"
ELSEWHERE = "别的目标"
LAST_YEAR = "去年写过"
USED = "您常用"
OWN = "本单位"
MISSING = "还缺"
LAW = "法定职权"


def found(query: str, count: int) -> str:
    """What a search came to."""
    if not count:
        return f"“{clip(query, 20)}”没有搜到：换个词、拼音或首字母，或直接打自己的话。"
    return f"搜到 {count} 条，打编号选一条；打 更多 翻页。"


def no_such_number(number: int, count: int) -> str:
    """A number that no offer has."""
    if not count:
        return "这里没有可选的，直接打自己的话；要搜就打 找 和一个词，如：找 农田。"
    return f"没有第 {number} 条，可选的是 1 到 {count}；打 更多 翻页。"


def offer_line(sentence: str, label: str, reason: str) -> str:
    """One phrase offered, on one line."""
    return f"{sentence}  {label}{f'，{reason}' if reason else ''}"


ONE_PAGE = "就这几条了；换个词再搜，如：找 农田。"
HOW_TO_CHOOSE = "打编号采用；搜索打拼音、首字母，或 找 农田；打 更多 翻页。"
NOTHING_OFFERED = "这一题没有可选的句子，直接打答案。"
WHAT_TO_FIND = "找 后面要带一个词、拼音或首字母，如：找 农田，或 找 gbznt。"


def no_such_word(word: str, near: Sequence[str]) -> str:
    """A word that the glossary does not explain."""
    guess = f"有没有可能是 {'、'.join(near)}？" if near else ""
    return f"词表里没有“{clip(word, 16)}”。{guess}打 ? 看这一题怎么填。"


def entry(word: str, meaning: str, example: str) -> str:
    """A word explained."""
    return f"{word}：{meaning}" + (f"\n例如：{example}" if example else "")
