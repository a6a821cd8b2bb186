"""What the command line says about itself."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.text import clip, make_harmless
from assistant.wording.shelf import marks

if TYPE_CHECKING:
    from assistant.overview import DraftRow

USAGE = "用法："
POSITIONALS = "参数"
OPTIONS = "选项"
HELP = "显示这份说明"
DESCRIPTION = "申报助手：一题一题问着填《乡镇部门整体支出绩效目标申报表》，边填边查，写出可以盖章的 Word 文件。"
EPILOG = "不带命令，就从草稿列表或新的一份开始。FILE 也可以写 @草稿名。"
VERSION = "显示版本"
VERB_HEAD = "命令"
PLAIN = "不用全屏界面，一行一行地问答"
VERBS = {
    "new": "新建一份草稿",
    "open": "接着填一份草稿（不写名字就是最近的一份）",
    "list": "列出草稿",
    "draft": "草稿的回收站，整份存成一个文件或读进来",
    "import": "把填好的表（.docx、.txt、.json）读成数据",
    "write": "写出 Word 文件",
    "check": "检查一份或几份申报表",
    "suggest": "在题库里找标准表述",
    "diff": "比较两份申报表，列出哪里不同",
    "bank": "题库和自己的词库：检查、导出常用语，重做行政区划和读音表",
}
NAME = "草稿名"
FROM = "从这份填好的表开始（.docx、.txt、.json）"
YEAR = "预算年度"
AS_JSON = "输出 JSON"
LAST = "去年的申报表：照抄去年的、比去年实际低的也会指出来"
FILE = "申报表文件（.docx、.txt、.json；装了 LibreOffice 也读 .doc、.wps、.rtf），@草稿名，或 -（标准输入）"
OUT_JSON = "写到这个 JSON 文件（不写就输出到屏幕）"
REPORT = "把没有归位的、看不准的（在哪儿、有多大把握）另存为 JSON"
FORCE = "已有同名文件时覆盖"
OUT_DOCX = "写到这个 .docx 文件；有几份时写到这个文件夹"
PROOF = "不出正式稿，只出页眉印着这个词的一份：草稿（默认）、征求意见稿或送审稿"
STRICT = "有其他必改的问题也不出正式稿"
INTO = "填进县里发的这张空表（.docx；装了 LibreOffice 也认 .doc、.wps）：它的格子、字体、页面和附件号都不动，不够的行自己加"
ASCII_NAME = "再存一份英文数字名字的，从服务器拷回电脑时文件名不会乱"
FAIL_ON = "有这一级及以上的问题就返回 1：error（默认）、warning、note、never"
PROOF_WORDS = ("草稿", "征求意见稿", "送审稿")


def usage_error(message: str, program: str) -> str:
    """The English complaint of argparse in Chinese."""
    rules = (
        (r"the following arguments are required: (.*)", "少了 {}，请补上"),
        (r"unrecognized arguments: (.*)", "不认识 {}，请去掉或改正"),
        (r"argument (.*): expected one argument", "{} 后面要跟一个值"),
        (r"argument (.*): expected at least one argument", "{} 后面至少要跟一个值"),
        (r"argument (.*): invalid int value: (.*)", "{} 要写整数，现在是 {}"),
        (r"argument (.*): not allowed with argument (.*)", "{} 和 {} 不能一起用"),
        (r"argument (.*): ignored explicit argument (.*)", "{} 后面不能跟值（{}）"),
    )
    for pattern, sentence in rules:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            parts = [make_harmless(part) for part in match.groups()]
            return f"{sentence.format(*parts)}。打 {program} -h 看用法。"
    return f"命令写得不对。打 {program} -h 看用法。"


def no_such_choice(value: str, known: Sequence[str], verb: bool) -> str:
    """A value outside a closed list."""
    near = difflib.get_close_matches(value, known, 1, 0.5)
    guess = f"是不是 {near[0]}？" if near else ""
    what = "命令" if verb else "写法"
    return f"没有“{clip(value, 20)}”这个{what}。{guess}可以用：{'、'.join(known)}。"


STOPPED = "已中断。"


def headline(file: str) -> str:
    """Heads the findings of one of several files."""
    return f"{make_harmless(file)}："


def counted(errors: int, warnings: int, notes: int, kept: int = 0) -> str:
    """How many findings there are."""
    held = f"已保留 {kept} 处" if kept else ""
    if not errors + warnings + notes:
        return f"没有发现要改的{f'，{held}' if held else ''}；拿不准的地方还得自己看一遍。"
    return f"必改 {errors} 处，建议改 {warnings} 处，提示 {notes} 处{f'，{held}' if held else ''}。"


def failed(file: str, message: str) -> str:
    """One of several files cannot be used."""
    return f"{make_harmless(file)}：{message}"


def wrote(path: str) -> str:
    """A file was written."""
    return f"已写好：{make_harmless(path)}"


def need_folder(path: str) -> str:
    """Several inputs and an output that is no folder."""
    return f"有几份输入时，-o 要写一个已有的文件夹，{make_harmless(path)} 不是。"


def same_output(path: str) -> str:
    """Two inputs would be written to one file."""
    return f"有两份输入都要写成 {make_harmless(path)}，请改名或分开写。"


def not_docx(path: str) -> str:
    """`write` is told a name that is not a Word file's."""
    return f"写出的是 Word 文件，{make_harmless(path)} 要改成以 .docx 结尾的名字；要写进文件夹，请先建好它。"


