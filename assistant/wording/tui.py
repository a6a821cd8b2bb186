"""What the full-screen front end shows around the questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from assistant.events import BEFORE, CATEGORY
from assistant.model import Category
from assistant.text import FORBIDDEN, clip, make_harmless, normalise_text
from assistant.wording.agenda import progress as counted
from assistant.wording.fields import CATEGORY_NAMES, label_of_benefit
from assistant.wording.session import Message, Tone

if TYPE_CHECKING:
    from assistant.agenda import Progress
    from assistant.step import Asked


@dataclass(frozen=True)
class Part:
    """One paragraph on the screen, harmless whatever it holds."""

    label: str
    """Stands in front of it, at most two Chinese characters."""
    text: str
    look: str = "text"
    """Name of its look in app.tcss; the label says the same in words."""
    whole: bool = True
    """False when one row is enough and the rest may be cut."""


def part(label: str, text: str, look: str = "text", whole: bool = True) -> Part:
    """Foreign text made fit to be shown."""
    return Part(label, "\n".join(make_harmless(line) for line in text.split("\n")), look, whole)


INPUT_LABEL = "答 >"
INTERRUPTED = "Ctrl+C 不会退出，也不丢东西；要离开按 Ctrl+Q，或打 退出 再回车。"
NOT_UTF8 = "终端发来的不是 UTF-8 编码，没有收下：请把终端软件的字符集改成 UTF-8 再打。"
READ_AS_GBK = "终端发来的是 GBK 编码，字已收下，但画面会乱：请把终端软件的字符集改成 UTF-8。"
_MARKS = {Tone.BAD: "!", Tone.WARN: "*", Tone.GOOD: "=", Tone.HELP: "", Tone.PLAIN: ""}


def said(messages: Sequence[Message]) -> list[Part]:
    """Messages of the session; the mark in front tells the tone without colour."""
    return [part(_MARKS[message.tone], message.text, message.tone.value) for message in messages]


# The status line


def short_filer(filer: str) -> str:
    """The filer as people call it: without the county in front and 人民政府 behind."""
    name = filer.strip().removesuffix("人民政府") or filer
    return make_harmless(re.sub(r"^.*[县区市旗](?=.{2,})", "", name))


def where(filer: str | None, year: int | None, asked: Asked) -> tuple[str, str]:
    """Whose form this is, and which part of it is asked: (whose, which)."""
    whose = " ".join(word for word in (short_filer(filer) if filer else "新申报表", str(year or "")) if word)
    return whose, make_harmless(asked.topic.section)


def progress(done: Progress, kept: str) -> str:
    """How far it has come and when it was last put on disk."""
    return f"{counted(done)}{f' {kept}' if kept else ''}"


def kept(saved_at: str | None, unsaved: int, read_only: bool) -> str:
    """When the draft was last put on disk, or that it is not."""
    if read_only:
        return "只读"
    if unsaved:
        return f"未存{unsaved}笔"
    return f"存{clock(saved_at)}" if saved_at else ""


def clock(saved_at: str) -> str:
    """An ISO time in UTC as hours and minutes here."""
    return datetime.fromisoformat(saved_at).astimezone().strftime("%H:%M")


# The question

_MORE_THAN_SHOWN = 150
"""Characters that find room in the input's rows."""


def head(asked: Asked) -> str:
    """Which answer of which part is asked."""
    topic = asked.topic
    name = topic.section if topic.section == topic.label else f"{topic.section} / {topic.label}"
    return make_harmless(f"{asked.topic_number} {name}{f'  第 {asked.number} 条' if asked.number else ''}")


def question(asked: Asked) -> Part:
    """The question itself."""
    return part("问", asked.prompt, "question")


def question_again() -> Part:
    """The last question once the file is written."""
    return part("问", "已写好。还要改吗？不改了就退出。", "question")


