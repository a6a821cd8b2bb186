"""What is said about the differences between two declarations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.text import columns, make_harmless
from assistant.wording.findings import plain_number

if TYPE_CHECKING:
    from assistant.diff.cells import Change, Comparison, Kind, Section, Side
    from assistant.diff.excerpts import Stretch

BEFORE = "原来的申报表（.docx、.txt、.json），@草稿名，或 -（标准输入）"
AFTER = "现在的申报表，写法同上；两份里只能有一份用 -"
TWICE_STDIN = "两份都写了 - ，可标准输入只有一份：请把其中一份存成文件，再写文件名。"
HEAD = "表头"
TITLE = "名称"

_NAMES: Mapping[str, str] = {
    "kept": "相同",
    "changed": "改动",
    "moved": "移动",
    "dropped": "删去",
    "added": "新增",
}
_WIDEST = 150
"""Columns of what is shown of an edited text."""
_WIDEST_ALONE = 100
"""Columns of what is shown of a text that is only named."""
_AROUND = 8
"""Characters of unchanged text on either side of an edit."""
_NEW_LINE = "‹换行›"
_MOST_EDITS = 5
"""Edits that can still be followed inside a sentence."""


def budget(name: str, unit: str) -> str:
    """The heading of the amounts, as the form has it."""
    return f"{name}（{unit}）"


def place(side: Side) -> str:
    """Where a cell stands on the form, whole."""
    return " ".join(part for part in (side.section, side.label, _ordinal(side)) if part)


def _ordinal(side: Side) -> str:
    return f"第{side.number}条" if side.number else ""


def named(file: str, line: str) -> str:
    """A line about one of the two files, which it names itself or not."""
    says_it = file == "-" or (len(file) > 3 and file in line)
    return line if says_it else f"{make_harmless(file)}：{line}"


def forms_differ(before: str, after: str) -> str:
    """The two declarations stand on different printed forms."""
    return f"两份表的表样不同（原来 {before}，现在 {after}），都按现在的表样比较，印出来的样子请各自再看一遍。"


def headline(before: str, after: str) -> str:
    """Which file is compared with which."""
    return f"原来：{make_harmless(before)}  现在：{make_harmless(after)}"


def nothing_differs(count: int) -> str:
    """Both print alike."""
    return f"没有不同：{count} 处都一样，两份表印出来是同一个样子。"


def section_line(section: Section) -> str:
    """The heading of a part of the form that differs."""
    name = _cut(section.name, _WIDEST_ALONE)
    if not section.before and not section.after:
        return name
    if not section.after:
        return f"{name}（整个删去）"
    if not section.before:
        return f"{name}（整个新增）"
    return name if section.before == section.after else f"{name}（原来是内容{section.before}）"


def change_line(change: Change, parts: Sequence[Stretch], unit: str) -> str:
    """One cell that differs; `parts` is its text on both sides, cut where it changed, `unit` that of money."""
    before, after = change.before, change.after
    if change.kind == "moved" and not change.side.number:
        return f"  {_NAMES['moved']} 整个目标换了次序"
    head = f"  {'移来' if change.elsewhere else _NAMES[change.kind]} {_name(change)}："
    if before is None or after is None:
        # A line that the form prints anyway is not itself new or gone.
        empty = "" if change.side.number else "（原来空着）" if after else "（现在空着）"
        return head + _cut(change.side.text, _WIDEST_ALONE) + empty
    if before.path.startswith("/budget/"):
        return head + _amounts(change, unit)
    if before.text == after.text:
        return head + _cut(after.text, _WIDEST_ALONE)
    return head + excerpt(parts)


def lost_line(change: Change) -> str:
    """An item that has moved to another part of the form, told where it was."""
    before, after = change.before, change.after
    assert before and after  # what has moved is on both sides
    name = f"{before.label}原{_ordinal(before)}（现在是{_cut(place(after), 60)}）"
    return f"  移走 {name}：{_cut(before.text, _WIDEST_ALONE)}"


def _name(change: Change) -> str:
    before, after = change.before, change.after
    if after is None:
        assert before is not None  # a cell stands on one side at least
        return f"{before.label}原{_ordinal(before)}" if before.number else before.label
    name = after.label + _ordinal(after)
    if before is None or not after.number:
        return name
    if change.elsewhere:
        return f"{name}（原在{_cut(place(before), 60)}）"
    return name if before.number == after.number else f"{name}（原{_ordinal(before)}）"


def _amounts(change: Change, unit: str) -> str:
    assert change.before and change.after  # an amount that was and is
    line = f"{change.before.text} → {change.after.text}"
    if change.difference is None:
        return line
    more = "增加" if change.difference > 0 else "减少"
    return f"{line}（{more} {plain_number(abs(change.difference))}{unit}{_percent(change.percent)}）"


def _percent(percent: Decimal | None) -> str:
    if percent is None:
        return ""
    return f"，{plain_number(abs(percent))}%" if percent else "，不到 0.01%"


def excerpt(parts: Sequence[Stretch], widest: int = _WIDEST) -> str:
    """An edited text on one line: what changed as 【旧→新】 with a little of what stands around it."""
    edits = [at for at, part in enumerate(parts) if not part.same]
    if _is_rewritten(parts[edits[0] : edits[-1] + 1], len(edits)) or len(parts) == 1:
        lead = _around(parts[0].before, True, False) if parts[0].same else ""
        texts = ("".join(getattr(part, side) for part in parts[edits[0] :]) for side in ("before", "after"))
        return " → ".join(_cut(lead + text, widest // 2) or "（空）" for text in texts)
    line, told = "", 0
    for at, part in enumerate(parts):
        if part.same:
            line += _around(part.before, at == 0, at == len(parts) - 1)
            continue
        mark = _edit(part, max(24, (widest - columns(line)) // 2))
        if told and columns(line + mark) > widest:
            return f"{line}（另有 {len(edits) - told} 处改动）"
        line, told = line + mark, told + 1
    return line


def _is_rewritten(parts: Sequence[Stretch], edits: int) -> bool:
    """Whether so little was kept between the first and the last edit that the old and the new read better apart."""
    kept = sum(len(part.before) for part in parts if part.same)
    edited = sum(max(len(part.before), len(part.after)) for part in parts if not part.same)
    return edits > _MOST_EDITS or (edits > 1 and kept * 3 < edited and kept < 4 * (edits - 1))


def _around(text: str, first: bool, last: bool) -> str:
    """Unchanged text beside edits: its end before the first, its beginning behind the last, both in between."""
    flat = _flat(text)
    # Three characters less are not worth the … in their place.
    if len(flat) <= (_AROUND if first or last else 2 * _AROUND) + 3:
        return flat
    head, tail = ("" if first else flat[:_AROUND]), ("" if last else flat[-_AROUND:])
    return f"{head}…{tail}"


def _edit(part: Stretch, room: int) -> str:
    if not part.before:
        return f"【增：{_visible(part.after, room)}】"
    if not part.after:
        return f"【删：{_visible(part.before, room)}】"
    return f"【{_visible(part.before, room)}→{_visible(part.after, room)}】"


def _visible(text: str, room: int) -> str:
    """A stretch that was edited: alone, a space or a line's end could not be seen."""
    if text.strip():
        return _cut(text.replace("\n", _NEW_LINE), room)
    return _NEW_LINE if "\n" in text else "空格"