def not_word(path: str) -> str:
    """`import` is told the name of a Word file."""
    return f"import 写出的是数据，不是 Word 文件：{make_harmless(path)} 请改成以 .json 结尾的名字；要 Word 文件，用 write。"


def over_its_source(path: str) -> str:
    """A file is to be written over the one that it is made of."""
    return f"要写的文件和读的文件是同一个 {make_harmless(path)}，请给写出的文件换个名字，原来的留着对照。"


def into_itself(path: str) -> str:
    """--into and the output name one file."""
    return f"--into 的空表和要写的文件是同一个 {make_harmless(path)}，请给写出的文件换个名字，空表留着明年对照。"


def ascii_already(path: str) -> str:
    """A second copy is asked for, but the first one's name is ASCII."""
    return f"{make_harmless(path)} 的名字已经是英文数字，没有另存一份。"


def refused(count: int) -> str:
    """The final file is refused."""
    return f"正式稿还不能出：有 {count} 处必改（见上）。改好再来；急着给领导看，就加 --proof 送审稿。"


def pasted() -> str:
    """The name of what came from standard input."""
    return "标准输入"


NO_STDIN = "标准输入是关着的，没法回答问题或粘贴内容，请在终端里直接运行。"
NO_STDOUT = "标准输出是关着的，没有地方显示结果：请在终端里直接运行，或用 > 转到一个文件。"
EMPTY_OUTPUT = "-o、--report 后面的文件名是空的，请写上文件名。"
NOT_TO_SCREEN = "这里要写一个文件名，不能用 - ：这个文件不能输出到屏幕，请写如 out.docx、report.json。"
EMPTY_PASTE = "标准输入是空的，请把表格内容粘贴进来，再按 Ctrl+D。"
PASTE_NOT_TEXT = "标准输入里不是文字，请粘贴表格的文字内容。"
YEAR_RANGE = "年度要在 2000 到 2100 之间，请写四位数字，如 2027。"


def bad_stdin(why: str) -> str:
    """Standard input cannot be read."""
    return f"标准输入读不了：{why}。请把内容存成文件，再写文件名。"


def paste_too_large(most: int) -> str:
    """More text on standard input than any form has."""
    return f"标准输入超过 {most // 1024} KB，不像一张申报表，请只粘贴这张表的内容。"


def stdout_failed(why: str) -> str:
    """Standard output takes nothing more."""
    return f"结果显示不完整：标准输出{why}。请换一个地方输出再来。"


def system_refused(path: str, why: str) -> str:
    """The system refused a path in a place where nothing better is known."""
    return f"打不开 {make_harmless(path)}：{why}。请检查路径和权限再来。"


def one_place_for_both(path: str) -> str:
    """-o and --report name one file."""
    return f"-o 和 --report 写到了同一个文件 {make_harmless(path)}，请给其中一个换个文件名。"


def only_the_first(path: str, message: str) -> str:
    """The declaration was written, its report was not."""
    return f"{message}（{make_harmless(path)} 已写好，只有这份报告没有写。）"


def draft_line(row: DraftRow) -> str:
    """One draft in the list."""
    whose = f"{row.filer or '（单位未填）'}  {f'{row.year}年度' if row.year else '（年度未填）'}"
    return make_harmless(f"{row.name}  {whose}  已填{row.answered}/{row.total}  {row.changed}{marks(row)}")


def broken_draft(name: str, message: str) -> str:
    """A draft that cannot be opened, in the list."""
    return f"{make_harmless(name)}  {message}"