def has_moved(before: Asked, now: Asked) -> bool:
    """Whether an answer was taken, as opposed to a search or a phrase that was only begun."""
    return (before.place, before.lines, before.current) != (now.place, now.lines, now.current)


def asked_before(asked: Asked) -> Part:
    """A question that has been answered."""
    return part("问", asked.prompt, "asked")


def hint(asked: Asked) -> Part:
    """How to answer."""
    return part("", asked.question.hint, "help")


def held(asked: Asked) -> Part | None:
    """What Enter alone does here."""
    if asked.place.part is not None:
        label = "插到" if asked.place.part == BEFORE else "此条"
        return part(label, line(asked.lines[asked.number - 1][0], None), whole=False)
    if asked.typed and asked.refused:
        return part("", f"上次没收“{clip(asked.typed)}”：直接打就重写，按左右键接着改。", "help")
    if asked.typed and asked.typed != asked.current:
        return part("", "输入行里是上次打到一半的，接着打就行。", "help")
    if asked.undecided:
        return part("", "旧表的这一条：回车照样留，直接打就重写；也可打 删、拆、换题库、一览。", "help")
    if asked.current is not None:
        whose = "旧表上的" if asked.imported else "现在的"
        length = len(asked.current)
        received = f"原数 {asked.as_typed}。" if asked.as_typed else ""
        long = f"全文 {length} 字，前面的按上键看。" if length > _MORE_THAN_SHOWN else ""
        return part("", f"下面是{whose}答案：回车不改，直接打就重写，按左右键接着改。{received}{long}", "help")
    if asked.offer is not None:
        return part("可选", f"直接回车就用：{asked.offer}")
    if asked.number > 1:
        usual = {"outputs": "，一般 3—8 条", "benefits": "，一般 1—4 条"}.get(asked.topic.id.rpartition("/")[2], "")
        return part("", f"写完了就直接回车，去下一栏{usual}。", "help")
    return None


def lines_so_far(asked: Asked) -> list[Part]:
    """The lines of the list that is being written, each on one row."""
    return [
        part(str(number), line(text, category), "line", whole=False)
        for number, (text, category) in enumerate(asked.lines, 1)
    ]


def line(text: str, category: Category | None) -> str:
    """One line of a list with its category, on one row."""
    return f"{label_of_benefit(category)}{' '.join(text.split())}"


def earlier(count: int) -> Part:
    """Lines of the list that find no room."""
    return Part("", f"前面还有 {count} 条，按 Ctrl+R 看全部", "help", whole=False)


def later(count: int) -> Part:
    """Lines of the list behind the one that is being changed that find no room."""
    return Part("", f"后面还有 {count} 条", "help", whole=False)


# The conversation


def answered(asked: Asked, text: str, now: Asked) -> list[Part]:
    """What was answered at `asked`, as it stands `now`; an empty text is Enter alone."""
    index = asked.number - 1
    lines = now.lines if now.topic.id == asked.topic.id else asked.lines
    if asked.place.part == CATEGORY and index < len(lines):
        category = lines[index][1]
        return [part("答", f"第 {asked.number} 条归 {CATEGORY_NAMES[category] if category else text}", "answer")]
    if not asked.number or asked.pieces:
        return [part("答", text or ("（没有拆）" if asked.pieces else ""), "answer")]
    if not text and now.place.part is not None:
        return []
    if not text:
        ends = ("（没有插）", f"（第 {asked.number} 条没改）", "（这一栏写完了）")
        return [part("答", ends[0 if asked.place.part else 1 if asked.place.item else 2], "answer")]
    kept = lines[index:] if asked.place.item is None else lines[index : index + 1]
    if not kept or now.topic.id != asked.topic.id:
        return [part("答", text, "answer")]
    return [
        part("答", f"{n}、{line(words, category)}", "answer") for n, (words, category) in enumerate(kept, index + 1)
    ]


SKIPPED = Part("答", "（跳过）", "answer")


