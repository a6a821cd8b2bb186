"""What the interview itself says: readings, refusals, notes."""

from __future__ import annotations

import re

from assistant.model import Finding, Severity, Strength
from assistant.text import clip

FINISH_SECTION = "写出"
NOTHING_ASKED = "现在没有在问的题：打 写出 生成 Word 文件，打 目录 回去改，打 退出 先存着。"
CATEGORY_LACKING = "还有一条效益没定类别，先把它定下来。"
FIRST_ALREADY = "这已经是第一题了。"
LAST_ALREADY = "后面没有题了：打 写出 生成 Word 文件，打 目录 回去补。"
UNDONE = "已撤销上一次改动（打 重做 恢复）。"
REDONE = "已恢复。"
NOTHING_TO_UNDO = "没有可以撤销的改动。"
NOTHING_TO_REDO = "没有可以恢复的改动。"

_EMPTY = {
    "name": "还没写。现在写不了就打 跳过，回头再填。",
    "year": "还没写。请打四位年度，如 2027；现在定不了就打 跳过。",
    "amount": "还没写。没有这笔钱打 无；数还没定打 跳过，回头再填。",
}


def fill(prompt: str, year: int | None, number: int, objective: int, title: str) -> str:
    """A prompt of the question bank with this declaration's facts."""
    when = "当" if year is None else str(year)
    facts = {"year": when, "number": str(number), "objective": str(objective), "title": title}
    return re.sub(r"\{(year|number|objective|title)\}", lambda match: facts[match.group(1)], prompt)


def nothing_yet(kind: str) -> str:
    """Enter alone where an answer is needed."""
    return _EMPTY.get(kind, _EMPTY["name"])


def no_line_yet(label: str) -> str:
    """Enter alone in a list without a line."""
    return f"{label}还一条都没写。确实没有就打 无；以后再写就打 跳过。"


def none_but_lines(count: int) -> str:
    """无 in a list that has lines."""
    return f"这里已经写了 {count} 条，不能记成无。要清空请先逐条删（如 删 1），写完了直接回车。"


def left_open(label: str) -> str:
    """An amount or a year that is not known yet."""
    return f"{label}先空着，回头在 目录 里补；没补上之前只能出送审稿。"


def without_number(text: str, number: int) -> tuple[str, tuple[str, ...]]:
    """A line without the number that the form prints anyway, and what is said about it."""
    match = re.match(rf"(?:{number}[、．]|{number}\.(?!\d)|[（(]{number}[）)])\s*", text)
    if match is None or match.end() == len(text):
        return text, ()
    return text[match.end() :], ("序号由表格自动编，已去掉您打的序号。",)


def line_removed(number: int, text: str) -> str:
    """A line was taken out."""
    return f"已删第 {number} 条“{clip(text, 16)}”（打 撤销 找回）。"


def no_such_line(number: int, count: int | None) -> str:
    """A line number that the list does not have."""
    if count is None:
        return "这一题只有一个答案，直接重新打就行。"
    if count == 0:
        return "这里还一条都没有。"
    return f"没有第 {number} 条，这里只有 1 到 {count} 条。"


def no_such_topic(name: str) -> str:
    """A question that does not exist."""
    return f"没有“{clip(name, 16)}”这一题，打 目录 看全部题号。"


def unread(path: str, message: str) -> Finding:
    """An answer that could not be read, as a finding."""
    return Finding("answer.unread", Severity.ERROR, path, message, basis="填写格式", strength=Strength.RULE)
