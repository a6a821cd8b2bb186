"""What is said while an answer is written on the whole screen."""

from __future__ import annotations

from assistant.wording.session import Message, Tone

TITLE = "写长文"
KEYS = (
    ("^S 写好交上", "回车 换行", "^N 按段分条", "Esc 回去（字留着）", "^Z 退回", "^U 清空"),
    ("^S 交上", "回车 换行", "^N 分条", "Esc 回去"),
)
ONE_ANSWER = Message(Tone.PLAIN, "这一题只有一个答案，不用分条；要分段就按回车。")


def how(many: bool) -> Message:
    """How to write here."""
    split = "从别处粘贴来的几段，按 Ctrl+N 编上号，交上时一段存一条。" if many else ""
    return Message(Tone.HELP, f"回车换行，写好按 Ctrl+S 交上。{split}")


def size(length: int, parts: int) -> str:
    """How long the text is, and how many lines it will become."""
    return f"{length} 字  存 {parts} 条" if parts > 1 else f"{length} 字"


def numbered(count: int) -> Message:
    """The paragraphs have been numbered."""
    if count < 2:
        return Message(Tone.PLAIN, "只有一段，分不出几条。要分就先在该断的地方按回车。")
    return Message(Tone.GOOD, f"分成了 {count} 条，按 Ctrl+S 就一条一条存；不对就按 Ctrl+Z 退回。")
