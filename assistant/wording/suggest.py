"""What is said about phrases that are offered."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.text import clip, unbroken

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


def found_filers(query: str, count: int) -> str:
    """What a search for the filer came to."""
    if not count:
        return f"“{clip(query, 20)}”没有搜到：换成“县名加乡名”或首字母再试，或照公章直接打全名。"
    return "打编号选您的单位；更多的打 更多；都不是就照公章打全名，或把刚才的再回车一次照收。"


def no_such_number(number: int, count: int) -> str:
    """A number that no offer has."""
    if not count:
        return "这里没有可选的，直接打自己的话；要搜就打 找 和一个词，如：找 农田。"
    return f"没有第 {number} 条，可选的是 1 到 {count}；打 更多 翻页。"


def offer_line(sentence: str, label: str, reason: str) -> str:
    """One phrase offered, on one line."""
    return f"{unbroken(sentence)}  {label}{f'，{reason}' if reason else ''}"


USED_BEFORE = "以前填过"
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


def no_line_to_save(count: int) -> str:
    """There is no such line to be kept as a phrase."""
    if not count:
        return "这里还没有写好的产出或效益，先写一条，再打 存为常用语。"
    return f"这里有 {count} 条，打 存为常用语 2 存第 2 条；只打 存为常用语 就存最后一条。"


def saved(sentence: str) -> str:
    """A line is kept as a phrase of the filer's own."""
    return f"已存为常用语：{sentence}。以后这一题会先给您看；要给别人用，打 shenbao bank export。"


QUERY = "中文、拼音或首字母，可以混着打，如 gbznt、gaobiaozhun 农田；不写就列出全部"
OBJECTIVE = "只要这个目标的：序号 1 到 9，或名称里的字"
CATEGORY = "只要这一类：数量、质量、时效、成本、经济效益、社会效益、生态效益、可持续影响、满意度"
OFFICE = "只要这个站所欠数的，如 民政办"
MOST = "最多列几条（默认 20）"
NOTHING_FITS = "没有合适的句子，换个目标或类别再试。"


def listed(number: int, sentence: str, category: str, objective: int, reason: str) -> str:
    """One phrase of a list on the command line."""
    return f"{number:>2} {unbroken(sentence)}  目标{objective} {category}{f'，{reason}' if reason else ''}"


def more(count: int) -> str:
    """Phrases that the list left out."""
    return f"还有 {count} 条没列出来：加 --most，或把要找的词写细一点。"


def no_objective(given: str, titles: Sequence[str]) -> str:
    """An objective that the form does not have, or several."""
    return f"没有对上哪一个目标“{clip(given, 16)}”：写序号 1 到 {len(titles)}，或名称里的字，如 改善民生。"


def no_office(given: str, names: Sequence[str]) -> str:
    """An office that the bank does not know."""
    return f"没有“{clip(given, 16)}”这个站所，可以用：{'、'.join(names[:20])}等。"


def no_category(given: str, names: Sequence[str]) -> str:
    """A category that does not exist."""
    return f"没有“{clip(given, 16)}”这一类，可以用：{'、'.join(names)}。"
