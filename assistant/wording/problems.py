"""What is said around the findings of the review: families, where they are, what can be done about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.model import Finding, Severity
from assistant.text import clip, make_harmless
from assistant.wording.findings import SEVERITY_NAMES
from assistant.wording.session import Message, Tone

if TYPE_CHECKING:
    from assistant.problems import Problem, Problems

FAMILY_NAMES = {
    "schema": "格式和待填",
    "form": "格式和待填",
    "blanks": "格式和待填",
    "money": "金额",
    "funds": "金额",
    "place": "地名和单位名称",
    "time": "像总结、年份不对",
    "terms": "过时提法和错别字",
    "quantity": "没有数、数不对",
    "dimensions": "类别和归属",
    "substance": "该不该写、做不做得到",
    "repetition": "重复和矛盾",
    "typography": "标点和字面",
}
"""What the families of rules are called to a person."""

CANNOT_KEEP = "这一处不是写出来的字，留不了，只能补上。"
REASON_WANTED = "保留要写一句理由，如：保留 3 县里通知就是这个叫法。"
NOTHING = "没有发现要改的。审的是格式、金额、字句和常见的退件毛病，拿不准的地方还得自己看一遍。"
HOW_TO = "照改 3 就按建议改第 3 处；保留 3 理由 就不再提；跳到 8 去第 8 题自己改；预审 全部 列出每一处。"


def placed(finding: Finding, where: str) -> str:
    """A finding's message with the place in front, where it does not name it itself."""
    return finding.message if not where or finding.message.startswith(where) else f"{where}：{finding.message}"


def with_fix(problem: Problem) -> str:
    """The stretch of text that a finding points at, and what it is to become."""
    finding = problem.finding
    if finding.excerpt is None or finding.start is None or problem.text is None:
        return ""
    before = clip(problem.text[max(0, finding.start - 8) : finding.start].rpartition("\n")[2], 8)
    after = problem.text[finding.start + len(finding.excerpt) :][:8].partition("\n")[0]
    shown = f"{before}【{clip(finding.excerpt, 20)}】{after}"
    return shown if finding.fix is None else f"{shown} → {finding.fix or '（删去）'}"


def line(problem: Problem) -> str:
    """One finding in the list."""
    finding = problem.finding
    question = f" 第{problem.question}题" if problem.question else ""
    kept = f"（已保留：{clip(finding.kept, 20)}）" if finding.kept is not None else ""
    return make_harmless(
        f"{problem.number} {SEVERITY_NAMES[finding.severity]}{question} {placed(finding, problem.where)}{kept}"
    )


def basis(finding: Finding) -> str:
    """What an objection rests on and how strong that is."""
    return f"依据：{finding.basis}（{finding.strength.value}）" if finding.basis else f"依据：{finding.strength.value}"


def head(problems: Problems) -> str:
    """How many findings there are of each severity."""
    counts = [(SEVERITY_NAMES[part], problems.count(part)) for part in Severity]
    kept = f"，已保留 {len(problems.kept)} 处" if problems.kept else ""
    return "，".join(f"{name} {count} 处" for name, count in counts) + kept


def family(name: str, problems: Sequence[Problem]) -> str:
    """A family that is folded: how many, and which numbers."""
    first, last = problems[0].number, problems[-1].number
    numbers = f"{first}" if first == last else f"{first}—{last}"
    return f"{name}  {len(problems)} 处（{numbers}）"


def kept(reason: str) -> str:
    """A text is kept against a finding."""
    return f"已保留，理由记着：“{clip(reason, 30)}”。这句话改了才会再提；打 撤销 收回。"


def mended(done: int, wanted: int) -> str:
    """How many fixes were put in."""
    if not done:
        return "没有改成：这一处没有现成的改法，或者字已经变了，请跳到那一题自己改。"
    rest = f"，{wanted - done} 处没有现成改法或字已变，请自己看" if done < wanted else ""
    return f"已照改 {done} 处{rest}（打 撤销 收回）。"


def no_such_number(number: int, count: int) -> str:
    """A number that no finding has."""
    return f"没有第 {number} 处，预审一共 {count} 处，打 预审 看。"


WHICH_NUMBER = "后面要带问题的编号，如：照改 3、保留 3 理由；打 预审 看编号。"


_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARN, Severity.NOTE: Tone.PLAIN}
_FEW = 12
"""So many are shown whole: folding them would hide more than it saves."""


def listed(problems: Problems, everything: bool) -> tuple[Message, ...]:
    """The list of findings: what is bound to be sent back, the rest by family, folded unless `everything` is wanted."""
    if not problems.all:
        return (Message(Tone.GOOD, NOTHING),)
    everything = everything or len(problems.all) <= _FEW
    messages = [Message(Tone.PLAIN, f"{head(problems)}。"), *_each(problems.errors)]
    for part in problems.families:
        tone = Tone.WARN if part.problems[0].finding.severity is Severity.WARNING else Tone.PLAIN
        messages.append(Message(tone, make_harmless(family(part.name, part.problems))))
        if everything:
            messages += _each(part.problems)
    if problems.kept and everything:
        messages += [Message(Tone.PLAIN, "已保留"), *_each(problems.kept)]
    return (*messages, Message(Tone.HELP, HOW_TO))


def _each(problems: Sequence[Problem]) -> list[Message]:
    messages = []
    for problem in problems:
        shown = with_fix(problem)
        text = line(problem) + (f"\n  {make_harmless(shown)}" if shown else "")
        messages.append(Message(_TONES[problem.finding.severity], text))
    return messages
