"""What the full-screen list of findings says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.model import Severity
from assistant.text import make_harmless
from assistant.wording.findings import SEVERITY_NAMES
from assistant.wording.problems import ERRORS, KEPT, asked_at, basis, in_context, related, with_fix
from assistant.wording.session import Message, Tone
from assistant.wording.tui import Part, part

if TYPE_CHECKING:
    from assistant.problems import Family, Problem, Problems


@dataclass(frozen=True)
class ListRow:
    """One row of the list."""

    label: str
    """Its number, or whether a heading is folded."""
    flag: str
    """f where one key mends it."""
    text: str
    """What stands there; one row of it is shown."""
    look: str
    """Name of the label's look in app.tcss."""
    text_look: str = "text"
    """Name of the text's look."""
    tail: str = ""
    """What stands at the end of the row, where there is room."""


_LOOKS = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.NOTE: "text"}


def counts(problems: Problems, narrow: bool) -> str:
    """How many findings there are, for the status line."""
    numbers = [problems.count(severity) for severity in Severity]
    names = ("必退", "建议", "提示", "保留") if narrow else (ERRORS, "建议改", "提示", KEPT)
    shown = [f"{name} {number}" for name, number in zip(names, (*numbers, len(problems.kept)), strict=True)]
    return ("  ").join(shown if problems.kept else shown[:-1])


def heading(group: Family, unfolded: bool) -> ListRow:
    """A family with its counts, folded or not."""
    kinds = [(SEVERITY_NAMES[part], group.count(part)) for part in Severity]
    count = "  ".join(f"{name} {number}" for name, number in kinds if number)
    if group.name in (ERRORS, KEPT):
        count = f"{len(group.problems)} 处"
    look = "bad" if group.name == ERRORS else "label"
    return ListRow("- " if unfolded else "+ ", "", make_harmless(f"{group.name}  {count}"), look, look)


def row(problem: Problem) -> ListRow:
    """One finding."""
    finding = problem.finding
    message = " ".join(finding.message.split())
    text = message if message.startswith(problem.where) else f"{short_place(problem.where)}  {message}"
    look = "text" if finding.kept is not None else _LOOKS[finding.severity]
    return ListRow(f"{problem.number:>4}", "f" if finding.fix is not None else " ", make_harmless(text), look)


def short_place(where: str) -> str:
    """A place in few columns: 目标1产出3 for 目标1第3条产出."""
    return re.sub(r"第(\d+)条([^\d的]+)", r"\2\1", where)


def detail_head(problem: Problem) -> str:
    """Number and place of a finding."""
    question = f"（{asked_at(problem.question)}）" if problem.question else ""
    return make_harmless(f"{problem.number} {short_place(problem.where)}{question}")


_AROUND = (10, 26)
"""Characters of the text around and within an excerpt, for one row."""
_AROUND_WHOLE = (2_000, 2_000)
"""The same where the whole text is to be read."""


def detail(problem: Problem, whole: bool = False) -> list[Part]:
    """A finding in full: what is wrong, where, what mends it, what it rests on, what it has to do with."""
    finding = problem.finding
    look = {"text": "plain"}.get(_LOOKS[finding.severity], _LOOKS[finding.severity])
    parts = [part(SEVERITY_NAMES[finding.severity][:2], finding.message, look)]
    if finding.excerpt is not None and finding.start is not None and problem.text is not None:
        around = _AROUND_WHOLE if whole else _AROUND
        parts.append(part("原文", in_context(problem.text, finding.start, finding.excerpt, *around)))
    elif whole and problem.text is not None:
        parts.append(part("原文", problem.text))
    if finding.fix is not None:
        parts.append(part("改成", f"{finding.fix or '（删去）'}"))
    if finding.kept is not None:
        parts.append(part("保留", finding.kept))
    parts.append(part("依据", basis(finding)))
    parts += [part("相关" if number == 0 else "", related(held)) for number, held in enumerate(problem.related)]
    return parts


def of_family(group: Family) -> list[Part]:
    """What stands under a heading and what can be done about it at once."""
    fixable = sum(held.finding.fix is not None for held in group.problems)
    parts = [part("", _ABOUT.get(group.name, "不改也能报，改了更不容易被退。"), "help")]
    if fixable and group.name != KEPT:
        parts.append(part("", f"{fixable} 处有现成的改法，按 F 先看再一起照改。", "help"))
    return parts


_ABOUT = {ERRORS: "不改会被退回来。", KEPT: "写了理由不再提的；那句话改了会再提。"}


def changes(problems: Sequence[Problem]) -> list[Part]:
    """What would be put in at once, one row each."""
    return [part(str(held.number), with_fix(held.finding, held.text, 72), whole=False) for held in problems]


def sure(name: str, count: int) -> Message:
    """Asks once more before all fixes of a family are put in."""
    return Message(Tone.WARN, f"“{name}”有 {count} 处现成的改法（先看上面几处）。再按一次 F 全部照改，按别的键不改。")


def all_below(left: int) -> str:
    """How many rows are out of sight."""
    return f"还有 {left} 行" if left else ""


def jumped(problem: Problem, marked: bool) -> tuple[Message, ...]:
    """One stands where a finding is mended by hand."""
    tone = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARN, Severity.NOTE: Tone.PLAIN}[problem.finding.severity]
    how = (Message(Tone.PLAIN, "标出的字直接打就换掉。"),) if marked else ()
    return (Message(tone, problem.finding.message), *how)


def no_number(digits: str, count: int) -> str:
    """A number that no finding has."""
    return f"没有第 {digits} 处，一共 {count} 处。"


TITLE = "预审"
NO_FIX = "这一处没有现成的改法：按回车去那一题自己改，或按 w 写理由保留。"
KEPT_STAYS = "已保留的不整类照改，要改就一处一处改。"
NO_FIXES = "这一类没有现成的改法，要一处一处改。"
ON_A_HEADING = "先选下面的一处；按回车展开或收起，按 F 整类照改。"
NO_SUCH_KEY = "没有这个键。看最下面一行：回车去改，f 照改，w 保留，Esc 返回。"
REASON_LABEL = "理由 >"
REASON_HINT = "写一句为什么不改，如：县里通知就是这个叫法。"
KEYS = (
    ("回车 去改/展开", "f 照改", "w 保留", "u 撤销", "F 整类照改", "空格 全文", "Esc 返回"),
    ("回车 去改/展开", "f 照改", "w 保留", "Esc 返回"),
)
KEYS_REASON = (("回车 保留", "Esc 不留了"),) * 2
KEYS_NOTHING = (("Esc 返回",),) * 2
