"""What the line-by-line front end shows around the questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.model import Category
from assistant.text import clip, make_harmless
from assistant.wording import finish
from assistant.wording.agenda import look_again
from assistant.wording.agenda import progress as counted
from assistant.wording.fields import label_of_benefit
from assistant.wording.shelf import marks

if TYPE_CHECKING:
    from assistant.agenda import Progress
    from assistant.overview import DraftRow

INPUT_PROMPT = "答 > "
INTERRUPTED = "（Ctrl+C 不会退出；刚打的这一行没有收，前面答过的都在；要离开请打 退出）"
INTERRUPTED_KEPT = "（Ctrl+C 不会退出；刚打的这一行没有收，但替您记着，下次打开还在；要离开请打 退出）"
INPUT_ENDED = "输入结束。"
NOT_UTF8 = "! 终端发来的不是 UTF-8 编码，没有收下：请把终端软件的字符集改成 UTF-8 再打。"


LONG_PROMPT = "... "
LONG_EMPTY = "没有写，什么也没存。"
LONG_BEGINS = "  一段一行地打，写完单独打一个句点 . 再回车。"
GOES_ON = "   上次打到一半的在下面，接着打就行；不要了按 Ctrl+U 清掉。"


def long_goes_on(count: int) -> str:
    """A long answer is gone on with where it broke off."""
    return f"  上次打到的 {count} 段还在，接着往下打；写完单独打一个句点 . 再回车。"


def where(topic: int, section: str, label: str, number: int) -> str:
    """Which question this is."""
    name = section if section == label else f"{section} / {label}"
    return f"{topic} {name}{f' 第{number}条' if number else ''}"


def head(where: str, progress: Progress, kept: str) -> str:
    """Where the person is, and how far it has come."""
    return f"[{counted(progress)}{kept}] {where}"


def kept(saved: str | None, unsaved: int, read_only: bool) -> str:
    """When the draft was last put on disk, or that it is not."""
    if read_only:
        return " 只读"
    if unsaved:
        return f" 未存{unsaved}笔"
    return f" 存{saved}" if saved else ""


_SHOWN = 3


def lines_so_far(lines: Sequence[tuple[str, Category | None]]) -> list[str]:
    """The last lines of the list being written; all of them would repeat themselves at every question."""
    left_out = max(0, len(lines) - _SHOWN)
    shown = [f"   （前面还有 {left_out} 条，打 核对 看全部）"] if left_out else []
    for number, (text, category) in enumerate(lines[left_out:], left_out + 1):
        shown.append(f"   {number}、{label_of_benefit(category)}{clip(text, 60)}")
    return shown


def list_end(count: int) -> str:
    """How a list is ended."""
    return "   这一栏写完了就直接回车" if count else "   确实没有就打 无"


def question(prompt: str) -> str:
    """The question itself."""
    return f"问：{prompt}"


def hint(text: str) -> str:
    """How to answer."""
    return f"   {text}"


def again(cause: str) -> str:
    """Why an answer is to be looked at again."""
    return f"   复核：{look_again(cause)}"


def typed(text: str) -> str:
    """Text typed earlier and not accepted."""
    return f"   上次打到：{text}"


def refused(text: str) -> str:
    """Text that was handed in and not accepted."""
    return f"   上次没收：{text}"


def this_line(text: str) -> str:
    """The line whose category is asked."""
    return f"   此条：{clip(text, 60)}"


def before_line(text: str) -> str:
    """The line that a new one is to stand before."""
    return f"   插在这一条前面：{clip(text, 60)}"


def current(text: str, imported: bool, as_typed: str) -> str:
    """The answer held, with the figure that it was received in; Enter keeps it."""
    received = f"，原数 {as_typed}" if as_typed else ""
    return f"   {'旧表上' if imported else '现在'}是：{text}{received}（直接回车就不改）"


def old_line(old: str, borrowed: bool, objections: Sequence[str]) -> list[str]:
    """What the old form had here, and what the review says of it."""
    last = [f"   {'原文' if borrowed else '去年'}：{clip(old, 200)}"] if old else []
    return [*last, *(f"   预审：{text}" for text in objections)]


def undecided(text: str) -> str:
    """A line of an old form that is to be decided on."""
    return f"   旧表上是：{text}（直接回车就照样留；也可打 删、拆、换题库、移到 和去处、全留）"


def under_way(sentence: str) -> str:
    """The sentence that is being made of a phrase."""
    return f"造句：{sentence}"


def offer(number: int, text: str) -> str:
    """A phrase that can be chosen by its number."""
    return f"   {number} {text}"


def enter_at_end(word: str) -> str:
    """What Enter alone does at the end."""
    return f"   {finish.enter_at_end(word)}"


def default(text: str) -> str:
    """What Enter takes over."""
    return f"   直接回车就用：{text}"


def home_entry(number: int, text: str) -> str:
    """What can be chosen besides a draft."""
    return f"  {number}  {text}"


def home_line(number: int, row: DraftRow) -> str:
    """One draft in the list."""
    if row.error:
        return make_harmless(f"  {number}  {row.name}  {row.error}")
    filer, year = row.filer or "（单位未填）", f"{row.year}年度" if row.year else "（年度未填）"
    return make_harmless(
        f"  {number}  {row.name}  {filer}  {year}  已填{row.answered}/{row.total}  {row.changed}{marks(row)}"
    )