def kept_line(changes: Iterable[Change]) -> str:
    """The cells of a section that are the same, by their numbers now; empty where there are none."""
    numbers: dict[str, list[int]] = {}
    for change in changes:
        if change.kind == "kept":
            numbers.setdefault(change.side.label, []).append(change.side.number)
    parts = [label + (f"第{ranges(found)}条" if any(found) else "") for label, found in numbers.items()]
    return f"  {_NAMES['kept']} {'；'.join(parts)}" if parts else ""


def ranges(numbers: Iterable[int]) -> str:
    """Rising numbers with what follows each other drawn together: 1-3、5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return "、".join("-".join(map(str, run)) for run in runs)


def kept_sections(sections: Sequence[Section], label: str) -> str:
    """The parts of the form in which nothing differs, the objectives by their numbers; empty where there is none."""
    names = [part.name for part in sections if not part.after]
    numbers = [part.after for part in sections if part.after]
    if numbers:
        now = "" if all(part.before == part.after for part in sections) else "（现在的序号）"
        names.append(f"{label}{ranges(numbers)}{now}")
    return f"没有改动的部分：{'、'.join(names)}" if names else ""


def counted(comparison: Comparison, counts: Mapping[Kind, int]) -> str:
    """How many cells there are of each kind."""
    before, after = comparison.objectives()
    objectives = f"绩效目标内容 {before} 个 → {after} 个。" if before != after else ""
    parts = "，".join(f"{_NAMES[kind]} {count} 处" for kind, count in counts.items() if count or kind != "moved")
    return f"{objectives}共 {sum(counts.values())} 处：{parts}。"


def _flat(text: str) -> str:
    return make_harmless(" ".join(text.split("\n")))


def _cut(text: str, room: int) -> str:
    """The beginning of a text that fits `room` columns, on one line, with … where something was left out."""
    flat = _flat(text[: 2 * room])
    if len(text) <= 2 * room and columns(flat) <= room:
        return flat
    kept, used = "", 2
    for ch in flat:
        used += columns(ch)
        if used > room:
            break
        kept += ch
    return f"{kept}…"
