"""What is said while an answer is written on the whole screen."""

from __future__ import annotations

from assistant.text import clip
from assistant.wording.session import Message, Tone

TITLE = "写长文"
_KEYS = (
    ("^S 写好交上", "回车 换行", "^N 按段分条", "Esc 回去（字留着）", "^Z 退回", "^U 清空"),
    ("^S 交上", "回车 换行", "^N 分条", "Esc 回去"),
)
_KEYS_OUTSIDE = (
    ("^S 写好交上", "回车 换行", "^N 按段分条", "Esc 回去", "^Z 退回", "^U 清空", "^X 外部编辑"),
    ("^S 交上", "^N 分条", "^X 外部", "Esc 回去"),
)
NO_EDITOR = Message(
    Tone.BAD, "没有设外部编辑器：先退出，打 export EDITOR=nano（或 vi）再进来。不用它也能写：全屏按 Ctrl+P，或打 长文。"
)
NO_TERMINAL = Message(Tone.BAD, "这里不是终端，开不了外部编辑器：打 长文 一样能写。")
NOT_READABLE = Message(Tone.BAD, "编辑器里存下的读不出来，没有拿回来；原来的字没有动。")
ONE_ANSWER = Message(Tone.PLAIN, "这一题只有一个答案，不用分条；要分段就按回车。")


def how(many: bool) -> Message:
    """How to write here."""
    split = "从别处粘贴来的几段，按 Ctrl+N 编上号，交上时一段存一条。" if many else ""
    return Message(Tone.HELP, f"回车换行，写好按 Ctrl+S 交上。{split}")


def keys(outside: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys, where an editor of one's own is set too."""
    return _KEYS_OUTSIDE if outside else _KEYS


def cannot_start(command: str) -> Message:
    """The editor that is set does not run."""
    return Message(
        Tone.BAD, f"外部编辑器“{clip(command)}”打不开：退出后用 export EDITOR= 换一个，如 nano 或 vi。原来的字没有动。"
    )


def unchanged(status: int) -> Message:
    """Nothing was saved in the editor that was not there before."""
    if status:
        return Message(Tone.WARN, "外部编辑器没有正常结束，也没有存下什么；原来的字没有动。")
    return Message(Tone.PLAIN, "外部编辑器里没有改动，还是原来的字。在那边要先存盘再退出。")


def brought(length: int, left_out: int, status: int) -> Message:
    """What was saved in the editor stands here."""
    dropped = f"，去掉了 {left_out} 个看不见的控制字符" if left_out else ""
    if status:
        return Message(
            Tone.WARN, f"外部编辑器没有正常结束，存下的 {length} 字拿回来了{dropped}，还没有交上：看一看再交。"
        )
    return Message(Tone.GOOD, f"外部编辑器里写的 {length} 字拿回来了{dropped}。")


def size(length: int, parts: int) -> str:
    """How long the text is, and how many lines it will become."""
    return f"{length} 字  存 {parts} 条" if parts > 1 else f"{length} 字"


def numbered(count: int) -> Message:
    """The paragraphs have been numbered."""
    if count < 2:
        return Message(Tone.PLAIN, "只有一段，分不出几条。要分就先在该断的地方按回车。")
    return Message(Tone.GOOD, f"分成了 {count} 条，按 Ctrl+S 就一条一条存；不对就按 Ctrl+Z 退回。")
