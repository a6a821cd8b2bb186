"""What a page on two declarations says around its cells: whose, the amounts and the counts as tables, what is open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from assistant.text import cells, clip_columns, columns, make_harmless
from assistant.wording.diff import numbers_of, spot
from assistant.wording.findings import plain_number

if TYPE_CHECKING:
    from assistant.diff.cells import Change, Kind, Section
    from assistant.diff.excerpts import Stretch
    from assistant.diff.sheet import Sheet
    from assistant.events import Source

ALL = "只照预审改了字的、空出来待填的、删得多的也逐条列出来（平时只列号）"
"""What --all does."""
WITH_OPTION: Final = "加 --all 全列"
WITH_WORD: Final = "打 对照 全部 全列"
_NOTHING: Final = "空"
_NONE: Final = "-"
_NAME: Final = 36
"""Columns of the name of a part of the form."""
_TITLE: Final = 16
"""Of an objective's title with a remark behind it."""
_NUMBER: Final = 5
"""Columns of a count."""
_FIGURE: Final = 12
"""Columns of an amount."""
_HEADS: Final = ("保留", "小改", "空出", "改动", "删去", "新增", "移动", "待填")
_ORIGINS: Final[Mapping[str, str]] = {
    "bank": "题库",
    "written": "新写",
    "last_year": "去年原样",
    "last_year_changed": "改自去年",
    "imported": "导入",
    "kept": "原样",
    "moved": "原样换了位置",
    "changed": "改动过",
}


def whose(sheet: Sheet) -> list[str]:
    """Whose form it is and of which years; that it is not the same filer's."""
    filers, years = (sheet.before.filer, sheet.after.filer), (sheet.before.year, sheet.after.year)
    names = [make_harmless(name) for name in dict.fromkeys(filers) if name]
    told = " → ".join(f"{year}年" for year in dict.fromkeys(years) if year is not None)
    if len(names) > 1:
        # One of a filer's names may be written out more fully than the other.
        another = "" if filers[0] in filers[1] or filers[1] in filers[0] else "（单位名称不一样）"
        return [f"{' → '.join(names)}{another}", *([told] if told else [])]
    return ["  ".join(part for part in (*names, told) if part)] if names or told else []


def sides(sheet: Sheet) -> tuple[str, str]:
    """What the two are called at the head of a column."""
    if sheet.years_differ:
        return f"{sheet.before.year}年", f"{sheet.after.year}年"
    return "原来", "现在"


def amounts(section: Section, heads: tuple[str, str], unit: str) -> list[str]:
    """The amounts, one row each."""
    room = max(columns(section.name), *(columns(part.side.label) + 2 for part in section.changes)) + 2
    rows = [_row(section.name, room, (*heads, "增减", "%"), _FIGURE)]
    for change in section.changes:
        before, after = (side.text.removesuffix(unit) if side else _NOTHING for side in (change.before, change.after))
        # What was not there is all of it more; what is empty now may still be to come.
        more = _difference(change) if change.before else (f"+{after}" if after != "0" else "0", _NONE)
        rows.append(_row(f"  {change.side.label}", room, (before, after, *more), _FIGURE))
    return rows


def _difference(change: Change) -> tuple[str, str]:
    if change.difference is None:
        return _NONE, _NONE
    if not change.difference:
        return "0", "0"
    percent = _NONE if change.percent is None else f"{change.percent:+}" if change.percent else "<0.01"
    sign = "+" if change.difference > 0 else "-"
    return f"{sign}{plain_number(abs(change.difference))}", percent


def _row(name: str, room: int, figures: Iterable[str], width: int) -> str:
    shown = clip_columns(make_harmless(" ".join(name.split("\n"))), room)
    behind = "".join(" " * max(1, width - cells(figure)) + figure for figure in figures)
    return shown + " " * (room - cells(shown)) + behind


def summary(rows: Sequence[tuple[str, Sequence[int]]]) -> list[str]:
    """How many lines of each part of the form were kept, changed and so on, and all together."""
    every = ("合计", [sum(numbers) for numbers in zip(*(counts for _, counts in rows), strict=True)])
    head = _row("各条（职责、产出、效益）", _NAME, _HEADS, _NUMBER)
    return [head, *(_row(f"  {name}", _NAME, map(_count, counts), _NUMBER) for name, counts in (*rows, every))]


