"""What is said about the question bank's files."""

from collections.abc import Sequence

from assistant.text import clip


def no_questions(name: str) -> str:
    """A file holds something else than a list of questions."""
    return f"题库文件 questions/{name} 里没有题目，每道题要用 [[questions]] 开头，请补上。"


def question_without(name: str, question: str, key: str) -> str:
    """A question misses one of its parts, or the part is empty or no text."""
    return f'题库文件 questions/{name} 的“{question}”缺 {key}，请补上一行 {key} = "…"。'


def question_with_unknown(name: str, question: str, key: str) -> str:
    """A question has a part that no question has."""
    return f"题库文件 questions/{name} 的“{question}”多出 {key}，请删掉或改对名字。"


def question_twice(name: str, question: str, other: str) -> str:
    """Two questions have one id."""
    return f"题库文件 questions/{name} 的“{question}”在 {other} 里已经有了，请删掉一个。"


def question_missing(question: str) -> str:
    """The bank holds no question of that id."""
    return f"题库里没有“{question}”这道题，请在 questions/ 里补上，或重新安装 shenbao。"


def question_unnamed(number: int) -> str:
    """How a question is called that has no id."""
    return f"第 {number} 题"


def no_text_table() -> str:
    """A table's bytes are no text."""
    return "这个文件不是文字表格，请在 WPS 或 Excel 里另存为 CSV。"


def broken_table() -> str:
    """A table's quotes do not pair."""
    return "表格里的引号不成对，请在 WPS 或 Excel 里打开，另存为 CSV。"


def table_too_large(most: int) -> str:
    """A table is larger than any word list can be."""
    return f"这个文件超过 {most // 2**20} MB，不像词库，没有读；请拆成几个，或看是不是放错了文件。"


def too_many_rows(most: int) -> str:
    """A table has more rows than are read."""
    return f"这张表超过 {most} 行，后面的没有读，请删短。"


def no_heads() -> str:
    """A table has no row of heads."""
    return "第一行要写列名，请补上。"


def head_twice(head: str) -> str:
    """Two columns have one head."""
    return f"列名“{head}”有两个，请删掉一个。"


def too_many_cells(columns: int) -> str:
    """A row is longer than the heads."""
    return f"这一行比列名多，表只有 {columns} 列，请把多出的格子清掉。"


def cell_too_long(most: int) -> str:
    """A cell holds too much."""
    return f"这一格超过 {most} 个字，请删短。"


def cannot_read_table(reason: str) -> str:
    """The system does not give a table."""
    return f"这个文件读不了（{reason}），请检查权限。"


def bad_id(value: str) -> str:
    """An id is none."""
    return f"编号“{clip(value)}”不对，只能用小写英文、数字和减号，如 economy-quantity-01。"


def empty_cell(head: str) -> str:
    """A cell that must not be empty is."""
    return f"“{head}”空着，请填上。"


def not_one_of(value: str, allowed: Sequence[str]) -> str:
    """A cell holds none of the values of a closed list."""
    return f"“{clip(value)}”不在可选的里面，请改成：{'、'.join(allowed)}。"


def examples_differ(blanks: int, examples: int) -> str:
    """The number of examples is not that of the blanks."""
    return f"有 {blanks} 个空，示例有 {examples} 个，请一个空写一个示例，中间用“；”隔开。"


def range_reversed(low: object, high: object) -> str:
    """A range's ends are the wrong way round."""
    return f"下限 {low} 比上限 {high} 大，请对调。"


def figure_but_qualitative() -> str:
    """The sentence takes a figure and the operator says 定性."""
    return "标准表述里要填数，符号却写定性，请改成不低于、不高于或等于。"


def no_number(value: str) -> str:
    """A cell should hold a number."""
    return f"“{clip(value)}”不是数，请只写数字，单位写在“单位”那一列。"


def no_year(value: str) -> str:
    """A cell should hold a year."""
    return f"“{clip(value)}”不是年份，请写四位数字，如 2027。"


def bad_basic_id(value: str) -> str:
    """The id of a figure of the township is none."""
    return f"编号“{clip(value)}”不对，只能用小写英文和下划线，如 villages。"


def no_day(value: str) -> str:
    """A cell should hold a day of the year."""
    return f"“{clip(value)}”不是日子，请写成 4月30日 这样。"


def cannot_use_folder(why: str) -> str:
    """An own bank folder cannot be used at all."""
    return f"这个词库文件夹用不了（{why}），请检查路径和权限。"


def own_trouble(count: int, program: str) -> str:
    """Said once where files of own bank folders cannot be read."""
    return f"本县词库有 {count} 处读不了，打 {program} bank check 看。"
