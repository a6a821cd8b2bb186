"""What the interview itself says: readings, refusals, notes."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.model import Finding, Severity, Strength
from assistant.text import clip
from assistant.wording.findings import plain_number

FINISH_SECTION = "写出"
NOTHING_ASKED = "已经到最后了：打 写出 出正式稿，打 送审稿 先给领导看，打 目录 回去改，打 退出 离开。"
CATEGORY_LACKING = "还有一条效益没定类别，先把它定下来。"
FIRST_ALREADY = "这已经是第一题了。"
LAST_ALREADY = "后面没有题了：打 写出 出正式稿，打 目录 回去补。"
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


def how_read(typed: str, text: str) -> tuple[str, ...]:
    """What a line was made into, where that is not what was typed."""
    if typed == text:
        return ()
    if typed.endswith(text):
        return ("序号由表格自动编，已去掉您打的序号。",)
    return (f"待填的地方记成了“{clip(text)}”，补上之前只能出送审稿。",)


def split_into(count: int) -> str:
    """A numbered list came as one answer."""
    return f"按序号分成了 {count} 条；不对就打 撤销，全部收回。"


def none_here(label: str) -> str:
    """A list is answered with 无."""
    return f"{label}记为：无（纸上空着）。以后要写，再到这一题来打就行。"


SUMS_HOLD = "数对上了：总额、收入、支出三头相等。"


def which_unit(text: str, known: Decimal | None) -> str:
    """An amount without a unit that may be meant in 元."""
    beside = f"（别的数是 {plain_number(known)} 万元）" if known is not None else ""
    figure = clip(text.strip(), 20)
    return f"“{figure}”差了一万倍{beside}？是元就打 {figure}元，真是万元就打 {figure}万元。"


def huge(value: Decimal) -> str:
    """An amount that is likely to be in 元."""
    billions = plain_number(value / 10000)
    figure = plain_number(value)
    return f"{figure} 万元就是 {billions} 亿元。是不是 元？是就打 上一题，重打成 {figure}元。"


def label_alone(text: str) -> str:
    """A category with nothing behind it."""
    return f"“{clip(text, 16)}”只有类别，内容还没写：类别后面接着写一句。"


def finish_with_gaps(count: int) -> str:
    """The end is reached and questions are open."""
    return f"还有 {count} 题没填：打 目录 去补；急着给领导看，打 送审稿 先出一份。"


def known_filer(where: str, villages: int) -> str:
    """The filer is a township of the gazetteer."""
    return f"认出是{where}，2023年区划里有 {villages} 个村（社区）。打 基本数据 可以记下组、户、人口，以后自动填。"


def seal_differs(name: str) -> str:
    """The filer is known, but written otherwise than a seal is likely to have it."""
    return f"公章上多半是“{name}”：是就打 上一题 改过来，不是就不用管。"


def unknown_filer() -> str:
    """No township of the gazetteer has the filer's name."""
    return "2023年的区划里没有对上这个名字，已照收；和公章一样就不用管。"


def undone(what: str) -> str:
    """A change was taken back."""
    return f"已撤销：{what}（打 重做 恢复）。"


def change_of_step(first: str, count: int) -> str:
    """The changes that one step made together, by the first one."""
    return f"{first}等 {count} 处" if count > 1 else first


def redone(what: str) -> str:
    """A change that was taken back counts again."""
    return f"已恢复：{what}。"


def change_of_field(label: str) -> str:
    """An answer."""
    return f"{label}的改动" if label else "上一次改动"


def change_of_line(text: str) -> str:
    """A line added or changed."""
    return f"“{clip(text, 16)}”这一条"


def removal_of_line(text: str) -> str:
    """A line taken out."""
    return f"删除“{clip(text, 16)}”"


def keeping(reason: str) -> str:
    """A text kept against a finding."""
    return f"保留（{clip(reason, 16)}）"


def lines_marked(count: int) -> str:
    """Lines of an old form kept as they stand, or put up for a decision."""
    return f"旧表 {count} 条的去留"


def other_change(imported: bool) -> str:
    """A list ended or answered with 无, or a whole form read in."""
    return "读入旧表" if imported else "这一栏写完的标记"


def no_such_line(number: int, count: int | None) -> str:
    """A line number that the list does not have."""
    if count is None:
        return "这一题只有一个答案，直接重新打就行。"
    if count == 0:
        return "这里还一条都没有。"
    return f"没有第 {number} 条，这里只有 {count} 条。"


def no_such_topic(name: str) -> str:
    """A question that does not exist."""
    return f"没有“{clip(name, 16)}”这一题，打 目录 看全部题号。"


def unread(path: str, message: str) -> Finding:
    """An answer that could not be read, as a finding."""
    return Finding("answer.unread", Severity.ERROR, path, message, basis="填写格式", strength=Strength.RULE)
