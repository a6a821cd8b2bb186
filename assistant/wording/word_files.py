"""What is said about a Word file besides its text: comments, headers, revisions, embedded things, conversion."""

from assistant.text import clip

HEADER = "页眉"
FOOTER = "页脚"
REVISED = "文件里有修订痕迹，已按全部接受修订来读（删掉的不要，插入的要），请核对。"
FOREIGN_PART = "文件里插着另一份文档，里面的内容没有读：请用 Word 打开，把它的文字复制进来，另存为 .docx 再来。"


def at_box(where: str) -> str:
    """Where in a text box."""
    return f"{where}的文本框"


def at_covered(where: str) -> str:
    """Where under a merged cell, unseen on paper."""
    return f"{where}（被合并单元格盖住，纸上看不见）"


def at_comment(where: str, author: str) -> str:
    """Where in a comment; nothing leads to some."""
    by = f"（{clip(author, 20)}）" if author.strip() else ""
    return f"{where}的批注{by}" if where else f"批注{by}"


def at_footnote(where: str) -> str:
    """Where in a footnote."""
    return f"{where}的脚注"


def at_endnote(where: str) -> str:
    """Where in an endnote."""
    return f"{where}的尾注"


def at_graphic(where: str) -> str:
    """Where in a drawing or a chart."""
    return f"{where}的图形或图表"


def at_prompt(where: str) -> str:
    """Where in a control that says it is not filled in, though its text is set like an answer."""
    return f"{where}的控件提示"


def embedded(where: str, program: str) -> str:
    """Something of another program lies in the page."""
    of = f"（{clip(program, 30)}）" if program.strip() else ""
    return f"{where}嵌着别的程序的内容{of}，没有读，要用请自己补上。"


def pictures(count: int) -> str:
    """There are pictures on the page."""
    return f"文件里有 {count} 张图片，图片里的字没有读，要用请自己补上。"


def more_notes(count: int) -> str:
    """There is more to say than anyone reads."""
    return f"另有 {count} 处要核对的没有列出，请用 Word 或 WPS 打开旧表对照。"
