"""What is said where a form says something twice, contradicts itself or repeats last year's."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.text import clip

BASIS_SLIP = "抄写、粘贴留下的重复"
BASIS_REPEATED = "绩效目标之间不重复（财政评审常见退回原因）"
BASIS_INDICATOR = "一项指标在一个目标里只写一次"
BASIS_CONTRADICTION = "前后口径一致（财政评审常见退回原因）"
BASIS_LAST_YEAR = "照抄上年是财政评审常见退回原因"
BASIS_LIST = "履职事项清单（2025年6月前各乡镇均已公布）"
BASIS_DUTIES = "职能职责概述写本单位的实际职责"


def doubled_word(word: str) -> str:
    """A word stands twice in a row."""
    return f"“{clip(word, 8)}”连写了两遍，请删去多的。"


def doubled_item(name: str) -> str:
    """A list names one thing twice."""
    return f"并列的几项里“{clip(name, 12)}”写了两次，请删去一个，或改成漏写的那一项。"


def doubled_sentence() -> str:
    """One sentence stands twice in a line."""
    return "这一句在本条里写了两遍，请删去一句。"


def same_line(places: int) -> str:
    """One line stands in several places."""
    return f"与另外 {places} 条说的一样，请只留一条，其余改写成不同的事和数。"


def held_line() -> str:
    """One line says what another says with more around it."""
    return "另一条已把这件事写在里面，请只留一条，或写明两条各是哪里、多少。"


def same_clause(excerpt: str, places: int) -> str:
    """A long clause stands in several lines."""
    return f"“{clip(excerpt, 12)}”另有 {places} 条也这样写，请并成一条，或写出各自的事和数。"


def same_tasks(names: Sequence[str]) -> str:
    """Two objectives promise the same tasks without a figure in either."""
    return f"“{clip('、'.join(names[:3]), 18)}”在别的目标里也有而都没有数，请只留一处，或写明各管什么。"


def same_indicator(name: str) -> str:
    """One objective has an indicator twice."""
    return f"“{clip(name, 14)}”在本目标里出现两次，请并成一条。"


def same_indicator_differs(name: str, values: Sequence[str]) -> str:
    """One objective has an indicator twice with different values."""
    return f"“{clip(name, 14)}”在本目标里有 {'、'.join(clip(part, 8) for part in values[:3])} 几个值，请核对留一个。"


def two_satisfactions(body: str, values: Sequence[str]) -> str:
    """The satisfaction of one body has two values."""
    return f"“{clip(body, 10)}”满意度有 {' 和 '.join(clip(part, 8) for part in values[:3])} 几种写法，请统一，或写明各是对什么满意。"


def done_and_under_way(topic: str) -> str:
    """One place says that a thing is complete, another that it is being pushed on."""
    return f"“{clip(topic, 10)}”一处说已经做完，一处又说还在推进，请核实后统一。"


def as_last_year(same: int, all_lines: int) -> str:
    """Many lines are last year's word for word."""
    return f"{all_lines} 条指标里有 {same} 条与上年相同或只改了年份，请按今年的任务逐条核对。"


def only_year_changed(lines: int) -> str:
    """Some lines differ from last year's in the year alone."""
    return f"有 {lines} 条只把上年的年份改了，请核对事和数是不是今年的。"


def copied_duties(phrase: str, places: int, has_list: bool) -> str:
    """Duties are copied from the organic law, or from what everybody copies."""
    mend = "请按本乡镇履职事项清单写实际职责" if has_list else "请写本乡镇自己的实际职责"
    return f"“{clip(phrase, 12)}”一类 {places} 处是各地通用的条文，{mend}。"
