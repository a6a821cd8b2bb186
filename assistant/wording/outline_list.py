"""What the full-screen outline says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.text import cells, make_harmless
from assistant.wording.outline import NOBODY, NOTHING_OWED, STANDING_NAMES, owed_spot, owed_text, standing
from assistant.wording.problem_list import ListRow
from assistant.wording.tui import Part, part

if TYPE_CHECKING:
    from assistant.outline import Row, Standing
    from assistant.owed import Owed

TITLE = "目录"
KEYS = (
    ("回车 去", "打字就找", "A全部 W未答 T待填 G待改 F复核 Y已答 Z站所", "Esc 返回"),
    ("回车去", "W未答", "T待填", "G待改", "Z站所", "Esc"),
)
_LOOKS = {"refused": "bad", "stale": "warn", "blank": "warn", "open": "label"}


def row(held: Row, narrow: bool) -> ListRow:
    """One question: number, state, label and a short answer."""
    state = held.standings[0].value if held.standings else ""
    label = held.label if not held.section.startswith("目标") else f"{held.section.split()[0]} {held.label}"
    name = STANDING_NAMES.get(state, "") + (str(held.blanks) if state == "blank" else "")
    text = f"{_wide(make_harmless(label), 0 if narrow else 22)} {' '.join(make_harmless(held.summary).split())}"
    return ListRow(f"{held.number:>3} {_wide(name, 8)}", "", text, _LOOKS.get(state, "text"))


def _wide(text: str, columns: int) -> str:
    """A text with spaces up to a width."""
    return text + " " * max(0, columns - cells(text))


def owed_row(held: Owed) -> ListRow:
    """One open blank: who owes it, where it stands and the words around it."""
    return ListRow(
        f"{_wide(make_harmless(held.office or NOBODY), 10)}", "", owed_text(held, 14), "warn", tail=owed_spot(held)
    )


def jump(number: int) -> str:
    """What one types to go to a question."""
    return f"跳到 {number}"


def counts(rows: Sequence[Row], chosen: Standing | None, offices: bool, office: str, narrow: bool) -> str:
    """What is shown, and how many there are of each state."""
    if offices:
        return f"只看：{make_harmless(office) or '各站所欠的'}"
    numbers = {name: sum(part.value == key for held in rows for part in held.standings) for key, name in _SHOWN.items()}
    numbers[STANDING_NAMES["blank"]] = sum(held.blanks for held in rows)
    shown = "  ".join(f"{name}{count}" for name, count in numbers.items() if count)
    if chosen is None:
        return shown or "都答了"
    name = STANDING_NAMES[chosen.value]
    return f"只看：{name}" if narrow else f"只看：{name}    {shown}"


_SHOWN = {"refused": "待改", "stale": "需复核", "blank": "待填", "open": "未答"}


def nothing(chosen: Standing | None) -> list[Part]:
    """There is nothing of what was asked for."""
    return [part("", f"没有“{STANDING_NAMES[chosen.value]}”的题。" if chosen else NOTHING_OWED, "good")]


def detail(held: Row) -> tuple[str, list[Part]]:
    """A question with its state and answer."""
    name = held.section if held.section == held.label else f"{held.section} / {held.label}"
    return make_harmless(f"{held.number} {name}"), [
        part("答", held.summary or "（还没答）"),
        part("", standing(held), "help"),
    ]


def owed_detail(held: Owed) -> tuple[str, list[Part]]:
    """An open blank with the sentence around it."""
    head = f"{owed_spot(held)} {held.section} / {held.label}"
    return make_harmless(head), [part("原文", owed_text(held, 40)), part("找谁", held.office or NOBODY)]
