"""What is said about own bank folders on the command line, and about a filer's own phrases."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.text import clip, make_harmless, shell_word

ACTS = {
    "check": "查题库，或查自己的词库文件夹：哪个文件、第几行、哪一列要改",
    "export": "把存下的常用语另存成一张表，WPS 和 Excel 打得开",
}
BANK = "再用这个文件夹里的词库（可以写几次，后写的在上面）"
CHECK_DIR = "自己的词库文件夹，或整个题库（不写就查自带的题库和正在用的词库）"
CHECK_YEAR = "哪一年的表（不写就是明年），用来看有没有过期的表述"
OUT_CSV = "写到这个 .csv 文件"
OBJECTIVE = "只要这个绩效目标的：第几个，或英文代号（economy）"


NO_NAME = "没有写名字"


def no_bank_folder(folder: str, why: str) -> str:
    """--bank names no folder that can be used."""
    return f"--bank 写的 {make_harmless(folder)} 用不了（{why}），请写一个词库文件夹。"


def no_objective(value: str, titles: Sequence[str]) -> str:
    """No objective has that number or key."""
    listed = "，".join(f"{number} {title}" for number, title in enumerate(titles, 1))
    return f"没有“{clip(value, 20)}”这个绩效目标，请写数字：{listed}。"


# Saving a phrase of one's own (存为常用语)


def saved(sentence: str, phrase_id: str) -> str:
    """A phrase was saved."""
    return f"存好了：{make_harmless(sentence)}（{phrase_id}）。下次在这个目标里就能选到。"


def already_there(sentence: str, own: bool) -> str:
    """The bank has that sentence."""
    where = "您存过这一句" if own else "题库里已经有这一句"
    return f"{where}：“{clip(sentence, 40)}”，不用再存。"


def nothing_to_save() -> str:
    """There is no sentence yet."""
    return "这一条还是空的，写好了再存。"


def one_line_only() -> str:
    """The answer has several lines."""
    return "这一条有换行，存不成常用语，请先改成一句话。"


def too_long(length: int, most: int) -> str:
    """The answer is too long for a phrase."""
    return f"这一条有 {length} 个字，常用语最多 {most} 个，请先改短。"


def no_place(objective: str) -> str:
    """The objective has no key under which phrases could be kept."""
    return f"“{clip(objective, 20)}”不是表样里的绩效目标，这里存不了常用语。"


def own_file_broken(path: str) -> str:
    """The file of own phrases cannot be read, and is not written over."""
    return f"常用语文件 {make_harmless(path)} 读不了，没有动它；请在 WPS 或 Excel 里打开另存为 CSV，再存一次。"


def own_file_busy(path: str) -> str:
    """Somebody else goes on writing to the file of own phrases."""
    return f"常用语文件 {make_harmless(path)} 正被别处改着，这次没有存上，请再存一次。"


# Exporting


def exported(count: int, path: str) -> str:
    """Own phrases were written."""
    return f"{count} 条常用语写好了：{make_harmless(shell_word(path))}"


def nothing_to_export(program: str) -> str:
    """There are no own phrases."""
    return f"还没有存过常用语：在 {program} open 里答一条，打“存为常用语”就存下了。"


OBJECTIVE_HEAD = "目标"
"""Head of the column that is added where own phrases of all objectives stand in one table."""
