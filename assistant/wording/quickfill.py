"""What is said while a section is filled in as one form."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.text import clip, make_harmless
from assistant.wording.problem_list import ListRow
from assistant.wording.session import Message, Tone

TITLE = "快填"
SENTENCES = "这一部分是一条一条的句子：全屏里打 快填 一屏改；一行一行问答时，带序号的几行一次粘贴进来就行。"
KEYS = (
    ("回车 记下，去下一格", "上下键 挑格", "Esc 回到问答", "^Z 退回刚打的字", "^Q 退出"),
    ("回车 下一格", "上下键 挑格", "Esc 返回"),
)
EMPTY = Message(Tone.PLAIN, "这一格还空着；没有就打 无，现在定不了就按下键过去。")


def line(label: str, number: int) -> str:
    """One line of a list as a cell."""
    return f"{label}{number}"


def next_line(label: str) -> str:
    """The line to come of a list."""
    return f"{label} 添一条"


def how(section: str, labels: Sequence[str]) -> str:
    """How a section is answered in one line."""
    first = "、".join(labels)
    return f"{section}一行填完：打 快填，后面按顺序写{first}，空格隔开；没有打 无，不改打 -。"


def too_many(count: int) -> str:
    """More values than cells."""
    return f"打了 {count} 个值，比格数多，一个都没记。"


def stopped_at(label: str) -> str:
    """A value was refused: those behind it were not looked at."""
    return f"填到“{label}”停下了，后面的没记。"


def no_name(value: str, label: str, labels: Sequence[str]) -> str:
    """What stands in the place of a name is none: most likely one was left out."""
    return f"“{clip(value, 16)}”不像{label}。按顺序写{'、'.join(labels)}，空格隔开；不改打 -。"


def under(label: str, note: str) -> str:
    """What is said of one cell among several."""
    return f"{label}：{note}"


def row(label: str, current: str | None, typed: str, offer: str | None) -> ListRow:
    """A cell with its answer."""
    if typed:
        return ListRow(label, "", f"待改：{clip(typed, 60)}", "bad", "bad")
    shown = "" if current is None else make_harmless(" ".join(current.split()))
    return ListRow(label, "", shown or (f"（回车就用 {make_harmless(offer)}）" if offer else "……"), "text")
