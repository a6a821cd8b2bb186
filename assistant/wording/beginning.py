"""What is said where a draft begins: what to choose from, what to lay ready, a file or a text that is read in."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.text import clip, make_harmless
from assistant.wording.session import Message, Tone

PAPERS = (
    "手边准备这些材料，缺一样也能开始：\n"
    "通知和空表：县财政局绩效股发的，看截止日期、上年结转放哪一行\n"
    "去年的表：财政所或党政办电脑里的 Word，从它开始最快\n"
    "控制数：县财政局预算股给的，或一体化系统导出（单位是元），填金额用\n"
    "三定或履职事项清单：找党政办，填部门职能职责概述用\n"
    "考核细则：县里对乡镇的年度考核，九个目标照它写指标"
)
"""What to collect first, where it is found and what it is for."""
PAPERS_AT_HAND = "手边备好：通知和空表、去年的表、控制数、三定或履职事项清单、考核细则。"
PAPERS_FOLDED = f"{PAPERS_AT_HAND}打 材料 看各找谁要。"

FIRST_ASK = "手边有去年的申报表吗？"
AGAIN_ASK = "接着填哪一份，还是另起一份？"
_FIRST = {
    "import": "有，从去年的 Word 开始（最快）",
    "paste": "有，WPS 里全选复制，粘贴到这里",
    "new": "没有，一题一题填",
    "sample": "先看一份填好的样表",
    "quit": "退出",
}
_AGAIN = {
    "import": "从去年的 Word 另起一份",
    "paste": "WPS 里全选复制，粘贴另起一份",
    "new": "另起一份，一题一题填",
    "sample": "看一份填好的样表",
    "quit": "退出",
}


def entry(act: str, again: bool, binned: int) -> str:
    """What can be chosen besides a draft; `binned` counts the drafts in the recycle bin."""
    if act == "bin":
        return f"找回删掉的：回收站里 {binned} 份"
    return (_AGAIN if again else _FIRST)[act]


def advice(program: str, again: bool) -> str:
    """What stands below the list."""
    if again:
        return (
            "也可以打单位名、草稿名或首字母；打 删 1 放进回收站，打 材料 看要备的几样。\n"
            f"随时可以退出；下次打 {program} 接着填。"
        )
    return f"{PAPERS_FOLDED}\n随时可以退出，打的每个字都会存下；下次打 {program} 接着填。"


def short_advice(again: bool) -> str:
    """The same where there are two rows for it."""
    return "也可以打单位名、首字母、删 1、材料。" if again else "备好什么：打 材料。随时可以退出，打的字都存下。"


def several(text: str, numbers: Sequence[int]) -> str:
    """What was typed fits several drafts."""
    return f"“{clip(text, 16)}”有好几份：{'、'.join(map(str, numbers))}，打编号选一份。"


def unknown(text: str, last: int) -> str:
    """What was typed at the list chooses nothing."""
    return f"“{clip(text, 16)}”不在里面：打 1 到 {last} 的编号，或 新建、旧表、粘贴、样表、材料、回收站、退出。"


# A filled sample

SAMPLE_TITLE = "样表"
SAMPLE_HEAD = Message(Tone.WARN, "这是一份填好的样表，单位和数字都是编的，只供看看写成什么样；不会进您的草稿。")

# Last year's file

IMPORT_TITLE = "从去年的文件开始"
IMPORT_ASK = "去年的申报表在服务器上的哪个位置？"
IMPORT_HINTS = (
    "打文件的位置，如 ~/2026年申报表.docx；.doc、.wps 最好先用 WPS 另存为 .docx。",
    "文件还在自己电脑上，就先用 Xftp 或 WinSCP 传到服务器。",
)
IMPORT_NOTHING = "还没写。请打文件的位置，如 ~/2026年申报表.docx；要回去打 上一题。"
IMPORT_CONVERTING = "旧格式要先转换，几秒钟，最多一分钟，请稍等……"
IMPORT_LABEL = "文件 >"

# A text from the clipboard

PASTED = "粘贴的旧表"
PASTE_TITLE = "粘贴去年的表"
PASTE_ASK = "请把整张表粘贴到这里"
PASTE_HINTS = (
    "在 WPS 里打开去年的表，按 Ctrl+A 全选、Ctrl+C 复制，再回这个窗口粘贴（PuTTY 右键，Xshell 按 Shift+Insert）。",
    "粘贴完，另起一行只打一个句点 . 再回车。",
)
PASTE_HINTS_KEYS = (PASTE_HINTS[0], "粘贴完按 ^D 读入，或另起一行只打一个句点 . 再回车。")
PASTE_NOTHING = "还没有粘贴内容。"
PASTE_KEYS = (
    ("^D 粘贴好了，读入", "^U 清掉重来", "Esc 返回", "^Q 退出"),
    ("^D 读入", "^U 清掉", "Esc 返回"),
)
PASTE_PROMPT = "| "


def pasted_so_far(lines: int, characters: int) -> str:
    """How much has been pasted."""
    return f"收到 {lines} 行，{characters} 个字。末尾几行："


def imported(name: str, lines: Sequence[str]) -> tuple[Message, ...]:
    """What reading the file came to."""
    file = make_harmless(name)
    if not lines:
        return (Message(Tone.GOOD, f"已读入“{file}”，全部归位。接下来从第一题走一遍。"),)
    head = Message(Tone.WARN, f"已读入“{file}”，下面 {len(lines)} 处请看一眼；接下来从第一题走一遍。")
    return (head, *(Message(Tone.PLAIN, line) for line in lines))
