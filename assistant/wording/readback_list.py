"""What the full-screen 核对 says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.text import clip_columns, make_harmless
from assistant.wording.problem_list import ListRow
from assistant.wording.readback import amount, body, marks, source
from assistant.wording.tui import Part, part

__all__ = ["KEYS", "TITLE", "body", "counts", "detail", "marks", "row"]

if TYPE_CHECKING:
    from assistant.form import Form
    from assistant.readback import Line

TITLE = "核对"
KEYS = (
    ("回车 改这一条", "打字就找", "N 下一处要看的", "题号 去那题", "Esc 返回"),
    ("回车 改", "打字就找", "N 下一处", "Esc 返回"),
)


_NARROW = 18
"""Columns of a name where what stands behind it must find room on a narrow screen."""


def row(line: Line, form: Form, narrow: bool) -> ListRow:
    """One line: its number or name, the text, and at the end what is to be seen to and where it came from."""
    named = marks(line)
    tail = "  ".join(word for word in (named, source(line)) if word)
    look = "bad" if line.wrong else "warn" if named else "text"
    kind = line.kind.value
    name = clip_columns(_flat(line.name), _NARROW) if narrow else _flat(line.name)
    if kind == "item":
        return ListRow(f"{line.number:>3}", "", _flat(body(line)), look, tail=tail)
    if kind == "single":
        return ListRow(name, "", _flat(amount(line, form)), look if named else "label", tail=tail)
    if kind == "list":
        return ListRow(name, "", _flat(body(line)), look if named else "label", tail=named)
    return ListRow(name, "", "", "head", tail=tail)


def _flat(text: str) -> str:
    return " ".join(make_harmless(text).split())


def counts(lines: Sequence[Line]) -> str:
    """How much there is to be seen to."""
    numbers = {
        "必改": sum(len(line.wrong) for line in lines),
        "待改": sum(line.refused for line in lines),
        "待填": sum(line.blanks for line in lines),
    }
    return "  ".join(f"{name}{count}" for name, count in numbers.items() if count) or "没有要补的"


def detail(line: Line, form: Form) -> tuple[str, list[Part]]:
    """A line in full, and why it is bound to be sent back."""
    number = f"第{line.number}条" if line.number else ""
    head = f"第{line.question}题 {line.name}{number}" if line.kind.value != "title" else line.name
    parts = [part("必改", message, "bad") for message in line.wrong[:2]]
    text = amount(line, form) if line.kind.value == "single" else body(line)
    return make_harmless(head), [*parts, part("", text)] if text else parts
