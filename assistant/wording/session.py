"""What the session says: help, lists, the end of the interview, the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.text import clip, make_harmless
from assistant.wording.into import refused as nothing_written

if TYPE_CHECKING:
    from assistant.bank import Question


class Tone(StrEnum):
    """How a message is meant; every tone is legible without colour."""

    PLAIN = "plain"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    HELP = "help"


@dataclass(frozen=True)
class Message:
    """Something said to the person, one line or several."""

    tone: Tone
    text: str


NO_BEGINNING = "开头的记录坏了"
PROOF_WORD = "送审稿"
REFUSED = "正式稿还不能出：改好下面几处再打 写出（在最后一步直接回车，就去第一处）；急着给领导看，就打 送审稿。"
WELCOME = (
    "一题一题答，答一句存一句。写不了打 跳过，不明白打 ?，想看样例打 例子。\n"
    "打 帮助 看全部命令；随时可以打 退出，下次接着填。"
)
HELP = (
    "? 或 为什么  这一题为什么问、谁看、去哪儿找；?产出 问一个词的意思\n"
    "1 2 3       采用可选的第几句；句子里的空一个一个填\n"
    "找 农田     在题库里找：中文、拼音、首字母（gbznt）都行；更多 翻页\n"
    "例子        看一条写得好的和一条会被退的\n"
    "上一题 跳过  往回走；先空着往下走\n"
    "无          没有这一项（纸上空着）\n"
    "待填        数还没有，先空着；句子里也能打：硬化公路[待填：村建站]公里\n"
    "直接回车    不改，往下走；一栏写完了\n"
    "其余为空    收入、支出剩下的几行都没有；换金额 数变了从总额改起；金额后填\n"
    "改 2  删 2   改、删这一栏的第 2 条\n"
    "一览        看一个目标的全部产出、效益和还缺什么\n"
    "排次序       插到 3  上移 3  下移 3  移到 3 第1条  复制 3\n"
    "移到 3 目标5 移到别的目标；移到 3 效益  移到另一栏\n"
    "拆 3  合 3-4 长的一条拆成几条，几条合成一条\n"
    "类别 3 经济  定类别；换 3 值 95  只换指标值（单位、符号、时间同样）\n"
    "保留全部     职责全都照旧，往下走\n"
    "目录  跳到 8 看全部题目；去第 8 题（打题名、首字母也行）\n"
    "目录 待填    只看一种：未答、待填、待改；目录 农业站 看它还欠什么数\n"
    "核对  预审   看填好的全表；看财政局会退回什么，照改 3，保留 3 理由\n"
    "纸样        看印出来什么样、约几页、哪一格最长；纸样 2 看第 2 页\n"
    "对照        和读入的旧表比：哪些留了、改了、删了、新添了，金额差多少\n"
    "材料 样表   要备好的几样；看一份填好的样表\n"
    "基本数据 村10 组86  记下全乡镇的数，填空和预审都用，不印在表上\n"
    "存为常用语   把刚写好的一条存下来，以后先给您看\n"
    "照改 3      按建议改好预审的第 3 处；保留 3 理由 就不再提\n"
    "撤销 重做    收回、恢复上一次改动\n"
    "改动        谁在什么时候改了什么\n"
    "长文        一条里要分段时用\n"
    "外部编辑     用自己的编辑器写（登录时设了 EDITOR 才有）\n"
    "写出 送审稿  生成 Word 文件；先出一份带“送审稿”字样的\n"
    "写出 ~/桌面/ 存到别的文件夹；发送  用 sz 发回自己电脑（Xshell）\n"
    "空表 名.docx 填进县里发的空表，格子、字体都用它的\n"
    "存到 /文件夹 磁盘满了、存不进来时，整份换到别的文件夹接着填\n"
    "退出        存好离开，下次接着填\n"
    "打 / 列出全部命令；斜杠加拼音首字母也行：/ml 目录，/hd 核对，/ys 预审"
)


HOW_TO_FILL = "县里发了空表的，打 空表 和它的文件名，如：空表 附件2.docx。答案填进去另存一份，空表不动。"
LONG = "一条里要分段：全屏里按 Ctrl+J 换行；一行一行问答时打 长文，写完单独打一个句点 . 再回车。"
WELCOME_IMPORTED = (
    "旧表读进来了，从第一题走一遍：不改就回车，要改直接打。\n"
    "年度一定要改；数和日期逐条看。随时可以打 送审稿 先出一份，或打 退出，下次接着看。"
)


def carried(year: int | None, left: int) -> str:
    """An old form was read in and carried into the draft's year."""
    return (
        f"旧表读进来，按 {year} 年翻好了：年份改了，金额没带，别人给的数成了待填。\n"
        "要是外单位的表，第一题打上本单位全称：数、日期、地名、人名都变成待填。\n"
        f"旧条目 {left} 条等您定：走到职责和各目标时一屏一栏，k 留、d 删、x 拆、b 换题库，s 其余全留。\n"
        "随时可以打 送审稿 先出一份，或打 退出，下次接着定。"
    )


