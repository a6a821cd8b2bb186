"""What is said about reading a form back: places, notes, leftovers and files that cannot be read."""

from pathlib import Path

from assistant.text import clip, make_harmless

DUTIES = "部门职能职责概述"


def at_line(number: int) -> str:
    """Where in a text."""
    return f"第 {number} 行"


def at_paragraph(number: int) -> str:
    """Where outside a document's tables."""
    return f"表格外第 {number} 段"


def at_cell(table: int, row: int, cell: int) -> str:
    """Where in a document's tables."""
    which = "表格" if table == 1 else f"第 {table} 张表格"
    return f"{which}第 {row} 行第 {cell} 格"


def outputs_of(number: int) -> str:
    """Name of a list."""
    return f"绩效目标内容{number}的产出指标"


def benefits_of(number: int) -> str:
    """Name of a list."""
    return f"绩效目标内容{number}的效益指标"


def no_title(number: int) -> str:
    """An objective whose title is missing."""
    return f"绩效目标内容{number}后面没有名称，请补上。"


def lost_label(number: int, where: str) -> str:
    """A second list of outputs below the benefits of the same objective."""
    return (
        f"{where}又从头写“产出指标”，前面的“绩效目标内容{number}：”和名称不见了，已单独算第 {number} 个绩效目标，"
        "请补上名称；如果本来属于上一个目标，请把这几条移回去。"
    )


def title_without_label(number: int, title: str) -> str:
    """A title whose label is lost."""
    return f"“{clip(title)}”前面没有“绩效目标内容{number}：”，因后面就是产出指标，已读作第 {number} 个绩效目标的名称，请核对。"


def label_again(number: int) -> str:
    """An objective whose label is printed again on the next page."""
    return f"“绩效目标内容{number}”重复印在下一页，接着读作同一个绩效目标。"


def title_beside(number: int) -> str:
    """A title in another cell than its label."""
    return f"绩效目标内容{number}的名称取自标签旁边的一格。"


def filer_below() -> str:
    """A filer on another line than its label."""
    return "填报单位取自标签下面的一行。"


def year_in_title() -> str:
    """A year that stands in the title or alone, not in brackets below it."""
    return "年度取自标题。"


def objective_number(number: int, printed: int) -> str:
    """An objective whose printed number is not its place."""
    return f"旧表上的“绩效目标内容{printed}”是第 {number} 个，按先后次序读成第 {number} 个，请核对。"


NO_OBJECTIVE = "有指标前面没有“绩效目标内容”，已单独算一个绩效目标，请补上名称。"


def missing_head(head: str, objective: int, where: str) -> str:
    """A list of indicators without its head."""
    return f"绩效目标内容{objective}（{where}）缺“{head}”几个字，已按位置读作{head}，请核对。"


def no_category(name: str, position: int) -> str:
    """A benefit without its label."""
    return f"{name}第 {position} 条没有写类别，内容照收，请补选类别。"


def grouped(name: str, position: int, head: str) -> str:
    """An indicator whose category stands above a group of them."""
    return f"{name}第 {position} 条的类别取自上面的“{clip(head)}”。"


def by_rows(name: str) -> str:
    """Indicators that stand in the rows of a table."""
    return f"{name}在旧表里一行一条，已把每行的名称、符号、指标值和单位连成一句，请核对。"


def list_of_column(name: str) -> str:
    """A list that stands below the head of its column."""
    return f"{name}取自同名的一列。"


def title_of_column(number: int) -> str:
    """A title that stands in a column of its own, without its label."""
    return f"绩效目标内容{number}的名称取自“绩效目标”一列。"


def empty_item(name: str, number: int) -> str:
    """A number with nothing after it."""
    return f"{name}第 {number} 条只有序号或类别、没有内容，没有算作一条。"


def unnumbered(name: str, count: int) -> str:
    """A list without numbers."""
    return f"{name}没有序号，按一段一条读成 {count} 条，请核对。"


def jump(name: str, before: int, after: int) -> str:
    """Numbers that do not follow each other."""
    return f"{name}的序号在 {before} 之后是 {after}，内容照收，序号会重新排，请核对。"


def doubtful_number(name: str, text: str) -> str:
    """A line that begins with a decimal, or with a number and a figure."""
    return f"{name}里“{clip(text)}”开头是小数还是序号看不准，按原样留在上一条里，请核对。"