def _count(number: int) -> str:
    return str(number) if number else _NONE


def part_name(section: Section) -> str:
    """A part of the form in few columns: 目标3 改善民生; that it is new or gone."""
    if not section.is_objective:
        return section.name
    title = make_harmless(section.changes[0].side.text.partition("\n")[0])
    if section.before and section.after:
        return f"目标{section.after} {title}"
    short = clip_columns(title, _TITLE)
    return f"目标{section.after} {short}（新增）" if section.after else f"原目标{section.before} {short}（整个删去）"


def objectives(before: int, after: int) -> list[str]:
    """There are more objectives than before, or fewer; nothing otherwise."""
    return [f"绩效目标内容 {before} 个 → {after} 个。"] if before != after else []


def left_out(names: str, count: int, how: str) -> str:
    """What was dropped and is not listed, by its numbers."""
    return f"另删去 {count} 条：{names}（{how}）"


def origins(counts: Mapping[Source | Kind, int], years: tuple[int | None, int | None]) -> str:
    """How many of the lines that stand now came from where; a form of more than a year before is called by its year."""
    before, after = years
    earlier = "去年" if before is None or after is None or after - before == 1 else f"{before}年"
    numbers = {key.value: count for key, count in counts.items()}
    names = {key: name.replace("去年", earlier) for key, name in _ORIGINS.items()}
    named = [f"{name} {numbers[key]} 条" for key, name in names.items() if numbers.get(key)]
    return f"现有 {sum(numbers.values())} 条：{'，'.join(named)}。" if named else "现在一条也没有。"


def blanks(found: Sequence[tuple[str, Sequence[tuple[Change, Sequence[str | None]]]]]) -> list[str]:
    """The open blanks of each part of the form that has some, with who owes them."""
    if not found:
        return ["没有待填的空。"]
    total = sum(len(offices) for _, cells in found for _, offices in cells)
    return [f"待填 {total} 处：", *(f"  {_blanks(name, cells)}" for name, cells in found)]


def _blanks(name: str, found: Sequence[tuple[Change, Sequence[str | None]]]) -> str:
    offices = [office for _, owing in found for office in owing]
    owed = "、".join(make_harmless(office) for office in dict.fromkeys(offices) if office)
    places = numbers_of([change for change, _ in found])
    return f"{name} {len(offices)} 处：{places}{f'（{owed}）' if owed else ''}"


def part_spot(section: Section) -> str:
    """A part of the form in the fewest columns: 目标3."""
    return f"目标{section.after}" if section.after else section.name


def touched(edits: Sequence[tuple[Stretch, Sequence[Change]]], how: str) -> list[str]:
    """What was done to lines of which only words and marks were changed: each edit with how often, or where."""
    if not edits:
        return []
    kinds = (
        ("删", [part for part in edits if not part[0].after]),
        ("改", [part for part in edits if part[0].before and part[0].after]),
        ("增", [part for part in edits if not part[0].before]),
    )
    told = [f"  {name}：{'、'.join(_edit(*part) for part in some)}" for name, some in kinds if some]
    return [f"小改（预审也会这样改的字，{how}）：", *told]


def _edit(part: Stretch, changes: Sequence[Change]) -> str:
    texts = [_named(text) for text in (part.before, part.after) if text]
    where = f"（{spot(changes[0].side)}）" if len(changes) == 1 else f"{len(changes)}处"
    return "→".join(texts) + where


def _named(text: str) -> str:
    """A word as it is; marks, which could be taken for the row's own, in quotation marks."""
    if not text.strip():
        return "空白"
    return text if text.isalnum() else f"“{make_harmless(text)}”"


def undecided(count: int) -> list[str]:
    """Lines of the old form that nobody has decided on; nothing where there are none."""
    return [f"未定 {count} 条：旧表来的，去留还没有人定。"] if count else []


def unanswered(labels: Sequence[str]) -> list[str]:
    """What there is no answer for; nothing where there is one for everything."""
    return [f"还没填 {len(labels)} 处：{'、'.join(labels)}。"] if labels else []