def doubtful(text: str) -> str:
    """An answer that looks like a command or a choice typed wrongly."""
    return f"“{clip(text, 16)}”像是打错的命令或编号，没有存。改删一条打 改 2、删 2；真要写成一条就再回车一次。"


def no_seal(text: str) -> str:
    """A name that does not end as the one on a seal."""
    return f"“{clip(text, 16)}”不像公章上的全名，没有存：要从县名写到“人民政府”。章上真是这样就再回车一次。"


def left_refused(numbers: Sequence[int]) -> str:
    """Something was typed that was not taken, at the end."""
    return f"第 {'、'.join(map(str, numbers))} 题有打了没收的字（待改），写出时不算：打 跳到 {numbers[0]} 去改。"


def which_line() -> str:
    """改 without the number of a line."""
    return "改 后面要带条号，如：改 2。"


def resumed(name: str) -> str:
    """A draft with answers is open again."""
    return f"接着填“{make_harmless(name)}”，前面答过的都在。打 目录 看进度，打 帮助 看命令。"


def leaving(way: str) -> str:
    """Said on leaving, with the way back."""
    return f"都存好了。接着填：{way}"


def leaving_unkept(way: str) -> str:
    """Said on leaving when the last answer could not be put on disk."""
    return f"最后打的一句没有存上，前面的都在。接着填：{way}"


def not_a_word_name(name: str) -> str:
    """A file name that is no Word file's."""
    return f"写出的是 Word 文件，“{clip(name, 20)}”要以 .docx 结尾；不写文件名就自动起名。"


def nothing_kept(program: str) -> str:
    """Said on leaving a draft that holds nothing."""
    return f"还没有填，没有存草稿。要填的时候再打 {program} 。"


def explanation(question: Question) -> Message:
    """Why a question is asked, who reads it, where the answer is found."""
    return Message(
        Tone.HELP,
        f"为什么问：{question.why}\n谁来看：{question.reader}\n去哪儿找：{question.source}\n怎么填：{question.hint}",
    )


def scope(inside: str, outside: str) -> Message:
    """What belongs under an objective and what does not."""
    return Message(Tone.HELP, f"归这里：{inside}" + (f"\n不归这里：{outside}" if outside else ""))


def example(question: Question) -> Message:
    """A good and a bad answer."""
    return Message(Tone.HELP, f"写得好：{question.good}\n会被退：{question.bad}\n毛病在：{question.bad_why}")


def unknown_command(word: str, nearest: str | None) -> str:
    """A /word that is no command."""
    guess = f"是不是 {nearest}？" if nearest else ""
    return f"没有“{clip(word, 16)}”这个命令。{guess}打 帮助 看全部命令。"


