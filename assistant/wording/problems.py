"""What is said around the findings of the review: families, where they are, what can be done about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from assistant.model import Finding, Severity
from assistant.text import clip, clip_columns, columns, make_harmless
from assistant.wording.findings import SEVERITY_NAMES, placed
from assistant.wording.session import Message, Tone

if TYPE_CHECKING:
    from assistant.problems import Family, Problem, Problems, Related

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
ERRORS = "必被退回"
KEPT = "已保留"
ALL_WORDS = ("全部", "all")
"""Words behind 预审 that unfold everything."""
FAMILY_WORDS = (
    "必被退回", "已保留", "格式和待填", "格式", "待填", "金额", "地名和单位名称", "地名", "单位名称", "像总结、年份不对",
    "像总结", "年份不对", "年份", "过时提法和错别字", "过时提法", "错别字", "没有数、数不对", "没有数", "数不对",
    "类别和归属", "类别", "归属", "该不该写、做不做得到", "该不该写", "做不做得到", "重复和矛盾", "重复", "矛盾",
    "标点和字面", "标点", "字面",
)  # fmt: skip
"""Words behind 预审 that unfold one family: its name and the words in it."""

CANNOT_KEEP = "这一处不是写出来的字，留不了，只能补上。"
REASON_WANTED = "保留要写一句理由，如：保留 3 县里通知就是这个叫法。"
NOTHING = "没有发现要改的。审的是格式、金额、字句和常见的退件毛病，拿不准的地方还得自己看一遍。"
HOW_TO = "预审 3 看这一处全文；照改 3 按建议改；保留 3 理由 不再提；跳到 8 自己改。"
HOW_TO_UNFOLD = "预审 全部 列出每一处；只看一类就打类名，如：预审 标点。"
NOWHERE_TO_GO = "这一处说的是整张表，没有哪一题可去。"
GONE = "这一处已经改好了，打 预审 看还剩什么。"


def with_fix(finding: Finding, text: str | None, room: int = 0) -> str:
    """The stretch of text that a finding points at, and what it is to become; in `room` columns, or as it comes."""
    if finding.excerpt is None or finding.start is None or text is None:
        return ""
    fix = "" if finding.fix is None else f" → {clip(finding.fix, 16) or '（删去）'}"
    shown = ""
    for around, within in ((8, 20), (6, 16), (4, 12), (2, 8), (0, 6)):
        shown = in_context(text, finding.start, finding.excerpt, around, within) + fix
        if not room or columns(shown) <= room:
            return shown
    return clip_columns(shown, room)


def in_context(text: str, start: int, excerpt: str, around: int, within: int) -> str:
    """A stretch of a text in 【】 with so many characters before and behind it, all on one line."""
    before = text[:start].rpartition("\n")[2]
    after = text[start + len(excerpt) :].partition("\n")[0]
    left = f"…{before[-around:] if around else ''}" if len(before) > around else before
    right = f"{after[:around]}…" if len(after) > around else after
    middle = excerpt.replace("\n", " ") if len(excerpt) <= within else clip(excerpt.replace("\n", " "), within)
    return make_harmless(f"{left}【{middle}】{right}")


def asked_at(question: int | None) -> str:
    """Number of the question that holds it."""
    return f"第{question}题" if question else ""


def basis(finding: Finding) -> str:
    """What an objection rests on and how strong that is."""
    return f"{finding.basis}（{finding.strength.value}）" if finding.basis else finding.strength.value


def related(part: Related) -> str:
    """Another place that a finding has to do with, and what stands there."""
    number = f"（{asked_at(part.question)}）" if part.question else ""
    return make_harmless(f"{part.where}{number}{f'：{clip(part.text, 30)}' if part.text else ''}")


def head(problems: Problems) -> str:
    """How many findings there are of each severity."""
    counts = [(SEVERITY_NAMES[part], problems.count(part)) for part in Severity]
    kept = f"，已保留 {len(problems.kept)} 处" if problems.kept else ""
    return "，".join(f"{name} {count} 处" for name, count in counts) + kept


def family(part: Family) -> str:
    """A family that is folded: how many, and which numbers."""
    first, last = part.problems[0].number, part.problems[-1].number
    numbers = f"{first}" if first == last else f"{first}—{last}"
    return f"{part.name}  {len(part.problems)} 处（{numbers}）"


def kept(reason: str) -> str:
    """A text is kept against a finding."""
    return f"已保留，理由记着：“{clip(reason, 30)}”。这句话改了才会再提；要收回就撤销。"


def mended(done: int, wanted: int) -> str:
    """How many fixes were put in."""
    if not done:
        return "没有改成：这一处没有现成的改法，或者字已经变了，请跳到那一题自己改。"
    rest = f"，{wanted - done} 处没有现成改法或字已变，请自己看" if done < wanted else ""
    return f"已照改 {done} 处{rest}（要收回就撤销）。"


def all_mends(problems: Sequence[Problem]) -> str:
    """Everything that can be mended by itself, told before it is."""
    rows = [f"  {part.where}：{with_fix(part.finding, part.text, 56)}" for part in problems[:_MOST_MENDS]]
    more = [f"  另有 {len(problems) - _MOST_MENDS} 处"] if len(problems) > _MOST_MENDS else []
    head = f"{len(problems)} 处有现成的改法，先看一遍："
    return "\n".join([head, *rows, *more, "再打一遍 照改 全部 就全改；只改几处打 照改 和编号。"])


def no_such_number(number: int, count: int) -> str:
    """A number that no finding has."""
    return f"没有第 {number} 处，预审一共 {count} 处，打 预审 看。"


def none_of(word: str) -> str:
    """A family that has no findings."""
    return f"“{clip(word, 12)}”这一类没有发现要改的，打 预审 看别的。"


ALL = "全部"
NOTHING_TO_MEND = "没有能自动改的了：剩下的要自己看着改，打 预审 看是哪几处。"
_MOST_MENDS = 40
"""Mends that are told one by one before they are put in at once."""
WHICH_NUMBER = "后面要带问题的编号，如：照改 3、保留 3 理由；打 预审 看编号。"


_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARN, Severity.NOTE: Tone.PLAIN}
_FEW = 12
"""So many are shown whole: folding them would hide more than it saves."""
_ROOM = 78
"""Columns of a row in the line-by-line front end, its mark and a margin aside."""


def listed(problems: Problems, wanted: str = "") -> tuple[Message, ...]:
    """The list of findings: what is bound to be sent back, the rest folded by family.

    `wanted` is empty, 全部, or a word of the one family to be unfolded.
    """
    if not problems.all:
        return (Message(Tone.GOOD, NOTHING),)
    everything = wanted in ALL_WORDS or (not wanted and len(problems.all) <= _FEW)
    word = "" if wanted in ALL_WORDS else wanted
    groups = [part for part in problems.groups if word in part.name]
    if not groups:
        return (Message(Tone.PLAIN, none_of(word)),)
    messages = [Message(Tone.PLAIN, f"{head(problems)}。")]
    for part in groups:
        messages.append(Message(_tone(part), make_harmless(family(part))))
        if everything or word or part.name == ERRORS:
            messages += each(part.problems)
    folded = () if everything or word else (Message(Tone.HELP, HOW_TO_UNFOLD),)
    return (*messages, *folded, Message(Tone.HELP, HOW_TO))


def _tone(part: Family) -> Tone:
    return Tone.PLAIN if part.name == KEPT else _TONES[part.problems[0].finding.severity]


def each(problems: Iterable[Problem]) -> list[Message]:
    """Findings in two short lines each: where and which words, then what is wrong with them."""
    messages = []
    for problem in problems:
        finding = problem.finding
        where = "  ".join(part for part in (asked_at(problem.question), problem.where) if part)
        first = make_harmless(f"{problem.number} {SEVERITY_NAMES[finding.severity]} {where}")
        shown = with_fix(finding, problem.text, _ROOM - columns(first) - 2)
        kept = f"保留的理由：{clip(finding.kept, 30)}；" if finding.kept is not None else ""
        second = clip_columns(make_harmless(kept + finding.message), _ROOM - 3)
        tone = Tone.PLAIN if finding.kept is not None else _TONES[finding.severity]
        messages.append(Message(tone, f"{clip_columns(f'{first}  {shown}'.rstrip(), _ROOM)}\n   {second}"))
    return messages


def in_full(problem: Problem, line: int | None) -> tuple[Message, ...]:
    """One finding with everything that is known about it, and what can be done; `line` is its number in its list."""
    finding = problem.finding
    at = f"（{asked_at(problem.question)}）" if problem.question else ""
    lines = [f"{problem.number} {SEVERITY_NAMES[finding.severity]}  {problem.where}{at}", finding.message]
    if finding.excerpt is not None and finding.start is not None and problem.text is not None:
        lines.append(f"原文：{in_context(problem.text, finding.start, finding.excerpt, 20, 60)}")
    if finding.fix is not None:
        lines.append(f"改成：{finding.fix or '（删去）'}")
    lines.append(f"依据：{basis(finding)}")
    lines += [f"相关：{related(part)}" for part in problem.related]
    if finding.kept is not None:
        lines.append(f"保留的理由：{finding.kept}")
    text = "\n".join(make_harmless(part.replace("\n", " ")) for part in lines)
    return (Message(_TONES[finding.severity], text), Message(Tone.HELP, _ways(problem, line)))


def _ways(problem: Problem, line: int | None) -> str:
    ways = []
    if problem.finding.fix is not None:
        ways.append(f"照改 {problem.number} 按建议改好")
    if problem.question:
        ways.append(f"跳到 {problem.question}{f'，再打 改 {line}' if line else ''} 自己改")
    ways.append(f"保留 {problem.number} 理由 不再提")
    return f"{'；'.join(ways)}。"


def in_file(finding: Finding, where: str, text: str | None) -> list[str]:
    """A finding on a file, one line or two: where, what, and the words that it points at."""
    kept = f"（已保留：{clip(finding.kept, 30)}）" if finding.kept is not None else ""
    shown = with_fix(finding, text)
    first = make_harmless(f"{SEVERITY_NAMES[finding.severity]}：{placed(finding, where)}{kept}")
    return [first, f"  {shown}"] if shown else [first]
