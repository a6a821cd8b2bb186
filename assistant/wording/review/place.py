"""What is said about places and about the filer's own name."""

from __future__ import annotations

from assistant.text import clip

BASIS_COPIED = "照抄其他乡镇文本是财政评审常见退回原因"
BASIS_ETHNIC = "民族乡行政工作条例"
BASIS_SEAL = "填报单位为盖章单位全称"
BASIS_OWN_KIND = "与填报单位全称一致"
BASIS_ONE_NAME = "同一事项名称前后一致"
SPACE = "空格"
BASIS_GAZETTEER = "统计用区划代码（2023年6月）"


def foreign_township(name: str, full_name: str, own_county: bool, own: str) -> str:
    """Another township's name, in full or short."""
    where = "本县" if own_county else "外县"
    also = "" if name == full_name else f"（{clip(full_name, 10)}）"
    return f"“{clip(name, 10)}”{also}是{where}另一个乡镇，请核对，改成“{clip(own, 10)}”或删去。"


def of_origin(name: str) -> str:
    """A place of the township whose form the draft was begun with."""
    return f"“{clip(name, 12)}”是原表那个单位那边的地名，请换成本单位的或删去。"


def foreign_village(name: str, township: str, own_county: bool) -> str:
    """A village of another township."""
    where = "" if own_county else "外县"
    return f"“{clip(name, 12)}”是{where}{clip(township, 14)}的村，不在本单位，请核对换成自己的村。"


def foreign_county(name: str, own: str) -> str:
    """Another county's name."""
    return f"“{clip(name, 12)}”不是本单位所在的{clip(own, 12)}，请核对是不是抄来的，改写或删去。"


def other_than_filer(name: str, own: str) -> str:
    """A place's name in the form of a filer that the gazetteer does not know."""
    return f"“{clip(name, 12)}”与填报单位“{clip(own, 12)}”不是一个地方，请核对是不是抄来的。"


def own_name(form: str, full_name: str) -> str:
    """The filer's own name without a part of it."""
    return f"“{clip(form, 12)}”不是全称，请写“{clip(full_name, 14)}”。"


def other_kind(kind: str, word: str, instead: str) -> str:
    """A word for another kind of township."""
    return f"填报单位是{kind}，这里写成“{clip(word, 12)}”，请改为“{clip(instead, 12)}”。"


def several_names(name: str, kept: str) -> str:
    """One thing by several names."""
    return f"同一个地方前后叫法不一：“{clip(name, 12)}”和“{clip(kept, 12)}”，请统一。"


def other_count(written: str, what: str, listed: int) -> str:
    """Another number of villages than the gazetteer's."""
    return f"这里写{written}个{clip(what, 8)}，区划库（2023年6月）是{listed}个，请核对；以现在实际数为准。"


def other_than_chosen(written: str, chosen: str) -> str:
    """The filer's words name another township than its code."""
    return f"填报单位写的是“{clip(written, 12)}”，所选区划是“{clip(chosen, 12)}”，请核对。"


def filer_with_marks(mark: str) -> str:
    """The filer typed as a path or behind a code."""
    return f"填报单位要写盖章单位全称，中间不要“{clip(mark, 4)}”这样的记号。"


def no_authority(authority: str) -> str:
    """The filer without 人民政府."""
    return f"填报单位要写盖章单位全称，请写到“{authority}”为止。"


def filer_not_whole(name: str) -> str:
    """The filer's own words lack a part of the township's name."""
    return f"填报单位不是全称，请按公章写，应有“{clip(name, 14)}”。"


def renamed(listed: str) -> str:
    """The gazetteer has the filer as another kind of township."""
    return f"区划库（2023年6月）里是“{clip(listed, 14)}”，改过名就不用动，没改过请对照公章改正。"


def filer_without_county(county: str) -> str:
    """The filer without its county."""
    return f"公章上一般还有“{clip(county, 12)}”，请对照公章写全。"


def other_department() -> str:
    """部门名称 and 填报单位 differ."""
    return "部门名称与填报单位不一致，请核对，两处都写盖章单位全称。"


# Said to who edits the tables


def no_instead() -> str:
    """None of the columns says what to write."""
    return "乡、镇、街道三格至少填一格：在那种单位的表里应写成什么。"


def two_names_needed() -> str:
    """A thing with one name only."""
    return "至少写两个叫法，中间用 | 隔开。"


def preferred_not_listed() -> str:
    """The preferred name is none of the names."""
    return "首选要是“词”里的一个，请改成一样的写法。"
