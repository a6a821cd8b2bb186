"""What is said about the recycle bin, about a draft as one file, and about how a draft stands in a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.text import clip, make_harmless, one_line, shell_word
from assistant.wording.draft import clock, open_again

if TYPE_CHECKING:
    from assistant.overview import BinRow, DraftRow

# How a draft stands in a list


def marks(row: DraftRow) -> str:
    """What is unusual about a draft, for a whole line; "" where nothing is."""
    found = [f"{row.holder} 开着"] if row.holder else []
    found += [f"打到一半{row.typed}字"] if row.typed else []
    found += ["上次没有正常关闭"] if not row.closed else []
    found += [f"在 {one_line(row.elsewhere)}"] if row.elsewhere else []
    return f"（{'，'.join(found)}）" if found else ""


def short_marks(row: DraftRow) -> str:
    """The same where there is little room."""
    found = [f"{row.holder}开着"] if row.holder else []
    found += [f"半句{row.typed}字"] if row.typed else []
    found += ["没关好"] if not row.closed else []
    found += ["存在别处"] if row.elsewhere else []
    return f" [{' '.join(found)}]" if found else ""


# Deleting and bringing back


def _restore(name: str, program: str) -> str:
    return f"{program} draft restore {make_harmless(shell_word(name))}"


def deleted(name: str, program: str) -> str:
    """A draft went to the recycle bin, on the command line."""
    return f"“{one_line(name)}”已放进回收站；要拿回来：{_restore(name, program)}"


def deleted_here(name: str) -> str:
    """A draft went to the recycle bin, on the list of drafts."""
    return f"“{one_line(name)}”已放进回收站；删错了就打 撤销。"


def restored(name: str, was: str, program: str) -> str:
    """A draft came back, under another name where its own is taken or no good."""
    how = "" if name == was else f"（原名“{clip(was, 40)}”现在用不了，改叫这个名字）"
    return f"“{one_line(name)}”拿回来了{how}；接着填：{open_again(name, program)}"


def restored_here(name: str, was: str) -> str:
    """The same on the list of drafts."""
    how = "" if name == was else f"（原名“{clip(was, 40)}”现在用不了，改叫这个名字）"
    return f"“{one_line(name)}”拿回来了{how}，在草稿单子里。"


def held_elsewhere(name: str, who: str, at: str, pid: int) -> str:
    """A draft that somebody has open is not deleted."""
    return (
        f"“{one_line(name)}”没有删：{who} 正开着（{clock(at)} 起，进程 {pid}）。"
        "请那边先退出再删；那边不用了，就打开它打 接管。"
    )


def nothing_to_delete(last: int) -> str:
    """The word for deleting without a number of a draft."""
    return f"删哪一份？请打 删 和它的编号（1 到 {last}），如：删 1。"


NO_DRAFT_TO_DELETE = "还没有草稿，没有可删的。"
BIN_EMPTY = "回收站是空的。"
NOTHING_TO_UNDO = "回收站是空的，没有可以拿回来的。"


def which_to_restore(last: int) -> str:
    """The word for restoring without a number of what is in the bin."""
    return f"还原哪一份？先打 回收站 看编号，再打 还原 和编号（1 到 {last}），如：还原 1。"


def not_in_bin(name: str, known: Sequence[str], program: str) -> str:
    """Nothing of that name is in the recycle bin."""
    have = f"里面有：{'、'.join(clip(part, 40) for part in dict.fromkeys(known[:5]))}" if known else "现在是空的"
    return f"回收站里没有“{one_line(name)}”，{have}。看全部用 {program} draft trash 。"


def gone_meanwhile(name: str) -> str:
    """Somebody else restored or purged it."""
    return f"“{one_line(name)}”已经不在那里了，大概别的窗口刚动过，请重新看一遍。"


# The recycle bin


def bin_line(row: BinRow) -> str:
    """One draft in the recycle bin."""
    whose = row.filer or "（单位未填）"
    year = f"{row.year}年度" if row.year else "（年度未填）"
    done = f"已填{row.answered}/{row.total}" if row.total else "（打不开）"
    return make_harmless(f"{row.name}  {whose}  {year}  {done}  {clock(row.deleted)} 删")


def bin_numbered(number: int, row: BinRow) -> str:
    """The same with its number."""
    return f"  {number}  {bin_line(row)}"


BIN_HEAD = "最近删的在前。拿回哪一份？"


def bin_ask(program: str) -> str:
    """What can be done with the recycle bin in the line-by-line front end."""
    return f"打 还原 和编号，如：还原 1。不会自动清掉；彻底清掉用 {program} draft purge 。"


BIN_TITLE = ("申报助手", "回收站")
BIN_RIGHT = "打编号就拿回来"


def bin_advice(program: str) -> str:
    """What the recycle bin's screen says below its list."""
    return f"不会自动清掉。彻底清掉用 {program} draft purge 。"


BIN_KEYS = (("打编号 拿回来", "上下键再回车 也行", "Esc 返回", "^Q 退出"), ("打编号 拿回来", "Esc 返回", "^Q 退出"))


def restore_word(number: int) -> str:
    """What is typed to bring back the draft of that number."""
    return f"还原 {number}"


