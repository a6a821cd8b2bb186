"""What is said about drafts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from assistant.text import clip, make_harmless, one_line, shell_word

TORN = "上次断线时最后一笔没有写完，已略过；在它之前的都在。"
ONLY_READ = "这里只看不写。"
WAS_OPEN = "这份草稿原来别的账号也能看，现在改成只有本账号能看了。"
BEGINNING_LOST = "草稿开头的记录坏了，已按本县表样补上；请打 核对 把答案看一遍。"


def clock(at: str) -> str:
    """An ISO time in UTC as day, hours and minutes here."""
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%m-%d %H:%M")
    except (ValueError, OverflowError):  # a lock or a journal from strange hands
        return one_line(at)[:16]


def held(user: str, host: str, pid: int, at: str) -> str:
    """Another process has the draft open."""
    who = f"{one_line(user)} 在 {one_line(host)} 上"
    return f"这份草稿正由 {who}开着（{clock(at)} 起，进程 {pid}），这里只能看；要在这里填，打 接管。"


def newer(name: str) -> str:
    """A newer program wrote the draft."""
    return f"草稿“{one_line(name)}”是新版程序写的，这一版只能看、不能改；要接着填，请先把程序升级。"


def regained(count: int) -> str:
    """Damaged entries that a snapshot still had."""
    return f"草稿文件坏了一处，{count} 笔记录已从备份补回，没有丢；坏的那份另存着。"


def journal_gone(at: str | None) -> str:
    """The journal is missing or cannot be read."""
    return f"草稿的记录文件不见了或读不出来，已从备份找回到 {clock(at or '')} 为止；那以后答的请再看一遍。"


def lost(count: int, places: Sequence[str], excerpts: Sequence[str]) -> str:
    """Entries that are nowhere to be found whole."""
    where = f"大概在{'、'.join(places[:3])}，请看一眼" if places else "请打 核对 把答案看一遍"
    said = f"；里面还看得出“{'”“'.join(clip(text, 20) for text in excerpts[:2])}”，没有采用" if excerpts else ""
    return f"草稿里有 {count} 笔记录损坏，读不出来：{where}{said}。坏的那份另存着。"


def from_elsewhere(folders: Sequence[str]) -> str:
    """A copy in another folder knew more."""
    return f"上次存不进来、另存在 {'、'.join(map(one_line, folders))} 的内容，已经并回来了。"


def bad_name(name: str) -> str:
    """A name that is not safe as a folder's."""
    return f"草稿名“{one_line(name)[:40]}”不能用：不要带 / 或 \\ 和看不见的字符，不要用点、空格、~ @ - 开头，最长约 60 个汉字。"


def open_again(name: str, program: str) -> str:
    """The command that goes on with a draft, ready to be typed."""
    return f"{program} open {make_harmless(shell_word(name))}"


def name_taken(name: str, program: str) -> str:
    """A draft of that name exists."""
    return f"已经有叫“{make_harmless(name)}”的草稿：接着填请用 {open_again(name, program)} ，另起一份请换个名字。"


def no_draft(name: str, known: Sequence[str], program: str) -> str:
    """No draft of that name."""
    have = (
        f"现有：{'、'.join(make_harmless(part) for part in known[:5])}"
        if known
        else f"现在还没有草稿，新建用 {program} new"
    )
    return f"没有叫“{make_harmless(name)}”的草稿。{have}。"


def no_drafts(program: str) -> str:
    """There is nothing to open."""
    return f"还没有草稿，新建用 {program} new 。"


def cannot_open(name: str, why: str) -> str:
    """The system does not let it be read, or its beginning is lost."""
    return f"草稿“{one_line(name)}”打不开（{one_line(why)}）：请检查它的文件夹和权限，或找维护人员；不要了可以删，会放进回收站。"


def who(user: str, host: str) -> str:
    """Who has a draft open."""
    return f"{one_line(user)}@{one_line(host)}"


