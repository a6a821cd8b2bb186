"""A phrase made of one answer: blanks where its figure and its dates stand, the rest as it was written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from assistant.bank.blanks import FIGURE, FIGURES, BlankKind
from assistant.bank.layers import Bank
from assistant.bank.phrases import OPERATORS
from assistant.deadlines import DATE
from assistant.model import Category, Indicator, Operator, Target
from assistant.text import BLANK, PHRASE_BLANK
from assistant.wording.fields import CATEGORY_NAMES

_FIGURE: Final = re.compile(rf"(?<![\d.第〔])(?:{FIGURE})(?![\d.]|年|号|月|日)")
_AT_LEAST: Final = ("不低于", "不少于", "达到", "达", "≥")
_AT_MOST: Final = ("不高于", "不超过", "控制在", "≤")
_MOST_NAME: Final = 16
_FORMULA: Final = str.maketrans("=+-@", "＝＋－＠")


@dataclass(frozen=True)
class _Spot:
    """A place in a sentence that becomes a blank."""

    start: int
    end: int
    kind: BlankKind


def derive_row(bank: Bank, indicator: Indicator, text: str) -> dict[str, str]:
    """Return the cells of a phrase with the wording of an indicator, all but its id; `text` is its sentence."""
    target = indicator.targets[0] if indicator.targets else None
    dates = [match.span() for match in DATE.finditer(text) if match["month"]]
    value = _value_spot(text, target, dates)
    still_open = [_open_spot(text, match.start(), match.end()) for match in BLANK.finditer(text)]
    spots = [_Spot(*span, BlankKind.DATE) for span in dates] + ([value] if value else []) + still_open
    spots.sort(key=lambda spot: spot.start)
    value = value or next((spot for spot in still_open if spot.kind in FIGURES), None)
    sentence, end = "", 0
    for spot in spots:
        sentence += text[end : spot.start] + f"〔{spot.kind.value}〕"
        end = spot.end
    sentence += text[end:]
    shown = text[value.start : value.end] if value else (target.value or "") if target else ""
    operator = _operator(text, target, value)
    cells = {
        "类别": CATEGORY_NAMES[indicator.category or _category(value, dates)],
        "指标名称": _name(target.name if target else "", text, spots),
        "标准表述": sentence,
        "符号": next(name for name, part in OPERATORS.items() if part is operator),
        "常用值": shown if "〔" not in shown else "",
        "单位": "" if operator is Operator.QUALITATIVE else _unit(bank, text, target, value),
        "填空示例": _examples(text, spots),
        "依据强度": "本单位",
    }
    return {head: _no_formula(cell) for head, cell in cells.items()}


def _value_spot(text: str, target: Target | None, dates: list[tuple[int, int]]) -> _Spot | None:
    """Return where the value stands; None where there is none, or words in its place."""
    if target is not None and (target.operator is Operator.QUALITATIVE or target.value is None):
        return None
    free = [
        match.span()
        for match in _FIGURE.finditer(text)
        if not any(start <= match.start() < end for start, end in dates)
    ]
    if target is not None:
        free = [span for span in free if text[slice(*span)] == target.value]
        free.sort(key=lambda span: not text.startswith(target.unit or "", span[1]))
    if not free:
        return None
    start, end = free[0]
    return _Spot(start, end, _kind(text[end:]))


def _kind(after: str) -> BlankKind:
    if after.startswith(("%", "％", "‰")):
        return BlankKind.RATE
    return BlankKind.MONEY if after.startswith(("元", "万元", "亿元")) else BlankKind.NUMBER


def _open_spot(text: str, start: int, end: int) -> _Spot:
    """Return what a blank that is still open takes, by what stands behind it."""
    kind = BlankKind.DATE if re.match(r"[之以]?前", text[end:]) else _kind(text[end:])
    return _Spot(start, end, kind)


def _operator(text: str, target: Target | None, value: _Spot | None) -> Operator:
    if target is not None and target.operator is not None:
        return target.operator
    if value is None:
        return Operator.QUALITATIVE
    before = text[: value.start]
    if before.endswith(_AT_LEAST):
        return Operator.GE
    return Operator.LE if before.endswith(_AT_MOST) else Operator.EQ


def _category(value: _Spot | None, dates: list[tuple[int, int]]) -> Category:
    """Return what an output most likely is whose category nobody has said."""
    if value is None:
        return Category.TIMELINESS if dates else Category.QUALITY
    return {BlankKind.RATE: Category.QUALITY, BlankKind.MONEY: Category.COST}.get(value.kind, Category.QUANTITY)


def _unit(bank: Bank, text: str, target: Target | None, value: _Spot | None) -> str:
    if target is not None and target.unit:
        return target.unit
    if value is None:
        return ""
    after = text[value.end :]
    units = (row["单位"] for row in bank.rows("units.csv"))
    return max((unit for unit in units if unit and after.startswith(unit)), key=len, default="")


def _name(name: str, text: str, spots: list[_Spot]) -> str:
    """Return the target's name, or else what the sentence begins with."""
    start = text[: spots[0].start] if spots and spots[0].start > 1 else text
    plain = name or re.split("[，,；：:（(]", start)[0] or text
    return re.sub(r"[\s。，；：！？〔〕]", "", plain)[:_MOST_NAME]


def _examples(text: str, spots: list[_Spot]) -> str:
    """Return what stood in the blanks; nothing where one of them was open."""
    held = [text[spot.start : spot.end] for spot in spots]
    is_open = any(part.startswith("〔") for part in held) or PHRASE_BLANK.search(text)
    return "" if is_open else "；".join(held)


def _no_formula(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return cell if re.match(r"-?\d", cell) else cell[:1].translate(_FORMULA) + cell[1:]
