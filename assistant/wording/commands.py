"""The list of commands that a slash opens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.wording.tui import Part, part

DOES: Final = {
    "explain": "这一题为什么问、谁看、去哪儿找",
    "example": "看一条写得好的和一条会被退的",
    "as_last": "照抄去年这一格",
    "back": "回到前一题",
    "skip": "先空着，往下走",
    "undo": "收回上一次改动",
    "redo": "恢复收回的改动",
    "outline": "看全部题目，哪些没填、待填、待改",
    "review": "看填好的全表，回车就改",
    "paper": "看印出来什么样、约几页",
    "contrast": "和旧表并排看：哪些留了、改了、删了",
    "check": "看财政局会退回什么",
    "quick": "这一部分一屏填完",
    "changes": "谁在什么时候改了什么",
    "write": "生成 Word 文件",
    "proof": "先出一份送审稿给领导看",
    "fill": "填进县里发的空表",
    "long": "开一整屏写长的、分段的",
    "outside": "用自己的编辑器写这一题（先设 EDITOR）",
    "take_over": "别处开着的草稿拿到这里接着填",
    "save_to": "换个文件夹存，如 存到 ~/备份",
    "find": "在题库里找，如 找 农田",
    "more": "看后面的可选句子",
    "basics": "记下村、组、户、人口，以后自动填",
    "fix": "照预审的建议改，如 照改 3、照改 全部",
    "keep": "不改，写个理由，如 保留 3 县里这么叫",
    "save_phrase": "把刚写好的一条存下来常用",
    "rest_empty": "收入、支出剩下的几行都没有",
    "amounts": "数变了，从总额改起",
    "amounts_later": "金额放到最后填",
    "send": "用 sz 把写好的文件发回自己电脑",
    "papers": "要备好的几样材料，各找谁要",
    "sample": "看一份填好的样表",
    "change": "改这一栏的第几条，如 改 2",
    "remove": "删这一栏的第几条，如 删 2",
    "line_up": "看一个目标的全部产出、效益，还缺什么",
    "insert": "插在第几条前面，如 插到 3",
    "up": "往上挪一条，如 上移 3",
    "down": "往下挪一条，如 下移 3",
    "move_to": "移到别的目标、另一栏或第几条，如 移到 3 目标5",
    "copy": "照第几条再写一条，如 复制 3",
    "split": "一条拆成几条，挑要留的，如 拆 3",
    "merge": "几条合成一条，如 合 3-4",
    "categorise": "定一条的类别，如 类别 3 经济",
    "alter": "换指标值、单位、符号、时间，如 换 3 值 95",
    "keep_lines": "旧表这一条照样留，如 留 3、留 1-5",
    "keep_rest": "旧表没定的全都留下",
    "keep_sound": "旧表没定的，没有必改的都留下",
    "rephrase": "换成题库的说法，如 换题库 3",
    "keep_duties": "职责全都照旧，往下走",
    "jump": "去第几题，如 跳到 8",
    "help": "全部命令和按键",
    "quit": "存好离开，下次接着填",
}
"""What each command does, by its verb; one short phrase."""


MOST_SHOWN: Final = 8
"""Commands in sight at once."""


def listed(found: Sequence[tuple[str, str, str]]) -> list[Part]:
    """Commands that what is typed behind the slash may mean, as (word, initials, verb)."""
    if not found:
        return [part("", "没有这个命令：接着打别的，或打 /bz 看全部；要当答案就把前面的斜杠去掉。", "help")]
    rows = [
        part("/", f"{word}  /{initials}  {DOES[verb]}", "line", whole=False)
        for word, initials, verb in found[:MOST_SHOWN]
    ]
    more = len(found) - MOST_SHOWN
    return [*rows, part("", f"还有 {more} 个，接着打拼音首字母；Tab 补全第一个。", "help")] if more > 0 else rows