THE_END = "最后一步 写出"
TOLD_TO_END = "这里先结束了：草稿在别的窗口接管了，或系统要求结束。"
HERE_ALREADY = "这份草稿本来就存在这个文件夹，能存就自动存了；要换地方，请写另一个文件夹。"
CAUGHT_UP = "刚才没存上的，现在都存好了。"
MINE_ALREADY = "这份草稿本来就在这里填，不用接管。"
TAKEN_OVER = "接过来了，那边打到一半的也存下了，现在可以在这里填。"
WHERE_TO = "这里存得进来，不用换。真要换，存到 后面写文件夹，如：存到 ~/备份。"
NO_REFUGE = "试过的几个文件夹都存不进去。请打 存到 和一个能写的文件夹，如：存到 /tmp/shenbao。"


def question(number: int, section: str, label: str) -> str:
    """Which question this is."""
    name = section if section == label else f"{section} {label}"
    return f"第 {number} 题 {make_harmless(name)}"


def recovered(name: str, filer: str | None, year: int | None, at: str | None, where: str, typed: int) -> str:
    """The card that names what was found of a draft that nobody closed."""
    whose = " ".join(part for part in (make_harmless(filer or ""), f"{year}年度" if year else "") if part)
    saved = f"最后存于 {clock(at)}，" if at else ""
    half = f"；打到一半的 {typed} 个字还在输入行里，接着打就行" if typed else ""
    return f"找回草稿“{make_harmless(name)}”：{whose or '单位还没填'}。\n{saved}停在{where}{half}。"


def _reason(why: str) -> str:
    """The first sentence of an error, without what is said around it."""
    return why.split("。")[0].removeprefix("没有存上：")


def waiting(why: str, count: int) -> str:
    """Something could not be put on disk; it counts in memory."""
    what = f"{count} 笔" if count else "答了"
    return f"没有存上：{_reason(why)}。{what}先记在内存里，可以接着答，别关窗口；也可以打 存到 换个文件夹。"


def cannot_begin(why: str, program: str) -> str:
    """A draft that was asked for by name, or brought along, finds no room."""
    return f"{_reason(why)}，草稿没法存：请先腾出地方，或换个文件夹：SHENBAO_HOME=/能写的文件夹 {program}"


def leave_anyway(why: str, count: int) -> str:
    """Leaving is asked for while something is not on disk."""
    return f"还有 {count} 笔没有存上（{_reason(why)}）：打 存到 换个文件夹存好再退；不要了就再打一次 退出。"


def leaving_unsaved(count: int) -> str:
    """Said on leaving although something is not on disk."""
    return f"最后 {count} 笔没有存上，前面的都在。"


def leaving_read_only(way: str) -> str:
    """Said on leaving a draft that could only be read."""
    return f"这里只看没改。接着填：{way}"


def sure_to_take_over(host: str) -> str:
    """Taking over from another machine, where nobody can see whether the process still runs."""
    return f"那边是另一台机器 {one_line(host)}，从这里看不出还开没开着。确定那边不用了，就再打一次 接管。"


def way_back(name: str, home: Path | None, program: str) -> str:
    """The command that goes on with a draft, wherever it lies."""
    place = f"SHENBAO_HOME={make_harmless(shell_word(str(home)))} " if home else ""
    return f"{place}{open_again(name, program)}"


def saved_to(folder: str, way: str) -> str:
    """The draft goes on in another folder."""
    return f"整份都存到 {one_line(folder)} 了，以后就存在那里。接着填：{way}"


def no_access(folder: str, why: str) -> str:
    """The folder of the drafts cannot be looked into."""
    return f"进不了放草稿的文件夹 {one_line(folder)}：{one_line(why)}。请检查权限，或用 SHENBAO_HOME 换一个文件夹。"


def changed_elsewhere(name: str, program: str) -> str:
    """Another process wrote to the draft that is open here, or removed it."""
    return (
        f"草稿“{one_line(name)}”刚才在别的窗口里写过，这一句没有存（您打的字还在屏幕上）："
        f"请退出这里，用 {open_again(name, program)} 重新打开再答。"
    )