def bin_unknown(text: str, last: int) -> str:
    """Something typed at the recycle bin that names nothing in it."""
    return f"“{clip(text, 16)}”不在里面：打 1 到 {last} 的编号就拿回来，按 Esc 返回。"


def typing(words: str) -> str:
    """The words typed so far at a list."""
    return f"打了：{clip(words, 24)}（回车）"


NUMBERED_WORDS = ("删", "还原", "恢复", "/")
"""Behind these a digit belongs to what is being typed and chooses nothing."""


# Emptying it


def would_purge(names: Sequence[str]) -> str:
    """Emptying needs a second word."""
    shown = "、".join(clip(name, 40) for name in names[:5]) + (f" 等 {len(names)} 份" if len(names) > 5 else "")
    return f"这会把回收站里的 {shown} 彻底清掉，再也找不回来，现在还没有清。确定就在命令后面加 --force。"


def purged(name: str, at: str) -> str:
    """A draft is gone for good."""
    return f"已彻底清掉：“{one_line(name)}”（{clock(at)} 删的）"


def not_purged(name: str, folder: str) -> str:
    """The system did not let all of it go."""
    return f"“{one_line(name)}”没有清干净，系统不让删 {one_line(folder)} 里的文件，请检查权限后再来。"


PURGE_WHAT = "要清掉哪些？请写草稿名，或用 --all 清空整个回收站。"

# A whole draft as one file


def exported(name: str, path: str) -> str:
    """A draft was written as one file."""
    return (
        f"草稿“{one_line(name)}”整份存到了 {one_line(path)}，只有本账号能读；里面有答案和改动记录，请当内部材料保管。"
    )


def exported_damaged(count: int) -> str:
    """Something of the draft is lost and so not in the file."""
    return f"这份草稿有 {count} 笔记录损坏，读不出来，文件里也没有；其余的都在。"


def exported_open(who: str) -> str:
    """Somebody is filling it in at the moment."""
    return f"这份草稿正由 {who} 开着，文件里是到刚才为止存下的。"


def newer_not_exported(name: str) -> str:
    """A newer program wrote the draft."""
    return f"草稿“{one_line(name)}”是新版程序写的，这一版导出会丢内容，没有导出：请用新版程序导出。"


def too_much_to_export(name: str) -> str:
    """More than would be taken back in."""
    return f"草稿“{one_line(name)}”太大，存成一个文件就读不回来了，没有导出；请直接复制它的文件夹。"


def not_among_drafts(path: str) -> str:
    """The file would lie among the program's own."""
    return f"{one_line(path)} 在程序自己放草稿的文件夹里，请存到别的文件夹。"


def imported(name: str, was: str, whose: str, done: int, total: int, program: str) -> str:
    """A draft was read in from one file."""
    how = "" if name == was else f"（原名“{clip(was, 40)}”现在用不了，改叫这个名字）"
    return f"读入草稿“{one_line(name)}”{how}：{one_line(whose)} 已填{done}/{total}。接着填：{open_again(name, program)}"


def whose(filer: str | None, year: int | None) -> str:
    """Whose form it is, and of which year."""
    return f"{filer or '单位还没填'}{f' {year}年度' if year else ''}"


def no_bundle(path: str, program: str) -> str:
    """A file that is no draft at all."""
    return (
        f"{one_line(path)} 不是整份草稿的文件（.shenbao）；申报表文件请用 {program} new --from 或 {program} import 。"
    )


def damaged_bundle(path: str, line: int | None) -> str:
    """A file that is damaged or cut off."""
    where = f"第 {line} 行起" if line else "里面的内容"
    return f"{one_line(path)} 坏了或不完整（{where}对不上），什么也没有读入：请在原来的电脑上重新导出，再拷一次。"


def newer_bundle(path: str) -> str:
    """A newer program wrote the file."""
    return f"{one_line(path)} 是新版程序写的，这一版读不了，什么也没有读入：请先把程序升级。"


def endless_bundle(path: str) -> str:
    """More entries than any draft has."""
    return f"{one_line(path)} 里的记录比任何一份草稿都多，什么也没有读入，请换一个文件。"


# The command line

ACT_HEAD = "要做什么"
ACTS = {
    "export": "把整份草稿存成一个文件（.shenbao），带改动记录",
    "import": "读入一份存成文件的草稿",
    "delete": "把草稿放进回收站，可以还原",
    "restore": "从回收站还原（不写名字就是最后删的一份）",
    "trash": "列出回收站",
    "purge": "把回收站里的彻底清掉，再也找不回来",
    "history": "列出一份草稿的改动记录",
}


def which_act(acts: Sequence[str]) -> str:
    """The verb without an act."""
    return f"draft 后面要写做什么，可以写：{'、'.join(acts)}。加 -h 看说明。"


NAME = "草稿名，也可以写 @草稿名"
NEW_NAME = "读入后叫什么（不写就用原来的名字）"
OUT = "写到这个文件（不写就是当前文件夹里的 草稿名.shenbao）"
BUNDLE = "整份草稿的文件（.shenbao）"
BINNED_NAME = "回收站里的草稿名"
ALL = "整个回收站"
SURE = "确定彻底清掉"
