"""What the lines of an objective are shown with: heads, marks, sources, derived parts, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.model import Category, Indicator, Operator
from assistant.text import clip, make_harmless
from assistant.wording.fields import CATEGORY_NAMES
from assistant.wording.problem_list import ListRow
from assistant.wording.sources import SOURCE_NAMES
from assistant.wording.tui import Part, keys, part

if TYPE_CHECKING:
    from assistant.lineup import Line, Lineup, Listed
    from assistant.model import Finding
    from assistant.replies import View

Keys = tuple[tuple[str, ...], tuple[str, ...]]
"""Words for a wide and for a narrow screen."""


class Mark(StrEnum):
    """What is still to be done about a line; the value is what stands in the list."""

    MUST = "必改"
    BLANK = "待填"
    CATEGORY = "缺类别"
    AGAIN = "需复核"
    LONG = "拆"
    SHOULD = "建议"
    KEEP = "留"


@dataclass(frozen=True)
class LineRow(ListRow):
    """One line of a list with what stands in the columns behind it."""

    columns: tuple[str, str, str] = ("", "", "")
    """Category, source, what is to be done."""
    mark_look: str = "text"
    """Name of the last column's look."""


NO_FIGURE = "产出里没有一个数"
SHORT_CATEGORIES = {
    Category.ECONOMIC: "经济",
    Category.SOCIAL: "社会",
    Category.ECOLOGICAL: "生态",
    Category.SUSTAINABILITY: "可持续",
    Category.SATISFACTION: "满意度",
}
_SIGNS = {
    Operator.GE: "不低于",
    Operator.LE: "不高于",
    Operator.EQ: "等于",
    Operator.GT: "大于",
    Operator.LT: "小于",
    Operator.QUALITATIVE: "定性",
}
HOW = "排法：插到 3、上移 3、下移 3、移到 3 目标5、复制 3、拆 3、合 3-4、类别 3 经济、换 3 值 95、删 3；撤销 找回。"
HOW_DUTIES = "排法：插到 3、上移 3、下移 3、复制 3、拆 3、合 3-4、删 3；全都照旧就打 保留全部；撤销 找回。"


def no_line(label: str) -> str:
    """A list has no line yet."""
    return f"{label}还一条都没有"


def categories(lacking: Iterable[Category]) -> list[str]:
    """Categories that no line has."""
    return [category_name(part) for part in lacking]


def category_name(category: Category | None) -> str:
    """A category in few columns."""
    return "未分" if category is None else SHORT_CATEGORIES.get(category, CATEGORY_NAMES[category])


def no_objective(count: int) -> str:
    """An objective that the form does not have."""
    return f"这张表有 {count} 个目标：打 一览 1 到 一览 {count}，职责打 一览 职责。"


def head(shown: Lineup) -> str:
    """Which lines are shown."""
    return make_harmless(f"目标{shown.number} {shown.title}" if shown.number else shown.title)


def counts(shown: Lineup) -> str:
    """How many lines each list has."""
    names = [listed.topic.label.removesuffix("指标") if shown.number else "职责" for listed in shown.lists]
    return "  ".join(f"{name} {len(part.lines)}" for name, part in zip(names, shown.lists, strict=True))


def list_head(listed: Listed) -> str:
    """The head above a list's lines."""
    none = "  无" if listed.status == "none" else ""
    return f"{listed.topic.label}  {len(listed.lines)} 条{none}"


def missing(shown: Lineup) -> str:
    """What is lacking, on one row."""
    return f"还缺  {'  '.join(shown.missing)}" if shown.missing else "不缺什么"


def source(line: Line) -> str:
    """Where a line came from."""
    return SOURCE_NAMES[line.source]


def derived(line: Line) -> str:
    """The parts that are read out of a line's sentence."""
    value = line.value
    if not isinstance(value, Indicator):
        return ""
    shown = [_target(target.name, target.operator, target.value, target.unit) for target in value.targets]
    shown += [f"{value.deadline} 前"] if value.deadline else []
    shown += [f"依据 {clip(value.basis, 20)}"] if value.basis else []
    return make_harmless("；".join(shown))


def _target(name: str, operator: Operator | None, value: str | None, unit: str | None) -> str:
    sign = _SIGNS[operator] if operator else ""
    return " ".join(part for part in (name, sign, f"{value or ''}{unit or ''}") if part)


def told(shown: Lineup) -> str:
    """All lines as text, for the line-by-line front end."""
    rows = [f"{head(shown)}  （{counts(shown)}）"]
    for listed in shown.lists:
        rows.append(list_head(listed))
        rows += [_told_line(line, bool(shown.number)) for line in listed.lines]
    return "\n".join([*rows, missing(shown)] if shown.number else rows)


def _told_line(line: Line, of_objective: bool) -> str:
    remarks: Sequence[str] = [
        *([category_name(line.category)] if of_objective else []),
        source(line),
        *(_marked(line, mark) for mark in line.marks),
    ]
    return f"  {line.number}、{clip(line.text, 46)}  （{'，'.join(remarks)}）"


# The full screen


