"""What is said once the Word file is written: where it is, how it gets home, and what is still to be done with it.

Never that it was handed in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.text import make_harmless, one_line
from assistant.wording.session import Message, Tone

if TYPE_CHECKING:
    from assistant.carrying import Ways
    from assistant.replies import Delivered

TITLE = "完成"
PAPER_WORD = "纸样"
WHERE_LABEL = "存到 >"
NOTHING_WRITTEN = "还没有写出文件：先打 写出 或 送审稿，再打 发送。"
NO_SZ = "这台机器没有装 sz（lrzsz），发不了：用 Xftp 或 WinSCP 拖回来。"
NO_TERMINAL = "这里不是终端，发不了：用 Xftp 或 WinSCP 拖回来。"
HOW_TO_NAME = "没看懂要存到哪里。请打文件夹或文件名，如 ~/桌面/ 或 /tmp/申报表.docx；按 Esc 不存了。"
WHERE_ASK = "另存到哪里？打文件夹或文件名，如 ~/桌面/ 或 /tmp/申报表.docx；按 Esc 不存了。"


def sent(done: bool) -> Message:
    """What became of sending the file."""
    if done:
        return Message(Tone.GOOD, "发完了，到 Xshell、SecureCRT 的下载文件夹里找。")
    return Message(Tone.BAD, "没有发成，文件还在原处：这个终端软件多半不支持，用 Xftp 或 WinSCP 拖回来。")


def written(delivered: Delivered, ways: Ways) -> tuple[Message, ...]:
    """Everything to be said of a file that has just been written."""
    messages = [Message(Tone.GOOD, f"已写好（{kind(delivered.proof)}）：{make_harmless(str(delivered.path))}")]
    if delivered.copy is not None:
        messages.append(Message(Tone.PLAIN, f"旁边另存了英文名的一份：{one_line(delivered.copy.name)}"))
    if delivered.trouble:
        messages.append(Message(Tone.WARN, f"英文名的那份没有存上：{one_line(delivered.trouble)}"))
    messages += [Message(Tone.PLAIN, text) for text in (_fetching(delivered, ways), _printing(delivered)) if text]
    messages.append(Message(Tone.PLAIN, _to_do(delivered)))
    return tuple(messages)


def left_refused(numbers: Sequence[int]) -> str:
    """What was typed and not taken is not in the file."""
    named = "、".join(map(str, numbers))
    return f"第 {named} 题有打了没收的字（待改），不在这份文件里：打 跳到 {numbers[0]} 改好，再写一次。"


def kind(proof: bool) -> str:
    """What kind of copy it is."""
    return "送审稿" if proof else "正式稿"


def _fetching(delivered: Delivered, ways: Ways) -> str:
    lines = ["  Xshell、SecureCRT：打 发送，用 sz 发过去（要停就连按 5 次 Ctrl+X）"] if ways.has_sz else []
    if ways.remote:
        folder = make_harmless(str(delivered.path.parent))
        lines.append(f"  Xftp、WinSCP：连上这台服务器，打开 {folder} ，拖回来")
    if ways.scp:
        lines.append(f"  命令行，在自己电脑上打：\n  {ways.scp}")
    return "\n".join(["取回自己电脑（任选一样）：", *lines]) if lines else "文件就在这台机器上。"


def _printing(delivered: Delivered) -> str:
    if not delivered.fonts:
        return "格子和字体都是空表自己的。"
    return f"打印的电脑要有 {'、'.join(delivered.fonts)}，没有就换一台打印。"


def _to_do(delivered: Delivered) -> str:
    if delivered.proof:
        return "这是送审稿，页眉印着“送审稿”；定稿后打 写出 出正式稿，再盖章、交财政。"
    stamps, again = ("三个财政章", "写出") if delivered.fonts else ("财政的章", "空表")
    return (
        f"还要做：打印，第1页填报单位盖章，交县财政局；末页{stamps}和日期由财政局盖、填，先空着。\n"
        f"这里不会替您报送。退回来了就改好再打 {again}，会另存一份，旧的不动。"
    )


def enter_at_end(word: str) -> str:
    """What Enter alone does at the end: `word`, or going to the first place that stands against the file."""
    if not word:
        return "直接回车就去第一处要补、要改的"
    return f"直接回车就{'写出 Word 文件' if word == '写出' else word}"


def keys(has_sz: bool, has_paper: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys of the screen that says it, for a wide and for a narrow one."""
    paper, send = ("p 再看纸样",) if has_paper else (), ("s 发送",) if has_sz else ()
    return (
        (*paper, *send, "r 送审稿另存一份", "o 存到别处", "Esc 返回", "^Q 退出"),
        (*(word.replace("再看", "") for word in paper), *send, "r 送审稿", "o 存到", "Esc 返回"),
    )


KEYS_WHERE = (("回车 存", "Esc 不存了"),) * 2
