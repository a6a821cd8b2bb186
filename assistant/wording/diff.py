"""What is said about the differences between two declarations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from assistant.text import BLANK, OPEN_BLANK, columns, make_harmless
from assistant.wording.sources import SOURCE_NAMES

if TYPE_CHECKING:
    from assistant.diff.cells import Change, Section, Side
    from assistant.diff.excerpts import Stretch

BEFORE = "原来的申报表（.docx、.txt、.json），@草稿名，或 -（标准输入）"
AFTER = "现在的申报表，写法同上；两份里只能有一份用 -"
TWICE_STDIN = "两份都写了 - ，可标准输入只有一份：请把其中一份存成文件，再写文件名。"
HEAD = "表头"
TITLE = "名称"

_NAMES: Mapping[str, str] = {
    "kept": "保留",
    "changed": "改动",
    "moved": "移动",
    "dropped": "删去",
    "added": "新增",
    "touched": "小改",
    "opened": "空出",
}
_EXPECTED: Final[Mapping[str, tuple[str, ...]]] = {
    "kept": ("last_year",),
    "moved": ("last_year",),
    "changed": ("last_year_changed",),
}
"""What a cell of a kind came from as a rule."""
EMPTY: Final = "（空）"
_WIDEST = 150
"""Columns of what is shown of an edited text, and of one that was."""
_WIDEST_NEW = 300
"""Of one that is to be signed now, or of an edited one on a page."""
_WHOLE = 100_000
"""Of a text that is told whole."""
_ROW = 74
"""Of a row that names a text and shows its beginning."""
_LEAST = 20
"""Of that beginning, however long the name is."""
_AROUND = 8
"""Characters of unchanged text on either side of an edit."""
_AROUND_ON_PAGE = 24
"""The same on a page."""
_AROUND_BRIEFLY = 14
"""The same on a page that is kept short."""
_LONGEST_INSIDE = 30
"""Characters of an edit that can be read inside its sentence."""
_ONE_ROW = 44
"""Columns of two texts that can be read on one row."""
_NEW_LINE = "‹换行›"
_MOST_EDITS = 5
"""Edits that can still be followed inside a sentence."""


def budget(name: str, unit: str) -> str:
    """The heading of the amounts, as the form has it."""
    return f"{name}（{unit}）"


def place(side: Side) -> str:
    """Where a cell stands on the form, whole."""
    return " ".join(part for part in (side.section, side.label, _ordinal(side)) if part)


def spot(side: Side) -> str:
    """The same in few columns: 目标3产出指标第2条."""
    keys = side.path.split("/")
    objective = f"目标{int(keys[2]) + 1}" if keys[1] == "objectives" else ""
    return f"{objective}{side.label or side.section}{_ordinal(side)}"


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
    name = _cut(section.name, _ROW)
    if not section.before and not section.after:
        return name
    if not section.after:
        return f"原{name}（整个删去）"
    if not section.before:
        return f"{name}（整个新增）"
    return name if section.before == section.after else f"{name}（原来是内容{section.before}）"


def change_line(change: Change, parts: Sequence[Stretch], whole: bool = False) -> str:
    """One cell that differs, on one row or several; `parts` is its text on both sides, cut where it changed.

    Texts are told `whole`, or in so many columns.
    """
    now, was = (_WHOLE, _WHOLE) if whole else (_WIDEST_NEW, _WIDEST)
    before, after = change.before, change.after
    if change.kind == "moved" and not change.side.number:
        return f"{_NAMES['moved']} 整个目标换了次序"
    head = f"{'移来' if change.elsewhere else _NAMES[change.kind]} {_name(change)}{_from(change)}："
    if before is None or after is None:
        # A line that the form prints anyway is not itself new or gone.
        empty = "" if change.side.number else "（原来空着）" if after else "（现在空着）"
        return (head + _cut(change.side.text, now) if after or whole else _begun(head, change.side.text)) + empty
    if before.text == after.text:
        return _begun(head, after.text)
    if is_rewritten(parts):
        old, new = _cut(before.text, was), _cut(after.text, now)
        apart = columns(old + new) > _ONE_ROW
        return f"{head}\n原来：{old}\n现在：{new}" if apart else f"{head}{old or EMPTY} → {new or EMPTY}"
    return head + excerpt(parts, now, _AROUND_ON_PAGE)


def brief_line(change: Change, parts: Sequence[Stretch]) -> str:
    """An edited line on few rows: what weighs of what changed in it."""
    return _changed(change) + excerpt([_unowed(part) for part in parts], _WIDEST_NEW, _AROUND_BRIEFLY, len(parts))


def another_line(change: Change, parts: Sequence[Stretch]) -> str:
    """A line that is another one now, on few rows: what it says, and how it went on before."""
    lead = _around(parts[0].before, True, False, _AROUND) if parts[0].same else ""
    rest = parts[1:] if parts[0].same else parts
    old, new = (lead + "".join(getattr(part, side) for part in rest) for side in ("before", "after"))
    return f"{_changed(change)}{_cut(BLANK.sub(OPEN_BLANK, new), _WIDEST)}\n{_begun('原来：', old)}"


def _changed(change: Change) -> str:
    return f"{_NAMES[change.kind]} {_name(change)}{_from(change)}："


def is_another(parts: Sequence[Stretch]) -> bool:
    """Whether a line is another one now, in which edits cannot be read inside the sentence however many rows it has."""
    edits = [max(len(part.before), len(part.after)) for part in parts if not part.same]
    kept = sum(len(part.before) for part in parts if part.same)
    return is_rewritten(parts, len(parts)) or (max(edits) > _LONGEST_INSIDE and kept < sum(edits))


def _unowed(part: Stretch) -> Stretch:
    """A stretch whose blanks do not tell who owes them."""
    return replace(part, before=BLANK.sub(OPEN_BLANK, part.before), after=BLANK.sub(OPEN_BLANK, part.after))


def _from(change: Change) -> str:
    """Where it came from, where the kind of the change does not say so already."""
    if change.source is None or not change.is_line or change.source.value in _EXPECTED.get(change.kind.value, ()):
        return ""
    return f"（{SOURCE_NAMES[change.source]}）"


def lost_line(change: Change) -> str:
    """An item that has moved to another part of the form, told where it was."""
    before, after = change.before, change.after
    assert before and after  # what has moved is on both sides
    return _begun(f"移走 {before.label}原{_ordinal(before)}（现在是{spot(after)}）：", before.text)


def _begun(head: str, text: str) -> str:
    return head + _cut(text, max(_LEAST, _ROW - columns(head)))


def _name(change: Change) -> str:
    before, after = change.before, change.after
    if after is None:
        assert before is not None  # a cell stands on one side at least
        return f"{before.label}原{_ordinal(before)}" if before.number else before.label
    name = after.label + _ordinal(after)
    if before is None or not after.number:
        return name
    if change.elsewhere:
        return f"{name}（原在{spot(before)}）"
    return name if before.number == after.number else f"{name}（原{_ordinal(before)}）"


def excerpt(
    parts: Sequence[Stretch], widest: int = _WIDEST, around: int = _AROUND, most_edits: int = _MOST_EDITS
) -> str:
    """An edited text on one line: what changed as 【旧→新】 with some characters of what stands around it."""
    edits = [at for at, part in enumerate(parts) if not part.same]
    if is_rewritten(parts, most_edits):
        lead = _around(parts[0].before, True, False, around) if parts[0].same else ""
        texts = ("".join(getattr(part, side) for part in parts[edits[0] :]) for side in ("before", "after"))
        return " → ".join(_cut(lead + text, widest // 2) or EMPTY for text in texts)
    line, told = "", 0
    for at, part in enumerate(parts):
        if part.same:
            line += _around(part.before, at == 0, at == len(parts) - 1, around)
            continue
        mark = _edit(part, max(24, (widest - columns(line)) // 2))
        if told and columns(line + mark) > widest:
            return f"{line}（另有 {len(edits) - told} 处改动）"
        line, told = line + mark, told + 1
    return line


def is_rewritten(parts: Sequence[Stretch], most_edits: int = _MOST_EDITS) -> bool:
    """Whether so little was kept between the first and the last edit that the old and the new read better apart."""
    at = [number for number, part in enumerate(parts) if not part.same]
    between, edits = parts[at[0] : at[-1] + 1], len(at)
    kept = sum(len(part.before) for part in between if part.same)
    edited = sum(max(len(part.before), len(part.after)) for part in between if not part.same)
    far = edits > 1 and kept * 3 < edited and kept < 4 * (edits - 1)
    return len(parts) == 1 or edits > most_edits or far


def _around(text: str, first: bool, last: bool, around: int) -> str:
    """Unchanged text beside edits: its end before the first, its beginning behind the last, both in between."""
    flat = _flat(text)
    # Three characters less are not worth the … in their place.
    if len(flat) <= (around if first or last else 2 * around) + 3:
        return flat
    head, tail = ("" if first else flat[:around]), ("" if last else flat[-around:])
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
    return folded_line("kept", [change for change in changes if change.kind == "kept"])


def folded_line(name: str, changes: Sequence[Change]) -> str:
    """Cells of which the same can be said, by their numbers now; empty where there are none."""
    return f"{_NAMES[name]} {numbers_of(changes)}" if changes else ""


def numbers_of(changes: Iterable[Change]) -> str:
    """Cells by their numbers, those of a list together: 产出指标第1、4-6条；效益指标第2条."""
    numbers: dict[str, list[int]] = {}
    for change in changes:
        was = "原" if change.after is None and change.side.number else ""
        numbers.setdefault(change.side.label + was, []).append(change.side.number)
    return "；".join(label + (f"第{ranges(found)}条" if any(found) else "") for label, found in numbers.items())


def ranges(numbers: Iterable[int]) -> str:
    """Rising numbers with what follows each other drawn together: 1-3、5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return "、".join("-".join(map(str, run)) for run in runs)


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