def interview_keys(view: View, finished: bool) -> Keys:
    """The keys of the interview; at the duties one of them keeps them all, among amounts it leaves the rest empty."""
    question = view.asked.place.question
    if question == "/duties" and view.wanted is None:
        return KEYS_AT_DUTIES
    if question.startswith(("/budget/income/", "/budget/expenditure/")):
        return KEYS_AMONG_AMOUNTS
    return keys(finished, view.wanted is not None)


def row(line: Line, of_objective: bool) -> LineRow:
    """One line as a row."""
    text = make_harmless(" ".join(line.text[:400].split()))
    mark = _marked(line, line.marks[0]) if line.marks else ""
    look = _MARK_LOOKS.get(line.marks[0], "text") if line.marks else "text"
    name = category_name(line.category) if of_objective else ""
    return LineRow(f"{line.number:>3}", "", text, "text", columns=(name, source(line), mark), mark_look=look)


def _marked(line: Line, mark: Mark) -> str:
    """A mark; a question as long as the line is to be decided on."""
    return f"{mark.value}?" if line.undecided else mark.value


_MARK_LOOKS = {Mark.MUST: "bad", Mark.BLANK: "warn", Mark.CATEGORY: "warn", Mark.AGAIN: "warn"}


def head_row(listed: Listed) -> ListRow:
    """The head above a list's lines as a row."""
    return ListRow("", "", list_head(listed), "head", "head")


def numbered_row(number: int, text: str, tick: bool | None = None) -> ListRow:
    """Something to choose by its number; what can be ticked has a box."""
    box = "" if tick is None else f"[{'x' if tick else ' '}] "
    return ListRow(f"{number:>3}", "", make_harmless(f"{box}{' '.join(text.split())}"), "text")


_MOST = 74
"""Characters of a sentence that are shown, two rows of a wide screen; a longer one is read on a page of its own."""
_SHORT = 21
"""Characters of what is read out of it, and of what is said of it: each line passed is sent over a slow line."""


def detail(line: Line, phrase: str = "") -> list[Part]:
    """A line: its sentence, the parts read out of it, what is to be done about it, the phrase that b begins with."""
    text = " ".join(line.text.split())
    if len(text) > _MOST:
        text = f"{text[: _MOST - 16]}…（{len(line.text)} 字，空格看全文）"
    parts = [part("全句", text)]
    if line.old:
        parts.append(part(_old_label(line), _as_it_was(line), "help", whole=False))
    elif shown := derived(line):
        parts.append(part("认出", clip(shown, _SHORT + 4), whole=False))
    told = [_objection(part, line) for part in line.findings if not part.rule.startswith("blanks.")][:1]
    done = told if Mark.MUST in line.marks else []
    done += [f"像目标{line.home}的事，按 m 移"] if line.home and line.undecided else []
    done += [_DONE[mark] for mark in line.marks if mark in _DONE]
    done = done or told
    parts += [part("要做", "；".join(done), "warn", whole=False)] if done else []
    return [*parts, part("题库", phrase, "help", whole=False)] if phrase else parts


def _objection(finding: Finding, line: Line) -> str:
    """What the review says of a line, with what one key puts in the place of its words."""
    fix = f"（按 f 改成“{clip(finding.fix, 12)}”）" if line.undecided and finding.fix else ""
    return f"{clip(finding.message, _SHORT)}{fix}"


def _old_label(line: Line) -> str:
    """Whose words stood there: last year's, or another township's."""
    return "原文" if line.source == "imported" else "去年"


def _as_it_was(line: Line) -> str:
    """What stood in the old form where something else stands now."""
    return "；".join(f"{clip(was, 12)} → {clip(now, 12)}" for was, now in line.opened) or clip(line.old, _SHORT + 14)


def in_full(line: Line) -> list[Part]:
    """A line with everything that is known and said of it."""
    parts = [part("全句", line.text)]
    parts += [part(_old_label(line), line.old, "help")] if line.old else []
    parts += [part("认出", shown)] if (shown := derived(line)) else []
    parts += [part("要做", _DONE[mark], "warn") for mark in line.marks if mark in _DONE]
    return [*parts, *(part("预审" if number == 0 else "", text) for number, text in enumerate(line.objections))]


_DONE = {
    Mark.BLANK: "有空待填",
    Mark.CATEGORY: "按 c 定类别",
    Mark.AGAIN: "别处改了，再看一眼",
    Mark.LONG: "说了几件事，按 x 拆",
}


def detail_head(line: Line, listed: Listed) -> str:
    """Which line it is."""
    name = listed.topic.label.removesuffix("指标") if listed.topic.objective else "职责"
    return make_harmless(f"{name} {line.number}")


