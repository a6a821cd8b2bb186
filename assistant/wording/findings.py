"""What is said about a finding of the schema, one sentence per keyword, and of the sums."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from assistant.model import MOST_PLACES, Finding, Severity
from assistant.text import FORBIDDEN, clip, make_harmless

SEVERITY_NAMES = {Severity.ERROR: "必改", Severity.WARNING: "建议改", Severity.NOTE: "提示"}
"""How the severities are named to a person."""

GROUP_NAMES = {"income": "收入", "expenditure": "支出"}
"""The two sides of the budget."""

_TYPE_NAMES = {
    "string": "文字",
    "number": "数字",
    "integer": "整数",
    "object": "一组项目 {…}",
    "array": "列表 […]",
    "null": "无（null）",
    "boolean": "真假值",
}


def placed(finding: Finding, where: str) -> str:
    """A finding's message with the place in front, where it does not name it itself."""
    return finding.message if not where or finding.message.startswith(where) else f"{where}：{finding.message}"


def _kind(value: Any) -> str:
    if value is None:
        return "无（null）"
    if isinstance(value, bool):
        return f"真假值 {str(value).lower()}"
    if isinstance(value, dict):
        return "一组项目 {…}"
    if isinstance(value, list):
        return "列表 […]"
    if isinstance(value, str):
        return f"文字“{clip(value, 12)}”"
    return f"数字 {plain_number(value)}"


def plain_number(value: Decimal | int | float) -> str:
    """Return a number without exponent or padding, shortened when it is absurdly long."""
    # Written out, 1e999999999 would take a gigabyte.
    written_out = isinstance(value, Decimal) and abs(value.adjusted()) <= MOST_PLACES
    text = f"{value:f}" if written_out else str(value)
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if len(text) <= 24 else text[:20] + "…"


def wrong_type(label: str, wanted: str | Sequence[str], value: Any) -> str:
    """The JSON type is not the schema's."""
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    return f"{label}应当是{'或'.join(_TYPE_NAMES[name] for name in names)}，现在是{_kind(value)}，请改正。"


def missing(label: str) -> str:
    """A member that the form needs is not there."""
    return f"{label}还没有填，请补上。"


def unknown_key(key: str, nearest: str | None, known: Sequence[str]) -> str:
    """A key that the schema does not know."""
    if nearest:
        return f"不认识“{clip(key, 40)}”这一项，是不是 {nearest}？请改正或删去。"
    return f"不认识“{clip(key, 40)}”这一项，这里只能写 {'、'.join(known)}，请改正或删去。"


def too_small(label: str, least: Any, value: Any) -> str:
    """Below the minimum."""
    return f"{label}不能小于 {least}，现在是 {plain_number(value)}，请核对后改正。"


def too_large(label: str, most: Any, value: Any) -> str:
    """Above the maximum."""
    return f"{label}不能大于 {most}，现在是 {plain_number(value)}，请核对后改正。"


def too_short(label: str, least: int, length: int) -> str:
    """Fewer characters than the schema allows."""
    if length == 0:
        return f"{label}是空的，请写上内容。"
    return f"{label}至少要 {least} 个字，现在只有 {length} 个，请写全。"


def too_long(label: str, most: int, length: int) -> str:
    """More characters than the schema allows."""
    return f"{label}最多 {most} 个字，现在有 {length} 个，请删短或拆成几条。"


def forbidden_character(label: str, text: str) -> str:
    """A control character or noncharacter."""
    match = FORBIDDEN.search(text)
    code = f" U+{ord(match.group()):04X}（第 {match.start() + 1} 个字）" if match else ""
    return f"{label}里有打印不出来的字符{code}，请删掉它。"


def one_line_only(label: str) -> str:
    """A line feed where one line is meant."""
    return f"{label}只能写一行，请去掉中间的换行。"


def wrong_pattern(label: str, description: str) -> str:
    """Another pattern of the schema does not match."""
    return f"{label}的写法不对，请照这样写：{description}"


def wrong_date(label: str, value: str) -> str:
    """No calendar date in ISO form."""
    return f"{label}“{clip(value, 12)}”不是一个日期，请写成 2027-11-30 这样。"


def not_in_list(label: str, value: Any, allowed: Sequence[Any]) -> str:
    """Outside a closed list."""
    return f"{label}只能是 {'、'.join(map(str, allowed))}，现在是{_kind(value)}，请改正。"


def wrong_version(value: Any) -> str:
    """A schema_version other than the one that is read."""
    return f"数据格式版本应当是 1，现在是{_kind(value)}：请用同一版本的 shenbao，或改成 1。"


def too_few(label: str, least: int) -> str:
    """A list is too short."""
    return f"{label}至少要有 {least} 项，请补上。"


def too_many(label: str, most: int, length: int) -> str:
    """A list is too long."""
    return f"{label}最多 {most} 项，现在有 {length} 项，请合并或删去一些。"


def too_many_digits(label: str, value: Decimal, found: int, most: int) -> str:
    """More digits than a number in a file can hold exactly."""
    return f"{label} {plain_number(value)} 有 {found} 位数字，超过 {most} 位就存不准，请与控制数核对后改短。"


def more(label: str, listed: int, others: int) -> str:
    """Too many findings in one list to list them all."""
    return f"{label}里的问题太多，只列出 {listed} 处，另有 {others} 处没有列出，请先改好列出的再查一遍。"


def anything_else(label: str) -> str:
    """A keyword without a sentence of its own."""
    return f"{label}写得不合这张表的要求，请照空表改正。"


def too_many_decimals(label: str, value: Decimal, found: int, allowed: int) -> str:
    """More decimals than the form prints; never rounded silently."""
    return f"{label} {plain_number(value)} 有 {found} 位小数，这张表只到 {allowed} 位：请自己取到 {allowed} 位再打，取完看合计还平不平。"


def not_on_form(label: str) -> str:
    """An amount that the printed form has no line for."""
    return f"这张表样没有{label}这一行，请删去，或把它并到别的行。"


def sum_differs(total: Decimal, parts: Decimal, group: str) -> str:
    """An identity of the budget does not hold."""
    gap = plain_number(abs(total - parts))
    return f"资金总额 {plain_number(total)} ≠ {group}合计 {plain_number(parts)}，差 {gap} 万元，请核对改正。"


def sums_differ(income: Decimal, expenditure: Decimal) -> str:
    """Income and expenditure do not meet."""
    gap = plain_number(abs(income - expenditure))
    return f"收入合计 {plain_number(income)} ≠ 支出合计 {plain_number(expenditure)}，差 {gap} 万元，请核对改正。"


def open_blank(label: str, count: int, offices: Sequence[str]) -> str:
    """Blanks that still stand in a text."""
    owed = f"（{'、'.join(make_harmless(name) for name in offices)}）" if offices else ""
    return f"{label}还有 {count} 处待填{owed}，请填上再出正式稿。"


def loose_blank(label: str, excerpt: str) -> str:
    """待填 without the brackets that make it an open blank."""
    return f"{label}里的“{clip(excerpt, 16)}”没有算成空，会照样印出来：请填上，或改成〔待填〕。"


SUMS_BASIS = "收入各项之和、支出各项之和都等于资金总额（预算法实施条例第5条）"
SCHEMA_BASIS = "申报表的数据格式"
BLANK_BASIS = "待填的空不能出现在正式稿上"
FORM_BASIS = "表样的规定"
