"""What is said in the first pass over an old form."""

from __future__ import annotations

NO_FIX_HERE = "这一条没有现成的改法：按 e 自己改，b 换题库的说法，或 k 照样留。"
NO_MENDS = "一处也没勾，没有改。"
NOTHING_TO_KEEP = "这里没有等着定的旧条目。"


def carried(blanks: int, lines: int) -> str:
    """An own form of an earlier year was carried into the draft's year."""
    opened = f"，{blanks} 处今年的数改成了待填（去年的数在旁边）" if blanks else ""
    return f"旧表按今年翻过来了：年份改了，金额没有带{opened}；{lines} 条等您定去留。打 撤销 回到原样。"


def borrowed(blanks: int, lines: int) -> str:
    """A neighbour's form was taken as a model."""
    opened = f"，{blanks} 处数、日期、地名、人名改成了待填" if blanks else ""
    return f"这是外单位的表：句子留下，单位名换成了本单位{opened}；{lines} 条等您定去留，剩下的地名看 预审。"


def leaves(errors: int, warnings: int) -> str:
    """What keeping all lines leaves to be mended."""
    parts = [f"{count} 处{name}" for count, name in ((errors, "必被退回"), (warnings, "建议改")) if count]
    return f"里面还有 {'、'.join(parts)} 没动：打 预审 看，照改 全部 一起改，撤销 回到原样。"


def sure_of_rest(left: int, errors: int, warnings: int) -> str:
    """Asks once more before all lines that are left are kept."""
    parts = [f"{count} 处{name}" for count, name in ((errors, "必被退回"), (warnings, "建议改")) if count]
    what = f"，里面有 {'、'.join(parts)}" if parts else ""
    return f"还有 {left} 条没定{what}。再按 s 全部照样留，按 k 只留没有必改的，别的键不留。"


def to_be_mended(count: int) -> str:
    """Lines that would be sent back are left to be decided on."""
    return f"剩下的 {count} 条有必改的：改、删、换题库，一条一条来。"


def turned_to(title: str) -> str:
    """The lines of one objective are all decided on: the next one is shown."""
    return f"这一栏定完了，接着是 {title}。"


def kept(count: int, left: int) -> str:
    """Lines were kept; so many are still to be decided on."""
    what = "留下了" if count == 1 else f"留下了 {count} 条"
    return f"{what}，还有 {left} 条没定。" if left else f"{what}，旧表全定完了。"