def ways(rows: Iterable[tuple[int, str]]) -> Message:
    """Where amounts that do not add up can be changed."""
    return Message(
        Tone.PLAIN, "要改就打 跳到 和题号：" + "，".join(f"{number} {label}" for number, label in rows) + "。"
    )


def refused(found: Sequence[str]) -> tuple[Message, ...]:
    """Why the final file is not written; `found` are messages with their places in front."""
    shown = tuple(Message(Tone.BAD, make_harmless(f"必改：{message}")) for message in found[:8])
    rest = (Message(Tone.PLAIN, f"另有 {len(found) - 8} 处，打 预审 看全部。"),) if len(found) > 8 else ()
    return (Message(Tone.BAD, REFUSED), *shown, *rest)


def nothing_filled(unplaced: Sequence[str]) -> tuple[Message, ...]:
    """Why the county's own blank is not filled."""
    shown = tuple(Message(Tone.BAD, line) for line in unplaced[:8])
    more = f"另有 {len(unplaced) - 8} 处：上面这些改好后再打一次 空表，会接着列出来。"
    rest = (Message(Tone.PLAIN, more),) if len(unplaced) > 8 else ()
    return (*shown, *rest, Message(Tone.BAD, nothing_written(len(unplaced))))


def look_again(numbers: Sequence[int]) -> Message:
    """Questions whose answers stood still while another one changed."""
    where = "、".join(map(str, numbers[:12])) + ("等" if len(numbers) > 12 else "")
    return Message(
        Tone.WARN, f"有 {len(numbers)} 题要复核（别的答案改过，或三头对不平）：第 {where} 题，打 跳到 和题号去看。"
    )


def old_year(year: int, number: int) -> Message:
    """The year still is that of the form that was read in."""
    return Message(Tone.WARN, f"年度还是 {year}，和旧表一样；报下一年的预算，打 跳到 {number} 改。")


def closing(
    open_topics: Sequence[tuple[str, str]], errors: Sequence[str], unread: Sequence[int], warnings: int, notes: int
) -> tuple[Message, ...]:
    """What stands between the answers and the file.

    `errors` are messages with their places in front, `unread` the numbers of questions as a file brought them.
    """
    messages = []
    if unread:
        shown = "、".join(map(str, unread[:8])) + ("…" if len(unread) > 8 else "")
        messages.append(
            Message(
                Tone.WARN, f"有 {len(unread)} 题和读入的旧表一样（{shown}）。要逐题看，打 跳到 {unread[0]} 再一路回车。"
            )
        )
    if open_topics:
        names = "；".join(f"{section} {label}" if section != label else label for section, label in open_topics[:6])
        more = f" 等 {len(open_topics)} 题" if len(open_topics) > 6 else ""
        messages.append(Message(Tone.WARN, f"还没填：{names}{more}。打 目录 看题号，再打 跳到 和题号去补。"))
    messages += [Message(Tone.BAD, make_harmless(f"必改：{message}")) for message in errors[:6]]
    if len(errors) > 6:
        messages.append(Message(Tone.BAD, f"必改的还有 {len(errors) - 6} 处，打 预审 看全部。"))
    if warnings + notes:
        messages.append(
            Message(
                Tone.WARN if warnings else Tone.PLAIN, f"预审另有：建议改 {warnings} 处，提示 {notes} 处。打 预审 看。"
            )
        )
    if not open_topics and not errors:
        messages.append(Message(Tone.GOOD, "每题都有答案，金额也对得上。"))
        messages.append(Message(Tone.PLAIN, "县里今年发了空表的，打 空表 和文件名，填在那张上；没发就打 写出。"))
    return tuple(messages)


def file_stem(year: int | None, title: str, proof: str | None) -> str:
    """The name of the Word file without its ending."""
    return f"{year or ''}{'年' if year else ''}{title}{f'（{proof}）' if proof else ''}"