def restarted(name: str, text: str) -> str:
    """Numbers that begin again at 1 without a head."""
    return f"{name}的序号从“{clip(text)}”起又从 1 数起，内容留在上一条里，如是另外的条目请拆开。"


def cut_by_number(name: str) -> str:
    """Several numbers in one paragraph."""
    return f"{name}有几条写在一段里，已按序号分成几条，请核对。"


def cut_by_category(name: str) -> str:
    """Several categories in one paragraph."""
    return f"{name}有几个类别写在一段里，已按类别分成几条，请核对。"


def converted(label: str, figure: str, unit: str, value: str) -> str:
    """An amount that was not in 万元."""
    return f"{label}旧表写的是 {figure}{unit}，已换算成 {value} 万元，请核对。"


def odd_point(label: str, figure: str, value: str) -> str:
    """An amount whose decimal point is a full stop or a dot in the middle."""
    return f"{label}旧表写的是 {figure}，已读成 {value}，请核对。"


def not_an_amount(label: str, text: str) -> str:
    """An amount line that holds other text."""
    return f"{label}后面写的“{clip(text)}”不是金额，没有填入，请自己填数字。"


def dropped_character(where: str, char: str) -> str:
    """A character that no field may hold."""
    return f"{where}有一个看不见的控制字符（{make_harmless(char)}），已去掉，其余文字照收。"


def hidden_text(where: str, text: str) -> str:
    """Text that Word keeps from the page."""
    return f"{where}有隐藏文字“{clip(text)}”，纸上看不见，没有读入，要用请自己补上。"


def unknown_symbol(where: str, code: str) -> str:
    """A character of a symbol font that has no place among the common ones."""
    return f"{where}有一个特殊字体的符号（{code}），别的字体里显示不出来，请改成普通符号。"


def second_form(where: str) -> str:
    """The form stands twice in one source."""
    return f"从{where}起又是一张表，只读了前面一张，后面的列在没有归位的内容里。"


def read_as(name: str, encoding: str) -> str:
    """Said when a text was not in UTF-8."""
    shown = {"gb18030": "GBK", "utf-16": "UTF-16"}.get(encoding, encoding)
    return f"{make_harmless(name)} 是 {shown} 编码，已按 {shown} 读入。"


def unplaced_head(count: int) -> str:
    """Before the leftovers."""
    return f"有 {count} 处内容没有归位，列在下面，请自己补到合适的地方："


def unplaced_line(where: str, text: str) -> str:
    """One leftover, on one line."""
    return f"  {where}：{make_harmless(text.replace(chr(10), ' '))}"


def not_this_form(name: str, form: str) -> str:
    """None of the form's labels was found."""
    return f"{make_harmless(name)} 里没有找到“{form}”的任何一个栏目，不像这张表，请换一个文件。"


def nothing_there(name: str) -> str:
    """A text of blanks."""
    return f"{name} 是空的，里面没有申报表，请换一个文件或重新粘贴。"


def not_docx(path: Path) -> str:
    """Named as Word names its files, but nothing of the kind."""
    return f"{make_harmless(str(path))} 虽叫 {path.suffix.lower()}，里面却不是 Word 文件：请用 WPS 或 Word 打开，另存为 .docx 再来。"


def broken_docx(name: str) -> str:
    """A zip that is damaged or incomplete."""
    return f"{make_harmless(name)} 损坏或不完整，读不出来：请用 WPS 或 Word 打开修复后另存为 .docx，或重新传一次。"


def no_word_part(name: str) -> str:
    """A sound zip that holds no Word document."""
    return f"{make_harmless(name)} 是压缩包或别的办公文件，不是 Word 文档：请换成 .docx 文件。"


def locked_docx(name: str) -> str:
    """A zip with a password."""
    return f"{make_harmless(name)} 加了密码，读不了：请先去掉密码，另存为 .docx 再来。"


def oversized_docx(name: str) -> str:
    """A document that unpacks to far more than a form."""
    return f"{make_harmless(name)} 解开后大得不像申报表，没有读：请换一个文件，或只留这张表另存为 .docx。"


def unsafe_docx(name: str) -> str:
    """XML with a document type, which no word processor writes."""
    return f"{make_harmless(name)} 里有 Word 不会写出的内容（XML 实体），没有读：请用 WPS 或 Word 另存为 .docx 再来。"


def first_of(message: str, others: int) -> str:
    """The first of several objections."""
    return message if others == 0 else f"{message}（另有 {others} 处）"
