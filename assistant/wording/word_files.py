"""What is said about a Word file besides its text: comments, headers, revisions, embedded things, conversion."""

from pathlib import Path

from assistant.text import clip, one_line

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


# Old formats and other kinds of file

_BY_HAND = "请用 WPS 或 Word 打开，另存为 .docx，或全选、复制后粘贴进来。"


def _name(path: Path | str) -> str:
    return one_line(str(path))


def converted(path: Path) -> str:
    """An old file was read through LibreOffice."""
    return f"{_name(path)} 是旧格式，由 LibreOffice 转换后读入，请核对。"


def no_libreoffice(path: Path) -> str:
    """An old file, and nothing here that can convert it."""
    return f"{_name(path)} 是旧格式（.doc、.wps、.rtf），这台机器没有装 LibreOffice，读不了：{_BY_HAND}"


def locked(path: Path) -> str:
    """An old file, or a .docx in an old file's wrapping, with a password."""
    return f"{_name(path)} 加了密码，读不了：请用 WPS 或 Word 打开，去掉密码，另存为 .docx 再来。"


def spreadsheet(path: Path | str) -> str:
    """A spreadsheet."""
    return f"{_name(path)} 是电子表格，不是 Word 文件：请在 WPS 或 Excel 里全选、复制后粘贴进来，或换成 .docx 文件。"


def slides(path: Path | str) -> str:
    """Slides."""
    return f"{_name(path)} 是演示文稿，不是 Word 文件：请换成 .docx 文件。"


def open_document(name: str) -> str:
    """A text in LibreOffice's own format."""
    return f"{_name(name)} 是 .odt 格式，读不了：请用 WPS、Word 或 LibreOffice 打开，另存为 .docx 再来。"


def no_old_word(path: Path) -> str:
    """An OLE file of another program, or one that is damaged."""
    return f"{_name(path)} 里没有找到 Word 的内容，可能已损坏或是别的程序的文件：请换一个文件，或用 WPS 打开后另存为 .docx。"


def web_page(path: Path) -> str:
    """A web page or XML under the name of a document."""
    return f"{_name(path)} 里面是网页或 XML，不是 Word 文件：{_BY_HAND}"


def conversion_failed(path: Path) -> str:
    """LibreOffice made nothing of it."""
    return f"{_name(path)} 是旧格式，LibreOffice 没能转换出来：{_BY_HAND}"


def conversion_endless(path: Path, seconds: int) -> str:
    """LibreOffice did not end."""
    return f"{_name(path)} 是旧格式，LibreOffice 转换了 {seconds} 秒还没完，已停下：{_BY_HAND}"


def conversion_oversized(path: Path) -> str:
    """LibreOffice made something far larger than a form."""
    return f"{_name(path)} 转换出来大得不像申报表，没有读：请换一个文件，或只留这张表另存为 .docx。"


def conversion_without_room(path: Path, why: str) -> str:
    """The system lets no file be kept while it is converted; `why` is a sentence."""
    return f"{_name(path)} 是旧格式，要转换却没有地方放临时文件（{why.rstrip('。')}）：{_BY_HAND}"