def saved_now(saved_at: str | None) -> Message:
    """Ctrl+S."""
    return Message(
        Tone.GOOD, f"已存 {clock(saved_at)}。每答一条都会自动存，不用另外保存。" if saved_at else "还没有要存的。"
    )


def without_controls(text: str) -> tuple[str, int]:
    """Pasted text fit for the input, and how many control characters were left out of it."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\v", "\n").replace("\f", "\n")
    return FORBIDDEN.sub("", plain), len(FORBIDDEN.findall(plain))


def controls_left_out(count: int) -> Message:
    """Control characters in a paste."""
    return Message(Tone.WARN, f"粘贴的内容里有 {count} 个看不见的控制字符，已去掉，其余照收。")


def pasted_lines(text: str, numbered: int) -> Message | None:
    """A paste of several lines is one answer, or as many as it is `numbered` for."""
    count = len(normalise_text(text).split("\n"))
    if numbered > 1:
        return Message(Tone.PLAIN, f"粘贴了带序号的 {numbered} 条，回车就按 {numbered} 条存。")
    return Message(Tone.PLAIN, f"粘贴了 {count} 行，算一条答案；不是一条就删掉多的再回车。") if count > 1 else None


HOW_TO_REWRITE = Message(Tone.PLAIN, "直接打就是重写；要在原来的上面改，先按左右键。")
HELP_KEYS = Message(
    Tone.HELP,
    "按键：Esc 上一题  Ctrl+N 跳过  Ctrl+T 为什么  Ctrl+L 例子  Ctrl+O 目录\n"
    "Ctrl+R 核对  Ctrl+F 预审（一键照改）  Ctrl+V 纸样  Ctrl+G 帮助  Ctrl+Q 退出\n"
    "Ctrl+B 一览  Ctrl+P 整屏写长文  Ctrl+X 其余金额为空、职责全都照旧  Ctrl+U 清空输入行\n"
    "Ctrl+J 换行分段  Ctrl+Z 退回刚打的字  PgUp PgDn 翻看对话  上键 挑前面答过的，回车去改",
)


# Keys, as (on a wide screen, on a narrow one).

KEYS_INTERVIEW = (
    ("回车 下一步", "Esc 上一题", "^T 为何", "^L 例子", "^O 目录", "^B 一览", "^G 帮助", "^Q 退出"),
    ("回车 下一步", "Esc 上一题", "^G 帮助", "^Q 退出"),
)
KEYS_BLANKS = (
    ("回车 采用", "Tab 下一空", "Esc 上一题", "^U 不要了", "^T 为何", "^G 帮助", "^Q 退出"),
    ("回车 采用", "Tab 下一空", "Esc 上一题"),
)
KEYS_FINISH = (
    ("回车 确定", "Esc 上一题", "^O 目录", "^R 核对", "^F 预审", "^G 帮助", "^Q 退出"),
    ("回车 确定", "Esc 上一题", "^G 帮助", "^Q 退出"),
)


def keys(finished: bool, filling: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys of the interview: at its end, in a sentence with blanks, at any other question."""
    return KEYS_BLANKS if filling else KEYS_FINISH if finished else KEYS_INTERVIEW


KEYS_READER = (("Esc 返回", "PgDn 下一页", "PgUp 上一页", "上下键 移动"), ("Esc 返回", "PgDn 下页", "PgUp 上页"))
KEYS_WHOLE = (("Esc 返回",),) * 2
KEYS_IMPORT = (("回车 读入", "Esc 返回", "^Q 退出"),) * 2
READER_NAMES = {
    "check": "预审",
    "changes": "改动记录",
    "help": "帮助",
    "import": "读入情况",
    "papers": "材料",
    "sample": "样表",
    "open": "接着填",
}
READER_OTHER = "说明"


def rows_shown(first: int, last: int, total: int) -> str:
    """Which rows of a long text are on the screen."""
    return f"全部 {total} 行" if first == 1 and last == total else f"{first}-{last} / 共 {total} 行"
