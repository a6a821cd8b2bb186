"""What `shenbao bank check` says about a bank's files: what is off and how to mend it."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from typing import Any

from assistant.text import clip, make_harmless, one_line

_TYPES = {
    "string": "文字",
    "number": "数字",
    "integer": "整数",
    "object": "一组键",
    "array": "列表",
    "boolean": "true 或 false",
}


def problem(file: str, row: int, column: str, message: str) -> str:
    """One problem of a bank on one line: where it is, and what to mend."""
    parts = (one_line(file), f"第{row}行" if row else "", one_line(column))
    return f"{' '.join(part for part in parts if part)}：{message}"


def key_path(path: Sequence[str | int]) -> str:
    """Name a place in a TOML file by the keys that lead there."""
    return " ".join(f"第{part + 1}个" if isinstance(part, int) else part for part in path)


def counted(problems: int, rows: int) -> str:
    """How the check went."""
    return f"词库有 {problems} 处要改。" if problems else f"词库没有问题，共 {rows} 条标准表述。"


# What a schema has against a value


def _shown(value: Any) -> str:
    return f"“{clip(str(value))}”"


def unfit(keyword: str, limit: Any, value: Any, description: str) -> str:
    """A value breaks a rule of its schema; `description` says how it is written."""
    if keyword in ("minLength", "minItems", "minProperties") and not value:
        return f"空着，请填上：{description}" if description else "空着，请填上。"
    if keyword == "enum":
        return f"{_shown(value)}不在可选的里面，请改成：{'、'.join(str(part) or '（空）' for part in limit)}。"
    sentences: dict[str, Callable[[], str]] = {
        "maxLength": lambda: f"有 {len(value)} 个字，最多 {limit} 个，请改短。",
        "minLength": lambda: f"只有 {len(value)} 个字，至少 {limit} 个，请写全。",
        "minItems": lambda: f"只有 {len(value)} 项，至少 {limit} 项，请补上。",
        "maxItems": lambda: f"有 {len(value)} 项，最多 {limit} 项，请删掉多的。",
        "minimum": lambda: f"{_shown(value)}太小，不能小于 {limit}，请改正。",
        "maximum": lambda: f"{_shown(value)}太大，不能大于 {limit}，请改正。",
        "exclusiveMinimum": lambda: f"{_shown(value)}太小，要大于 {limit}，请改正。",
        "const": lambda: f"{_shown(value)}不对，只能写 {limit}。",
        "type": lambda: f"要写{_TYPES.get(str(limit), '别的')}，现在是 {_shown(value)}，请改正。",
        "uniqueItems": lambda: "有两项一样，请删掉一项。",
    }
    if keyword in sentences:
        return sentences[keyword]()
    if keyword == "pattern" and not value:
        return f"空着，请填上：{description}"
    return f"{_shown(value)}写法不对，请照这样写：{description}"


def key_missing(key: str) -> str:
    """A key or column that must be there is not."""
    return f"缺“{one_line(key)}”，请补上。"


def key_unknown(key: str, known: Sequence[str]) -> str:
    """A key or column that nothing reads."""
    near = difflib.get_close_matches(key[:40], known, 1, 0.5)
    guess = f"是不是“{near[0]}”？" if near else ""
    return f"不认识“{clip(key, 40)}”，不会读。{guess}请改对名字或删掉。"


# Files and rows


def unknown_table(near: str) -> str:
    """A CSV file that nothing reads."""
    guess = f"是不是 {near}？" if near else ""
    return f"没有这张表，不会读。{guess}请改对文件名或拿走。"


def not_checked_from_here(most: int) -> str:
    """A table has more rows than are checked."""
    return f"一张表只查前 {most} 行，从这一行起没有查，请分成几张或删短。"


def and_more(most: int) -> str:
    """A file has more problems than are listed."""
    return f"这个文件的问题太多，只列出 {most} 处，改好再查一遍。"


def not_csv(name: str) -> str:
    """A spreadsheet lies where tables are read."""
    return f"这里只读 CSV，请在 WPS 或 Excel 里把 {make_harmless(name)} 另存为 CSV。"


def id_twice(value: str, where: str) -> str:
    """Two rows have one id."""
    return f"编号“{clip(value, 40)}”在{where}已经用了，请换一个。"


def id_missing(head: str) -> str:
    """A row of an own folder has nothing in its first column."""
    return f"“{head}”空着，对不上要加、要改还是要停用的那一行，请填上。"


def id_of_another(value: str, wanted: str) -> str:
    """An id does not tell its objective and category."""
    return f"编号“{clip(value, 40)}”和文件、类别对不上，请写成 {wanted}-01 这样。"


def nothing_to_hide(value: str) -> str:
    """A row hides what is not there."""
    return f"要停用的“{clip(value, 40)}”题库里没有，请核对写法，或删掉这一行。"


def nothing_to_replace(value: str) -> str:
    """A row of an own folder has a shipped id that does not exist."""
    return f"“{clip(value, 40)}”是自带题库的编号写法，题库里却没有这一条；要改的请核对编号，新加的请换成 own- 开头。"


def belongs_elsewhere(value: str, file: str) -> str:
    """A row of an own folder has a shipped id of another table."""
    return f"“{clip(value, 40)}”是 {file} 的编号：要改那一条请写到那张表里，新加的请换成 own- 开头。"


def formula(value: str) -> str:
    """A cell that a spreadsheet would take for a formula."""
    return f"“{clip(value, 12)}”开头是 {value[:1]}，WPS 和 Excel 会当成公式，请改写（如“≥90”写成不低于、90 两格）。"


# Sentences with blanks


def looks_like_blank(found: str, meant: str) -> str:
    """Brackets that are no blank and look like one."""
    return f"“{clip(found)}”不是空，会照样印出来；是不是“{meant}”？"


def no_grades(found: str) -> str:
    """A graded blank without grades."""
    return f"“{clip(found)}”要写出几档，用 / 隔开，如〔程度：明显改善/有所改善/基本持平〕。"


def example_refused(number: int, why: str) -> str:
    """An example cannot stand in its blank."""
    return f"第 {number} 个示例不对：{why}"


def example_outside(value: str, low: object, high: object) -> str:
    """The example of the value is outside the range."""
    return f"示例 {clip(value, 12)} 不在下限 {low} 和上限 {high} 之间，请改示例或范围。"


def not_read_back(other: str) -> str:
    """The filled sentence is not read back as the same phrase."""
    what = f"读成了 {other}" if other else "读不回来"
    return f"填上示例以后{what}，请改示例，或让句子和别的不同。"


def sentence_length(length: int, least: int, most: int) -> str:
    """The filled sentence is too short or too long."""
    return f"填上示例以后有 {length} 个字，要在 {least} 到 {most} 个之间，请改写。"


def too_many_figures(count: int) -> str:
    """A sentence holds more figures than a reader takes in."""
    return f"一句里有 {count} 个数，最多三个，请拆成两条。"


def fixed_value_missing(usual: str) -> str:
    """A sentence without a blank for its value does not hold the value."""
    if not usual:
        return "标准表述里没有要填的数，常用值就要写上句子里那个数。"
    return f"标准表述里没有要填的数，也找不到常用值“{clip(usual, 12)}”，请写成句子里那个数。"


def operator_differs(word: str, wanted: str) -> str:
    """Sentence and operator contradict each other."""
    return f"句子里写“{word}”，符号要写{wanted}，请改成一样。"


# Units, ranges, sources, years


def unknown_unit(unit: str, near: str) -> str:
    """A unit that is not on the list."""
    if near:
        return f"单位“{clip(unit, 12)}”请写成“{near}”。"
    return f"单位“{clip(unit, 12)}”不在 units.csv 里，请改成里面有的，或在 units.csv 加一行。"


def unit_missing() -> str:
    """A figure without a unit."""
    return "要填的是数，单位却空着，请填上。"


def unit_needless() -> str:
    """A graded word with a unit."""
    return "定性的不写单位，请清空。"


def unit_differs(unit: str, sentence: str) -> str:
    """The sentence writes another unit behind its value."""
    return f"单位写“{clip(unit, 12)}”，句子里的数后面是“{clip(sentence, 6)}”，请改成一样。"


def usual_outside(value: str, low: object, high: object) -> str:
    """The usual value is outside the range."""
    return f"常用值 {clip(value, 12)} 不在下限 {low} 和上限 {high} 之间，请改正。"


def no_number(value: str) -> str:
    """The usual value of a figure is no number."""
    return f"常用值“{clip(value, 12)}”不是数，请只写数字。"


def over_hundred(value: object) -> str:
    """A rate above a hundred per cent."""
    return f"比例写到 {value}，不能超过 100，请改正。"


def never_hundred() -> str:
    """Satisfaction is never a hundred per cent."""
    return "满意度写不到 100%，一般写 90 或 95，请改低。"


def no_source() -> str:
    """A strength without a source."""
    return "写了依据强度就要写来源，请补上网址、文件名，或上级任务口径、行业惯例。"


def not_public() -> str:
    """A public document that is not named."""
    return "依据强度写“公开文件”，来源要有网址或书名号里的文件名，请补上，或把依据强度改弱。"


def expired(until: int, year: int) -> str:
    """A phrase that is good for earlier years only."""
    return f"这一条只用到 {until} 年，{year} 年的表用不上，请改写或停用。"


def years_reversed(since: int, until: int) -> str:
    """The years are the wrong way round."""
    return f"起始年 {since} 比截止年 {until} 晚，请对调。"


# Duplicates and references


def same_sentence(where: str) -> str:
    """Two rows have one sentence."""
    return f"和{where}是同一句话，请删掉一条。"


def same_name(where: str) -> str:
    """Two rows have one name."""
    return f"和{where}同名，请改名，叫人分得清。"


def nearly_same(where: str, sentence: str) -> str:
    """Two sentences are nearly alike."""
    return f"和{where}太像（“{clip(sentence, 30)}”），请删掉一条或改写。"


def row_of(file: str, row: int) -> str:
    """Name another row in passing."""
    return f" {make_harmless(file)} 第{row}行"


def unknown_name(name: str, file: str, near: str) -> str:
    """A name that another table should hold."""
    guess = f"是不是“{near}”？" if near else f"请改正，或在 {file} 加一行。"
    return f"“{clip(name, 20)}”不在 {file} 里，{guess}"


def unknown_objective(key: str, known: Sequence[str]) -> str:
    """An objective that no form has."""
    near = difflib.get_close_matches(key, known, 1, 0.6)
    guess = f"是不是 {near[0]}？" if near else f"现有：{'、'.join(known)}。"
    return f"没有哪张表样有“{clip(key, 40)}”这个目标，{guess}"


# The whole bank


def too_few_phrases(count: int, least: int) -> str:
    """The bank holds too little."""
    return f"整个题库只有 {count} 条标准表述，至少要 {least} 条，请补写。"


def too_few_in(category: str, count: int, least: int) -> str:
    """A cell holds too little, and no reason is given."""
    return f"“{category}”只有 {count} 条，至少 {least} 条；写不出来的，请在 empty_cells.csv 写明缘由。"


def not_empty(objective: str, category: str, count: int) -> str:
    """A cell that is empty on purpose is not."""
    return f"{objective} 的“{category}”说是不列，题库里却有 {count} 条，请改成少列或删掉那几条。"


def toml_malformed(why: str) -> str:
    """A TOML file cannot be read."""
    return f"{why}，请改好。"


def form_does_not_hold(slip: str) -> str:
    """A form is valid piece by piece, and its pieces do not fit."""
    return f"各项对不上（{one_line(slip)}），请照自带的 suining-2021.toml 改好。"


def file_missing() -> str:
    """A file that a bank must have is not there."""
    return "缺这个文件，请补上，或重新安装 shenbao。"


def not_usable(folder: str, why: str) -> str:
    """The folder to check is none."""
    return f"{make_harmless(folder)} 查不了（{why}），请写一个词库文件夹。"


NO_BANK = "里面没有 indicators、terms、forms，也没有题库的表"
"""Why a folder without any file of a bank cannot be checked."""
