"""What 核对 says: the declaration line by line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from assistant.text import make_harmless
from assistant.wording.fields import label_of_benefit
from assistant.wording.sources import SOURCE_NAMES

if TYPE_CHECKING:
    from assistant.form import Form
    from assistant.readback import Line

NONE: Final = "无"
NOT_YET: Final = "（未填）"
HOW_TO_CHANGE = "要改一条：打 跳到 和题号，再打 改 和条号，如：跳到 13，改 2。每条后面写着从哪儿来的、还要看什么。"


def marks(line: Line) -> str:
    """What is to be seen to: 必改, 待改, 待填."""
    named = ["必改"] if line.wrong else []
    named += ["待改"] if line.refused else []
    named += [f"待填{line.blanks}"] if line.blanks else []
    return " ".join(named)


def body(line: Line) -> str:
    """What stands in a line, on one row or several as it was written."""
    if line.kind.value == "item":
        return f"{label_of_benefit(line.category)}{line.text or ''}"
    if line.kind.value == "single":
        return NOT_YET if line.text is None else line.text
    return line.text or ""


def source(line: Line) -> str:
    """Where the answer came from."""
    return SOURCE_NAMES[line.source] if line.source else ""


def amount(line: Line, form: Form) -> str:
    """An answer with the form's unit behind a figure."""
    figure = line.path.startswith("/budget/") and line.text and line.text[0].isdigit()
    return f"{body(line)}{form.money.unit}" if figure else body(line)


def whole(lines: Sequence[Line], form: Form) -> str:
    """The declaration in the order of the form, for reading through, and how to change it."""
    return f"{printed(lines, form)}\n{HOW_TO_CHANGE}"


def printed(lines: Sequence[Line], form: Form) -> str:
    """The declaration in the order of the form."""
    return "\n".join([form.title, *(row for line in lines for row in _rows(line, form))])


def _rows(line: Line, form: Form) -> list[str]:
    behind = "；".join(part for part in (source(line), *marks(line).split()) if part)
    remark = f"（{behind}）" if behind else ""
    texts = {
        "item": f"  {line.number}、{body(line)}{remark}",
        "list": f"{line.name}{f'（第{line.question}题）' if line.question else ''}{remark}\n{body(line)}",
        "title": f"{line.name}{remark}",
        "single": f"{line.name}：{amount(line, form)}{remark}",
    }
    first, *rest = texts[line.kind.value].split("\n")
    return [make_harmless(row) for row in (first, *(f"    {row}" for row in rest if row.strip()))]
