"""Lines that stand around a form's rows in a text: page numbers, signatures, rows that this form does not have."""

from __future__ import annotations

import re
from typing import Final

_REPEATED: Final = re.compile(r"\s*(?:[（(]\s*续\s*[表页]?\s*[）)]|续\s*[表页])\s*")
_MARK_OF_REPEAT: Final = re.compile(r"\s*[（(]\s*续\s*[表页]?\s*[）)]\s*[：:]?")
_DASHES: Final = r"[-—－–―]{1,2}"
_FOOTER: Final = re.compile(
    rf"\s*(?:{_DASHES}\s?[0-9０-９]{{1,3}}\s?{_DASHES}|第\s?[0-9０-９]{{1,3}}\s?页(?:[，,、/\s]{{0,3}}共\s?[0-9０-９]{{1,3}}\s?页)?"
    r"|[0-9０-９]{1,3}\s?/\s?[0-9０-９]{1,3})\s*"
)
_CLERK: Final = (
    "填报人|填表人|制表人|经办人|联系电话|填报日期|填报时间|填表日期|单位负责人|审核人|复核人|审批人|分管领导"
)
_ANYONE: Final = "联系人|电话|手机|日期|负责人|注|备注|附注|说明|填表说明|填报说明"
_MARK: Final = r"\s?(?:[（(][^（）()]{0,20}[）)])?\s{0,9}[：:]"
_SIGNED: Final = re.compile(rf"\s*(?:{_CLERK}){_MARK}")
_REMARK: Final = re.compile(rf"\s*(?:{_ANYONE}){_MARK}")
_ROW: Final = re.compile(
    r"\s*[^\s，。；、：:,;]{0,8}(?:(?:审核|审查|审批|初审|复核|部门|单位|领导|财政局?|主管)意见"
    r"|(?:年度|总体)(?:总体)?(?:绩效)?目标|需?要?说明的?(?:问题|事项|情况)|填表说明|填报说明|备注)\s*[：:]?\s*"
)

# What people add on the line of 填报单位, and what is no filer below it.
BESIDE_FILER: Final = re.compile(rf"(?:^|\s+)(?=(?:{_CLERK}|联系人|电话|手机|日期|负责人){_MARK})")


def is_footer(text: str) -> bool:
    """Tell whether `text` is a page's number and nothing else."""
    return _FOOTER.fullmatch(text) is not None


def is_repeat(text: str) -> bool:
    """Tell whether `text` only says that a table goes on from the page before."""
    return _REPEATED.fullmatch(text) is not None


def after_repeat(text: str, start: int) -> int:
    """Return where the （续） ends that stands in `text` at `start`; `start` where none does."""
    match = _MARK_OF_REPEAT.match(text, start)
    return match.end() if match else start


def is_signed(text: str) -> bool:
    """Tell whether `text` names who filled the form in: part of no item."""
    return _SIGNED.match(text) is not None


def may_be_remark(text: str) -> bool:
    """Tell whether `text` could stand below a form as well as in an item."""
    return _REMARK.match(text) is not None


def may_be_row(text: str) -> bool:
    """Tell whether `text` is worded as the label of a row that other forms have."""
    return _ROW.fullmatch(text) is not None
