"""What is said while the county's own blank is filled."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.text import clip, make_harmless

NAMES = {"/year": "年度", "/filer": "填报单位", "/department": "部门名称", "/duties": "部门职能职责概述"}
FILLED = "填好的表"
DRAFT_WORDS = ("草稿", "征求意见稿", "送审稿", "样表", "样张", "样本")
STAMPS_MAY_PART = "盖章栏上面一行字太多，打印前看一眼末页：只剩盖章栏的话，把那一行压短些，或缩小一点行距。"
ROWS_GROW = "空表有些行的行高是固定的，填进去的字会印不全，已改成行高随内容增高。"
TABLE_FLOWS = "空表的表格设了文字环绕，跨页时可能印不全，已改成不环绕，请看一下表格的位置。"
LOCKED = "空表设了编辑保护，填好的表照样带着：要在 WPS 里改字，先到“审阅—限制编辑”里停止保护，密码问财政局。"
TABLE_IN_BOX = "空表的表格放在文本框里，认不全：请在 WPS 里把表格剪切出来，直接放在页面上，再来填。"
OBJECTIVES_IN_COLUMNS = (
    "绩效目标：空表把产出指标和效益指标排成并排的两栏，一行一个目标，认不准哪一行填哪个，请自己填或换一种空表。"
)
DOTS_STAY = "空表里只印着“……”的行照样留着（要加的行已经加好），打印前看看要不要删。"
_SHOWN = 40
_MOST_NAMED = 4


def title_of(number: int) -> str:
    """Name of an objective's title."""
    return f"绩效目标内容{number}的名称"


def outputs_of(number: int, title: str) -> str:
    """Name of an objective's outputs."""
    return f"绩效目标内容{number}（{clip(title)}）的产出指标"


def benefits_of(number: int, title: str) -> str:
    """Name of an objective's benefits."""
    return f"绩效目标内容{number}（{clip(title)}）的效益指标"


def no_place(what: str, value: str) -> str:
    """The blank has no label for it."""
    return f"{what}：空表里没有这一栏，“{clip(value, _SHOWN)}”填不进去。"


def no_list(what: str, items: Sequence[str]) -> str:
    """The blank has no head for a list."""
    return f"{what}：空表里没有这一栏，{len(items)} 条都填不进去，第一条是“{clip(items[0], _SHOWN)}”。"


def no_cell(what: str) -> str:
    """A list's head stands outside every table."""
    return f"{what}：空表里这几个字不在表格里，不知道填在哪一格。"


def several_columns(what: str) -> str:
    """The blank divides indicators into columns or groups."""
    return f"{what}：空表把指标分成了几栏（名称、指标值等）或几类，这里的整句填不进去，请按栏自己填或换一种空表。"


def no_objective(number: int, title: str) -> str:
    """The blank has no objectives at all."""
    return f"绩效目标内容{number}（{clip(title)}）：空表里没有“绩效目标内容”一栏，填不进去。"


def no_row(number: int, title: str) -> str:
    """No row can be added for an objective."""
    return f"绩效目标内容{number}（{clip(title)}）：空表里的几个绩效目标挤在一格里或不在表格里，没法照着加行，请先在空表里加好。"


def other_title(number: int, title: str, printed: str) -> str:
    """The blank prints other objectives than the declaration has."""
    return f"绩效目标内容{number}（{clip(title)}）：空表印的是“{clip(printed)}”等别的目标，请先把名称改成一样。"


def other_year(printed: int, year: int) -> str:
    """The blank is another year's."""
    return f"年度：空表印的是 {printed} 年度，申报的是 {year} 年度，请换当年的空表或改年度。"


def occupied(what: str, text: str) -> str:
    """Something stands already where an answer belongs."""
    return f"{what}：空表里这一处已有“{clip(text, _SHOWN)}”，没有覆盖，请先在空表里删掉。"


def left_empty(titles: Sequence[str]) -> str:
    """The blank prints objectives that the declaration does not have."""
    shown = "、".join(map(clip, titles[:_MOST_NAMED])) + ("等" if len(titles) > _MOST_NAMED else "")
    return f"空表里有 {len(titles)} 个目标是答案里没有的，照空表留空：{shown}。"


def noughts_stay(labels: Sequence[str]) -> str:
    """The blank prints 0.00 where the declaration has no amount."""
    return f"{'、'.join(labels)}：空表印着 0，答案里是空的，没有改；按县里的要求，该留就留，该删就删。"


def hint_replaced(text: str) -> str:
    """A prompt of the blank gave way to the answer."""
    return f"空表里的提示“{clip(text, _SHOWN)}”已换成填写的内容。"


def hidden_removed(text: str) -> str:
    """The blank held text that no page shows."""
    return f"空表里有隐藏文字“{clip(text, _SHOWN)}”，没有带进新文件。"


def margin_says(text: str) -> str:
    """A header or footer of the blank says that the page is no final copy."""
    return f"空表的页眉或页脚印着“{clip(text, 20)}”，没有动；要交的正式稿上不该有，请在空表里删掉再来。"


def more_hidden(count: int) -> str:
    """There are more hidden texts than are told one by one."""
    return f"空表里还有 {count} 处隐藏文字，也没有带进新文件。"


def foreign_content(name: str, kind: str) -> str:
    """The blank holds something that cannot be taken over safely."""
    return (
        f"{clip(name, 80)} 里嵌了别的对象或外部链接（{clip(kind)}），不能原样填：请在 WPS 里删掉它，另存为 .docx 再来。"
    )


def not_docx(path: str) -> str:
    """The blank is no .docx."""
    return f"{make_harmless(path)} 不是 Word 文件，没法照着填：请用 WPS 或 Word 打开空表，另存为 .docx 再来。"


def read_back(places: Sequence[str]) -> str:
    """What was filled in reads otherwise than it was meant."""
    named = list(dict.fromkeys(place.strip() for place in places))
    shown = "；".join(clip(place, _SHOWN) for place in named[:_MOST_NAMED]) + ("等" if len(named) > _MOST_NAMED else "")
    return (
        f"填好的表读回来有 {len(places)} 处和答案对不上，多半是空表自己印的字夹在里面：请打开看一遍再打印（{shown}）。"
    )


def refused(count: int) -> str:
    """Nothing was written, because not everything has a place."""
    return f"没有写出文件：共 {count} 处在空表里没有地方填。请改空表或改内容再来，或不用空表，按程序自带的表样写出。"
