"""What is said when the lines of a list are ordered, split, merged, moved and marked."""

from __future__ import annotations

from assistant.text import clip

CANNOT_GO_THERE = "只有产出、效益能挪，也只能挪到某个目标的产出或效益里，如：移到 3 目标5。"
THERE_ALREADY = "它本来就在这一栏里；要换次序打 上移 3、下移 3，或 移到 3 第1条。"
NOT_SPLIT = "没有拆，原样留着。"
NONE_CHOSEN = "一段也没留，没有拆。要整条不要，就删掉它。"
NO_LIST = "这一题不是一条一条写的，没有条可以排。先到产出、效益或职责那一题。"
NOT_DUTIES = "“保留全部”是照原样留下全部职责用的：先打 跳到 部门职能职责概述。"
NO_DUTIES = "这里一条职责都没有，也没有读入过去年的表：打编号选题库里的，或自己写。"
SPLIT_HINT = "打要留的号，如 1 3 5 或 2-4；全部 都留；直接回车不拆。没留的去掉，打 撤销 找回。"


def split_prompt(number: int, count: int) -> str:
    """Which pieces of a line stay."""
    return f"第 {number} 条可以拆成下面 {count} 条，要留哪几条？"


def which_pieces(text: str, count: int) -> str:
    """An answer that names no piece."""
    return f"“{clip(text, 16)}”看不出要留哪几段：打 1 到 {count} 里的号，如 1 2；全部；算了。"


def which_line(word: str, example: str) -> str:
    """A word without the number of a line."""
    return f"{word} 后面要带条号，如：{example}。"


def at_the_end(up: bool) -> str:
    """A line cannot go further."""
    return "它已经是第一条了。" if up else "它已经是最后一条了。"


def no_such_spot(number: int, count: int, same: bool) -> str:
    """A place in a list that there is not, or where the line stands already."""
    return f"它已经是第 {number} 条了。" if same else f"没有第 {number} 个位置，这里只有 {count} 条。"


def put(before: int, now: int, text: str) -> str:
    """A line went to another place of its list."""
    return f"第 {before} 条“{clip(text, 16)}”现在是第 {now} 条。"


def relocated(text: str, objective: int, label: str, number: int, lacks: bool) -> str:
    """A line went to another list."""
    more = "，它归哪一类还要定" if lacks else ""
    return f"“{clip(text, 16)}”移到了目标{objective}{label}第 {number} 条{more}。"


def duplicated(number: int, text: str) -> str:
    """A line was put once more behind it."""
    return f"照第 {number} 条“{clip(text, 16)}”复制了一条，是第 {number + 1} 条：打 改 {number + 1} 改成另一件事。"


def removed(number: int, text: str) -> str:
    """A line was taken out."""
    return f"已删第 {number} 条“{clip(text, 16)}”（打 撤销 找回）。"


def no_category_here(indicator: bool, benefits: bool) -> str:
    """A category that a line of this list cannot have."""
    if not indicator:
        return "职责不分类别。"
    kinds = "经济、社会、生态、可持续、满意度" if benefits else "数量、质量、时效、成本、其他"
    return f"{'效益' if benefits else '产出'}的类别是：{kinds}。"


def categorised(number: int, name: str) -> str:
    """A line has another category."""
    return f"第 {number} 条归 {name}。" if name else f"第 {number} 条不分类别。"


def cannot_derive(number: int) -> str:
    """A part that cannot be changed in the sentence with certainty."""
    return f"第 {number} 条的句子里认不准是哪一处，没有改：打 改 {number} 直接改句子。"


def rewritten(number: int, text: str) -> str:
    """A part of a line was changed in its sentence."""
    return f"第 {number} 条现在是：{clip(text, 60)}"


def one_piece(number: int) -> str:
    """A line that lists nothing."""
    return f"第 {number} 条只说了一件事，没有可拆的（按句号、分号和一是二是拆）。"


def split(number: int, kept: int, dropped: int) -> str:
    """A line became several."""
    gone = f"，去掉 {dropped} 段（打 撤销 找回）" if dropped else ""
    return f"第 {number} 条拆成了 {kept} 条{gone}。"


def nothing_behind(number: int, count: int) -> str:
    """A merge with what is not there."""
    return f"第 {number} 条后面不够合的，这里只有 {count} 条。"


def merged(first: int, last: int) -> str:
    """Lines became one."""
    return f"第 {first} 到 {last} 条合成了一条；类别按第 {first} 条。"


def duties_kept(count: int, brought: bool) -> str:
    """All duties stand as they are."""
    return f"{'照去年的表写上' if brought else '照原样留下'} {count} 条职责，这一栏写完了。"


def unclear(text: str) -> str:
    """Where a line is to go is not understood."""
    return f"看不出要移到哪里“{clip(text, 16)}”：打 移到 3 目标5、移到 3 效益，或 移到 3 第1条。"


def no_objective(number: int, count: int) -> str:
    """An objective that the form does not have."""
    return f"没有目标{number}，这张表有 {count} 个目标。"


def part_unread(part: str, text: str) -> str:
    """A new value of a derived part that cannot be read."""
    examples = {"符号": "不低于、不高于、等于、大于、小于", "时间": "10月31日、10月底、三季度"}
    return f"“{clip(text, 16)}”不像{part}，要写成：{examples.get(part, '一个数')}。"