KEYS_TITLE = "一览的按键"
ONLY_DUTIES = "k 是全都照旧，只在职责那一栏用（按 n 或 N 翻到）。"
EMPTY = "这一栏还没有：按 a 添一条。"
ON_A_HEAD = "先选下面的一条；按 a 往这一栏添。"
NO_KEY = "没有这个键。看最下面一行；按 ? 看全部按键。"
LINE_UP = "一览"
VALUE_LABEL = "换成 >"
VALUE_HINT = "打新的值，如 95 或 3.5公里；换别的打：单位 亩、符号 不低于、时间 10月底。句子跟着改。"
SPLIT_TITLE = "拆开"
TARGET_TITLE = "移到哪里"
CATEGORY_TITLE = "归哪一类"
ONE_LEFT_OUT = "没勾的会去掉（按 u 找回）。"
KEYS = (
    ("回车 改", "a 添", "x 拆", "j 合", "m 移", "c 类别", "d 删", "u 撤销", "n 下一目标", "? 全部", "Esc"),
    ("回车改", "a添", "x拆", "d删", "u撤", "n下页", "?全部", "Esc"),
)
KEYS_DUTIES = (
    ("k 全都照旧", "回车 改", "a 添", "x 拆", "j 合", "d 删", "u 撤销", "n 下一栏", "? 全部", "Esc"),
    ("k全照旧", "回车改", "a添", "d删", "u撤", "?全部", "Esc"),
)
KEYS_AT_DUTIES = (
    ("回车 下一步", "Esc 上一题", "^X 全都照旧", "^B 一览", "^O 目录", "^G 帮助", "^Q 退出"),
    ("回车 下一步", "^X 全照旧", "^G 帮助", "^Q 退出"),
)
KEYS_AMONG_AMOUNTS = (
    ("回车 下一步", "Esc 上一题", "^X 其余为空", "^T 为何", "^O 目录", "^G 帮助", "^Q 退出"),
    ("回车 下一步", "^X 其余空", "^G 帮助", "^Q 退出"),
)
KEYS_PASS = (
    ("k 留", "d 删", "x 拆", "e 改", "b 题库", "f 照改", "m 移", "F 一起改", "s 其余留", "? 键", "Esc"),
    ("k留", "d删", "x拆", "e改", "b题库", "s全留", "?键", "Esc"),
)
KEYS_PHRASE = (("打号 换", "上下键再回车 也行", "Esc 算了"), ("打号 换", "Esc 算了"))
KEYS_MENDS = (
    ("回车 照改勾了的", "空格 勾或不勾", "a 全勾", "o 全不勾", "Esc 不改"),
    ("回车 照改", "空格 勾", "Esc"),
)
PHRASE_TITLE = "换成题库的说法"
MENDS_TITLE = "全表有现成改法的，先看一遍"


def list_keys(shown: Lineup) -> Keys:
    """The keys of a list: those of the first pass as long as lines of an old form are to be decided on."""
    if not shown.number:
        return KEYS_DUTIES
    return KEYS_PASS if shown.undecided else KEYS


KEYS_CATEGORY = (("打号 选", "上下键再回车 也行", "Esc 算了"), ("打号 选", "Esc 算了"))
KEYS_PICK = (("打目标号 选", "打首字母 找", "上下键再回车 也行", "Esc 算了"), ("打号或首字母", "回车 选", "Esc"))
KEYS_SPLIT = (
    ("空格 勾或不勾", "a 全勾", "o 全不勾", "回车 拆", "Esc 不拆"),
    ("空格 勾", "回车 拆", "Esc 不拆"),
)
KEYS_VALUE = (("回车 换", "Esc 不换"),) * 2
ALL_KEYS = (
    "回车或 e  改这一条（到那一题，写好回来）\n"
    "空格      看全文\n"
    "a  添一条     i  插在这一条前面     y  复制\n"
    "J K 或 Shift+上下  下移、上移\n"
    "x  拆成几条（勾要留的）     j  和下一条合成一条\n"
    "m  移到别的目标，或产出、效益互移     c  定类别\n"
    "v  换指标值、单位、符号、时间，句子跟着改\n"
    "旧表过一遍：k 照样留   b 换成题库的说法   f 照预审改这一条   F 全表一起照改   s 其余全留\n"
    "d  删     u  撤销     r  重做（不限次数，下次打开也行）\n"
    "k  职责全都照旧，往下走（只在职责那一栏）\n"
    "n N  下一个、上一个目标     数字  跳到那一条     Esc  返回\n"
    "不用键也行，在答题的地方打：插到 3、上移 3、移到 3 目标5、复制 3、拆 3、\n"
    "合 3-4、类别 3 经济、换 3 值 95、删 3、撤销、保留全部。"
)


def target_text(number: int, title: str, label: str) -> str:
    """A list that a line can go to."""
    return f"目标{number} {title}  {label.removesuffix('指标')}"


def no_match(word: str) -> str:
    """Letters that no objective answers."""
    return f"没有哪个目标对得上“{clip(word, 16)}”，按退格重打。"


def no_number(digits: str) -> str:
    """A number that nothing in the list has."""
    return f"没有第 {digits} 条。"


def passed(shown: Lineup) -> str:
    """How far the first pass over the old form has come."""
    done, total = shown.standing.total - shown.standing.left, shown.standing.total
    return f"本页未定 {len(shown.undecided)}，全表已定 {done}/{total}" if total else ""


def ticked(count: int, total: int) -> str:
    """How many pieces stay."""
    return f"勾了 {count}/{total}"
