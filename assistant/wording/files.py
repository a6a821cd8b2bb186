"""What is said about files, folders and JSON."""

import errno
import re
from pathlib import Path

from assistant.text import clip, one_line


def _name(path: Path | str) -> str:
    return one_line(str(path))


def data_folder_missing(name: str, installed: str, checkout: str) -> str:
    """The program's own data folder is gone."""
    return f"程序自带的 {name} 不见了（找过 {_name(installed)} 和 {_name(checkout)}），请重新安装 shenbao。"


def data_file_missing(name: str) -> str:
    """One of the program's own data files is gone."""
    return f"程序自带的 {_name(name)} 不见了，请重新安装 shenbao。"


def data_file_broken(name: str, slip: str) -> str:
    """One of the program's own data files cannot be read."""
    return f"程序自带的 {_name(name)} 读不出来（{_name(slip)}），请改好或重新安装 shenbao。"


NO_FILE = "不是普通文件"
LARGE = "太大"
NO_TEXT = "不是文字"
FOLDER_MISSING = "没有这个文件夹"
NO_FOLDER = "不是文件夹"


def own_file_broken(path: str, why: str) -> str:
    """A file of a county's own bank folder cannot be read."""
    return f"词库文件 {_name(path)} 读不出来（{_name(why)}），请改好；打 shenbao bank check 看哪里不对。"


def toml_slip(slip: str) -> str:
    """Where a TOML file is malformed, out of the library's own words."""
    match = re.search(r"at line (\d+), column (\d+)", slip)
    return f"第 {match[1]} 行第 {match[2]} 个字附近写法不对" if match else "写法不对，到文件末尾也没有写完"


def form_id_differs(path: str, found: str, wanted: str) -> str:
    """A form's file is called otherwise than the form."""
    return f"表样 {_name(path)} 里的 id 是“{clip(found, 40)}”，要和文件名一样写成 {_name(wanted)}，请改好。"


def not_found(path: Path) -> str:
    """No such file."""
    return f"找不到文件 {_name(path)}，请检查文件名和所在文件夹。"


def is_folder(path: Path) -> str:
    """A folder where a file was meant."""
    return f"{_name(path)} 是文件夹，请写明里面的哪个文件。"


def is_empty(path: Path) -> str:
    """Nothing in it."""
    return f"{_name(path)} 是空的，里面没有申报表，请换一个文件。"


def not_a_file(path: Path) -> str:
    """A device, socket or pipe."""
    return f"{_name(path)} 不是普通文件，请换一个文件。"


def too_large(path: Path, megabytes: int) -> str:
    """Larger than any declaration."""
    return f"{_name(path)} 超过 {megabytes} MB，不像申报表，请换一个文件。"


def text_too_large(name: str, most: int) -> str:
    """Text or JSON larger than any declaration."""
    return f"{_name(name)} 的文字超过 {most // 1024} KB，不像一张申报表，请换一个文件，或只留这张表的内容。"


def line_too_long(name: str, most: int) -> str:
    """A line longer than any answer."""
    return f"{_name(name)} 有一行超过 {most} 个字，不像申报表，请换一个文件，或只留这张表的内容。"


def too_much_text(name: str, characters: int) -> str:
    """More characters than any form has."""
    return f"{_name(name)} 有 {characters} 个字，不像一张申报表，请换一个文件，或只留这张表的内容。"


def too_many_lines(name: str, lines: int) -> str:
    """More lines than any form has."""
    return f"{_name(name)} 有 {lines} 行文字，不像一张申报表，请换一个文件，或只留这张表的内容。"


def cannot_read(path: Path, why: str) -> str:
    """The system does not let it be read."""
    return f"读不了 {_name(path)}：{why}。请检查权限，或复制到自己的文件夹再来。"


def not_text(path: Path) -> str:
    """Bytes that are no text."""
    return f"{_name(path)} 不是文字文件（里面是二进制内容），请用 Word/WPS 打开后全选复制另存为 .txt，或直接给 .docx。"


def cannot_write(path: Path, why: str) -> str:
    """The system does not let it be written."""
    return f"写不了 {_name(path)}：{why}。原来的文件没有动，请换一个能写的文件夹。"


def cannot_make(path: Path, why: str) -> str:
    """The system does not let a folder be made."""
    return f"建不了文件夹 {_name(path)}：{why}。请检查权限和磁盘，或换一个文件夹。"


def not_kept(why: str) -> str:
    """An answer could not be put on disk."""
    return f"没有存上：{why}。请先腾出地方或检查权限。"


def changed_meanwhile(path: Path) -> str:
    """A file has another length than it was left with."""
    return f"{_name(path)} 刚才被别的程序改过，没有再写，请重新打开。"


def folder_missing(path: Path) -> str:
    """The folder of an output file does not exist."""
    return f"文件夹 {_name(path)} 不存在，请先建好，或换一个文件夹。"


def exists(path: Path) -> str:
    """An output file is there already."""
    return f"{_name(path)} 已经有了，没有覆盖。请换一个文件名；在命令行里加 --force 可以覆盖。"


def json_word(word: str) -> str:
    """NaN or Infinity in JSON."""
    return f"JSON 里不能用 {word}：金额请写普通数字，没有就写 null。"


def json_slip(line: int, column: int) -> str:
    """Malformed JSON."""
    return f"不是合格的 JSON：第 {line} 行第 {column} 列写错了，改好这一处再来。"


JSON_DEEP = "JSON 嵌套太深，不是申报表的数据，请换一个文件。"
JSON_NUMBER = "JSON 里有一个数字长得离谱，请改成正常的数字。"


def json_large(most: int) -> str:
    """More values than any declaration has."""
    return f"JSON 里的项目超过 {most} 个，不像一份申报表，请换一个文件或分开。"


def json_double_key(key: str) -> str:
    """One key twice in one object."""
    return f"JSON 里“{_name(key)}”写了两次，不知道该用哪一个，请删掉一个。"


_REASONS = {
    errno.EPERM: "系统不允许",
    errno.ENOENT: "路径不存在",
    errno.EIO: "磁盘读写出错",
    errno.EACCES: "没有权限",
    errno.EBUSY: "正被别的程序占用",
    errno.EEXIST: "已有同名的文件",
    errno.ENOTDIR: "路径中间有一段不是文件夹",
    errno.EISDIR: "是文件夹",
    errno.EINVAL: "系统不接受这个路径",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "打开的文件太多",
    errno.EFBIG: "超过文件大小限制",
    errno.ENOSPC: "磁盘满了",
    errno.EROFS: "磁盘是只读的",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ELOOP: "链接绕成了圈",
    errno.EDQUOT: "磁盘配额用完了",
    errno.ESTALE: "网络盘断开了",
    errno.ETIMEDOUT: "网络盘没有回应",
}
NAME_NOT_ENCODABLE = "这里的语言设置写不了中文文件名，请先执行 export LC_ALL=C.UTF-8"
NAME_IMPOSSIBLE = "文件名里有不能用的字符"


def system_reason(number: int | None) -> str:
    """Chinese for an errno value."""
    return _REASONS.get(number or 0) or f"系统错误 {number or '不明'}"


def unknown_form(form_id: str, known: tuple[str, ...]) -> str:
    """A form id that the question bank does not hold."""
    return f"没有编号为“{clip(form_id, 40)}”的表样，现有：{'、'.join(known)}。请改 form 一项。"
