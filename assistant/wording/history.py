"""What is said about who changed what, and where answers came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from assistant.text import clip, columns, one_line
from assistant.wording.diff import excerpt
from assistant.wording.draft import clock
from assistant.wording.sources import SOURCE_NAMES

if TYPE_CHECKING:
    from assistant.changes import Change
    from assistant.diff.excerpts import Stretch

NO_CHANGES = "还没有改动。答一题就记一笔：什么时候、哪个账号、改了什么。"
_SHOWN = 28
"""Characters of a text that stands alone."""
_SHORT = 16
"""Of one that stands beside others."""
_TWO_ROWS = 142
"""Columns of a whole change: two rows of a screen of 80, less what wrapping may take."""
_NOBODY = "（不知哪个账号）"


def label_in_objective(number: int, label: str) -> str:
    """A question of an objective, as 目标1产出指标."""
    return f"目标{number}{label.removeprefix('目标')}"


def spot(label: str, line: int | None) -> str:
    """A question or one of its lines."""
    return f"{label}第 {line} 条" if line else label


def labelled(category: str, text: str) -> str:
    """An indicator behind its category."""
    return f"{category}：{text}"


def account(by: str) -> str:
    """An account, short enough to stand in front of a line."""
    return one_line(by)[:12] or _NOBODY


def change_line(change: Change, parts: Sequence[Stretch]) -> str:
    """One change in one or two rows; `parts` are the texts of an edit in stretches."""
    mark = "[已撤销] " if change.undone else ""
    remarks = [SOURCE_NAMES[change.source]] if change.source else []
    if change.turned_at is not None:
        who = f"{account(change.turned_by or '')} " if change.turned_by != change.by else ""
        remarks.append(f"{clock(change.turned_at)} {who}{'撤销' if change.undone else '恢复'}")
    behind = f"（{'；'.join(remarks)}）" if remarks else ""
    head = f"{clock(change.at)} {account(change.by)}  {mark}{clip(spot(change.label, change.line), _SHOWN)}："
    what = _fitting(parts, _TWO_ROWS - columns(head + behind)) if parts else _WHAT[change.kind.value](change)
    return f"{head}{what}{behind}"


def _fitting(parts: Sequence[Stretch], room: int) -> str:
    """An excerpt with all its marks in `room` columns, or the shortest there is."""
    shown = excerpt(parts, room)
    for less in range(8, room, 8):
        if columns(shown) <= room:
            break
        shown = excerpt(parts, room - less)
    return shown


def _shown(text: str | None, length: int = _SHOWN) -> str:
    return clip(text or "", length)


_WHAT: Final[Mapping[str, Callable[[Change], str]]] = {
    "set": lambda change: _shown(change.after),
    "changed": lambda change: f"{_shown(change.before)} → {_shown(change.after)}",
    "again": lambda change: f"又答了一次，没有变：{_shown(change.after, _SHORT)}",
    "cleared": lambda change: f"清空，原来是 {_shown(change.before)}",
    "details": lambda change: "文字没有变，只改了随它记着的指标值、时间或依据",
    "added": lambda change: f"加“{_shown(change.after)}”",
    "moved": lambda change: f"从{_shown(change.before)}挪到这里",
    "category": lambda change: (
        f"类别 {change.before or '没有'} → {change.after or '没有'}" if change.before else f"类别 {change.after}"
    ),
    "removed": lambda change: f"删“{_shown(change.before)}”",
    "ended": lambda change: "写完了",
    "none": lambda change: "无",
    "reopened": lambda change: "接着写",
    "objective_added": lambda change: f"加这个目标“{_shown(change.after)}”",
    "objective_removed": lambda change: f"删这个目标“{_shown(change.before)}”，连同 {change.count} 条",
    "imported": lambda change: f"读入这份旧表，换成里面的 {change.count} 处答案",
    "lines_kept": lambda change: f"旧表的 {change.count} 条留用",
    "kept": lambda change: (
        f"照原样保留{f'“{_shown(change.before, _SHORT)}”' if change.before else ''}，理由：{_shown(change.after)}"
    ),
}


def history(lines: Sequence[str], more: bool) -> str:
    """The latest changes, the last one first, and whether there are older ones."""
    if not lines:
        return NO_CHANGES
    if not more:
        return "\n".join([f"共 {len(lines)} 笔，最近的在前：", *lines])
    head = f"最近 {len(lines)} 笔，最近的在前；要看更早的，打 改动 和笔数，如：改动 {min(999, 10 * len(lines))}。"
    return "\n".join([head, *lines])
