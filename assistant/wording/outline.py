"""What the outline of all questions says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from assistant.text import clip, make_harmless
from assistant.wording.problems import asked_at, in_context

if TYPE_CHECKING:
    from assistant.outline import Row
    from assistant.owed import Debt, Owed

STANDING_NAMES: Final[Mapping[str, str]] = {
    "refused": "待改",
    "stale": "需复核",
    "blank": "待填",
    "open": "未答",
    "optional": "可不答",
    "printed": "表上印好",
    "answered": "已答",
}
"""How a question stands."""
FILTER_WORDS: Final[Mapping[str, str]] = {
    "未答": "open", "没答": "open", "未填": "open", "没填": "open", "空着": "open", "待填": "blank",
    "待改": "refused", "没收": "refused", "需复核": "stale", "复核": "stale", "已答": "answered", "已填": "answered",
}  # fmt: skip
"""What may be typed behind 目录 for a state."""
EVERYTHING: Final = ("全部", "所有")
OFFICES: Final = ("站所", "各站所", "单位")
"""What may be typed behind 目录 for what every office owes."""
NOBODY = "没写找谁要"
HOW_TO_GO = (
    "要去哪一题，打 跳到 和题号，如：跳到 8；打题名、首字母也行，如：跳到 资金总额、跳到 zjze。\n"
    "只看一种：目录 未答、目录 待填、目录 待改、目录 需复核；看站所还欠什么：目录 站所、目录 农业站。"
)
WHERE_TO = "跳到 后面要带题号，如：跳到 8；题名也行，如：跳到 资金总额。打 目录 看题号。"
NOTHING_OWED = "没有待填的空。"


def standing(row: Row) -> str:
    """How a question stands, in all the ways that it does."""
    names = [STANDING_NAMES[part.value] + (str(row.blanks) if part.value == "blank" else "") for part in row.standings]
    return "、".join(names)


def outline(rows: Iterable[Row], finish: str) -> str:
    """Every question with its number and state, > before the one asked now; `finish` names the end."""
    lines = listed(rows)
    last = int(lines[-1][1:].split()[0]) if lines else 0
    return "\n".join([*lines, f" {last + 1:>2} {finish}"])


def listed(rows: Iterable[Row]) -> list[str]:
    """Questions with their numbers and states under the parts of the form that they belong to."""
    lines, last = [], ""
    for row in rows:
        if row.section != last:
            lines.append(make_harmless(row.section))
            last = row.section
        mark = ">" if row.here else " "
        lines.append(f"{mark}{row.number:>2} [{standing(row)}] {row.label}  {clip(row.summary, 20)}".rstrip())
    return lines


def standing_as(rows: Sequence[Row], name: str) -> str:
    """The questions that stand in one way; `name` is the way's."""
    if not rows:
        return f"没有“{STANDING_NAMES[name]}”的题。"
    return "\n".join([f"“{STANDING_NAMES[name]}”的有 {len(rows)} 题：", *listed(rows)])


def owed(debts: Sequence[Debt]) -> str:
    """What every office owes, to be read out to it."""
    return "\n".join(line for debt in debts for line in _of_office(debt)) if debts else NOTHING_OWED


def _of_office(debt: Debt) -> list[str]:
    head = office_head(debt)
    if not debt.blanks:
        return [f"{head}：没有待填的空。"]
    return [f"{head}：{len(debt.blanks)} 处", *(f"  {owed_spot(part)}  {owed_text(part)}" for part in debt.blanks)]


def office_head(debt: Debt) -> str:
    """An office and what it is in charge of."""
    duty = f"（{debt.office.duty}）" if debt.office else ""
    return make_harmless(f"{debt.name or NOBODY}{duty}")


def owed_spot(part: Owed) -> str:
    """Where an open blank stands: question and line."""
    return f"{asked_at(part.number)}{f'第{part.line}条' if part.line else ''}"


def owed_text(part: Owed, around: int = 24) -> str:
    """The sentence around an open blank."""
    return in_context(part.text, part.start, part.excerpt, around, 30)


def no_such_filter(word: str, offices: Iterable[str]) -> str:
    """A word behind 目录 that is neither a state nor an office."""
    named = "、".join(make_harmless(name) for name in offices if name)
    owing = f"现在有空待填的：{named}。" if named else ""
    return f"没有“{clip(word, 12)}”这种状态，也不知道这个站所。可以看：未答、待填、待改、需复核、已答、站所。{owing}"


def line_count(count: int, first: str = "") -> str:
    """How many lines a list has, and the first of them."""
    return f"{count} 条  {first}".rstrip() if count else ""


def no_such_number(text: str, last: int) -> str:
    """A question that the outline does not have."""
    return f"没有“{clip(text, 16)}”这一题，题号是 1 到 {last}（{last} 是写出），打 目录 查看。"


def several(text: str, numbers: Iterable[int]) -> str:
    """A name that several questions share."""
    return f"叫“{clip(text, 16)}”的有好几题：{'、'.join(map(str, numbers))}，请打 跳到 和其中一个题号。"
