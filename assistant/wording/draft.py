"""What is said about drafts."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.text import make_harmless, one_line, shell_word

TORN = "上次断线时最后一笔没有写完，已略过；在它之前的都在。"


def damaged(count: int) -> str:
    """Lines of the journal that do not check."""
    return f"草稿里有 {count} 笔记录损坏，读不出来，已略过；请打 核对 把答案看一遍。"


def bad_name(name: str) -> str:
    """A name that is not safe as a folder's."""
    return f"草稿名“{one_line(name)[:40]}”不能用：不要带 / 或 \\，不要以点或空格开头，最长约 60 个汉字。"


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
    return f"草稿“{one_line(name)}”打不开（{one_line(why)}），请检查它的文件夹和权限，或找维护人员。"


def no_access(folder: str, why: str) -> str:
    """The folder of the drafts cannot be looked into."""
    return f"进不了放草稿的文件夹 {one_line(folder)}：{one_line(why)}。请检查权限，或用 SHENBAO_HOME 换一个文件夹。"


def changed_elsewhere(name: str, program: str) -> str:
    """Another process wrote to the draft that is open here, or removed it."""
    return (
        f"草稿“{one_line(name)}”刚才在别的窗口里写过，这一句没有存（您打的字还在屏幕上）："
        f"请退出这里，用 {open_again(name, program)} 重新打开再答。"
    )
